review-find = Buscar llamadas guardadas
review-find-in-memory = Buscar en las llamadas hasta ahora
review-none-yet = Aún no hay llamadas guardadas. La primera aparece aquí en cuanto se anota algo.
review-none-yet-in-memory = Aún no hay llamadas. La primera aparece aquí en cuanto se anota algo.
review-at-least = { $count ->
    [one] 1 llamada o más
   *[other] { $shown } llamadas o más
}
review-progress = Revisando las llamadas guardadas: { $done } de { $of }. Las ya revisadas se pueden buscar.
review-searched-as-words = Se buscó como palabras, a falta de significado: { $words }
review-one-letter-away = Ninguna llamada tiene “{ $word }”; estas tienen una palabra a una letra de distancia.
review-unreadable = { $count ->
    [one] 1 archivo no se puede leer
   *[other] { $count } archivos no se pueden leer
}; no se cambió nada. evenkeel check dice más.
review-promise-overdue = compromiso vencido
review-promise-open = compromiso abierto
review-narrow = Filtrar
review-narrow-the-list = Filtrar la lista
review-looking = Buscando…
review-still-looking = Todavía no aparece, sigo buscando…
review-none-found = Ninguna llamada cumple todo esto.
review-choose-a-call = Elige una llamada para leerla aquí
review-back = Volver
review-not-saved = sin guardar: { $why }
review-copy-summary = Copiar el resumen
review-your-debrief = Tu reflexión
review-debrief = Reflexión
review-go-on-with-it = Seguir con ella
review-delete = Borrar
review-delete-help = A la papelera; se puede deshacer
review-newer = La escribió una versión más nueva: aquí se puede leer y copiar, no cambiar.
review-keep-search = Guardar búsqueda
review-insights = Análisis
review-nothing-to-narrow = No hay nada que distinga estas llamadas.
review-narrow-to = Filtrar por { $shown }: { $calls }
review-search = Búsqueda: { $search }
review-forget-search = Olvidar búsqueda: { $search }
review-name-of-this-search-hint = Nombre de esta búsqueda, después Intro
review-name-of-this-search = Nombre de esta búsqueda
review-selected = Selección: { $count }
review-tag = Etiquetar
review-export-as = Exportar como { $form }
review-delete-selected = Borrar las seleccionadas
review-clear = Quitar selección
review-select-none = No seleccionar ninguna
review-tag-hint = Etiqueta para estas llamadas, después Intro
review-tag-for-selected = Etiqueta para las llamadas seleccionadas
review-facet-overdue = Compromiso vencido
review-facet-open = Compromiso abierto
review-escalated = Escalada
review-too-many-searches = Ya hay { $most } búsquedas: olvida una primero
review-search-kept = Búsqueda guardada: { $search }
review-search-forgotten = Búsqueda olvidada: { $name }
