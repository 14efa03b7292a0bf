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
    Morning,
    Noon,
    EarlyAfternoon,
    Afternoon,
    Close,
    Evening,
    Night,
    EndOfDay,
}

impl Part {
    /// When it ends.
    pub(super) const fn end(self) -> Time {
        match self {
            Self::FirstThing => Time::constant(9, 0, 0, 0),
            Self::Morning | Self::Noon => Time::constant(12, 0, 0, 0),
            Self::EarlyAfternoon => Time::constant(15, 0, 0, 0),
            Self::Afternoon | Self::Close => Time::constant(17, 0, 0, 0),
            Self::Evening => Time::constant(20, 0, 0, 0),
            Self::Night | Self::EndOfDay => END_OF_DAY,
        }
    }
}

impl Clock {
    const fn said(hour: i8, minute: i8) -> Self {
        Self { hour, minute, half: Half::Said }
    }

    /// The time; a bare hour belongs to the part of the day that was named, else to the working
    /// day: 8 to 12 before noon, 1 to 7 after it.
    pub(super) fn time(self, part: Option<Part>) -> Option<Time> {
        let late = matches!(
            part,
            Some(Part::EarlyAfternoon | Part::Afternoon | Part::Close | Part::Evening | Part::Night)
        );
        let early = matches!(part, Some(Part::Morning | Part::FirstThing));
        let hour = match self.half {
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
        ["first", "thing", ..] => (2, Part::FirstThing),
        ["end" | "close", "business" | "play", "day", ..] => (3, Part::Close),
        ["end" | "close", "business" | "play", ..] | ["end", "working", "day", ..] => {
            (if words.get(1) == Some(&"working") { 3 } else { 2 }, Part::Close)
        }
        ["end", "day", ..] => (2, Part::EndOfDay),
        ["cob" | "eob" | "close", ..] => (1, Part::Close),
        ["eod", ..] => (1, Part::EndOfDay),
        ["morning", ..] => (1, Part::Morning),
        ["noon" | "midday" | "lunch" | "lunchtime", ..] => (1, Part::Noon),
        ["early", "afternoon", ..] => (2, Part::EarlyAfternoon),
        ["afternoon", ..] => (1, Part::Afternoon),
        ["evening", ..] => (1, Part::Evening),
        ["night" | "midnight", ..] => (1, Part::Night),
        _ => return None,
    })
}

/// A time on the clock at the start of these words, and how many words it takes.
pub(super) fn clock(words: &[&str]) -> Option<(usize, Clock)> {
    if let [minutes, side @ ("past" | "to"), hour, rest @ ..] = words {
        let minutes = match *minutes {
            "half" => 30,
            "quarter" => 15,
            other => i8::try_from(number(other)?).ok().filter(|minutes| (1..=59).contains(minutes))?,
        };
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
        && first.len() == 4
        && matches!(rest.first(), Some(&("hours" | "hrs" | "h")))
    {
        return valid(Clock::said((*hour)?, (*minute)?)).map(|clock| (2, clock));
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
    let (digits, half) = if let Some(half) = rest.first().and_then(|word| half(word)) {
        used += 1;
        (plain.as_str(), Some(half))
    } else {
        let at = plain.find(['a', 'p']).filter(|at| *at > 0);
        let (digits, end) = plain.split_at(at.unwrap_or(plain.len()));
        (digits, if end.is_empty() { None } else { Some(half(end)?) })
    };
    let written = digits.starts_with(|c: char| c.is_ascii_digit());
    let (hour, minute) = match digits.split_once([':', '.', 'h']).filter(|_| written) {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, Some(minute.parse().ok()?)),
        Some((hour, "")) if digits.ends_with('h') => (hour.parse().ok()?, Some(0)),
        Some(_) => return None,
        None => (i8::try_from(number(digits)?).ok()?, None),
    };
    let clock = match (half, minute) {
        (Some(_), _) if !(1..=12).contains(&hour) => return None,
        (Some(add), minute) => Clock::said(hour % 12 + add, minute.unwrap_or(0)),
        // "5:30" is said as "5" is, "05:30" is read off a clock
        (None, Some(minute)) if (1..=9).contains(&hour) && !digits.starts_with('0') => {
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
