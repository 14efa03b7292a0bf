spoken-read-back = read-back
spoken-offer = offer
spoken-tell = what to tell them
spoken-brief = brief
