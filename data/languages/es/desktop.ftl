desktop-another-window = hay otra ventana abierta con esta carpeta de datos y no responde, no se cambió nada
desktop-not-saved-yet = esta llamada todavía no se pudo guardar, así que la ventana sigue abierta; ciérrala otra vez para salir sin guardar
desktop-no-display = no hay pantalla en la que abrir una ventana, no se cambió nada; prueba `evenkeel guide` o `evenkeel --help`
desktop-library = la ventana necesita { $soname }, no se cambió nada; instala el paquete { $debian } (Debian, Ubuntu) o { $fedora } (Fedora)
desktop-no-window = la ventana no se pudo abrir, no se cambió nada: { $why }
