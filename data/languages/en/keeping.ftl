keeping-call-goes = { $call } is not filed, and goes with this window, nothing of it is written. Close it again to let it go.
keeping-calls-go = { $aside ->
    [one] A call to finish goes
   *[other] { $aside } calls to finish go
} with this window, nothing of it is written. Close it again to let it go.
keeping-call-and-more-go = { $call } is not filed, { $aside } more to finish: they go with this window, nothing of it is written. Close it again to let it go.
