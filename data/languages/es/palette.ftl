palette-find-anything = Buscar de todo
palette-hint = Situación, frase, llamada…
palette-nothing-fits = No hay coincidencias
palette-situation = situación
palette-settings = Ajustes: { $section }
palette-kept-search = búsqueda guardada
palette-one-page = una página
palette-copy = copiar · { $chip }
palette-card = frase
palette-heat = Tensión al principio: { $heat }
palette-heat-at-the-end = Tensión al final: { $heat }

# Con qué se encuentra una parte de los ajustes, además de su nombre.
palette-settings-look = modo oscuro, claro, contraste alto, tema, idioma, español, inglés, tamaño del texto, letra más grande, movimiento, frases
palette-settings-desktop = tecla desde cualquier sitio, atajo, bandeja, iniciar con la sesión, con Windows, arranque
palette-settings-breathing = patrón, segundos, inhalar, exhalar
palette-settings-wrap-up = cierre, resumen, plantilla, CRM, tiempo
palette-settings-promises = recordatorios, notificaciones, no molestar
palette-settings-strengths = palabras amables, elogios
palette-settings-boundary-ladder = insultos, avisos, escalón, frases, colgar
palette-settings-contacts = teléfono, emergencia, seguridad, supervisor
palette-settings-keeping = papelera, días, borrar, conservación, descargas, carpeta de exportación, carpeta de datos, copia de seguridad, respaldo, restaurar, borrar a un cliente, RGPD
palette-settings-guard = número de tarjeta, IBAN, privacidad, datos personales, ocultar
palette-settings-lock = contraseña, frase de paso, cifrar, clave de recuperación
