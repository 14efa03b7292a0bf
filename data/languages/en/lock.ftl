lock-unsaved = Something you typed could not be saved yet; it is kept here and tried again.
lock-locked = Locked
lock-your-notes-are-encrypted = Your notes are encrypted. The passphrase opens them.
lock-on-its-way = What you typed is on its way to the disk…
lock-passphrase = Passphrase
lock-opening = Opening…
lock-unlock = Unlock
lock-encrypted = Done: { $files ->
    [one] 1 file is
   *[other] { $files } files are
} encrypted
lock-decrypted = Done: { $files ->
    [one] 1 file is
   *[other] { $files } files are
} plain again
lock-nothing-to-lock = there is nothing to lock, the vault is not encrypted: see Settings, Lock
lock-the-passphrase-was-changed = The passphrase was changed
