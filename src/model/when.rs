//! Dates and times as agents say them: "tomorrow 3pm", "Friday", "in 2 hours", ISO. Pure: the
//! present moment is an argument. Must not know what the time is for.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, Timestamp, ToSpan as _, Zoned};

/// A time on a day without one: the end of that day.
const END_OF_DAY: Time = Time::constant(23, 59, 0, 0);

/// The moment meant by `text`, seen from `now`. A day alone means the end of that day, a time
/// alone its next occurrence. `None` when the words are not understood.
#[must_use]
pub fn parse(text: &str, now: &Zoned) -> Option<Timestamp> {
    let text = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    exact(&text, now).or_else(|| {
        let words = words(&text);
        ahead(&words, now).or_else(|| day_and_time(&words, now))
    })
}

/// Splits "send the invoice by Friday" at its last " by ". When what follows is no date, the whole
/// text is the promise and has no due time.
#[must_use]
pub fn split_promise(text: &str, now: &Zoned) -> (String, Option<Timestamp>) {
    let text = text.trim();
    if let Some((what, when)) = text.rsplit_once(" by ")
        && let Some(due) = parse(when, now)
        && !what.trim().is_empty()
    {
        return (what.trim().to_owned(), Some(due));
    }
    (text.to_owned(), None)
}

/// The first moment of a span that starts at `text`: an ISO date or time, `today`, `yesterday`
/// or `7d` (seven days back). A date means its first moment in the zone of `now`.
#[must_use]
pub fn since(text: &str, now: &Zoned) -> Option<Timestamp> {
    match past_day(text, now) {
        Some(day) => Some(day.to_zoned(now.time_zone().clone()).ok()?.timestamp()),
        None => exact(&text.trim().to_lowercase(), now),
    }
}

/// The last moment of a span that ends at `text`, which is as for [`since`]. A date means the
/// last moment of that day.
#[must_use]
pub fn until(text: &str, now: &Zoned) -> Option<Timestamp> {
    match past_day(text, now) {
        Some(day) => {
            let next = day.tomorrow().ok()?.to_zoned(now.time_zone().clone()).ok()?;
            next.timestamp().checked_sub(1.nanosecond()).ok()
        }
        None => exact(&text.trim().to_lowercase(), now),
    }
}

/// The moment in words, short, as seen from `now`: "today 15:00", "tomorrow 15:00", "Fri 28 Nov
/// 15:00". The end of a day is not spelt out.
#[must_use]
pub fn say(at: Timestamp, now: &Zoned) -> String {
    let at = at.to_zoned(now.time_zone().clone());
    let days = now.date().until(at.date()).map_or(0, |span| span.get_days());
    let day = match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2..=6 => at.strftime("%A").to_string(),
        _ if at.year() == now.year() => at.strftime("%a %-d %b").to_string(),
        _ => at.strftime("%-d %b %Y").to_string(),
    };
    let time = at.time();
    if time.hour() == END_OF_DAY.hour() && time.minute() == END_OF_DAY.minute() {
        return day;
    }
    format!("{day} {}", at.strftime("%H:%M"))
}

fn past_day(text: &str, now: &Zoned) -> Option<Date> {
    let text = text.trim().to_lowercase();
    let back = match text.as_str() {
        "today" => 0,
        "yesterday" => 1,
        other => match other.strip_suffix('d').and_then(|n| n.trim().parse::<i32>().ok()) {
            Some(days) => days,
            None => return text.parse::<Date>().ok().filter(|_| text.len() == 10),
        },
    };
    now.date().checked_sub(Span::new().try_days(back).ok()?).ok()
}

/// ISO: with zone or offset, local date and time, or a date alone.
fn exact(text: &str, now: &Zoned) -> Option<Timestamp> {
    let upper = text.to_uppercase();
    if let Ok(at) = upper.parse::<Timestamp>() {
        return Some(at);
    }
    let local = if text.len() == 10 {
        text.parse::<Date>().ok()?.to_datetime(END_OF_DAY)
    } else if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('-') {
        upper.parse::<DateTime>().ok()?
    } else {
        return None;
    };
    Some(local.to_zoned(now.time_zone().clone()).ok()?.timestamp())
}

fn words(text: &str) -> Vec<&str> {
    let words = text.split([' ', ',', '\t']).filter(|word| !word.is_empty());
    words.filter(|word| !matches!(*word, "at" | "on" | "the" | "by" | "next" | "this")).collect()
}

/// "in 2 hours", "in half an hour", "2 days".
fn ahead(words: &[&str], now: &Zoned) -> Option<Timestamp> {
    let words = words.strip_prefix(&["in"]).unwrap_or(words);
    let (count, unit) = match words {
        ["half", "an", "hour"] => (30, "minutes"),
        ["a" | "an" | "one", unit] => (1, *unit),
        [count, unit] => (count.parse::<i64>().ok()?, *unit),
        [joined] => {
            let digits = joined.trim_end_matches(|c: char| c.is_alphabetic());
            (digits.parse::<i64>().ok()?, joined.strip_prefix(digits)?)
        }
        _ => return None,
    };
    let span = Span::new();
    let span = match unit {
        "min" | "mins" | "minute" | "minutes" => span.try_minutes(count),
        "h" | "hr" | "hrs" | "hour" | "hours" => span.try_hours(count),
        "d" | "day" | "days" => span.try_days(count),
        "week" | "weeks" => span.try_weeks(count),
        _ => return None,
    };
    Some(now.checked_add(span.ok()?).ok()?.timestamp())
}

/// A day, a time, or both in either order.
fn day_and_time(words: &[&str], now: &Zoned) -> Option<Timestamp> {
    let mut rest = words;
    let mut day = None;
    let mut time = None;
    while !rest.is_empty() {
        let (left, found_day) = take_day(rest, now);
        if let Some(found) = found_day.filter(|_| day.is_none()) {
            day = Some(found);
            rest = left;
            continue;
        }
        let (left, found) = take_time(rest)?;
        if time.replace(found).is_some() {
            return None;
        }
        rest = left;
    }
    let local = match (day, time) {
        (None, None) => return None,
        (Some(day), time) => day.to_datetime(time.unwrap_or(END_OF_DAY)),
        (None, Some(time)) if time > now.time() => now.date().to_datetime(time),
        (None, Some(time)) => now.date().tomorrow().ok()?.to_datetime(time),
    };
    Some(local.to_zoned(now.time_zone().clone()).ok()?.timestamp())
}

fn take_day<'a, 'b>(words: &'a [&'b str], now: &Zoned) -> (&'a [&'b str], Option<Date>) {
    let today = now.date();
    let (used, day) = match words {
        ["end", "of", "day" | "today", ..] => (3, Some(today)),
        ["end", "of", "week", ..] => (3, following(Weekday::Friday, today)),
        ["day", "after", "tomorrow", ..] => (3, today.checked_add(2.days()).ok()),
        ["today" | "tonight" | "eod", ..] => (1, Some(today)),
        ["tomorrow" | "tmrw" | "tomorow", ..] => (1, today.tomorrow().ok()),
        ["week", ..] => (1, today.checked_add(7.days()).ok()),
        [first, second, ..] if month(second).is_some() => (2, dated(first, second, today)),
        [first, second, ..] if month(first).is_some() => (2, dated(second, first, today)),
        [first, ..] => match weekday(first) {
            Some(weekday) => (1, following(weekday, today)),
            None => (1, first.parse::<Date>().ok().filter(|_| first.len() == 10)),
        },
        [] => (0, None),
    };
    (words.get(used..).unwrap_or_default(), day)
}

fn take_time<'a, 'b>(words: &'a [&'b str]) -> Option<(&'a [&'b str], Time)> {
    let (first, rest) = words.split_first()?;
    match *first {
        "morning" | "noon" | "midday" | "lunchtime" => return Some((rest, Time::constant(12, 0, 0, 0))),
        "midnight" => return Some((rest, END_OF_DAY)),
        "afternoon" => return Some((rest, Time::constant(17, 0, 0, 0))),
        "evening" | "night" => return Some((rest, Time::constant(20, 0, 0, 0))),
        _ => {}
    }
    let (rest, half) = match rest.split_first() {
        Some((half @ (&"am" | &"pm" | &"a.m" | &"p.m" | &"o'clock"), after)) => (after, *half),
        _ => (rest, ""),
    };
    let clock = format!("{first}{half}").replace('.', "").replace("o'clock", "");
    Some((rest, time(&clock)?))
}

/// "3pm", "3:30pm", "15:00", "15h30".
fn time(clock: &str) -> Option<Time> {
    let (clock, add) = match (clock.strip_suffix("pm"), clock.strip_suffix("am")) {
        (Some(clock), _) => (clock, Some(12)),
        (_, Some(clock)) => (clock, Some(0)),
        _ => (clock, None),
    };
    let (hour, minute) = clock.split_once([':', 'h']).unwrap_or((clock, ""));
    if add.is_none() && minute.is_empty() {
        return None;
    }
    let hour: i8 = hour.parse().ok()?;
    let minute: i8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = match add {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(add) => hour % 12 + add,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The next such day after today.
fn following(weekday: Weekday, today: Date) -> Option<Date> {
    today.nth_weekday(1, weekday).ok()
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < 3 {
        return None;
    }
    let at =
        MONTHS.iter().position(|name| name.starts_with(word) || (word == "sept" && *name == "september"))?;
    i8::try_from(at).ok().map(|at| at + 1)
}

/// "25 november": this year, or the next when that day is gone.
fn dated(day: &str, month_name: &str, today: Date) -> Option<Date> {
    let digits = day.trim_end_matches(|c: char| c.is_alphabetic());
    let day: i8 = digits.parse().ok()?;
    let date = Date::new(today.year(), month(month_name)?, day).ok()?;
    if date < today { Date::new(today.year().checked_add(1)?, date.month(), day).ok() } else { Some(date) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Zoned {
        // a Sunday
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    fn local(text: &str) -> Option<String> {
        let at = parse(text, &now())?.to_zoned(now().time_zone().clone());
        Some(at.strftime("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn spoken_dates_are_understood() {
        for (said, meant) in [
            ("tomorrow 3pm", "2026-11-23 15:00"),
            ("tomorrow at 3 pm", "2026-11-23 15:00"),
            ("3:30pm tomorrow", "2026-11-23 15:30"),
            ("Friday", "2026-11-27 23:59"),
            ("fri 09:15", "2026-11-27 09:15"),
            ("Sunday", "2026-11-29 23:59"),
            ("in 2 hours", "2026-11-22 16:30"),
            ("in half an hour", "2026-11-22 15:00"),
            ("45min", "2026-11-22 15:15"),
            ("in a week", "2026-11-29 14:30"),
            ("5pm", "2026-11-22 17:00"),
            ("9 am", "2026-11-23 09:00"),
            ("noon", "2026-11-23 12:00"),
            ("end of day", "2026-11-22 23:59"),
            ("tonight", "2026-11-22 23:59"),
            ("25 November", "2026-11-25 23:59"),
            ("Jan 3rd 10am", "2027-01-03 10:00"),
            ("2026-12-24", "2026-12-24 23:59"),
            ("2026-12-24 15:00", "2026-12-24 15:00"),
            ("2026-12-24T15:00", "2026-12-24 15:00"),
            ("2026-12-24T15:00:00Z", "2026-12-24 15:00"),
            ("12am friday", "2026-11-27 00:00"),
        ] {
            assert_eq!(local(said).as_deref(), Some(meant), "{said}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for said in [
            "",
            "phone",
            "the end",
            "25",
            "13pm",
            "25:00",
            "31 february",
            "in many days",
            "3pm 4pm",
            "may",
            "-",
        ] {
            assert_eq!(local(said), None, "{said}");
        }
    }

    #[test]
    fn a_promise_splits_at_its_last_by() {
        let (what, due) = split_promise("stand by them by tomorrow 3pm", &now());
        assert_eq!((what.as_str(), due), ("stand by them", parse("tomorrow 3pm", &now())));
        let (what, due) = split_promise("call back by phone", &now());
        assert_eq!((what.as_str(), due), ("call back by phone", None));
    }

    #[test]
    fn a_span_of_days_starts_and_ends_with_them() {
        let zone = now().time_zone().clone();
        let first = since("7d", &now()).unwrap().to_zoned(zone.clone());
        assert_eq!(first.strftime("%F %T").to_string(), "2026-11-15 00:00:00");
        let last = until("yesterday", &now()).unwrap().to_zoned(zone);
        assert_eq!(last.strftime("%F %T").to_string(), "2026-11-21 23:59:59");
        assert_eq!(since("soon", &now()), None);
    }

    #[test]
    fn times_are_said_back_shortly() {
        for (said, back) in [
            ("5pm", "today 17:00"),
            ("tomorrow 3pm", "tomorrow 15:00"),
            ("friday", "Friday"),
            ("2027-01-03 10:00", "3 Jan 2027 10:00"),
        ] {
            assert_eq!(say(parse(said, &now()).unwrap(), &now()), back, "{said}");
        }
    }
}
