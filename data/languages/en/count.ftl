count-calls = { $count ->
    [one] 1 call
   *[other] { $shown } calls
}
count-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
