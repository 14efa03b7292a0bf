panes-guide = Guía
panes-notes = Notas
