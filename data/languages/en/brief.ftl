brief-promised-by = { $what } by { $due }
brief-and-more = ; and { $rest } more
