//! The one place that reads the clock, and the time zone of the machine. Must not know what the time is for.

#[cfg(unix)]
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use jiff::Zoned;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::model::action::Now;

/// A clock that never jumps, beside the one on the wall.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    began: Instant,
}

impl Clock {
    /// A clock that counts from now.
    #[must_use]
    pub fn start() -> Self {
        Self { began: instant() }
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Now {
        let wall = wall();
        Now { mono_secs: self.began.elapsed().as_secs_f64(), fresh_id: id_at(&wall), wall }
    }
}

/// What the clock on the wall shows.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the home of the clock on the wall")]
pub fn wall() -> Zoned {
    jiff::Timestamp::now().to_zoned(zone())
}

/// The time zone of the machine, as it was found within the last minutes.
///
/// jiff lists all time zones there are to tell the name of this one, at every start; nothing shows a name.
#[cfg(unix)]
fn zone() -> TimeZone {
    const BELIEF_SECS: u64 = 300;
    static KNOWN: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((at, zone)) = &*known
        && at.elapsed().as_secs() < BELIEF_SECS
    {
        return zone.clone();
    }
    let zone = if std::env::var_os("TZ").is_some() { None } else { local("/etc/localtime") };
    let zone = zone.unwrap_or_else(TimeZone::system);
    *known = Some((instant(), zone.clone()));
    zone
}

#[cfg(not(unix))]
fn zone() -> TimeZone {
    TimeZone::system()
}

/// The time zone in this file.
#[cfg(unix)]
fn local(path: &str) -> Option<TimeZone> {
    TimeZone::tzif("Local", &std::fs::read(path).ok()?).ok()
}

/// The monotonic clock itself, which the event loop wants its appointments in.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the home of the monotonic clock; winit takes an Instant")]
pub(super) fn instant() -> Instant {
    Instant::now()
}

/// A new id of this moment; one before 1970 is taken as 1970, since a UUID holds no earlier time.
#[must_use]
pub fn id_at(wall: &Zoned) -> Uuid {
    let at = wall.timestamp();
    let secs = u64::try_from(at.as_second()).unwrap_or(0);
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, secs, nanos))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_read_from_its_file_has_the_hours_that_the_library_knows_it_by() {
        let zone = local("/usr/share/zoneinfo/Europe/Madrid").unwrap();
        let known = TimeZone::get("Europe/Madrid").unwrap();
        let offsets = (0..36).map(|month| {
            let at = jiff::Timestamp::from_second(1_704_067_200 + month * 2_629_800).unwrap();
            assert_eq!(zone.to_offset(at), known.to_offset(at), "{at}");
            zone.to_offset(at)
        });
        assert_eq!(offsets.collect::<std::collections::BTreeSet<_>>().len(), 2, "summer and winter");
        assert!(local("/nowhere").is_none());
    }
}
