panes-guide = Guide
panes-notes = Notes
