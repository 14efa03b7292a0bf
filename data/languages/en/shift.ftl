shift-breaks = { $count ->
    [one] 1 breathing break, { $time }
   *[other] { $count } breathing breaks, { $time } together
}
shift-to-raise = { $count ->
    [one] 1 thing
   *[other] { $count } things
} to raise, in your debriefs
shift-shift = Shift
shift-back = Back
shift-intention-hint = What do you want from it?
shift-looking = Looking…
shift-ask = What do you want from this shift?
shift-choose = Choose
shift-in-my-own-words = In my own words
shift-not-today = Not today
shift-this-shift = This shift
shift-no-situation-noted = No situation noted
shift-heats = Heat before and after: { $heats }
shift-promises = Promises: { $promised } made, { $kept } kept so far
shift-one-line-is-plenty = One line is plenty
shift-for-whoever-takes-over = For whoever takes over
shift-nothing-is-left-open = Nothing of the last two weeks is left open.
shift-promise = Promise
shift-escalation = Escalation
shift-to-finish = To finish
shift-copy-the-sheet = Copy the sheet
shift-as-markdown = As Markdown
shift-handover-sheet = handover sheet
shift-seconds = { $secs } s
shift-minutes = { $mins } min
shift-minutes-and-seconds = { $mins } min { $secs } s
shift-since = since { $time }
shift-intention-for-this-shift = Intention for this shift
shift-what-went-well = What went well
