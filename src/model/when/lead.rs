//! How times begin inside a promise, and what is said by how they begin. Must not know when they are.

use super::{ahead, clock, day, short};

/// Whether a time may begin so inside a promise: "call back | in two hours".
pub(super) fn leads(rest: &str) -> bool {
    let lower = rest.to_lowercase();
    let words: Vec<&str> = short::words(&lower).take(MOST_LEADING).collect();
    match words.as_slice() {
        [
            "by" | "within" | "before" | "until" | "till" | "in" | "on" | "at" | "no" | "not" | "this"
            | "next" | "first" | "1st" | "early" | "mid" | "late" | "later" | "sometime" | "around"
            | "between" | "today" | "tonight" | "tomorrow" | "noon" | "midday" | "eod" | "cob" | "eob"
            | "eow" | "eom" | "latest",
            ..,
        ]
        | ["the", "next" | "end" | "week" | "following", ..]
        | [
            "end" | "close" | "start" | "beginning" | "middle",
            "of" | "next" | "this" | "week" | "month" | "today",
            ..,
        ]
        | ["over" | "for", "the", "weekend", ..]
        | ["same" | "last", "time" | "thing", ..]
        | ["day", "after", ..]
        | ["the", "day", "after", ..]
        | ["week", "commencing" | "beginning" | "starting" | "ending", ..]
        | ["12", "noon" | "midday" | "midnight", ..]
        | ["half", _, ..]
        | [_, "past", _, ..] => true,
        [count, "working" | "business", _, ..] => {
            ahead::number(count.split('-').next().unwrap_or(count)).is_some()
        }
        [count, unit, ..] if ahead::is_span(count, unit) => true,
        // "sat" and "sun" are words as well
        [name, after @ ..] if day::weekday(name).is_some() => {
            !matches!(*name, "sat" | "sun") || !after.is_empty() || rest.starts_with('S')
        }
        ["about" | "approx" | "roughly" | "circa" | "c", rest @ ..] => is_written_clock(rest),
        words => {
            let doubted = lower.split(' ').next().is_some_and(|word| word.ends_with("ish"));
            is_written_clock(words)
                || day::begins_date(words)
                || is_bare_span(words)
                || doubted && clock::clock(words).is_some()
        }
    }
}

/// Whether these words, which begin a time, cannot tell of one that is gone.
pub(super) fn is_ahead(words: &[&str]) -> bool {
    match words {
        ["the", day, ..] => matches!(*day, "next" | "end" | "day"),
        ["first" | "1st", "thing", ..] | ["end", ..] | ["a", "week" | "fortnight", ..] => true,
        [first, ..] => short::in_full(first).any(|first| {
            matches!(
                first,
                "by" | "within"
                    | "before"
                    | "in"
                    | "next"
                    | "tomorrow"
                    | "until"
                    | "till"
                    | "no"
                    | "eod"
                    | "cob"
            )
        }),
        [] => false,
    }
}

/// Whether these words are so much time and not said to be ahead: "2 hours", "30mins".
pub(super) fn is_bare_span(words: &[&str]) -> bool {
    match words {
        [count, unit] => ahead::is_span(count, unit),
        [joined] => joined.starts_with(|c: char| c.is_ascii_digit()) && ahead::joined_span(joined).is_some(),
        _ => false,
    }
}

/// Whether this is a number or so many days and the like.
pub(super) fn is_measure(text: &str) -> bool {
    let words: Vec<&str> = short::words(text).collect();
    match words.as_slice() {
        [_] => clock::clock(&words).is_some() && !is_written_clock(&words),
        [count, unit] => ahead::is_span(count, unit),
        _ => false,
    }
}

/// Whether a word alone may be part of a time: "3", "2:30", "4/12", "Friday".
pub(super) fn is_part(word: &str) -> bool {
    let words: Vec<&str> = short::words(word).collect();
    let dated = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/');
    dated || clock::clock(&words).is_some() || words.first().is_some_and(|word| day::weekday(word).is_some())
}

/// How many words are looked at to see that a time begins.
const MOST_LEADING: usize = 5;

/// "3pm", "3 pm", "14:30", "@5".
fn is_written_clock(words: &[&str]) -> bool {
    let halved = |word: &str| matches!(word, "am" | "pm" | "a.m" | "p.m" | "ish" | "o'clock" | "oclock");
    let [first, after @ ..] = words else { return false };
    let digits = first.starts_with(|c: char| c.is_ascii_digit());
    digits
        && (first.contains([':', 'm']) || after.first().is_some_and(|word| halved(word)))
        && clock::clock(words).is_some()
}
