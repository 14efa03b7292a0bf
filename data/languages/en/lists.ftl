lists-line = { $list ->
    [strength] Strength { $number }
    [kind-word] Kind word { $number }
    [contact] Contact { $number }
   *[disposition] Disposition { $number }
}
lists-move-up = { $list ->
    [strength] Move strength { $number } up
    [kind-word] Move kind word { $number } up
    [contact] Move contact { $number } up
   *[disposition] Move disposition { $number } up
}
lists-move-down = { $list ->
    [strength] Move strength { $number } down
    [kind-word] Move kind word { $number } down
    [contact] Move contact { $number } down
   *[disposition] Move disposition { $number } down
}
lists-take-out = { $list ->
    [strength] Take out strength { $number }
    [kind-word] Take out kind word { $number }
    [contact] Take out contact { $number }
   *[disposition] Take out disposition { $number }
}
lists-add = { $list ->
    [strength] Add a strength
    [kind-word] Add a kind word
    [contact] Add a contact
   *[disposition] Add a disposition
}
