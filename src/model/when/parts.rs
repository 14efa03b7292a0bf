//! A day, a time and a part of the day, in any order. Owns what may stand beside what.

use jiff::Zoned;
use jiff::civil::{DateTime, Time};

use super::END_OF_DAY;
use super::clock::{self, Clock, Part};
use super::day::{self, Day};

/// What was said of a moment.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) day: Option<Day>,
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<Part>,
    /// It is the coming part of this day: "this afternoon".
    this: bool,
    /// The time is four digits and nothing else.
    pub(super) digits: bool,
}

impl Parts {
    /// Each at most once, and nothing besides.
    pub(super) fn take(words: &[&str], now: &Zoned) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = words;
        while let [first, after @ ..] = rest {
            let (used, doubled) = if let Some((used, part)) = clock::part(rest) {
                (used, parts.part.replace(part).is_some())
            } else if let ["this" | "same", "time", after @ ..] = rest
                && day::day(after, now.date()).is_some()
            {
                let time = Clock::at(now.time());
                (2, parts.clock.replace(time).is_some())
            } else if let Some((used, day)) = day::day(rest, now.date()) {
                if *first == "tonight" {
                    parts.part.get_or_insert(Part::Night);
                }
                (used, parts.day.replace(day).is_some())
            } else if let Some((used, clock)) = clock::clock(rest) {
                parts.digits |= used == 1 && clock::is_four_digits(first);
                (used, parts.clock.replace(clock).is_some())
            } else if matches!(*first, "in" | "this") && clock::part(after).is_some()
                || *first == "in" && day::stretch(after, now.date()).is_some()
                || *first == "before" && (clock::clock(after).is_some() || clock::part(after).is_some())
            {
                parts.this |= *first == "this";
                (1, false)
            } else {
                return None;
            };
            if doubled {
                return None;
            }
            rest = rest.get(used..)?;
        }
        (!words.is_empty()).then_some(parts)
    }

    /// Whether its day was said.
    pub(super) const fn is_dated(&self) -> bool {
        self.day.is_some() || self.this
    }

    /// The moment on the wall; a time without a day is its next occurrence.
    pub(super) fn moment(&self, now: &Zoned) -> Option<DateTime> {
        let time = match (self.clock, self.part) {
            (Some(clock), part) => Some(clock.time(part)?),
            (None, part) => part.map(Part::end),
        };
        let today = self.day.map_or(self.this, |day| day.date() == now.date());
        let time = time.map(|time| if today && time <= now.time() { self.later(time, now) } else { time });
        Some(match (self.day, time) {
            (Some(day), time) => day.date().to_datetime(time.unwrap_or(END_OF_DAY)),
            (None, Some(time)) if time > now.time() => now.date().to_datetime(time),
            (None, Some(time)) => now.date().tomorrow().ok()?.to_datetime(time),
            (None, None) => return None,
        })
    }

    /// Of a time of today that is gone what is meant all the same: "today at 8" in the evening, "this
    /// afternoon" at six; else that very time.
    fn later(&self, time: Time, now: &Zoned) -> Time {
        let other = match (self.clock, self.part) {
            (Some(clock), None) => clock.other_half(),
            (None, Some(part)) => part.goes_on_until().find(|end| *end > now.time()),
            _ => None,
        };
        other.filter(|other| *other > now.time()).unwrap_or(time)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::read;

    #[test]
    fn a_time_of_today_that_is_gone_is_the_later_one_that_may_be_meant() {
        let meant = |now: &str, said: &str| {
            let now: Zoned = format!("2026-11-30T{now}:00[Europe/Madrid]").parse().unwrap();
            let reading = read(said, &now).unwrap();
            let at = reading.at.to_zoned(now.time_zone().clone());
            (at.strftime("%d %H:%M").to_string(), reading.doubt.is_some())
        };
        for (now, said, at) in [
            ("18:46", "by 8 today", "30 20:00"),
            ("18:46", "today at 8", "30 20:00"),
            ("18:46", "today at half past 7", "30 19:30"),
            ("18:46", "hoy a las 8", "30 20:00"),
            ("09:00", "today at 10", "30 10:00"),
            ("18:46", "this afternoon", "30 20:00"),
            ("18:46", "esta tarde", "30 20:00"),
            ("20:30", "esta tarde", "30 23:59"),
            ("10:00", "esta tarde", "30 17:00"),
            ("20:10", "this evening", "30 23:59"),
            ("18:46", "in the afternoon", "01 17:00"),
        ] {
            assert_eq!(meant(now, said), (at.to_owned(), false), "{said} at {now}");
        }
        for said in ["today at 8am", "today at 08:00", "today at 12"] {
            assert_eq!(
                meant("18:46", said),
                (meant("07:00", said).0, true),
                "{said} is gone, and it says so"
            );
        }
    }
}
