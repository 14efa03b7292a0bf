cards-say-it-your-way = Dilo a tu manera
cards-avoid-instead = Evitar → mejor
cards-other-wording = Otra versión: { $what }, { $at } de { $of }
cards-copy = Copiar: { $what }
cards-other-wording-of-card = Otra versión de la frase { $number }, { $at } de { $of }
cards-copy-card = Copiar la frase { $number }
# Cómo termina la primera palabra de un compromiso que cabe en «voy a …»: un infinitivo.
cards-promise-ends = ar er ir ír arle erle irle arles erles irles arlo erlo irlo arla erla irla arlos erlos irlos arlas erlas irlas arse erse irse árselo érselo írselo árselos érselos írselos árselas érselas írselas
