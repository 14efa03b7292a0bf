pack-situations = { $count ->
    [one] 1 situation
   *[other] { $count } situations
}
pack-cards = { $count ->
    [one] 1 card
   *[other] { $count } cards
}
pack-thoughts = { $count ->
    [one] 1 thought
   *[other] { $count } thoughts
}
pack-patterns = { $count ->
    [one] 1 breathing pattern
   *[other] { $count } breathing patterns
}
pack-unknown-near = there is no { $kind ->
    [field] field
   *[choice] choice
} { $found }, perhaps { $near }
pack-unknown = there is no { $kind ->
    [field] field
   *[choice] choice
} { $found }, there are { $known }
pack-new-needs = there is no { $kind ->
    [thought] thought
    [situation] situation
    [step] step
    [card] card
    [avoid] phrase to avoid
   *[pattern] breathing pattern
} { $id } to change, and a new one needs { $field }
pack-changes-nothing = changes nothing
pack-changes-the-order = changes the order
pack-changes = changes { $what }
pack-fault = line { $line }, column { $column }: { $what }
pack-too-large = it is larger than 1 MB
pack-utf-16 = it is UTF-16, save it as UTF-8
pack-it-is-not-utf-8 = it is not UTF-8
pack-a-nul-byte-stands-here = a NUL byte stands here
pack-it-is-empty = it is empty
pack-field-is-there-twice = { $field } is there twice
pack-expected-is-expected = { $expected } is expected
pack-the-end-is-missing-perhaps = the end is missing, perhaps a closing bracket
pack-the-end-of-a-text = the end of a text is missing
pack-something-follows-the-end = something follows the end
pack-it-is-nested-too-deeply = it is nested too deeply
pack-a-comma-is-expected = a comma is expected
pack-a-colon-is-expected = a colon is expected
pack-a-text-in-quotation-marks = a text in quotation marks is expected
pack-true-or-false-is-expected = true or false is expected
pack-a-number-is-expected = a number is expected
pack-list-is-expected = a list, [ … ], is expected
pack-opening-parenthesis = an opening ( is expected
pack-closing-parenthesis = a closing ) is expected
pack-closing-bracket = a closing ] is expected
pack-the-name-of-a-field = the name of a field is expected
pack-it-is-not-well-formed = it is not well formed
pack-text-too-long = this text is longer than { $most } characters
pack-too-many-wordings = a card has at most { $most } wordings
pack-a-new-breathing-pattern-needs = a new breathing pattern needs phases
pack-phases = phases need an inhale and an exhale, 0.1 to 20 seconds each, together at most 30
pack-default-secs = default_secs goes from 10 to 600
pack-id-missing = an id or phrase is missing here
pack-id-short = an id is a short word such as own-refund
pack-id-twice = { $id } is there twice, put both into one
pack-too-many-items = a list has at most { $most } items
pack-head = Written by Evenkeel: what you changed in the playbook. Comments in here are lost at the next change; a pack written by hand is a file of its own beside this one.
