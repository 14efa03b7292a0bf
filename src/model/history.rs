//! Undo and redo through the whole call: one chronological list, whatever the change was. Owns
//! the list; how a step is taken back is in `update`.

use uuid::Uuid;

use super::action::Which;
use super::call::Call;
use super::desk::Hit;
use super::field::Field;
use super::text;

/// At most so many steps are kept.
const MOST: usize = 300;

/// Seconds of a pause in typing that begins a new step.
const PAUSE_SECS: f64 = 1.5;

/// Something that can be taken back.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A record was changed; this is how it was.
    Edit(Which, Box<Call>),
    /// The call in hand began.
    Began,
    /// The call in hand, as given, was set aside for a new one.
    Parked(Box<Call>),
    /// The call in hand, as given, was filed.
    Filed(Box<Call>),
    /// A saved call was moved to the trash.
    Trashed(Uuid),
    /// The call in hand, as given, was given up: it was begun and taken back.
    Dropped(Box<Call>),
}

impl Step {
    /// Whether it belongs to the call in hand or to the saved ones: what is out of sight is not
    /// taken back.
    fn is_about(&self, which: Which) -> bool {
        match self {
            Self::Edit(edited, _) => *edited == which,
            Self::Trashed(_) => which == Which::Saved,
            Self::Began | Self::Parked(_) | Self::Filed(_) | Self::Dropped(_) => which == Which::Live,
        }
    }
}

/// The steps done and undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    group: Option<(Which, Field, f64)>,
}

impl History {
    /// Notes a step; what was undone cannot be redone any more.
    pub(super) fn push(&mut self, step: Step) {
        self.group = None;
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// Notes how the record was before typing; typing on in the same field is one step.
    pub(super) fn push_typing(&mut self, which: Which, field: Field, before: &Call, mono_secs: f64) {
        let goes_on = matches!(self.group, Some((w, f, at_secs))
            if w == which && f == field && mono_secs - at_secs < PAUSE_SECS);
        if !goes_on {
            self.push(Step::Edit(which, Box::new(before.clone())));
        }
        self.group = Some((which, field, mono_secs));
    }

    /// The step to take back next, of those about this call.
    pub(super) fn pop(&mut self, which: Which) -> Option<Step> {
        self.group = None;
        let at = self.done.iter().rposition(|step| step.is_about(which))?;
        Some(self.done.remove(at))
    }

    /// The step to make again next, of those about this call.
    pub(super) fn pop_undone(&mut self, which: Which) -> Option<Step> {
        self.group = None;
        let at = self.undone.iter().rposition(|step| step.is_about(which))?;
        Some(self.undone.remove(at))
    }

    /// Notes what makes an undone step again.
    pub(super) fn push_undone(&mut self, step: Step) {
        self.undone.push(step);
    }

    /// Notes what takes a redone step back.
    pub(super) fn push_redone(&mut self, step: Step) {
        self.done.push(step);
    }

    /// Forgets the steps about the saved call that was open.
    pub(super) fn forget_saved(&mut self) {
        let other = |step: &Step| !matches!(step, Step::Edit(Which::Saved, _));
        self.done.retain(other);
        self.undone.retain(other);
    }

    /// Drops the steps in which the digits that the guard just masked still stand, in part or
    /// whole, so that taking a step back never brings them near the disk.
    pub(super) fn forget_digits(&mut self, which: Which, hit: &Hit) {
        let digits = text::digits(&hit.original);
        let first: String = digits.chars().take(7.min(digits.len().max(2) - 1)).collect();
        let holds = |step: &Step| match step {
            Step::Edit(w, call) if *w == which => {
                hit.field.get(call).is_some_and(|text| text::digits(text).contains(&first))
            }
            _ => false,
        };
        self.done.retain(|step| !holds(step));
        self.undone.retain(|step| !holds(step));
    }
}
