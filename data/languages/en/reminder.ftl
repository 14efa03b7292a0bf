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
