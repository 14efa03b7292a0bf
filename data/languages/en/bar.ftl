bar-promises-today = { $today ->
    [one] 1 promise
   *[other] { $today } promises
} due today
bar-promises-overdue = { $overdue ->
    [one] 1 promise
   *[other] { $overdue } promises
} overdue
bar-promises-overdue-and-today = { $overdue ->
    [one] 1 promise
   *[other] { $overdue } promises
} overdue, { $today } more due today
bar-calls-to-finish = { $count ->
    [one] 1 call
   *[other] { $count } calls
} to finish, go on with { $call } ({ $key })
bar-saved-calls = Saved calls
bar-calls-so-far = Calls so far
bar-saved = saved
bar-in-memory = in memory
bar-in-memory-only = In memory only
bar-everything-else = Everything else
bar-always-on-top = Always on top
bar-compact-strip = Compact strip
bar-new-call = New call
bar-not-saved = not saved
bar-since-with-intention = Since the call began. Your intention: { $intention }
bar-since = Since the call began
bar-heat-help = Heat at the start and at the end, 0 to 10
bar-to-finish = { $count } to finish
bar-end-call = End call
bar-file-it-with-key = File it  { $key }
bar-file-it = File it
bar-heat-both = heat { $start } → { $end }
bar-heat-start = heat { $heat }
bar-heat-end = heat → { $heat }
bar-sign-overdue = !{ $overdue }
bar-sign-overdue-and-today = !{ $overdue } +{ $today }
