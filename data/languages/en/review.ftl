review-find = Find in saved calls
review-find-in-memory = Find in calls so far
review-none-yet = No calls saved yet. The first one appears here as soon as something is noted.
review-none-yet-in-memory = No calls yet. The first one appears here as soon as something is noted.
review-at-least = { $count ->
    [one] 1 call and more
   *[other] { $shown } calls and more
}
review-progress = Getting to know the saved calls: { $done } of { $of }. What is known can be found already.
review-searched-as-words = Searched as words, for lack of a meaning: { $words }
review-one-letter-away = No call has “{ $word }”; these have a word one letter away.
review-unreadable = { $count ->
    [one] 1 file cannot be read
   *[other] { $count } files cannot be read
}; nothing was changed. evenkeel check says more.
review-promise-overdue = promise overdue
review-promise-open = promise open
review-narrow = Narrow
review-narrow-the-list = Narrow the list
review-looking = Looking…
review-still-looking = Not found yet, still looking…
review-none-found = No call fits all of this.
review-choose-a-call = Choose a call to read it here
review-back = Back
review-not-saved = not saved: { $why }
review-copy-summary = Copy summary
review-your-debrief = Your debrief
review-debrief = Debrief
review-go-on-with-it = Go on with it
review-delete = Delete
review-delete-help = To the trash; can be undone
review-newer = Written by a newer version: it can be read and copied here, not changed.
review-keep-search = Keep search
review-insights = Insights
review-nothing-to-narrow = Nothing to tell these calls apart by.
review-narrow-to = Narrow to { $shown }: { $calls }
review-search = Search: { $search }
review-forget-search = Forget search: { $search }
review-name-of-this-search-hint = Name of this search, then Enter
review-name-of-this-search = Name of this search
review-selected = { $count } selected
review-tag = Tag
review-export-as = Export as { $form }
review-delete-selected = Delete selected
review-clear = Clear
review-select-none = Select none
review-tag-hint = Tag for these calls, then Enter
review-tag-for-selected = Tag for the selected calls
review-facet-overdue = Promise overdue
review-facet-open = Promise open
review-escalated = Escalated
review-too-many-searches = { $most } searches are kept: forget one first
review-search-kept = Search kept: { $search }
review-search-forgotten = Search forgotten: { $name }
