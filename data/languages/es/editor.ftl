editor-playbook = Manual
editor-back = Volver
editor-not-saved = sin guardar
editor-choose-a-situation = Elige una situación para editarla aquí
editor-situations = Situaciones, en el orden de sus números
editor-add-a-situation = Agregar una situación
editor-untitled = Sin título
editor-changed = cambiada
editor-yours = tuya
editor-hidden = oculta
editor-move-up = Subir: { $name }
editor-move-down = Bajar: { $name }
editor-show-again = Mostrar de nuevo
editor-hide = Ocultar
editor-take-out = Quitar
editor-breathing-patterns = Ritmos de respiración
editor-hidden-pattern = oculto: { $pattern }
editor-its-name = Su nombre
editor-as-shipped = Como venía
editor-as-shipped-pattern = Como venía: { $pattern }
editor-add-a-breathing-pattern = Agregar un ritmo de respiración
editor-when-pattern-is-offered = Cuándo se ofrece { $pattern }
editor-on-a-call = en llamada
editor-quick-reset = pausa rápida
editor-between-calls = entre llamadas
editor-snippets-from-and-for-elsewhere = Textos de otros programas y para ellos
editor-file-of-snippets = Archivo de textos
editor-take-in = Importar
editor-take-in-help = espanso (.yml), CSV o un paquete (.ron)
editor-write-for-espanso = Exportar para espanso
editor-write-csv = Exportar CSV
editor-write-a-pack = Exportar un paquete
editor-write-help = En un archivo nuevo con ese nombre
editor-line = línea { $line }: { $what }
editor-and-more = y { $more } más
editor-packs-that-cannot-be-used = Paquetes que no se pueden usar
editor-take-the-better-wording = Usar la versión mejor (Alt+Intro)
editor-what-the-caller-does = Qué hace el cliente
editor-as-on-its-chip = Nombre corto
editor-recognise-hint = grita, reembolso ya, …
editor-perspective-hint = Qué le puede estar pasando
editor-if-it-goes-on-hint = A quién sumar, cómo terminar
editor-all-of-it-as-shipped = Todo como venía
editor-steps = Pasos
editor-step-in-a-line = paso { $at }
editor-what-to-do = Qué hacer
editor-add-a-step = Agregar un paso
editor-say-it-your-way = Dilo a tu manera
editor-card-in-a-line = frase { $at }
editor-wording-hint = Qué decir; {"{"}problem{"}"} se completa
editor-add-a-card = Agregar una frase
editor-the-same-in-other-words = Lo mismo con otras palabras
editor-take-out-wording = Quitar la versión { $which } de la frase { $at }
editor-another-wording-of-card = Otra versión de la frase { $at }
editor-another-wording = Otra versión
editor-avoid-instead = Evitar → mejor
editor-avoid-in-a-line = evitar { $at }
editor-what-makes-it-worse = Qué lo empeora
editor-instead-hint = Qué decir en su lugar
editor-add-a-phrase-to-avoid = Agregar algo que evitar
editor-hidden-item = oculto: { $shown }
editor-as-shipped-item = Como venía: { $name }
editor-taken = Importadas: { $taken }{ $known ->
    [0] {""}
    [one] , 1 ya estaba
   *[other] , { $known } ya estaban
}{ $refused ->
    [0] {""}
    [one] , 1 línea por revisar
   *[other] , { $refused } líneas por revisar
}
editor-card-saved = Guardada como frase { $number } en { $name }
editor-card-in-memory = En memoria como frase { $number } en { $name }
editor-pick-a-situation-first = Primero elige una situación: ahí va la frase
editor-card-is-there = Esa frase ya está en { $name }
editor-name = Nombre
editor-short-name = Nombre corto
editor-words-to-find-it-by = Palabras para encontrarla
editor-perspective = Perspectiva
editor-step = Paso { $at }
editor-card = Frase { $at }
editor-card-wording = Frase { $at }, versión { $which }
editor-avoid = Evitar { $at }
editor-instead-of = En lugar de { $at }
editor-if-it-goes-on = Si continúa
editor-breathing-pattern = Ritmo de respiración { $at }
