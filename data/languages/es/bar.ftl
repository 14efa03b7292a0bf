bar-promises-today = { $today ->
    [one] 1 compromiso vence
   *[other] { $today } compromisos vencen
} hoy
bar-promises-overdue = { $overdue ->
    [one] 1 compromiso vencido
   *[other] { $overdue } compromisos vencidos
}
bar-promises-overdue-and-today = { $overdue ->
    [one] 1 compromiso vencido
   *[other] { $overdue } compromisos vencidos
}, { $today } más para hoy
bar-calls-to-finish = { $count ->
    [one] 1 llamada
   *[other] { $count } llamadas
} por completar, seguir con { $call } ({ $key })
bar-saved-calls = Llamadas guardadas
bar-calls-so-far = Llamadas hasta ahora
bar-saved = guardado
bar-in-memory = en memoria
bar-in-memory-only = Solo en memoria
bar-everything-else = Todo lo demás
bar-always-on-top = Siempre visible
bar-compact-strip = Barra compacta
bar-new-call = Llamada nueva
bar-not-saved = sin guardar
bar-since-with-intention = Desde que empezó la llamada. Tu intención: { $intention }
bar-since = Desde que empezó la llamada
bar-heat-help = Tensión al principio y al final, de 0 a 10
bar-to-finish = { $count } por completar
bar-end-call = Terminar
bar-file-it-with-key = Archivar  { $key }
bar-file-it = Archivar
bar-heat-both = tensión { $start } → { $end }
bar-heat-start = tensión { $heat }
bar-heat-end = tensión → { $heat }
bar-sign-overdue = !{ $overdue }
bar-sign-overdue-and-today = !{ $overdue } +{ $today }
