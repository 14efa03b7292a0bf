//! What the guard found as the agent typed: told, put back, masked. Must not know how anything is found.

use super::action::{Effect, Now, Place, Which};
use super::desk::Hit;
use super::field::Field;
use super::guard::{Care, Finding};
use super::set;
use super::state::{Model, What};

/// Carets stay where they were in their text when the guard replaces part of it.
pub(super) fn follow(which: Which, (field, findings): (Field, Vec<Finding>)) -> Effect {
    Effect::Masked(Place::Field(which, field), findings)
}

impl Model {
    /// What was masked is no such thing: it is put back, and that exact string passes.
    pub(super) fn put_back(&mut self, number: u64, now: &Now, effects: &mut Vec<Effect>) {
        let Some(at) = self.notices.iter().position(|notice| notice.number == number) else { return };
        match self.notices.remove(at).what {
            What::Masked(which, hit) => {
                if let Some(desk) = self.desk_mut(which) {
                    desk.allow(&hit, now);
                }
            }
            What::MaskedSetting(hit) => set::allow(self, hit, now, effects),
            _ => {}
        }
    }

    /// Tells what was found; no step back brings it near the disk again.
    pub(super) fn guarded(&mut self, which: Which, hits: Vec<Hit>, now: &Now) {
        for hit in hits {
            if hit.care == Care::Flag {
                self.tell(What::Flagged(which, hit), now);
                continue;
            }
            self.history.forget_digits(which, &hit);
            self.tell(What::Masked(which, hit), now);
        }
    }

    /// What was flagged is masked.
    pub(super) fn mask_it(&mut self, number: u64, now: &Now) {
        let Some(at) = self.notices.iter().position(|notice| notice.number == number) else { return };
        if let What::Flagged(which, hit) = self.notices.remove(at).what {
            if let Some(desk) = self.desk_mut(which) {
                desk.mask(&hit, now);
            }
            self.history.forget_digits(which, &hit);
        }
    }

    /// Whoever keeps texts minds what is set.
    pub(super) fn heed(&mut self) {
        let cares = self.settings.guard;
        self.desks_mut().for_each(|desk| desk.heed(cares));
        self.heed_papers(cares);
    }
}
