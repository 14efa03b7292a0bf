//! The slips of the saved calls, and what was promised in them in the orders in which it is shown:
//! what each frame asks is looked up, however many there are. Must not know the calls that the
//! window holds.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::call::{Promise, PromiseStatus};
use super::ledger::{Needed, SHOWN_MOST, spans};
use super::slip::{Bare, Slip};

/// The slips.
#[derive(Clone, Debug, Default)]
pub(super) struct Slips {
    /// Boxed, for half of the places in the map are empty.
    by_call: HashMap<Uuid, Box<Slip>>,
    /// Calls in which something is owed, and whose slip is not here.
    bare: HashSet<Uuid>,
    /// Owed at a time, the soonest first.
    dated: Vec<Bare>,
    /// Owed without a time, kept, broken; each those of the newest calls first.
    undated: [Vec<Bare>; 3],
    edition: u64,
}

impl Slips {
    /// These in the place of those before.
    pub(super) fn replace(&mut self, needed: Needed) {
        *self = Self { edition: self.edition + 1, ..Self::default() };
        for bare in needed.bare {
            self.bare.insert(bare.call);
            self.list_owed(bare);
        }
        for slip in needed.slips {
            self.list(&slip);
            self.by_call.insert(slip.id, Box::new(slip));
        }
        self.bare.shrink_to_fit();
        self.dated.sort_unstable();
        self.dated.shrink_to_fit();
        for list in &mut self.undated {
            list.sort_unstable_by_key(newest_first);
            list.shrink_to_fit();
        }
    }

    /// Whether slips are missing of promises that may be shown.
    pub(super) fn lacks(&self, now: &Zoned) -> bool {
        let dated = spans(&self.dated, now, SHOWN_MOST).into_iter().flat_map(|places| self.owed_at(places));
        let undated = self.others(PromiseStatus::Open).iter().take(SHOWN_MOST);
        !self.bare.is_empty() && dated.chain(undated).any(|promise| self.bare.contains(&promise.call))
    }

    /// Another number whenever something has changed.
    pub(super) const fn edition(&self) -> u64 {
        self.edition
    }

    /// The slip of a call.
    pub(super) fn get(&self, call: Uuid) -> Option<&Slip> {
        self.by_call.get(&call).map(Box::as_ref)
    }

    /// What is owed in a call whose slip is not here.
    pub(super) fn bare(&self, call: Uuid) -> impl Iterator<Item = &Bare> {
        let owed = self.bare.contains(&call).then(|| self.owed());
        owed.into_iter().flatten().filter(move |promise| promise.call == call)
    }

    /// Takes out what is known of a call.
    pub(super) fn remove(&mut self, call: Uuid) {
        let is_here = self.by_call.remove(&call).is_some() || self.bare.remove(&call);
        if is_here {
            self.edition += 1;
            for list in self.undated.iter_mut().chain([&mut self.dated]) {
                list.retain(|promise| promise.call != call);
            }
        }
    }

    /// Puts the slip of a call in, in the place of what was known of it.
    pub(super) fn put(&mut self, slip: Slip) {
        self.remove(slip.id);
        self.edition += 1;
        self.list(&slip);
        self.by_call.insert(slip.id, Box::new(slip));
        // all but the last ones are in order
        self.dated.sort();
        self.undated.iter_mut().for_each(|list| list.sort_by_key(newest_first));
    }

    fn list(&mut self, slip: &Slip) {
        Bare::all(slip, PromiseStatus::Open).for_each(|promise| self.list_owed(promise));
        let [_, kept, broken] = &mut self.undated;
        kept.extend(Bare::all(slip, PromiseStatus::Kept));
        broken.extend(Bare::all(slip, PromiseStatus::Broken));
    }

    fn list_owed(&mut self, promise: Bare) {
        let [undated, ..] = &mut self.undated;
        if promise.due.is_some() { &mut self.dated } else { undated }.push(promise);
    }

    /// How many of those that are owed are due before this.
    pub(super) fn due_before(&self, at: Timestamp) -> usize {
        self.dated.partition_point(|promise| promise.due.is_some_and(|due| due < at))
    }

    /// How many of those that are owed are due by then.
    pub(super) fn due_by(&self, at: Timestamp) -> usize {
        self.dated.partition_point(|promise| promise.due.is_some_and(|due| due <= at))
    }

    /// How many are owed at a time.
    pub(super) const fn dated_count(&self) -> usize {
        self.dated.len()
    }

    /// Those that are owed at a time, from one place to another, the soonest first, without their
    /// words.
    pub(super) fn owed_at(&self, places: Range<usize>) -> &[Bare] {
        self.dated.get(places).unwrap_or_default()
    }

    /// The same of those whose slips are here.
    pub(super) fn dated(&self, places: Range<usize>) -> impl Iterator<Item = (&Slip, &Promise)> {
        self.owed_at(places).iter().filter_map(|promise| self.look(promise))
    }

    /// How many others stand so.
    pub(super) fn undated_count(&self, status: PromiseStatus) -> usize {
        self.others(status).len()
    }

    /// The others that stand so and whose slips are here, those of the newest calls first.
    pub(super) fn undated(&self, status: PromiseStatus) -> impl Iterator<Item = (&Slip, &Promise)> {
        self.others(status).iter().filter_map(|promise| self.look(promise))
    }

    /// All that are owed, without their words.
    pub(super) fn owed(&self) -> impl Iterator<Item = &Bare> {
        self.dated.iter().chain(self.others(PromiseStatus::Open))
    }

    fn others(&self, status: PromiseStatus) -> &[Bare] {
        let [owed, kept, broken] = &self.undated;
        match status {
            PromiseStatus::Open => owed,
            PromiseStatus::Kept => kept,
            PromiseStatus::Broken => broken,
        }
    }

    /// The words of this promise, where the slip is here.
    pub(super) fn look(&self, promise: &Bare) -> Option<(&Slip, &Promise)> {
        let slip = self.by_call.get(&promise.call)?;
        Some((slip, slip.promises.get(usize::try_from(promise.place).ok()?)?))
    }

    /// All of them, in no order.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = &Slip> {
        self.by_call.values().map(Box::as_ref)
    }
}

fn newest_first(promise: &Bare) -> (Reverse<Timestamp>, Uuid, Option<Timestamp>, u32) {
    (Reverse(promise.opened), promise.call, promise.due, promise.place)
}
