help-program = Keeps call-centre agents steady with difficult customers: what to say, a breath, notes that are never lost, promises that are kept.
help-usage = Usage:
help-some-options = [OPTIONS]
help-command = COMMAND
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-everywhere = With every command
help-else = else { $value }
help-environment = or { $name } in the environment
help-name-section = NAME
help-synopsis-section = SYNOPSIS
help-description-section = DESCRIPTION
help-version-section = VERSION

help-refused = { $why }, nothing was done, see evenkeel --help
help-refused-near = { $why }, did you mean { $near }? Nothing was done
help-refused-is-call = evenkeel show-call { $said }
help-argument-unknown = there is no { $argument } here
help-command-unknown = there is no command { $command }
help-command-missing = { $command } takes one of { $known }
help-argument-missing = this is missing: { $argument }
help-argument-twice = { $argument } was given twice
help-arguments-conflict = { $argument } and { $other } do not go together
help-value-missing = { $argument } needs a value
help-value-unknown = { $argument } cannot be { $value }, it can be { $known }
help-value-wrong = { $argument } cannot be { $value }
help-value-too-many = { $argument } takes no value, not { $value } either
help-not-understood = what was said cannot be read

help-value-dir = FOLDER
help-value-file = FILE
help-value-path = PATH
help-value-text = TEXT
help-value-text-by-when = TEXT by WHEN
help-value-id = ID
help-value-n = N
help-value-d = DATE
help-value-column-field = COLUMN=FIELD
help-value-order = ORDER
help-value-level = LEVEL
help-value-renderer = RENDERER
help-value-format = FORMAT
help-value-promise = WHICH
help-value-due = WHICH
help-value-shell = SHELL
help-value-situation = SITUATION
help-value-query = QUERY

help-help = This help
help-version = Which version this is
help-data-dir = Folder of the calls
help-config-dir = Folder of the settings
help-cache-dir = Folder of what can be made again
help-passphrase-file = File with the passphrase of an encrypted vault; else it is asked for
help-renderer = What draws the window
help-renderer-auto = OpenGL where there is a graphics device and the session is local, else the processor
help-renderer-gl = OpenGL, the processor should that fail
help-renderer-cpu = the processor
help-memory-only = Write nothing: calls are in memory until the window is closed
help-log = Write a log, without any call's text, to the cache folder

help-json = One JSON value per line
help-since = Not before: a date or time (ISO), today, yesterday or 7d
help-until = Not after: a date or time (ISO), today, yesterday or 7d
help-format = What it is written as
help-id = Full or short id

help-show = Bring the running window into view; the keyboard stays where it is
help-hide = Put the running window out of view
help-toggle = Bring the running window into view, or put it out of view
help-compact = Make the running window a slim strip, or whole again
help-lock = Make the running window forget the key of an encrypted vault

help-guide = The playbook: all situations, or one with its steps, what to say and to avoid
help-guide-situation = Its id, or what the caller does: "yelling"

help-note = File a call without the window; prints its id
help-note-situation = Situation that applies, the leading one first
help-note-words = Their words; - reads them from stdin
help-note-remedy = The remedy they want
help-note-customer = What the customer is called in your notes
help-note-reference = Number in the firm's own system
help-note-promise = What you promised: "refund the charge by Friday"
help-note-open = Leave the call open, for the window to go on with

help-search = Find calls, the newest first
help-search-query = Words (all of them), "a phrase", -not, situation: tag: customer: product: since: until: promise: escalated: heat: has: repeat: cause: month: hour:; none finds every call
help-search-situation = Only calls with this situation
help-search-promise = Only calls with such a promise
help-search-promise-open = still owed
help-search-promise-overdue = still owed, and its time has passed
help-search-promise-kept = kept
help-search-limit = At most so many

help-show-call = One call
help-show-call-format = How to show it
help-show-call-format-text = labelled lines
help-show-call-format-json = one line of JSON
help-show-call-format-ron = the file as it is
help-show-call-format-incident = an incident on one page: exact words, warnings, how it ended
help-show-call-version = An earlier version, by its number in `history`

help-promises = What is owed, the soonest first
help-promises-due = Which of them
help-promises-due-today = due on this day, also if the time has passed
help-promises-due-overdue = their time has passed
help-promises-due-all = all that is owed

help-handover = The sheet for whoever takes over: what is still open of the last two weeks, and promises, as Markdown
help-handover-since = From when on calls count: a date or time (ISO), today, yesterday or 7d; else the shift that goes on, else today

help-insights = What the calls say together: situations, heat, promises, root causes, hours
help-insights-own = Your own patterns too, which are private
help-insights-json = One JSON value per line: a number with the search that finds its calls

help-export = All calls, or some, for elsewhere
help-export-format-jsonl = one record a line, as JSON
help-export-format-csv = one record a row
help-export-format-markdown = for reading
help-export-format-html = a printable report with its charts, for the browser
help-export-customer = Only this customer: the whole name, letter case and accents aside
help-export-out = File to write; for jsonl a name without an ending is a folder, which gets year=/month= parts
help-export-with-debriefs = Put the private debriefs in too; without this no export holds any of them

help-playbook = Packs of the playbook: verify, take snippets in, write cards out
help-playbook-check = Verify every pack, and remark on wordings
help-playbook-import = Take cards from an espanso match file (.yml), CSV or a pack (.ron)
help-playbook-import-file = What to read; its ending says what it is
help-playbook-import-situation = Where snippets go that name no situation; else they get one of their own
help-playbook-export = Write the cards for elsewhere
help-playbook-export-format-espanso = an espanso match file
help-playbook-export-format-csv = the columns situation, card, wording
help-playbook-export-format-ron = a pack of all that differs from what is shipped
help-playbook-export-out = File to write

help-import = Take calls in: our own exports, or CSV from elsewhere
help-import-file = JSON Lines or CSV, or a folder of JSON Lines as `export` wrote it
help-import-map = Read this column as that name of the record
help-import-dates = How 04/05/2026 is meant
help-import-dates-day-first = 4 May
help-import-dates-month-first = 5 April
help-import-yes = Take columns of other programs as they were shown

help-check = Verify every file
help-check-repair = Move files that cannot be read to the quarantine, unchanged, and rebuild the index

help-history = The earlier versions of a call that was edited after it had ended

help-erase = Remove every trace of a customer, or of one call
help-erase-customer = All calls of this customer: the whole name, letter case and accents aside
help-erase-id = This call: full or short id
help-erase-yes = Do not ask

help-encrypt = Encrypt all records with a passphrase, or change it
help-encrypt-change-passphrase = Give a vault that is encrypted already another passphrase
help-encrypt-new-passphrase-file = File with that passphrase; else it is asked for
help-encrypt-recovery-key = Print the recovery key, which opens the vault when the passphrase is forgotten
help-decrypt = Turn the encryption off: plain files again

help-backup = Archive everything, verified
help-restore = Bring an archive back, into an empty data folder
help-file = The archive, a tar file

help-guard = What the guard finds in texts from stdin, one a line
help-guard-json = Per line a JSON array of findings; else the line as it would be masked

help-completions = Completions for a shell, to be put where it looks for them
help-completions-shell = Which shell
help-man = The manual page
