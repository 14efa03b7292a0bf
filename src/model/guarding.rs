//! What the guard found as the agent typed: told, put back, masked. Must not know how anything is found.

use uuid::Uuid;

use super::action::{Effect, Now, Place, Which};
use super::beside::Seat;
use super::desk::{Desk, Hit};
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
        let Some(what) = self.answer(number) else { return };
        match what {
            What::Masked(which, hit) => {
                let replaced = self.desk_mut(which).map(|desk| desk.allow(&hit, now));
                effects.extend(replaced.map(|replaced| follow(which, replaced)));
            }
            What::MaskedSetting(hit) => set::allow(self, hit, now, effects),
            _ => {}
        }
    }

    /// Tells what was found; no step back brings it near the disk again.
    pub(super) fn guarded(&mut self, which: Which, hits: Vec<Hit>, now: &Now) {
        for hit in hits {
            if hit.care == Care::Flag {
                self.forget_outgrown(which, &hit);
                self.tell(What::Flagged(which, hit), now);
                continue;
            }
            self.history.forget_digits(which, &hit);
            self.tell(What::Masked(which, hit), now);
        }
    }

    /// Drops what was told of the beginnings of this, which do not stand there by themselves.
    fn forget_outgrown(&mut self, which: Which, hit: &Hit) {
        let others = self.text(which, hit.field).replace(&hit.original, " ");
        self.notices.retain(|notice| {
            !matches!(&notice.what, What::Flagged(_, old) if old.call == hit.call
                && old.field == hit.field
                && hit.original.contains(&old.original)
                && !others.contains(&old.original))
        });
    }

    /// Drops what was told of a number that the record does not hold any more; written again, it is told
    /// again.
    pub(super) fn forget_gone(&mut self, which: Which) {
        let Some(desk) = self.desk(which) else { return };
        let (call, notices) = (&desk.call, &self.notices);
        let holds = |original: &str| {
            let mut texts = Field::all_of(call).into_iter().filter_map(|field| field.get(call));
            texts.any(|text| text.contains(original))
        };
        let gone: Vec<(u64, String)> = notices
            .iter()
            .filter_map(|notice| match &notice.what {
                What::Flagged(_, hit) if hit.call == call.id && !holds(&hit.original) => {
                    Some((notice.number, hit.original.clone()))
                }
                _ => None,
            })
            .collect();
        self.notices.retain(|notice| !gone.iter().any(|(number, _)| *number == notice.number));
        if let Some(desk) = self.desk_mut(which) {
            desk.unflag(|original| gone.iter().any(|(_, known)| known == original));
        }
    }

    /// What was flagged is masked.
    pub(super) fn mask_it(&mut self, number: u64, now: &Now, effects: &mut Vec<Effect>) {
        if let Some(What::Flagged(which, hit)) = self.answer(number) {
            let replaced = self.desk_mut(which).map(|desk| desk.mask(&hit, now));
            effects.extend(replaced.map(|replaced| follow(which, replaced)));
            self.history.forget_digits(which, &hit);
        }
    }

    /// What a notice says that can be answered now: it goes.
    fn answer(&mut self, number: u64) -> Option<What> {
        let at = self
            .notices
            .iter()
            .position(|notice| notice.number == number && self.is_at_hand(&notice.what))?;
        Some(self.notices.remove(at).what)
    }

    /// Whether what is told is about a call that is open, or about none: only there can it be answered.
    pub(super) fn is_at_hand(&self, what: &What) -> bool {
        match what {
            What::Masked(which, hit) | What::Flagged(which, hit) => {
                self.desk(*which).is_some_and(|desk| desk.call.id == hit.call)
            }
            _ => true,
        }
    }

    /// What the guard found in a call goes with that call, and is told again where it is opened again.
    pub(super) fn follow_calls(&mut self) {
        let id = |desk: &Option<Desk>| desk.as_ref().map(|desk| desk.call.id);
        let (live, saved) = (id(&self.live), id(&self.saved));
        let beside = if self.is_beside_open() { Seat::Beside } else { Seat::Call };
        for notice in &mut self.notices {
            let (What::Masked(which, hit) | What::Flagged(which, hit)) = &mut notice.what else { continue };
            let (now, seat) = match Some(hit.call) {
                call if call == live => (Which::Live, Seat::Call),
                call if call == saved => (Which::Saved, beside),
                _ => continue,
            };
            if *which != now {
                *which = now;
                notice.seat = seat;
            }
        }
    }

    /// Nothing of what the guard found in this call is told any more.
    pub(super) fn forget_found(&mut self, call: Uuid) {
        self.notices.retain(|notice| {
            !matches!(&notice.what, What::Masked(_, hit) | What::Flagged(_, hit) if hit.call == call)
        });
    }

    /// Whoever keeps texts minds what is set.
    pub(super) fn heed(&mut self) {
        let cares = self.settings.guard;
        self.desks_mut().for_each(|desk| desk.heed(cares));
        self.heed_papers(cares);
    }
}
