reset-end-the-reset-eset = End the reset ({ $eset })
reset-you-know-text = You know: { $text }
reset-you-were-told-text = You were told: { $text }
