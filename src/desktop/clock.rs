//! The one place of the window that reads the clock. Must not know what the time is for.

use std::time::Instant;

use jiff::Zoned;
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
    #[expect(clippy::disallowed_methods, reason = "the home of the monotonic clock")]
    pub fn start() -> Self {
        Self { began: Instant::now() }
    }

    /// The present moment.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the home of the clock on the wall")]
    pub fn now(&self) -> Now {
        let wall = Zoned::now();
        Now { mono_secs: self.began.elapsed().as_secs_f64(), fresh_id: id_at(&wall), wall }
    }
}

/// The monotonic clock itself, which the event loop wants its appointments in.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "winit takes an Instant, and the model never sees this one")]
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
