//! When a window is painted next: at once after a pause, at most 60 times a second in a burst,
//! never without a reason. Pure arithmetic but for `now`, the runner's only look at the clock.

use std::time::{Duration, Instant};

pub(super) use super::super::clock::instant as now;

/// The least time between two frames.
const FRAME: Duration = Duration::from_millis(16);
/// The same for what was typed, which does not wait for a frame that showed something else.
const KEY_FRAME: Duration = Duration::from_millis(4);
/// The same while the window cannot be seen and only the app's logic runs.
const HIDDEN_FRAME: Duration = Duration::from_millis(100);

/// Whether somebody can see what is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    Visible,
    Hidden,
}

/// The appointments of one window.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    asked: Option<Instant>,
    typed: Option<Instant>,
    painted: Option<Instant>,
}

impl Pace {
    /// Asks for a frame at `when`; the earliest wish counts.
    pub(super) fn ask(&mut self, when: Instant) {
        self.asked = Some(self.asked.map_or(when, |asked| asked.min(when)));
    }

    /// Something was typed at `when`.
    pub(super) fn hurry(&mut self, when: Instant) {
        self.typed = Some(self.typed.map_or(when, |typed| typed.min(when)));
        self.ask(when);
    }

    /// When the next frame is due, if one is wanted at all.
    pub(super) fn due(&self, sight: Sight) -> Option<Instant> {
        let after =
            |wanted: Instant, least| self.painted.map_or(wanted, |painted| wanted.max(painted + least));
        match sight {
            Sight::Visible => {
                let asked = self.asked.map(|asked| after(asked, FRAME));
                asked.into_iter().chain(self.typed.map(|typed| after(typed, KEY_FRAME))).min()
            }
            Sight::Hidden => self.asked.map(|asked| after(asked, HIDDEN_FRAME)),
        }
    }

    /// A frame begins: what was asked for so far is served by it.
    pub(super) fn begin(&mut self, now: Instant) {
        *self = Self { asked: None, typed: None, painted: Some(now) };
    }

    /// The frame was not shown, for another one follows at `now`.
    pub(super) fn follow_up(&mut self, now: Instant) {
        self.painted = None;
        self.ask(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn an_idle_window_has_no_appointment() {
        let mut pace = Pace::default();
        assert_eq!(pace.due(Sight::Visible), None);
        pace.ask(now());
        pace.begin(now());
        assert_eq!(pace.due(Sight::Visible), None);
    }

    #[test]
    fn a_key_after_a_pause_is_painted_at_once_and_one_in_a_burst_after_a_frame() {
        let (mut pace, start) = (Pace::default(), now());
        pace.begin(start);
        pace.ask(start + SECOND);
        assert_eq!(pace.due(Sight::Visible), Some(start + SECOND));
        pace.begin(start + SECOND);
        pace.ask(start + SECOND + Duration::from_millis(1));
        assert_eq!(pace.due(Sight::Visible), Some(start + SECOND + FRAME));
        assert_eq!(pace.due(Sight::Hidden), Some(start + SECOND + HIDDEN_FRAME));
    }

    #[test]
    fn what_is_typed_behind_another_frame_hardly_waits() {
        let (mut pace, start) = (Pace::default(), now());
        let later = |ms| start + Duration::from_millis(ms);
        pace.begin(start);
        pace.ask(later(1));
        pace.hurry(later(2));
        pace.hurry(later(3));
        assert_eq!(pace.due(Sight::Visible), Some(start + KEY_FRAME));
        assert_eq!(pace.due(Sight::Hidden), Some(start + HIDDEN_FRAME));
        pace.begin(later(4));
        pace.ask(later(5));
        assert_eq!(pace.due(Sight::Visible), Some(later(4) + FRAME));
    }

    #[test]
    fn a_frame_that_was_not_shown_keeps_the_next_one_from_nothing() {
        let (mut pace, start) = (Pace::default(), now());
        pace.begin(start);
        pace.follow_up(start);
        assert_eq!(pace.due(Sight::Visible), Some(start));
    }

    #[test]
    fn the_earliest_wish_counts() {
        let (mut pace, start) = (Pace::default(), now());
        pace.ask(start + 2 * SECOND);
        pace.ask(start + SECOND);
        pace.ask(start + 3 * SECOND);
        assert_eq!(pace.due(Sight::Visible), Some(start + SECOND));
    }
}
