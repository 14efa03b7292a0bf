//! The other versions of a saved call: seen beside it, taken up, and taken back.

use std::fs;

use evenkeel::model::action::Which;
use evenkeel::model::call::{Call, Event, EventKind, Status};
use evenkeel::model::settings::Settings;
use evenkeel::vault::format;

use crate::app::{App, NARROW, TINY, WIDE, app_at};
use crate::pictures::pane;
use crate::support::{Home, call_at, scrubbed};

/// A call that had ended and was edited later.
fn edited(home: &Home) -> Call {
    let mut call = call_at("2026-11-20T10:00:00Z", 1, "charged twice");
    call.status = Status::Ended;
    let mut vault = home.vault();
    vault.save(&scrubbed(&call)).unwrap();
    "charged three times".clone_into(&mut call.words);
    call.changed = "2026-11-21T10:00:00Z".parse().unwrap();
    vault.save(&scrubbed(&call)).unwrap();
    call
}

fn opened(home: Home, size: [f32; 2]) -> App {
    let mut app = app_at(home, size, Settings::default());
    app.press("Ctrl+R").press("ArrowDown").press("Enter").frames(4);
    app
}

fn saved(app: &App) -> &Call {
    &app.model().desk(Which::Saved).expect("a saved call is open").call
}

#[test]
fn what_a_call_said_before_is_seen_brought_back_and_taken_back() {
    for size in [NARROW, TINY, WIDE] {
        let home = Home::new();
        edited(&home);
        let mut app = opened(home, size);
        app.click_part("Version: As of").expect("charged twice").expect("charged three times");
        app.choose("Bring this back").expect("As it was then");
        assert_eq!(saved(&app).words, "charged twice", "{size:?}");
        app.press("Ctrl+Z");
        assert_eq!(saved(&app).words, "charged three times", "{size:?}");
        app.press("Ctrl+Shift+Z").wait(1.5);
        let [call] = app.on_disk().try_into().expect("one record");
        assert_eq!(call.words, "charged twice", "{size:?}");
        assert_eq!(app.home.vault().versions(call.id).unwrap().len(), 2, "what was replaced is kept");
    }
}

#[test]
fn what_somebody_else_wrote_at_the_same_time_is_in_sight_and_both_sides_are_joined() {
    let home = Home::new();
    let ours = edited(&home);
    let mut theirs = Call { words: "charged twice, says Ann".to_owned(), ..ours.clone() };
    theirs.promise("refund it".to_owned(), None);
    theirs.events.push(Event {
        at: ours.opened,
        kind: EventKind::Warning,
        text: "please let me finish".to_owned(),
    });
    let file = home.file_of(ours.id);
    let beside = file.with_file_name(format!("{}.sync-conflict-20261121-101112-ABCDEFG.ron", ours.id));
    fs::write(&beside, format::to_text(&theirs).unwrap()).unwrap();
    let mut app = opened(home, WIDE);
    app.expect("Both versions were kept").click_part("Version: The other");
    app.expect("charged twice, says Ann").expect("charged three times");
    app.choose("Take its events and promises").expect("are here too");
    let call = saved(&app);
    assert_eq!((call.events.len(), call.promises.len()), (1, 1));
    assert_eq!(call.words, "charged three times", "no text is changed");
    app.press("Ctrl+Z");
    assert_eq!((saved(&app).events.len(), saved(&app).promises.len()), (0, 0));
    assert!(beside.exists(), "the other version stays where it is");
}

#[test]
fn a_version_is_drawn_beside_the_call_as_it_is_now() {
    pane("versions", |app| {
        edited(&app.home);
        app.press("Ctrl+R").frames(4);
        app.press("Enter").frames(4);
        app.click_part("Version: As of");
        app.harness.remove_cursor();
        app.frames(2);
    });
}
