brief-promised-by = { $what } by { $due }
brief-and-more = ; and { $rest } more
brief-times = { $earlier } and { $last }
brief-either = { $first } or { $other }
