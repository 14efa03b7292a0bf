promises-show = Show those { $kind ->
    [kept] kept
   *[broken] broken
}
promises-hide = Hide those { $kind ->
    [kept] kept
   *[broken] broken
}
promises-promises = Promises
promises-back = Back
promises-nothing-promised-yet-romise-in = Nothing promised yet. { $romise } in a call notes a promise: “send the form by Friday”.
promises-looking = Looking…
promises-k-kept-b-broken-o = K kept · B broken · O open again · Enter opens
promises-and-more-more-which-evenkeel = and { $more } more, which `evenkeel promises` lists
promises-by-due = by { $due }
promises-broken = Broken
promises-kept = Kept
promises-open-again = Open again
