reminder-head = { $due }{ $more ->
    [0] {""}
   *[other] {" "}· { $more } más en Compromisos
}
reminder-reminder = Recordatorio
reminder-due-now = Vence ahora
reminder-due-since = Vencido desde { $when }
reminder-due = Vence { $when }
reminder-kept = Cumplido
reminder-open-the-call = Abrir la llamada
reminder-later = Más tarde
reminder-again-in-10-minutes = Otra vez en 10 minutos
reminder-outside-due = { $count ->
    [one] Un compromiso vence { $when }
   *[other] { $count } compromisos vencen, el primero { $when }
}
reminder-outside-since = { $count ->
    [one] Un compromiso está vencido desde { $when }
   *[other] { $count } compromisos están vencidos, el primero desde { $when }
}
reminder-outside-open = Ver compromisos
