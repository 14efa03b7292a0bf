//! The other versions of a saved call: seen beside it, taken up, and taken back.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use evenkeel::model::action::Which;
use evenkeel::model::call::{Call, Event, EventKind, Status};
use evenkeel::model::exchange::Request;
use evenkeel::model::settings::Settings;
use evenkeel::vault::format;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::pictures::pane;
use crate::support::{Home, call_at, scrubbed, until};

/// A call that had ended and was edited later.
pub(crate) fn edited(home: &Home) -> Call {
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

/// What a sync tool leaves when two machines wrote the call at once.
fn dropped_beside(home: &Home, theirs: &Call) -> PathBuf {
    let file = home.file_of(theirs.id);
    let beside = file.with_file_name(format!("{}.sync-conflict-20261121-101112-ABCDEFG.ron", theirs.id));
    fs::write(&beside, format::to_text(theirs).unwrap()).unwrap();
    beside
}

/// Waits for this label, and says how long it took.
fn comes(app: &mut App, part: &str) -> Duration {
    let began = Instant::now();
    until(part, || {
        app.poll();
        app.frames(1);
        app.sees_part(part)
    });
    began.elapsed()
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
fn promises_that_both_sides_made_at_the_same_time_are_all_here_once_joined() {
    let home = Home::new();
    let ours = edited(&home);
    let mut theirs = Call { changed: "2026-11-21T10:30:00Z".parse().unwrap(), ..ours.clone() };
    theirs.promise("ring back".to_owned(), None);
    theirs.promise("send the form".to_owned(), None);
    let mut mine = Call { changed: "2026-11-21T11:00:00Z".parse().unwrap(), ..ours };
    mine.promise("refund it".to_owned(), None);
    mine.promise("send the form".to_owned(), None);
    home.vault().save(&scrubbed(&mine)).unwrap();
    dropped_beside(&home, &theirs);
    let mut app = opened(home, WIDE);
    app.click("Version: The other, yesterday 10:30")
        .choose("Take its events and promises")
        .expect("are here too");
    let call = saved(&app);
    let told: Vec<_> =
        call.promises.iter().map(|promise| (promise.id.as_str(), promise.text.as_str())).collect();
    assert_eq!(told, [("p1", "refund it"), ("p2", "send the form"), ("p3", "ring back")]);
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
    let beside = dropped_beside(&home, &theirs);
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
fn a_conflict_that_comes_while_a_saved_call_is_open_is_in_sight_within_two_seconds() {
    for size in [NARROW, TINY, WIDE] {
        let home = Home::new();
        let ours = edited(&home);
        let mut app = opened(home, size);
        app.click_part("Version: As of");
        let theirs = Call { words: "charged twice, says Ann".to_owned(), ..ours.clone() };
        dropped_beside(&app.home, &theirs);
        let took = comes(&mut app, "Both versions were kept");
        assert!(took < Duration::from_secs(2), "{took:?}");
        app.expect("charged twice").expect("Bring this back");
        app.click_part("Version: The other").expect("charged twice, says Ann");
        app.choose("Take this version");
        assert_eq!(saved(&app).words, theirs.words);
        app.press("Ctrl+Z");
        assert_eq!(saved(&app).words, ours.words);
    }
}

#[test]
fn a_call_that_somebody_else_wrote_over_is_told_and_the_next_change_keeps_both() {
    let home = Home::new();
    let ours = edited(&home);
    let mut app = opened(home, WIDE);
    let theirs = Call { words: "charged twice, says Ann".to_owned(), ..ours.clone() };
    fs::write(app.home.file_of(ours.id), format::to_text(&theirs).unwrap()).unwrap();
    let took = comes(&mut app, "Somebody else changed this call");
    assert!(took < Duration::from_secs(2), "{took:?}");
    app.focus("Their words").type_text(" and again").wait(1.5);
    comes(&mut app, "Both versions were kept");
    assert!(!app.sees_part("it was changed elsewhere"));
    assert!(app.all_bytes().contains("charged twice, says Ann"));
    assert!(app.all_bytes().contains("and again"));
}

#[test]
fn a_conflict_of_the_call_in_hand_is_told_seen_and_taken_without_leaving_it() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("charged twice").wait(1.5);
        let mut theirs = app.call().clone();
        theirs.words = "charged twice, says Ann".to_owned();
        theirs.promise("refund it".to_owned(), None);
        dropped_beside(&app.home, &theirs);
        let took = comes(&mut app, "Somebody else wrote this call as well");
        assert!(took < Duration::from_secs(2), "{took:?}");
        app.choose("Look at theirs").expect("charged twice, says Ann");
        assert!(!app.sees_part("Somebody else wrote this call as well"), "it was answered");
        assert_eq!(app.focused(), "Take this version", "{size:?}");
        app.press("Esc");
        assert!(!app.sees("Take this version"), "Esc leads back to the notes");
        app.press("F6").choose("Version: The other, today 14:30").choose("Take its events and promises");
        assert_eq!((app.call().promises.len(), app.call().words.as_str()), (1, "charged twice"));
        app.press("Ctrl+Z").type_text("!").wait(0.3);
        assert!(app.call().promises.is_empty());
    }
}

#[test]
fn nothing_is_watched_while_no_call_is_open() {
    let mut app = app(NARROW);
    app.wait(2.0);
    let watches = |app: &App| {
        app.harness.state().asked.iter().filter(|asked| matches!(asked, Request::Watch(_))).count()
    };
    assert_eq!(watches(&app), 0);
    app.press("Ctrl+N").type_text("charged twice").wait(3.0);
    assert_eq!(watches(&app), 1, "once for the call, not again and again");
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
