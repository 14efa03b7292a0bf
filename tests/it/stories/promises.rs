//! Promises: understood as said, listed across calls, marked with a key, told of when due.

use evenkeel::model::action::{Action, Change, Place, Screen, Which};
use evenkeel::model::call::{Call, PromiseStatus, Status};
use evenkeel::model::exchange::Request;
use evenkeel::model::field::Field;
use evenkeel::model::ledger::Mark;
use evenkeel::model::notice::Notice;
use evenkeel::model::outside::{Errand, Heard, Sight};
use evenkeel::model::settings::{Remind, Settings};
use evenkeel::ui::view;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::{Home, call_at, scrubbed, until};

/// Files a call with these promises, each with its due time.
fn promised(home: &Home, number: u64, customer: &str, promises: &[(&str, &str)]) -> Call {
    let mut call = call_at("2026-11-20T10:00:00Z", number, "charged twice");
    customer.clone_into(&mut call.customer);
    call.status = Status::Ended;
    for (text, due) in promises {
        call.promise((*text).to_owned(), due.parse().ok());
    }
    home.vault().save(&scrubbed(&call)).unwrap();
    call
}

/// One promise of each group; now is Sunday 22 November, 14:30.
fn home() -> Home {
    let home = Home::new();
    promised(&home, 1, "Mrs Lind", &[("send the form", "2026-11-22T16:00:00Z"), ("ring her", "-")]);
    promised(&home, 2, "Mr Oduya", &[("refund the fee", "2026-11-21T15:00:00Z")]);
    promised(&home, 3, "Ms Park", &[("post the card", "2026-11-25T15:00:00Z")]);
    home
}

fn window(home: Home) -> App {
    app_at(home, NARROW, Settings { remind: Remind::Never, ..Settings::default() })
}

/// How the promises with this text stand on the disk.
fn on_disk(app: &App, text: &str) -> Vec<PromiseStatus> {
    let promises = app.on_disk().into_iter().flat_map(|call| call.promises);
    promises.filter(|promise| promise.text == text).map(|promise| promise.status).collect()
}

/// The vault was asked to mark a promise so often.
fn marks(app: &App) -> usize {
    let asked = &app.harness.state().asked;
    asked.iter().filter(|request| matches!(request, Request::Mark { .. })).count()
}

/// Where the field of the reference is.
fn reference(app: &App) -> egui::Rect {
    let id = view::id(Place::Field(Which::Live, Field::Reference));
    app.harness.ctx.read_response(id).expect("the field is drawn").rect
}

#[test]
fn the_time_understood_is_spelt_out_before_it_counts() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+P").type_text("send the form by next Tuesday");
    app.expect("by Tue 24 Nov, end of day");
    assert_eq!(app.call().promises[0].due, None, "it does not count yet");
    app.press("Enter").expect("by Tuesday");
    let promise = &app.call().promises[0];
    assert_eq!((promise.text.as_str(), promise.due.is_some()), ("send the form", true));
    app.press("Ctrl+P")
        .type_text("ring back by 3/4")
        .expect("Sat 3 Apr 2027, end of day (read as day/month)");
}

#[test]
fn what_is_not_understood_stays_as_typed_and_says_so_quietly() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+P").type_text("call back by phone").press("Enter");
    app.expect("no time understood");
    let promise = &app.call().promises[0];
    assert_eq!((promise.text.as_str(), promise.due), ("call back by phone", None));
    assert!(!app.model().notices.iter().any(Notice::is_loud), "no error");
}

#[test]
fn a_promise_that_is_being_typed_is_dated_when_the_call_goes() {
    for leave in ["Ctrl+N", "Ctrl+Enter"] {
        let mut app = app(NARROW);
        app.press("Ctrl+N").press("Ctrl+P").type_text("ring her in two hours").press(leave).wait(1.0);
        let due = app.on_disk()[0].promises[0].due.unwrap().to_string();
        assert!(due.starts_with("2026-11-22T16:30"), "{leave}: {due}");
    }
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+P").type_text("ring her in two hours").wait(1.0);
    assert_eq!(app.on_disk()[0].promises[0].due, None);
    let app = app_at(app.kill(), NARROW, Settings::default());
    let due = app.call().promises[0].due.unwrap().to_string();
    assert!(due.starts_with("2026-11-22T16:30"), "seen from when it was typed: {due}");
}

#[test]
fn the_ledger_groups_all_calls_and_marks_with_a_key() {
    let mut app = window(home());
    app.press("Ctrl+Shift+P");
    for group in ["Overdue · 1", "Due today · 1", "Later · 1", "No date · 1"] {
        assert!(app.sees(group), "{group}");
    }
    app.expect("refund the fee, by yesterday 15:00 · Mr Oduya").press("K");
    assert!(!app.sees_part("Overdue"));
    assert_eq!(on_disk(&app, "refund the fee"), [PromiseStatus::Kept]);
    app.press("B").click("Broken · 1");
    assert_eq!(on_disk(&app, "send the form"), [PromiseStatus::Broken]);
    app.expect("send the form, by today 16:00 · Mrs Lind");
    app.press("Ctrl+Z").press("Ctrl+Z");
    assert_eq!(on_disk(&app, "refund the fee"), [PromiseStatus::Open], "undo reaches the disk");
    app.expect("Overdue · 1").press("Ctrl+Shift+Z");
    assert_eq!(on_disk(&app, "refund the fee"), [PromiseStatus::Kept]);
}

#[test]
fn tab_goes_through_a_row_as_it_stands() {
    let mut app = window(home());
    app.press("Ctrl+Shift+P").expect("refund the fee, by yesterday 15:00 · Mr Oduya");
    let mut passed = Vec::new();
    for _ in 0..3 {
        app.press("Tab");
        passed.push(app.focused());
    }
    assert_eq!(passed[..2], ["Kept: refund the fee", "Broken: refund the fee"]);
    assert!(passed[2].starts_with("send the form"), "{passed:?}");
}

#[test]
fn arrows_go_through_the_ledger_and_enter_opens_the_call() {
    for size in [TINY, NARROW, WIDE] {
        let mut app = app_at(home(), size, Settings { remind: Remind::Never, ..Settings::default() });
        app.press("Ctrl+Shift+P").press("ArrowDown").press("Down").press("Enter");
        assert_eq!(app.model().saved.as_ref().unwrap().call.customer, "Ms Park", "{size:?}");
        app.press("Escape");
        assert_eq!(app.model().screen, Screen::Promises, "Esc leads back");
        app.press("Down").press("Enter").press("Ctrl+R");
        assert_eq!(app.model().saved.is_some(), size == WIDE, "beside the list it stays open");
        let here = (app.model().screen, app.focused());
        assert_eq!(here, (Screen::Review, "Find in saved calls".to_owned()), "Ctrl+R leads to the list");
        // beside the list the call closes first
        for _ in 0..=usize::from(size == WIDE) {
            app.press("Ctrl+R");
        }
        assert_eq!(app.model().screen, Screen::Call, "and from there it closes");
        app.press("Ctrl+Shift+P").press("Escape");
        assert_eq!(app.model().screen, Screen::Call);
    }
}

#[test]
fn a_promise_kept_in_the_ledger_is_kept_in_the_call_in_hand() {
    let mut app = window(Home::new());
    app.press("Ctrl+N").press("Ctrl+P").type_text("ring her by 5pm").press("Enter").type_text("and again");
    app.press("Ctrl+Shift+P").press("K");
    assert_eq!(app.call().promises[0].status, PromiseStatus::Kept);
    app.wait(1.0);
    assert_eq!((on_disk(&app, "ring her"), marks(&app)), (vec![PromiseStatus::Kept], 0), "by its own desk");
    app.press("Escape").press("Ctrl+Z");
    assert_eq!((app.call().words.as_str(), app.call().promises[0].status), ("", PromiseStatus::Kept));
}

#[test]
fn a_promise_kept_in_the_ledger_is_kept_in_the_call_open_in_the_review() {
    let mut app = window(home());
    app.press("Ctrl+R").press("Enter");
    let open = app.model().saved.as_ref().unwrap().call.clone();
    app.focus("Reference").type_text("4711");
    app.press("Ctrl+Shift+P");
    let status = PromiseStatus::Broken;
    let mark = Mark { call: open.id, promise: open.promises[0].id.clone(), status, at: None };
    app.act(Action::Mark(mark));
    app.wait(1.0);
    assert_eq!((on_disk(&app, &open.promises[0].text), marks(&app)), (vec![status], 0));
    assert!(app.on_disk().iter().any(|call| call.reference == "4711"), "what was typed is there too");
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!(on_disk(&app, &open.promises[0].text), [PromiseStatus::Open]);
}

#[test]
fn a_mark_is_put_on_a_call_that_somebody_else_changed_meanwhile() {
    let home = home();
    let mut other = home.vault().load(home.vault().list().records[0].id).unwrap().call;
    let mut app = window(home);
    app.press("Ctrl+Shift+P");
    other.reference = "changed elsewhere".to_owned();
    app.home.vault().save(&scrubbed(&other)).unwrap();
    for _ in 0..4 {
        app.press("K");
    }
    let all = app.on_disk();
    assert!(all.iter().flat_map(|call| &call.promises).all(|promise| promise.status == PromiseStatus::Kept));
    assert!(all.iter().any(|call| call.reference == "changed elsewhere"));
}

#[test]
fn the_bar_counts_what_is_overdue_or_due_today() {
    let mut app = window(home());
    app.expect("1 promise overdue, 1 more due today")
        .click("1 promise overdue, 1 more due today (Ctrl+Shift+P)");
    assert_eq!(app.model().screen, Screen::Promises);
    app.press("K").expect("1 promise due today").press("K");
    assert!(!app.sees_part("promise due") && !app.sees_part("promise overdue"));
}

#[test]
fn a_promise_is_told_of_when_it_comes_due_and_not_again() {
    let mut app = app_at(home(), NARROW, Settings::default());
    app.expect("Due since yesterday 15:00").click("Open the call").press("Escape").press("Escape");
    app.press("Escape");
    assert!(!app.sees_part("Due since"));
    let sleeps = app.sleeps().as_secs_f64();
    assert!((5_000.0..5_400.0).contains(&sleeps), "it sleeps until then: {sleeps}");
    app.stall(5_400.0);
    app.frames(3);
    app.expect("Due now").expect("send the form, Mrs Lind").click("Kept");
    assert_eq!(on_disk(&app, "send the form"), [PromiseStatus::Kept]);
    app.stall(20.0);
    app.frames(2);
    assert!(!app.sees_part("Due"), "told once");
    app.press("Ctrl+Z");
    assert_eq!(on_disk(&app, "send the form"), [PromiseStatus::Open], "undo here too");
}

#[test]
fn hundreds_that_are_overdue_are_all_counted_and_told_of_together() {
    const CALLS: u64 = 900;
    let home = Home::new();
    let mut vault = home.vault();
    for number in 1..=CALLS {
        let mut call = call_at("2026-11-20T10:00:00Z", number, "charged twice");
        call.status = Status::Ended;
        let due = call.opened + jiff::SignedDuration::from_secs(number.cast_signed());
        call.promise(format!("send form {number}"), Some(due));
        vault.save(&scrubbed(&call)).unwrap();
    }
    drop(vault);
    let mut app = app_at(home, NARROW, Settings::default());
    until("all are in the index", || {
        app.poll();
        app.frames(1);
        app.sees_part("899 more in Promises")
    });
    app.expect("Due since").expect("send form 900").expect("900 promises overdue");
    app.click("Kept");
    assert_eq!(on_disk(&app, "send form 900"), [PromiseStatus::Kept]);
    assert_eq!(
        app.model().reminder().map(|reminder| reminder.more),
        Some(898),
        "the others are still told of"
    );
    app.expect("899 promises overdue").press("Ctrl+Shift+P");
    app.expect("Overdue · 899").expect("send form 1, by").press("End");
    app.wait(0.5);
    app.expect("send form 200, by").click("And 699 more: find them in the saved calls");
    app.frames(3);
    assert_eq!((app.model().screen, app.focused().as_str()), (Screen::Review, "Find in saved calls"));
    until("all of them are found", || {
        app.poll();
        app.frames(1);
        app.sees_part("899 calls")
    });
    app.press("Esc");
    app.frames(2);
    app.expect("Overdue · 899");
}

#[test]
fn a_reminder_put_off_comes_back_and_one_left_alone_goes() {
    let mut app = app_at(home(), NARROW, Settings::default());
    app.expect("Due since").click("Later");
    assert!(!app.sees_part("Due since"));
    app.stall(590.0);
    assert!(!app.sees_part("Due since"));
    app.stall(10.0);
    app.frames(2);
    app.expect("Due since").stall(61.0);
    app.frames(2);
    assert!(!app.sees_part("Due since"), "the count in the bar stays");
    app.expect("1 promise overdue");
    let mut again = app_at(app.kill(), NARROW, Settings::default());
    again.expect("Due since");
}

#[test]
fn a_reminder_leaves_the_keyboard_and_the_fields_where_they_are() {
    let mut app = app_at(home(), NARROW, Settings::default());
    app.click("Later").press("Ctrl+N").press("F6");
    let before = reference(&app);
    app.type_text("typing").stall(5_390.0);
    for _ in 0..40 {
        app.type_text("x").frames(5);
    }
    assert_eq!(
        app.model().reminder().map(|reminder| reminder.entry.promise.text.as_str()),
        Some("send the form")
    );
    assert_eq!(app.call().reference.len(), "typing".len() + 40, "every key went into the field");
    assert_eq!(reference(&app), before);
    app.wait(2.5);
    app.expect("Due now").type_text("y");
    assert!(app.call().reference.ends_with('y'), "the keyboard stays");
}

#[test]
fn a_reminder_does_not_come_over_the_field_that_is_being_typed_into() {
    let mut app = app_at(Home::new(), NARROW, Settings::default());
    app.press("Ctrl+N").type_text("x");
    app.act(Action::Record(Which::Live, Change::Promise("ring by 14:31".to_owned())));
    app.press("Ctrl+E").focus("Accepted by").type_text("who").stall(55.0);
    for _ in 0..30 {
        app.type_text("o").frames(4);
    }
    assert!(app.model().reminder().is_some() && !app.sees_part("Due"), "it waits");
    app.wait(2.5);
    app.expect("Due");
}

#[test]
fn how_early_a_promise_is_told_of_is_a_setting() {
    let mut app = app_at(home(), NARROW, Settings::default());
    app.click("Open the call").press("Ctrl+,").click("Settings: Promises").click("Reminders: 15 min before");
    app.press("Escape").stall(4_500.0);
    app.frames(3);
    app.expect("Due today 16:00");
    app.press("Ctrl+,").click("Reminders: Never").press("Escape");
    assert!(!app.sees_part("Due today 16:00"));
    app.expect("1 promise overdue, 1 more due today");
}

/// What the desktop was asked to say since the last time; nothing for taking it away.
fn said_outside(app: &mut App) -> Vec<Option<String>> {
    let errands = app.harness.state_mut().window.take_errands().into_iter();
    let said = errands.filter_map(|errand| match errand {
        Errand::Tell(telling) => Some(Some(telling.text)),
        Errand::Untell => Some(None),
        _ => None,
    });
    said.collect()
}

#[test]
fn what_comes_due_out_of_sight_is_told_by_the_desktop_and_waits_in_the_window() {
    let mut app = app_at(home(), NARROW, Settings::default());
    app.expect("Due since yesterday").stall(61.0);
    assert_eq!(said_outside(&mut app), [], "in sight it is told in the window alone");
    app.act(Action::Sight(Sight::Unseen));
    app.stall(5_340.0);
    assert_eq!(said_outside(&mut app), [Some("A promise is due today 16:00".to_owned())]);
    app.stall(600.0);
    assert_eq!(said_outside(&mut app), [], "told once");
    app.act(Action::Sight(Sight::Seen));
    app.frames(2);
    app.expect("Due since today 16:00").expect("send the form, Mrs Lind");
    assert_eq!(said_outside(&mut app), [None], "nothing is told twice at a time");
    app.click("Later");
    app.act(Action::Sight(Sight::Unseen));
    app.stall(600.0);
    assert_eq!(said_outside(&mut app), [Some("A promise has been due since today 16:00".to_owned())]);
    app.act(Action::Outside(Heard::Open));
    app.frames(3);
    assert_eq!(app.model().screen, Screen::Promises);
    assert_eq!(said_outside(&mut app), [None]);
}

#[test]
fn a_strip_and_a_locked_vault_let_the_desktop_tell_and_it_can_be_turned_off() {
    let mut app = app_at(home(), NARROW, Settings::default());
    app.press("Ctrl+M").stall(5_400.0);
    assert_eq!(said_outside(&mut app).len(), 1, "a strip has no room for it");
    app.press("Ctrl+M")
        .press("Ctrl+,")
        .click("Settings: Promises")
        .click("Notifications of the desktop: Off");
    app.press("Escape");
    app.act(Action::Sight(Sight::Unseen));
    said_outside(&mut app);
    app.stall(3.0 * 86_400.0);
    assert_eq!(said_outside(&mut app), []);
    app.act(Action::Sight(Sight::Seen));
    app.frames(2);
    app.expect("post the card, Ms Park");
}
