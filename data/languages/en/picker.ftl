picker-change = Change…
picker-show-all-situations = Show all situations
picker-no-situation-fits = No situation fits; try other words
picker-fewer = Fewer
picker-what-is-the-caller-doing = What is the caller doing?
