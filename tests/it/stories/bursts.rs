//! Keys, clicks and letters that a slow desktop brings all in one frame.

use egui::{Event, ImeEvent, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable as _;
use evenkeel::model::call::PromiseStatus;

use crate::app::{App, NARROW, TINY, WIDE, app};
use crate::support::{key, pressed, text};

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

/// These keys, each pressed and let go.
fn struck(keys: &[&str]) -> Vec<Event> {
    let struck = keys.iter().flat_map(|written| {
        let (modifiers, key) = key(written);
        let released = Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers };
        [pressed(written), released]
    });
    struck.collect()
}

#[test]
fn the_same_key_twice_in_one_frame_counts_twice() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
    app.burst(struck(&["Ctrl+J", "Ctrl+J", "Ctrl+J"]));
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

#[test]
fn a_sign_on_a_digits_key_chooses_no_situation_and_goes_to_their_words() {
    for (key, sign) in [("Shift+3", "#"), ("Shift+4", "$"), ("2", "@")] {
        let mut app = app(NARROW);
        app.press("Ctrl+N").press("Escape");
        app.burst([pressed(key), text(sign), pressed("4"), text("4"), pressed("7"), text("7")]);
        let call = app.call();
        assert_eq!((call.words.clone(), call.situations.len()), (format!("{sign}47"), 0), "{key}");
        app.press("Escape").focus("Breathe").burst([pressed(key), text(sign)]);
        assert_eq!((app.call().words.clone(), app.call().situations.len()), (format!("{sign}47{sign}"), 0));
    }
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("x").press("Escape").press("Ctrl+Shift+T");
    app.burst([pressed("Shift+9"), text("(")]);
    assert_eq!(app.call().heat_start, None);
    app.press("Ctrl+Shift+T").burst([pressed("Shift+9"), text("9")]);
    assert_eq!(app.call().heat_start, Some(9));
}

/// What these keys and texts come to, all in one frame and one by one.
fn at_once_and_one_by_one(events: Vec<Event>) -> [String; 2] {
    let begun = || {
        let mut app = app(NARROW);
        app.press("Ctrl+N").type_text("words");
        app
    };
    let (mut at_once, mut one_by_one) = (begun(), begun());
    for event in events.clone() {
        one_by_one.burst([event]);
    }
    at_once.burst(events).frames(24);
    let noted = |app: App| {
        let call = app.call();
        let events: Vec<_> = call.events.iter().map(|event| event.text.as_str()).collect();
        format!(
            "{} {:?}",
            app.focused(),
            (
                &call.words,
                &call.customer,
                &call.product,
                &call.issue,
                &call.occurred,
                &call.reference,
                events,
                &call.promises.len()
            )
        )
    };
    [noted(at_once), noted(one_by_one)]
}

#[test]
fn every_tab_of_one_frame_leads_on() {
    let tab = || struck(&["Tab"]);
    let back = || struck(&["Shift+Tab"]);
    let bursts = [
        [tab(), vec![text("Ann")], tab(), vec![text("the fee")], tab(), vec![text("refund")]].concat(),
        [tab(), tab(), vec![text("the fee")]].concat(),
        [vec![text(" spoken")], tab(), vec![text("Ann")], tab()].concat(),
        [tab(), vec![text("Ann")], tab(), vec![text("the fee")], back(), vec![text("e")]].concat(),
        [tab(), tab(), back(), vec![text("Ann")]].concat(),
        [struck(&["Ctrl+L"]), vec![text("he swore")], tab(), vec![text("x")]].concat(),
        [tab(), vec![text("Ann")], tab(), struck(&["Escape"]), vec![text("x")]].concat(),
    ];
    for burst in bursts {
        let [at_once, one_by_one] = at_once_and_one_by_one(burst.clone());
        assert_eq!(at_once, one_by_one, "{burst:?}");
    }
}

#[test]
fn what_is_deleted_right_behind_a_key_that_leads_on_is_not_deleted_before_it() {
    for leads_on in ["Tab", "Ctrl+L", "Ctrl+P"] {
        for deletes in ["Backspace", "Ctrl+Backspace"] {
            let burst = [struck(&[leads_on, deletes]), vec![text("Ann")]].concat();
            let [at_once, one_by_one] = at_once_and_one_by_one(burst);
            assert_eq!(at_once, one_by_one, "{leads_on} {deletes}");
            assert!(at_once.contains("\"words\""), "{leads_on} {deletes}: {at_once}");
        }
    }
}

#[test]
fn arrows_of_one_frame_are_counted_and_stand_in_their_order() {
    let marked = |keys: &[&str]| {
        let mut app = app(NARROW);
        app.press("Ctrl+N").type_text("words").press("Ctrl+K");
        app.burst(struck(keys));
        (
            app.focused(),
            format!("{:?} {:?}", app.model().screen, app.model().call().map(|call| &call.situations)),
        )
    };
    let down_twice = marked(&["ArrowDown", "ArrowDown", "Enter"]);
    assert_ne!(down_twice, marked(&["ArrowDown", "Enter"]));
    assert_ne!(down_twice, marked(&["Enter"]));
    assert_eq!(down_twice, marked(&["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Enter"]));
}

#[test]
fn a_promise_is_marked_where_the_arrows_before_the_key_led() {
    let kept = |keys: &[Vec<Event>]| {
        let mut app = app(NARROW);
        app.press("Ctrl+N").type_text("x");
        for promise in ["one", "two", "three"] {
            app.press("Ctrl+P").type_text(promise).press("Enter");
        }
        app.press("Ctrl+Enter").press("1").press("Ctrl+Enter").press("Ctrl+Shift+P").frames(4);
        for keys in keys {
            app.burst(keys.clone());
        }
        let [call] = app.on_disk().try_into().expect("one record");
        let kept = call.promises.iter().filter(|promise| promise.status == PromiseStatus::Kept);
        kept.map(|promise| promise.text.clone()).collect::<Vec<_>>()
    };
    let down = || struck(&["ArrowDown"]);
    let one_by_one = kept(&[down(), down(), struck(&["K"])]);
    assert_eq!(kept(&[struck(&["ArrowDown", "ArrowDown", "K"])]), one_by_one);
    assert_ne!(kept(&[down(), struck(&["K"])]), one_by_one);
}

#[test]
fn an_arrow_among_digits_of_one_frame_counts_where_it_stands() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Ctrl+Enter");
    app.burst([
        pressed("1"),
        text("1"),
        pressed("ArrowDown"),
        pressed("4"),
        text("4"),
        pressed("2"),
        text("2"),
    ]);
    let call = app.call();
    assert_eq!((call.disposition.as_str(), call.root_cause.clone()), ("Resolved", None));
    assert_eq!((call.heat_end, call.promises.len()), (Some(4), 1));
}
