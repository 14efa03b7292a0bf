pack-situations = { $count ->
    [one] 1 situación
   *[other] { $count } situaciones
}
pack-cards = { $count ->
    [one] 1 frase
   *[other] { $count } frases
}
pack-thoughts = { $count ->
    [one] 1 idea
   *[other] { $count } ideas
}
pack-patterns = { $count ->
    [one] 1 ritmo de respiración
   *[other] { $count } ritmos de respiración
}
pack-unknown-near = no existe { $kind ->
    [field] el campo
   *[choice] la opción
} { $found }, quizás { $near }
pack-unknown = no existe { $kind ->
    [field] el campo
   *[choice] la opción
} { $found }, existen { $known }
pack-new-needs = no hay { $kind ->
    [thought] idea
    [situation] situación
    [step] paso
    [card] frase
    [avoid] frase que evitar
   *[pattern] ritmo de respiración
} { $id } que cambiar, y para crear uno nuevo hace falta { $field }
pack-changes-nothing = no cambia nada
pack-changes-the-order = cambia el orden
pack-changes = cambia { $what }
pack-fault = línea { $line }, columna { $column }: { $what }
pack-too-large = pesa más de 1 MB
pack-utf-16 = está en UTF-16, guárdalo como UTF-8
pack-it-is-not-utf-8 = no está en UTF-8
pack-a-nul-byte-stands-here = aquí hay un byte NUL
pack-it-is-empty = está vacío
pack-field-is-there-twice = { $field } está dos veces
pack-expected-is-expected = se espera { $expected }
pack-the-end-is-missing-perhaps = falta el final, quizás un paréntesis de cierre
pack-the-end-of-a-text = falta el final de un texto
pack-something-follows-the-end = hay algo después del final
pack-it-is-nested-too-deeply = hay demasiados niveles anidados
pack-a-comma-is-expected = se espera una coma
pack-a-colon-is-expected = se esperan dos puntos
pack-a-text-in-quotation-marks = se espera un texto entre comillas
pack-true-or-false-is-expected = se espera true o false
pack-a-number-is-expected = se espera un número
pack-list-is-expected = se espera una lista, [ … ]
pack-opening-parenthesis = se espera un ( que abra
pack-closing-parenthesis = se espera un ) que cierre
pack-closing-bracket = se espera un ] que cierre
pack-the-name-of-a-field = se espera el nombre de un campo
pack-it-is-not-well-formed = está mal formado
pack-text-too-long = este texto pasa de { $most } caracteres
pack-too-many-wordings = una frase tiene como máximo { $most } versiones
pack-a-new-breathing-pattern-needs = un ritmo de respiración nuevo necesita phases
pack-phases = phases necesita una inhalación y una exhalación, de 0.1 a 20 segundos cada una, juntas 30 como máximo
pack-default-secs = default_secs va de 10 a 600
pack-id-missing = aquí falta un id o una frase
pack-id-short = un id es una palabra corta, como own-refund
pack-id-twice = { $id } está dos veces, júntalos en uno
pack-too-many-items = una lista tiene como máximo { $most } elementos
pack-head = Escrito por Evenkeel: lo que cambiaste en el manual. Los comentarios de este archivo se pierden con el próximo cambio; un paquete escrito a mano va en un archivo propio, al lado de este.
