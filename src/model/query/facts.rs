//! The facts of a record that can be asked for (`situation:angry`, `heat:>7`): their names, their
//! values, and the marks they leave among the words of a call. Must not know the record.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{Ending, Phrase, Sign, said};
use crate::model::{when, words};

/// What a named condition means.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fact {
    /// One of these marks is, or is not, among the words of the call.
    Any(Vec<Phrase>),
    /// It began no earlier.
    Since(Timestamp),
    /// It began no later.
    Until(Timestamp),
    /// It began no earlier, and no later.
    Between(Timestamp, Timestamp),
    /// It began in these hours of the day there.
    Hours(RangeInclusive<i8>, TimeZone),
    /// Something owed was due before this.
    Overdue(Timestamp),
}

/// Every name of the language, for help and for completion.
pub const KEYS: [&str; 14] = [
    "situation",
    "tag",
    "customer",
    "product",
    "since",
    "until",
    "promise",
    "escalated",
    "heat",
    "has",
    "repeat",
    "cause",
    "month",
    "hour",
];

/// Stands before every mark, so that no word typed is ever one.
pub const MARK: char = '\u{e001}';
/// Stands between the name and the value of a mark.
const IS: char = '\u{e002}';
/// Stands for what parts the words of a value.
const JOINT: char = '\u{e003}';

/// The mark of a fact, as a condition: exactly this value.
#[must_use]
pub fn fact(name: &str, value: &str) -> Vec<Phrase> {
    vec![Phrase { words: vec![mark(name, value)], ending: Ending::Whole }]
}

/// The mark that a fact leaves among the words of a call.
#[must_use]
pub fn mark(name: &str, value: &str) -> String {
    let mut mark = format!("{MARK}{name}{IS}");
    for (number, word) in words::of(value).iter().enumerate() {
        if number > 0 {
            mark.push(JOINT);
        }
        mark.push_str(word);
    }
    mark
}

/// The word of a field that can be asked for by its name, as it stands among the words of a call.
#[must_use]
pub fn field_word(field: &str, word: &str) -> String {
    format!("{MARK}{field}{JOINT}{word}")
}

/// The name that the text begins with, before a colon, and how it is said there.
pub(super) fn key(text: &str) -> Option<(&'static str, &str)> {
    let (said, _) = text.split_once(':').filter(|(said, _)| !said.contains(char::is_whitespace))?;
    Some((said::name(said)?, said))
}

/// Whether any words may stand behind this name, so that none of them means another.
pub(super) fn is_free(key: &str) -> bool {
    matches!(key, "situation" | "tag" | "customer" | "product")
}

/// What the condition means; nothing when the value is not understood.
pub(super) fn read(key: &str, value: &str, sign: Sign, now: &Zoned) -> Option<Fact> {
    let value = if is_free(key) { value } else { said::value(value) };
    let lower = value.trim().to_lowercase();
    let one_of =
        |known: &[&str]| known.iter().any(|name| *name == lower).then(|| Fact::Any(fact(key, &lower)));
    match key {
        "situation" | "tag" => {
            let exact = value.strip_prefix('=');
            let ending = if exact.is_some() { Ending::Whole } else { Ending::Begins };
            let value = exact.unwrap_or(value);
            let mut any = vec![Phrase { words: vec![mark(key, value)], ending }];
            if key == "situation" {
                let named = said::situations(value, exact.is_some());
                any.extend(named.map(|id| Phrase { words: vec![mark(key, id)], ending: Ending::Whole }));
            }
            (!words::of(value).is_empty()).then_some(Fact::Any(any))
        }
        "cause" => {
            let kinds = value.split(',').filter(|kind| !words::of(kind).is_empty());
            let any = kinds
                .map(|kind| Phrase { words: vec![mark(key, said::value(kind))], ending: Ending::Begins });
            let any: Vec<Phrase> = any.collect();
            (!any.is_empty()).then_some(Fact::Any(any))
        }
        "month" if sign == Sign::With => month(&lower, now).map(|(since, until)| Fact::Between(since, until)),
        "hour" => hours(&lower).map(|hours| Fact::Hours(hours, now.time_zone().clone())),
        "customer" | "product" => {
            let words: Vec<String> = words::of(value).iter().map(|word| field_word(key, word)).collect();
            (!words.is_empty()).then(|| Fact::Any(vec![Phrase { words, ending: Ending::Begins }]))
        }
        "since" if sign == Sign::With => when::since(value, now).map(Fact::Since),
        "until" if sign == Sign::With => when::until(value, now).map(Fact::Until),
        "promise" if lower == "overdue" => Some(Fact::Overdue(now.timestamp())),
        "promise" => one_of(&["open", "kept", "broken", "in-time", "late", "undated"]),
        "escalated" | "repeat" => match lower.as_str() {
            "yes" | "y" | "true" => Some(Fact::Any(fact(key, "yes"))),
            "no" | "n" | "false" => Some(Fact::Any(fact(key, "no"))),
            _ => None,
        },
        "heat" => heats(&lower).map(|heats| {
            let any = heats.flat_map(|heat| fact("heat", &heat.to_string()));
            Fact::Any(any.collect())
        }),
        "has" => one_of(&[
            "debrief",
            "promise",
            "escalation",
            "warning",
            "tag",
            "customer",
            "situation",
            "heat",
            "cause",
        ]),
        _ => None,
    }
}

/// `2026-11`: from its first moment to its last.
fn month(value: &str, now: &Zoned) -> Option<(Timestamp, Timestamp)> {
    let first: Date = format!("{value}-01").parse().ok().filter(|_| value.len() == 7)?;
    let last = first.last_of_month();
    Some((when::since(&first.to_string(), now)?, when::until(&last.to_string(), now)?))
}

/// `14`, `9-11`.
fn hours(value: &str) -> Option<RangeInclusive<i8>> {
    let hour = |text: &str| text.trim().parse::<i8>().ok().filter(|hour| (0..24).contains(hour));
    let range = match value.split_once('-') {
        Some((from, to)) => hour(from)?..=hour(to)?,
        None => hour(value)?..=hour(value)?,
    };
    (!range.is_empty()).then_some(range)
}

/// `7`, `>7`, `>=7`, `<3`, `<=3`, `4-6`.
fn heats(value: &str) -> Option<RangeInclusive<u8>> {
    let number = |text: &str| text.trim().parse::<u8>().ok().filter(|heat| *heat <= 10);
    let range = if let Some(least) = value.strip_prefix(">=") {
        number(least)?..=10
    } else if let Some(below) = value.strip_prefix("<=") {
        0..=number(below)?
    } else if let Some(above) = value.strip_prefix('>') {
        number(above)? + 1..=10
    } else if let Some(below) = value.strip_prefix('<') {
        0..=number(below)?.checked_sub(1)?
    } else if let Some((from, to)) = value.split_once('-') {
        number(from)?..=number(to)?
    } else {
        let heat = number(value.trim_start_matches('='))?;
        heat..=heat
    };
    (!range.is_empty()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(key: &str, value: &str) -> Option<usize> {
        let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
        match read(key, value, Sign::With, &now)? {
            Fact::Any(any) => Some(any.len()),
            _ => Some(0),
        }
    }

    #[test]
    fn heat_is_a_number_a_comparison_or_a_span() {
        for (value, count) in [("7", 1), (">7", 3), (">=7", 4), ("<3", 3), ("<=3", 4), ("4-6", 3), ("=0", 1)]
        {
            assert_eq!(understood("heat", value), Some(count), "{value}");
        }
        for value in ["", "11", ">10", "<0", "6-4", "hot", "-1"] {
            assert_eq!(understood("heat", value), None, "{value}");
        }
    }

    #[test]
    fn every_name_understands_what_readme_says() {
        for (key, value) in [
            ("situation", "angry"),
            ("tag", "late fee"),
            ("customer", "Lind"),
            ("product", "card"),
            ("since", "7d"),
            ("until", "2026-11-01"),
            ("promise", "overdue"),
            ("promise", "Kept"),
            ("escalated", "yes"),
            ("heat", ">7"),
            ("has", "debrief"),
            ("repeat", "no"),
            ("cause", "process"),
            ("cause", "process,product"),
            ("month", "2026-11"),
            ("hour", "9-11"),
            ("has", "heat"),
            ("promise", "in-time"),
            ("situation", "=angry"),
        ] {
            assert!(understood(key, value).is_some(), "{key}:{value}");
            assert!(KEYS.contains(&key));
        }
    }
}
