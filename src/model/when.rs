//! Dates and times as agents say them: "tomorrow 3pm", "Friday", "in 2 hours", ISO. Pure: the
//! present moment is an argument. Must not know what the time is for.

use crate::say;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, Timestamp, ToSpan as _, Zoned};

mod ahead;
mod beside;
mod clock;
mod day;
mod foreign;
mod hurried;
mod lead;
mod names;
mod parts;
mod promise;
mod reason;
mod short;
mod spoken;
mod told;

pub use names::{brief_date, date, month, short_date, time, weekday};
pub use promise::split_promise;

/// A time on a day without one: the end of that day.
const END_OF_DAY: Time = Time::constant(23, 59, 0, 0);

/// A moment as it was understood.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reading {
    /// The moment.
    pub at: Timestamp,
    /// What else it might have meant, or what is odd about it.
    pub doubt: Option<Doubt>,
}

/// Why a moment may not be what was meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Doubt {
    /// "3/4" was read as 3 April.
    DayFirst,
    /// "12/5" was read as 5 December.
    MonthFirst,
    /// There is no such time on that day, since the clocks go forward.
    Skipped,
    /// It lies behind.
    Past,
}

impl Doubt {
    /// The words shown for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::DayFirst => say!("dates-read-as-day-first"),
            Self::MonthFirst => say!("dates-read-as-month-first"),
            Self::Skipped => say!("dates-clocks-go-forward"),
            Self::Past => say!("dates-already-past"),
        }
    }
}

/// The moment meant by `text`, seen from `now`. A day alone means the end of that day, a time
/// alone its next occurrence. `None` when the words are not understood.
#[must_use]
pub fn parse(text: &str, now: &Zoned) -> Option<Timestamp> {
    read(text, now).map(|reading| reading.at)
}

/// The same, with what may be wrong about it.
#[must_use]
pub fn read(text: &str, now: &Zoned) -> Option<Reading> {
    understood(text, now).map(|understood| understood.reading)
}

/// A moment, and how it was said.
struct Understood {
    reading: Reading,
    /// With its day, or counted from now.
    dated: bool,
}

fn understood(text: &str, now: &Zoned) -> Option<Understood> {
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let text = text.trim().trim_end_matches(['.', '!', ',', '?', ';', ')']).to_lowercase();
    let Understood { reading, dated } = match exact(&text, now) {
        Some(at) => Understood { reading: Reading { at, doubt: None }, dated: true },
        None => spoken::read(&text, now)
            .or_else(|| foreign::in_english(&text).find_map(|english| spoken::read(&english, now)))?,
    };
    let past = (reading.at < now.timestamp()).then_some(Doubt::Past);
    Some(Understood { reading: Reading { doubt: past.or(reading.doubt), ..reading }, dated })
}

/// No time takes longer to say, in any language: what is longer is a promise that goes on, and reading
/// each of its ends as a time would hold up who types it.
const LONGEST_BYTES: usize = 160;

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

/// The same time on the next day from Monday to Friday, unless it is on one already.
#[must_use]
pub fn on_a_weekday(at: Timestamp, now: &Zoned) -> Timestamp {
    let day = at.to_zoned(now.time_zone().clone());
    let days = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.checked_add(days.days()).map_or(at, |day| day.timestamp())
}

/// The moment in words, short, as seen from `now`: "today 15:00", "tomorrow 15:00", "Fri 28 Nov
/// 15:00". The end of a day is not spelt out.
#[must_use]
pub fn say(at: Timestamp, now: &Zoned) -> String {
    let day = say_day(at, now);
    let at = at.to_zoned(now.time_zone().clone());
    if ends_day(&at) { day } else { say!("dates-day-and-time", day, time = time(&at)) }
}

/// The day alone: "today", "Friday", "Fri 20 Nov".
#[must_use]
pub fn say_day(at: Timestamp, now: &Zoned) -> String {
    let at = at.to_zoned(now.time_zone().clone());
    match now.date().until(at.date()).map_or(0, |span| span.get_days()) {
        0 => say!("dates-today").to_owned(),
        1 => say!("dates-tomorrow").to_owned(),
        -1 => say!("dates-yesterday").to_owned(),
        2..=6 => say!("dates-weekday", day = at.weekday().to_monday_one_offset()),
        _ if at.year() == now.year() => say!("dates-on", date = names::weekday_and_date(at.date())),
        _ => say!("dates-on", date = date(at.date())),
    }
}

/// The moment in words that are as true tomorrow, for what others read later: "Mon 23 Nov 15:00". The
/// end of a day is not spelt out.
#[must_use]
pub fn keep(at: Timestamp, now: &Zoned) -> String {
    let at = at.to_zoned(now.time_zone().clone());
    let day = dated(&at, now);
    if ends_day(&at) { day } else { say!("dates-day-and-time", day, time = time(&at)) }
}

/// The moment spelt out, so that nobody mistakes it: "tomorrow, Mon 23 Nov, 15:00".
#[must_use]
pub fn spell(at: Timestamp, now: &Zoned) -> String {
    let at = at.to_zoned(now.time_zone().clone());
    let day = dated(&at, now);
    let time = if ends_day(&at) { say!("dates-end-of-day").to_owned() } else { time(&at) };
    match now.date().until(at.date()).map_or(0, |span| span.get_days()) {
        0 => say!("dates-spelt-today", day, time),
        1 => say!("dates-spelt-tomorrow", day, time),
        _ => say!("dates-spelt", day, time),
    }
}

/// "Fri 28 Nov", with the year where it is another.
fn dated(at: &Zoned, now: &Zoned) -> String {
    if at.year() == now.year() {
        names::weekday_and_date(at.date())
    } else {
        names::weekday_and_full_date(at.date())
    }
}

fn ends_day(at: &Zoned) -> bool {
    at.time().hour() == END_OF_DAY.hour() && at.time().minute() == END_OF_DAY.minute()
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
