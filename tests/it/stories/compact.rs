//! The compact strip: what it shows, what works in it, and what brings the whole window back.

use evenkeel::model::call::EventKind;
use evenkeel::model::compact::Form;

use crate::app::{App, NARROW, TINY, WIDE, app};

/// The strip in a call with an angry caller. The window of the tests keeps its size.
fn strip() -> App {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Alt+3").press("Ctrl+M");
    assert_eq!(app.model().form, Form::Compact);
    app
}

#[test]
fn the_strip_shows_the_current_step_and_the_next_two_cards_and_follows_the_call() {
    let mut app = strip();
    app.expect("One slow breath out. This isn't about you.").expect("Copy card 1:").expect("Copy card 2:");
    assert!(!app.sees("Their words"), "their words are in the whole window only");
    app.press("Ctrl+J").press("Ctrl+J").press("Ctrl+J").expect("Read it back before you answer.");
    app.expect("Copy card 3:").expect("Copy card 4:").press("Ctrl+4");
    assert_eq!(app.copied(), "What would put this right for you?");
    for _ in 0..4 {
        app.press("Ctrl+J");
    }
    app.expect("Every step is ticked").expect("Copy card 5:").expect("Copy card 6:");
}

#[test]
fn an_event_is_typed_in_the_strip_itself() {
    let mut app = strip();
    app.press("Ctrl+L").type_text("you people are thieves").press("Escape");
    assert_eq!(app.model().form, Form::Compact);
    let event = app.call().events[0].clone();
    assert_eq!((event.kind, event.text.as_str()), (EventKind::Quote, "you people are thieves"));
    app.expect("Copy card 1:");
    app.press("Ctrl+L").type_text("and liars").press("Enter");
    assert_eq!((app.model().form, app.call().events.len()), (Form::Compact, 2));
}

#[test]
fn what_the_guard_finds_in_an_event_takes_the_keyboard_out_of_no_word() {
    for (typed, expected) in [
        ("card 4111 1111 1111 1111 and I want it back", "card ····1111 and I want it back"),
        ("to DE89 3704 0044 0532 0130 00 and I want it", "to DE89 3704 0044 0532 0130 00 and I want it"),
    ] {
        for size in [NARROW, TINY, WIDE] {
            let mut app = app(size);
            app.press("Ctrl+N").type_text("charged twice").press("Tab").type_text("Mrs Lind").press("Alt+3");
            app.press("Ctrl+M").press("Ctrl+L");
            for letter in typed.chars() {
                app.type_text(&letter.to_string());
            }
            app.frames(4);
            assert_eq!(app.model().form, Form::Full, "what was found is to be answered");
            assert_eq!(app.call().events[0].text, expected, "{size:?}");
            assert_eq!(
                (app.call().customer.as_str(), app.call().words.as_str()),
                ("Mrs Lind", "charged twice")
            );
        }
    }
}

#[test]
fn the_breath_runs_in_the_strip() {
    let mut app = strip();
    app.press("Ctrl+B").expect("Breathe in");
    app.wait(4.5);
    app.expect("Breathe out");
    app.press("Ctrl+B");
    assert!(app.model().breath.is_none());
}

#[test]
fn what_has_no_place_in_a_strip_brings_the_whole_window_back() {
    for key in ["Ctrl+M", "Ctrl+P", "Ctrl+E", "Ctrl+Enter", "Ctrl+K", "Ctrl+R", "Ctrl+,", "F1", "Ctrl+N"] {
        let mut app = strip();
        app.press(key);
        assert_eq!(app.model().form, Form::Full, "{key}");
    }
    let mut app = strip();
    app.type_text("and ");
    assert_eq!((app.model().form, app.call().words.as_str()), (Form::Full, "charged twiceand "));
}

#[test]
fn a_masked_number_brings_the_whole_window_back_to_be_answered() {
    let mut app = strip();
    app.press("Ctrl+L").type_text("my card 4111 1111 1111 1111 ok");
    app.wait(0.5);
    assert_eq!(app.model().form, Form::Full);
    app.expect("Not a card number");
}

#[test]
fn what_was_there_to_be_answered_before_is_left_for_the_whole_window() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("card 4111 1111 1111 1111 twice").press("Alt+3").expect("All right");
    app.press("Ctrl+M").frames(4);
    assert_eq!(app.model().form, Form::Compact);
    app.press("Ctrl+M")
        .expect("All right")
        .press("Ctrl+M")
        .press("Ctrl+L")
        .type_text("and 5555 5555 5555 4444 is mine")
        .frames(4);
    assert_eq!(app.model().form, Form::Full, "what is new is to be answered");
}

#[test]
fn situations_are_chosen_by_their_numbers_in_the_strip() {
    let mut app = app(NARROW);
    app.press("Ctrl+M").expect("Pick what the caller does").press("9");
    assert_eq!((app.call().situations[0].as_str(), app.model().form), ("upset", Form::Compact));
}
