brief-promised-by = { $what }, a más tardar el { $due }
brief-and-more = ; y { $rest } más
brief-times = { $earlier } y { $last }
brief-either = { $first } o { $other }
