# Por qué se rechaza un registro de fuera
back-no-object = no es un objeto JSON
back-no-json = no es JSON (columna { $column })
back-no-number = { $name } no es un número entero
back-neither = { $name } no es ni true ni false
back-no-list = { $name } no es una lista JSON
back-schema = es del esquema { $schema }, esta versión lee el { $read }
back-no-time = opened no es una hora (RFC 3339)
back-no-id = id no es un UUID
back-unknown = esta versión no conoce { $names }
back-unreadable = no se puede leer { $names }
