//! When something under the pen is saved: at most a second after a keystroke, again after a
//! failure, never twice at once. Arithmetic on the clock; must not know what is saved, nor how.

use super::action::Now;

/// Seconds from the first unsaved keystroke to the save. The promise is one second with the disk's
/// own time included.
const AUTOSAVE_SECS: f64 = 0.4;

/// Seconds between a failed save and the next try.
const RETRY_SECS: f64 = 2.0;

/// Which state is on the disk, and when the next one goes there.
#[derive(Clone, Debug, Default)]
pub(super) struct Saving {
    revision: u64,
    saved: u64,
    in_flight: Option<u64>,
    dirty_since_secs: Option<f64>,
    retry_at_secs: Option<f64>,
}

impl Saving {
    /// For what was read from its file.
    pub(super) fn loaded() -> Self {
        Self { revision: 1, saved: 1, ..Self::default() }
    }

    /// Whether a file of it exists on the disk.
    pub(super) const fn on_disk(&self) -> bool {
        self.saved > 0
    }

    /// Whether the state in the window is on the disk.
    pub(super) const fn is_saved(&self) -> bool {
        self.saved == self.revision
    }

    /// It was changed now.
    pub(super) fn touch(&mut self, now: &Now) {
        self.revision = self.revision.saturating_add(1);
        self.dirty_since_secs.get_or_insert(now.mono_secs);
    }

    /// It was changed, and is to be saved without delay.
    pub(super) fn touch_and_hurry(&mut self, now: &Now) {
        self.touch(now);
        self.dirty_since_secs = Some(now.mono_secs - AUTOSAVE_SECS);
        self.retry_at_secs = None;
        self.in_flight = None;
    }

    /// When the next save is due, in seconds of the monotonic clock.
    pub(super) fn due_secs(&self) -> Option<f64> {
        if self.in_flight.is_some() || self.is_saved() {
            return None;
        }
        let due_secs = self.dirty_since_secs? + AUTOSAVE_SECS;
        Some(self.retry_at_secs.map_or(due_secs, |retry_secs| due_secs.max(retry_secs)))
    }

    /// The state to save, if a save is due: it counts as under way from now on.
    pub(super) fn begin_if_due(&mut self, now: &Now) -> Option<u64> {
        if now.mono_secs < self.due_secs()? {
            return None;
        }
        self.in_flight = Some(self.revision);
        self.dirty_since_secs = None;
        Some(self.revision)
    }

    /// This state is on the disk.
    pub(super) fn saved(&mut self, revision: u64) {
        if self.in_flight == Some(revision) {
            self.in_flight = None;
        }
        // a later one is that of another window onto the same file
        self.saved = self.saved.max(revision.min(self.revision));
        self.retry_at_secs = None;
    }

    /// This state could not be written: it is tried again.
    pub(super) fn failed(&mut self, revision: u64, now: &Now) {
        if self.in_flight == Some(revision) {
            self.in_flight = None;
        }
        self.retry_at_secs = Some(now.mono_secs + RETRY_SECS);
        self.dirty_since_secs.get_or_insert(now.mono_secs);
    }
}
