returning-called-before = Ya llamó: { $count ->
    [one] 1 vez
   *[other] { $count } veces
}, la última { $when }{ $owed ->
    [0] {""}
    [one] {" "}· 1 compromiso abierto
   *[other] {" "}· { $owed } compromisos abiertos
}
returning-read-it =
    { $said }
    Leerla: { $key }
returning-no-situation-noted = sin situación anotada
returning-then = Entonces: { $names }
returning-yes = Sí
returning-in-touch-before-yes = Ya había llamado: sí
returning-in-touch-before = ¿Ya había llamado?
returning-owed = Pendiente: { $promises }
returning-and-more = y { $more } más
returning-by = , para { $due }{ $standing ->
    [overdue] , vencido
   *[open] {""}
}
returning-their-earlier-call = Su llamada anterior
returning-their-earlier-call-of = Su llamada anterior, { $at } de { $count }
returning-close-the-earlier-call-esc = Cerrar la llamada anterior (Esc)
returning-older = Anterior
returning-looking = Buscando…
returning-what-happened = Qué pasó
returning-promises = Compromisos
returning-kept = {""} · cumplido
returning-broken = {""} · incumplido
returning-mark = Marcar cumplido
returning-mark-kept = Cumplido: { $promise }
