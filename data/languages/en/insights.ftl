insights-none-yet = No calls saved yet. What they say together appears here with the first one.
insights-none-yet-in-memory = No calls yet. What they say together appears here with the first one.
insights-few = { $calls }: counts only. From { $few } on there are averages and shares.
insights-enough = { $calls }. Enter or a click lists the calls behind a number.
insights-counting-again = Counting again…
insights-promises = { $count ->
    [one] 1 promise
   *[other] { $shown } promises
}
insights-week-of = { $name }, week of { $date }: { $calls }
insights-too-few-heats = { $count ->
    [one] 1 call with both heats
   *[other] { $shown } calls with both heats
} so far: too few for a share or an average.
insights-too-few-promises = { $count ->
    [one] 1 promise broken, or kept with a time to meet
   *[other] { $shown } promises broken, or kept with a time to meet
} so far: too few for a share or an average.
insights-too-few-causes = { $count ->
    [one] 1 call with a root cause
   *[other] { $shown } calls with a root cause
} so far: too few for a share or an average.
insights-too-few-calls = { $count ->
    [one] 1 call
   *[other] { $shown } calls
} so far: too few for a share or an average.
insights-too-few = too few
insights-insights = Insights
insights-back = Back
insights-counting = Counting…
insights-no-calls-in-these-weeks = No calls in these weeks.
insights-look-back = Look back: { $period }
insights-show-my-own-patterns = Show my own patterns
insights-table-of = Table: { $kind }
insights-table = Table
insights-save-as-csv = Save as CSV: { $kind }
insights-save-as-png = Save as PNG: { $kind }
insights-no-calls-yet = No calls yet.
insights-no-heat-yet = No call with a heat at its start and its end yet. The wrap-up asks for both.
insights-nothing-promised-yet = Nothing promised yet.
insights-no-cause-yet = No root cause noted yet. The wrap-up asks where the fault lies.
insights-no-debrief-yet = No debrief yet. The one for a call is a click away when it is filed.
insights-calls = Calls
insights-4-weeks = 4 weeks
insights-12-weeks = 12 weeks
insights-52-weeks = 52 weeks
insights-all = All
insights-situations = Calls by situation and week
insights-heat = What calms: heat before and after
insights-promises-kept-in-time = Promises kept in time
insights-root-causes = Root causes
insights-busiest-hours = Busiest hours
insights-my-own-patterns = My own patterns
insights-situation = Situation
insights-promises-column = Promises
insights-root-cause = Root cause
insights-hour = Hour
insights-heat-before = Heat before
insights-heat-after = Heat after
insights-share = Share
insights-running-share = Running share
insights-all-calls = All calls
insights-no-situation-noted = No situation
insights-kept-in-time = Kept in time
insights-kept-late = Kept late
insights-kept-no-time-to-meet = Kept, no time to meet
insights-not-kept = Not kept
insights-still-owed = Still owed
insights-of-these-overdue = Of these overdue
insights-at-fault = Process or product at fault
insights-all-debriefs = All debriefs
insights-most-often = Most often: { $situation }, { $calls }.
insights-counts-in-both = A call with two situations counts in both.
insights-heat-on-average = From { $before } to { $after } of 10 on average, { $calls }.
insights-share-kept-in-time = { $share } of { $settled } promises were kept in time; those kept with no time to meet are not counted.
insights-share-at-fault = Process or product at fault in { $share } of { $noted } calls with a root cause.
insights-most-begin = Most begin at { $hour }:00, { $calls }.
insights-own = Calls you wrote a debrief after. Yours alone: in no summary, and in a report only if that is asked for.
insights-curve = running share, Σ
insights-key-before = before
insights-key-after = after
insights-latest-weeks = The latest { $weeks } of { $of } weeks; the sum and the table have them all.
