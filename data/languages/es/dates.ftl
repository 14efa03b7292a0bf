dates-today = hoy
dates-tomorrow = mañana
dates-yesterday = ayer
dates-on = el { $date }
dates-day-and-time = { $day } a las { $time }
dates-end-of-day = fin del día
dates-spelt-today = hoy, { $day }, { $time }
dates-spelt-tomorrow = mañana, { $day }, { $time }
dates-spelt = el { $day }, { $time }
dates-weekday-and-date = { $weekday } { $day } { $month }
dates-weekday-and-full-date = { $weekday } { $day } { $month } { $year }
dates-date = { $day } { $month } { $year }
dates-short-date = { $day } { $month }
dates-month-of-year = { $month } { $year }
dates-read-as-day-first = leído como día/mes
dates-read-as-month-first = leído como mes/día
dates-clocks-go-forward = a esa hora se adelantan los relojes
dates-already-past = ya pasó
dates-weekday = { $day ->
    [1] el lunes
    [2] el martes
    [3] el miércoles
    [4] el jueves
    [5] el viernes
    [6] el sábado
   *[7] el domingo
}
dates-weekday-short = { $day ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
dates-month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
