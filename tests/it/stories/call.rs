//! A whole call, and each part of it.

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::{Action, Change, Place, Which};
use evenkeel::model::call::{EventKind, PromiseStatus, Status};
use evenkeel::model::card;
use evenkeel::model::field::Field;
use evenkeel::model::state::OFFER_SECS;

use crate::app::{App, NARROW, TINY, WIDE, app};

/// A call by the keyboard alone, from the first word to the filing.
fn whole_call(mut app: App) -> App {
    app.press("Ctrl+N").type_text("I was charged twice and nobody calls me back");
    app.press("Tab").type_text("Mrs Lind");
    app.press("Tab").type_text("the double charge");
    app.press("Tab").type_text("a refund of 40 dollars");
    app.press("Alt+3").expect("Something they counted on let them down");
    app.press("Ctrl+1");
    assert_eq!(app.copied(), "I can see how you'd feel this way.");
    app.press("Ctrl+D");
    app.press("Ctrl+L").type_text("you people are thieves");
    app.press("Ctrl+P").type_text("send the form by tomorrow 3pm").expect("by tomorrow, Mon 23 Nov, 15:00");
    app.press("Ctrl+E").type_text("the billing lead");
    app.press("Ctrl+Enter").type_text("agreed to wait for the form");
    app.press("Ctrl+Enter").expect("Filed as");
    app.frames(4);
    app
}

#[test]
fn a_whole_call_is_taken_by_keyboard_alone_in_windows_of_every_size() {
    for size in [NARROW, TINY, WIDE] {
        let app = whole_call(app(size));
        let [call] = app.on_disk().try_into().expect("one record");
        assert_eq!(call.status, Status::Ended, "{size:?}");
        assert_eq!(call.words, "I was charged twice and nobody calls me back");
        assert_eq!((call.customer.as_str(), call.issue.as_str()), ("Mrs Lind", "the double charge"));
        assert_eq!(call.remedy, "a refund of 40 dollars");
        assert_eq!(call.situations, ["angry"]);
        assert!(call.read_back.is_some() && call.ended.is_some());
        assert_eq!(call.events.len(), 1);
        assert_eq!(
            (call.events[0].kind, call.events[0].text.as_str()),
            (EventKind::Quote, "you people are thieves")
        );
        assert_eq!(call.promises[0].text, "send the form");
        assert_eq!(call.promises[0].due.unwrap().to_string(), "2026-11-23T15:00:00Z");
        assert_eq!(call.promises[0].status, PromiseStatus::Open);
        assert_eq!(call.escalation.as_ref().unwrap().to, "the billing lead");
        assert_eq!(call.outcome, "agreed to wait for the form");
        assert!(app.model().call().is_none(), "the window is ready for the next call");
    }
}

#[test]
fn typing_what_the_caller_does_ranks_the_situations_and_enter_takes_the_best() {
    for (typed, id) in
        [("yelling", "angry"), ("refund now", "angry"), ("swearing", "abusive"), ("crying", "upset")]
    {
        let mut app = app(NARROW);
        app.press("Ctrl+F").type_text(typed).press("Enter");
        assert_eq!(app.call().situations, [id], "{typed}");
    }
}

#[test]
fn the_numbers_belong_to_the_situations_shown() {
    let mut app = app(NARROW);
    app.press("Ctrl+F").type_text("no answer").press("Alt+1");
    assert_eq!(app.call().situations, ["silent"]);
    app.press("Alt+1");
    assert_eq!(app.call().situations, ["abrupt", "silent"], "the search is over, the usual numbers are back");
}

#[test]
fn a_digit_alone_chooses_only_while_nothing_is_typed_into() {
    let mut app = app(NARROW);
    app.press("2");
    assert_eq!(app.call().situations, ["abusive"]);
    app.press("Ctrl+N").press("3").type_text("3");
    assert_eq!(app.call().words, "3");
    assert!(app.call().situations.is_empty());
}

#[test]
fn several_situations_apply_and_the_last_chosen_leads() {
    let mut app = app(NARROW);
    app.press("Alt+3").press("Alt+9");
    assert_eq!(app.call().situations, ["upset", "angry"]);
    app.press("Alt+3");
    assert_eq!(app.call().situations, ["angry", "upset"]);
    app.press("Alt+3");
    assert_eq!(app.call().situations, ["upset"], "the one that leads, chosen again, goes");
}

#[test]
fn steps_are_ticked_with_their_time_and_the_tick_can_be_taken_back() {
    let mut app = app(NARROW);
    app.press("Alt+3").click("Let them finish. Type their words as they come.");
    let tick = app.call().steps[0].clone();
    assert_eq!((tick.situation.as_str(), tick.step.as_str()), ("angry", "let-them-finish"));
    assert!(tick.at.to_string().starts_with("2026-11-22T14:30:0"), "{}", tick.at);
    app.click("Let them finish. Type their words as they come.");
    assert!(app.call().steps.is_empty());
}

#[test]
fn no_card_ever_shows_a_brace_and_an_empty_slot_is_a_blank() {
    let mut app = app(WIDE);
    let situations = app.model().playbook.situations.clone();
    for situation in &situations {
        app.act(Action::Record(
            Which::Live,
            evenkeel::model::action::Change::Situation(situation.id.clone()),
        ));
        app.frames(2);
        for (at, card) in situation.say.iter().enumerate() {
            for wording in &card.variants {
                let filled =
                    card::fill(app.model().shown_wording(&situation.id, card), app.model().call(), &now());
                assert!(!filled.contains(['{', '}']), "{filled}");
                app.expect(&format!("Copy card {}: {filled}", at + 1));
                app.act(Action::NextWording(format!("{}/{}", situation.id, card.id)));
                app.frames(1);
                assert_eq!(wording.contains('{'), card::fill(wording, None, &now()).contains(card::BLANK));
            }
        }
    }
}

fn now() -> jiff::Zoned {
    "2026-11-22T14:30:00[UTC]".parse().unwrap()
}

#[test]
fn a_card_is_filled_from_the_record_and_copied_by_click_or_key_with_a_quiet_word() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+3");
    app.act(Action::Record(Which::Live, text(Field::Issue, "the late fee")));
    app.act(Action::Record(Which::Live, text(Field::Remedy, "a credit")));
    app.frames(2);
    app.focus("Other wording of card 3, 1 of 2").press("Space");
    app.press("Ctrl+3").expect("Copied: card 3");
    assert_eq!(
        app.copied(),
        "Let me check I have this: the late fee, and you want a credit. What did I leave out?"
    );
    app.focus("Copy card 1: I can see how you'd feel this way.").press("Space");
    assert_eq!(app.copied(), "I can see how you'd feel this way.");
    app.wait(4.5);
    assert!(!app.sees_part("Copied:"), "the confirmation goes by itself");
}

fn text(field: Field, text: &str) -> evenkeel::model::action::Change {
    evenkeel::model::action::Change::Text(field, text.to_owned(), text.chars().count())
}

#[test]
fn calls_set_aside_are_counted_in_the_bar_while_another_is_in_hand() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("first").press("Ctrl+N").type_text("second");
        app.press("Ctrl+N").type_text("third");
        app.click_part("2 calls to finish, go on with");
        assert_eq!(app.call().words, "second", "{size:?}");
    }
}

#[test]
fn a_new_call_sets_the_old_one_aside_and_one_key_brings_it_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("first caller");
    app.press("Ctrl+N").type_text("second caller").expect("set aside to finish");
    let statuses: Vec<_> = app.on_disk().iter().map(|call| (call.words.clone(), call.status)).collect();
    assert!(statuses.contains(&("first caller".to_owned(), Status::ToFinish)), "{statuses:?}");
    app.press("Ctrl+Shift+N");
    assert_eq!((app.call().words.as_str(), app.call().status), ("first caller", Status::Open));
    app.wait(1.0);
    let statuses: Vec<_> = app.on_disk().iter().map(|call| (call.words.clone(), call.status)).collect();
    assert!(statuses.contains(&("second caller".to_owned(), Status::ToFinish)), "{statuses:?}");
}

#[test]
fn everything_in_a_call_can_be_taken_back_and_made_again() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("one");
    app.wait(2.0);
    app.type_text(" two").press("Alt+3").press("Ctrl+D");
    app.press("Ctrl+Z");
    assert!(app.call().read_back.is_none());
    app.press("Ctrl+Z");
    assert!(app.call().situations.is_empty());
    app.press("Ctrl+Z");
    assert_eq!(app.call().words, "one");
    app.press("Ctrl+Shift+Z").press("Ctrl+Shift+Z").press("Ctrl+Shift+Z");
    assert_eq!((app.call().words.as_str(), app.call().read_back.is_some()), ("one two", true));
}

#[test]
fn a_filed_call_comes_back_with_undo() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("too soon").press("Ctrl+Enter").press("Ctrl+Enter");
    assert!(app.model().call().is_none());
    app.press("Ctrl+Z");
    assert_eq!((app.call().words.as_str(), app.call().status), ("too soon", Status::WrapUp));
    app.wait(0.5);
    assert_eq!(app.on_disk()[0].status, Status::WrapUp);
}

#[test]
fn a_call_in_which_nothing_was_noted_leaves_no_file() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").wait(1.0);
    app.press("Ctrl+Enter");
    assert_eq!(app.on_disk(), []);
}

#[test]
fn the_clock_runs_while_the_caller_is_there_and_stops_with_the_call() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("hello");
    app.wait(65.0);
    app.expect("01:0");
    app.press("Ctrl+Enter");
    let secs = app.model().call_secs("2030-01-01T00:00:00Z".parse().unwrap());
    assert!(secs.is_some_and(|secs| (65..75).contains(&secs)), "{secs:?}");
}

#[test]
fn heat_is_set_by_arrow_keys_and_stored() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("x").press("F6");
    app.focus("Heat at the start");
    app.frames(2);
    app.press("ArrowRight").press("ArrowRight").press("ArrowLeft").press("ArrowRight");
    assert_eq!(app.call().heat_start, Some(6));
}

#[test]
fn a_brief_that_was_copied_is_filed_as_it_was_copied() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("I was charged twice").press("Ctrl+E").type_text("Sam");
    app.act(Action::Record(
        Which::Live,
        Change::Event(EventKind::Action, "checked both payments".to_owned()),
    ));
    app.press("Ctrl+Shift+E");
    let copied = app.copied().to_owned();
    assert!(copied.contains("Done so far: checked both payments."), "{copied}");
    // so much is noted afterwards that there is no room for all
    for field in [Field::Issue, Field::Remedy, Field::Product, Field::Offered] {
        let text = "one two three four five six seven eight nine ten eleven twelve".to_owned();
        app.act(Action::Record(Which::Live, Change::Text(field, text, 0)));
    }
    app.press("Ctrl+Enter").press("Ctrl+Enter").frames(3);
    let [call] = app.on_disk().try_into().expect("one record");
    assert_eq!(call.escalation.unwrap().brief, copied);
}

#[test]
fn a_brief_that_was_copied_is_the_one_that_was_accepted() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("I was charged twice").press("Ctrl+E").press("Ctrl+Shift+E");
    let copied = app.copied().to_owned();
    app.act(Action::Record(Which::Live, Change::HeatEnd(Some(4))));
    app.act(Action::Record(Which::Live, Change::EscalationAccepted));
    assert_eq!(app.call().escalation.as_ref().unwrap().brief, copied);
}

#[test]
fn what_can_be_taken_back_is_offered_no_longer_than_it_is_the_last_step() {
    let mut app = app(NARROW);
    let file = |app: &mut App| {
        app.press("Ctrl+N")
            .type_text("charged twice")
            .press("Ctrl+Enter")
            .press("Ctrl+Enter")
            .expect("Filed");
    };
    file(&mut app);
    app.frames(4);
    assert!(app.sleeps().as_secs_f64() <= OFFER_SECS, "it wakes to take it away: {:?}", app.sleeps());
    app.stall(OFFER_SECS + 0.1);
    assert!(!app.sees_part("Filed"), "it goes by itself");
    for begins in ["Ctrl+N", "Alt+3"] {
        file(&mut app);
        app.press(begins);
        assert!(!app.sees_part("Filed"), "{begins}: a new call is in hand");
    }
    file(&mut app);
    app.type_text("typed");
    assert!(!app.sees_part("Filed"), "a new call is in hand");
    app.press("Alt+3").press("Ctrl+J").expect("Ticked").press("Ctrl+Z");
    assert!(!app.sees_part("Ticked"), "it was taken back");
    app.press("Ctrl+N").expect("set aside").press("Ctrl+Z");
    assert!(!app.sees_part("set aside"), "it was taken back");
}

#[test]
fn a_card_that_is_copied_comes_into_sight_and_is_told_by_its_first_words() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("they shout").press("Alt+3");
    let last = app.model().lead().unwrap().say.len();
    let label = format!("Copy card {last}:");
    let bottom = |app: &App| app.harness.get_by_label_contains(&label).rect().bottom();
    let room = |app: &App| app.harness.get_by_label("Heat at the start").rect().top();
    assert!(bottom(&app) > room(&app), "the guide is longer than its room above the notes");
    app.press(&format!("Ctrl+{last}")).frames(20);
    assert!(bottom(&app) <= room(&app), "{} is in sight above {}", bottom(&app), room(&app));
    app.press("Ctrl+1").expect("Copied: card 1, “I can see how");
    app.press("Ctrl+9").expect("There is no card 9 here");
}

#[test]
fn the_keys_for_pages_turn_the_guide_and_the_notes_while_one_types() {
    for (size, turn, last) in [
        (NARROW, "", "Copy card 4"),
        (TINY, "F6", "More fields"),
        ([1280.0, 420.0], "", "Copy card 4"),
        ([1280.0, 320.0], "F6", "More fields"),
        (TINY, "", "Copy card 4"),
    ] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("they shout").press("Alt+3");
        if !turn.is_empty() {
            app.press(turn);
        }
        let top =
            |app: &App| app.harness.query_all_by_label_contains(last).next().map(|node| node.rect().top());
        let before = top(&app).unwrap();
        app.press("PageDown").frames(20);
        assert!(top(&app).unwrap() < before, "{size:?} {turn}");
        app.press("PageUp").frames(20);
        assert!((top(&app).unwrap() - before).abs() < 1.0, "{size:?} {turn}");
    }
}

#[test]
fn a_promise_that_was_typed_is_told_of_once_it_is_left_with_its_time_and_not_its_words() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").press("Ctrl+P").press("Enter");
        assert!(!app.sees_part("Promise noted"), "{size:?}: there is none yet");
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm").press("Enter");
        app.expect("Promise noted, by tomorrow 15:00").wait(5.0);
        app.press("Ctrl+P")
            .type_text("send the rest")
            .press("Tab")
            .expect("Promise noted, no time understood");
        app.wait(5.0);
        app.act(Action::Focus(Place::Field(Which::Live, Field::Promise(0))));
        app.frames(2);
        app.press("Tab");
        assert!(!app.sees_part("Promise noted"), "{size:?}: nothing was typed");
    }
}

#[test]
fn the_guide_of_a_new_call_begins_at_its_top_wherever_the_last_one_was_left() {
    let mut app = app(NARROW);
    let top = |app: &App| app.harness.get_by_label_contains("Something they counted on").rect().top();
    app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
    let there = top(&app);
    app.press("PageDown").press("PageDown");
    assert!(top(&app) < there, "it was scrolled");
    app.press("Ctrl+Enter").press("Ctrl+Enter").press("Ctrl+N").type_text("again").press("Alt+3");
    assert!((top(&app) - there).abs() < 1.0, "{} instead of {there}", top(&app));
}
