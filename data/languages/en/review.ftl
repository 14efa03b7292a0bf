review-find = Find in saved calls
review-find-in-memory = Find in calls so far
review-none-yet = No calls saved yet. The first one appears here as soon as something is noted.
review-none-yet-in-memory = No calls yet. The first one appears here as soon as something is noted.
