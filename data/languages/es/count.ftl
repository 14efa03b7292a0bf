count-calls = { $count ->
    [one] 1 llamada
   *[other] { $shown } llamadas
}
count-files = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
