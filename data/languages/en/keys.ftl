keys-keys = Keys
keys-close = Close
