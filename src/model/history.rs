//! Undo and redo through the whole call: one chronological list, whatever the change was. Owns
//! the list; how a step is taken back is in `update`.

use uuid::Uuid;

use super::action::{Screen, Which};
use super::call::Call;
use super::desk::Hit;
use super::facet::Search;
use super::field::Field;
use super::ledger::Mark;
use super::pack::Pack;
use super::settings::{Part, Settings};
use super::text;
use super::together::Tagging;

/// At most so many steps are kept.
const MOST: usize = 300;

/// Fewer digits do not tell one number from another.
const FEWEST_DIGITS: usize = 3;

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
    /// The call in hand, as given, was set aside because the time to wrap up was over.
    TimedOut(Box<Call>),
    /// The call in hand, as given, was filed.
    Filed(Box<Call>),
    /// A saved call was moved to the trash.
    Trashed(Uuid),
    /// A promise was marked in this screen; it stood so before.
    Marked {
        /// How it stands since then.
        after: Mark,
        /// How it stood.
        before: Mark,
        /// What was in sight then.
        seen: Sight,
    },
    /// The call in hand, as given, was given up: it was begun and taken back.
    Dropped(Box<Call>),
    /// The settings were changed.
    Set {
        /// How they were then.
        after: Box<Settings>,
        /// How they were before.
        before: Box<Settings>,
    },
    /// Saved calls were moved to the trash together.
    TrashedAll(Vec<Uuid>),
    /// Saved calls were given this tag together.
    Tagged(Vec<Uuid>, String),
    /// The searches kept were changed; these they were.
    Searches(Vec<Search>),
    /// The playbook was changed there; this is the agent's own pack as it was.
    Pack(Sight, Box<Pack>),
}

/// What is typed into.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Typed {
    Field(Which, Field),
    Setting(Part),
}

/// What is in sight: the rest is not taken back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sight {
    /// A call.
    Call(Which),
    /// The ledger.
    Promises,
    /// The settings.
    Settings,
    /// The playbook.
    Playbook,
    /// The figures, in which nothing is changed.
    Figures,
}

impl Sight {
    /// What this screen shows.
    pub(super) const fn of(screen: Screen) -> Self {
        match screen {
            Screen::Review => Self::Call(Which::Saved),
            Screen::Promises => Self::Promises,
            Screen::Settings => Self::Settings,
            Screen::Playbook => Self::Playbook,
            Screen::Insights => Self::Figures,
            // a private paper has an undo of its own
            Screen::Call | Screen::Debrief | Screen::Shift => Self::Call(Which::Live),
        }
    }
}

impl Step {
    /// Whether it belongs to what is in sight: the rest is not taken back.
    fn is_about(&self, sight: Sight) -> bool {
        let about = match self {
            Self::Edit(which, _) => Sight::Call(*which),
            Self::Trashed(_) | Self::TrashedAll(_) | Self::Tagged(..) | Self::Searches(_) => {
                Sight::Call(Which::Saved)
            }
            Self::Began | Self::Parked(_) | Self::TimedOut(_) | Self::Filed(_) | Self::Dropped(_) => {
                Sight::Call(Which::Live)
            }
            Self::Set { .. } => Sight::Settings,
            Self::Marked { seen, .. } => return sight == *seen || sight == Sight::Promises,
            Self::Pack(seen, _) => return sight == *seen,
        };
        about == sight
    }

    /// The record that it puts back.
    fn call_mut(&mut self) -> Option<&mut Call> {
        match self {
            Self::Edit(_, call)
            | Self::Parked(call)
            | Self::TimedOut(call)
            | Self::Filed(call)
            | Self::Dropped(call) => Some(call),
            Self::Began
            | Self::Trashed(_)
            | Self::TrashedAll(_)
            | Self::Tagged(..)
            | Self::Searches(_)
            | Self::Marked { .. }
            | Self::Set { .. }
            | Self::Pack(..) => None,
        }
    }
}

/// The steps done and undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// So many steps were noted.
    noted: u64,
    group: Option<(Typed, f64)>,
}

/// Where the next of these steps is. The agent's own pack is put back whole: what was changed in it since,
/// in another screen, is not taken along.
fn next(steps: &[Step], sight: Sight) -> Option<usize> {
    let pack = |step: &Step| matches!(step, Step::Pack(..));
    let last_pack = steps.iter().rposition(pack);
    let comes = |(at, step): (usize, &Step)| step.is_about(sight) && (!pack(step) || Some(at) == last_pack);
    steps.iter().enumerate().rposition(comes)
}

impl History {
    /// Notes a step; what was undone cannot be redone any more.
    pub(super) fn push(&mut self, step: Step) {
        self.group = None;
        self.undone.clear();
        self.noted = self.noted.saturating_add(1);
        self.done.push(step);
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// Notes how the record was before typing; typing on in the same field is one step.
    pub(super) fn push_typing(&mut self, which: Which, field: Field, before: &Call, mono_secs: f64) {
        let typed = Typed::Field(which, field);
        if !self.goes_on(typed, mono_secs) {
            self.push(Step::Edit(which, Box::new(before.clone())));
        }
        self.group = Some((typed, mono_secs));
    }

    /// Notes a change of the settings; changing the same little by little is one step.
    pub(super) fn push_setting(
        &mut self,
        part: Option<Part>,
        (before, after): (Settings, Settings),
        mono_secs: f64,
    ) {
        let typed = part.map(Typed::Setting);
        let goes_on = typed.is_some_and(|typed| self.goes_on(typed, mono_secs));
        match self.done.last_mut().filter(|_| goes_on) {
            Some(Step::Set { after: then, .. }) => **then = after,
            _ => self.push(Step::Set { after: Box::new(after), before: Box::new(before) }),
        }
        self.group = typed.map(|typed| (typed, mono_secs));
    }

    /// Whether the last change was made by typing there.
    pub(super) fn is_typed_last(&self, which: Which, field: Field) -> bool {
        matches!(self.group, Some((last, _)) if last == Typed::Field(which, field))
    }

    fn goes_on(&self, typed: Typed, mono_secs: f64) -> bool {
        matches!(self.group, Some((last, at_secs)) if last == typed && mono_secs - at_secs < PAUSE_SECS)
    }

    /// Changes every record that a step puts back.
    pub(super) fn each_call(&mut self, change: impl FnMut(&mut Call)) {
        self.done.iter_mut().chain(&mut self.undone).filter_map(Step::call_mut).for_each(change);
    }

    /// Forgets that a call began of which nothing is left, should that be the last step.
    pub(super) fn forget_beginning(&mut self) {
        let sight = Sight::Call(Which::Live);
        let last = self.done.iter().rposition(|step| step.is_about(sight));
        if let Some(at) = last.filter(|at| matches!(self.done.get(*at), Some(Step::Began))) {
            self.done.remove(at);
        }
    }

    /// The step to take back next, of those about what is in sight.
    pub(super) fn pop(&mut self, sight: Sight) -> Option<Step> {
        self.group = None;
        let at = next(&self.done, sight)?;
        Some(self.done.remove(at))
    }

    /// How many steps were noted so far.
    pub(super) const fn noted(&self) -> u64 {
        self.noted
    }

    /// The latest step of those that a notice stands for.
    pub(super) fn take(&mut self, stands_for: impl Fn(&Step) -> bool) -> Option<Step> {
        self.group = None;
        let at = self.done.iter().rposition(stands_for)?;
        Some(self.done.remove(at))
    }

    /// The step to make again next, of those about what is in sight.
    pub(super) fn pop_undone(&mut self, sight: Sight) -> Option<Step> {
        self.group = None;
        let at = next(&self.undone, sight)?;
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

    /// Of the calls tagged last, only these had not had the tag: the others keep it.
    pub(super) fn narrow_tagged(&mut self, tagging: &Tagging) {
        let tagged = self.done.iter_mut().rev().find_map(|step| match step {
            Step::Tagged(calls, tag) if *tag == tagging.tag => Some(calls),
            _ => None,
        });
        if let Some(calls) = tagged {
            calls.clone_from(&tagging.calls);
        }
    }

    /// Forgets the steps about the saved call that was open.
    pub(super) fn forget_saved(&mut self) {
        let other = |step: &Step| !matches!(step, Step::Edit(Which::Saved, _));
        self.done.retain(other);
        self.undone.retain(other);
    }

    /// The same for what is known by its letters: any step in which the first of them stand.
    fn forget_word(&mut self, which: Which, hit: &Hit) {
        let first: String = hit.original.chars().take(FEWEST_DIGITS).collect();
        let holds = |step: &Step| {
            matches!(step, Step::Edit(w, call)
                if *w == which && hit.field.get(call).is_some_and(|text| text.contains(&first)))
        };
        self.done.retain(|step| !holds(step));
        self.undone.retain(|step| !holds(step));
    }

    /// A call that a step brings back whole comes back masked.
    fn mask_calls(&mut self, hit: &Hit) {
        let steps = self.done.iter_mut().chain(&mut self.undone);
        for call in steps.filter(|step| !matches!(step, Step::Edit(..))).filter_map(Step::call_mut) {
            if call.id == hit.call
                && let Some(text) = hit.field.get_mut(call)
            {
                *text = text.replace(&hit.original, &hit.masked);
            }
        }
    }

    /// Drops the steps in which the digits that the guard just masked still stand, in part or
    /// whole, so that taking a step back never brings them near the disk.
    pub(super) fn forget_digits(&mut self, which: Which, hit: &Hit) {
        self.mask_calls(hit);
        let digits = text::digits(&hit.original);
        if digits.len() < FEWEST_DIGITS {
            return self.forget_word(which, hit);
        }
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
