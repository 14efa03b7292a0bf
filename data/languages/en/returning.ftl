returning-called-before = Called before: { $count ->
    [one] 1 call
   *[other] { $count } calls
}, last { $when }{ $owed ->
    [0] {""}
    [one] {" "}· 1 promise open
   *[other] {" "}· { $owed } promises open
}
returning-read-it =
    { $said }
    Read it: { $key }
returning-no-situation-noted = no situation noted
returning-then = Then: { $names }
returning-yes = Yes
returning-in-touch-before-yes = In touch before: yes
returning-in-touch-before = In touch before?
returning-owed = Owed: { $promises }
returning-and-more = and { $more } more
returning-by = , by { $due }{ $standing ->
    [overdue] , overdue
   *[open] {""}
}
returning-their-earlier-call = Their earlier call
returning-their-earlier-call-of = Their earlier call, { $at } of { $count }
returning-close-the-earlier-call-esc = Close the earlier call (Esc)
returning-older = Older
returning-looking = Looking…
returning-what-happened = What happened
returning-promises = Promises
returning-kept = {""} · kept
returning-broken = {""} · broken
returning-mark = Mark kept
returning-mark-kept = Kept: { $promise }
