reminder-head = { $due }{ $more ->
    [0] {""}
   *[other] {" "}· { $more } more in Promises
}
reminder-reminder = Reminder
reminder-due-now = Due now
reminder-due-since = Due since { $when }
reminder-due = Due { $when }
reminder-kept = Kept
reminder-open-the-call = Open the call
reminder-later = Later
reminder-again-in-10-minutes = Again in 10 minutes
reminder-outside-due = { $count ->
    [one] A promise is due { $when }
   *[other] { $count } promises are due, the first { $when }
}
reminder-outside-since = { $count ->
    [one] A promise has been due since { $when }
   *[other] { $count } promises are due, the first since { $when }
}
reminder-outside-open = Show promises
