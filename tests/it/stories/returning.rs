//! A returning customer is known again, and their earlier calls are one key away.

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::{Action, Which};
use evenkeel::model::call::{Call, PromiseStatus, Status};
use evenkeel::model::exchange::{Reply, Request};
use evenkeel::model::settings::Settings;
use evenkeel::model::versions::{Look, Origin, Version};

use crate::app::{App, NARROW, TINY, WIDE, app_at};
use crate::support::{Home, call_at, scrubbed};

fn call(time: &str, number: u64, customer: &str, words: &str) -> Call {
    let mut call = call_at(time, number, words);
    customer.clone_into(&mut call.customer);
    call.status = Status::Ended;
    call.situations = vec!["angry".to_owned()];
    call
}

/// Three calls of Mrs Lind, the last on Friday with a promise, and one of somebody else.
fn home() -> Home {
    let home = Home::new();
    let mut last = call("2026-11-20T10:00:00Z", 3, "mrs  LIND", "where is the form");
    last.promise("send the form".to_owned(), "2026-11-24T15:00:00Z".parse().ok());
    "020 7946 0958".clone_into(&mut last.callback);
    "Case 4711".clone_into(&mut last.reference);
    let calls = [
        call("2026-10-02T10:00:00Z", 1, "Mrs Lind", "charged twice"),
        call("2026-11-03T10:00:00Z", 2, "Mrs Lind", "nobody rang back"),
        last,
        call("2026-11-21T10:00:00Z", 4, "Mr Oduya", "the card never came"),
    ];
    for call in &calls {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    home
}

fn app(size: [f32; 2]) -> App {
    app_at(home(), size, Settings::default())
}

const LINE: &str = "Called before: 3 calls, last Fri 20 Nov · 1 promise open";

fn questions(app: &App) -> usize {
    let asked = &app.harness.state().asked;
    asked.iter().filter(|request| matches!(request, Request::Earlier { .. })).count()
}

#[test]
fn a_customer_who_called_before_is_known_by_name_reference_or_number() {
    for (field, typed, line) in [
        ("Customer", "Mrs Lind ", LINE),
        ("Reference", "case 4711", "Called before: 1 call, last Fri 20 Nov · 1 promise open"),
        ("Call back on", "+44 20 7946 0958", "Called before: 1 call, last Fri 20 Nov · 1 promise open"),
    ] {
        let mut app = app(WIDE);
        app.press("Ctrl+N").focus(field).type_text(typed);
        assert!(!app.sees_part("Called before"), "not while it is typed");
        app.wait(0.4);
        app.expect(line).expect("Then: Angry, wants it now").expect("Owed: send the form, by Tuesday 15:00");
    }
}

#[test]
fn a_name_typed_without_its_accents_is_known_again() {
    let home = home();
    home.vault().save(&scrubbed(&call("2026-11-20T10:00:00Z", 5, "Rosario Peña", "no heating"))).unwrap();
    let mut app = app_at(home, WIDE, Settings::default());
    app.press("Ctrl+N").focus("Customer").type_text("rosario pena").wait(0.5);
    app.expect("Called before: 1 call, last Fri 20 Nov");
}

#[test]
fn nothing_is_shown_of_somebody_else_or_once_the_name_is_another() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind").wait(0.5);
    app.expect(LINE).type_text("holm");
    assert!(!app.sees_part("Called before"), "gone at once");
    app.wait(0.5);
    assert!(!app.sees_part("Called before"));
    app.press("Ctrl+Z").wait(0.5);
    app.press("Ctrl+N").wait(0.5);
    assert!(!app.sees_part("Called before"), "another call");
}

#[test]
fn the_vault_is_asked_once_for_a_burst_and_sleeps_otherwise() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").focus("Customer");
    for letter in ["M", "r", "s", " ", "L", "i", "n", "d"] {
        app.type_text(letter);
    }
    app.wait(1.0);
    assert_eq!(questions(&app), 1);
    app.press("Ctrl+L").type_text("no matter").wait(1.0);
    assert_eq!(questions(&app), 1, "nothing of the caller has changed");
}

#[test]
fn the_own_call_is_no_earlier_one_and_one_just_filed_is() {
    let mut app = app_at(Home::new(), NARROW, Settings::default());
    app.press("Ctrl+N").focus("Customer").type_text("Ann Lee").wait(1.5);
    assert!(!app.sees_part("Called before"));
    app.press("Ctrl+Enter")
        .press("Ctrl+Enter")
        .press("Ctrl+N")
        .focus("Customer")
        .type_text("ann lee")
        .wait(0.5);
    app.expect("Called before: 1 call, last today");
}

#[test]
fn one_key_reads_the_last_call_the_next_an_older_one_and_esc_leads_back_to_the_caret() {
    for size in [TINY, NARROW, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind");
        app.focus("Their words").type_text("it is about form").press("ArrowLeft").press("Left").press("Left");
        app.press("Left").wait(0.5);
        app.press("Ctrl+Shift+R").expect("where is the form").expect("Their earlier call, 1 of 3");
        app.press("Ctrl+Shift+R").expect("nobody rang back");
        app.press("Ctrl+Shift+R").expect("charged twice").press("Ctrl+Shift+R").expect("where is the form");
        app.press("Escape");
        assert!(!app.sees_part("Their earlier call"), "{size:?}");
        app.type_text("the ");
        assert_eq!(app.call().words, "it is about the form", "{size:?}: the caret is where it was");
    }
}

#[test]
fn the_caret_in_a_note_is_there_again_where_the_earlier_call_took_its_place() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind").wait(0.5);
    app.press("F6").focus("Offered").type_text("a refund").press("Home");
    app.press("Ctrl+Shift+R").wait(0.2);
    assert!(!app.sees("Offered"), "it is read instead");
    app.press("Escape").type_text("half ");
    assert_eq!(app.call().offered, "half a refund");
}

#[test]
fn a_promise_of_the_earlier_call_is_kept_from_there() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind").wait(0.5);
    app.press("Ctrl+Shift+R");
    let offer = app.harness.get_by_label("Kept: send the form").rect();
    assert!(offer.width() > 2.0 * offer.height(), "in words: the tick alone is the sign of a kept one");
    app.click("Kept: send the form").frames(3);
    let promises: Vec<_> = app.on_disk().into_iter().flat_map(|call| call.promises).collect();
    assert_eq!(promises[0].status, PromiseStatus::Kept);
    app.expect("Called before: 3 calls, last Fri 20 Nov").expect("send the form, by Tuesday 15:00 · kept");
    assert!(!app.sees_part("promise open"));
}

#[test]
fn that_they_were_in_touch_before_is_noted_only_when_said() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind").wait(0.5);
    assert_eq!(app.call().repeat, None);
    app.click("In touch before: yes");
    assert_eq!(app.call().repeat, Some(true));
    app.press("Ctrl+Z").press("Ctrl+Shift+Y");
    assert_eq!(app.call().repeat, Some(true));
}

#[test]
fn the_key_says_so_when_there_is_nothing_to_read() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+Shift+R").expect("No earlier call of this customer");
}

#[test]
fn a_key_into_a_field_and_the_wrap_up_close_the_earlier_call_where_it_is_in_their_place() {
    for size in [TINY, NARROW] {
        let mut app = app(size);
        app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind");
        app.focus("Their words").type_text("hello").wait(0.5);
        app.press("Ctrl+Shift+R").expect("Their earlier call").press("Ctrl+L").type_text("you thieves");
        let call = app.call();
        assert_eq!((call.words.as_str(), call.events[0].text.as_str()), ("hello", "you thieves"), "{size:?}");
        assert!(!app.sees_part("Their earlier call"), "{size:?}");
        app.press("Ctrl+Shift+R").expect("Their earlier call").press("Ctrl+Shift+T").press("7");
        assert_eq!(app.call().heat_start, Some(7), "{size:?}");
        app.press("Ctrl+Shift+R").expect("Their earlier call").press("Ctrl+O").type_text("ring back");
        assert_eq!(app.call().options.as_ref().unwrap().can[0], "ring back", "{size:?}");
        app.press("Ctrl+Shift+R").press("Ctrl+Enter").expect("Outcome");
        assert!(!app.sees_part("Their earlier call"), "{size:?}");
        app.press("1").press("Ctrl+Shift+R").expect("Their earlier call").type_text("sorted");
        assert_eq!((app.call().outcome.as_str(), app.call().words.as_str()), ("sorted", "hello"), "{size:?}");
        assert!(!app.call().disposition.is_empty(), "{size:?}: digits choose");
    }
}

#[test]
fn beside_the_notes_the_earlier_call_stays_while_an_event_is_typed() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").focus("Customer").type_text("Mrs Lind").wait(0.5);
    app.press("Ctrl+Shift+R").press("Ctrl+L").type_text("you thieves").expect("Their earlier call");
    assert_eq!(app.call().events[0].text, "you thieves");
}

#[test]
fn a_version_that_is_looked_at_makes_room_for_a_field_and_for_the_wrap_up() {
    for size in [TINY, NARROW, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("hello").wait(1.5);
        let call = Box::new(Call { words: "hello, says Ann".to_owned(), ..app.call().clone() });
        let look = |app: &mut App| {
            let list = vec![Version { origin: Origin::Beside, call: call.clone() }];
            app.act(Action::Vault(Reply::Versions { id: call.id, list }));
            app.act(Action::Version(Which::Live, Look::At(Some(0))));
            app.frames(4);
            app.expect("Take this version");
        };
        look(&mut app);
        app.press("Ctrl+L").type_text("he swore");
        assert_eq!(app.call().events[0].text, "he swore", "{size:?}");
        look(&mut app);
        app.press("Ctrl+Enter");
        assert!(!app.sees("Take this version"), "{size:?}");
    }
}
