count-calls = { $count ->
    [one] 1 call
   *[other] { $shown } calls
}
