lists-line = { $list ->
    [strength] Fortaleza { $number }
    [kind-word] Palabra amable { $number }
    [contact] Contacto { $number }
   *[disposition] Tipificación { $number }
}
lists-move-up = { $list ->
    [strength] Subir la fortaleza { $number }
    [kind-word] Subir la palabra amable { $number }
    [contact] Subir el contacto { $number }
   *[disposition] Subir la tipificación { $number }
}
lists-move-down = { $list ->
    [strength] Bajar la fortaleza { $number }
    [kind-word] Bajar la palabra amable { $number }
    [contact] Bajar el contacto { $number }
   *[disposition] Bajar la tipificación { $number }
}
lists-take-out = { $list ->
    [strength] Quitar la fortaleza { $number }
    [kind-word] Quitar la palabra amable { $number }
    [contact] Quitar el contacto { $number }
   *[disposition] Quitar la tipificación { $number }
}
lists-add = { $list ->
    [strength] Agregar una fortaleza
    [kind-word] Agregar una palabra amable
    [contact] Agregar un contacto
   *[disposition] Agregar una tipificación
}
