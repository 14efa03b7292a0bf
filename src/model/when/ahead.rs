//! Spans from now: "in two hours", "within 24 hours", "2 working days". Must not know times of day.

use jiff::civil::Weekday;
use jiff::{Span, Timestamp, ToSpan as _, Zoned};

use super::END_OF_DAY;

/// The number that is written in digits or in letters.
pub(super) fn number(word: &str) -> Option<i64> {
    const SMALL: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Some(at) = SMALL.iter().position(|name| *name == word) {
        return i64::try_from(at).ok();
    }
    Some(match word {
        "a" | "an" => 1,
        "couple" => 2,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "twenty-four" => 24,
        "twenty-five" => 25,
        "thirty" => 30,
        "forty" => 40,
        "forty-five" => 45,
        "forty-eight" => 48,
        "sixty" => 60,
        "seventy-two" => 72,
        "ninety" => 90,
        digits if digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok()?,
        _ => return None,
    })
}

/// A number, or the later end of a range: "48", "24-48".
fn count(word: &str) -> Option<i64> {
    number(word).or_else(|| {
        let (from, to) = word.split_once(['-', '–', '/'])?;
        number(from).zip(number(to)).map(|(from, to)| from.max(to))
    })
}

/// The moment so far ahead of now, when all the words say that.
pub(super) fn ahead(words: &[&str], now: &Zoned) -> Option<Timestamp> {
    let words =
        words.strip_suffix(&["from", "now"]).or_else(|| words.strip_suffix(&["time"])).unwrap_or(words);
    let next = words.starts_with(&["within", "next"]);
    let (words, within) = match words {
        ["within" | "in", "next", rest @ ..] | ["within" | "in", rest @ ..] => (rest, true),
        _ => (words, false),
    };
    let words = match words {
        ["under" | "max" | "maximum", rest @ ..] | ["up", "to", rest @ ..] | ["less", "than", rest @ ..] => {
            rest
        }
        words => words,
    };
    let words = match words {
        [from, "to" | "or" | "-" | "–", rest @ ..]
            if number(from).and(rest.first().and_then(|to| number(to))).is_some() =>
        {
            rest
        }
        words => words,
    };
    let span = match words {
        [unit @ ("week" | "month")] if next => span(1, unit)?,
        ["hour"] if within => Span::new().minutes(60),
        ["half", "an" | "a", "hour"] | ["half" | "1/2", "hour"] => Span::new().minutes(30),
        ["1/2" | "1/4" | "3/4", "hours"] => return None,
        ["quarter", "an", "hour"] | ["a", "quarter", "an", "hour"] => Span::new().minutes(15),
        [units, unit, "and", "a", "half"] | [units, "and", "a", "half", unit] => {
            half_more(number(units)?, unit)?
        }
        ["three", "quarters", "an", "hour"] | ["3/4", "hour"] | ["3/4", "an", "hour"] => {
            Span::new().minutes(45)
        }
        [hours, "hour" | "hours", minutes, "min" | "mins" | "minutes"] => {
            span(number(hours)?, "hours")?.try_minutes(number(minutes)?).ok()?
        }
        // "an hour or two"
        [one, unit, "or", more] if number(one).is_some() => span(number(more)?, unit)?,
        ["a", "couple", unit] => span(2, unit)?,
        ["next", "working" | "business", "day"] => return working_days(1, now),
        [days, "working" | "business", "day" | "days"] => return working_days(count(days)?, now),
        [units, unit] => match units.strip_suffix(".5") {
            Some(whole) => half_more(number(whole)?, unit)?,
            None => span(count(units)?, unit)?,
        },
        // "30m" alone may be anything
        [minutes] if within && minutes.ends_with('m') => span(number(minutes.trim_end_matches('m'))?, "min")?,
        [joined] => joined_span(joined)?,
        _ => return None,
    };
    Some(now.checked_add(span).ok()?.timestamp())
}

/// "2 weeks", "an hour".
pub(super) fn is_span(units: &str, unit: &str) -> bool {
    count(units).and_then(|units| span(units, unit)).is_some()
}

/// "45min", "2h", "1h30".
pub(super) fn joined_span(joined: &str) -> Option<Span> {
    let digits = joined.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = joined.split_at_checked(digits).filter(|(count, _)| !count.is_empty())?;
    let count = number(count)?;
    match unit.strip_prefix('h').map(|minutes| minutes.trim_end_matches(['m', 'i', 'n'])) {
        Some(minutes) if minutes.len() == 2 && minutes.bytes().all(|b| b.is_ascii_digit()) => {
            span(count, "h")?.try_minutes(number(minutes)?).ok()
        }
        _ => span(count, unit),
    }
}

fn half_more(count: i64, unit: &str) -> Option<Span> {
    match unit {
        "hour" | "hours" | "h" | "hr" | "hrs" => span(count.checked_mul(60)?.checked_add(30)?, "min"),
        "day" | "days" => span(count.checked_mul(24)?.checked_add(12)?, "h"),
        _ => None,
    }
}

fn span(count: i64, unit: &str) -> Option<Span> {
    let span = Span::new();
    match unit {
        "min" | "mins" | "minute" | "minutes" => span.try_minutes(count),
        // "1700 hours" is a time
        "h" | "hr" | "hrs" | "hour" | "hours" if count < 1000 => span.try_hours(count),
        "d" | "day" | "days" => span.try_days(count),
        "week" | "weeks" | "wk" | "wks" => span.try_weeks(count),
        "fortnight" => span.try_weeks(count.checked_mul(2)?),
        "month" | "months" => span.try_months(count),
        "year" | "years" => span.try_years(count),
        _ => return None,
    }
    .ok()
}

/// The end of the day so many working days ahead; Saturday and Sunday do not count.
fn working_days(count: i64, now: &Zoned) -> Option<Timestamp> {
    let mut left = count.clamp(0, 400);
    let mut day = now.date();
    while left > 0 {
        day = day.checked_add(1.day()).ok()?;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    Some(day.to_datetime(END_OF_DAY).to_zoned(now.time_zone().clone()).ok()?.timestamp())
}
