//! Two writers, one record: nobody's text is replaced without being kept.

use std::fs;
use std::thread;

use evenkeel::vault::format;

use crate::support::{Home, call_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

#[test]
fn what_somebody_else_wrote_meanwhile_is_kept_beside() {
    let home = Home::new();
    let mut ours = call_at(TIME, 1, "ours");
    let mut theirs = ours.clone();
    let mut vault = home.vault();
    assert_eq!(vault.save(&scrubbed(&ours)).unwrap().conflict, None);
    let mut other = home.vault();
    other.load(ours.id).unwrap();
    theirs.words = "theirs".into();
    assert_eq!(other.save(&scrubbed(&theirs)).unwrap().conflict, None);
    ours.words = "ours, changed".into();
    let kept = vault.save(&scrubbed(&ours)).unwrap().conflict.expect("a conflict");
    let name = kept.file_name().unwrap().to_str().unwrap().to_owned();
    assert!(
        name.starts_with(&format!("{}.sync-conflict-2", ours.id)) && name.ends_with("-EVENKEEL.ron"),
        "{name}"
    );
    assert_eq!(format::parse(&fs::read(&kept).unwrap()).unwrap().call, theirs);
    assert_eq!(vault.load(ours.id).unwrap().call, ours);
    assert_eq!(vault.list().records.len(), 1);
    ours.words = "and on".into();
    assert_eq!(vault.save(&scrubbed(&ours)).unwrap().conflict, None, "it is settled");
}

#[test]
fn the_same_text_from_elsewhere_is_no_conflict() {
    let home = Home::new();
    let call = call_at(TIME, 1, "same");
    home.vault().save(&scrubbed(&call)).unwrap();
    assert_eq!(home.vault().save(&scrubbed(&call)).unwrap().conflict, None);
    assert_eq!(home.files().len(), 1);
}

#[test]
fn a_damaged_file_is_kept_whole_when_its_call_is_saved_again() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "x");
    let mut vault = home.vault();
    vault.save(&scrubbed(&call)).unwrap();
    fs::write(home.file_of(call.id), b"(schema: 1, wor").unwrap();
    call.words = "still here".into();
    let kept = vault.save(&scrubbed(&call)).unwrap().conflict.unwrap();
    assert_eq!(fs::read(kept).unwrap(), b"(schema: 1, wor");
    assert_eq!(vault.load(call.id).unwrap().call.words, "still here");
}

#[test]
fn a_record_deleted_elsewhere_is_written_again() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "x");
    let mut vault = home.vault();
    vault.save(&scrubbed(&call)).unwrap();
    fs::remove_file(home.file_of(call.id)).unwrap();
    call.words = "typed on".into();
    assert_eq!(vault.save(&scrubbed(&call)).unwrap().conflict, None);
    assert_eq!(vault.load(call.id).unwrap().call, call);
}

#[test]
fn of_two_that_save_one_call_at_once_neither_loses_a_text() {
    let home = Home::new();
    let writers = ["a", "b"].map(|who| {
        let mut vault = home.vault();
        thread::spawn(move || {
            let mut call = call_at(TIME, 1, "");
            for revision in 0..25 {
                call.words = format!("{who}{revision}");
                vault.save(&scrubbed(&call)).unwrap();
            }
        })
    });
    for writer in writers {
        writer.join().unwrap();
    }
    let texts: Vec<String> =
        home.files().iter().map(|path| format::parse(&fs::read(path).unwrap()).unwrap().call.words).collect();
    for last in ["a24", "b24"] {
        assert!(texts.iter().any(|text| text == last), "{last} is gone: {texts:?}");
    }
    assert_eq!(home.vault().list().records.len(), 1);
}
