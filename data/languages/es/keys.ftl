keys-keys = Teclas
keys-close = Cerrar
keys-now = Ahora
keys-all = Todas las demás
