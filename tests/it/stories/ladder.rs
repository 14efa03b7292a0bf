//! The boundary ladder, the incident it leaves, and who to call where people come first.

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::{Action, Change, Screen, Which};
use evenkeel::model::call::{Event, EventKind, Status};
use evenkeel::model::contact::Contact;
use evenkeel::model::field::Field;
use evenkeel::model::ladder::{Ending, FinalWarning, Ladder};
use evenkeel::model::settings::{Section, Settings};

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::{Home, pressed, text};

fn with_ladder(ladder: Ladder) -> App {
    with_ladder_at(NARROW, ladder)
}

fn with_ladder_at(size: [f32; 2], ladder: Ladder) -> App {
    app_at(Home::new(), size, Settings { ladder, ..Settings::default() })
}

fn kinds(app: &App) -> Vec<EventKind> {
    app.call().events.iter().map(|event| event.kind).collect()
}

fn name_the_customer(app: &mut App) {
    let change = Change::Text(Field::Customer, "Mrs Lind".to_owned(), 8);
    app.act(Action::Record(Which::Live, change));
}

fn take_the_last(app: &mut App) {
    app.press("Ctrl+Shift+L").wait(1.0);
    app.press("Ctrl+Shift+L");
}

#[test]
fn no_single_press_ends_a_call_nor_a_key_that_is_held() {
    for (size, strip) in [(NARROW, ""), (TINY, ""), (WIDE, ""), (NARROW, "Ctrl+M")] {
        let mut app = with_ladder_at(
            size,
            Ladder { warnings: 0, final_warning: FinalWarning::NotGiven, ..Ladder::default() },
        );
        app.press("Ctrl+N").type_text("words").press("Alt+2").press("Ctrl+Shift+L").type_text("you idiot");
        if !strip.is_empty() {
            app.press(strip);
        }
        for _ in 0..12 {
            app.press("Ctrl+Shift+L");
        }
        app.expect("Copied. Press again to end the call").expect("Next rung, Press again to end the call");
        let asked = vec![EventKind::Quote, EventKind::Request, EventKind::Quote];
        assert_eq!((app.call().status, kinds(&app)), (Status::Open, asked), "{size:?}");
        let said = app.copied().to_owned();
        app.stall(61.0);
        app.press("Ctrl+Shift+L");
        assert_eq!(app.call().status, Status::Open, "a minute later it is asked for anew");
        app.type_text("worse").wait(1.0);
        app.press("Ctrl+Shift+L");
        let [.., quote, ended] = app.call().events.as_slice() else { panic!("{size:?}") };
        let both = (quote.text.as_str(), ended.kind);
        assert_eq!(both, ("worse", EventKind::CallEnded), "the words that led to it stand before it");
        assert_eq!((app.call().status, app.copied()), (Status::WrapUp, said.as_str()), "{size:?}");
    }
}

#[test]
fn the_next_rung_has_the_keyboard_also_when_its_key_comes_with_enter() {
    for size in [NARROW, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("charged twice").press("Alt+2").press("Ctrl+Shift+L");
        app.burst([text("you idiot"), pressed("Enter"), pressed("Ctrl+Shift+L")]).type_text("try me");
        let quotes = app.call().events.iter().filter(|event| event.kind == EventKind::Quote);
        assert_eq!(quotes.map(|event| event.text.as_str()).collect::<Vec<_>>(), ["you idiot", "try me"]);
        assert_eq!(app.call().words, "charged twice", "{size:?}");
    }
}

#[test]
fn each_rung_is_copied_and_logged_with_its_time_after_the_words_that_led_to_it() {
    use EventKind::{CallEnded, FinalWarning, Quote, Request, Warning};
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("charged twice").press("Alt+2");
        name_the_customer(&mut app);
        for said in ["you idiot", "I know where you sit", "try me"] {
            app.press("Ctrl+Shift+L").type_text(said).stall(60.0);
            app.wait(1.0);
            let [.., quote, rung] = app.call().events.as_slice() else { panic!("{size:?}") };
            assert_eq!((app.copied(), quote.text.as_str()), (rung.text.as_str(), said), "{size:?}");
            assert!(rung.at >= quote.at && quote.at > app.call().opened);
        }
        assert!(app.call().events[1].text.starts_with("Mrs Lind, I want to sort this out"));
        take_the_last(&mut app);
        assert_eq!(kinds(&app), [Quote, Request, Quote, Warning, Quote, FinalWarning, CallEnded], "{size:?}");
        let call = app.call();
        assert_eq!((call.status, call.disposition.as_str()), (Status::WrapUp, "Ended: abuse"));
        app.type_text("abuse went on").wait(1.0);
        let [call] = app.on_disk().try_into().expect("one record");
        assert_eq!((call.events.len(), call.outcome.as_str()), (7, "abuse went on"));
    }
}

#[test]
fn a_rung_is_taken_back_by_one_key_the_last_one_too() {
    let mut app =
        with_ladder(Ladder { warnings: 0, final_warning: FinalWarning::NotGiven, ..Ladder::default() });
    app.press("Ctrl+N").type_text("words").press("Alt+2").press("Ctrl+Shift+L");
    app.expect("Copied and logged: Ask them to stop").press("Ctrl+Z");
    assert_eq!(kinds(&app), []);
    app.press("Ctrl+Shift+L").type_text("you idiot");
    take_the_last(&mut app);
    assert_eq!(app.call().status, Status::WrapUp);
    app.press("Ctrl+Z");
    let call = app.call();
    assert_eq!((call.status, call.ended, call.disposition.as_str()), (Status::Open, None, ""));
    let asked = [EventKind::Quote, EventKind::Request, EventKind::Quote];
    assert_eq!(kinds(&app), asked, "as before the second press");
}

#[test]
fn where_ending_is_not_allowed_the_last_rung_hands_over() {
    let mut app = with_ladder(Ladder {
        warnings: 0,
        final_warning: FinalWarning::NotGiven,
        ending: Ending::NotAllowed,
        ..Ladder::default()
    });
    app.press("Ctrl+N").type_text("words").press("Alt+2").press("Ctrl+Shift+L");
    take_the_last(&mut app);
    app.type_text("Ana, duty lead");
    let call = app.call();
    assert_eq!(call.escalation.as_ref().unwrap().to, "Ana, duty lead");
    assert_eq!(
        (call.status, kinds(&app)),
        (Status::Open, vec![EventKind::Quote, EventKind::Request, EventKind::HandedOver])
    );
    assert!(app.copied().contains("my supervisor"), "{}", app.copied());
    app.press("Ctrl+Shift+L").expect("No rung is left");
    assert_eq!(kinds(&app).len(), 3);
}

#[test]
fn the_ladder_stands_over_the_guide_for_abuse_and_in_any_situation_once_begun() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("words").press("Alt+3");
        assert!(!app.sees_part("Next rung"), "{size:?}");
        app.press("Ctrl+Shift+L").type_text("a quote");
        app.expect("Next rung, Warning 1: I've asked you").expect("Ask 14:30, done").expect("Warn 1, next");
        app.expect("Final, to come");
        app.press("Ctrl+N").press("Alt+2");
        app.expect("Next rung, Ask them to stop");
    }
}

#[test]
fn on_every_rung_what_is_to_be_said_is_in_sight_and_the_farewell_until_the_call_is_filed() {
    for size in [TINY, [420.0, 700.0], NARROW] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("charged twice").press("Alt+2").press("Ctrl+Shift+L");
        while app.call().status == Status::Open {
            app.frames(20);
            let rect = |part: &str| app.harness.get_by_label_contains(part).rect();
            let (said, words) = (rect(app.copied()), rect("Their words"));
            let window = app.harness.ctx.content_rect();
            assert!(window.contains_rect(said) && said.top() > words.bottom(), "{said:?} in {size:?}");
            app.type_text("you idiot").press("Enter").wait(1.0);
            app.press("Ctrl+Shift+L");
        }
        if size == TINY {
            continue;
        }
        let farewell = format!("End the call: {}", app.copied());
        let copied = app.copied().to_owned();
        assert_eq!(
            app.harness.query_all_by_label_contains(&copied).count(),
            1,
            "{size:?}: said in one place"
        );
        app.expect(&farewell).stall(40.0);
        app.frames(4);
        app.expect(&farewell);
    }
}

#[test]
fn the_words_that_are_typed_are_in_sight_below_what_is_said_however_long_that_is() {
    let name = "Mrs Alexandra-Konstantina von Hohenlohe-Schillingsfuerst-Featherstonehaugh";
    for size in [TINY, NARROW] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("charged twice").press("Tab").type_text(name).press("Alt+2");
        for _ in 0..3 {
            app.press("Ctrl+Shift+L").frames(20);
            let focused = app.harness.ctx.memory(egui::Memory::focused).unwrap();
            let field = app.harness.ctx.read_response(focused).unwrap();
            let hidden_px = field.rect.height() - field.interact_rect.height();
            assert!(hidden_px < 2.0, "{size:?}: {hidden_px} points of {:?} are hidden", field.rect);
            app.type_text("you idiot").press("Enter");
        }
    }
}

#[test]
fn in_the_strip_what_is_said_stands_where_the_step_was() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Alt+2").press("Ctrl+M").press("Ctrl+Shift+L");
    let copied = app.copied().to_owned();
    app.expect(&copied).type_text("you idiot").press("Enter").expect(&copied);
    app.stall(31.0);
    assert!(!app.sees(&copied), "half a minute later it is said");
}

#[test]
fn what_was_copied_stays_to_be_read_while_it_is_said() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").press("Alt+2").press("Ctrl+Shift+L");
        let copied = app.copied().to_owned();
        app.expect(&format!("Say now: Ask them to stop: {copied}")).type_text("you idiot");
        app.press("Ctrl+Shift+L");
        let copied = app.copied().to_owned();
        app.expect(&format!("Say now: Warning 1: {copied}"));
        assert!(!app.sees_part("Say now: Ask"), "{size:?}: one at a time");
        app.stall(31.0);
        assert!(!app.sees_part("Say now"), "{size:?}: half a minute later it is said");
    }
}

#[test]
fn a_click_on_the_next_rung_takes_it() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").press("Alt+2");
    let rung = app.harness.get_by_label_contains("Next rung, Ask them to stop");
    rung.click();
    app.frames(4);
    app.type_text("as they said it");
    assert_eq!(app.call().events[0].text, "as they said it");
}

#[test]
fn a_warning_logged_by_hand_counts() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").press("Alt+2").press("Ctrl+L").type_text("my own warning");
    app.act(Action::Record(Which::Live, Change::EventKind(0, EventKind::Warning)));
    app.frames(2);
    app.expect("Ask, left out").expect("Next rung, Final warning");
}

#[test]
fn the_sites_policy_and_wording_are_settings() {
    let mut app = app(NARROW);
    app.act(Action::SetUp(Section::Boundary));
    app.frames(2);
    app.click("Warnings: 0").click("Final warning: Not given").click("Ending a call: Not allowed here");
    app.focus("Wording: Ask them to stop").press("Ctrl+A");
    app.type_text("{name}, please mind your words, or {last}. Ring 4111 1111 1111 1111 to complain.");
    app.wait(1.2);
    app.expect("card number").click("All right");
    app.press("Escape").press("Escape").press("Ctrl+N").press("Alt+2").press("Ctrl+Shift+L");
    let said = "Please mind your words, or my supervisor takes over this call. Ring";
    assert!(app.copied().starts_with(said) && !app.copied().contains("4111"), "{}", app.copied());
    app.expect("Next rung, Hand over");
    app.act(Action::SetUp(Section::Boundary));
    app.frames(2);
    app.click("As shipped");
    assert!(app.model().settings.ladder.wordings.is_empty());
    app.press("Ctrl+Z");
    assert_eq!(app.model().settings.ladder.wordings.len(), 1);
}

#[test]
fn in_the_strip_a_rung_is_taken_and_their_words_are_typed() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("words").press("Alt+2").press("Ctrl+M");
    app.harness.set_size(egui::vec2(320.0, 76.0));
    app.press("Ctrl+Shift+L").type_text("you idiot");
    assert_eq!(app.call().events[0].text, "you idiot");
    assert!(!app.copied().is_empty());
}

#[test]
fn the_incident_is_copied_by_button_by_palette_and_from_the_saved_call() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").press("Alt+2");
    assert!(!app.sees("Copy incident text"));
    app.press("Ctrl+Shift+L").type_text("you idiot").click("Copy incident text");
    let copied = app.copied().to_owned();
    let in_order =
        "14:30  Caller said: “you idiot”\n14:30  Agent asked them to stop: “I want to sort this out";
    assert!(copied.contains(in_order), "{copied}");
    app.press("Ctrl+K").type_text("incident").press("Enter");
    assert_eq!(app.copied(), copied);
    app.press("Ctrl+Enter").press("Ctrl+Enter").wait(1.0);
    app.press("Ctrl+R").press("Enter").frames(4);
    app.click("Copy incident text");
    assert!(app.copied().contains("you idiot") && app.copied().contains("The call was over at"));
}

#[test]
fn words_logged_just_before_are_not_asked_for_again() {
    use EventKind::{Quote, Request, Warning};
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+2").press("Ctrl+L").type_text("you idiot").press("Ctrl+Shift+L");
    assert_eq!(kinds(&app), [Quote, Request]);
    app.type_text(", you");
    assert_eq!(app.call().events[0].text, "you idiot, you", "the caret stays in their words");
    app.press("Ctrl+Shift+L");
    assert_eq!(kinds(&app), [Quote, Request, Quote, Warning]);
}

#[test]
fn with_nobody_listed_a_hint_leads_to_the_contacts() {
    let mut app = app(NARROW);
    app.act(Action::Record(Which::Live, Change::Situation("at-risk".to_owned())));
    app.frames(3);
    app.expect("Nobody is listed yet").click("Add contacts");
    assert_eq!((app.model().screen, app.model().section), (Screen::Settings, Section::Contacts));
    app.click("Add a contact").type_text("Duty supervisor").press("Tab").type_text("ext. 204");
    app.press("Tab").type_text("always first").press("Escape").press("Escape");
    assert_eq!(app.model().screen, Screen::Call);
    app.expect("Copy contact 1: Duty supervisor, ext. 204, always first");
    assert!(!app.sees_part("is it right?"), "a number just typed counts as checked");
}

#[test]
fn contacts_stand_first_and_each_is_copied_by_one_key() {
    let contact = |who: &str, number: &str, checked: &str| Contact {
        who: who.to_owned(),
        number: number.to_owned(),
        note: String::new(),
        checked: checked.parse().ok(),
    };
    let contacts = vec![
        contact("Duty supervisor", "ext. 204", "2026-11-01"),
        contact("Site security", "channel 9", "2026-05-01"),
    ];
    for size in [NARROW, TINY, WIDE] {
        let settings = Settings { contacts: contacts.clone(), ..Settings::default() };
        let mut app = app_at(Home::new(), size, settings);
        app.act(Action::Record(Which::Live, Change::Situation("threat".to_owned())));
        app.frames(3);
        app.expect("Copy contact 2: Site security, channel 9, checked 1 May 2026, is it still right?");
        let top =
            |app: &App, part| app.harness.query_all_by_label_contains(part).next().unwrap().rect().top();
        assert!(top(&app, "Copy contact 1") < top(&app, "People first, then process"), "{size:?}");
        app.press("Ctrl+2");
        assert_eq!(app.copied(), "channel 9");
        app.press("Ctrl+3");
        assert_eq!(app.copied(), "I heard what you said, and I take it seriously.");
        app.expect("Copy card 3: I heard");
        app.press("Alt+3").press("Ctrl+1");
        assert!(!app.sees_part("Copy contact") && app.copied() != "ext. 204", "only where people come first");
    }
}

#[test]
fn a_record_of_the_ladder_comes_back_from_the_disk() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+2").press("Ctrl+Shift+L").type_text("a").wait(1.0);
    let home = app.kill();
    let mut app = app_at(home, NARROW, Settings::default());
    app.frames(3);
    app.expect("Ask 14:30, done");
    let Event { kind, .. } = app.call().events[1];
    assert_eq!(kind, EventKind::Request);
}
