//! What is typed into a promise dates it anew, and nothing else does.

use crate::app::{NARROW, app};

#[test]
fn a_promise_that_is_passed_through_keeps_its_time_and_its_words() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+P").type_text("confirm the visit on Thursday by tomorrow").press("Enter");
    let noted = app.call().promises.clone();
    assert_eq!(noted[0].text, "confirm the visit on Thursday");
    app.focus("Promise").expect("by tomorrow").press("Tab");
    assert_eq!(app.call().promises, noted);
    app.focus("Promise").press("End").type_text(" at 3pm").press("Ctrl+L");
    assert!(app.call().promises[0].due > noted[0].due, "typed anew, it counts");
}

#[test]
fn what_is_typed_into_a_promise_of_one_call_dates_none_of_another() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+P").type_text("ring back by tomorrow").press("Enter");
    app.press("Ctrl+N").press("Ctrl+P").type_text("confirm the visit on Thursday by tomorrow").press("Enter");
    let noted = app.call().promises.clone();
    app.press("Ctrl+Shift+N").wait(1.0);
    app.focus("Promise").press("End").type_text(" at noon").press("Ctrl+Shift+N").wait(1.0);
    assert_eq!(app.call().promises, noted);
    app.focus("Promise").press("Tab");
    assert_eq!(app.call().promises, noted);
}
