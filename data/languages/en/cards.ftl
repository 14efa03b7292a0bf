cards-say-it-your-way = Say it your way
cards-avoid-instead = Avoid → instead
cards-other-wording = Other wording of the { $what }, { $at } of { $of }
cards-copy = Copy { $what }
cards-other-wording-of-card = Other wording of card { $number }, { $at } of { $of }
cards-copy-card = Copy card { $number }
# How the first word of a promise ends that can stand in “I will …”: in English any.
cards-promise-ends = { "" }
