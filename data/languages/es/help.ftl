help-program = Mantiene la calma de quien atiende a clientes difíciles: qué decir, un respiro, notas que nunca se pierden, compromisos que se cumplen.
help-usage = Uso:
help-some-options = [OPCIONES]
help-command = COMANDO
help-commands = Comandos
help-arguments = Argumentos
help-options = Opciones
help-everywhere = Con cualquier comando
help-else = si no, { $value }
help-environment = o { $name } en el entorno
help-name-section = NOMBRE
help-synopsis-section = SINOPSIS
help-description-section = DESCRIPCIÓN
help-version-section = VERSIÓN

help-refused = { $why }, no se hizo nada, ver evenkeel --help
help-refused-near = { $why }, ¿querías decir { $near }? No se hizo nada
help-refused-is-call = evenkeel show-call { $said }
help-argument-unknown = aquí no existe { $argument }
help-command-unknown = no existe el comando { $command }
help-command-missing = { $command } necesita uno de estos comandos: { $known }
help-argument-missing = falta esto: { $argument }
help-argument-twice = { $argument } aparece dos veces
help-arguments-conflict = { $argument } y { $other } no van juntos
help-value-missing = { $argument } necesita un valor
help-value-unknown = { $argument } no puede ser { $value }, puede ser { $known }
help-value-wrong = { $argument } no puede ser { $value }
help-value-too-many = { $argument } no lleva valor, tampoco { $value }
help-not-understood = no se puede leer lo que se indicó

help-value-dir = CARPETA
help-value-file = ARCHIVO
help-value-path = RUTA
help-value-text = TEXTO
help-value-text-by-when = TEXTO para CUÁNDO
help-value-id = ID
help-value-n = N
help-value-d = FECHA
help-value-column-field = COLUMNA=CAMPO
help-value-order = ORDEN
help-value-level = NIVEL
help-value-renderer = MODO
help-value-format = FORMATO
help-value-promise = CUÁLES
help-value-due = CUÁLES
help-value-shell = SHELL
help-value-situation = SITUACIÓN
help-value-query = BÚSQUEDA

help-help = Esta ayuda
help-version = Qué versión es
help-data-dir = Carpeta de las llamadas
help-config-dir = Carpeta de los ajustes
help-cache-dir = Carpeta de lo que se puede volver a crear
help-passphrase-file = Archivo con la contraseña de los registros cifrados; si no, se pregunta
help-renderer = Qué dibuja la ventana
help-renderer-auto = OpenGL si hay tarjeta gráfica y la sesión es local; si no, el procesador
help-renderer-gl = OpenGL, o el procesador si falla
help-renderer-cpu = el procesador
help-memory-only = No escribir nada: las llamadas quedan en memoria hasta que se cierre la ventana
help-log = Escribir un log, sin texto de ninguna llamada, en la carpeta de caché

help-json = Un valor JSON por línea
help-since = No antes de: una fecha u hora (ISO), hoy, ayer o 7d
help-until = No después de: una fecha u hora (ISO), hoy, ayer o 7d
help-format = En qué formato se escribe
help-id = Id completo o corto

help-show = Poner a la vista la ventana abierta; el teclado se queda donde está
help-hide = Quitar de la vista la ventana abierta
help-toggle = Poner a la vista la ventana abierta, o quitarla
help-compact = Convertir la ventana abierta en una barra compacta, o devolverla a su tamaño
help-lock = Hacer que la ventana abierta olvide la clave de los registros cifrados

help-guide = Las situaciones: todas, o una con sus pasos, qué decir y qué evitar
help-guide-situation = Su id, o lo que hace quien llama: "grita"

help-note = Guardar una llamada sin la ventana; muestra su id
help-note-situation = Situación que corresponde, la principal primero
help-note-words = Sus palabras; con - se leen de la entrada estándar
help-note-remedy = La solución que pide
help-note-customer = Cómo se llama al cliente en tus notas
help-note-reference = Número en el sistema de la empresa
help-note-promise = Tu compromiso: "devolver el cobro para el viernes"
help-note-open = Dejar la llamada en curso, para seguir con ella en la ventana

help-search = Buscar llamadas, la más reciente primero
help-search-query = Palabras (todas), "una frase", -sin, situación: etiqueta: cliente: producto: desde: hasta: compromiso: escalada: tensión: tiene: repetida: causa: mes: hora:; sin nada salen todas
help-search-situation = Solo llamadas con esta situación
help-search-promise = Solo llamadas con un compromiso así
help-search-promise-open = todavía pendiente
help-search-promise-overdue = pendiente y ya vencido
help-search-promise-kept = cumplido
help-search-limit = Como máximo tantas

help-show-call = Una llamada
help-show-call-format = Cómo mostrarla
help-show-call-format-text = líneas con su nombre
help-show-call-format-json = una línea de JSON
help-show-call-format-ron = el archivo tal como está
help-show-call-format-incident = un incidente en una página: palabras exactas, avisos, cómo terminó
help-show-call-version = Una versión anterior, por su número en `history`

help-promises = Los compromisos pendientes, el más próximo primero
help-promises-due = Cuáles
help-promises-due-today = vencen hoy, aunque ya haya pasado la hora
help-promises-due-overdue = ya vencidos
help-promises-due-all = todos los pendientes

help-handover = La hoja de relevo: lo que sigue abierto de las últimas dos semanas y los compromisos, en Markdown
help-handover-since = Desde cuándo cuentan las llamadas: una fecha u hora (ISO), hoy, ayer o 7d; si no, el turno en curso o el día de hoy

help-insights = Lo que dicen las llamadas en conjunto: situaciones, tensión, compromisos, causas raíz, horas
help-insights-own = También tus propios patrones, que son privados
help-insights-json = Un valor JSON por línea: un número con la búsqueda que encuentra sus llamadas

help-export = Todas las llamadas, o algunas, para llevarlas a otra parte
help-export-format-jsonl = un registro por línea, en JSON
help-export-format-csv = un registro por fila
help-export-format-markdown = para leer
help-export-format-html = un informe con gráficos para imprimir desde el navegador
help-export-customer = Solo este cliente: el nombre entero, sin distinguir mayúsculas ni tildes
help-export-out = Archivo que se escribe; para jsonl, un nombre sin extensión es una carpeta, con partes year=/month=
help-export-with-debriefs = Incluir también las reflexiones privadas; sin esto ninguna exportación las lleva

help-playbook = Paquetes de situaciones y frases: revisarlos, traer frases, llevarlas a otra parte
help-playbook-check = Revisar cada paquete y comentar las expresiones
help-playbook-import = Traer frases de un archivo de espanso (.yml), CSV o un paquete (.ron)
help-playbook-import-file = Qué se lee; su extensión dice qué es
help-playbook-import-situation = Dónde van las frases que no nombran una situación; si no, tienen la suya
help-playbook-export = Escribir las frases para llevarlas a otra parte
help-playbook-export-format-espanso = un archivo de espanso
help-playbook-export-format-csv = las columnas situation, card, wording
help-playbook-export-format-ron = un paquete con todo lo que difiere de lo que viene incluido
help-playbook-export-out = Archivo que se escribe

help-import = Traer llamadas: nuestras propias exportaciones, o CSV de otro programa
help-import-file = JSON Lines o CSV, o una carpeta de JSON Lines escrita por `export`
help-import-map = Leer esta columna como ese campo del registro
help-import-dates = Qué significa 04/05/2026
help-import-dates-day-first = 4 de mayo
help-import-dates-month-first = 5 de abril
help-import-yes = Aceptar las columnas de otros programas tal como se mostraron

help-check = Revisar cada archivo
help-check-repair = Mover a la cuarentena, sin cambios, los archivos que no se pueden leer, y reconstruir el índice

help-history = Las versiones anteriores de una llamada que se editó después de terminar

help-erase = Borrar todo rastro de un cliente, o de una llamada
help-erase-customer = Todas las llamadas de este cliente: el nombre entero, sin distinguir mayúsculas ni tildes
help-erase-id = Esta llamada: id completo o corto
help-erase-yes = No preguntar

help-encrypt = Cifrar todos los registros con una contraseña, o cambiarla
help-encrypt-change-passphrase = Poner otra contraseña a los registros ya cifrados
help-encrypt-new-passphrase-file = Archivo con esa contraseña; si no, se pregunta
help-encrypt-recovery-key = Mostrar la clave de recuperación, que abre los registros si se olvida la contraseña
help-decrypt = Quitar el cifrado: archivos sin cifrar otra vez

help-backup = Archivar todo y comprobarlo
help-restore = Recuperar una copia de seguridad en una carpeta de datos vacía
help-file = La copia de seguridad, un archivo tar

help-guard = Qué encuentra la protección en textos de la entrada estándar, uno por línea
help-guard-json = Por cada línea, una lista JSON de hallazgos; si no, la línea como quedaría oculta

help-completions = Autocompletado para un shell, para ponerlo donde este lo busca
help-completions-shell = Qué shell
help-man = La página del manual
