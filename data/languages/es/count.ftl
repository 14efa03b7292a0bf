count-calls = { $count ->
    [one] 1 llamada
   *[other] { $shown } llamadas
}
