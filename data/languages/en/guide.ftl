guide-pick-what-the-caller-does = Pick what the caller does
guide-a-number-is-enough = A number is enough. What they say goes above.
guide-people-first-then-process = People first, then process
guide-if-it-goes-on = If it goes on
