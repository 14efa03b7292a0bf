//! Words of times as they are typed in a hurry, "tmrw", "nxt wk", "b4", and those that say nothing. Must not
//! know what the others mean.

/// How they are typed, and in full.
const SHORT: [(&str, &[&str]); 46] = [
    ("tmrw", &["tomorrow"]),
    ("tmr", &["tomorrow"]),
    ("tmw", &["tomorrow"]),
    ("tomo", &["tomorrow"]),
    ("tomoz", &["tomorrow"]),
    ("2moro", &["tomorrow"]),
    ("2morrow", &["tomorrow"]),
    ("2mrw", &["tomorrow"]),
    ("tomorow", &["tomorrow"]),
    ("tomorro", &["tomorrow"]),
    ("tommorow", &["tomorrow"]),
    ("tommorrow", &["tomorrow"]),
    ("2day", &["today"]),
    ("2nite", &["tonight"]),
    ("tonite", &["tonight"]),
    ("b4", &["before"]),
    ("w/in", &["within"]),
    ("btwn", &["between"]),
    ("nxt", &["next"]),
    ("wk", &["week"]),
    ("wks", &["weeks"]),
    ("hr", &["hour"]),
    ("hrs", &["hours"]),
    ("yr", &["year"]),
    ("yrs", &["years"]),
    ("biz", &["business"]),
    ("bus", &["business"]),
    ("wkg", &["working"]),
    ("w/days", &["working", "days"]),
    ("w/day", &["working", "day"]),
    ("w/c", &["week", "commencing"]),
    ("wc", &["week", "commencing"]),
    ("w/b", &["week", "commencing"]),
    ("w/e", &["week", "ending"]),
    ("wknd", &["weekend"]),
    ("wkend", &["weekend"]),
    ("midweek", &["mid", "week"]),
    ("cop", &["cob"]),
    ("aft", &["afternoon"]),
    ("arvo", &["afternoon"]),
    ("avo", &["afternoon"]),
    ("eve", &["evening"]),
    ("xmas", &["christmas"]),
    ("lunchtime", &["lunch"]),
    ("½", &["half"]),
    ("@", &["at"]),
];

/// Words that say nothing about the time.
const FILLERS: [&str; 11] =
    ["at", "on", "the", "by", "of", "latest", "until", "till", "sharp", "around", "about"];

/// Words beside a time that leave it as it is, but may be a promise.
const VAGUE: [&str; 7] = ["approx", "roughly", "circa", "c", "ish", "later", "sometime"];

/// What may still follow a time and says nothing about it.
const TAILS: [&[&str]; 15] = [
    &["or", "sooner"],
    &["or", "earlier"],
    &["or", "before"],
    &["or", "so"],
    &["if", "poss"],
    &["if", "possible"],
    &["if", "not", "sooner"],
    &["if", "not", "before"],
    &["if", "not", "earlier"],
    &["please"],
    &["pls"],
    &["plz"],
    &["thanks"],
    &["thx"],
    &["ta"],
];

/// The words of a text, in full.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '\t']).map(bare).filter(|word| !word.is_empty()).flat_map(in_full)
}

/// "day's", "weeks'" without what hangs on; "3pm." without its stop, "3ish" without its doubt.
fn bare(word: &str) -> &str {
    let word = word.strip_prefix('@').filter(|word| !word.is_empty()).unwrap_or(word);
    let word = word.trim_end_matches(['.', '!']);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let word = word.trim_end_matches(['\'', '’']);
    let sure = word.strip_suffix("ish").map(|sure| sure.trim_end_matches('-'));
    sure.filter(|sure| sure.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(word)
}

/// Whether this word alone is no promise.
pub(super) fn says_nothing(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// Whether this word says nothing more about the time beside it.
pub(super) fn adds_nothing(word: &str) -> bool {
    says_nothing(word) || VAGUE.contains(&word)
}

/// The words without what may follow a time.
pub(super) fn without_tail<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    TAILS.iter().find_map(|tail| words.strip_suffix(*tail)).unwrap_or(words)
}

/// The words that this one stands for, which is mostly itself.
pub(super) fn in_full(word: &str) -> impl Iterator<Item = &str> {
    let full = SHORT.iter().find(|(short, _)| *short == word).map(|(_, full)| *full);
    full.unwrap_or_default().iter().copied().chain(full.is_none().then_some(word))
}
