spoken-read-back = recapitulación
spoken-offer = oferta
spoken-tell = qué decirle al cliente
spoken-brief = resumen de traspaso
