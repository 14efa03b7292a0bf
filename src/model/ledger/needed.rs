//! What the ledger needs of all saved calls: of what is owed a line each, and the slips of those that
//! may be shown soon; there may be a hundred thousand. Must not know how the saved calls are read.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::end_of;
use crate::model::call::PromiseStatus;
use crate::model::handover;
use crate::model::slip::{Bare, Slip};

/// At most so many calls with nothing left to keep are answered, the newest.
pub const DONE_MOST: usize = 60;

/// At most so many of each group are shown.
pub const SHOWN_MOST: usize = 200;

/// Of so many of each group the slips are answered: some will be marked, and time passes.
const NEAR_MOST: usize = 2 * SHOWN_MOST;

/// What the ledger needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needed {
    /// Saved calls in which something was promised, in no order.
    pub slips: Vec<Slip>,
    /// What is owed in other saved calls, in no order.
    pub bare: Vec<Bare>,
}

impl Needed {
    /// Of these slips of all saved calls.
    #[must_use]
    pub fn of(slips: Vec<Slip>, now: &Zoned) -> Self {
        let promising = slips.into_iter().filter(|slip| !slip.promises.is_empty());
        let (mut slips, done): (Vec<_>, Vec<_>) = promising.partition(|slip| !slip.owed().is_empty());
        let mut bare: Vec<Bare> =
            slips.iter().flat_map(|slip| Bare::all(slip, PromiseStatus::Open)).collect();
        let near = near(&mut bare, now);
        slips.retain(|slip| near.contains(&slip.id));
        slips.extend(newest(done));
        Self { slips, bare }
    }
}

/// The newest of these slips, with nothing left to keep.
#[must_use]
pub fn newest(mut done: Vec<Slip>) -> Vec<Slip> {
    done.sort_by_key(|slip| Reverse((slip.opened, slip.id)));
    done.truncate(DONE_MOST);
    done
}

/// The calls whose slips are needed, of all in which these are owed; what is owed in them is taken out.
#[must_use]
pub fn near(owed: &mut Vec<Bare>, now: &Zoned) -> HashSet<Uuid> {
    let (mut dated, mut undated): (Vec<Bare>, Vec<Bare>) =
        owed.iter().partition(|promise| promise.due.is_some());
    dated.sort_unstable();
    undated.sort_unstable_by_key(|promise| (Reverse(promise.opened), promise.call));
    let mut near: HashSet<Uuid> = undated.iter().take(NEAR_MOST).map(|promise| promise.call).collect();
    for places in spans(&dated, now, NEAR_MOST) {
        near.extend(dated.get(places).unwrap_or_default().iter().map(|promise| promise.call));
    }
    let first = handover::first(now.timestamp(), now);
    dated.append(&mut undated);
    near.extend(handover::nearest(dated, first, now).0.into_iter().map(|promise| promise.call));
    owed.retain(|promise| !near.contains(&promise.call));
    near
}

/// Where those that may be shown stand among those with a time, the soonest first: the first and the
/// last overdue, the first due from now on, the first due from tomorrow on.
pub(in crate::model) fn spans(dated: &[Bare], now: &Zoned, most: usize) -> [Range<usize>; 4] {
    let before = |at: Timestamp| dated.partition_point(|promise| promise.due.is_some_and(|due| due < at));
    let (overdue, today) = (before(now.timestamp()), before(end_of(now)));
    let from = |place: usize| place..place.saturating_add(most).min(dated.len());
    [from(0), overdue.saturating_sub(most)..overdue, from(overdue), from(today)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::Call;

    fn now() -> Zoned {
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    fn slip(number: u16, opened: i64, due: Option<i64>, status: PromiseStatus) -> Slip {
        let at = |secs: i64| now().timestamp() + jiff::SignedDuration::from_secs(secs);
        let mut call = Call::new(Uuid::from_u128(u128::from(number) + 1), at(opened));
        call.promise("ring back".to_owned(), due.map(at));
        call.promises[0].status = status;
        Slip::of(&call)
    }

    #[test]
    fn the_ledger_needs_all_that_is_owed_and_the_newest_of_the_rest() {
        let slips = (0..200_u16).map(|number| {
            let status = if number < 100 { PromiseStatus::Open } else { PromiseStatus::Kept };
            slip(number, i64::from(number) * 60, None, status)
        });
        let Needed { slips, bare } = Needed::of(slips.collect(), &now());
        assert_eq!((slips.len(), bare), (100 + DONE_MOST, Vec::new()));
        let oldest = slip(200 - 60, (200 - 60) * 60, None, PromiseStatus::Kept).opened;
        assert!(slips[100..].iter().all(|slip| slip.opened >= oldest));
    }

    #[test]
    fn of_very_many_owed_those_that_may_be_shown_come_whole_and_the_others_as_a_line() {
        // one comes due every minute, from 5,000 minutes ago on, and one call in six has no time
        let all: Vec<Slip> = (0..12_000_u16)
            .map(|number| {
                let mins = i64::from(number) - 5_000;
                let due = (number % 6 > 0).then_some(mins * 60);
                slip(number, (mins - 30_000) * 60, due, PromiseStatus::Open)
            })
            .collect();
        let needed = Needed::of(all.clone(), &now());
        let whole: HashSet<Uuid> = needed.slips.iter().map(|slip| slip.id).collect();
        let at = |number: u16| whole.contains(&Uuid::from_u128(u128::from(number) + 1));
        for number in [1, 200, 4_801, 4_999, 5_003, 5_201, 5_571, 5_771, 11_994, 11_004] {
            assert!(at(number), "{number}");
        }
        assert!(!at(2_501) && !at(8_501) && !at(6_000));
        assert_eq!(needed.slips.len() + needed.bare.len(), all.len());
        assert!(needed.bare.iter().all(|owed| !whole.contains(&owed.call)));
        assert!(needed.slips.len() < 6 * NEAR_MOST, "{}", needed.slips.len());
    }
}
