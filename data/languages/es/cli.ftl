cli-checked = { $files ->
    [one] 1 archivo revisado
   *[other] { $files } archivos revisados
}, { $findings ->
    [one] 1 hallazgo
   *[other] { $findings } hallazgos
}, { $unreadable ->
    [one] 1 ilegible
   *[other] { $unreadable } ilegibles
}
cli-checked-and-moved = { $checked }, a cuarentena: { $moved }{ $beside ->
    [0] {""}
   *[other] , apartados en su sitio: { $beside }
}{ $index }
cli-index-rebuilt = {""}, índice reconstruido
cli-index-removed = {""}, índice eliminado, la próxima búsqueda lo reconstruye
cli-check-failed = { $unreadable ->
    [one] no se puede leer 1 archivo, se dejó donde está
   *[other] no se pueden leer { $unreadable } archivos, se dejaron donde están
}: { $path }
cli-check-can-repair = { $unreadable ->
    [one] no se puede leer 1 archivo, se dejó donde está, --repair lo aparta
   *[other] no se pueden leer { $unreadable } archivos, se dejaron donde están, --repair los aparta
}: { $path }
cli-erase-failed = { $still }, no se cambió nada de otros, cada uno figura arriba: { $path }
cli-packs-broken = { $broken ->
    [one] no se puede usar 1 paquete, se dejó como está
   *[other] no se pueden usar { $broken } paquetes, se dejaron como están
}: { $path }
cli-texts-masked = la protección ocultó algo en { $count ->
    [one] 1 texto
   *[other] { $count } textos
}
cli-lines-refused = { $count ->
    [one] se rechazó 1 línea, corrígela e impórtala
   *[other] se rechazaron { $count } líneas, corrígelas e impórtalas
}: { $path }
cli-still-named = { $count ->
    [0] no queda rastro al alcance
    [one] 1 archivo todavía menciona a esa persona
   *[other] { $count } archivos todavía mencionan a esa persona
}
cli-only-alike = con esta grafía no queda rastro al alcance, { $count ->
    [one] 1 archivo tiene un nombre que se escribe parecido
   *[other] { $count } archivos tienen un nombre que se escribe parecido
}
cli-packs-checked = { $count ->
    [one] 1 paquete revisado
   *[other] { $count } paquetes revisados
}, { $broken ->
    [one] 1 que no se puede usar
   *[other] { $broken } que no se pueden usar
}
cli-snippets-taken = importadas: { $taken }, ya estaban: { $known }, { $refused ->
    [one] 1 línea
   *[other] { $refused } líneas
} por revisar
cli-yes = s si sí y yes
cli-archived = { $files }, { $bytes ->
    [one] 1 byte archivado y releído
   *[other] { $bytes } bytes archivados y releídos
}: { $path }
cli-restored = { $files }, { $bytes ->
    [one] 1 byte restaurado
   *[other] { $bytes } bytes restaurados
}: { $path }
cli-left-out = omitido
cli-left-as-it-is = quedó como está
cli-not-encrypted = los registros no están cifrados, no se cambió nada, quita --change-passphrase: { $path }
cli-passphrase-changed = se cambió la contraseña, la anterior ya no abre nada
cli-encrypted-key-in = se cifró lo que había ({ $files }), la clave está en { $path }
cli-all-encrypted = los registros están cifrados, no queda ningún registro sin cifrar
cli-encrypted = se cifró lo que había ({ $files }), no queda ningún registro sin cifrar
cli-recovery-hint = sin la contraseña nadie puede leerlos; `evenkeel encrypt --recovery-key` muestra una clave para guardar
cli-recovery-key = la clave de recuperación, que abre todo sin la contraseña; imprímela y guárdala:
cli-not-all-decrypted = no se puede descifrar todo ({ $files } no), lo demás está sin cifrar y la clave se conservó, `evenkeel check --repair` aparta los dañados: { $path }
cli-decrypted = se descifró todo ({ $files }), los registros ya no tienen clave
cli-left-because = quedó como está, { $why }: { $path }
cli-to-erase = { $files } de { $calls } por borrar
cli-also-written = ahí figura como: { $name }
cli-nothing-erased = no se borró nada, responde sí o usa --yes
cli-nothing-found = no se encontró nada que borrar, { $searched } revisados; --customer necesita el nombre completo
cli-erased = se borró todo ({ $files } de { $calls }), después se revisó el resto ({ $searched }), { $rest }
cli-out-of-reach = las copias de seguridad, exportaciones y copias en otros equipos quedan fuera de alcance, encárgate tú de ellas
cli-say-whom = indica a quién borrar, --customer o --id
cli-erase-for-good = ¿borrar para siempre? [s/N] {""}
cli-mention = { $who }: { $what }, edítalo o bórralo con --id: { $path }
cli-mention-elsewhere = { $what }, edita o elimina ese archivo: { $path }
cli-alike = { $who }: { $what }, si es de esa persona, bórralo con --id: { $path }
cli-alike-elsewhere = { $what }, si es de esa persona, edita o elimina ese archivo: { $path }
cli-still-there = sigue ahí: { $path }
cli-syncthing-keeps = fuera de alcance, Syncthing conserva esta versión: { $path }
cli-export-alike = se dejaron fuera { $calls } con un nombre que se escribe parecido
cli-exported = evenkeel: exportación lista, { $calls }
cli-exported-to = evenkeel: exportación lista, { $calls }: { $path }
cli-export-left = quedó ahí de una exportación anterior, elimínalo si no hace falta: { $path }
cli-export-lacks = la exportación no está completa, no se pudo leer { $files }, todo lo demás se escribió, ver evenkeel check: { $path }
cli-only-jsonl = en una carpeta solo se puede escribir jsonl, indica un archivo: { $path }
cli-export-failed = no se pudo escribir la exportación, { $error }, no se cambió ninguna llamada: { $path }
cli-byte-is-not-utf-8 = el byte { $byte } no es UTF-8
cli-line-cannot-be-read = la línea { $number } no se puede leer, { $why }, no se guardó nada: stdin
cli-no-situation = no existe la situación { $said }, las más parecidas son: { $near }
cli-guide-instead = mejor: { $instead }
cli-guide-sources = Fuentes: { $sources }
cli-guide-steps = Pasos
cli-guide-say = Decir
cli-guide-avoid = Evitar
cli-answer-lacks = la respuesta no está completa, no se pudo leer { $files }, ver evenkeel check: { $path }
cli-sheet-lacks = la hoja no está completa, no se pudo leer { $files }, ver evenkeel check: { $path }
cli-file-cannot-be-read = el archivo no se puede leer, { $why }, no se importó nada: { $path }
cli-line-refused = línea { $line }: rechazada, { $why }
cli-line-of-file-refused = { $path }, línea { $line }: rechazada, { $why }
cli-no-jsonl = no contiene ningún archivo .jsonl, no se importó nada: { $path }
cli-taken = importadas: { $taken }, ya estaban: { $there }, rechazadas: { $refused }
cli-nothing-is-noted-in-it = no hay nada anotado en ella
cli-it-is-not-utf-8 = no está en UTF-8
cli-no-csv = el archivo no es CSV, { $error }, no se importó nada: { $path }
cli-nothing-taken-yet = todavía no se importó nada; lo mismo con --yes lo importa así, --map COLUMNA=CAMPO cambia una línea: { $path }
cli-cells = tiene { $cells ->
    [one] 1 celda
   *[other] { $cells } celdas
} bajo { $columns ->
    [one] 1 columna
   *[other] { $columns } columnas
}
cli-column-left-out = { $column } → se omite
cli-field-is-no-date = { $field } no es una fecha, escribe 2026-11-22 o 2026-11-22T14:00, o usa --dates day-first o month-first
cli-log-failed = no se pudo abrir el log, { $error }, no se hizo nada: { $path }
cli-output-failed = no se pudo escribir la salida, { $error }, lo que ya se archivó queda archivado
cli-nothing-kept = aquí no se conserva nada (--memory-only, EVENKEEL_MEMORY_ONLY o memory_only en los ajustes), así que no hay nada que leer ni escribir, no se cambió nada: { $path }
cli-newer = una versión más nueva escribió más de lo que esta puede mostrar, quedó como está: { $path }
cli-is-no-date = { $flag } { $said } no es una fecha, escribe 2026-11-22, 2026-11-22T14:00, hoy, ayer o 7d
cli-no-situation-see-guide = no existe la situación { $said }, las más parecidas son: { $near } (todas: evenkeel guide)
cli-no-json = esto no se puede poner en JSON, { $error }, no se cambió nada
cli-passphrase = Contraseña: {""}
cli-new-passphrase = Contraseña nueva: {""}
cli-the-same-again = La misma otra vez: {""}
cli-two-passphrases = son dos contraseñas distintas, no se cambió nada
cli-empty-passphrase = una contraseña vacía no protege nada, no se cambió nada
cli-passphrase-unreadable = la contraseña no se puede leer, { $why }, no se cambió nada: { $path }
cli-passphrase-file-too-large = el archivo es demasiado grande para una
cli-passphrase-needed = hace falta la contraseña y no hay una terminal donde pedirla, no se cambió nada, indica un archivo con --passphrase-file: { $path }
cli-passphrase-not-asked = no se pudo pedir la contraseña, { $error }, no se cambió nada
cli-better = ; mejor: { $shown }
cli-personal-unreadable = personal.ron no se pudo leer, se conservó: { $kept }
cli-line = línea { $line }: { $what }
cli-pack-not-written = el paquete no se puede escribir, { $why }, no se cambió nada
cli-promised-to = {""}  a { $to }
cli-not-understood = { $unclear } no se entiende, se busca como palabras
cli-one-letter-away = ninguna llamada tiene { $word }, se muestran palabras a una letra de distancia
cli-newer-call = una versión más nueva escribió en esta llamada más de lo que esta puede mostrar, quedó como está
cli-no-window = ninguna ventana responde ({ $error }), no se cambió nada; `evenkeel` abre una: { $path }
cli-masked = oculto en { $place } ({ $kind }): { $reason }
cli-no-time-understood = en un compromiso no se entendió la fecha, se conserva sin ella
cli-nothing-to-file = no hay nada que archivar, usa --words, --situation, --customer, --remedy, --reference o --promise
cli-other-version-kept = se conservó otra versión de esta llamada: { $path }
cli-words-cannot-be-read = sus palabras no se pueden leer, { $why }, no se archivó nada: stdin
cli-words-too-long = pasan de { $most } MB
cli-customer-needs-a-name = --customer necesita un nombre, no se borró nada
cli-map-no-column = --map { $column }: no existe esa columna
cli-map-no-field = --map { $field }: el registro no tiene ese nombre, tiene: { $known }
cli-no-versions = esta llamada no cambió desde que terminó, no hay versiones anteriores
