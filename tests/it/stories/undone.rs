//! Taking back what concerns whole calls: none is lost by it, and none gets in the way of another.

use evenkeel::model::call::Status;

use crate::app::{NARROW, app};

#[test]
fn undo_never_reaches_a_call_that_was_gone_on_with() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("first").press("Ctrl+N").type_text("second");
    app.press("Ctrl+Enter").press("Ctrl+Enter");
    // they hung up before anything was noted
    app.press("Ctrl+N").press("Ctrl+Enter").press("Ctrl+Shift+N").wait(1.0);
    assert_eq!(app.call().words, "first");
    app.press("Ctrl+Z").wait(1.0);
    assert!(app.on_disk().iter().any(|call| call.words == "first"), "it is in the trash");
}

#[test]
fn a_call_unfiled_while_another_is_in_hand_sets_that_aside() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("first").press("Ctrl+N").type_text("second");
    app.press("Ctrl+Enter").press("Ctrl+Enter").press("Ctrl+Shift+N").wait(1.0);
    assert_eq!(app.call().words, "first");
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!(app.call().words, "second");
    let on_disk = app.on_disk();
    let first = on_disk.iter().find(|call| call.words == "first").unwrap();
    assert_eq!(first.status, Status::ToFinish, "nobody works on it now");
    app.press("Ctrl+Enter").press("Ctrl+Shift+N").wait(1.0);
    assert_eq!(app.call().words, "first", "it is still to finish");
}

#[test]
fn the_undo_of_a_notice_takes_back_what_it_tells_of_and_nothing_else() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("first").press("Ctrl+N").type_text("second").expect("Undo");
    app.click("Undo").wait(1.0);
    assert_eq!(app.call().words, "first", "that call was set aside, not the letters typed since");
    let on_disk = app.on_disk();
    let second = on_disk.iter().find(|call| call.words == "second").expect("it is kept");
    assert_eq!(second.status, Status::ToFinish);
}

#[test]
fn a_notice_offers_to_undo_a_tick_until_something_else_is_changed() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("it never came").press("Alt+1").press("Ctrl+J").expect("Undo");
    app.type_text(" and I am tired of it");
    assert!(!app.sees("Undo"), "it would take those words back first");
    app.press("Ctrl+J").click("Undo").wait(1.0);
    assert_eq!(app.call().words, "it never came and I am tired of it");
}

#[test]
fn undo_over_the_call_leaves_the_call_alone() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("it never came").wait(2.0);
    app.press("Ctrl+K").type_text("zzz").press("Ctrl+Z").press("Escape");
    assert_eq!(app.call().words, "it never came");
    app.press("F1").press("Ctrl+Z").press("Escape").wait(1.0);
    assert_eq!(app.call().words, "it never came");
    app.press("Ctrl+F").type_text("zzz").press("Ctrl+Z").wait(1.0);
    assert_eq!(app.call().words, "it never came");
    app.press("Escape").press("Escape").press("Ctrl+Z").wait(1.0);
    assert_eq!(app.call().words, "", "in sight it is taken back");
}
