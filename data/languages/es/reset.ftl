reset-end = Terminar la pausa ({ $key })
reset-you-know = Tú sabes: { $text }
reset-you-were-told = Te dijeron: { $text }
