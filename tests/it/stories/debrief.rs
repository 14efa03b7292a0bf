//! The private debrief: short, skippable, kept apart from everything else.

use evenkeel::model::action::Screen;
use evenkeel::model::debrief::{Debrief, Fate};
use evenkeel::model::settings::Settings;
use evenkeel::vault::papers;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::Home;

const SECRET: &str = "shaken to the bone";

/// A window in which a call was just filed.
fn filed(size: [f32; 2]) -> App {
    let mut app = app(size);
    app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
    app.press("Ctrl+Enter").press("1").press("Ctrl+Enter").expect("Filed as");
    app.frames(4);
    app
}

fn on_disk(home: &Home, app: &App) -> Option<Debrief> {
    let id = app.on_disk()[0].id;
    papers::read_debrief(&home.keeper(), id).unwrap()
}

/// A debrief of that call, with something to say.
fn debriefed(size: [f32; 2]) -> App {
    let mut app = filed(size);
    app.press("Ctrl+Shift+J").type_text(SECRET);
    app.press("Tab").press("Tab").press("Tab").type_text("she only wanted to be heard");
    app.wait(1.0);
    app
}

#[test]
fn a_debrief_is_written_by_keyboard_in_windows_of_every_size_and_saved_within_a_second() {
    for size in [NARROW, TINY, WIDE] {
        let app = debriefed(size);
        let debrief = on_disk(&app.home, &app).expect("a debrief");
        assert_eq!(debrief.id, app.on_disk()[0].id, "{size:?}");
        assert_eq!(debrief.feeling, SECRET, "{size:?}");
        assert_eq!(debrief.reappraisal, "she only wanted to be heard", "{size:?} {debrief:?}");
    }
}

#[test]
fn the_notice_of_the_filed_call_offers_it_and_esc_skips_it() {
    let mut app = filed(NARROW);
    app.click("Let it go");
    assert_eq!(app.model().screen, Screen::Debrief);
    app.press("Escape").press("Escape");
    assert_eq!(app.model().screen, Screen::Call);
    app.wait(1.0);
    assert_eq!(on_disk(&app.home, &app), None, "nothing was noted, nothing is kept");
}

#[test]
fn a_word_for_the_feeling_and_a_thought_that_fits_are_taken_by_one_press() {
    let mut app = filed(NARROW);
    app.press("Ctrl+Shift+J").click("Feeling: Tense").click("Another").click("Take it");
    app.wait(1.0);
    let debrief = on_disk(&app.home, &app).unwrap();
    assert_eq!(debrief.feeling, "Tense");
    let thought = app.model().playbook.reframes.iter().find(|thought| thought.text == debrief.reappraisal);
    assert!(
        thought.is_some_and(|thought| thought.situations.contains(&"angry".to_owned())),
        "{debrief:?} {:?}",
        app.model().debrief_about
    );
    app.click("Feeling: Tense").press("Ctrl+Z").press("Ctrl+Z").wait(1.0);
    let debrief = on_disk(&app.home, &app).unwrap();
    assert_eq!((debrief.feeling.as_str(), debrief.reappraisal.as_str()), ("Tense", ""), "undo is its own");
    assert!(app.model().call().is_none(), "the filed call was left alone");
}

#[test]
fn what_is_to_be_raised_begins_with_the_root_cause_of_the_call() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Ctrl+Enter").press("1").press("1");
    app.focus("Root cause in words").type_text("two systems").press("Ctrl+Enter");
    app.press("Ctrl+Shift+J").click("Decision: Raise it").wait(1.0);
    let debrief = on_disk(&app.home, &app).unwrap();
    assert_eq!((debrief.fate, debrief.raise.as_str()), (Fate::Raise, "Process: two systems"));
}

#[test]
fn it_is_opened_again_from_the_saved_call_and_goes_to_the_trash_with_it() {
    let app = debriefed(NARROW);
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.press("Ctrl+R").press("Enter").expect("Your debrief");
    app.press("Ctrl+Shift+J").expect("For you alone").frames(2);
    assert_eq!(app.model().debrief.as_ref().map(|paper| paper.page.feeling.as_str()), Some(SECRET));
    app.press("Escape");
    assert_eq!(app.model().screen, Screen::Review);
    let id = app.on_disk()[0].id;
    app.click("Delete").frames(4);
    assert_eq!(papers::read_debrief(&app.home.keeper(), id).unwrap(), None);
    assert!(app.all_bytes().contains(SECRET), "the trash has it");
    app.press("Ctrl+Z").frames(4);
    assert_eq!(on_disk(&app.home, &app).unwrap().feeling, SECRET);
}

#[test]
fn nothing_carries_it_unless_it_is_asked_for_by_name() {
    let mut app = debriefed(NARROW);
    app.press("Escape").press("Ctrl+R").type_text("shaken").frames(3);
    assert!(app.model().shelf.rows.is_empty(), "no search finds it");
    app.press("Ctrl+A").type_text("charged").press("Enter").press("Ctrl+Shift+C");
    assert!(app.copied().contains("charged twice") && !app.copied().contains(SECRET));
    app.press("Ctrl+Shift+E");
    assert!(app.copied().contains("I've read your notes") && !app.copied().contains(SECRET));
    app.press("Escape").press("Escape").press("Ctrl+H").wait(0.5);
    app.click("Copy the sheet");
    assert!(app.copied().contains("# Handover") && !app.copied().contains(SECRET));
    let home = app.kill();
    let id = home.ok(&["search", "charged"]);
    assert!(!id.contains(SECRET));
    assert_eq!(home.ok(&["search", "shaken"]), "");
    for format in ["jsonl", "csv", "markdown"] {
        let plain = home.ok(&["export", "--format", format]);
        assert!(plain.contains("charged twice") && !plain.contains("shaken"), "{plain}");
        let asked = home.ok(&["export", "--format", format, "--with-debriefs"]);
        assert!(asked.contains("charged twice") && asked.contains(SECRET), "{asked}");
    }
    assert!(!home.ok(&["handover"]).contains(SECRET));
}

#[test]
fn what_must_not_be_stored_is_not_stored_here_either() {
    let mut app = filed(NARROW);
    app.press("Ctrl+Shift+J");
    for letter in "her card 4111 1111 1111 1111 haunts me".chars() {
        app.type_text(&letter.to_string());
        app.frames(3);
        assert!(!app.all_bytes().contains("4111 1111 1"), "at {letter}");
    }
    app.expect("Card numbers").wait(1.0);
    assert_eq!(on_disk(&app.home, &app).unwrap().feeling, "her card ····1111 haunts me");
}

#[test]
fn without_a_call_there_is_nothing_to_look_back_on() {
    let mut app = app(NARROW);
    app.press("Ctrl+Shift+J").expect("No call to look back on yet");
    assert_eq!(app.model().screen, Screen::Call);
}
