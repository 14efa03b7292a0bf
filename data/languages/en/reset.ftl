reset-end = End the reset ({ $key })
reset-you-know = You know: { $text }
reset-you-were-told = You were told: { $text }
