desktop-another-window = hay otra ventana abierta con esta carpeta de datos y no responde, no se cambió nada
desktop-not-saved-yet = esta llamada todavía no se pudo guardar, así que la ventana sigue abierta; ciérrala otra vez para salir sin guardar
desktop-login-failed = No se pudo cambiar: { $why }
desktop-login-not-here = En este sistema, añade Evenkeel a lo que se abre al iniciar sesión en los ajustes del sistema.
