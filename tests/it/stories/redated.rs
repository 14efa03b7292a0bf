//! What is typed into a promise dates it anew, and nothing else does.

use crate::app::{App, NARROW, app};

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

#[test]
fn a_follow_up_leaves_what_was_promised_in_the_call() {
    let mut app = app(NARROW);
    app.press("Ctrl+N")
        .type_text("nobody rang")
        .press("Ctrl+P")
        .type_text("call back Friday 3pm")
        .press("Enter");
    app.press("Ctrl+Enter").press("1").press("2").press("4").press("1");
    let due = |app: &App| app.call().promises.iter().map(|promise| promise.due).collect::<Vec<_>>();
    let [friday, soon] = due(&app)[..] else { panic!("{:?}", app.call().promises) };
    assert!(friday > soon);
    app.press("2");
    let [still_friday, tomorrow] = due(&app)[..] else { panic!("{:?}", app.call().promises) };
    assert!(still_friday == friday && tomorrow > soon, "the other choice took its place");
}
