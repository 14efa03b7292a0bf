cards-say-it-your-way = Say it your way
cards-avoid-instead = Avoid → instead
cards-other-wording-of-the-what = Other wording of the { $what }, { $at } of { $of }
cards-copy-what = Copy { $what }
cards-other-wording-of-card-number = Other wording of card { $number }, { $at } of { $variants }
cards-copy-card-number = Copy card { $number }
