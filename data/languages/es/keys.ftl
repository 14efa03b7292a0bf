keys-keys = Teclas
keys-close = Cerrar
