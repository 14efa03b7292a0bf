//! The middle of a call: read back, two options, somebody brought in.

use evenkeel::model::action::{Action, Change, Which};
use evenkeel::model::brief::{MOST_WORDS, spoken_words};
use evenkeel::model::call::EventKind;
use evenkeel::model::field::Field;

use crate::app::{App, NARROW, TINY, WIDE, app};

const READ_BACK: &str = "Let me check I have this right, Mrs Lind: it's about the double charge, and you'd like a \
                         refund of 40 dollars. What did I leave out?";

fn typed(app: &mut App) {
    app.press("Ctrl+N").type_text("I was charged twice and nobody calls me back");
    app.press("Tab").type_text("Mrs Lind").press("Tab").type_text("the double charge");
    app.press("Tab").type_text("a refund of 40 dollars");
}

fn type_into(app: &mut App, field: Field, text: &str) {
    app.act(Action::Record(Which::Live, Change::Text(field, text.to_owned(), text.chars().count())));
    app.frames(2);
}

#[test]
fn what_was_typed_in_the_strip_is_read_back_copied_and_ticked_with_the_time() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Alt+3");
        assert!(!app.sees_part("Copy read-back"), "with nothing to read back it takes no room");
        app.press("Ctrl+N").press("Alt+3");
        typed(&mut app);
        app.press("Alt+3").expect(&format!("Copy read-back: {READ_BACK}"));
        app.press("Ctrl+Shift+D").expect("Copied: read-back");
        assert_eq!(app.copied(), READ_BACK);
        app.focus("Other wording of the read-back, 1 of 3").press("Space").press("Ctrl+Shift+D");
        assert!(app.copied().contains("“I was charged twice and nobody calls me back”"), "{}", app.copied());
        app.press("Ctrl+D").expect("Read back at 14:30, they agreed");
        assert!(app.call().read_back.is_some());
        let [tick] = app.call().steps.as_slice() else { panic!("the step that asks for it is ticked") };
        assert_eq!(tick.step, "read-it-back");
        assert!(!app.sees_part("Copy read-back"), "the sentence folds away once they agreed");
        app.press("Ctrl+Z").expect("Copy read-back");
    }
}

#[test]
fn nothing_is_read_back_where_people_come_first() {
    let mut app = app(NARROW);
    typed(&mut app);
    app.act(Action::Record(Which::Live, Change::Situation("threat".to_owned())));
    app.frames(2);
    assert!(!app.sees_part("Copy read-back"));
}

#[test]
fn two_options_are_due_once_they_were_heard_and_no_longer_once_they_are_offered() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").press("Alt+3");
    assert!(!app.sees_part("Now two options"));
    app.click("Say sorry once and mean it. One sentence, then move.").expect("Now two options: Ctrl+O");
    app.press("Ctrl+Z");
    assert!(!app.sees_part("Now two options"), "the tick was taken back");
    app.press("Ctrl+1").expect("Now two options: Ctrl+O");
    type_into(&mut app, Field::Can(0), "ring back today");
    app.expect("Two options begun: Ctrl+O");
    type_into(&mut app, Field::Offered, "a call back");
    assert!(!app.sees_part("wo options"), "something is offered");
    app.press("Ctrl+N").press("Alt+3");
    assert!(!app.sees_part("wo options"), "the next call begins anew");
}

#[test]
fn options_are_made_into_a_sentence_and_one_key_offers_it() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").press("Alt+3").press("Ctrl+O").type_text("send a new card").press("Enter");
        app.type_text("call you at five").press("Enter").type_text("waive the fee").press("Enter");
        app.type_text("the contract sets it").expect("Copy offer: What I can do is send a new card, or call");
        app.focus("Other wording of the offer, 1 of 2").press("Space").focus("Because");
        app.press("Ctrl+O").expect("Copied: offer");
        let offered = "I'll be straight with you: I can't waive the fee, because the contract sets it. I can send a \
                       new card, or I can call you at five. You choose.";
        assert_eq!(app.copied(), offered, "{size:?}");
        assert_eq!(app.call().offered, offered);
        let event = app.call().events.last().unwrap().clone();
        assert_eq!((event.kind, event.text), (EventKind::Action, format!("Offered: {offered}")));
        let options = app.call().options.clone().unwrap();
        assert_eq!(options.can, ["send a new card", "call you at five"]);
        assert_eq!(
            (options.cannot.as_str(), options.because.as_str()),
            ("waive the fee", "the contract sets it")
        );
        let step = app.model().lead().unwrap().options_step().unwrap().id.clone();
        assert!(app.call().steps.iter().any(|tick| tick.step == step), "the step that asks for it is ticked");
        assert!(!app.sees_part("Copy offer"), "the composer folds away");
        app.wait(1.0);
        assert_eq!(app.on_disk()[0].options, Some(options), "{size:?}");
        app.press("Ctrl+Z");
        assert_eq!((app.call().offered.as_str(), app.call().events.len()), ("", 0), "one step takes it back");
        assert!(app.call().steps.is_empty(), "the tick too");
    }
}

#[test]
fn enter_leads_through_the_composer_to_the_offer_and_esc_leaves_it_with_the_text_kept() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+3").press("Ctrl+O").type_text("ring back").press("Enter").press("Escape");
    assert!(!app.sees("Or I can"), "the composer is left");
    app.expect("Two options begun").type_text("in their words");
    assert_eq!(app.call().words, "in their words");
    app.press("Ctrl+O").type_text("write").press("Enter").press("Enter").press("Enter").press("Enter");
    assert_eq!(app.copied(), "What I can do is ring back, or write. Which of the two would help you more?");
    app.press("Ctrl+O").press("Ctrl+O");
    assert_eq!(app.call().offered, app.copied(), "offered once more it stands there once");
    assert_eq!(app.call().events.len(), 2);
}

#[test]
fn where_hands_are_tied_the_composer_is_there_by_itself() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+5").expect("Or I can");
    type_into(&mut app, Field::Offered, "a call back");
    assert!(!app.sees("Or I can"));
    type_into(&mut app, Field::Offered, "");
    app.focus("Or I can").press("Escape");
    assert!(!app.sees("Or I can"), "Esc leaves it");
    app.press("Ctrl+N").press("Alt+5").expect("Or I can");
}

#[test]
fn a_card_number_among_the_options_is_masked() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+O").type_text("move it to 4111 1111 1111 1111 today").wait(1.0);
    assert_eq!(app.call().options.clone().unwrap().can, ["move it to card ····1111 today"]);
    assert!(!app.all_bytes().contains("4111 1111"));
}

#[test]
fn the_brief_is_two_keys_away_and_follows_the_record() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        typed(&mut app);
        app.press("Alt+3").press("Ctrl+L").type_text("My Lawyer will hear of this");
        app.press("Ctrl+E").press("Ctrl+Shift+E").expect("Copied: brief");
        assert_eq!(
            app.copied(),
            "This is Mrs Lind. It's about the double charge. In their words: “I was charged twice and nobody calls \
             me back”. They want a refund of 40 dollars. Words that were said: “Lawyer”. Please begin with: “I've \
             read your notes, you won't have to repeat it.”",
            "{size:?}"
        );
        type_into(&mut app, Field::Remedy, "a call back today");
        app.press("Ctrl+Shift+E");
        assert!(
            app.copied().contains("“a call back today”")
                || app.copied().contains("They want a call back today.")
        );
        let to =
            app.harness.ctx.memory(egui::Memory::focused).and_then(|id| app.harness.ctx.read_response(id));
        let to = to.expect("the keyboard is in “Escalate to”");
        assert!(
            to.interact_rect.height() > 10.0,
            "it has come into sight at {size:?}: {:?}",
            to.interact_rect
        );
    }
}

#[test]
fn enter_leads_from_whom_to_why_and_on_to_their_words() {
    let mut app = app(NARROW);
    typed(&mut app);
    app.press("Ctrl+E").type_text("Team lead").press("Enter").type_text("asked for one").press("Enter");
    app.type_text(" again");
    let escalation = app.call().escalation.clone().unwrap();
    assert_eq!((escalation.to.as_str(), escalation.why.as_str()), ("Team lead", "asked for one"));
    assert!(app.call().words.ends_with(" again"));
}

#[test]
fn a_brief_that_was_edited_or_accepted_stays_as_it_was() {
    let mut app = app(WIDE);
    typed(&mut app);
    app.press("Ctrl+E").focus("Accepted by").type_text("Sam");
    let escalation = app.call().escalation.clone().unwrap();
    assert!(escalation.accepted_at.is_some() && escalation.brief.contains("double charge"), "{escalation:?}");
    app.expect("Accepted at 14:30");
    type_into(&mut app, Field::Issue, "the late fee");
    app.press("Ctrl+Shift+E");
    assert!(app.copied().contains("double charge"), "accepted: {}", app.copied());

    app.press("Ctrl+N").type_text("a second caller").press("Ctrl+E").focus("Brief").type_text(" He is fair.");
    type_into(&mut app, Field::Issue, "the late fee");
    app.press("Ctrl+Shift+E");
    assert!(app.copied().ends_with(" He is fair.") && !app.copied().contains("late fee"), "{}", app.copied());
    app.press("Ctrl+Enter").press("Ctrl+Enter").wait(0.5);
    let filed = app.on_disk().into_iter().find(|call| call.words == "a second caller").unwrap();
    assert!(filed.escalation.unwrap().brief.ends_with(" He is fair."));
}

#[test]
fn a_filed_escalation_holds_the_brief_as_it_was_handed_on() {
    let mut app = app(NARROW);
    typed(&mut app);
    app.press("Ctrl+E").type_text("Sam").press("Ctrl+Enter").press("Ctrl+Enter").wait(0.5);
    let brief = app.on_disk().remove(0).escalation.unwrap().brief;
    assert!(brief.contains("the double charge") && spoken_words(&brief) <= MOST_WORDS, "{brief}");
}

#[test]
fn what_the_caller_is_told_stands_beside_the_brief() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").type_text("x").press("Ctrl+E").click(
        "Copy what to tell them: I'd like my supervisor in on this with us. I'll tell them everything first, so you \
         won't have to start again.",
    );
    assert!(app.copied().starts_with("I'd like my supervisor in on this"));
}

#[test]
fn from_the_notes_the_key_leads_back_to_the_options_and_offers_nothing() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").press("Alt+3").press("Ctrl+O").type_text("send a new card");
        app.press("Ctrl+L").type_text("he swore").press("Ctrl+O");
        assert_eq!((app.call().offered.as_str(), app.call().events.len()), ("", 1), "{size:?}");
        assert_eq!(app.focused(), "Or I can", "{size:?}");
    }
}
