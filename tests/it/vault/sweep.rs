//! What a killed writer leaves behind.

use std::fs;
use std::path::PathBuf;

use evenkeel::model::call::Call;
use evenkeel::model::exchange::{Reach, Reply, Request};
use evenkeel::model::query::Query;
use evenkeel::vault::format;
use evenkeel::vault::worker::Worker;
use jiff::ToSpan as _;

use crate::support::until;
use crate::support::{Home, call_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

/// A home with one record, and a temporary file of it that holds `text`.
fn left_behind(call: &Call, text: &[u8]) -> (Home, PathBuf) {
    let home = Home::new();
    home.vault().save(&scrubbed(call)).unwrap();
    let temp = home.file_of(call.id).with_file_name(format!(".{}.ron.tmp-aB3dE", call.id));
    fs::write(&temp, text).unwrap();
    (home, temp)
}

fn changed(call: &Call, minutes: i64) -> Call {
    let mut call = call.clone();
    call.words.push_str(" and more");
    call.changed += minutes.minutes();
    call
}

#[test]
fn a_whole_and_newer_text_is_taken() {
    let call = call_at(TIME, 1, "before");
    let newer = changed(&call, 1);
    let (home, temp) = left_behind(&call, format::to_text(&newer).unwrap().as_bytes());
    assert_eq!(home.vault().sweep(), Ok(1));
    assert_eq!(home.vault().load(call.id).unwrap().call, newer);
    assert!(!temp.exists());
}

#[test]
fn the_first_text_of_a_call_is_taken_though_it_has_no_record_yet() {
    let call = call_at(TIME, 1, "first words");
    let (home, temp) = left_behind(&call, format::to_text(&call).unwrap().as_bytes());
    fs::remove_file(home.file_of(call.id)).unwrap();
    assert_eq!(home.vault().sweep(), Ok(1));
    assert_eq!(home.vault().load(call.id).unwrap().call, call);
    assert!(!temp.exists());
}

#[test]
fn an_older_text_and_a_fragment_are_removed() {
    let call = call_at(TIME, 1, "now");
    let older = format::to_text(&changed(&call, -1)).unwrap();
    let newer = format::to_text(&changed(&call, 1)).unwrap();
    for text in [older.as_bytes(), &newer.as_bytes()[..300], b""] {
        let (home, temp) = left_behind(&call, text);
        assert_eq!(home.vault().sweep(), Ok(0));
        assert_eq!(home.vault().load(call.id).unwrap().call, call);
        assert!(!temp.exists());
    }
}

#[test]
fn beside_a_record_that_cannot_be_read_nothing_is_touched() {
    let call = call_at(TIME, 1, "before");
    let text = format::to_text(&changed(&call, 1)).unwrap();
    let (home, temp) = left_behind(&call, text.as_bytes());
    let record = home.file_of(call.id);
    fs::write(&record, "damaged").unwrap();
    assert_eq!(home.vault().sweep(), Ok(0));
    assert_eq!(fs::read(&record).unwrap(), b"damaged");
    assert_eq!(fs::read(&temp).unwrap(), text.as_bytes());
}

#[test]
fn temporary_files_of_others_are_not_ours_to_remove() {
    let call = call_at(TIME, 1, "x");
    let (home, temp) = left_behind(&call, b"");
    let others = [
        format!(".syncthing.{}.ron.tmp", call.id),
        ".notes.ron.tmp-abc".to_owned(),
        format!("{}.ron~", call.id),
    ];
    let others = others.map(|name| temp.with_file_name(name));
    for other in &others {
        fs::write(other, "theirs").unwrap();
    }
    home.vault().sweep().unwrap();
    assert!(others.iter().all(|other| other.exists()) && !temp.exists());
}

#[test]
fn a_call_saved_without_the_window_sweeps_its_month_too() {
    let home = Home::new();
    let id = home.note("one");
    let temp = home.file_of(id).with_file_name(format!(".{id}.ron.tmp-zzz"));
    fs::write(&temp, "(schema: 1").unwrap();
    home.note("two");
    assert!(!temp.exists());
    assert_eq!(home.files().len(), 2);
}

#[test]
fn what_was_left_in_an_older_month_is_found_by_a_list_that_was_shown_before() {
    let call = call_at("2026-09-22T10:00:00Z", 1, "before");
    let (home, temp) = left_behind(&call, format::to_text(&changed(&call, 1)).unwrap().as_bytes());
    home.vault().save(&scrubbed(&call_at(TIME, 2, "newest"))).unwrap();
    let mut worker = Worker::spawn(home.folders(), || ());
    let query = Query::parse("before more", &"2026-11-22T14:30:00[UTC]".parse().unwrap());
    worker.send(Request::Search { query, number: 1, reach: Reach::All });
    let shows = |reply| matches!(reply, Reply::Found { number: 1, rows, .. } if rows.len() == 1);
    until("the list with it", || worker.poll().into_iter().any(shows));
    assert!(!temp.exists());
}
