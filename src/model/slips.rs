//! The slips of the saved calls, and what was promised in them in the orders in which it is shown:
//! what each frame asks is looked up, however many there are. Must not know the calls that the
//! window holds.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use jiff::Timestamp;
use uuid::Uuid;

use super::call::{Promise, PromiseStatus};
use super::slip::Slip;

/// A promise with a time that is still owed: due, its call began, its call, its place there.
type Dated = (Timestamp, Timestamp, Uuid, usize);

/// Any other promise: its call began, its call, due, its place there.
type Undated = (Reverse<Timestamp>, Uuid, Option<Timestamp>, usize);

/// The slips.
#[derive(Clone, Debug, Default)]
pub(super) struct Slips {
    /// Boxed, for half of the places in the map are empty.
    by_call: HashMap<Uuid, Box<Slip>>,
    dated: Vec<Dated>,
    /// Owed without a time, kept, broken.
    undated: [Vec<Undated>; 3],
    edition: u64,
}

impl Slips {
    /// These slips in the place of those before.
    pub(super) fn replace(&mut self, slips: Vec<Slip>) {
        *self = Self { edition: self.edition + 1, ..Self::default() };
        for slip in slips {
            self.list(&slip);
            self.by_call.insert(slip.id, Box::new(slip));
        }
        self.dated.sort_unstable();
        self.dated.shrink_to_fit();
        for list in &mut self.undated {
            list.sort_unstable();
            list.shrink_to_fit();
        }
    }

    /// Another number whenever something has changed.
    pub(super) const fn edition(&self) -> u64 {
        self.edition
    }

    /// The slip of a call.
    pub(super) fn get(&self, call: Uuid) -> Option<&Slip> {
        self.by_call.get(&call).map(Box::as_ref)
    }

    /// Takes the slip of a call out.
    pub(super) fn remove(&mut self, call: Uuid) -> Option<Slip> {
        let slip = self.by_call.remove(&call)?;
        self.edition += 1;
        self.dated.retain(|(_, _, id, _)| *id != call);
        self.undated.iter_mut().for_each(|list| list.retain(|(_, id, ..)| *id != call));
        Some(*slip)
    }

    /// Puts the slip of a call in, in the place of the one before.
    pub(super) fn put(&mut self, slip: Slip) {
        let _ = self.remove(slip.id);
        self.edition += 1;
        self.list(&slip);
        self.by_call.insert(slip.id, Box::new(slip));
        // all but the last ones are in order
        self.dated.sort();
        self.undated.iter_mut().for_each(|list| list.sort());
    }

    fn list(&mut self, slip: &Slip) {
        let Self { dated, undated: [owed, kept, broken], .. } = self;
        for (at, promise) in slip.promises.iter().enumerate() {
            let list = match (promise.status, promise.due) {
                (PromiseStatus::Open, Some(due)) => {
                    dated.push((due, slip.opened, slip.id, at));
                    continue;
                }
                (PromiseStatus::Open, None) => &mut *owed,
                (PromiseStatus::Kept, _) => &mut *kept,
                (PromiseStatus::Broken, _) => &mut *broken,
            };
            list.push((Reverse(slip.opened), slip.id, promise.due, at));
        }
    }

    /// How many of those that are owed are due before this.
    pub(super) fn due_before(&self, at: Timestamp) -> usize {
        self.dated.partition_point(|(due, ..)| *due < at)
    }

    /// How many of those that are owed are due by then.
    pub(super) fn due_by(&self, at: Timestamp) -> usize {
        self.dated.partition_point(|(due, ..)| *due <= at)
    }

    /// How many are owed at a time.
    pub(super) const fn dated_count(&self) -> usize {
        self.dated.len()
    }

    /// Those that are owed at a time, from one place to another, the soonest first.
    pub(super) fn dated(&self, places: Range<usize>) -> impl Iterator<Item = (&Slip, &Promise)> {
        let places = self.dated.get(places).unwrap_or_default();
        places.iter().filter_map(|(_, _, call, at)| self.promise(*call, *at))
    }

    /// How many others stand so.
    pub(super) fn undated_count(&self, status: PromiseStatus) -> usize {
        self.others(status).len()
    }

    /// The others that stand so, those of the newest calls first.
    pub(super) fn undated(&self, status: PromiseStatus) -> impl Iterator<Item = (&Slip, &Promise)> {
        self.others(status).iter().filter_map(|(_, call, _, at)| self.promise(*call, *at))
    }

    /// All that are owed, those with a time first.
    pub(super) fn owed(&self) -> impl Iterator<Item = (&Slip, &Promise)> {
        self.dated(0..self.dated.len()).chain(self.undated(PromiseStatus::Open))
    }

    fn others(&self, status: PromiseStatus) -> &[Undated] {
        let [owed, kept, broken] = &self.undated;
        match status {
            PromiseStatus::Open => owed,
            PromiseStatus::Kept => kept,
            PromiseStatus::Broken => broken,
        }
    }

    fn promise(&self, call: Uuid, at: usize) -> Option<(&Slip, &Promise)> {
        let slip = self.by_call.get(&call)?;
        Some((slip, slip.promises.get(at)?))
    }

    /// All of them, in no order.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = &Slip> {
        self.by_call.values().map(Box::as_ref)
    }
}
