//! Times of day as said: "3pm", "half past 4", "noon", "close of business". Must not know days.

use jiff::civil::Time;

use super::END_OF_DAY;
use super::ahead::number;

/// A time on the clock.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Clock {
    hour: i8,
    minute: i8,
    half: Half,
}

/// Which half of the day an hour is in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Half {
    /// It was said.
    Said,
    /// The working day decides.
    Guess,
}

/// A part of the day; alone it means when that part ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    FirstThing,
    MidMorning,
    Morning,
    Noon,
    EarlyAfternoon,
    Afternoon,
    Close,
    EarlyEvening,
    Evening,
    Night,
    EndOfDay,
}

impl Part {
    /// When it ends.
    pub(super) const fn end(self) -> Time {
        match self {
            Self::FirstThing => Time::constant(9, 0, 0, 0),
            Self::MidMorning => Time::constant(11, 0, 0, 0),
            Self::Morning | Self::Noon => Time::constant(12, 0, 0, 0),
            Self::EarlyAfternoon => Time::constant(15, 0, 0, 0),
            Self::Afternoon | Self::Close => Time::constant(17, 0, 0, 0),
            Self::EarlyEvening => Time::constant(18, 0, 0, 0),
            Self::Evening => Time::constant(20, 0, 0, 0),
            Self::Night | Self::EndOfDay => END_OF_DAY,
        }
    }

    /// When it ends at the latest, for those who still speak of it: an afternoon goes over into the evening.
    pub(super) fn goes_on_until(self) -> impl Iterator<Item = Time> {
        let late = match self {
            Self::EarlyAfternoon => [Self::Afternoon, Self::Evening, Self::Night].as_slice(),
            Self::Afternoon | Self::EarlyEvening => &[Self::Evening, Self::Night],
            Self::Evening => &[Self::Night],
            _ => &[],
        };
        late.iter().copied().map(Self::end)
    }
}

impl Clock {
    /// This very time.
    pub(super) fn at(time: Time) -> Self {
        Self::said(time.hour(), time.minute())
    }

    const fn said(hour: i8, minute: i8) -> Self {
        Self { hour, minute, half: Half::Said }
    }

    /// The same hour after noon, where nobody said which half of the day it is in.
    pub(super) fn other_half(self) -> Option<Time> {
        let hour = self.hour.checked_add(12).filter(|_| self.half == Half::Guess)?;
        Time::new(hour, self.minute, 0, 0).ok()
    }

    /// Whether this may be the beginning of a span that ends at the other.
    fn is_before(self, other: Self) -> bool {
        self.half != other.half || self.time(None) < other.time(None)
    }

    /// The time; a bare hour belongs to the part of the day that was named, else to the working
    /// day: 8 to 12 before noon, 1 to 7 after it.
    pub(super) fn time(self, part: Option<Part>) -> Option<Time> {
        let late = matches!(
            part,
            Some(
                Part::EarlyAfternoon
                    | Part::Afternoon
                    | Part::Close
                    | Part::EarlyEvening
                    | Part::Evening
                    | Part::Night
            )
        );
        let early = matches!(part, Some(Part::FirstThing | Part::MidMorning | Part::Morning));
        let at_night = matches!(part, Some(Part::Evening | Part::Night));
        let hour = match self.half {
            // that of the day to come, which nobody is sure of
            Half::Guess if at_night && (self.hour < 5 || self.hour == 12 && self.minute > 0) => return None,
            Half::Guess if at_night && self.hour == 12 => return Some(END_OF_DAY),
            Half::Guess if early && self.hour == 12 => self.hour,
            Half::Guess if early => self.hour % 12,
            Half::Guess if (late && self.hour < 12) || self.hour < 8 => self.hour + 12,
            Half::Said | Half::Guess => self.hour,
        };
        Time::new(hour, self.minute, 0, 0).ok()
    }
}

/// A part of the day at the start of these words, and how many words it takes.
pub(super) fn part(words: &[&str]) -> Option<(usize, Part)> {
    Some(match words {
        ["first", "thing", "in", "morning", ..] => (4, Part::FirstThing),
        ["first", "thing", "morning", ..] | ["morning", "first", "thing", ..] => (3, Part::FirstThing),
        ["first" | "1st", "thing", ..] | ["early", "morning", ..] => (2, Part::FirstThing),
        ["end" | "close", "business" | "play", "day", ..] => (3, Part::Close),
        ["end" | "close", "business" | "play", ..] | ["end", "working", "day", ..] => {
            (if words.get(1) == Some(&"working") { 3 } else { 2 }, Part::Close)
        }
        ["end", "day", ..] | ["last", "thing", ..] => (2, Part::EndOfDay),
        ["cob" | "eob" | "close", ..] => (1, Part::Close),
        ["eod", ..] => (1, Part::EndOfDay),
        ["morning" | "am", ..] => (1, Part::Morning),
        ["noon" | "midday" | "lunch", ..] => (1, Part::Noon),
        ["mid", "morning", ..] => (2, Part::MidMorning),
        ["late", "morning", ..] => (2, Part::Morning),
        ["12", "noon" | "midday", ..] => (2, Part::Noon),
        ["12", "midnight", ..] => (2, Part::Night),
        ["early" | "mid", "afternoon", ..] => (2, Part::EarlyAfternoon),
        ["late", "afternoon", ..] => (2, Part::Afternoon),
        ["early", "evening", ..] => (2, Part::EarlyEvening),
        ["afternoon" | "pm", ..] => (1, Part::Afternoon),
        ["evening", ..] => (1, Part::Evening),
        ["night" | "midnight", ..] => (1, Part::Night),
        _ => return None,
    })
}

/// A time on the clock at the start of these words, or the later end of a span of them ("between 2 and
/// 4", "10am to 12pm"), and how many words it takes.
pub(super) fn clock(words: &[&str]) -> Option<(usize, Clock)> {
    if let ["between", rest @ ..] = words {
        let (used, from) = one(rest)?;
        return match rest.get(used..)? {
            ["and" | "to" | "-" | "–", rest @ ..] => {
                one(rest).filter(|(_, to)| from.is_before(*to)).map(|(more, to)| (used + more + 2, to))
            }
            _ if rest.first()?.contains(['-', '–']) => Some((used + 1, from)),
            _ => None,
        };
    }
    let (used, from) = one(words)?;
    match words.get(used..)? {
        ["to" | "-" | "–", rest @ ..] => {
            one(rest).filter(|(_, to)| from.is_before(*to)).map(|(more, to)| (used + more + 1, to))
        }
        _ => Some((used, from)),
    }
}

fn one(words: &[&str]) -> Option<(usize, Clock)> {
    if let [minutes, side @ ("past" | "to"), hour, rest @ ..] = words
        && let Some(minutes) = minutes_beside(minutes)
    {
        let (used, clock) = whole(hour, rest)?;
        return Some((used + 2, if *side == "past" { clock.plus(minutes)? } else { clock.minus(minutes)? }));
    }
    if let ["half", hour, rest @ ..] = words
        && !matches!(*hour, "a" | "an")
    {
        let (used, clock) = whole(hour, rest)?;
        return Some((used + 1, clock.plus(30)?));
    }
    let (first, rest) = words.split_first()?;
    if let [hour, minute] = first.as_bytes().chunks_exact(2).map(two_digits).collect::<Vec<_>>().as_slice()
        && is_four_digits(first)
    {
        let used = if matches!(rest.first(), Some(&("hours" | "h"))) { 2 } else { 1 };
        return valid(Clock::said((*hour)?, (*minute)?)).map(|clock| (used, clock));
    }
    if let Some((from, to)) = first.split_once(['-', '–']) {
        let (_, from) = whole(from, &[])?;
        return whole(to, rest).filter(|(_, to)| from.is_before(*to));
    }
    whole(first, rest)
}

/// "3", "3pm", "3 p.m.", "3:30", "15h30", "3.30", "3 o'clock".
fn whole(first: &str, rest: &[&str]) -> Option<(usize, Clock)> {
    let mut used = 1;
    let mut rest = rest;
    if let ["o'clock" | "oclock", after @ ..] = rest {
        used += 1;
        rest = after;
    }
    let plain = first.replace("o'clock", "");
    let plain = plain.strip_suffix("hrs").filter(|_| plain.contains([':', '.'])).unwrap_or(&plain);
    let (digits, half) = if let Some(half) = rest.first().and_then(|word| half(word)) {
        used += 1;
        (plain, Some(half))
    } else {
        let at = plain.find(['a', 'p']).filter(|at| *at > 0);
        let (digits, end) = plain.split_at(at.unwrap_or(plain.len()));
        (digits, if end.is_empty() { None } else { Some(half(end)?) })
    };
    let written = digits.starts_with(|c: char| c.is_ascii_digit());
    let (hour, minute) = match digits.split_once([':', '.', 'h']).filter(|_| written) {
        // "5.12" is rather a day
        Some((hour, minute)) if minute.len() == 2 => {
            let minute: i8 = minute.parse().ok()?;
            if half.is_none() && minute % 5 != 0 && digits.contains('.') {
                return None;
            }
            (hour.parse().ok()?, Some(minute))
        }
        Some((hour, "")) if digits.ends_with('h') => (hour.parse().ok()?, Some(0)),
        Some(_) => return None,
        None => (i8::try_from(number(digits)?).ok()?, None),
    };
    let clock = match (half, minute) {
        (Some(_), _) if !(1..=12).contains(&hour) => return None,
        (Some(add), minute) => Clock::said(hour % 12 + add, minute.unwrap_or(0)),
        // "5:30" is said as "5" is, "05:30" is read off a clock
        (None, Some(minute)) if (1..=12).contains(&hour) && !digits.starts_with('0') => {
            Clock { hour, minute, half: Half::Guess }
        }
        (None, Some(minute)) => Clock::said(hour, minute),
        (None, None) if (1..=12).contains(&hour) => Clock { hour, minute: 0, half: Half::Guess },
        (None, None) => return None,
    };
    valid(clock).map(|clock| (used, clock))
}

/// The hours that "am" and "pm" add.
fn half(word: &str) -> Option<i8> {
    match word.replace('.', "").as_str() {
        "am" => Some(0),
        "pm" => Some(12),
        _ => None,
    }
}

/// "half", "quarter", "twenty": what is said past or to an hour.
fn minutes_beside(word: &str) -> Option<i8> {
    match word {
        "half" => Some(30),
        "quarter" => Some(15),
        other => {
            i8::try_from(number(other)?).ok().filter(|minutes| (5..=55).contains(minutes) && minutes % 5 == 0)
        }
    }
}

/// "10", "10:30", "17:00".
pub(super) fn is_hour(word: &str) -> bool {
    whole(word, &[]).is_some() || word.parse::<i8>().is_ok_and(|hour| (13..24).contains(&hour))
}

/// "0900", "1430".
pub(super) fn is_four_digits(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn two_digits(bytes: &[u8]) -> Option<i8> {
    str::from_utf8(bytes).ok()?.parse().ok()
}

fn valid(clock: Clock) -> Option<Clock> {
    Time::new(clock.hour, clock.minute, 0, 0).ok().map(|_| clock)
}

impl Clock {
    fn plus(self, minutes: i8) -> Option<Self> {
        (self.minute == 0).then_some(Self { minute: minutes, ..self })
    }

    fn minus(self, minutes: i8) -> Option<Self> {
        let hour = if self.hour == 1 && self.half == Half::Guess { 12 } else { self.hour.checked_sub(1)? };
        (self.minute == 0 && hour >= 0).then_some(Self { hour, minute: 60 - minutes, ..self })
    }
}
