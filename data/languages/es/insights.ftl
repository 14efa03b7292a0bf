insights-none-yet = Aún no hay llamadas guardadas. Lo que dicen en conjunto aparece aquí con la primera.
insights-none-yet-in-memory = Aún no hay llamadas. Lo que dicen en conjunto aparece aquí con la primera.
