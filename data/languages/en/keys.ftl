keys-keys = Keys
keys-close = Close
keys-now = Now
keys-all = All the others
