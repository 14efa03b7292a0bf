//! Dates and times of day as they are written in the language in force.

use crate::say;
use jiff::Zoned;
use jiff::civil::Date;

/// "20 Nov 2026".
#[must_use]
pub fn date(date: Date) -> String {
    say!("dates-date", day = date.day(), month = short_month(date), year = year(date))
}

/// "20 Nov".
#[must_use]
pub fn short_date(date: Date) -> String {
    say!("dates-short-date", day = date.day(), month = short_month(date))
}

/// "20 Nov 26".
#[must_use]
pub fn brief_date(date: Date) -> String {
    let year = format!("{:02}", date.year().rem_euclid(100));
    say!("dates-date", day = date.day(), month = short_month(date), year)
}

/// "Nov 2026".
#[must_use]
pub fn month(date: Date) -> String {
    say!("dates-month-of-year", month = short_month(date), year = year(date))
}

/// "Fri".
#[must_use]
pub fn weekday(date: Date) -> String {
    short_weekday(date)
}

/// "15:00".
#[must_use]
pub fn time(at: &Zoned) -> String {
    at.strftime("%H:%M").to_string()
}

/// "Fri 20 Nov".
pub(super) fn weekday_and_date(date: Date) -> String {
    let (weekday, month) = (short_weekday(date), short_month(date));
    say!("dates-weekday-and-date", weekday, day = date.day(), month)
}

/// "Fri 20 Nov 2026".
pub(super) fn weekday_and_full_date(date: Date) -> String {
    let (weekday, month) = (short_weekday(date), short_month(date));
    say!("dates-weekday-and-full-date", weekday, day = date.day(), month, year = year(date))
}

fn short_weekday(date: Date) -> String {
    say!("dates-weekday-short", day = date.weekday().to_monday_one_offset())
}

fn short_month(date: Date) -> String {
    say!("dates-month-short", month = date.month())
}

fn year(date: Date) -> String {
    date.year().to_string()
}
