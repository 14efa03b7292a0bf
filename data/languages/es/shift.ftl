shift-breaks = { $count ->
    [one] 1 pausa para respirar, { $time }
   *[other] { $count } pausas para respirar, { $time } en total
}
shift-to-raise = { $count ->
    [one] 1 asunto
   *[other] { $count } asuntos
} que plantear, en tus reflexiones
shift-shift = Turno
shift-back = Volver
shift-intention-hint = ¿Qué esperas del turno?
shift-looking = Buscando…
shift-ask = ¿Qué esperas de este turno?
shift-choose = Elegir
shift-in-my-own-words = Con mis palabras
shift-not-today = Hoy no
shift-this-shift = Este turno
shift-no-situation-noted = Sin situación anotada
shift-heats = Tensión antes y después: { $heats }
shift-promises = Compromisos: { $promised ->
    [one] 1 anotado
   *[other] { $promised } anotados
}, { $kept ->
    [one] 1 cumplido
   *[other] { $kept } cumplidos
} hasta ahora
shift-one-line-is-plenty = Basta con una línea
shift-for-whoever-takes-over = Para quien sigue
shift-nothing-is-left-open = De las últimas dos semanas no queda nada abierto.
shift-promise = Compromiso
shift-escalation = Escalación
shift-to-finish = Por completar
shift-copy-the-sheet = Copiar la hoja
shift-as-markdown = Como Markdown
shift-handover-sheet = hoja de relevo
shift-seconds = { $secs } s
shift-minutes = { $mins } min
shift-minutes-and-seconds = { $mins } min { $secs } s
shift-since = desde las { $time }
shift-intention-for-this-shift = Intención para este turno
shift-what-went-well = Qué salió bien
