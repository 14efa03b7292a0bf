ground-temporary = Las llamadas se guardan en una carpeta temporal: el equipo la vacía, y se van con ella.
ground-roaming = Las llamadas se guardan en una carpeta móvil: se copia al cerrar sesión, así que una falla puede traer de vuelta un estado anterior.
ground-network = Las llamadas se guardan en la red: mientras no responda, no se puede guardar ninguna.
ground-memory = Todo queda en memoria hasta que cierres la ventana; no se escribe nada.
