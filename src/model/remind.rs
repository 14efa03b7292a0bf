//! Reminders: which promises have come due and are to be told of, each once per start. Arithmetic
//! on the times given; must not know how a reminder looks.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{BuildHasher as _, BuildHasherDefault};
use std::ops::Range;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::action::{Effect, Now};
use super::call::PromiseStatus;
use super::ledger::Entry;
use super::lock::Standing;
use super::outside::{Errand, Telling};
use super::slip::sign;
use super::state::Model;
use super::when;
use crate::say;

/// Seconds that a reminder stays before only the count in the bar is left.
pub const STAYS_SECS: f64 = 60.0;

/// Seconds until a reminder put off comes again.
pub const LATER_SECS: f64 = 600.0;

/// So many seconds around its time a promise is due now.
pub const JUST_SECS: i64 = 60;

/// Seconds of silence after which somebody is no longer typing.
const PAUSE_SECS: f64 = 2.0;

/// A promise, by its call and what stands for its id, with its time: one that gets another time will be
/// told of again. It says nothing of what was promised, so it is known also while the vault is locked.
type Key = (Uuid, u32, Timestamp);

/// What has been told, and what is to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Reminders {
    /// By what [`mark`] makes of them: there may be a hundred thousand, and all stay.
    told: HashSet<u64>,
    /// Of which edition of the slips those due by then have been told: only others are looked at.
    looked: Option<(u64, Timestamp)>,
    /// While the vault is locked: everything owed with a time.
    behind_lock: Vec<Key>,
    /// Those that came due out of sight.
    outside: Vec<Key>,
    /// Whether the desktop was asked to tell of them.
    asked: bool,
    /// Those shown, the one to show first last.
    up: Vec<Key>,
    until_secs: Option<f64>,
    /// Put off until then, in seconds of the monotonic clock.
    later_secs: Option<f64>,
    typed_secs: Option<f64>,
    /// When the next one comes due, on the wall and on the monotonic clock.
    next: Option<(Timestamp, f64)>,
    settled: bool,
}

/// A number of its own for every promise with its time: that two have the same is less likely than a
/// fault of the memory.
fn mark(key: &Key) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(key)
}

impl Reminders {
    /// Something changed: look again at the next tick.
    pub(super) const fn look_again(&mut self) {
        self.settled = false;
    }

    /// What came due is told of again.
    pub(super) fn anew(&self) -> Self {
        Self { asked: self.asked, ..Self::default() }
    }

    fn due_behind_lock(&self, horizon: Timestamp) -> (Vec<Key>, Option<Timestamp>) {
        let (due, ahead): (Vec<&Key>, Vec<&Key>) =
            self.behind_lock.iter().partition(|(_, _, at)| *at <= horizon);
        let fresh = due.into_iter().filter(|key| !self.told.contains(&mark(key))).copied().collect();
        (fresh, ahead.into_iter().map(|(_, _, at)| *at).min())
    }

    /// Something was typed.
    pub(super) const fn typed(&mut self, now: &Now) {
        self.typed_secs = Some(now.mono_secs);
    }

    /// Not now.
    pub(super) fn later(&mut self, now: &Now) {
        if !self.up.is_empty() {
            self.later_secs = Some(now.mono_secs + LATER_SECS);
            self.until_secs = None;
        }
    }

    /// Those shown have been seen; whether there were any.
    pub(super) fn seen(&mut self) -> bool {
        let any = !self.up.is_empty() && self.later_secs.is_none();
        if any {
            self.up.clear();
        }
        self.outside.clear();
        any
    }

    /// This one has been seen.
    pub(super) fn seen_one(&mut self, call: Uuid) {
        self.up.retain(|(id, ..)| *id != call);
        self.outside.retain(|(id, ..)| *id != call);
    }

    /// When to look again, in seconds of the monotonic clock.
    pub(super) fn wake_at_secs(&self) -> Option<f64> {
        let typed = self.typed_secs.filter(|_| !self.up.is_empty()).map(|at_secs| at_secs + PAUSE_SECS);
        let next = self.next.map(|(_, at_secs)| at_secs);
        [self.until_secs, self.later_secs, typed, next].into_iter().flatten().reduce(f64::min)
    }
}

/// Time has passed: what came due goes up, what was shown long enough goes. What would not be seen in
/// the window is told of by the desktop, until the window shows it.
pub(super) fn tick(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    let in_sight = model.reminds_in_sight();
    let over = |at_secs: f64| at_secs <= now.mono_secs;
    let reminders = &mut model.reminders;
    reminders.typed_secs.take_if(|at_secs| over(*at_secs + PAUSE_SECS));
    if reminders.until_secs.take_if(|at_secs| over(*at_secs)).is_some() {
        reminders.up.clear();
    }
    let mut fresh = Vec::new();
    if reminders.later_secs.take_if(|at_secs| over(*at_secs)).is_some() {
        reminders.until_secs = Some(now.mono_secs + STAYS_SECS);
        fresh.clone_from(&reminders.up);
    }
    if in_sight && !reminders.outside.is_empty() {
        reminders.up = std::mem::take(&mut reminders.outside);
        reminders.until_secs = Some(now.mono_secs + STAYS_SECS);
        reminders.settled = false;
    }
    let moment = now.wall.timestamp();
    if !reminders.settled || reminders.next.is_some_and(|(at, _)| at <= moment) {
        fresh.extend(look(model, now));
    }
    if !in_sight && !fresh.is_empty() {
        let telling = telling(model, fresh, now);
        if model.settings.notify {
            model.reminders.asked = true;
            effects.push(Effect::Outside(Errand::Tell(telling)));
        }
    } else if model.reminders.outside.is_empty() && std::mem::take(&mut model.reminders.asked) {
        effects.push(Effect::Outside(Errand::Untell));
    }
}

/// Looks what is owed; what has come due since the last time is put up and returned.
fn look(model: &mut Model, now: &Now) -> Vec<Key> {
    let moment = now.wall.timestamp();
    let Some(ahead_secs) = model.settings.remind.ahead_secs() else {
        model.reminders = Reminders { settled: true, ..model.reminders.anew() };
        return Vec::new();
    };
    let horizon = moment.checked_add(SignedDuration::from_secs(ahead_secs)).unwrap_or(moment);
    let (mut fresh, next) = if model.lock.standing == Standing::Locked {
        model.reminders.due_behind_lock(horizon)
    } else {
        look_at_slips(model, horizon)
    };
    fresh.sort_by_key(|(_, _, at)| *at);
    let reminders = &mut model.reminders;
    // a call may be held twice
    fresh.retain(|key| reminders.told.insert(mark(key)));
    if !fresh.is_empty() {
        reminders.up.extend(&fresh);
        reminders.later_secs = None;
        reminders.until_secs = Some(now.mono_secs + STAYS_SECS);
    }
    if reminders.up.is_empty() {
        reminders.until_secs = None;
        reminders.later_secs = None;
    }
    reminders.next = next.map(|at| {
        let at = at.checked_sub(SignedDuration::from_secs(ahead_secs)).unwrap_or(at);
        (at, now.mono_secs + at.duration_since(moment).as_secs_f64())
    });
    reminders.settled = true;
    fresh
}

/// What the desktop says of these, and of those it told of before.
fn telling(model: &mut Model, fresh: Vec<Key>, now: &Now) -> Telling {
    let outside = &mut model.reminders.outside;
    outside.retain(|key| !fresh.contains(key));
    outside.extend(fresh);
    let first = outside.iter().map(|(_, _, at)| *at).min().unwrap_or_default();
    let (count, when) = (outside.len(), when::say(first, &now.wall));
    Telling::of_promises(if first.as_second() + JUST_SECS < now.wall.timestamp().as_second() {
        say!("reminder-outside-since", count, when)
    } else {
        say!("reminder-outside-due", count, when)
    })
}

/// What is due by then; what is shown and no longer due goes.
fn look_at_slips(model: &mut Model, horizon: Timestamp) -> (Vec<Key>, Option<Timestamp>) {
    let edition = model.ledger.slips.edition();
    let looked = model.reminders.looked.filter(|(of, to)| *of == edition && *to <= horizon).map(|(_, to)| to);
    let found = due(model, looked, horizon);
    let mut up = std::mem::take(&mut model.reminders.up);
    let mut outside = std::mem::take(&mut model.reminders.outside);
    // where nothing else changed, only the calls that are held may say otherwise, and what is shown
    up.retain(|key| (looked.is_some() && !model.is_held(key.0)) || is_due(model, key, horizon));
    while up.pop_if(|key| !is_due(model, key, horizon)).is_some() {}
    outside.retain(|key| is_due(model, key, horizon));
    let reminders = &mut model.reminders;
    (reminders.up, reminders.outside, reminders.looked) = (up, outside, Some((edition, horizon)));
    found
}

/// What is told of while the vault is locked: times and ids alone.
pub(super) fn behind_lock(model: &Model) -> Reminders {
    let saved = saved(model, 0..model.ledger.slips.dated_count());
    let owed: Vec<Key> = saved.chain(model.held_entries().filter_map(owed)).collect();
    let mut kept = model.reminders.clone();
    (kept.looked, kept.settled) = (None, false);
    if !owed.is_empty() {
        kept.behind_lock = owed;
    }
    kept
}

/// What is owed by then and was not told of, from where was looked at before, and when the next
/// one comes due after that.
fn due(model: &Model, looked: Option<Timestamp>, horizon: Timestamp) -> (Vec<Key>, Option<Timestamp>) {
    let slips = &model.ledger.slips;
    let (from, to) = (looked.map_or(0, |at| slips.due_by(at)), slips.due_by(horizon));
    let held: Vec<Key> = model.held_entries().filter_map(owed).collect();
    let due = saved(model, from..to).chain(held.iter().copied().filter(|(.., at)| *at <= horizon));
    let fresh = due.filter(|key| !model.reminders.told.contains(&mark(key))).collect();
    let later = saved(model, to..slips.dated_count()).map(|(.., at)| at).next();
    let next = held.iter().map(|(.., at)| *at).filter(|at| *at > horizon).chain(later).min();
    (fresh, next)
}

/// What is owed in the calls that are not held, from one place to another.
fn saved(model: &Model, places: Range<usize>) -> impl Iterator<Item = Key> {
    let saved = model.ledger.slips.owed_at(places).iter().filter(|promise| !model.is_held(promise.call));
    saved.filter_map(|promise| Some((promise.call, promise.sign, promise.due?)))
}

fn is_due(model: &Model, key: &Key, horizon: Timestamp) -> bool {
    let (call, sign, at) = *key;
    let slips = &model.ledger.slips;
    at <= horizon
        && if model.is_held(call) {
            model.entry(call, sign).and_then(owed) == Some(*key)
        } else {
            // there may be as many to look for as there are: those of the same moment are few
            let then = slips.owed_at(slips.due_before(at)..slips.due_by(at));
            then.iter().any(|promise| (promise.call, promise.sign) == (call, sign))
        }
}

fn owed(entry: Entry<'_>) -> Option<Key> {
    let due = entry.promise.due.filter(|_| entry.promise.status == PromiseStatus::Open)?;
    Some((entry.call, sign(&entry.promise.id), due))
}

/// A reminder to show.
#[derive(Clone, Copy, Debug)]
pub struct Reminder<'a> {
    /// Which promise.
    pub entry: Entry<'a>,
    /// How many more are waiting behind it.
    pub more: usize,
    /// Whether somebody is typing just now.
    pub typing: Typing,
}

/// Whether somebody is typing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Typing {
    /// Nobody is.
    No,
    /// The last key was a moment ago.
    Yes,
}

impl Model {
    /// The reminder that is up.
    #[must_use]
    pub fn reminder(&self) -> Option<Reminder<'_>> {
        let reminders = &self.reminders;
        if reminders.later_secs.is_some() {
            return None;
        }
        let (call, sign, _) = reminders.up.last()?;
        let entry = self.entry(*call, *sign)?;
        let typing = if reminders.typed_secs.is_some() { Typing::Yes } else { Typing::No };
        Some(Reminder { entry, more: reminders.up.len() - 1, typing })
    }
}
