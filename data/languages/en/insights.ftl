insights-none-yet = No calls saved yet. What they say together appears here with the first one.
insights-none-yet-in-memory = No calls yet. What they say together appears here with the first one.
