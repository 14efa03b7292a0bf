lock-unsaved = Algo que escribiste no se pudo guardar todavía; se conserva aquí y se vuelve a intentar.
lock-locked = Bloqueado
lock-your-notes-are-encrypted = Tus notas están cifradas. La contraseña las abre.
lock-on-its-way = Lo que escribiste se está guardando…
lock-passphrase = Contraseña
lock-opening = Abriendo…
lock-unlock = Desbloquear
lock-encrypted = Listo: { $files ->
    [one] 1 archivo cifrado
   *[other] { $files } archivos cifrados
}
lock-decrypted = Listo: { $files ->
    [one] 1 archivo está
   *[other] { $files } archivos están
} otra vez sin cifrar
lock-nothing-to-lock = no hay nada que bloquear, los registros no están cifrados: ver Ajustes, Bloqueo
lock-the-passphrase-was-changed = Se cambió la contraseña
