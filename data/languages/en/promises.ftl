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
promises-none-yet = Nothing promised yet. { $key } in a call notes a promise: “send the form by Friday”.
promises-looking = Looking…
promises-keys = K kept · B broken · O open again · Enter opens
promises-and-more = And { $more } more: find them in the saved calls
promises-by = by { $due }
promises-broken = Broken
promises-kept = Kept
promises-open-again = Open again
