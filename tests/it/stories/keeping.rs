//! Calls that were kept long enough go to the trash, a day after it was said.

use evenkeel::model::call::Status;
use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW, app_at};
use crate::support::{Home, call_at, scrubbed};

fn settings(keep_days: Option<u16>, told: Option<&str>) -> Settings {
    Settings { keep_days, keep_told: told.map(|told| told.parse().unwrap()), ..Settings::default() }
}

/// A window on an old call and one of today; it is the 22nd of November 2026.
fn app(settings: Settings) -> App {
    let home = Home::new();
    for (number, time) in [(1, "2026-03-01T10:00:00Z"), (2, "2026-11-22T10:00:00Z")] {
        let mut call = call_at(time, number, time);
        call.status = Status::Ended;
        home.vault().save(&scrubbed(&call)).unwrap();
    }
    app_at(home, NARROW, settings)
}

#[test]
fn calls_are_kept_for_ever_unless_it_was_set() {
    let app = app(settings(None, None));
    assert!(!app.sees_part("Kept long enough"));
    assert_eq!(app.on_disk().len(), 2);
}

#[test]
fn it_is_said_first_and_nothing_moves_on_that_day() {
    let mut app = app(settings(Some(90), None));
    app.expect("Kept long enough, to the trash tomorrow: 1 call.");
    assert_eq!(app.on_disk().len(), 2);
    assert!(app.model().settings.keep_told.is_some());
    app.click("All right");
    assert!(!app.sees_part("Kept long enough"));
}

#[test]
fn a_day_later_they_are_in_the_trash() {
    let mut app = app(settings(Some(90), Some("2026-11-21T10:00:00Z")));
    app.expect("Kept long enough, now in the trash: 1 call.");
    assert_eq!(app.on_disk().len(), 1);
    assert_eq!(app.home.files().len(), 2, "it can still be brought back");
    assert_eq!(app.model().settings.keep_told, None);
}

#[test]
fn a_call_that_became_due_since_then_waits_for_its_own_notice() {
    // due today, but not yet on the day the notice was given
    let app = app(settings(Some(264), Some("2026-11-15T10:00:00Z")));
    assert_eq!(app.on_disk().len(), 2);
}
