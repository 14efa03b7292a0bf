promises-show = Mostrar los { $kind ->
    [kept] cumplidos
   *[broken] incumplidos
}
promises-hide = Ocultar los { $kind ->
    [kept] cumplidos
   *[broken] incumplidos
}
promises-promises = Compromisos
promises-back = Volver
promises-none-yet = Todavía no hay compromisos. { $key } en una llamada anota uno: “enviar el formulario para el viernes”.
promises-looking = Buscando…
promises-keys = K cumplido · B incumplido · O reabrir · Intro abre
promises-and-more = Y { $more } más: búscalas en las llamadas guardadas
promises-by = para { $due }
promises-broken = Incumplido
promises-kept = Cumplido
promises-open-again = Reabrir
