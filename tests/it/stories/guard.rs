//! What must not be stored never is.

use evenkeel::model::action::Action;
use evenkeel::model::exchange::Request;
use evenkeel::model::field::Field;

use crate::app::{App, NARROW, WIDE, app};

const CARD: &str = "4111 1111 1111 1111";

/// Types letter by letter, as people do, and looks at every save that was asked for meanwhile.
fn type_slowly(app: &mut App, text: &str) {
    for letter in text.chars() {
        app.type_text(&letter.to_string());
        app.frames(3);
    }
}

/// The most digits in a row, spaces and dashes aside, that any save so far held.
fn longest_run_saved(app: &App) -> usize {
    let mut longest = 0;
    for request in &app.harness.state().asked {
        let Request::Save { call, .. } = request else { continue };
        for field in Field::all_of(call.call()) {
            let text = field.get(call.call()).unwrap_or_default();
            let joined: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
            let runs = joined.split(|c: char| !c.is_ascii_digit()).map(str::len);
            longest = longest.max(runs.max().unwrap_or(0));
        }
    }
    longest
}

#[test]
fn a_card_number_typed_in_a_burst_is_masked_at_once_and_never_near_the_disk() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    type_slowly(&mut app, "She read me ");
    type_slowly(&mut app, CARD);
    type_slowly(&mut app, " and hung up");
    app.wait(1.5);
    assert_eq!(app.call().words, "She read me card ····1111 and hung up");
    app.expect("Card numbers");
    assert!(longest_run_saved(&app) < 7, "{}", longest_run_saved(&app));
    assert!(app.all_bytes().contains("card ····1111 and hung up"));
}

#[test]
fn an_unfinished_run_waits_and_everything_around_it_is_saved_in_time() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("before it ");
    type_slowly(&mut app, "41111111");
    app.wait(0.5);
    let saved = app.on_disk()[0].words.clone();
    assert_eq!(saved, "before it ", "the digits at the caret wait");
    app.wait(1.0);
    assert_eq!(app.on_disk()[0].words, "before it 41111111", "a second of silence decides");
}

#[test]
fn leaving_the_field_decides() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("number 41111111").press("Tab");
    app.wait(0.6);
    assert_eq!(app.on_disk()[0].words, "number 41111111");
}

#[test]
fn a_security_code_is_taken_out_whole() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    type_slowly(&mut app, "the cvv is 737 she said");
    app.wait(1.5);
    assert!(app.call().words.contains("[security code removed]"), "{}", app.call().words);
    assert!(!app.all_bytes().contains("737"));
}

#[test]
fn not_a_card_number_puts_it_back_and_lets_it_pass() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    type_slowly(&mut app, "what they read out 4111111111111111 it is");
    app.expect("Not a card number").click("Not a card number");
    assert_eq!(app.call().words, "what they read out 4111111111111111 it is");
    app.wait(1.0);
    assert_eq!(app.on_disk()[0].words, "what they read out 4111111111111111 it is");
    type_slowly(&mut app, " again");
    assert!(app.call().words.contains("4111111111111111"), "it stays allowed");
}

#[test]
fn what_was_masked_before_is_said_to_wait() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    type_slowly(&mut app, "card 4111111111111111 and 5555555555554444 and cvv 737 she said");
    app.expect("1 more to answer");
    let newest = app.model().notices.last().unwrap().number;
    app.act(Action::Dismiss(newest));
    app.frames(2);
    assert!(!app.sees("1 more to answer"));
}

#[test]
fn undo_and_redo_do_not_bring_the_digits_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    type_slowly(&mut app, "pay with ");
    app.wait(2.0);
    type_slowly(&mut app, CARD);
    app.type_text(" ok");
    app.wait(1.5);
    for _ in 0..12 {
        app.press("Ctrl+Z").wait(0.6);
        assert!(
            app.model().call().is_none_or(|call| !call.words.contains("4111")),
            "{:?}",
            app.model().call()
        );
    }
    for _ in 0..12 {
        app.press("Ctrl+Shift+Z").wait(0.6);
    }
    assert!(longest_run_saved(&app) < 7);
    assert!(!app.all_bytes().contains("4111 11"));
}

#[test]
fn a_pasted_number_is_masked_in_every_field() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("x");
    for key in ["Tab", "Tab", "Tab", "Ctrl+L", "Ctrl+P", "Ctrl+E"] {
        app.press(key).type_text(CARD).type_text(" done");
    }
    app.press("Ctrl+Enter").type_text(CARD).press("Ctrl+Enter");
    app.wait(1.0);
    let brief = app.on_disk().remove(0).escalation.unwrap().brief;
    let made_of_them = brief.matches("····1111").count();
    assert_eq!(app.all_bytes().matches("····1111").count(), 7 + made_of_them, "{}", app.all_bytes());
    assert!(longest_run_saved(&app) < 7);
}

/// Types this, then more after a silence that decides about it.
fn type_on(app: &mut App, typed: &str) {
    app.type_text(typed).wait(1.5);
    app.type_text(" and he is cross").wait(1.5);
}

#[test]
fn typing_goes_on_behind_what_a_silence_masked() {
    for (typed, masked) in [
        ("pin is 4921", "pin is [PIN removed]"),
        ("cvv is 123", "cvv is [security code removed]"),
        ("her social is 078-05-1120", "her social is [social security number removed]"),
    ] {
        let whole = format!("{masked} and he is cross");
        let mut app = app(NARROW);
        type_on(app.press("Ctrl+N"), typed);
        type_on(app.focus("Customer"), typed);
        type_on(app.press("Ctrl+L"), typed);
        let call = app.call();
        assert_eq!([&call.words, &call.customer, &call.events[0].text], [&whole; 3]);
        app.act(Action::OpenShift);
        app.frames(3);
        type_on(&mut app, typed);
        assert_eq!(app.model().shift.as_ref().unwrap().page.intention, whole);
    }
}

#[test]
fn a_caret_moved_away_meanwhile_stays_where_it_was() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("pin is 4921").press("Home").wait(1.5);
    app.type_text("Her ").wait(1.5);
    assert_eq!(app.call().words, "Her pin is [PIN removed]");
    app.press("Ctrl+L").type_text("pin is 4921").press("Shift+Home").wait(1.5);
    app.type_text("gone").wait(1.5);
    assert_eq!(app.call().events[0].text, "gone", "what was marked stays marked");
}

#[test]
fn a_number_typed_into_the_tags_waits_like_one_in_a_text() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").type_text("charged twice").choose("More fields").frames(4);
    app.focus("Tags");
    type_slowly(&mut app, "late fee, card ");
    type_slowly(&mut app, CARD);
    app.wait(1.5);
    assert!(longest_run_saved(&app) < 7, "{}", longest_run_saved(&app));
    assert_eq!(app.on_disk()[0].tags, ["late fee", "card ····1111"]);
    app.type_text(", 41111111");
    app.wait(1.5);
    assert_eq!(app.on_disk()[0].tags[2], "41111111", "a second of silence decides");
}

#[test]
fn what_waits_is_not_copied_either() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+2").focus("Customer").type_text(&format!("Ann {CARD}"));
    app.press("Ctrl+Shift+L");
    assert!(app.copied().contains("Ann") && !app.copied().contains("1111 1111"), "{}", app.copied());
}
