//! The techniques of the sources that an agent meets in the guide, one story each: what is seen,
//! ticked or copied in a call. `tests/golden/techniques.csv` names the story of every technique,
//! and what to take out to see it fail.

use egui_kittest::kittest::Queryable as _;

use crate::app::{App, NARROW, WIDE, app};

/// A call in which the situation with this number leads; nouns fill the cards.
fn call(number: &str) -> App {
    let mut app = app(WIDE);
    app.press("Ctrl+N").type_text("I was charged twice");
    app.press("Tab").type_text("Mrs Lind");
    app.press("Tab").type_text("the double charge");
    app.press("Tab").type_text("a refund");
    app.press(&format!("Alt+{number}"));
    app
}

impl App {
    /// Ticks steps by their key until this one is ticked, and answers those ticked by then.
    #[track_caller]
    fn ticks_up_to(&mut self, step: &str) -> usize {
        for _ in 0..7 {
            self.press("Ctrl+J");
            if self.call().steps.iter().any(|tick| tick.step == step) {
                return self.call().steps.len();
            }
        }
        panic!("no step {step}: {:?}", self.call().steps);
    }

    /// Copies the card with this number and looks what the clipboard holds.
    #[track_caller]
    fn copies(&mut self, number: u8, text: &str) -> &mut Self {
        self.press(&format!("Ctrl+{number}"));
        assert_eq!(self.copied(), text);
        self
    }
}

#[test]
fn a_difficult_caller_is_found_by_what_makes_them_difficult() {
    let kinds = [
        ("never satisfied", "cant-be-pleased"),
        ("insulting me", "abusive"),
        ("unreasonable", "impossible-demand"),
        ("can't be done", "impossible-demand"),
    ];
    for (typed, id) in kinds {
        let mut app = app(NARROW);
        app.press("Ctrl+F").type_text(typed).press("Enter");
        assert_eq!(app.call().situations, [id], "{typed}");
    }
}

#[test]
fn with_an_abrupt_caller_calm_and_firm_is_a_step_to_tick() {
    let mut app = call("1");
    app.expect("Say you're on it. Calm and firm; don't match their speed.");
    assert_eq!(app.ticks_up_to("show-willing"), 3);
}

#[test]
fn the_same_side_is_offered_as_words_to_copy() {
    let mut app = call("7");
    app.click("Other wording of card 2, 1 of 2");
    app.copies(2, "I'm on your side here. I want the double charge gone as much as you do.");
}

#[test]
fn a_dig_at_the_caller_stands_among_what_to_avoid_with_its_replacement() {
    let mut app = call("4");
    app.expect("× If you know so much, why are you calling?");
    app.expect("→ You know this well. Which part do you want from me?");
}

#[test]
fn someone_unavailable_is_answered_calmly_and_clearly() {
    let mut app = call("5");
    assert_eq!(app.ticks_up_to("one-clear-no"), 5);
    app.copies(
        5,
        "They're not available right now. I can pass on a message word for word, or start on it myself.",
    );
}

#[test]
fn the_caller_is_told_that_it_is_being_written_down_and_it_is() {
    let mut app = call("3");
    app.copies(2, "I'm writing this down as you say it, so I've got it in your words.");
    app.wait(1.0);
    assert_eq!(app.on_disk()[0].words, "I was charged twice");
}

#[test]
fn the_guide_begins_in_the_callers_shoes() {
    call("6").expect("In their place, what would you want?");
}

#[test]
fn what_would_reinforce_the_concern_stands_beside_what_to_say() {
    let mut arrogant = call("4");
    arrogant.expect("× I agree").expect("→ I hear your view of it. Here's what I can do about the fault.");
    call("7").expect("× Yes, that's true");
}

#[test]
fn before_hanging_up_the_agent_checks_that_nothing_is_left() {
    let mut app = call("1");
    app.copies(5, "That's done. Have I covered everything you need?");
    assert_eq!(app.ticks_up_to("done-and-next"), 7);
}

#[test]
fn an_abrupt_caller_gets_close_listening_and_work_at_once() {
    let mut app = call("1");
    app.copies(1, "Got it. I'm starting on that now.");
    assert_eq!(app.ticks_up_to("catch-the-order"), 2);
    assert_eq!(app.ticks_up_to("work-aloud"), 6);
}

#[test]
fn an_angry_caller_gets_an_apology_an_open_question_a_plan_and_a_promise() {
    let mut app = call("3");
    assert_eq!(app.ticks_up_to("sorry-once"), 3);
    app.copies(4, "What would put this right for you?");
    app.press("Ctrl+P").type_text("refund the second charge by tomorrow 3pm").press("Enter");
    app.copies(6, "Here's the plan. I will refund the second charge by tomorrow 15:00.");
    assert_eq!(app.ticks_up_to("say-it-do-it"), 7);
}

#[test]
fn someone_who_knows_it_all_gets_facts_and_something_useful() {
    let mut app = call("4");
    app.copies(1, "That detail helps, thank you. I can use it straight away.");
    assert_eq!(app.ticks_up_to("facts-and-a-yes"), 6);
}

#[test]
fn the_most_difficult_caller_gets_the_best_manners() {
    let mut app = call("7");
    app.expect("Be civil first, and a little kinder than you need to be.");
    assert_eq!(app.ticks_up_to("extra-civil"), 3);
}

#[test]
fn what_their_day_may_be_like_is_said_before_anything_else() {
    call("1").expect("They may be short of time, not short of respect.");
}

#[test]
fn help_is_offered_in_the_words_of_the_sources() {
    let mut app = call("7");
    app.copies(1, "I understand your problem – let me see if I can help you!");
    app.copies(2, "That does sound like an issue. Let's try to come up with a solution together.");
}

#[test]
fn our_own_mistake_is_owned_in_one_sentence() {
    let mut app = call("6");
    app.copies(1, "You're absolutely right. This should never have happened. Let me get on this right now.");
    assert_eq!(app.ticks_up_to("own-it"), 3);
}

#[test]
fn every_call_begins_with_the_agents_own_breath() {
    for (number, step) in [("1", "settle"), ("2", "feet-flat"), ("3", "one-breath"), ("7", "fresh-start")] {
        assert_eq!(call(number).ticks_up_to(step), 1, "{number}");
    }
}

#[test]
fn they_are_let_finish_and_their_words_stay_in_sight() {
    let mut app = call("3");
    app.expect("Let them finish. Type their words as they come.");
    assert_eq!(app.ticks_up_to("let-them-finish"), 2);
    app.press("Ctrl+L").type_text("my third call this week");
    let words = app.harness.get_by_label("Their words");
    assert_eq!(words.value().as_deref(), Some("I was charged twice"));
    assert!(app.harness.ctx.content_rect().contains_rect(words.rect()));
}

#[test]
fn feelings_are_acknowledged_in_one_line() {
    let mut app = call("3");
    app.copies(1, "I can see how you'd feel this way.");
    app.click("Other wording of card 1, 1 of 3");
    app.copies(1, "That sounds rough. I'm sorry that happened.");
}

#[test]
fn an_open_question_asks_what_they_expect() {
    let mut app = call("7");
    app.copies(4, "What would make this call worth it for you?");
    assert_eq!(app.ticks_up_to("what-is-enough"), 5);
}

/// The thoughts that the one-breath reset shows in this call, until this one comes.
#[track_caller]
fn thinks(app: &mut App, thought: &str) {
    for _ in 0..20 {
        app.press("Ctrl+Shift+B");
        let shown = app.model().reset.as_ref().expect("a reset runs").thought.clone();
        app.expect(&shown).press("Escape");
        if shown == thought {
            return;
        }
    }
    panic!("{thought} never comes");
}

#[test]
fn the_agents_answer_is_their_own() {
    thinks(&mut call("5"), "They choose their words. I choose what I do with them.");
}

#[test]
fn the_agent_minds_their_own_manners() {
    thinks(&mut call("1"), "I'm not here to mark their manners. I'm minding mine.");
}

#[test]
fn one_breath_and_it_is_not_about_them() {
    let mut app = app(NARROW);
    thinks(&mut app, "One breath out. This isn't about me.");
    app.press("Ctrl+Shift+B").expect("Breathe in").wait(4.1);
    app.expect("Breathe out").wait(6.0);
    assert!(app.model().reset.is_none());
}

#[test]
fn it_is_the_mess_that_they_are_angry_with() {
    thinks(&mut call("2"), "It's the mess they're angry with. I only picked up the phone.");
}

#[test]
fn everyone_has_bad_days() {
    thinks(&mut call("2"), "Everyone gets bad days. This is one of theirs.");
}

#[test]
fn it_is_one_person_to_another() {
    thinks(&mut call("4"), "Two people on a phone line. That's all this is.");
}

#[test]
fn it_is_summed_up_before_it_is_answered() {
    let mut app = call("3");
    app.copies(3, "Let me repeat what you said to make sure I understand.");
    assert_eq!(app.ticks_up_to("read-it-back"), 4);
}
