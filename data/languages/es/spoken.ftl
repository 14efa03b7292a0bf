spoken-read-back = lo que repites
spoken-offer = oferta
spoken-tell = qué decirle al cliente
spoken-brief = resumen de traspaso
