//! A hundred days of calls, the same in every run: enough for every figure to claim something.

use evenkeel::model::call::{Call, CauseKind, PromiseStatus, RootCause, Status};
use jiff::{SignedDuration, Timestamp};

use crate::support::{Home, call_at, scrubbed};

/// How often a situation comes, how hot it begins and how hot it ends.
const SITUATIONS: [(&str, u64, u8, u8); 6] = [
    ("angry", 9, 8, 3),
    ("upset", 6, 6, 2),
    ("impossible-demand", 5, 7, 5),
    ("rambling", 3, 3, 2),
    ("abusive", 2, 10, 8),
    ("sceptical", 1, 5, 3),
];

/// So many calls, the last on 22 November 2026.
pub(crate) fn calls(count: u64) -> Vec<Call> {
    (0..count).map(|number| call(number, count)).collect()
}

/// The same in a home.
pub(crate) fn home(count: u64) -> Home {
    let home = Home::new();
    let mut vault = home.vault();
    for call in calls(count) {
        vault.save(&scrubbed(&call)).unwrap();
    }
    home
}

/// Numbers that look random and are the same in every run.
fn roll(number: u64, what: u64, sides: u64) -> u64 {
    let mut seed =
        (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ what.wrapping_mul(0xd1b5_4a32_d192_ed03);
    seed ^= seed >> 29;
    seed = seed.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (seed >> 32) % sides
}

fn call(number: u64, count: u64) -> Call {
    let last: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
    let days_ago = i64::try_from((count - 1 - number) * 100 / count.max(1)).unwrap();
    let hour = [9, 9, 10, 10, 10, 11, 11, 13, 14, 14, 15, 16, 17][roll(number, 1, 13) as usize];
    let minute = i64::try_from(roll(number, 2, 60)).unwrap();
    let opened = last - SignedDuration::from_hours(days_ago * 24 - hour) + SignedDuration::from_mins(minute);
    let mut call = call_at(&opened.to_string(), number, "charged twice for one payment");
    call.status = Status::Ended;
    call.ended = Some(opened + SignedDuration::from_mins(9));
    ["Mrs Lind", "Mr Oduya", "Ann Lee", ""][roll(number, 3, 4) as usize].clone_into(&mut call.customer);
    let mut at = roll(number, 4, 27);
    for (id, often, before, after) in SITUATIONS {
        if at < often {
            call.situations.push(id.to_owned());
            let jitter = u8::try_from(roll(number, 5, 3)).unwrap();
            call.heat_start = Some((before + jitter).saturating_sub(1).min(10));
            call.heat_end = (roll(number, 6, 5) > 0).then(|| (after + jitter).saturating_sub(1));
            break;
        }
        at = at.wrapping_sub(often);
    }
    if roll(number, 7, 4) == 0 && call.situations.first().is_some_and(|id| id != "upset") {
        call.situations.push("upset".to_owned());
    }
    if roll(number, 8, 2) == 0 {
        let kind = [0, 0, 0, 0, 1, 1, 2, 3, 3, 4][roll(number, 9, 10) as usize];
        call.root_cause = Some(RootCause { kind: CauseKind::ALL[kind], text: "two systems".to_owned() });
    }
    for promise in 0..roll(number, 10, 3) {
        let due = (roll(number, 11 + promise, 5) > 0).then(|| opened + SignedDuration::from_hours(48));
        let id = call.promise("send the form".to_owned(), due);
        let promise = call.promises.iter_mut().find(|promise| promise.id == id).unwrap();
        match roll(number, 13, 6) {
            0..=2 => promise.stand(PromiseStatus::Kept, opened + SignedDuration::from_hours(30)),
            3 => promise.stand(PromiseStatus::Kept, opened + SignedDuration::from_hours(60)),
            4 => promise.stand(PromiseStatus::Broken, opened + SignedDuration::from_hours(72)),
            _ => {}
        }
    }
    if roll(number, 14, 9) == 0 {
        call.tags.push("late fee".to_owned());
    }
    call.changed = opened;
    call
}
