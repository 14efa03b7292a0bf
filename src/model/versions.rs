//! The other versions of the saved call that is open: what it said before later edits, and what
//! somebody else wrote at the same time. Owns how one is looked at and taken up; must not know where
//! they are kept.

use uuid::Uuid;

use super::action::{Change, Effect, Now, Which};
use super::call::Call;
use super::state::{Model, What};

/// Where a version comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Origin {
    /// The call said this before a later edit; numbered from 1.
    Earlier(u32),
    /// Somebody else wrote this while we wrote ours; both were kept.
    Beside,
}

/// Another version of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Where it comes from.
    pub origin: Origin,
    /// What it says.
    pub call: Box<Call>,
}

/// The versions of the saved call that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Versions {
    of: Option<Uuid>,
    /// Those of somebody else first, then from the latest to the first.
    pub list: Vec<Version>,
    /// Which of them is looked at.
    pub shown: Option<usize>,
}

/// What is done with a version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Look {
    /// Look at this one, or at none.
    At(Option<usize>),
    /// Let the call say again what the one shown says.
    BringBack,
    /// Take the events and promises of the one shown that the call lacks.
    Join,
}

impl Model {
    /// The version that is looked at, beside the call as it is.
    #[must_use]
    pub fn version_shown(&self) -> Option<(&Version, &Call)> {
        let call = &self.saved.as_ref()?.call;
        let version = self.versions.list.get(self.versions.shown?)?;
        (self.versions.of == Some(call.id)).then_some((version, call))
    }
}

/// They have come.
pub(super) fn came(model: &mut Model, id: Uuid, list: Vec<Version>) {
    if model.saved.as_ref().is_some_and(|desk| desk.call.id == id) {
        model.versions = Versions { of: Some(id), list, shown: None };
    }
}

/// Does it; what changes the call is undone like any edit.
pub(super) fn act(model: &mut Model, look: Look, now: &Now, effects: &mut Vec<Effect>) {
    let shown = model.version_shown().map(|(version, _)| version.call.clone());
    match (look, shown) {
        (Look::At(at), _) => model.versions.shown = at,
        (Look::BringBack, Some(call)) => {
            model.versions.shown = None;
            model.record(Which::Saved, Change::Whole(call), now, effects);
            model.tell(What::BroughtBack, now);
        }
        (Look::Join, Some(call)) => {
            model.versions.shown = None;
            model.record(Which::Saved, Change::Join(call), now, effects);
            model.tell(What::Joined, now);
        }
        (Look::BringBack | Look::Join, None) => {}
    }
}

/// The call with everything that `theirs` says, but for what it is known by.
pub(super) fn whole(call: &Call, theirs: &Call) -> Call {
    Call { id: call.id, short_id: call.short_id.clone(), created: call.created, ..theirs.clone() }
}

/// The call with the events and promises of `theirs` that it lacks, in the order of their time.
pub(super) fn join(call: &mut Call, theirs: &Call) {
    let events: Vec<_> = theirs.events.iter().filter(|event| !call.events.contains(event)).cloned().collect();
    call.events.extend(events);
    call.events.sort_by_key(|event| event.at);
    let ours = |id: &str| call.promises.iter().any(|promise| promise.id == id);
    let promises: Vec<_> = theirs.promises.iter().filter(|promise| !ours(&promise.id)).cloned().collect();
    call.promises.extend(promises);
}
