dates-today = today
dates-tomorrow = tomorrow
dates-yesterday = yesterday
dates-on = { $date }
dates-day-and-time = { $day } { $time }
dates-end-of-day = end of day
dates-spelt-today = today, { $day }, { $time }
dates-spelt-tomorrow = tomorrow, { $day }, { $time }
dates-spelt = { $day }, { $time }
dates-weekday-and-date = { $weekday } { $day } { $month }
dates-weekday-and-full-date = { $weekday } { $day } { $month } { $year }
dates-date = { $day } { $month } { $year }
dates-short-date = { $day } { $month }
dates-month-of-year = { $month } { $year }
dates-read-as-day-first = read as day/month
dates-read-as-month-first = read as month/day
dates-clocks-go-forward = the clocks go forward then
dates-already-past = already past
dates-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
dates-weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
dates-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
