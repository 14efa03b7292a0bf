//! Whether a time at the end of a promise is when it is due, or belongs to what is promised: "chase the
//! parcel due Friday", "find out why nobody came on Monday". Must not know what a time says.

use jiff::{Span, Zoned};

use super::{Doubt, Reading, day, foreign, lead};

/// A date behind "on" in a promise that tells of something past is due only when it is this near;
/// "the charge on 3 March" is what the promise is about.
const NEAR_DAYS: i64 = 31;

/// A date further ahead is rather one that is gone, whatever is promised.
const FAR_DAYS: i64 = 183;

/// Words of a promise that tells of something past, so that a date may be of that.
const TOLD: [&str; 16] = [
    "why", "charge", "charges", "charged", "billed", "paid", "took", "bought", "ordered", "explain", "check",
    "review", "find", "look", "happened", "dispute",
];

/// Words of something that is over: a day without more behind them is when it was.
const OVER: [&str; 27] = [
    "why", "charged", "billed", "paid", "took", "taken", "bought", "ordered", "happened", "missed", "failed",
    "left", "came", "arrived", "debited", "deducted", "was", "were", "wasn't", "weren't", "didn't", "wasnt",
    "werent", "didnt", "got", "went", "rang",
];

/// Words that a time behind them belongs to, or is only a part of.
const BELONGS: [&str; 69] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "a",
    "of",
    "from",
    "for",
    "since",
    "dated",
    "due",
    "after",
    "last",
    "past",
    "every",
    "each",
    "or",
    "and",
    "to",
    "than",
    "not",
    "about",
    "as",
    "but",
    "except",
    "between",
    "before",
    "starting",
    "ending",
    "effective",
    "over",
    "during",
    "through",
    "thru",
    "until",
    "till",
    "late",
    "early",
    "earlier",
    "ago",
    "week",
    "weeks",
    "fortnight",
    "gmt",
    "bst",
    "utc",
    "est",
    "edt",
    "et",
    "pst",
    "pt",
    "yesterday",
    "date",
    "opens",
    "closes",
    "leaves",
    "ends",
    "starts",
    "begins",
    "expires",
    "departs",
    "cst",
    "arrive",
    "arrives",
    "coming",
];

/// What a promise speaks of when a time "for" it is its own.
const AGAIN: [&str; 4] = ["back", "callback", "call-back", "reminder"];

/// Words of what grows or shrinks by a measure: "extend it by 2 weeks".
const GROWS: [&str; 13] = [
    "extend", "delay", "postpone", "push", "reduce", "increase", "cut", "lower", "raise", "shorten", "drop",
    "bring", "defer",
];

/// How what is done bit by bit begins.
const SPREADS: [&str; 5] = ["split", "spread", "divide", "instalment", "installment"];

/// Whether this moment, said as `rest` behind `what`, is when that is due.
pub(super) fn is_due(due: Reading, what: &str, rest: &str, now: &Zoned) -> bool {
    let lower = rest.to_lowercase();
    let words: Vec<&str> = lower.split(' ').filter(|word| !word.is_empty()).collect();
    if lead::is_bare_span(&words) && !AGAIN.contains(&last(what).as_str()) || is_measure(what, &lower) {
        return false;
    }
    if is_spread(what, &words) {
        return false;
    }
    let dated = matches!(words.as_slice(), ["on", ..]) || day::begins_date(&words);
    !belongs(what) && (lead::is_ahead(&words) || !says(what, &OVER)) && may_be_due(due, dated, what, now)
}

/// Whether a moment is when this is due; one that is only `told` may be what the promise is about.
pub(super) fn may_be_due(due: Reading, told: bool, what: &str, now: &Zoned) -> bool {
    if !told {
        return true;
    }
    let days = if foreign::tells(what, &TOLD) { NEAR_DAYS } else { FAR_DAYS };
    let near = now.timestamp().checked_add(Span::new().hours(24 * days));
    near.is_ok_and(|near| due.at <= near) && due.doubt != Some(Doubt::Past)
}

/// Whether "by" tells of how much and not of when.
pub(super) fn is_measure(what: &str, when: &str) -> bool {
    let when = when.to_lowercase();
    grows(what) && lead::is_measure(when.strip_prefix("by ").unwrap_or(&when))
}

/// Whether "in 3 months" is how long that takes: "split the debt in 3 months".
pub(super) fn is_spread(what: &str, when: &[&str]) -> bool {
    let months =
        |span: &[&str]| span.last().is_some_and(|unit| unit.starts_with("month") || unit.starts_with("year"));
    matches!(when, ["in" | "over", span @ ..] if lead::is_bare_span(span) && months(span))
        && foreign::spreads(what, &SPREADS)
}

/// Whether this speaks of what grows or shrinks.
pub(super) fn grows(what: &str) -> bool {
    says(what, &GROWS)
}

/// Whether a time right behind these words is not their due time, or not the whole of one.
fn belongs(what: &str) -> bool {
    let last = last(what);
    if last == "for" {
        return !says(what, &AGAIN);
    }
    BELONGS.contains(&last.as_str()) || lead::is_part(&last)
}

fn last(text: &str) -> String {
    text.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase()
}

fn says(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    lower.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')).any(|word| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::promise::tests::due_from;
    use crate::model::when::split_promise;

    /// Monday 30 November 2026.
    fn now() -> Zoned {
        "2026-11-30T10:00:00[Europe/London]".parse().unwrap()
    }

    #[track_caller]
    fn due(times: &[(&str, &str)]) {
        due_from(&now(), "ring her back", times);
    }

    fn undue(texts: &[&str]) {
        let split = |text: &&&str| split_promise(text, &now()) != ((**text).to_owned(), None);
        let wrong: Vec<_> = texts.iter().filter(split).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_is_typed_in_a_hurry_is_understood() {
        due(&[
            ("tmrw 3ish", "12-01 15:00"),
            ("3ish", "11-30 15:00"),
            ("tmr", "12-01 23:59"),
            ("2moro am", "12-01 12:00"),
            ("Mon am", "12-07 12:00"),
            ("Tues pm", "12-01 17:00"),
            ("this aft", "11-30 17:00"),
            ("Fri b4 noon", "12-04 12:00"),
            ("by COP today", "11-30 17:00"),
            ("nxt wk", "12-07 23:59"),
            ("by end of next wk", "12-11 23:59"),
            ("next biz day", "12-01 23:59"),
            ("in 2 wks", "12-14 10:00"),
            ("in half hr", "11-30 10:30"),
            ("in 30m", "11-30 10:30"),
            ("w/in 24 hrs", "12-01 10:00"),
            ("@ 5", "11-30 17:00"),
            ("Wed @4:15", "12-02 16:15"),
            ("Mon", "12-07 23:59"),
            ("Sat", "12-05 23:59"),
            ("by Friday if poss", "12-04 23:59"),
            ("by Friday please", "12-04 23:59"),
            ("by Friday?", "12-04 23:59"),
        ]);
    }

    #[test]
    fn a_time_needs_no_word_before_it() {
        due(&[
            ("5pm", "11-30 17:00"),
            ("2:30 pm tmrw", "12-01 14:30"),
            ("9am tomorrow", "12-01 09:00"),
            ("14:30", "11-30 14:30"),
            ("half 4", "11-30 16:30"),
            ("quarter past 3", "11-30 15:15"),
            ("about 3pm", "11-30 15:00"),
            ("5 Dec", "12-05 23:59"),
            ("Dec 5th at 2pm", "12-05 14:00"),
            ("the 5th", "12-05 23:59"),
            ("EOD Fri", "12-04 23:59"),
            ("3-5 working days", "12-07 23:59"),
            ("2 hrs", "11-30 12:00"),
            ("3 days from now", "12-03 10:00"),
            ("end of next week", "12-11 23:59"),
            ("late next week", "12-11 23:59"),
            ("later this week", "12-04 23:59"),
            ("sometime next week", "12-07 23:59"),
        ]);
    }

    #[test]
    fn a_time_is_taken_whole() {
        due(&[
            ("a week on Tuesday", "12-08 23:59"),
            ("a week from today", "12-07 23:59"),
            ("a fortnight on Monday", "12-21 23:59"),
            ("2 weeks from Friday", "12-18 23:59"),
            ("this time tomorrow", "12-01 10:00"),
            ("same time next week", "12-07 10:00"),
            ("1st thing tmrw", "12-01 09:00"),
            ("last thing Friday", "12-04 23:59"),
            ("at 0900 tomorrow", "12-01 09:00"),
            ("tomorrow 1430", "12-01 14:30"),
            ("at 14:30hrs", "11-30 14:30"),
            ("on or before Friday", "12-04 23:59"),
            ("today or tomorrow", "12-01 23:59"),
            ("within the next week", "12-07 10:00"),
            ("w/c 14th", "12-18 23:59"),
            ("week commencing 14 December", "12-18 23:59"),
            ("Fri 4/12 5pm", "12-04 17:00"),
            ("Fri 12/4", "12-04 23:59"),
            ("mid morning tomorrow", "12-01 11:00"),
            ("12 midnight", "11-30 23:59"),
            ("by Christmas", "12-25 23:59"),
            ("before Christmas", "12-24 23:59"),
            ("in the morning", "12-01 12:00"),
            ("this morning", "11-30 12:00"),
            ("at the weekend", "12-06 23:59"),
            ("by the weekend", "12-04 23:59"),
        ]);
        // a part of it would be another time
        undue(&[
            "call not before Tuesday",
            "call no earlier than Tuesday",
            "call after 6pm tomorrow",
            "call back after 3 tomorrow",
            "call from Tuesday",
            "call by 5pm ET Friday",
            "text her every Monday",
            "call back 3 tomorrow",
        ]);
    }

    #[test]
    fn of_hours_from_and_to_the_later_is_due() {
        due(&[
            ("between 2 and 4", "11-30 16:00"),
            ("tomorrow between 2pm and 4pm", "12-01 16:00"),
            ("between 2-4pm tomorrow", "12-01 16:00"),
            ("tomorrow 2-4pm", "12-01 16:00"),
            ("tomorrow 9-12", "12-01 12:00"),
            ("Tuesday 10am to 12pm", "12-01 12:00"),
            ("3pm - 4pm", "11-30 16:00"),
            ("in 2 - 3 days", "12-03 10:00"),
            ("in an hour or two", "11-30 12:00"),
            ("in 1/2 hour", "11-30 10:30"),
            ("in 1 hour 30 mins", "11-30 11:30"),
            ("in up to 10 days", "12-10 10:00"),
        ]);
        undue(&["text her by 5-12", "text her by 5.12."]);
    }

    #[test]
    fn a_day_that_belongs_to_what_is_promised_is_no_due_time() {
        undue(&[
            "look into the charge of 3 November",
            "look into the charge from 3 November",
            "explain why Monday's engineer didn't come",
            "explain why the engineer didn't come on Monday",
            "find out why nobody came today",
            "check why they were billed last Friday",
            "check why they were billed on Friday",
            "refund the payment taken Friday",
            "look into missed call at 3pm",
            "apologise for missed appointment this morning",
            "check what happened Friday night",
            "chase parcel due Friday",
            "chase the delivery that was due today",
            "confirm appointment for Friday",
            "book engineer for Tuesday 8-12",
            "change the booking from Monday to Thursday",
            "move visit to 3pm",
            "tell her about tomorrow",
            "tell him the shop closes at 5",
            "confirm direct debit date 1st Dec",
            "listen to the recording from yesterday at 3pm",
            "extend the deadline by 2 weeks",
            "reduce the bill by 12",
            "give her 10 days",
            "look at this first",
            "fix it this time",
            "call him on 5",
            "send parcel, arrives Thursday",
            "tell her the engineer is coming Tuesday",
        ]);
        let (what, due) = split_promise("later by Friday", &now());
        assert!(what == "later" && due.is_some());
        let (what, due) = split_promise("explain why the bill rose by tomorrow", &now());
        assert!(what == "explain why the bill rose" && due.is_some());
        assert!(split_promise("set a callback for Friday 3pm", &now()).1.is_some());
    }
}
