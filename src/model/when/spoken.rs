//! Words put together to a moment: a span ahead, or parts of a time; with what they may begin and end.
//! Must not know what a part may be.

use jiff::{ToSpan as _, Zoned};

use super::day::Day;
use super::parts::Parts;
use super::{Doubt, Reading, Understood, ahead, clock, short};

/// The moment that these lower-case words mean.
pub(super) fn read(text: &str, now: &Zoned) -> Option<Understood> {
    let inclusive = ["no later than ", "not later than "];
    let text = inclusive.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
    let text = text.replace("mid-", "mid ");
    let before = ["before ", "b4 "].iter().find_map(|lead| text.strip_prefix(lead));
    let (text, before) = before.map_or((text.as_str(), false), |rest| (rest, true));
    let mut words: Vec<&str> = short::words(text).collect();
    if let ["on" | "by", "or", "before", ..] = words.as_slice() {
        words.drain(..3);
    }
    // "by the weekend" is its beginning, "at the weekend" its end
    if let ["at" | "over" | "on", "the", "weekend", ..] = words.as_slice() {
        words.splice(..2, ["this"]);
    }
    words.retain(|word| !short::adds_nothing(word));
    let words = short::without_tail(&words);
    // "at 17h" is a time, "17h" so many hours
    let at = text.starts_with("at ") || text.starts_with('@');
    if !at && let Some(at) = ahead::ahead(words, now) {
        return Some(Understood { reading: Reading { at, doubt: None }, dated: true });
    }
    let parts = Parts::take(words, now).or_else(|| later(words, now)).or_else(|| as_clocks(words, now))?;
    // "1430" alone may be anything, "on 5" too
    let told = at || before || parts.day.is_some();
    if parts.digits && !told || parts.clock.is_some() && parts.day.is_none() && text.starts_with("on ") {
        return None;
    }
    let mut local = parts.moment(now)?;
    // early in the day "in the morning" is said of the next one
    let next = words.starts_with(&["in", "morning"]) && parts.clock.is_none() && parts.day.is_none();
    if next && local.date() == now.date() && now.hour() > 5 {
        local = local.checked_add(1.day()).ok()?;
    }
    // before the end of a week is its end
    let ends = words.iter().any(|word| matches!(*word, "end" | "eom" | "eow" | "weekend"));
    if before && !ends && parts.clock.is_none() && parts.part.is_none() {
        local = local.checked_sub(1.day()).ok()?;
    }
    let zoned = local.to_zoned(now.time_zone().clone()).ok()?;
    let skipped = (zoned.datetime() != local).then_some(Doubt::Skipped);
    let unsure = match parts.day {
        Some(Day::Unsure(_, doubt)) => Some(doubt),
        _ => None,
    };
    let reading = Reading { at: zoned.timestamp(), doubt: skipped.or(unsure) };
    Some(Understood { reading, dated: parts.is_dated() })
}

/// What "16 hours" and "in 10 to 12" mean beside a day, where they are clocks: "tomorrow 16 h", and in other
/// languages "from 10 to 12".
fn as_clocks(words: &[&str], now: &Zoned) -> Option<Parts> {
    let clocks = clocks(words);
    let words: Vec<&str> = clocks.iter().map(String::as_str).collect();
    Parts::take(&words, now).filter(|parts| parts.day.is_some() || words.contains(&"between"))
}

/// These words with their clocks as such.
fn clocks(words: &[&str]) -> Vec<String> {
    let mut spelt: Vec<String> = Vec::new();
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        let hour = first.parse::<u8>().is_ok_and(|hour| hour < 24);
        rest = after;
        match after {
            ["hours" | "hour" | "h", after @ ..] if hour => {
                spelt.push(format!("{first}:00"));
                rest = after;
            }
            [from, "to", to] if *first == "in" && clock::is_hour(from) && clock::is_hour(to) => {
                spelt.extend(["between", from, "and", to].map(str::to_owned));
                rest = &[];
            }
            _ => spelt.push((*first).to_owned()),
        }
    }
    spelt
}

/// Of "Tuesday or Wednesday", "tomorrow at 10 or 11" the later one.
fn later(words: &[&str], now: &Zoned) -> Option<Parts> {
    let (or, _) = words.iter().enumerate().find(|(_, word)| **word == "or")?;
    let (one, other) = words.split_at_checked(or)?;
    let (one, mut other) = (Parts::take(one, now)?, Parts::take(other.get(1..)?, now)?);
    if other.day.is_none() && other.clock.is_some() && one.clock.is_some() {
        (other.day, other.part) = (one.day, one.part.or(other.part));
        return Some(other);
    }
    let later = other.day?.date() >= one.day?.date();
    Some(if later { other } else { one })
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::{Doubt, keep, parse, read, say, since, spell, split_promise, until};

    fn now() -> Zoned {
        // a Sunday
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    fn from(now: &str, said: &str) -> Option<String> {
        let now: Zoned = now.parse().unwrap();
        let at = parse(said, &now)?.to_zoned(now.time_zone().clone());
        Some(at.strftime("%Y-%m-%d %H:%M").to_string())
    }

    fn local(said: &str) -> Option<String> {
        from(&now().to_string(), said)
    }

    #[test]
    fn spoken_dates_are_understood() {
        for (said, meant) in [
            ("tomorrow 3pm", "2026-11-23 15:00"),
            ("tomorrow at 3 pm", "2026-11-23 15:00"),
            ("3:30pm tomorrow", "2026-11-23 15:30"),
            ("3.30 p.m. tomorrow", "2026-11-23 15:30"),
            ("tomorrow morning", "2026-11-23 12:00"),
            ("tomorrow morning at 9", "2026-11-23 09:00"),
            ("3 tomorrow afternoon", "2026-11-23 15:00"),
            ("first thing tomorrow", "2026-11-23 09:00"),
            ("the day after tomorrow", "2026-11-24 23:59"),
            ("Friday", "2026-11-27 23:59"),
            ("fri 09:15", "2026-11-27 09:15"),
            ("Fri 5pm", "2026-11-27 17:00"),
            ("Friday at 5", "2026-11-27 17:00"),
            ("5 on Friday", "2026-11-27 17:00"),
            ("Sunday", "2026-11-29 23:59"),
            ("this Friday", "2026-11-27 23:59"),
            ("last Friday", "2026-11-20 23:59"),
            ("Tuesday", "2026-11-24 23:59"),
            ("Tuesday week", "2026-12-01 23:59"),
            ("a week on Tuesday", "2026-12-01 23:59"),
            ("next week", "2026-11-29 23:59"),
            ("end of next week", "2026-11-27 23:59"),
            ("end of the month", "2026-11-30 23:59"),
            ("before Friday", "2026-11-26 23:59"),
            ("before noon tomorrow", "2026-11-23 12:00"),
            ("no later than 5pm on Friday", "2026-11-27 17:00"),
            ("Friday at the latest", "2026-11-27 23:59"),
            ("close of business", "2026-11-22 17:00"),
            ("close of business on Friday", "2026-11-27 17:00"),
            ("COB Friday", "2026-11-27 17:00"),
            ("end of business tomorrow", "2026-11-23 17:00"),
            ("end of day", "2026-11-22 23:59"),
            ("the end of the day tomorrow", "2026-11-23 23:59"),
            ("eod", "2026-11-22 23:59"),
            ("tonight", "2026-11-22 23:59"),
            ("tonight at 8", "2026-11-22 20:00"),
            ("this evening", "2026-11-22 20:00"),
            ("in the morning", "2026-11-23 12:00"),
            ("5pm", "2026-11-22 17:00"),
            ("by 5", "2026-11-22 17:00"),
            ("five o'clock", "2026-11-22 17:00"),
            ("half past 4", "2026-11-22 16:30"),
            ("quarter to five", "2026-11-22 16:45"),
            ("1700 hours", "2026-11-22 17:00"),
            ("9 am", "2026-11-23 09:00"),
            ("noon", "2026-11-23 12:00"),
            ("12am friday", "2026-11-27 00:00"),
            ("25 November", "2026-11-25 23:59"),
            ("the 3rd", "2026-12-03 23:59"),
            ("on the 3rd at 10", "2026-12-03 10:00"),
            ("the 31st", "2026-12-31 23:59"),
            ("the 3rd of December", "2026-12-03 23:59"),
            ("3 Dec 2027 10:00", "2027-12-03 10:00"),
            ("Jan 3rd 10am", "2027-01-03 10:00"),
            ("25/12", "2026-12-25 23:59"),
            ("12/25", "2026-12-25 23:59"),
            ("25.12.2026", "2026-12-25 23:59"),
            ("2026-12-24", "2026-12-24 23:59"),
            ("2026-12-24 15:00", "2026-12-24 15:00"),
            ("2026-12-24T15:00", "2026-12-24 15:00"),
            ("2026-12-24 3pm", "2026-12-24 15:00"),
            ("2026-12-24T15:00:00Z", "2026-12-24 15:00"),
            ("by 5:30", "2026-11-22 17:30"),
            ("05:30", "2026-11-23 05:30"),
            ("half past three", "2026-11-22 15:30"),
            ("at eight tomorrow", "2026-11-23 08:00"),
            ("half five", "2026-11-22 17:30"),
            ("around 4", "2026-11-22 16:00"),
            ("today before 6", "2026-11-22 18:00"),
            ("first thing in the morning", "2026-11-23 09:00"),
            ("Monday morning first thing", "2026-11-23 09:00"),
            ("Monday 30 November", "2026-11-30 23:59"),
            ("Tuesday next week", "2026-11-24 23:59"),
            ("a week tomorrow", "2026-11-30 23:59"),
            ("the first of December", "2026-12-01 23:59"),
        ] {
            assert_eq!(local(said).as_deref(), Some(meant), "{said}");
        }
    }

    #[test]
    fn spans_ahead_are_understood() {
        for (said, meant) in [
            ("in 2 hours", "2026-11-22 16:30"),
            ("in two hours", "2026-11-22 16:30"),
            ("in a couple of hours", "2026-11-22 16:30"),
            ("within 24 hours", "2026-11-23 14:30"),
            ("within the hour", "2026-11-22 15:30"),
            ("within the next 2 hours", "2026-11-22 16:30"),
            ("in half an hour", "2026-11-22 15:00"),
            ("a quarter of an hour", "2026-11-22 14:45"),
            ("an hour and a half", "2026-11-22 16:00"),
            ("in 1.5 hours", "2026-11-22 16:00"),
            ("1h30", "2026-11-22 16:00"),
            ("45min", "2026-11-22 15:15"),
            ("two days from now", "2026-11-24 14:30"),
            ("in a week's time", "2026-11-29 14:30"),
            ("in a week", "2026-11-29 14:30"),
            ("a fortnight", "2026-12-06 14:30"),
            ("within 2 working days", "2026-11-24 23:59"),
            ("5 business days", "2026-11-27 23:59"),
            ("the next business day", "2026-11-23 23:59"),
            ("in the next hour", "2026-11-22 15:30"),
            ("in three quarters of an hour", "2026-11-22 15:15"),
            ("in fourteen days", "2026-12-06 14:30"),
            ("within forty-eight hours", "2026-11-24 14:30"),
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
            "5 people",
            "a few days",
            "the",
            "morning afternoon",
            "yesterday",
            "13/13",
            "0/5",
            "soon",
            "friday monday",
            "friday 30 november",
            "after 3pm",
            "in a few hours",
            "10.5",
            "99999999 hours",
            "1.2.3.4",
            "half past",
            "in",
            "next",
            "end",
        ] {
            assert_eq!(local(said), None, "{said}");
        }
    }

    #[test]
    fn next_tuesday_is_that_of_the_week_to_come() {
        let monday = "2026-11-23T09:00:00[Europe/London]";
        assert_eq!(from(monday, "next Tuesday").as_deref(), Some("2026-12-01 23:59"));
        assert_eq!(from(monday, "Tuesday").as_deref(), Some("2026-11-24 23:59"));
        assert_eq!(local("next Tuesday").as_deref(), Some("2026-11-24 23:59"));
        let friday = "2026-11-27T09:00:00[Europe/London]";
        assert_eq!(from(friday, "end of the week").as_deref(), Some("2026-11-27 23:59"));
        assert_eq!(from(friday, "within 2 working days").as_deref(), Some("2026-12-01 23:59"));
    }

    #[test]
    fn what_might_be_meant_otherwise_is_said() {
        let doubt = |said: &str| read(said, &now()).unwrap().doubt;
        assert_eq!(local("3/4").as_deref(), Some("2027-04-03 23:59"));
        assert_eq!(doubt("3/4"), Some(Doubt::DayFirst));
        // in November nobody promises for May by day and month alone
        assert_eq!(local("12/5").as_deref(), Some("2026-12-05 23:59"));
        assert_eq!((doubt("12/5"), doubt("5/12")), (Some(Doubt::MonthFirst), Some(Doubt::DayFirst)));
        assert_eq!((doubt("12/5/27"), doubt("5/6")), (Some(Doubt::DayFirst), Some(Doubt::DayFirst)));
        assert_eq!([doubt("25/12"), doubt("12/25"), doubt("4/4"), doubt("Friday")], [None; 4]);
        assert_eq!(doubt("today 9am"), Some(Doubt::Past));
        assert_eq!(doubt("2026-01-01"), Some(Doubt::Past));
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_the_one_after_and_says_so() {
        let spring = "2027-03-27T12:00:00[Europe/London]";
        assert_eq!(from(spring, "tomorrow 1:30am").as_deref(), Some("2027-03-28 02:30"));
        let reading = read("tomorrow 1:30am", &spring.parse().unwrap()).unwrap();
        assert_eq!(reading.doubt, Some(Doubt::Skipped));
        // hours are hours, also over the change
        assert_eq!(
            from("2027-03-27T23:30:00[Europe/London]", "in 2 hours").as_deref(),
            Some("2027-03-28 02:30")
        );
        assert_eq!(
            from("2026-10-24T12:00:00[Europe/London]", "tomorrow noon").as_deref(),
            Some("2026-10-25 12:00")
        );
    }

    #[test]
    fn a_promise_splits_at_its_last_by() {
        let (what, due) = split_promise("stand by them by tomorrow 3pm", &now());
        assert_eq!((what.as_str(), due), ("stand by them", read("tomorrow 3pm", &now())));
        let (what, due) = split_promise("call back by phone", &now());
        assert_eq!((what.as_str(), due), ("call back by phone", None));
        assert_eq!(split_promise("by Friday", &now()), ("by Friday".to_owned(), None));
    }

    #[test]
    fn a_promise_without_by_splits_where_its_time_begins() {
        for (text, what, when) in [
            ("call back in two hours", "call back", "in two hours"),
            ("call back by phone tomorrow 3pm", "call back by phone", "tomorrow 3pm"),
            ("refund it within 24 hours", "refund it", "within 24 hours"),
            ("ring her Fri 5pm", "ring her", "fri 5pm"),
            ("ring on the 3rd", "ring", "the 3rd"),
            ("send it before Friday", "send it", "before friday"),
        ] {
            assert_eq!(split_promise(text, &now()), (what.to_owned(), read(when, &now())), "{text}");
        }
        for text in [
            "explain the charge on 3 March",
            "look after the cat he sat",
            "fit it in",
            "check this",
            "ask Mr May",
        ] {
            assert_eq!(split_promise(text, &now()), (text.to_owned(), None), "{text}");
        }
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
    fn times_are_said_back_shortly_and_in_full() {
        for (said, back, spelt, kept) in [
            ("5pm", "today 17:00", "today, Sun 22 Nov, 17:00", "Sun 22 Nov 17:00"),
            ("tomorrow 3pm", "tomorrow 15:00", "tomorrow, Mon 23 Nov, 15:00", "Mon 23 Nov 15:00"),
            ("friday", "Friday", "Fri 27 Nov, end of day", "Fri 27 Nov"),
            ("2027-01-03 10:00", "3 Jan 2027 10:00", "Sun 3 Jan 2027, 10:00", "Sun 3 Jan 2027 10:00"),
        ] {
            let at = parse(said, &now()).unwrap();
            let shown = (say(at, &now()), spell(at, &now()), keep(at, &now()));
            assert_eq!(shown, (back.into(), spelt.into(), kept.into()), "{said}");
        }
    }
}
