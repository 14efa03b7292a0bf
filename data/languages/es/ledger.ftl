ledger-overdue = Vencidos
ledger-due-today = Para hoy
ledger-later = Más adelante
ledger-no-date = Sin fecha
ledger-kept = Cumplidos
ledger-broken = Incumplidos
