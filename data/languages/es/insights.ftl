insights-none-yet = Aún no hay llamadas guardadas. Lo que dicen en conjunto aparece aquí con la primera.
insights-none-yet-in-memory = Aún no hay llamadas. Lo que dicen en conjunto aparece aquí con la primera.
insights-few = { $calls }: solo conteos. A partir de { $few } hay promedios y porcentajes.
insights-enough = { $calls }. Intro o un clic muestra las llamadas detrás de un número.
insights-counting-again = Contando otra vez…
insights-promises = { $count ->
    [one] 1 compromiso
   *[other] { $shown } compromisos
}
insights-week-of = { $name }, semana del { $date }: { $calls }
insights-too-few-heats = { $count ->
    [one] 1 llamada con ambas tensiones
   *[other] { $shown } llamadas con ambas tensiones
} hasta ahora: muy pocas para un porcentaje o un promedio.
insights-too-few-promises = { $count ->
    [one] 1 compromiso incumplido, o cumplido con plazo
   *[other] { $shown } compromisos incumplidos, o cumplidos con plazo
} hasta ahora: muy pocos para un porcentaje o un promedio.
insights-too-few-causes = { $count ->
    [one] 1 llamada con causa raíz
   *[other] { $shown } llamadas con causa raíz
} hasta ahora: muy pocas para un porcentaje o un promedio.
insights-too-few-calls = { $count ->
    [one] 1 llamada
   *[other] { $shown } llamadas
} hasta ahora: muy pocas para un porcentaje o un promedio.
insights-too-few = pocos datos
insights-insights = Análisis
insights-back = Volver
insights-counting = Contando…
insights-no-calls-in-these-weeks = No hay llamadas en estas semanas.
insights-look-back = Periodo: { $period }
insights-show-my-own-patterns = Mostrar mis propios patrones
insights-table-of = Tabla: { $kind }
insights-table = Tabla
insights-save-as-csv = Guardar como CSV: { $kind }
insights-save-as-png = Guardar como PNG: { $kind }
insights-no-calls-yet = Aún no hay llamadas.
insights-no-heat-yet = Aún no hay llamadas con tensión al principio y al final. El cierre pide las dos.
insights-nothing-promised-yet = Aún no hay compromisos.
insights-no-cause-yet = Aún no hay causas raíz anotadas. El cierre pregunta qué lo causó.
insights-no-debrief-yet = Aún no hay reflexiones. La de una llamada está a un clic cuando se archiva.
insights-calls = Llamadas
insights-4-weeks = 4 semanas
insights-12-weeks = 12 semanas
insights-52-weeks = 52 semanas
insights-all = Todo
insights-situations = Llamadas por situación y semana
insights-heat = Qué calma: tensión antes y después
insights-promises-kept-in-time = Compromisos cumplidos a tiempo
insights-root-causes = Causas raíz
insights-busiest-hours = Horas pico
insights-my-own-patterns = Mis propios patrones
insights-situation = Situación
insights-promises-column = Compromisos
insights-root-cause = Causa raíz
insights-hour = Hora
insights-heat-before = Tensión antes
insights-heat-after = Tensión después
insights-share = Porcentaje
insights-running-share = Acumulado
insights-all-calls = Todas
insights-no-situation-noted = Sin situación
insights-kept-in-time = Cumplidos a tiempo
insights-kept-late = Cumplidos tarde
insights-kept-no-time-to-meet = Cumplidos, sin plazo
insights-not-kept = Incumplidos
insights-still-owed = Pendientes
insights-of-these-overdue = De estos, vencidos
insights-at-fault = Por proceso o producto
insights-all-debriefs = Todas las reflexiones
insights-most-often = Lo más frecuente: { $situation }, { $calls }.
insights-counts-in-both = Una llamada con dos situaciones cuenta en las dos.
insights-heat-on-average = De { $before } a { $after } de 10 en promedio, { $calls }.
insights-share-kept-in-time = El { $share } de { $settled } compromisos se cumplió a tiempo; los cumplidos sin plazo no cuentan.
insights-share-at-fault = Por causa del proceso o del producto: el { $share } de { $noted } llamadas con causa raíz.
insights-most-begin = Hora pico: { $hour }:00, { $calls }.
insights-own = Llamadas sobre las que escribiste una reflexión. Solo tuyas: en ningún resumen, y en un informe solo si se pide.
insights-curve = acumulado, Σ
insights-key-before = antes
insights-key-after = después
insights-latest-weeks = Las últimas { $weeks } de { $of } semanas; la suma y la tabla las tienen todas.
