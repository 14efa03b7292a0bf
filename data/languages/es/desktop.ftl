desktop-another-window = hay otra ventana abierta con esta carpeta de datos y no responde, no se cambió nada
desktop-not-saved-yet = esta llamada todavía no se pudo guardar, así que la ventana sigue abierta; ciérrala otra vez para salir sin guardar
