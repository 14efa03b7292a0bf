# Why a record from elsewhere is refused
back-no-object = it is no JSON object
back-no-json = it is not JSON (column { $column })
back-no-number = { $name } is no whole number
back-neither = { $name } is neither true nor false
back-no-list = { $name } is no JSON list
back-schema = it is of schema { $schema }, this version reads { $read }
back-no-time = opened is no time (RFC 3339)
back-no-id = id is no UUID
back-unknown = this version does not know { $names }
back-unreadable = { $names } cannot be read
