//! The encrypted vault: nothing plain is left, nothing is lost on the way there and back, and whoever
//! has not the key learns that and harms nothing.

mod conversion;
mod files;
mod keys;

use std::fs;

use age::secrecy::SecretString;
use evenkeel::model::call::{Call, CauseKind, Escalation, Event, EventKind, RootCause, Status, StepTick};
use evenkeel::model::debrief::Debrief;
use evenkeel::model::field::Field;
use evenkeel::model::guard::Cares;
use evenkeel::model::options::Options;
use evenkeel::model::paper::Page as _;
use evenkeel::model::query::Query;
use evenkeel::model::scrub;
use evenkeel::model::shift::Shift;
use evenkeel::vault::convert;
use evenkeel::vault::keeper::{Keeper, Standing};
use evenkeel::vault::papers::{self, Papers};
use evenkeel::vault::{Vault, backup, check, find};
use jiff::SignedDuration;

use crate::support::{Home, call_at, id_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";
const CANARY: &str = "kanarienvogel";

fn passphrase() -> SecretString {
    "correct horse".to_owned().into()
}

/// A call that says the word in every field.
fn telling(number: u64) -> Call {
    let mut call = call_at(TIME, number, CANARY);
    let now = call.opened;
    call.events.push(Event { at: now, kind: EventKind::Quote, text: CANARY.into() });
    call.promise(CANARY.into(), Some(now));
    call.tags.push(CANARY.into());
    call.situations.push(CANARY.into());
    call.steps.push(StepTick { situation: CANARY.into(), step: CANARY.into(), at: now });
    call.escalation = Some(Escalation { brief: CANARY.into(), ..Escalation::default() });
    call.options = Some(Options { can: vec![CANARY.into()], ..Options::default() });
    call.root_cause = Some(RootCause { kind: CauseKind::Policy, text: CANARY.into() });
    for field in Field::all_of(&call) {
        if let Some(text) = field.get_mut(&mut call) {
            CANARY.clone_into(text);
        }
    }
    call
}

/// Every operation on records and papers once, each text saying the word.
fn work(keeper: &Keeper, first: u64) -> Vec<Call> {
    let mut vault = Vault::new(keeper.clone());
    let mut papers = Papers::new(keeper.clone());
    let mut filed = telling(first);
    filed.status = Status::Ended;
    vault.save(&scrubbed(&filed)).unwrap();
    vault.load(filed.id).unwrap();
    filed.words = format!("{CANARY}, edited");
    filed.changed += SignedDuration::from_hours(1);
    vault.save(&scrubbed(&filed)).unwrap();
    assert_eq!(vault.versions(filed.id).unwrap(), [1]);

    let mut contested = telling(first + 1);
    vault.save(&scrubbed(&contested)).unwrap();
    let mut other = Vault::new(keeper.clone());
    other.load(contested.id).unwrap();
    contested.words = format!("{CANARY}, by somebody else");
    other.save(&scrubbed(&contested)).unwrap();
    contested.words = format!("{CANARY}, by us");
    assert!(vault.save(&scrubbed(&contested)).unwrap().conflict.is_some());

    let deleted = telling(first + 2);
    let mut debrief = Debrief::new(deleted.id, deleted.opened);
    for text in debrief.texts_mut() {
        CANARY.clone_into(text);
    }
    vault.save(&scrubbed(&deleted)).unwrap();
    papers.save_debrief(&scrub::clean(debrief, &[], Cares::NONE)).unwrap();
    vault.trash(deleted.id).unwrap();
    vault.restore(deleted.id).unwrap();
    assert!(papers::read_debrief(keeper, deleted.id).unwrap().is_some());
    vault.trash(deleted.id).unwrap();
    assert_eq!(papers::read_debrief(keeper, deleted.id).unwrap(), None);

    let mut shift = Shift::new(id_at(TIME, first + 3), TIME.parse().unwrap());
    for text in shift.texts_mut() {
        CANARY.clone_into(text);
    }
    papers.save_shift(&scrub::clean(shift, &[], Cares::NONE)).unwrap();
    assert!(Papers::new(keeper.clone()).latest_shift().0.is_some());
    let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    assert_eq!(find::run(&vault, &Query::parse(CANARY, &now), 99).rows.len(), listed(keeper).len());
    vec![filed, contested]
}

fn listed(keeper: &Keeper) -> Vec<Call> {
    let vault = Vault::new(keeper.clone());
    vault.list().records.iter().map(|record| vault.read(record).unwrap().call).collect()
}

/// Files in which the word can be read, anywhere below the three folders.
fn telltales(home: &Home) -> Vec<std::path::PathBuf> {
    let tells = |path: &std::path::PathBuf| {
        fs::read(path).unwrap().windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes())
    };
    home.everything().into_iter().filter(tells).collect()
}

/// A vault with a damaged file in quarantine and everything else, encrypted.
fn sealed() -> (Home, Keeper, Vec<Call>) {
    let home = Home::new();
    let keeper = home.keeper();
    let mut calls = work(&keeper, 10);
    let broken = home.folders().calls().join("2026/11").join(format!("{}.ron", id_at(TIME, 30)));
    fs::write(broken, format!("(schema: 1, words: \"{CANARY}")).unwrap();
    assert_eq!(check::run(&keeper, check::Repair::Yes).moved, 1);
    assert!(telltales(&home).len() > 7, "{:?}", telltales(&home));
    convert::encrypt(&keeper, &passphrase(), &mut convert::onward).unwrap();
    calls.extend(work(&keeper, 20));
    (home, keeper, calls)
}

#[test]
fn nothing_plain_is_left_before_or_after_and_all_of_it_comes_back() {
    let (home, keeper, calls) = sealed();
    assert_eq!(telltales(&home), Vec::<std::path::PathBuf>::new());
    assert_eq!(keeper.standing(), Standing::Open);
    for call in &calls {
        assert_eq!(Vault::new(keeper.clone()).load(call.id).unwrap().call, *call);
    }
    let report = check::run(&keeper, check::Repair::No);
    assert_eq!(report.unreadable(), 0, "{report:?}");
    let kinds: Vec<_> = report.findings.iter().map(|finding| finding.kind).collect();
    assert!(kinds.iter().all(|kind| *kind == check::Kind::Conflict), "{report:?}");

    let archive = home.path("all.tar");
    backup::write(&home.folders(), &archive).unwrap();
    let bytes = fs::read(&archive).unwrap();
    assert!(!bytes.windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes()));

    let done = convert::decrypt(&keeper, &mut convert::onward).unwrap();
    assert_eq!(done.left, Vec::new());
    assert_eq!(keeper.standing(), Standing::Plain);
    for call in &calls {
        assert_eq!(home.vault().load(call.id).unwrap().call, *call);
        assert_eq!(home.vault().versions(call.id).unwrap().len(), usize::from(call.status == Status::Ended));
    }
    let names: Vec<_> = home.files().iter().map(|path| path.to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| !name.contains(".age") && !name.contains("vault.")), "{names:?}");
    assert!(names.iter().any(|name| name.contains("quarantine")), "{names:?}");
}
