//! The shift: an intention, what it held, and the sheet for whoever takes over.

use evenkeel::model::action::{Action, Change, Place, Screen, Which};
use evenkeel::model::settings::Settings;
use evenkeel::model::shift::{Part, Shift};
use evenkeel::vault::papers::Papers;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::{Home, call_at, scrubbed};

fn on_disk(home: &Home) -> Option<Shift> {
    Papers::new(home.folders()).latest_shift().0.map(|(shift, _)| shift)
}

/// Takes a call that leaves a promise and an escalation open.
fn take_a_call(app: &mut App) {
    app.press("Ctrl+N").type_text("charged twice").press("Tab").type_text("Mrs Lind").press("Alt+3");
    app.act(Action::Record(Which::Live, Change::HeatStart(Some(7))));
    app.press("Ctrl+P").type_text("send the form by tomorrow 3pm").press("Ctrl+E").type_text("billing lead");
    app.press("Ctrl+Enter").press("1").press("1").press("3").press("Ctrl+Enter");
    app.wait(0.5);
}

#[test]
fn the_empty_window_asks_for_an_intention_and_shows_it_all_shift() {
    for size in [NARROW, WIDE] {
        let mut app = app(size);
        app.expect("What do you want from this shift?").click("Every call starts clean.");
        assert!(!app.sees("What do you want from this shift?"));
        app.expect("Every call starts clean.").wait(1.0);
        assert_eq!(on_disk(&app.home).unwrap().intention, "Every call starts clean.");
        let mut app = app_at(app.kill(), size, Settings::default());
        app.expect("Every call starts clean.");
        app.stall(7.0 * 3600.0);
        assert!(app.sees_part("Every call starts clean."), "seven hours on it is the same shift");
        app.stall(9.0 * 3600.0);
        app.expect("What do you want from this shift?");
    }
}

#[test]
fn in_own_words_by_keyboard_in_a_small_window() {
    let mut app = app(TINY);
    app.press("Ctrl+H").type_text("Leave on time, and lightly");
    app.wait(1.0);
    assert_eq!(on_disk(&app.home).unwrap().intention, "Leave on time, and lightly");
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!(on_disk(&app.home).unwrap().intention, "");
    app.press("Ctrl+H");
    assert_eq!(app.model().screen, Screen::Call);
}

#[test]
fn the_question_can_be_put_away_and_never_stands_in_the_way() {
    let mut app = app(NARROW);
    app.press("3");
    assert_eq!(app.call().situations, ["angry"], "it blocks nothing");
    app.press("Ctrl+Z").press("Ctrl+Z");
    app.click("Not today").wait(1.0);
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    assert!(!app.sees_part("What do you want from this shift?"));
    app.expect("Pick what the caller does");
}

#[test]
fn breaths_are_noted_whether_they_end_or_are_stopped() {
    let mut app = app(NARROW);
    app.press("Ctrl+B").stall(20.0);
    app.press("Ctrl+B").press("Ctrl+B").stall(500.0);
    app.wait(1.0);
    let shift = on_disk(&app.home).unwrap();
    let breaths: Vec<_> = shift.breaths.iter().map(|breath| (breath.pattern.as_str(), breath.secs)).collect();
    assert_eq!(breaths, [("on-call", 20), ("on-call", 60)]);
    app.press("Ctrl+H").expect("2 breathing breaks, 1 min 20 s together");
}

#[test]
fn the_review_tells_what_was_and_scores_nothing() {
    let mut app = app(NARROW);
    take_a_call(&mut app);
    app.press("Ctrl+H").wait(0.3);
    for line in ["1 call", "Angry, wants it now: 1", "7 → 3", "Promises: 1 made, 0 kept so far"] {
        app.expect(line);
    }
    app.act(Action::Focus(Place::Shift(Part::WentWell)));
    app.frames(3);
    app.type_text("I stayed slow");
    app.wait(1.0);
    assert_eq!(on_disk(&app.home).unwrap().went_well, "I stayed slow");
    for word in ["score", "average", "yesterday", "rank", "%"] {
        assert!(!app.sees_part(word), "{word}");
    }
}

#[test]
fn the_sheet_holds_what_is_open_and_the_command_line_prints_the_same() {
    let home = Home::new();
    let mut old = call_at("2026-10-02T09:00:00Z", 1, "from another season");
    old.customer = "Mr Oduya".to_owned();
    old.promise("call the plumber".to_owned(), Some("2026-10-03T09:00:00Z".parse().unwrap()));
    home.vault().save(&scrubbed(&old)).unwrap();
    let mut app = app_at(home, NARROW, Settings::default());
    take_a_call(&mut app);
    app.press("Ctrl+N").type_text("half a call").press("Ctrl+N").wait(0.6);
    app.press("Ctrl+H").wait(0.3);
    app.expect("send the form, by tomorrow 15:00");
    assert!(!app.sees_part("2026-11"), "in the window dates are said");
    app.click("Copy the sheet").wait(1.0);
    let sheet = app.copied().to_owned();
    for line in [
        "2 calls since Sun 2026-11-22 14:30.",
        "## Promises to keep",
        "(Mr Oduya): call the plumber, overdue",
        "(Mrs Lind): send the form, by Mon 2026-11-23 15:00",
        "## Escalations nobody has accepted yet",
        "(Mrs Lind): to billing lead",
        "## Calls to finish",
        "(half a call): the record is not complete",
    ] {
        assert!(sheet.contains(line), "no {line:?} in {sheet}");
    }
    let home = app.kill();
    assert_eq!(on_disk(&home).unwrap().handovers.len(), 1);
    let printed = home.ok(&["handover", "--since", "2026-11-22T14:30"]);
    // the command line has the clock of the day on which the tests run
    let body = |text: &str| text.split_once("\n\n").unwrap().1.replace(", overdue since ", ", by ");
    assert_eq!(body(&printed), body(&sheet));
}

#[test]
fn the_question_takes_a_line_once_a_call_was_taken() {
    let mut app = app(NARROW);
    app.expect("In my own words");
    take_a_call(&mut app);
    app.expect("What do you want from this shift?").expect("Choose").expect("Not today");
    assert!(!app.sees_part("In my own words"), "the whole list is there again after each call");
}
