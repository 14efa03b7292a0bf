//! Days as said: "tomorrow", "next Tuesday", "the 3rd", "25/12". Must not know times of day.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

use super::Doubt;
use super::ahead::number;

/// A day, and whether "3/4" had to be taken for 3 April or 4 March to get it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Day {
    /// No other day can be meant.
    Sure(Date),
    /// Day and month may stand the other way round than was taken.
    Unsure(Date, Doubt),
}

impl Day {
    /// The day.
    pub(super) const fn date(self) -> Date {
        match self {
            Self::Sure(date) | Self::Unsure(date, _) => date,
        }
    }

    /// The date, in whichever order of day and month, that is on this weekday.
    fn on(self, weekday: Weekday, today: Date) -> Option<Date> {
        let other = match self {
            Self::Sure(_) => None,
            Self::Unsure(date, _) => coming(date.month(), date.day(), today),
        };
        [Some(self.date()), other].into_iter().flatten().find(|date| date.weekday() == weekday)
    }
}

/// A day at the start of these words, and how many words it takes.
pub(super) fn day(words: &[&str], today: Date) -> Option<(usize, Day)> {
    if let Some((used, date)) = of_named_month(words, today).or_else(|| stretch(words, today)) {
        return Some((used, Day::Sure(date)));
    }
    if let Some(found) = dated(words, today) {
        return Some(found);
    }
    if let Some((used, date)) = weeks_on(words, today).or_else(|| holiday(words, today)) {
        return Some((used, Day::Sure(date)));
    }
    let (used, date) = match words {
        ["today" | "tonight", ..] => (1, today),
        ["tomorrow", "week", ..] => (2, ahead(8.days(), today)?),
        ["tomorrow", ..] => (1, today.tomorrow().ok()?),
        ["day", "after", "tomorrow", ..] => (3, ahead(2.days(), today)?),
        ["end" | "this" | "late", "week", ..] | ["week", "end", ..] => (2, friday(today)?),
        ["this", "weekend", ..] => (2, in_week(Weekday::Sunday, monday(today)?)?),
        ["next", "weekend", ..] => (2, in_next_week(Weekday::Sunday, today)?),
        ["week", "ending", rest @ ..] => match day(rest, today)? {
            (used, Day::Sure(date)) => (used + 2, date),
            (_, Day::Unsure(..)) => return None,
        },
        ["week", "commencing" | "beginning" | "starting", rest @ ..] => match day(rest, today)? {
            // a week that begins then, of which the last working day is due
            (used, Day::Sure(date)) => match date.weekday() {
                Weekday::Sunday => (used + 2, ahead(5.days(), date)?),
                Weekday::Monday => (used + 2, ahead(4.days(), date)?),
                _ => return None,
            },
            (_, Day::Unsure(..)) => return None,
        },
        ["eow" | "weekend", ..] => (1, friday(today)?),
        ["end" | "late", "next", "week", ..] => (3, friday(ahead(7.days(), monday(today)?)?)?),
        ["end" | "this", "month", ..] | ["month", "end", ..] => (2, today.last_of_month()),
        ["end" | "this", "year", ..] => (2, Date::new(today.year(), 12, 31).ok()?),
        ["eom", ..] => (1, today.last_of_month()),
        ["end", "next", "month", ..] => (3, ahead(1.month(), today.first_of_month())?.last_of_month()),
        ["end" | "late", rest @ ..] => match day(rest, today)? {
            (used, Day::Sure(date)) => (used + 1, date),
            (_, Day::Unsure(..)) => return None,
        },
        ["next" | "following", "day", ..] => (2, today.tomorrow().ok()?),
        ["same", "day", ..] => (2, today),
        ["next", "week", name, ..] if weekday(name).is_some() => (3, in_next_week(weekday(name)?, today)?),
        ["following", name, ..] if weekday(name).is_some() => (2, following(weekday(name)?, today)?),
        ["next" | "following", "week", ..] => (2, ahead(7.days(), today)?),
        ["next", "month", ..] => (2, ahead(1.month(), today)?),
        ["next", name, ..] => (2, in_next_week(weekday(name)?, today)?),
        ["last", name, ..] => (2, today.nth_weekday(-1, weekday(name)?).ok()?),
        ["this", name, ..] => (2, following(weekday(name)?, today)?),
        [name, "this", "week", ..] => (3, in_week(weekday(name)?, monday(today)?)?),
        [name, "next", "week", ..] => (3, in_next_week(weekday(name)?, today)?),
        [name, "week", ..] => (2, ahead(7.days(), following(weekday(name)?, today)?)?),
        [name, rest @ ..] => {
            let weekday = weekday(name)?;
            match dated(rest, today) {
                // "Monday 30 November", "Fri 4/12", when that is one
                Some((used, day)) => (used + 1, day.on(weekday, today)?),
                None => (1, following(weekday, today)?),
            }
        }
        [] => return None,
    };
    Some((used, Day::Sure(date)))
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" | "weds" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

fn ahead(span: Span, from: Date) -> Option<Date> {
    from.checked_add(span).ok()
}

/// The next such day after today.
fn following(weekday: Weekday, today: Date) -> Option<Date> {
    today.nth_weekday(1, weekday).ok()
}

/// The Monday of this week.
fn monday(today: Date) -> Option<Date> {
    today.checked_sub(Span::new().days(today.weekday().to_monday_zero_offset())).ok()
}

/// That day of the week that begins next Monday.
fn in_next_week(weekday: Weekday, today: Date) -> Option<Date> {
    in_week(weekday, ahead(7.days(), monday(today)?)?)
}

/// That day of the week that begins on this Monday.
fn in_week(weekday: Weekday, monday: Date) -> Option<Date> {
    ahead(Span::new().days(weekday.to_monday_zero_offset()), monday)
}

/// "a week on Tuesday", "two weeks from today", "a fortnight tomorrow".
fn weeks_on(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let (count, weeks, rest) = match words {
        [count, "week" | "weeks", rest @ ..] => (count, 1, rest),
        [count, "fortnight", rest @ ..] => (count, 2, rest),
        _ => return None,
    };
    let (used, name) = match rest {
        ["from", name, ..] => (4, name),
        [name, ..] => (3, name),
        [] => return None,
    };
    let from = match *name {
        "today" => today,
        "tomorrow" => today.tomorrow().ok()?,
        name => following(weekday(name)?, today)?,
    };
    Some((used, ahead(Span::new().try_weeks(number(count)?.checked_mul(weeks)?).ok()?, from)?))
}

/// Days that have a name of their own.
fn holiday(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let (used, day, month) = match words {
        ["christmas", "evening", ..] => (2, 24, 12),
        ["christmas", "day", ..] => (2, 25, 12),
        ["christmas", ..] => (1, 25, 12),
        ["boxing", "day", ..] => (2, 26, 12),
        ["new", "year", "evening", ..] => (3, 31, 12),
        ["new", "year", "day", ..] => (3, 1, 1),
        _ => return None,
    };
    Some((used, coming(day, month, today)?))
}

/// "the 5th of next month".
fn of_named_month(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let [day, which @ ("next" | "this"), "month", ..] = words else { return None };
    let day = ordinal(day)?;
    let date = if *which == "this" {
        next_of_month(day, today)?
    } else {
        let first = ahead(1.month(), today.first_of_month())?;
        Date::new(first.year(), first.month(), day).ok()?
    };
    Some((3, date))
}

/// "middle of the month", "beginning of next week", "end of December": the day meant by that.
pub(super) fn stretch(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let (which, of) = words.split_first()?;
    let (day, weekday) = match *which {
        "beginning" | "start" | "early" => (5, Weekday::Monday),
        "middle" | "mid" => (15, Weekday::Wednesday),
        "end" | "late" => (31, Weekday::Friday),
        _ => return None,
    };
    let in_month = |first: Date| Date::new(first.year(), first.month(), first.days_in_month().min(day)).ok();
    let coming = |months: &mut dyn Iterator<Item = Option<Date>>| {
        months.filter_map(|first| in_month(first?)).find(|date| *date >= today)
    };
    let (of, used) = match of {
        ["this", of @ ..] => (of, 3),
        of => (of, 2),
    };
    if let Some(month) = of.first().and_then(|name| month(name)) {
        let years = [today.year(), today.year().checked_add(1)?];
        let date = coming(&mut years.into_iter().map(|year| Date::new(year, month, 1).ok()))?;
        return Some((used, date));
    }
    // the end of this week or month is not said of the next one
    if matches!(*which, "end" | "late") {
        return None;
    }
    Some(match of {
        ["next", "month", ..] => (3, in_month(ahead(1.month(), today.first_of_month())?)?),
        ["next", "week", ..] => (3, in_next_week(weekday, today)?),
        ["month", ..] => {
            let first = today.first_of_month();
            (used, coming(&mut [Some(first), ahead(1.month(), first)].into_iter())?)
        }
        ["week", ..] => {
            let this = in_week(weekday, monday(today)?).filter(|date| *date >= today);
            (used, this.or_else(|| in_next_week(weekday, today))?)
        }
        _ => return None,
    })
}

/// This week's Friday; on a weekend, its Sunday.
fn friday(today: Date) -> Option<Date> {
    match today.weekday() {
        Weekday::Friday | Weekday::Sunday => Some(today),
        Weekday::Saturday => today.tomorrow().ok(),
        _ => following(Weekday::Friday, today),
    }
}

/// Whether a day of a month begins these words: "5 Dec", "Dec 5th", "the 5th".
pub(super) fn begins_date(words: &[&str]) -> bool {
    match words {
        [iso, ..] if iso.len() == 10 && iso.parse::<Date>().is_ok() => true,
        ["the", day, ..] => ordinal(day).is_some_and(|_| day.starts_with(|c: char| c.is_ascii_digit())),
        [first, second, ..] => {
            month(first).and(of_month(second)).or_else(|| of_month(first).and(month(second))).is_some()
        }
        _ => false,
    }
}

/// A day of the calendar: ISO, "25/12/2026", "3 Dec", "Dec 3rd 2027", "the 3rd".
fn dated(words: &[&str], today: Date) -> Option<(usize, Day)> {
    let (first, rest) = words.split_first()?;
    if matches!(words, ["first", "thing", ..]) {
        return None;
    }
    if first.len() == 10
        && let Ok(date) = first.replace('/', "-").parse::<Date>()
    {
        return Some((1, Day::Sure(date)));
    }
    if let Some(day) = numeric(first, today) {
        return Some((1, day));
    }
    let second = rest.first().copied().unwrap_or_default();
    let pair = match (month(first), month(second)) {
        (_, Some(month)) => of_month(first).map(|day| (day, month)),
        (Some(month), None) => of_month(second).map(|day| (day, month)),
        (None, None) => None,
    };
    if let Some((day, month)) = pair {
        let year = rest.get(1).filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
        // "3 Dec 1430" has a time
        let year = year.filter(|year| (1900..2200).contains(year));
        let date = match year {
            Some(year) => Date::new(year, month, day).ok()?,
            None => coming(day, month, today)?,
        };
        return Some((if year.is_some() { 3 } else { 2 }, Day::Sure(date)));
    }
    let day = ordinal(first).filter(|_| *first != "first")?;
    Some((1, Day::Sure(next_of_month(day, today)?)))
}

/// A promise for a day and a month is mostly one for so many days ahead.
const SOON_DAYS: i32 = 31;

/// What lies further ahead than this is not promised by day and month alone.
const FAR_DAYS: i32 = 120;

/// "25/12", "12/25", "3/4/27", "25.12.2026": the day before the month, unless only the other way
/// round is a date, or one that is soon where this one is far: "12/5" in November.
fn numeric(word: &str, today: Date) -> Option<Day> {
    let mark = ['/', '.', '-'].into_iter().find(|mark| word.contains(*mark))?;
    let parts: Vec<i16> = word.split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (a, b, year) = match parts.as_slice() {
        [a, b] if mark == '/' => (*a, *b, None),
        [a, b, year @ 0..=99] => (*a, *b, Some(2000 + year)),
        [a, b, year @ 1900..=9999] => (*a, *b, Some(*year)),
        _ => return None,
    };
    let date = |day: i16, month: i16| {
        let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
        year.map_or_else(|| coming(day, month, today), |year| Date::new(year, month, day).ok())
    };
    match (date(a, b), date(b, a)) {
        (Some(day_first), Some(other)) if other != day_first => {
            let days_to = |date: Date| today.until(date).map_or(0, |span| span.get_days());
            let far = year.is_none() && days_to(day_first) > FAR_DAYS && days_to(other) <= SOON_DAYS;
            Some(if far {
                Day::Unsure(other, Doubt::MonthFirst)
            } else {
                Day::Unsure(day_first, Doubt::DayFirst)
            })
        }
        (Some(date), _) => Some(Day::Sure(date)),
        (None, Some(date)) if mark == '/' => Some(Day::Sure(date)),
        (None, _) => None,
    }
}

/// That day of this year, or of the next when it is gone.
fn coming(day: i8, month: i8, today: Date) -> Option<Date> {
    let this = Date::new(today.year(), month, day).ok().filter(|date| *date >= today);
    this.or_else(|| Date::new(today.year().checked_add(1)?, month, day).ok())
}

/// That day of this month, or of the next one that has it.
fn next_of_month(day: i8, today: Date) -> Option<Date> {
    let months = (0..=2).filter_map(|months| ahead(Span::new().months(months), today.first_of_month()));
    let days = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
    days.into_iter().find(|date| *date >= today)
}

/// "3", "3rd".
fn of_month(word: &str) -> Option<i8> {
    ordinal(word).or_else(|| word.parse().ok()).filter(|day| (1..=31).contains(day))
}

/// "3rd", not "3".
fn ordinal(word: &str) -> Option<i8> {
    if word == "first" {
        return Some(1);
    }
    let day = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end))?;
    day.parse().ok().filter(|day| (1..=31).contains(day))
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
