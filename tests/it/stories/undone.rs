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
