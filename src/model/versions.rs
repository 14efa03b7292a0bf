//! The other versions of a call that is open: what it said before later edits, and what somebody else
//! wrote meanwhile. Owns how one is looked at and taken up, and which calls are watched for others;
//! must not know where they are kept.

use uuid::Uuid;

use super::action::{Change, Effect, Now, Place, Which};
use super::call::{Call, Event, Promise};
use super::desk::Desk;
use super::exchange::Request;
use super::state::{Model, What};

/// Where a version comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Origin {
    /// The call said this before a later edit; numbered from 1.
    Earlier(u32),
    /// Somebody else wrote this while we wrote ours; both were kept.
    Beside,
    /// Somebody else wrote this over the record since it was read here.
    Newer,
}

impl Origin {
    /// Whether somebody else wrote it.
    #[must_use]
    pub const fn is_foreign(self) -> bool {
        matches!(self, Self::Beside | Self::Newer)
    }
}

/// Another version of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Where it comes from.
    pub origin: Origin,
    /// What it says.
    pub call: Box<Call>,
}

/// The versions of the calls that are open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Versions {
    live: Seen,
    saved: Seen,
    /// The calls that the vault was asked to watch.
    watched: Vec<Uuid>,
}

impl Versions {
    const fn seen_mut(&mut self, which: Which) -> &mut Seen {
        match which {
            Which::Live => &mut self.live,
            Which::Saved => &mut self.saved,
        }
    }

    /// The saved call is closed.
    pub(super) fn close_saved(&mut self) {
        self.saved = Seen::default();
    }
}

/// The versions of one call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
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
    /// The other versions of the call in hand or the saved one, where there are any.
    #[must_use]
    pub fn versions_of(&self, which: Which) -> Option<&Seen> {
        let seen = match which {
            Which::Live => &self.versions.live,
            Which::Saved => &self.versions.saved,
        };
        let of = self.desk(which).map(|desk| desk.call.id);
        (of.is_some() && seen.of == of && !seen.list.is_empty()).then_some(seen)
    }

    /// The version that is looked at, beside the call as it is.
    #[must_use]
    pub fn version_shown(&self, which: Which) -> Option<(&Version, &Call)> {
        let seen = self.versions_of(which)?;
        Some((seen.list.get(seen.shown?)?, &self.desk(which)?.call))
    }

    /// Looks at no version of the call in hand any more; `false` when none was looked at.
    pub(super) fn close_version(&mut self) -> bool {
        let shown = self.version_shown(Which::Live).is_some();
        self.versions.live.shown = None;
        shown
    }
}

/// They have come. The one that is looked at stays in sight; what is new beside the call in hand is told.
pub(super) fn came(model: &mut Model, id: Uuid, list: &[Version], now: &Now) {
    for which in [Which::Live, Which::Saved] {
        if model.desk(which).is_none_or(|desk| desk.call.id != id) {
            continue;
        }
        let seen = model.versions.seen_mut(which);
        let before = if seen.of == Some(id) { std::mem::take(seen) } else { Seen::default() };
        let shown = before.shown.and_then(|at| before.list.get(at));
        let shown = shown.and_then(|shown| list.iter().position(|version| version == shown));
        let told = |call: &Call| before.list.iter().any(|version| *version.call == *call);
        let arrived = list.iter().any(|version| version.origin.is_foreign() && !told(&version.call));
        *seen = Seen { of: Some(id), list: list.to_vec(), shown };
        if which == Which::Live && arrived {
            model.tell(What::Elsewhere(id), now);
        }
    }
}

/// Has the vault watch the calls that are open, and tell when somebody else writes them.
pub(super) fn follow(model: &mut Model, effects: &mut Vec<Effect>) {
    let desks = model.live.iter().filter(|desk| Desk::on_disk(desk)).chain(&model.saved);
    let open: Vec<Uuid> = desks.map(|desk| desk.call.id).collect();
    if open == model.versions.watched {
        return;
    }
    model.notices.retain(|notice| !matches!(notice.what, What::Elsewhere(id) if !open.contains(&id)));
    model.versions.watched.clone_from(&open);
    effects.push(Effect::Vault(Request::Watch(open)));
}

/// Does it; what changes the call is undone like any edit.
pub(super) fn act(model: &mut Model, which: Which, look: Look, now: &Now, effects: &mut Vec<Effect>) {
    let shown = model.version_shown(which).map(|(version, _)| version.call.clone());
    let seen = model.versions.seen_mut(which);
    match (look, shown) {
        (Look::At(at), _) => {
            seen.shown = at;
            if which == Which::Live && at.is_some() {
                model.notices.retain(|notice| !matches!(notice.what, What::Elsewhere(_)));
                effects.push(Effect::Focus(Place::Version));
            }
        }
        (Look::BringBack, Some(mut call)) => {
            seen.shown = None;
            // the call in hand stays in hand
            if let Some(ours) = model.call().filter(|_| which == Which::Live) {
                (call.status, call.ended) = (ours.status, ours.ended);
            }
            model.record(which, Change::Whole(call), now, effects);
            model.tell(What::BroughtBack, now);
        }
        (Look::Join, Some(call)) => {
            seen.shown = None;
            model.record(which, Change::Join(call), now, effects);
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
    let events: Vec<_> = lacking_events(call, theirs).cloned().collect();
    call.events.extend(events);
    call.events.sort_by_key(|event| event.at);
    let promises: Vec<_> = lacking_promises(call, theirs).cloned().collect();
    for promise in promises {
        // those that both sides made meanwhile have the same number
        let taken = call.promises.iter().any(|ours| ours.id == promise.id);
        let id = if taken { call.fresh_promise_id() } else { promise.id.clone() };
        call.promises.push(Promise { id, ..promise });
    }
}

/// Whether there is an event or a promise in `theirs` that the call has not.
#[must_use]
pub fn lacks(call: &Call, theirs: &Call) -> bool {
    lacking_events(call, theirs).next().is_some() || lacking_promises(call, theirs).next().is_some()
}

fn lacking_events<'a>(call: &'a Call, theirs: &'a Call) -> impl Iterator<Item = &'a Event> {
    theirs.events.iter().filter(|event| !call.events.contains(event))
}

fn lacking_promises<'a>(call: &'a Call, theirs: &'a Call) -> impl Iterator<Item = &'a Promise> {
    let has = |promise: &Promise| {
        call.promises.iter().any(|ours| ours.text == promise.text && ours.due == promise.due)
    };
    theirs.promises.iter().filter(move |promise| !has(promise))
}
