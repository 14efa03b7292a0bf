//! The promises that stand alike, looked up in the orders in which the slips are kept; the calls that
//! the window holds speak for themselves. Must not know how a promise is marked.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::{Entry, Group};
use crate::model::call::{Call, Promise, PromiseStatus};
use crate::model::slip::{Slip, sign};
use crate::model::state::Model;

/// The promises that stand alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<'a> {
    /// How they stand.
    pub group: Group,
    /// How many there are.
    pub count: usize,
    /// The first of them in the order shown.
    pub entries: Vec<Entry<'a>>,
}

impl Model {
    /// The calls that are held in the window: each speaks for itself.
    fn held(&self) -> impl Iterator<Item = &Call> {
        self.live.iter().chain(&self.saved).chain(&self.outbox).map(|desk| &desk.call)
    }

    /// Whether this call is held in the window.
    pub(in crate::model) fn is_held(&self, call: Uuid) -> bool {
        self.held().any(|held| held.id == call)
    }

    /// The promises in the calls that are held.
    pub(in crate::model) fn held_entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.held().flat_map(|call| {
            let told = call.promises.iter().filter(|promise| !promise.text.trim().is_empty());
            told.map(|promise| Entry {
                call: call.id,
                short_id: &call.short_id,
                opened: call.opened,
                to: to(promise, &call.customer),
                promise,
            })
        })
    }

    /// The promise in this call for whose id this stands.
    pub(in crate::model) fn entry(&self, call: Uuid, promise: u32) -> Option<Entry<'_>> {
        if self.is_held(call) {
            return self
                .held_entries()
                .find(|entry| entry.call == call && sign(&entry.promise.id) == promise);
        }
        let slip = self.ledger.slips.get(call)?;
        Some(entry_of((slip, slip.promises.iter().find(|other| sign(&other.id) == promise)?)))
    }

    /// The promises by how they stand, at most so many of each, groups without any left out: owed
    /// ones the soonest first, kept and broken ones the newest first.
    #[must_use]
    pub fn ledger_groups(&self, now: &Zoned, most: usize) -> Vec<Section<'_>> {
        let sections = Group::ALL.map(|group| self.section(group, now, most));
        sections.into_iter().filter(|section| section.count > 0).collect()
    }

    fn section(&self, group: Group, now: &Zoned, most: usize) -> Section<'_> {
        let slips = &self.ledger.slips;
        let (overdue, today) = (slips.due_before(now.timestamp()), slips.due_before(end_of(now)));
        let dated = |from, to| -> (usize, Box<dyn Iterator<Item = (&Slip, &Promise)>>) {
            (to - from, Box::new(slips.dated(from..to)))
        };
        let undated = |status| -> (usize, Box<dyn Iterator<Item = (&Slip, &Promise)>>) {
            (slips.undated_count(status), Box::new(slips.undated(status)))
        };
        let (count, saved) = match group {
            Group::Overdue => dated(0, overdue),
            Group::DueToday => dated(overdue, today),
            Group::Later => dated(today, slips.dated_count()),
            Group::NoDate => undated(PromiseStatus::Open),
            Group::Kept => undated(PromiseStatus::Kept),
            Group::Broken => undated(PromiseStatus::Broken),
        };
        let stands_so = |status, due| Group::of(status, due, now) == group;
        let mut entries: Vec<Entry<'_>> =
            saved.map(entry_of).filter(|entry| !self.is_held(entry.call)).take(most).collect();
        let held = self.held_entries().filter(|entry| stands_so(entry.promise.status, entry.promise.due));
        let held: Vec<Entry<'_>> = held.collect();
        let count =
            count + held.len() - self.held_slips().filter(|(status, due)| stands_so(*status, *due)).count();
        entries.extend(held);
        entries.sort_by_key(|entry| (entry.promise.due, entry.opened, entry.call));
        if group.is_done() || group == Group::NoDate {
            entries.sort_by_key(|entry| (std::cmp::Reverse(entry.opened), entry.call));
        }
        entries.truncate(most);
        Section { group, count, entries }
    }

    /// How what was promised in the calls that are held stands by the slips, and by when: these calls
    /// count as they are.
    fn held_slips(&self) -> impl Iterator<Item = (PromiseStatus, Option<Timestamp>)> {
        let mut ids: Vec<Uuid> = self.held().map(|call| call.id).collect();
        ids.sort_unstable();
        ids.dedup();
        let slips = &self.ledger.slips;
        ids.into_iter().flat_map(|id| {
            let whole = slips.get(id).into_iter().flat_map(|slip| &slip.promises);
            let bare = slips.bare(id).map(|promise| (PromiseStatus::Open, promise.due));
            whole.map(|promise| (promise.status, promise.due)).chain(bare)
        })
    }

    /// How many promises are overdue, and how many more are due today.
    #[must_use]
    pub fn due_counts(&self, now: &Zoned) -> (usize, usize) {
        let slips = &self.ledger.slips;
        let (moment, midnight) = (now.timestamp(), end_of(now));
        let count = |before: Timestamp| {
            let is_due = |status: PromiseStatus, due: Option<Timestamp>| {
                status == PromiseStatus::Open && due.is_some_and(|due| due < before)
            };
            let held = self.held_entries().filter(|entry| is_due(entry.promise.status, entry.promise.due));
            let by_slips = self.held_slips().filter(|(status, due)| is_due(*status, *due));
            slips.due_before(before) + held.count() - by_slips.count()
        };
        let overdue = count(moment);
        (overdue, count(midnight).saturating_sub(overdue))
    }
}

/// A promise of a saved call.
fn entry_of<'a>((slip, promise): (&'a Slip, &'a Promise)) -> Entry<'a> {
    Entry {
        call: slip.id,
        short_id: &slip.short_id,
        opened: slip.opened,
        to: to(promise, &slip.customer),
        promise,
    }
}

fn to<'a>(promise: &'a Promise, customer: &'a str) -> &'a str {
    if promise.to.trim().is_empty() { customer } else { &promise.to }
}

/// The first moment of tomorrow.
pub(super) fn end_of(now: &Zoned) -> Timestamp {
    let tomorrow = now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
    tomorrow.map_or(Timestamp::MAX, |at| at.timestamp())
}

#[cfg(test)]
mod tests {
    use super::super::{Mark, Needed, SHOWN_MOST, answered, forget, remember, spread};
    use super::*;
    use crate::model::desk::Desk;
    use crate::model::exchange::Access;

    fn now() -> Zoned {
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    /// What each group has by going through everything, in the order shown.
    fn plainly(model: &Model, group: Group) -> Vec<(Uuid, String)> {
        let held: Vec<Uuid> = model.held().map(|call| call.id).collect();
        let slips = model.ledger.slips.all().filter(|slip| !held.contains(&slip.id));
        let saved = slips.flat_map(|slip| slip.promises.iter().map(move |promise| entry_of((slip, promise))));
        let mut all: Vec<Entry<'_>> = saved.chain(model.held_entries()).collect();
        all.retain(|entry| Group::of(entry.promise.status, entry.promise.due, &now()) == group);
        all.sort_by_key(|entry| (entry.promise.due, entry.opened, entry.call));
        if group.is_done() || group == Group::NoDate {
            all.sort_by_key(|entry| (std::cmp::Reverse(entry.opened), entry.call));
        }
        all.iter().map(|entry| (entry.call, entry.promise.id.clone())).collect()
    }

    #[track_caller]
    fn agrees(model: &Model) {
        let mut counts = Vec::new();
        for group in Group::ALL {
            let expected = plainly(model, group);
            for most in [3, usize::MAX] {
                let section = model.section(group, &now(), most);
                let found: Vec<(Uuid, String)> =
                    section.entries.iter().map(|entry| (entry.call, entry.promise.id.clone())).collect();
                assert_eq!(section.count, expected.len(), "{group:?}");
                assert_eq!(found, expected[..expected.len().min(most)], "{group:?}");
            }
            counts.push(expected.len());
        }
        assert_eq!(model.due_counts(&now()), (counts[0], counts[1]));
    }

    #[test]
    fn what_is_looked_up_is_what_going_through_everything_finds() {
        let mut seed = 7_u64;
        let mut roll = |sides: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % sides
        };
        let mut call = |id: u64| {
            let hours = i64::try_from(roll(6)).unwrap() - 3;
            let opened = now().timestamp() + jiff::SignedDuration::from_hours(hours);
            let mut call = Call::new(Uuid::from_u128(u128::from(id)), opened);
            for number in 0..roll(4) {
                let due = (roll(4) > 0).then(|| {
                    let hours = i64::try_from(roll(40)).unwrap() - 20;
                    now().timestamp() + jiff::SignedDuration::from_hours(hours)
                });
                call.promise(format!("promise {number}"), due);
                let standings = [PromiseStatus::Open, PromiseStatus::Open, PromiseStatus::Kept];
                let status = standings.get(usize::try_from(roll(4)).unwrap());
                call.promises.last_mut().unwrap().status = status.copied().unwrap_or(PromiseStatus::Broken);
            }
            call
        };
        let mut model = Model::default();
        answered(&mut model, 0, Needed::of((0..60).map(|id| Slip::of(&call(id))).collect(), &now()));
        agrees(&model);
        for turn in 0..60 {
            let call = call(turn * 7 % 80);
            match turn % 4 {
                0 => remember(&mut model, &call),
                1 => forget(&mut model, call.id),
                2 => model.saved = Some(Desk::loaded(call, Access::ReadWrite)),
                _ => {
                    let Some((id, promise)) = plainly(&model, Group::Overdue).pop() else { continue };
                    let mark = Mark { call: id, promise, status: PromiseStatus::Kept, at: None };
                    spread(&mut model, &mark);
                }
            }
            agrees(&model);
        }
    }

    #[test]
    fn very_many_that_are_owed_are_counted_whole_and_the_first_of_each_group_shown() {
        let call = |number: u16| {
            let mins = jiff::SignedDuration::from_mins(i64::from(number) - 3_000);
            let mut call = Call::new(Uuid::from_u128(u128::from(number) + 1), now().timestamp() + mins * 2);
            call.promise(
                "ring back".to_owned(),
                (!number.is_multiple_of(5)).then(|| now().timestamp() + mins),
            );
            call.promise("send the form".to_owned(), None);
            call
        };
        let all: Vec<Slip> = (0..6_000).map(|number| Slip::of(&call(number))).collect();
        let mut model = Model::default();
        let whole = Needed { slips: all.clone(), bare: Vec::new() };
        let needed = Needed::of(all, &now());
        let far = *needed.bare.iter().find(|bare| bare.due.is_some()).unwrap();
        answered(&mut model, 0, whole);
        let expected = model.ledger_groups(&now(), SHOWN_MOST);
        let expected: Vec<(usize, Vec<(Uuid, String)>)> =
            expected.into_iter().map(|section| plain(&section)).collect();
        let counts = model.due_counts(&now());
        answered(&mut model, 0, needed);
        let found: Vec<_> =
            model.ledger_groups(&now(), SHOWN_MOST).into_iter().map(|section| plain(&section)).collect();
        assert_eq!((found, model.due_counts(&now())), (expected, counts));
        // one that is held counts as it is, though its slip is not here
        let number = u16::try_from(far.call.as_u128()).unwrap() - 1;
        assert!(model.ledger.slips.get(far.call).is_none());
        let mut held = call(number);
        held.promises.iter_mut().for_each(|promise| promise.status = PromiseStatus::Kept);
        model.saved = Some(Desk::loaded(held, Access::ReadWrite));
        let group = Group::of(PromiseStatus::Open, far.due, &now());
        let of = |model: &Model, group| model.section(group, &now(), 1).count;
        let without = (of(&model, group), of(&model, Group::NoDate));
        model.saved = None;
        assert_eq!(without, (of(&model, group) - 1, of(&model, Group::NoDate) - 1));
    }

    fn plain(section: &Section<'_>) -> (usize, Vec<(Uuid, String)>) {
        let entries = section.entries.iter();
        (section.count, entries.map(|entry| (entry.call, entry.promise.id.clone())).collect())
    }
}
