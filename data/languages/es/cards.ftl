cards-say-it-your-way = Dilo a tu manera
cards-avoid-instead = Evitar → mejor
cards-other-wording = Otra versión: { $what }, { $at } de { $of }
cards-copy = Copiar: { $what }
cards-other-wording-of-card = Otra versión de la frase { $number }, { $at } de { $of }
cards-copy-card = Copiar la frase { $number }
