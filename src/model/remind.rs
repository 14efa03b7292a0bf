//! Reminders: which promises have come due and are to be told of, each once per start. Arithmetic
//! on the times given; must not know how a reminder looks.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::action::Now;
use super::call::PromiseStatus;
use super::ledger::{Entry, entry_of};
use super::state::Model;

/// Seconds that a reminder stays before only the count in the bar is left.
pub const STAYS_SECS: f64 = 60.0;

/// Seconds until a reminder put off comes again.
pub const LATER_SECS: f64 = 600.0;

/// Seconds of silence after which somebody is no longer typing.
const PAUSE_SECS: f64 = 2.0;

/// A promise that came due: one that gets another time will be told of again.
type Key = (Uuid, String, Timestamp);

/// What has been told, and what is to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Reminders {
    /// By their calls.
    told: HashMap<Uuid, Vec<(String, Timestamp)>>,
    /// Of which edition of the slips those due by then have been told: only others are looked at.
    looked: Option<(u64, Timestamp)>,
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

impl Reminders {
    /// Something changed: look again at the next tick.
    pub(super) const fn look_again(&mut self) {
        self.settled = false;
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
        any
    }

    /// This one has been seen.
    pub(super) fn seen_one(&mut self, call: Uuid) {
        self.up.retain(|(id, ..)| *id != call);
    }

    /// When to look again, in seconds of the monotonic clock.
    pub(super) fn wake_at_secs(&self) -> Option<f64> {
        let typed = self.typed_secs.filter(|_| !self.up.is_empty()).map(|at_secs| at_secs + PAUSE_SECS);
        let next = self.next.map(|(_, at_secs)| at_secs);
        [self.until_secs, self.later_secs, typed, next].into_iter().flatten().reduce(f64::min)
    }
}

/// Time has passed: what came due goes up, what was shown long enough goes.
pub(super) fn tick(model: &mut Model, now: &Now) {
    let over = |at_secs: f64| at_secs <= now.mono_secs;
    let reminders = &mut model.reminders;
    reminders.typed_secs.take_if(|at_secs| over(*at_secs + PAUSE_SECS));
    if reminders.until_secs.take_if(|at_secs| over(*at_secs)).is_some() {
        reminders.up.clear();
    }
    if reminders.later_secs.take_if(|at_secs| over(*at_secs)).is_some() {
        reminders.until_secs = Some(now.mono_secs + STAYS_SECS);
    }
    let moment = now.wall.timestamp();
    if reminders.settled && reminders.next.is_none_or(|(at, _)| moment < at) {
        return;
    }
    look(model, now);
}

fn look(model: &mut Model, now: &Now) {
    let moment = now.wall.timestamp();
    let Some(ahead_secs) = model.settings.remind.ahead_secs() else {
        model.reminders = Reminders { settled: true, ..Reminders::default() };
        return;
    };
    let horizon = moment.checked_add(SignedDuration::from_secs(ahead_secs)).unwrap_or(moment);
    let edition = model.ledger.slips.edition();
    let looked = model.reminders.looked.filter(|(of, to)| *of == edition && *to <= horizon).map(|(_, to)| to);
    let (mut fresh, next) = due(model, looked, horizon);
    fresh.sort_by_key(|(_, _, at)| *at);
    let mut up = std::mem::take(&mut model.reminders.up);
    // where nothing else changed, only the calls that are held may say otherwise, and what is shown
    up.retain(|key| (looked.is_some() && !model.is_held(key.0)) || is_due(model, key, horizon));
    while up.pop_if(|key| !is_due(model, key, horizon)).is_some() {}
    let reminders = &mut model.reminders;
    reminders.up = up;
    reminders.looked = Some((edition, horizon));
    // a call may be held twice
    fresh.retain(|(call, id, at)| {
        let (told, this) = (reminders.told.entry(*call).or_default(), (id.clone(), *at));
        let is_new = !told.contains(&this);
        told.push(this);
        is_new
    });
    if !fresh.is_empty() {
        reminders.up.extend(fresh);
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
}

/// What is owed by then and was not told of, from where was looked at before, and when the next
/// one comes due after that.
fn due(model: &Model, looked: Option<Timestamp>, horizon: Timestamp) -> (Vec<Key>, Option<Timestamp>) {
    let slips = &model.ledger.slips;
    let (from, to) = (looked.map_or(0, |at| slips.due_by(at)), slips.due_by(horizon));
    let saved = |places| slips.dated(places).map(entry_of).filter(|entry| !model.is_held(entry.call));
    let held: Vec<(Entry<'_>, Timestamp)> = model.held_entries().filter_map(owed).collect();
    let fresh = saved(from..to).filter_map(owed).chain(held.iter().copied()).filter(|(entry, at)| {
        let told = model.reminders.told.get(&entry.call);
        let is_it = |(id, due): &(String, Timestamp)| *id == entry.promise.id && due == at;
        *at <= horizon && !told.is_some_and(|told| told.iter().any(is_it))
    });
    let keys: Vec<Key> = fresh.map(|(entry, at)| (entry.call, entry.promise.id.clone(), at)).collect();
    let later = saved(to..slips.dated_count()).filter_map(owed).map(|(_, at)| at).next();
    let next = held.iter().map(|(_, at)| *at).filter(|at| *at > horizon).chain(later).min();
    (keys, next)
}

fn is_due(model: &Model, (call, id, at): &Key, horizon: Timestamp) -> bool {
    model.entry(*call, id).and_then(owed).is_some_and(|(_, due)| due == *at && due <= horizon)
}

fn owed(entry: Entry<'_>) -> Option<(Entry<'_>, Timestamp)> {
    Some((entry, entry.promise.due?)).filter(|_| entry.promise.status == PromiseStatus::Open)
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
        let (call, id, _) = reminders.up.last()?;
        let entry = self.entry(*call, id)?;
        let typing = if reminders.typed_secs.is_some() { Typing::Yes } else { Typing::No };
        Some(Reminder { entry, more: reminders.up.len() - 1, typing })
    }
}
