palette-find-anything = Find anything
palette-hint = Situation, card, call…
palette-nothing-fits = Nothing fits
palette-situation = situation
palette-settings = Settings: { $section }
palette-kept-search = kept search
palette-one-page = one page
palette-copy = copy · { $chip }
palette-card = card
palette-heat = Heat at the start: { $heat }
palette-heat-at-the-end = Heat at the end: { $heat }

# By which a part of the settings is found, besides its name.
palette-settings-look = dark mode, light, high contrast, theme, language, Spanish, English, text size, bigger font, larger letters, zoom, motion, cards
palette-settings-desktop = key from anywhere, hotkey, shortcut, tray, start with the session, with Windows, autostart, login
palette-settings-breathing = pattern, seconds, inhale, exhale
palette-settings-wrap-up = disposition, summary, template, CRM, timer
palette-settings-promises = reminders, notifications, do not disturb
palette-settings-strengths = kind words, praise
palette-settings-boundary-ladder = insults, warnings, rung, wording, hang up
palette-settings-contacts = phone number, emergency, security, supervisor
palette-settings-keeping = trash, days, deleted, retention, downloads, export folder, data folder, backup, back up, restore, erase a customer, forget a person, GDPR
palette-settings-guard = card number, IBAN, privacy, personal data, mask
palette-settings-lock = passphrase, password, encrypt, recovery key
