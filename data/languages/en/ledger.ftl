ledger-overdue = Overdue
ledger-due-today = Due today
ledger-later = Later
ledger-no-date = No date
ledger-kept = Kept
ledger-broken = Broken
