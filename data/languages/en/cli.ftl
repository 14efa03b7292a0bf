cli-checked = { $files ->
    [one] 1 file
   *[other] { $files } files
} checked, { $findings ->
    [one] 1 finding
   *[other] { $findings } findings
}, { $unreadable } unreadable
cli-checked-and-moved = { $checked }, { $moved } moved to quarantine{ $beside ->
    [0] {""}
   *[other] , { $beside } put aside beside its place
}{ $index }
cli-index-rebuilt = {""}, index rebuilt
cli-index-removed = {""}, index removed, the next search rebuilds it
cli-check-failed = { $unreadable ->
    [one] 1 file cannot be read, it was left where it is
   *[other] { $unreadable } files cannot be read, they were left where they are
}: { $path }
cli-check-can-repair = { $unreadable ->
    [one] 1 file cannot be read, it was left where it is, --repair sets it aside
   *[other] { $unreadable } files cannot be read, they were left where they are, --repair sets them aside
}: { $path }
cli-erase-failed = { $still }, nothing of others was changed, each is listed above: { $path }
cli-packs-broken = { $broken ->
    [one] 1 pack cannot be used, it was left as it is
   *[other] { $broken } packs cannot be used, they were left as they are
}: { $path }
cli-texts-masked = the guard masked something in { $count ->
    [one] 1 text
   *[other] { $count } texts
}
cli-lines-refused = { $count ->
    [one] 1 line was refused, mend and import it
   *[other] { $count } lines were refused, mend and import them
}: { $path }
cli-still-named = { $count ->
    [0] no trace is left within reach
    [one] 1 file still names them
   *[other] { $count } files still name them
}
cli-only-alike = no trace of this spelling is left within reach, { $count ->
    [one] 1 file has a name that is written alike
   *[other] { $count } files have a name that is written alike
}
cli-packs-checked = { $count ->
    [one] 1 pack
   *[other] { $count } packs
} checked, { $broken } that cannot be used
cli-snippets-taken = { $taken } taken, { $known } there already, { $refused ->
    [one] 1 line
   *[other] { $refused } lines
} to look at
cli-yes = y yes
cli-archived = { $files }, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
} archived and read again: { $path }
cli-restored = { $files }, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
} restored: { $path }
cli-left-out = left out
cli-left-as-it-is = left as it is
cli-not-encrypted = the vault is not encrypted, nothing was changed, leave out --change-passphrase: { $path }
cli-passphrase-changed = the passphrase was changed, the old one opens nothing any more
cli-encrypted-key-in = { $files } encrypted, the key is in { $path }
cli-all-encrypted = the vault is encrypted, no plain record is left
cli-encrypted = { $files } encrypted, no plain record is left
cli-recovery-hint = without the passphrase nobody can read them; `evenkeel encrypt --recovery-key` prints a key to put away
cli-recovery-key = the recovery key, which opens everything without the passphrase; print it and put it away:
cli-not-all-decrypted = { $files } cannot be decrypted, all else is plain and the key was kept, `evenkeel check --repair` sets damaged ones aside: { $path }
cli-decrypted = { $files } decrypted, the vault has no key any more
cli-left-because = left as it is, { $why }: { $path }
cli-to-erase = { $files } of { $calls } to erase
cli-also-written = written there: { $name }
cli-nothing-erased = nothing was erased, say yes or give --yes
cli-nothing-found = nothing was found to erase, { $searched } searched; --customer wants the whole name
cli-erased = { $files } of { $calls } erased, { $searched } searched afterwards, { $rest }
cli-out-of-reach = backups, exports and copies on other machines are out of reach, look after them yourself
cli-say-whom = say whom to erase, --customer or --id
cli-erase-for-good = erase for good? [y/N] {""}
cli-mention = { $who }: { $what }, edit it or erase it with --id: { $path }
cli-mention-elsewhere = { $what }, edit or delete that file: { $path }
cli-alike = { $who }: { $what }, should it be theirs, erase it with --id: { $path }
cli-alike-elsewhere = { $what }, should it be theirs, edit or delete that file: { $path }
cli-still-there = still there: { $path }
cli-syncthing-keeps = out of reach, Syncthing keeps this version: { $path }
cli-export-alike = { $calls } of a name that is written alike left out
cli-exported = evenkeel: exported { $calls }
cli-exported-to = evenkeel: exported { $calls }: { $path }
cli-export-left = left there by an earlier export, delete it unless it is wanted: { $path }
cli-export-lacks = the export lacks { $files } that cannot be read, all else was written, see evenkeel check: { $path }
cli-only-jsonl = only jsonl can be written into a folder, name a file: { $path }
cli-export-failed = the export could not be written, { $error }, no call was changed: { $path }
cli-byte-is-not-utf-8 = byte { $byte } is not UTF-8
cli-line-cannot-be-read = line { $number } cannot be read, { $why }, nothing was stored: stdin
cli-no-situation = there is no situation { $said }, the nearest are: { $near }
cli-guide-instead = instead: { $instead }
cli-guide-sources = Sources: { $sources }
cli-guide-steps = Steps
cli-guide-say = Say
cli-guide-avoid = Avoid
cli-answer-lacks = the answer lacks { $files } that cannot be read, see evenkeel check: { $path }
cli-sheet-lacks = the sheet lacks { $files } that cannot be read, see evenkeel check: { $path }
cli-file-cannot-be-read = the file cannot be read, { $why }, nothing was taken: { $path }
cli-line-refused = line { $line }: refused, { $why }
cli-line-of-file-refused = { $path }, line { $line }: refused, { $why }
cli-no-jsonl = no .jsonl file is in it, nothing was taken: { $path }
cli-taken = { $taken } taken, { $there } there already, { $refused } refused
cli-nothing-is-noted-in-it = nothing is noted in it
cli-it-is-not-utf-8 = it is not UTF-8
cli-no-csv = the file is no CSV, { $error }, nothing was taken: { $path }
cli-nothing-taken-yet = nothing was taken yet; the same with --yes takes it so, --map COLUMN=FIELD changes a line: { $path }
cli-cells = it has { $cells ->
    [one] 1 cell
   *[other] { $cells } cells
} under { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}
cli-column-left-out = { $column } → left out
cli-field-is-no-date = { $field } is no date, write 2026-11-22 or 2026-11-22T14:00, or say --dates day-first or month-first
cli-log-failed = the log could not be opened, { $error }, nothing was done: { $path }
cli-output-failed = the output could not be written, { $error }, what was filed before stays filed
cli-nothing-kept = nothing is kept here (--memory-only, EVENKEEL_MEMORY_ONLY or memory_only in the settings), so there is nothing to read or write, nothing was changed: { $path }
cli-newer = a newer version wrote more than this one can show, it was left as it is: { $path }
cli-is-no-date = { $flag } { $said } is no date, say 2026-11-22, 2026-11-22T14:00, today, yesterday or 7d
cli-no-situation-see-guide = there is no situation { $said }, the nearest are: { $near } (all: evenkeel guide)
cli-no-json = this cannot be put into JSON, { $error }, nothing was changed
cli-passphrase = Passphrase: {""}
cli-new-passphrase = New passphrase: {""}
cli-the-same-again = The same again: {""}
cli-two-passphrases = these are two passphrases, nothing was changed
cli-empty-passphrase = an empty passphrase protects nothing, nothing was changed
cli-passphrase-unreadable = the passphrase cannot be read, { $why }, nothing was changed: { $path }
cli-passphrase-file-too-large = the file is too large for one
cli-passphrase-needed = the passphrase is needed and no terminal is there to ask on, nothing was changed, name a file with --passphrase-file: { $path }
cli-passphrase-not-asked = the passphrase could not be asked for, { $error }, nothing was changed
cli-better = ; better: { $shown }
cli-personal-unreadable = personal.ron could not be read, it was kept: { $kept }
cli-line = line { $line }: { $what }
cli-pack-not-written = the pack cannot be written down, { $why }, nothing was changed
cli-promised-to = {""}  to { $to }
cli-not-understood = { $unclear } is not understood, it is searched as words
cli-one-letter-away = no call has { $word }, words one letter away are shown
cli-newer-call = a newer version wrote more into this call than this one can show, it was left as it is
cli-no-window = no window answers ({ $error }), nothing was changed; `evenkeel` opens one: { $path }
cli-masked = masked in { $place } ({ $kind }): { $reason }
cli-no-time-understood = no time was understood in a promise, it is kept without one
cli-nothing-to-file = there is nothing to file, give --words, --situation, --customer, --remedy, --reference or --promise
cli-other-version-kept = another version of this call was kept: { $path }
cli-words-cannot-be-read = their words cannot be read, { $why }, nothing was filed: stdin
cli-words-too-long = they are longer than { $most } MB
cli-customer-needs-a-name = --customer needs a name, nothing was erased
cli-map-no-column = --map { $column }: there is no such column
cli-map-no-field = --map { $field }: the record has no such name, it has: { $known }
cli-no-versions = this call was not changed since it ended, there is no earlier version
