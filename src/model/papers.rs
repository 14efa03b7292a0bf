//! The private papers of the window, the debrief and the shift, as one: saved, ticked, taken back.
//! Must not know what is written in them.

use uuid::Uuid;

use super::action::{Effect, Now, Place, Screen};
use super::exchange::Request;
use super::guard::Cares;
use super::paper::{Page as _, Paper, Typed};
use super::state::{Model, What};
use super::{debrief, shift};

impl Model {
    /// What stands at this place, where a text stands there.
    #[must_use]
    pub fn text_at(&self, place: Place) -> Option<String> {
        match place {
            Place::Field(which, field) => Some(self.text(which, field).to_owned()),
            Place::Debrief(part) => self.debrief.as_ref().map(|paper| part.get(&paper.page).clone()),
            Place::Shift(part) => self.shift.as_ref().map(|paper| part.get(&paper.page).clone()),
            Place::Spot(spot) => self.editor.book.text(self.editor.open_id(), spot),
            _ => None,
        }
    }

    /// The breathing session ends, and is noted.
    pub(super) fn end_breath(&mut self, now: &Now) {
        if let Some(session) = self.breath.take() {
            shift::breathed(self, &session, now);
        }
    }

    /// Whether a private paper fills the window: what is taken back then is in it.
    pub(super) const fn in_paper(&self) -> bool {
        matches!(self.screen, Screen::Debrief | Screen::Shift)
    }

    pub(super) fn undo_paper(&mut self, now: &Now) {
        match (self.screen, &mut self.debrief, &mut self.shift) {
            (Screen::Debrief, Some(paper), _) => paper.undo(now),
            (Screen::Shift, _, Some(paper)) => paper.undo(now),
            _ => {}
        }
    }

    pub(super) fn redo_paper(&mut self, now: &Now) {
        match (self.screen, &mut self.debrief, &mut self.shift) {
            (Screen::Debrief, Some(paper), _) => paper.redo(now),
            (Screen::Shift, _, Some(paper)) => paper.redo(now),
            _ => {}
        }
    }

    pub(super) fn tick_papers(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let debrief = self.debrief.as_mut().map(|paper| paper.decide_if_silent(now));
        let shift = self.shift.as_mut().map(|paper| paper.decide_if_silent(now));
        effects.extend(self.guarded_paper(debrief.unwrap_or_default(), debrief::Part::place_of, now));
        effects.extend(self.guarded_paper(shift.unwrap_or_default(), shift::Part::place_of, now));
    }

    pub(super) fn heed_papers(&mut self, cares: Cares) {
        self.debriefs().for_each(|paper| paper.heed(cares));
        self.shifts().for_each(|paper| paper.heed(cares));
    }

    /// Nothing waits any longer.
    pub(super) fn hurry_papers(&mut self, now: &Now) {
        self.debriefs().for_each(|paper| paper.hurry(now));
        self.shifts().for_each(|paper| paper.hurry(now));
    }

    pub(super) fn save_papers(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        for paper in self.debriefs() {
            let due = paper.save_if_due(now);
            effects.extend(
                due.map(|(debrief, revision)| Effect::Vault(Request::SaveDebrief { debrief, revision })),
            );
        }
        for paper in self.shifts() {
            let due = paper.save_if_due(now);
            effects
                .extend(due.map(|(shift, revision)| Effect::Vault(Request::SaveShift { shift, revision })));
        }
    }

    pub(super) fn paper_saved(&mut self, id: Uuid, revision: u64) {
        let debrief = self.debriefs().find(|paper| paper.page.id == id);
        if let Some(paper) = debrief {
            paper.saved(revision);
            let blank = paper.page.is_blank();
            self.debriefed = if blank { None } else { Some(id) };
        }
        self.shifts().filter(|paper| paper.page.id == id).for_each(|paper| paper.saved(revision));
        self.debriefs_closed.retain(Paper::needs_save);
        self.shifts_over.retain(Paper::needs_save);
    }

    pub(super) fn paper_failed(&mut self, id: Uuid, revision: u64, why: &str, now: &Now) {
        let why = || why.to_owned();
        self.debriefs()
            .filter(|paper| paper.page.id == id)
            .for_each(|paper| paper.save_failed(revision, why(), now));
        self.shifts()
            .filter(|paper| paper.page.id == id)
            .for_each(|paper| paper.save_failed(revision, why(), now));
    }

    /// Why a private paper could not be saved at the last try.
    #[must_use]
    pub fn paper_failure(&self) -> Option<&String> {
        let debriefs = self.debrief.iter().chain(&self.debriefs_closed).map(|paper| &paper.failure);
        let shifts = self.shift.iter().chain(&self.shifts_over).map(|paper| &paper.failure);
        debriefs.chain(shifts).find_map(Option::as_ref)
    }

    pub(super) fn papers_wake_secs(&self) -> Option<f64> {
        let debriefs = self.debrief.iter().chain(&self.debriefs_closed).filter_map(Paper::wake_at_secs);
        let shifts = self.shift.iter().chain(&self.shifts_over).filter_map(Paper::wake_at_secs);
        debriefs.chain(shifts).reduce(f64::min)
    }

    /// Tells what was masked; the caret is to move along.
    pub(super) fn guarded_paper(
        &mut self,
        typed: Typed,
        place_of: impl Fn(usize) -> Option<Place>,
        now: &Now,
    ) -> Option<Effect> {
        for kind in typed.masked {
            self.tell(What::MaskedHere(kind), now);
        }
        let (number, findings) = typed.replaced?;
        Some(Effect::Masked(place_of(number)?, findings))
    }

    /// Whether one of them is not on the disk yet.
    pub(super) fn papers_wait(&mut self) -> bool {
        self.debriefs().any(|paper| paper.needs_save()) || self.shifts().any(|paper| paper.needs_save())
    }

    fn debriefs(&mut self) -> impl Iterator<Item = &mut Paper<super::debrief::Debrief>> {
        self.debrief.iter_mut().chain(&mut self.debriefs_closed)
    }

    fn shifts(&mut self) -> impl Iterator<Item = &mut Paper<shift::Shift>> {
        self.shift.iter_mut().chain(&mut self.shifts_over)
    }
}
