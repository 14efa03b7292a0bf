lint-on-the-avoid-list = está en la lista de evitar de { $chip }
lint-unknown-slot = {"{"}{ $slot }{"}"} queda en blanco; lo que se puede completar: { $slots }
lint-too-long = Muy largo para leerlo de un vistazo: { $length } caracteres, { $most } como máximo
lint-leave-it-out = omitirlo
