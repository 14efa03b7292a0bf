//! The ledger: what was promised in all calls, grouped by how it stands. Owns the groups, their
//! words and their order, and marking a promise wherever its call is held; must not know how the
//! saved calls are read.

mod needed;
mod sections;

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::action::{Effect, Now, Place};
use super::call::{Call, Promise, PromiseStatus};
use super::exchange::{Access, Request};
use super::history::{Sight, Step};
use super::slip::{Slip, sign};
use super::slips::Slips;
use super::state::{Model, Waiting, What};
use super::text;
use crate::say;
pub(super) use needed::spans;
pub use needed::{DONE_MOST, Needed, SHOWN_MOST, near, newest};
pub use sections::Section;
use sections::end_of;

/// After so many seconds it is looked again whether slips are missing.
const LOOK_AGAIN_SECS: f64 = 5.0;

/// How a promise stands at a moment.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Group {
    /// Its time has passed.
    Overdue,
    /// Its time comes today.
    DueToday,
    /// Its time comes on another day.
    Later,
    /// It has no time.
    NoDate,
    /// Done as promised.
    Kept,
    /// Not done.
    Broken,
}

impl Group {
    /// All of them, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::DueToday, Self::Later, Self::NoDate, Self::Kept, Self::Broken];

    /// The words shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => say!("ledger-overdue"),
            Self::DueToday => say!("ledger-due-today"),
            Self::Later => say!("ledger-later"),
            Self::NoDate => say!("ledger-no-date"),
            Self::Kept => say!("ledger-kept"),
            Self::Broken => say!("ledger-broken"),
        }
    }

    /// What finds the calls of all its promises, and of more where no search tells it apart.
    #[must_use]
    pub const fn search(self) -> &'static str {
        match self {
            Self::Overdue => "promise:overdue",
            Self::DueToday | Self::Later | Self::NoDate => "promise:open",
            Self::Kept => "promise:kept",
            Self::Broken => "promise:broken",
        }
    }

    /// Whether nothing is left to do about it.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Kept | Self::Broken)
    }

    /// Where a promise with this standing and due time belongs now.
    #[must_use]
    pub fn of(status: PromiseStatus, due: Option<Timestamp>, now: &Zoned) -> Self {
        match (status, due) {
            (PromiseStatus::Kept, _) => Self::Kept,
            (PromiseStatus::Broken, _) => Self::Broken,
            (PromiseStatus::Open, None) => Self::NoDate,
            (PromiseStatus::Open, Some(due)) if due < now.timestamp() => Self::Overdue,
            (PromiseStatus::Open, Some(due)) if due < end_of(now) => Self::DueToday,
            (PromiseStatus::Open, Some(_)) => Self::Later,
        }
    }
}

/// A promise with the call it was made in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The call's full id.
    pub call: Uuid,
    /// The call's sayable id.
    pub short_id: &'a str,
    /// When that call began.
    pub opened: Timestamp,
    /// To whom, empty when the call does not say.
    pub to: &'a str,
    /// What.
    pub promise: &'a Promise,
}

/// What the ledger holds.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Saved calls in which something was promised.
    pub(super) slips: Slips,
    /// Whether an answer is on its way.
    pub waiting: Waiting,
    pub(super) number: u64,
    look_again_secs: f64,
}

/// Asks for what was promised in the saved calls.
pub(super) fn ask(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    model.ledger.number = model.ledger.number.saturating_add(1);
    model.ledger.waiting = Waiting::Waiting;
    let (number, now) = (model.ledger.number, now.wall.clone());
    effects.push(Effect::Vault(Request::Ledger { number, now }));
}

/// The answer has come; one to an older question is left alone.
pub(super) fn answered(model: &mut Model, number: u64, needed: Needed) {
    if number == model.ledger.number {
        model.ledger.slips.replace(needed);
        model.ledger.waiting = Waiting::Answered;
    }
}

/// Asks again where so much was marked, or so much time has passed, that slips are missing.
pub(super) fn tick(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    let ledger = &mut model.ledger;
    if ledger.waiting != Waiting::Answered || ledger.look_again_secs > now.mono_secs {
        return;
    }
    ledger.look_again_secs = now.mono_secs + LOOK_AGAIN_SECS;
    if ledger.slips.lacks(&now.wall) {
        ask(model, now, effects);
    }
}

/// The ledger fills the window.
pub(super) fn show(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    ask(model, now, effects);
    let _ = model.reminders.seen();
    effects.push(Effect::Focus(Place::Promise(0)));
}

/// A call leaves the window: from now on the ledger shows what it says.
pub(super) fn remember(model: &mut Model, call: &Call) {
    let slip = Slip::of(call);
    if slip.promises.is_empty() {
        forget(model, call.id);
    } else {
        model.ledger.slips.put(slip);
    }
}

/// A call went to the trash.
pub(super) fn forget(model: &mut Model, id: Uuid) {
    model.ledger.slips.remove(id);
}

/// A promise in a call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// The call's full id.
    pub call: Uuid,
    /// The promise's id in that call.
    pub promise: String,
    /// How it stands from now on.
    pub status: PromiseStatus,
    /// Since when, if not since this moment: taken back, it stands as it stood before.
    pub at: Option<Timestamp>,
}

/// Marks a promise, and says so with a way back.
pub(super) fn mark(model: &mut Model, mark: &Mark, now: &Now, effects: &mut Vec<Effect>) {
    let Some(Entry { promise, .. }) = model.entry(mark.call, sign(&mark.promise)) else { return };
    let (what, status, at) = (text::one_line(&promise.text, 40), promise.status, promise.settled);
    let after = Mark { at: Some(now.wall.timestamp()), ..mark.clone() };
    if status == mark.status || !put(model, &after, now, effects) {
        return;
    }
    let seen = Sight::of(model.screen);
    let before = Mark { status, at, ..after.clone() };
    model.history.push(Step::Marked { after, before, seen });
    model.tell(What::Marked(mark.status, what), now);
}

/// Makes the mark where the call is held; else the vault makes it in the file. `false` when the
/// call may not be changed.
pub(super) fn put(model: &mut Model, mark: &Mark, now: &Now, effects: &mut Vec<Effect>) -> bool {
    let mut desks = model.live.iter_mut().chain(&mut model.saved).chain(&mut model.outbox);
    if let Some(desk) = desks.find(|desk| desk.call.id == mark.call) {
        if desk.access == Access::ReadOnly {
            return false;
        }
        set(&mut desk.call, mark);
        desk.touch_and_hurry(now);
    } else {
        effects.push(Effect::Vault(Request::Mark { mark: mark.clone(), at: now.wall.timestamp() }));
    }
    spread(model, mark);
    true
}

/// The vault has made the mark in the file: a copy read before it follows.
pub(super) fn marked(model: &mut Model, mark: &Mark) {
    for desk in model.live.iter_mut().chain(&mut model.saved).chain(&mut model.outbox) {
        if desk.call.id == mark.call {
            set(&mut desk.call, mark);
        }
    }
    spread(model, mark);
}

/// Every other copy of the promise says the same: the ledger, what is being read, and the steps
/// that undo puts back.
fn spread(model: &mut Model, mark: &Mark) {
    let mut slip = model.ledger.slips.get(mark.call).cloned();
    let slips = slip.iter_mut().chain(&mut model.returning.found);
    for promise in slips.filter(|slip| slip.id == mark.call).flat_map(|slip| &mut slip.promises) {
        if promise.id == mark.promise {
            stand(promise, mark);
        }
    }
    if let Some(slip) = slip {
        model.ledger.slips.put(slip);
    }
    if let Some(call) = model.returning.reading.as_mut().and_then(|reading| reading.call.as_mut()) {
        set(call, mark);
    }
    model.history.each_call(|call| set(call, mark));
}

fn set(call: &mut Call, mark: &Mark) {
    if call.id != mark.call {
        return;
    }
    if let Some(promise) = call.promises.iter_mut().find(|promise| promise.id == mark.promise) {
        stand(promise, mark);
    }
}

/// As marked, and since when.
fn stand(promise: &mut Promise, mark: &Mark) {
    let at = mark.at.filter(|_| mark.status != PromiseStatus::Open);
    (promise.status, promise.settled) = (mark.status, at);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Zoned {
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    fn group(status: PromiseStatus, due: &str) -> Group {
        Group::of(status, due.parse().ok(), &now())
    }

    #[test]
    fn a_promise_belongs_where_it_stands_at_this_moment() {
        let open = PromiseStatus::Open;
        assert_eq!(group(open, "2026-11-22T14:29:59Z"), Group::Overdue);
        assert_eq!(group(open, "2026-11-22T14:30:00Z"), Group::DueToday);
        assert_eq!(group(open, "2026-11-22T23:59:59Z"), Group::DueToday);
        assert_eq!(group(open, "2026-11-23T00:00:00Z"), Group::Later);
        assert_eq!(group(open, "none"), Group::NoDate);
        assert_eq!(group(PromiseStatus::Kept, "2026-11-20T00:00:00Z"), Group::Kept);
        assert_eq!(group(PromiseStatus::Broken, "none"), Group::Broken);
    }

    #[test]
    fn slips_that_are_missing_once_much_was_marked_are_asked_for_again() {
        let slip = |number: u16| {
            let due = now().timestamp() - jiff::SignedDuration::from_mins(10_000 - i64::from(number));
            let mut call = Call::new(Uuid::from_u128(u128::from(number) + 1), due);
            call.promise("ring back".to_owned(), Some(due));
            Slip::of(&call)
        };
        let mut model = Model::default();
        let asks = |model: &mut Model, mono_secs: f64| {
            let mut effects = Vec::new();
            tick(model, &Now { wall: now(), mono_secs, fresh_id: Uuid::nil() }, &mut effects);
            effects.len()
        };
        assert_eq!(asks(&mut model, 0.0), 0, "nothing was answered yet");
        answered(&mut model, 0, Needed::of((0..4_000).map(slip).collect(), &now()));
        assert_eq!(asks(&mut model, 10.0), 0);
        for number in 0..250_u16 {
            let call = Uuid::from_u128(u128::from(number) + 1);
            let promise = "p1".to_owned();
            spread(&mut model, &Mark { call, promise, status: PromiseStatus::Kept, at: None });
        }
        assert_eq!([12.0, 15.0, 30.0].map(|at_secs| asks(&mut model, at_secs)), [0, 1, 0]);
    }
}
