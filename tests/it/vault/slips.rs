//! Who called before and what was promised: the index answers what the files say, also after changes
//! and without it.

use evenkeel::model::call::{Call, PromiseStatus};
use evenkeel::model::exchange::{Reply, Request};
use evenkeel::model::ledger::Needed;
use evenkeel::model::returning::{self, Caller};
use evenkeel::model::slip::Slip;
use evenkeel::vault::worker::Worker;
use jiff::Zoned;
use uuid::Uuid;

use crate::support::until;
use crate::support::{Home, call_at, scrubbed};

/// Customer, reference, call-back number and promise of some calls.
const CALLS: [[&str; 4]; 8] = [
    ["Mrs Lind", "", "+44 7700 900123", "send the form"],
    ["MRS  LIND", "CRM-1", "", ""],
    ["Łukasz O'Brien", "crm-1", "07700 900123", "call back"],
    ["", "", "0900123", ""],
    ["Mr Lind", "", "+1 202 555 0143", "refund it"],
    ["", "", "", "send the letter"],
    ["", "CRM-12", "55 0143", ""],
    ["", "", "", ""],
];

fn filed(home: &Home) -> Vec<Call> {
    let mut vault = home.vault();
    let mut calls = Vec::new();
    for (number, [customer, reference, callback, promise]) in (1..).zip(CALLS) {
        let mut call = call_at(&format!("2026-11-{number:02}T10:00:00Z"), number, "charged twice");
        (call.customer, call.reference, call.callback) =
            (customer.to_owned(), reference.to_owned(), callback.to_owned());
        if !promise.is_empty() {
            call.promise(promise.to_owned(), None);
        }
        vault.save(&scrubbed(&call)).unwrap();
        calls.push(call);
    }
    calls
}

fn now() -> Zoned {
    "2026-11-22T14:30:00[UTC]".parse().unwrap()
}

fn asked(worker: &mut Worker, request: Request) -> Vec<Slip> {
    worker.send(request);
    let mut found = None;
    until("the slips have come", || {
        for reply in worker.poll() {
            match reply {
                Reply::Ledger { needed, .. } => {
                    assert_eq!(needed.bare, Vec::new(), "few are owed");
                    found = Some(needed.slips);
                }
                Reply::Earlier { slips, .. } => found = Some(slips),
                _ => {}
            }
        }
        found.is_some()
    });
    found.unwrap()
}

fn sorted(mut slips: Vec<Slip>) -> Vec<Slip> {
    slips.sort_by_key(|slip| slip.id);
    slips
}

/// Every question is answered as by a reading of these calls.
fn compare(worker: &mut Worker, calls: &[Call]) {
    let slips: Vec<Slip> = calls.iter().map(Slip::of).collect();
    let ledger = asked(worker, Request::Ledger { number: 1, now: now() });
    assert_eq!(sorted(ledger), sorted(Needed::of(slips.clone(), &now()).slips));
    for [customer, reference, callback, _] in CALLS {
        let caller = Caller::new(customer, reference, callback);
        let except = calls[0].id;
        let earlier = asked(worker, Request::Earlier { caller: caller.clone(), except, number: 2 });
        assert_eq!(earlier, returning::earlier(slips.iter(), &caller, except), "{customer:?} {callback:?}");
    }
}

#[test]
fn the_index_knows_callers_and_promises_as_the_files_do() {
    let home = Home::new();
    let mut calls = filed(&home);
    let mut worker = Worker::spawn(home.folders(), || ());
    compare(&mut worker, &calls);
    let by_number = Caller::new("", "", "7700900123");
    let earlier = Request::Earlier { caller: by_number, except: Uuid::nil(), number: 3 };
    assert_eq!(asked(&mut worker, earlier).len(), 2, "with and without a country's and an area's code");
    // what is changed and deleted meanwhile is known at the next question
    calls[0].promises[0].status = PromiseStatus::Kept;
    calls[0].customer = "Mrs Ek".to_owned();
    home.vault().save(&scrubbed(&calls[0])).unwrap();
    let gone = calls.remove(4);
    home.vault().trash(gone.id).unwrap();
    compare(&mut worker, &calls);
    // the next start reads what was written, and what cannot have one reads the files
    drop(worker);
    compare(&mut Worker::spawn(home.folders(), || ()), &calls);
    let cache = home.folders().cache;
    std::fs::remove_dir_all(&cache).unwrap();
    std::fs::write(&cache, "no folder").unwrap();
    compare(&mut Worker::spawn(home.folders(), || ()), &calls);
}
