desktop-another-window = another window is open on this data folder and does not answer, nothing was changed
desktop-not-saved-yet = this call could not be saved yet, so the window stays open; close it again to leave without saving
desktop-no-display = no display to open a window on, nothing was changed; try `evenkeel guide` or `evenkeel --help`
desktop-library = the window needs { $soname }, nothing was changed; install the package { $debian } (Debian, Ubuntu) or { $fedora } (Fedora)
desktop-no-window = the window could not be opened, nothing was changed: { $why }
