review-find = Buscar en las llamadas guardadas
review-find-in-memory = Buscar en las llamadas hasta ahora
review-none-yet = Aún no hay llamadas guardadas. La primera aparece aquí en cuanto se anota algo.
review-none-yet-in-memory = Aún no hay llamadas. La primera aparece aquí en cuanto se anota algo.
