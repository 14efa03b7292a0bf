desktop-another-window = another window is open on this data folder and does not answer, nothing was changed
desktop-not-saved-yet = this call could not be saved yet, so the window stays open; close it again to leave without saving
desktop-login-failed = This could not be changed: { $why }
desktop-login-not-here = On this system, add Evenkeel to what starts at login in the settings of the system.
