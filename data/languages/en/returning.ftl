returning-called-before = Called before: { $count ->
    [one] 1 call
   *[other] { $count } calls
}, last { $when }{ $owed ->
    [0] {""}
    [one] {" "}· 1 promise open
   *[other] {" "}· { $owed } promises open
}
returning-said-read-it-key =
    { $said }
    Read it: { $key }
returning-no-situation-noted = no situation noted
returning-then-names = Then: { $names }
returning-yes = Yes
returning-in-touch-before-yes = In touch before: yes
returning-in-touch-before = In touch before?
returning-owed-join = Owed: { $join }
returning-owed-promise = Owed: { $promise }
returning-and-more-more = and { $more } more
returning-overdue = , overdue
returning-by-due-overdue = , by { $due }{ $overdue }
returning-their-earlier-call = Their earlier call
returning-their-earlier-call-at-of = Their earlier call, { $at } of { $count }
returning-close-the-earlier-call-esc = Close the earlier call (Esc)
returning-older = Older
returning-looking = Looking…
returning-what-happened = What happened
returning-promises = Promises
returning-kept = {""} · kept
returning-broken = {""} · broken
returning-kept-promise = Kept: { $promise }
