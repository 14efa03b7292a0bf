//! The saved calls in a window of their own, beside the call.

use egui::vec2;
use evenkeel::model::action::{Action, Screen};
use evenkeel::model::settings::{SavedCallsIn, Settings};

use crate::app::{App, NARROW, WIDE, app_at};
use crate::beside::MONITOR;
use crate::support::Home;

fn app_with(settings: Settings, monitor: egui::Vec2) -> App {
    let home = Home::new();
    for (words, customer) in [("charged twice for one loan", "Mrs Lind"), ("the card never came", "Mr Oduya")]
    {
        home.ok(&["note", "--words", words, "--customer", customer, "--promise", "call back by 2026-11-21"]);
    }
    app_at(home, NARROW, settings).on_monitor(monitor)
}

fn app() -> App {
    app_with(Settings::default(), MONITOR)
}

#[test]
fn a_call_unfiled_while_it_is_open_beside_keeps_what_is_noted_then() {
    let mut app = app();
    app.press("Ctrl+N").type_text("the fee").press("Ctrl+Enter").press("Ctrl+Enter").press("Ctrl+R");
    app.wait(1.5);
    app.beside().type_text("fee").expect("1 call").press("Enter").expect("Copy summary");
    app.press("Ctrl+Z").type_text("refunded").press("Ctrl+Enter");
    app.beside().press("Escape");
    app.wait(1.5);
    let on_disk = app.on_disk();
    let call = on_disk.iter().find(|call| call.words.starts_with("the fee")).unwrap();
    assert_eq!((call.words.as_str(), call.outcome.as_str()), ("the fee", "refunded"));
}

#[test]
fn the_saved_calls_open_beside_the_call_which_goes_on() {
    let mut app = app();
    app.press("Ctrl+N").type_text("the fee is wro").press("Ctrl+R");
    assert_eq!(app.model().screen, Screen::Call, "the call stays in sight");
    app.beside().expect("2 calls").type_text("twice").expect("1 call").press("Enter").expect("Copy summary");
    app.type_text("ng");
    assert_eq!(app.call().words, "the fee is wrong", "its caret is where it was");
    app.beside().focus("Reference").type_text("case 4711");
    app.wait(1.2);
    let on_disk = app.on_disk();
    let saved = on_disk.iter().find(|call| call.customer == "Mrs Lind").unwrap();
    assert_eq!(saved.reference, "case 4711", "edited in place");
    assert!(on_disk.iter().any(|call| call.words == "the fee is wrong"), "and the call in hand was saved");
}

#[test]
fn each_window_takes_back_what_is_in_sight_there() {
    let mut app = app();
    app.press("Ctrl+N").type_text("the fee is wrong").press("Ctrl+R");
    app.beside().type_text("twice").press("Enter").focus("Reference").type_text("case 4711");
    app.press("Ctrl+Z");
    assert_eq!(app.call().words, "", "what was typed last in this window");
    assert_eq!(app.model().saved.as_ref().unwrap().call.reference, "case 4711");
    app.press("Ctrl+Shift+Z").beside().press("Ctrl+Z");
    assert_eq!(app.call().words, "the fee is wrong");
    assert_eq!(app.model().saved.as_ref().unwrap().call.reference, "");
    app.beside().press("Ctrl+I").expect("Insights").press("Ctrl+Z");
    assert_eq!(app.call().words, "the fee is wrong", "nothing is taken back that is not in sight");
}

#[test]
fn esc_clears_a_search_before_it_closes_the_window() {
    let mut app = app();
    app.press("Ctrl+R");
    app.beside().type_text("twice").expect("1 call").press("Escape").expect("2 calls");
    app.beside().type_text("never").expect("1 call").press("Escape").press("Escape");
    assert!(!app.has_beside(), "the keyboard had stayed in the search");
}

#[test]
fn the_key_opens_raises_and_closes_it_and_so_do_esc_and_its_cross() {
    let mut app = app();
    app.press("Ctrl+R");
    assert_eq!(app.beside().title(), "Saved calls – Evenkeel");
    assert!(app.raises_beside(Action::Go(Screen::Review)), "from the call it comes to the front");
    assert!(!app.raises_beside(Action::Breathe), "which breathing does not ask for");
    app.beside().press("Ctrl+R");
    assert!(!app.has_beside(), "from within it closes");
    app.press("Ctrl+R").beside().type_text("twice").press("Enter").expect("Copy summary");
    app.beside().press("Escape").press("Escape").press("Escape");
    assert!(!app.has_beside(), "one level out after the other");
    app.press("Ctrl+R")
        .beside()
        .press("Ctrl+A")
        .type_text("never")
        .press("Enter")
        .focus("Reference")
        .type_text("9");
    app.beside().close();
    assert!(!app.has_beside());
    app.wait(0.2);
    let saved = app.on_disk().into_iter().find(|call| call.customer == "Mr Oduya").unwrap();
    assert_eq!(saved.reference, "9", "nothing typed is lost");
    app.press("Ctrl+R").beside().expect("Copy summary");
}

#[test]
fn what_is_about_the_call_is_done_in_its_window() {
    let mut app = app();
    app.press("Ctrl+R").beside().press("Ctrl+N");
    assert!(app.model().call().is_some() && app.has_beside());
    app.type_text("I was charged").beside().press("Alt+3");
    assert_eq!(app.call().situations, ["angry"]);
    app.press("Ctrl+,");
    assert_eq!(app.model().screen, Screen::Settings);
    app.beside().press("Ctrl+L");
    assert_eq!((app.model().screen, app.call().events.len()), (Screen::Call, 1));
    app.beside().type_text("twice").press("Enter").click("Copy summary");
    assert!(app.copied().contains("charged twice"), "{}", app.copied());
    app.beside().press("Ctrl+K").type_text("wrap-up").press("Enter");
    assert_eq!(app.model().screen, Screen::Settings, "settings are in the window of the call");
    assert!(app.has_beside(), "and the saved calls stay");
}

#[test]
fn figures_and_promises_stand_there_too_and_lead_to_their_calls() {
    let mut app = app();
    app.press("Ctrl+Shift+P");
    app.beside()
        .expect("Overdue · 2")
        .press("Enter")
        .expect("Copy summary")
        .press("Escape")
        .expect("Overdue · 2");
    app.press("Ctrl+I").beside().expect("Look back");
    assert_eq!(app.beside().title(), "Insights – Evenkeel");
    app.beside().click("Saved calls (Ctrl+R)").expect("2 calls").press("Ctrl+Shift+J");
    assert_eq!(
        app.model().screen,
        Screen::Call,
        "without a call that is read there is nothing to look back on"
    );
    app.beside().type_text("twice").press("Enter").press("Ctrl+Shift+J").expect("What worked");
    app.beside().press("Escape").expect("Copy summary");
}

#[test]
fn a_notice_is_read_and_answered_where_it_belongs() {
    let mut app = app();
    app.press("Ctrl+R").beside().type_text("twice").press("Enter").click("Delete").expect("In the trash");
    assert!(!app.sees_part("In the trash"), "not in the window with the call");
    assert_eq!(app.on_disk().len(), 1);
    app.beside().click("Undo");
    assert_eq!(app.on_disk().len(), 2);
    app.beside().press("Ctrl+K").press("Escape");
    assert!(app.has_beside());
}

#[test]
fn a_palette_closed_there_gives_the_keyboard_back_there() {
    let mut app = app();
    app.press("Ctrl+R").beside().type_text("twi").press("Ctrl+K").press("Escape").type_text("ce");
    app.beside().expect("1 call").press("Enter").expect("Copy summary");
}

#[test]
fn without_room_or_when_set_so_they_fill_the_window_of_the_call() {
    let here = Settings { saved_calls_in: SavedCallsIn::CallWindow, ..Settings::default() };
    for (settings, monitor) in [(Settings::default(), vec2(900.0, 800.0)), (here, MONITOR)] {
        let mut app = app_with(settings, monitor);
        app.press("Ctrl+R").expect("2 calls");
        assert!(!app.has_beside());
        assert_eq!(app.model().screen, Screen::Review);
    }
    let mut app = app_at(Home::new(), WIDE, Settings::default()).on_monitor(vec2(1280.0, 800.0));
    app.press("Ctrl+R");
    assert!(!app.has_beside(), "a window that fills the monitor leaves no room");
}

#[test]
fn a_strip_stays_a_strip() {
    let mut app = app();
    app.press("Ctrl+N").press("Ctrl+M").press("Ctrl+R");
    app.beside().expect("2 calls").type_text("twice").press("Enter").expect("Copy summary");
    assert_eq!(app.model().form, evenkeel::model::compact::Form::Compact);
}

#[test]
fn locking_closes_it_and_covering_covers_it() {
    let mut app = app();
    app.press("Ctrl+R").beside().press("Ctrl+Shift+H");
    assert!(!app.beside().sees_part("Mrs Lind"), "covered in both windows");
    app.press("Ctrl+Shift+H").beside().expect("Mrs Lind");
}

#[test]
fn where_screen_readers_find_one_window_alone_everything_is_in_it() {
    let mut app = app();
    app.press("Ctrl+R").beside().expect("2 calls");
    app.harness.state_mut().window.stay_alone();
    app.frames(3);
    assert!(!app.has_beside());
    app.expect("2 calls");
}
