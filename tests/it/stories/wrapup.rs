//! Wrap-up: a few keys, and time that loses nothing.

use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::{Action, Which};
use evenkeel::model::call::{CauseKind, Status};
use evenkeel::model::settings::{Section, Settings};

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::{Home, pressed, text};

fn wrapping_up(mut app: App) -> App {
    app.press("Ctrl+N").type_text("charged twice").press("Ctrl+Enter");
    app
}

fn with(settings: Settings) -> App {
    wrapping_up(app_at(Home::new(), NARROW, settings))
}

#[test]
fn a_plain_call_is_wrapped_up_in_three_keys_and_a_full_one_in_five() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = wrapping_up(app(size));
        app.press("1").press("Ctrl+Enter").expect("Filed as");
        app.frames(4);
        let [call] = app.on_disk().try_into().expect("one record");
        assert_eq!((call.status, call.disposition.as_str()), (Status::Ended, "Resolved"), "{size:?}");
    }
    let mut app = wrapping_up(app(NARROW));
    app.press("2").press("2").press("4");
    let call = app.call();
    assert_eq!((call.disposition.as_str(), call.heat_end), ("Call back", Some(4)));
    assert_eq!(call.root_cause.as_ref().map(|cause| cause.kind), Some(CauseKind::Product));
    assert!(call.situations.is_empty(), "the digits chose no situation");
    app.press("Ctrl+Enter").expect("Filed as");
}

#[test]
fn it_opens_at_its_first_choice_though_the_notes_were_scrolled() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+2").type_text("charged twice");
    for _ in 0..9 {
        app.press("Ctrl+L").type_text("Their words, exactly");
    }
    app.press("Ctrl+Enter");
    let rect = |label: &str| app.harness.get_by_label_contains(label).rect();
    let (picker, choice) = (rect("Change"), rect("Resolved"));
    assert!(choice.top() > picker.bottom(), "{choice:?} lies behind the strip, which ends at {picker:?}");
}

#[test]
fn a_choice_is_taken_back_by_undo_and_the_digits_are_for_that_row_again() {
    let mut app = wrapping_up(app(NARROW));
    app.press("1").press("Ctrl+Z").press("3");
    assert_eq!((app.call().disposition.as_str(), app.call().root_cause.clone()), ("Escalated", None));
}

#[test]
fn the_arrows_go_to_another_row_and_move_the_heat() {
    let mut app = wrapping_up(app(NARROW));
    app.press("ArrowDown").press("ArrowDown").press("ArrowRight").press("ArrowRight");
    assert_eq!((app.call().heat_end, app.call().disposition.as_str()), (Some(6), ""));
    app.press("ArrowUp").press("ArrowUp").press("1").press("ArrowUp").press("2");
    assert_eq!(app.call().disposition, "Call back", "the row was chosen again");
    assert_eq!((app.call().heat_end, app.call().root_cause.clone()), (Some(6), None));
}

#[test]
fn an_arrow_leads_from_the_outcome_back_to_the_row_that_the_digits_are_for() {
    for key in ["ArrowDown", "ArrowUp"] {
        let mut app = wrapping_up(app(NARROW));
        app.press("1").type_text("sorted").press(key).press("2");
        let call = app.call();
        assert_eq!((call.outcome.as_str(), call.disposition.as_str()), ("sorted", "Resolved"), "{key}");
        assert_eq!(call.root_cause.as_ref().map(|cause| cause.kind), Some(CauseKind::Product), "{key}");
    }
}

#[test]
fn ten_is_a_one_and_a_nought() {
    let mut app = wrapping_up(app(NARROW));
    app.press("1").press("1").press("1");
    assert_eq!(app.call().heat_end, Some(1));
    app.press("0");
    assert_eq!((app.call().heat_end, app.call().promises.len()), (Some(10), 0));
    app.press("2");
    assert_eq!((app.call().heat_end, app.call().promises.len()), (Some(10), 1), "the follow-up is in turn");
}

#[test]
fn a_follow_up_is_a_promise_of_one_digit_and_another_time_takes_its_place() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = wrapping_up(app(size));
        app.press("1").press("2").press("4").press("2");
        let only = |app: &App| {
            let [promise] = app.call().promises.as_slice() else { panic!("{:?}", app.call().promises) };
            (promise.text.clone(), promise.due.unwrap())
        };
        let (text, tomorrow) = only(&app);
        assert_eq!(text, "call back");
        app.press("4");
        let (_, week) = only(&app);
        assert!(week > tomorrow, "{week} is after {tomorrow}");
        app.press("4");
        assert!(app.call().promises.is_empty(), "the same again takes it back");
        app.press("Ctrl+Z").press("Ctrl+Enter").expect("Filed as");
        app.frames(4);
        let [call] = app.on_disk().try_into().expect("one record");
        assert_eq!((call.promises.len(), call.promises[0].due), (1, Some(week)));
    }
}

#[test]
fn the_next_call_begins_at_its_first_row_whatever_row_the_last_one_was_left_at() {
    let mut app = wrapping_up(app(NARROW));
    app.press("1").press("ArrowDown").press("ArrowDown").press("Ctrl+Enter").expect("Filed as");
    let mut app = wrapping_up(app);
    app.press("1");
    assert_eq!((app.call().disposition.as_str(), app.call().promises.len()), ("Resolved", 0));
}

#[test]
fn after_a_row_that_was_skipped_it_goes_on_downwards() {
    let mut app = wrapping_up(app(NARROW));
    app.press("1").press("ArrowDown").press("4").press("2");
    let call = app.call();
    assert_eq!((call.root_cause.clone(), call.heat_end, call.promises.len()), (None, Some(4), 1));
}

#[test]
fn the_row_in_turn_is_in_sight_also_where_little_fits() {
    let mut app = wrapping_up(app([240.0, 420.0]));
    for (key, name) in
        [("7", "Where does the fault lie?"), ("3", "Heat at the end"), ("4", "Follow-up: I call back")]
    {
        app.press(key).frames(12);
        let rect = |label: &str| app.harness.get_all_by_label(label).next().unwrap().rect();
        let (row, bar) = (rect(name), rect("Breathe"));
        assert!(row.bottom() + 24.0 <= bar.top(), "{name} at {row:?}, the breath at {bar:?}");
    }
}

#[test]
fn fifteen_dispositions_have_keys_of_their_own() {
    let dispositions = (1..=15).map(|number| format!("Way {number}")).collect();
    let mut app = with(Settings { dispositions, ..Settings::default() });
    app.press("0").press("6");
    assert_eq!(app.call().disposition, "Way 15");
    app.press("ArrowUp").press("9");
    assert_eq!(app.call().disposition, "Way 9");
}

#[test]
fn words_go_to_the_outcome_and_enter_gives_the_digits_back_to_the_choices() {
    let mut app = wrapping_up(app(NARROW));
    for letter in "Call her at 3".chars() {
        app.type_text(&letter.to_string());
    }
    app.press("Enter").press("1");
    assert_eq!((app.call().outcome.as_str(), app.call().disposition.as_str()), ("Call her at 3", "Resolved"));
    assert_eq!(app.call().words, "charged twice");
}

#[test]
fn a_choice_that_arrives_in_one_frame_with_the_end_of_the_call_is_not_lost() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("words");
    app.burst([pressed("Ctrl+Enter"), pressed("1"), text("1")]);
    assert_eq!((app.call().disposition.as_str(), app.call().words.as_str()), ("Resolved", "words"));
}

#[test]
fn a_sign_on_a_digits_key_chooses_nothing_and_is_written() {
    let typed = [
        ("Shift+9", "(", "no answer)"),
        ("Shift+4", "$", "20 refunded"),
        ("2", "@", "her desk"),
        ("3", "#", "4711"),
    ];
    for (key, sign, rest) in typed {
        let mut app = wrapping_up(app(NARROW));
        app.burst([pressed(key), text(sign), text(rest)]);
        let call = app.call();
        assert_eq!((call.disposition.as_str(), call.outcome.clone()), ("", format!("{sign}{rest}")), "{key}");
        let mut app = wrapping_up(crate::app::app(NARROW));
        app.burst([pressed(key), text(sign)]).burst([pressed("2"), text("2")]);
        let call = app.call();
        assert_eq!((call.disposition.as_str(), call.outcome.clone()), ("", format!("{sign}2")), "{key}");
    }
    let mut app = wrapping_up(app(NARROW));
    app.burst([
        pressed("Shift+4"),
        text("$"),
        pressed("2"),
        text("2"),
        pressed("0"),
        text("0"),
        text(" back"),
    ]);
    assert_eq!((app.call().disposition.as_str(), app.call().outcome.as_str()), ("", "$20 back"));
}

#[test]
fn a_digit_that_is_typed_with_shift_chooses() {
    let mut app = wrapping_up(app(NARROW));
    app.burst([pressed("Shift+1"), text("1"), pressed("Shift+2"), text("2")]);
    let call = app.call();
    assert_eq!((call.disposition.as_str(), call.outcome.as_str()), ("Resolved", ""));
    assert_eq!(call.root_cause.as_ref().map(|cause| cause.kind), Some(CauseKind::Product));
}

#[test]
fn a_call_that_was_ended_too_soon_goes_on() {
    let mut app = wrapping_up(app(NARROW));
    app.press("1").choose("Back to the call").type_text(" and once more");
    let call = app.call();
    assert_eq!(
        (call.status, call.ended, call.words.as_str()),
        (Status::Open, None, "charged twice and once more")
    );
    assert_eq!(call.disposition, "Resolved", "what was chosen stays");
    app.stall(90.0);
    app.frames(4);
    assert_eq!(app.call().status, Status::Open, "no time runs out");
    app.press("Ctrl+Z").press("Ctrl+Z");
    assert_eq!(app.call().status, Status::WrapUp);
    app.press("Ctrl+Z").press("Ctrl+Z");
    assert_eq!((app.call().status, app.call().ended), (Status::Open, None));
    app.press("Ctrl+Enter").press("Ctrl+K").type_text("back to the call").press("Enter");
    assert_eq!((app.call().status, app.focused().as_str()), (Status::Open, "Their words"));
}

#[test]
fn when_the_time_is_over_the_call_is_kept_to_finish_and_one_key_brings_it_back() {
    let mut app = wrapping_up(app(NARROW));
    app.press("1").type_text("refund agreed");
    app.stall(59.0);
    assert_eq!(app.call().status, Status::WrapUp, "a second is left");
    app.expect("Soon kept to finish");
    app.stall(1.0);
    app.frames(4);
    assert!(app.model().call().is_none());
    app.expect("is kept to finish");
    let [call] = app.on_disk().try_into().expect("one record");
    assert_eq!((call.status, call.outcome.as_str()), (Status::ToFinish, "refund agreed"));
    app.expect("Go on: charged twice");
    app.press("Ctrl+Z");
    assert_eq!((app.call().status, app.call().outcome.as_str()), (Status::WrapUp, "refund agreed"));
    app.stall(59.0);
    assert!(app.model().call().is_some(), "it has its whole time again");
    app.stall(2.0);
    app.frames(4);
    app.press("Ctrl+Shift+N");
    assert_eq!((app.call().status, app.call().disposition.as_str()), (Status::WrapUp, "Resolved"));
}

#[test]
fn every_change_starts_the_time_again() {
    let mut app = wrapping_up(app(NARROW));
    app.stall(50.0);
    app.press("1");
    app.stall(50.0);
    app.type_text("still here");
    app.stall(50.0);
    assert_eq!(app.call().status, Status::WrapUp);
}

#[test]
fn the_time_stands_still_while_the_agent_breathes_or_looks_elsewhere() {
    let mut app = wrapping_up(app(NARROW));
    app.stall(30.0);
    app.press("Ctrl+R");
    app.stall(500.0);
    app.press("Ctrl+R");
    assert!(app.model().call().is_some());
    app.stall(29.0);
    assert!(app.model().call().is_some(), "the time before was not forgotten either");
    app.stall(1.5);
    assert!(app.model().call().is_none());
}

#[test]
fn without_a_limit_nothing_is_counted() {
    let mut app = with(Settings { wrap_up_secs: None, ..Settings::default() });
    app.stall(5000.0);
    assert_eq!(app.call().status, Status::WrapUp);
    assert!(!app.sees_part("kept to finish"));
}

#[test]
fn the_countdown_draws_once_a_second_and_no_more() {
    let mut app = wrapping_up(app(NARROW));
    app.stall(6.0);
    app.frames(2);
    assert!(app.sleeps() <= Duration::from_secs(1), "{:?}", app.sleeps());
    let mut drawn = 0;
    let began = app.model().wrap_up_ends_secs().unwrap();
    // each frame asks for the next one: sleep as long as it says
    for _ in 0..10 {
        let sleeps = app.sleeps().as_secs_f64();
        assert!(sleeps > 0.0, "it does not spin");
        app.stall(sleeps);
        drawn += 1;
    }
    assert_eq!(app.model().wrap_up_ends_secs(), Some(began));
    assert_eq!(drawn, 10);
}

#[test]
fn the_summary_follows_the_template_and_what_the_guard_left() {
    let summary = "{customer}\nSAID {words}\nDONE {disposition}".to_owned();
    let mut app = with(Settings { summary, ..Settings::default() });
    app.press("1").press("Ctrl+Shift+C");
    assert_eq!(app.copied(), "SAID charged twice\nDONE Resolved\n");
}

#[test]
fn a_template_that_is_not_understood_leaves_the_last_good_one() {
    let settings = Settings {
        summary: "{nonsense}".to_owned(),
        summary_last_good: "{words}!".to_owned(),
        ..Settings::default()
    };
    let mut app = with(settings);
    app.press("Ctrl+Shift+C");
    assert_eq!(app.copied(), "charged twice!\n");
    let mut app = with(Settings { summary: "{nonsense}".to_owned(), ..Settings::default() });
    app.press("Ctrl+Shift+C");
    assert!(app.copied().starts_with("Call "), "{}", app.copied());
}

#[test]
fn digits_that_wait_at_the_caret_are_not_copied_either() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("her card 4111 1111 1111");
    app.press("Ctrl+Shift+C");
    assert!(!app.copied().contains("4111"), "{}", app.copied());
}

#[test]
fn a_promise_is_one_key_away_and_shown() {
    let mut app = wrapping_up(app(TINY));
    app.press("Ctrl+P").type_text("ring back by tomorrow 3pm").press("Enter");
    app.expect("by tomorrow 15:00").press("1");
    assert_eq!((app.call().promises.len(), app.call().disposition.as_str()), (1, "Resolved"));
    app.act(Action::Record(Which::Live, evenkeel::model::action::Change::RemovePromise("p1".to_owned())));
    app.frames(2);
    assert!(!app.sees_part("by tomorrow 15:00"));
}

#[test]
fn dispositions_and_the_summary_are_changed_in_the_settings() {
    let mut app = app(NARROW);
    app.act(Action::SetUp(Section::WrapUp));
    app.frames(2);
    app.click("Time to wrap up: 30 s").click("Take out disposition 1");
    app.act(Action::Set(Settings { summary: "a {custmer}".to_owned(), ..app.model().settings.clone() }));
    app.frames(2);
    app.expect("In line 1: there is no {custmer}, the nearest is {customer}.");
    app.press("Escape").press("Ctrl+N").type_text("x").press("Ctrl+Enter").press("1");
    assert_eq!(app.call().disposition, "Call back");
    app.stall(29.0);
    assert!(app.model().call().is_some());
    app.stall(1.5);
    assert!(app.model().call().is_none(), "half a minute was chosen");
}

#[test]
fn a_template_is_typed_with_a_preview_beside_it() {
    let mut app = app(NARROW);
    app.act(Action::SetUp(Section::WrapUp));
    app.frames(2);
    app.focus("Template of the summary").press("Ctrl+A").type_text("{customer}: {disposition}");
    app.expect("Mrs Lind: Refund or credit");
    app.type_text(" {nonsense}").expect("there is no {nonsense}").expect("Mrs Lind: Refund or credit");
}

#[test]
fn a_wrap_up_begun_in_the_palette_is_answered_by_keys_as_well() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice");
    app.press("Ctrl+K").type_text("end call").press("Enter").press("1");
    assert_eq!((app.call().words.as_str(), app.call().disposition.as_str()), ("charged twice", "Resolved"));
}

#[test]
fn nothing_moves_away_under_a_pointer_while_it_chooses() {
    let mut app = wrapping_up(app(NARROW));
    let places = |app: &App| {
        ["Disposition: Replacement", "call back in 3 days", "File it  Ctrl+Enter"]
            .map(|label| app.harness.get_by_label(label).rect())
    };
    let before = places(&app);
    app.click("Disposition: Refund or credit").frames(3);
    assert_eq!(places(&app), before);
    app.click("Disposition: Refund or credit").frames(3);
    assert_eq!((app.call().disposition.as_str(), places(&app)), ("", before));
}
