//! A record that cannot be lost: saved in time, loud when it cannot be, back after a kill.

use std::fs;

use evenkeel::model::call::Status;
use evenkeel::model::settings::Settings;

use crate::app::{NARROW, app, app_at};

#[test]
fn all_that_is_older_than_a_second_is_on_the_disk_in_the_middle_of_a_burst() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    let mut typed: Vec<(u64, usize)> = Vec::new();
    for count in 1..=120_usize {
        app.type_text("a");
        typed.push((app.drawn(), count));
        let due =
            typed.iter().rev().find(|(frame, _)| app.drawn() - frame >= 30).map_or(0, |(_, count)| *count);
        let saved = app.on_disk().first().map_or(0, |call| call.words.len());
        assert!(saved >= due, "{saved} letters on the disk, {due} are older than a second");
    }
}

#[test]
fn saved_is_shown_only_when_it_is() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("a");
    assert!(!app.sees("saved"));
    app.wait(0.6);
    assert!(app.sees("saved"));
    assert_eq!(app.on_disk()[0].words, "a");
    app.type_text("b");
    assert!(!app.sees("saved"));
}

#[test]
fn a_failed_save_is_loud_keeps_the_text_and_mends_itself() {
    let mut app = app(NARROW);
    let calls = app.home.folders().calls();
    fs::create_dir_all(calls.parent().unwrap()).unwrap();
    fs::File::create(&calls).unwrap();
    app.press("Ctrl+N").type_text("kept in the window");
    app.wait(1.0);
    app.expect("Not saved").expect("not saved");
    assert_eq!(app.call().words, "kept in the window");
    fs::remove_file(&calls).unwrap();
    app.wait(3.0);
    assert!(!app.sees_part("Not saved"));
    assert_eq!(app.on_disk()[0].words, "kept in the window");
}

#[test]
fn a_call_filed_while_the_disk_fails_is_kept_until_it_is_saved() {
    let mut app = app(NARROW);
    let calls = app.home.folders().calls();
    fs::create_dir_all(calls.parent().unwrap()).unwrap();
    fs::File::create(&calls).unwrap();
    app.press("Ctrl+N").type_text("filed in bad weather").press("Ctrl+Enter").press("Ctrl+Enter");
    app.wait(1.0);
    app.expect("in this window, not on the disk yet").expect("not saved");
    assert!(!app.sees_part("Filed as"), "it is not");
    app.press("Ctrl+N").type_text("the next one");
    app.wait(1.0);
    app.expect("Not saved");
    fs::remove_file(&calls).unwrap();
    app.wait(5.0);
    let mut words: Vec<_> = app.on_disk().into_iter().map(|call| (call.words, call.status)).collect();
    words.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        words,
        [("filed in bad weather".to_owned(), Status::Ended), ("the next one".to_owned(), Status::Open)]
    );
}

#[test]
fn after_a_kill_the_open_call_goes_on() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("cut off in the middle").press("Alt+3");
    app.wait(1.0);
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.expect("goes on where it was");
    assert_eq!((app.call().words.as_str(), app.call().status), ("cut off in the middle", Status::Open));
    app.press("Ctrl+L").type_text("and it goes on");
    app.wait(1.0);
    let [call] = app.on_disk().try_into().expect("the same record");
    assert_eq!(
        (call.words.as_str(), call.events[0].text.as_str()),
        ("cut off in the middle", "and it goes on")
    );
}

#[test]
fn a_call_set_aside_is_offered_after_a_restart() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("to be finished").press("Ctrl+N");
    app.wait(1.0);
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.expect("1 call to finish").press("Ctrl+Shift+N");
    assert_eq!(app.call().words, "to be finished");
}

#[test]
fn an_event_and_a_promise_are_on_the_disk_while_they_are_typed() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+L").type_text("he said");
    app.wait(0.6);
    assert_eq!(app.on_disk()[0].events[0].text, "he said");
    app.press("Ctrl+P").type_text("call back");
    app.wait(0.6);
    assert_eq!(app.on_disk()[0].promises[0].text, "call back");
}
