contacts-never-checked = nunca verificado, ¿es correcto?
contacts-checked-long-ago = verificado el { $date }, ¿sigue siendo correcto?
contacts-who-to-call = A quién llamar
contacts-nobody-yet = Todavía no hay nadie en la lista. Agrega a quién llama tu centro, antes de necesitarlo.
contacts-add-contacts = Agregar contactos
contacts-copy = Copiar el contacto { $number }: { $contact }
