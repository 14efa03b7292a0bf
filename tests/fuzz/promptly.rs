//! How long an answer may take. Shared by the targets.

use std::time::{Duration, Instant};

/// The longest that anything read may take.
const MOST: Duration = Duration::from_millis(50);

/// Does it, and again if that took too long: a busy machine is no fault of ours, being slow each
/// time is.
pub fn promptly<T>(mut work: impl FnMut() -> T) -> T {
    for _ in 0..4 {
        let began = Instant::now();
        let done = work();
        if began.elapsed() <= MOST {
            return done;
        }
    }
    panic!("took more than {MOST:?} each time");
}
