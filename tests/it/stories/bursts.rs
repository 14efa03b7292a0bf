//! Keys, clicks and letters that a slow desktop brings all in one frame.

use egui::{Event, ImeEvent, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable as _;

use crate::app::{NARROW, TINY, WIDE, app};
use crate::support::{pressed, text};

#[test]
fn what_is_typed_behind_a_click_in_one_frame_goes_where_it_was_clicked() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Tab");
    let words = app.harness.get_by_label("Their words").rect();
    let button = |pressed| Event::PointerButton {
        pos: words.left_center() + egui::vec2(12.0, -12.0),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let at = Event::PointerMoved(words.left_center() + egui::vec2(12.0, -12.0));
    app.burst([at, button(true), button(false), pressed("Ctrl+End"), text(" and so on")]);
    assert_eq!((app.call().words.as_str(), app.call().customer.as_str()), ("charged twice and so on", ""));
}

#[test]
fn keys_that_arrive_in_one_frame_go_where_each_was_meant() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("words");
    app.burst([pressed("Tab"), text("Ann"), pressed("Ctrl+L"), text("he swore")]);
    let call = app.call();
    assert_eq!((call.words.as_str(), call.customer.as_str()), ("words", "Ann"));
    assert_eq!(call.events[0].text, "he swore");
}

/// What two keys make, as an input method brings it.
fn composed(letter: &str) -> [Event; 2] {
    let dismissed = ImeEvent::Preedit { text: String::new(), active_range_chars: None };
    [dismissed, ImeEvent::Commit(letter.to_owned())].map(Event::Ime)
}

#[test]
fn accented_letters_go_where_the_letters_beside_them_go() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("words");
    let [dismissed, letter] = composed("Á");
    let [dismissed_again, last] = composed("é");
    app.burst([
        pressed("Tab"),
        dismissed,
        letter,
        text("ng"),
        pressed("Ctrl+L"),
        dismissed_again,
        last,
        text("l"),
    ]);
    app.frames(4);
    let call = app.call();
    assert_eq!((call.words.as_str(), call.customer.as_str()), ("words", "Áng"));
    assert_eq!(call.events[0].text, "él");
}

#[test]
fn what_was_typed_before_a_key_in_one_frame_is_there_whatever_the_key_brings() {
    let keys = [
        "Ctrl+M",
        "Ctrl+R",
        "Ctrl+,",
        "Ctrl+K",
        "Ctrl+G",
        "Ctrl+P",
        "Ctrl+L",
        "Ctrl+Enter",
        "Ctrl+B",
        "Ctrl+N",
        "Ctrl+Shift+L",
        "F1",
        "F6",
        "Alt+2",
        "Alt+ArrowDown",
        "Enter",
    ];
    let mut lost = Vec::new();
    for size in [NARROW, TINY, WIDE] {
        for key in keys {
            let mut app = app(size);
            app.press("Ctrl+N").type_text("charged twice");
            app.burst([pressed("Tab"), text("Mrs Lind"), pressed(key), pressed("Alt+3"), pressed("Ctrl+M")]);
            app.wait(1.0);
            if !app.on_disk().iter().any(|call| call.customer == "Mrs Lind") {
                lost.push(format!("{key} {size:?}"));
            }
        }
    }
    assert_eq!(lost, [""; 0]);
}

#[test]
fn the_same_key_twice_in_one_frame_counts_twice() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
    let released = Event::Key {
        key: Key::J,
        physical_key: None,
        pressed: false,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    app.burst([pressed("Ctrl+J"), released.clone(), pressed("Ctrl+J"), released, pressed("Ctrl+J")]);
    app.frames(4);
    assert_eq!(app.call().steps.len(), 3);
}

#[test]
fn a_digit_right_behind_the_key_for_the_heat_is_the_heat() {
    for size in [NARROW, TINY, WIDE] {
        for gap in 0..4 {
            let mut app = app(size);
            app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
            app.harness.input_mut().events.push(pressed("Ctrl+Shift+T"));
            app.frames(gap);
            app.burst([pressed("1"), text("1"), pressed("0"), text("0")]);
            let call = app.call();
            assert_eq!(
                (call.heat_start, call.situations.as_slice()),
                (Some(10), ["angry".to_owned()].as_slice()),
                "{size:?} {gap}"
            );
        }
    }
}

#[test]
fn digits_right_behind_the_end_of_a_call_wrap_it_up() {
    for size in [NARROW, TINY, WIDE] {
        for gap in 0..4 {
            let mut app = app(size);
            app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
            app.harness.input_mut().events.push(pressed("Ctrl+Enter"));
            app.frames(gap);
            app.burst([pressed("1"), text("1"), pressed("2"), text("2")]);
            let call = app.call();
            assert_eq!(call.situations, ["angry"], "{size:?} {gap}");
            assert_eq!(
                (call.disposition.as_str(), call.root_cause.is_some()),
                ("Resolved", true),
                "{size:?} {gap}"
            );
        }
    }
}

#[test]
fn what_was_typed_before_escape_in_one_frame_stays_in_its_field() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Tab").type_text("Mrs ");
    app.burst([text("Lind"), pressed("Escape"), text("and more")]);
    app.frames(4);
    assert_eq!(
        (app.call().words.as_str(), app.call().customer.as_str()),
        ("charged twiceand more", "Mrs Lind")
    );
}
