//! Five calls with real complaints, one for the advice of each source, by the keyboard alone: how
//! many keys each thing takes. `--no-capture` prints the counts.

use crate::app::{App, NARROW, app};
use crate::support::golden;

/// What was done, the keys it took, the most it may take. Text that is typed is not counted, Tab
/// and Enter are.
struct Counts(Vec<(&'static str, usize, usize)>);

impl Counts {
    fn count(&mut self, app: &mut App, what: &'static str, most: usize, play: impl FnOnce(&mut App)) {
        let before = app.keys;
        play(app);
        self.0.push((what, app.keys - before, most));
    }

    #[expect(clippy::print_stdout, reason = "the counts are what this is for")]
    fn tell(self, call: &str) {
        println!("{call}");
        for (what, keys, most) in self.0 {
            println!("  {keys} of {most} keys: {what}");
            assert!(keys <= most, "{call}: {what} takes {keys} keys, {most} at most");
        }
    }
}

/// A new call into which this complaint was typed, with the nouns that fill the cards.
fn complaint(number: usize, nouns: [&str; 3]) -> App {
    let mut table = csv::Reader::from_path(golden("narratives.csv")).unwrap();
    let row = table.records().nth(number).unwrap().unwrap();
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text(row.get(6).unwrap());
    for noun in nouns {
        app.press("Tab").type_text(noun);
    }
    app
}

/// A plain call: ended, disposed of and filed.
fn wrap_up(counts: &mut Counts, app: &mut App) {
    counts.count(app, "wrap-up of a plain call", 6, |app| {
        app.press("Ctrl+Enter").press("1").press("Ctrl+Enter");
    });
    app.expect("Filed as");
    app.frames(4);
    let call = app.on_disk().remove(0);
    assert_eq!((call.status.name(), call.disposition.as_str()), ("ended", "Resolved"));
}

#[test]
fn keeping_cool_with_an_impossible_demand() {
    let mut counts = Counts(Vec::new());
    let mut app = complaint(0, ["Mr Reyes", "the report to the bureau", "it taken back today"]);
    counts.count(&mut app, "situation", 1, |app| {
        app.press("Alt+5");
    });
    counts.count(&mut app, "one breath and a thought", 1, |app| {
        app.press("Ctrl+Shift+B").expect("Breathe in");
    });
    app.wait(11.0);
    counts.count(&mut app, "a filled card", 2, |app| {
        app.press("Ctrl+4");
    });
    assert!(app.copied().contains("it taken back today"), "{}", app.copied());
    wrap_up(&mut counts, &mut app);
    counts.tell("A: keep your cool");
}

#[test]
fn writing_it_down_and_bringing_in_a_supervisor() {
    let mut counts = Counts(Vec::new());
    let mut app = complaint(1, ["Ms Ward", "the closed account", "the balance paid out"]);
    counts.count(&mut app, "situation", 1, |app| {
        app.press("Alt+2");
    });
    counts.count(&mut app, "an event with its time", 2, |app| {
        app.press("Ctrl+L").type_text("you people are thieves").press("Enter");
    });
    assert_eq!(app.call().events[0].text, "you people are thieves");
    counts.count(&mut app, "escalation brief copied", 2, |app| {
        app.press("Ctrl+E").press("Ctrl+Shift+E");
    });
    for said in ["Ms Ward", "the closed account", "the balance paid out", "you won't have to repeat it"] {
        assert!(app.copied().contains(said), "{said} is not in {}", app.copied());
    }
    wrap_up(&mut counts, &mut app);
    counts.tell("B: write it down, bring in a supervisor");
}

#[test]
fn a_plan_and_a_promise_for_an_angry_caller() {
    let mut counts = Counts(Vec::new());
    let mut app = complaint(2, ["Mrs Lind", "the double charge", "a refund"]);
    counts.count(&mut app, "situation", 1, |app| {
        app.press("Alt+3");
    });
    counts.count(&mut app, "promise in one line", 2, |app| {
        app.press("Ctrl+P").type_text("refund the second charge by tomorrow 3pm").press("Enter");
    });
    let promise = app.call().promises[0].clone();
    assert_eq!(promise.due.unwrap().to_string(), "2026-11-23T15:00:00Z");
    counts.count(&mut app, "a filled card", 2, |app| {
        app.press("Ctrl+6");
    });
    assert_eq!(app.copied(), "Here's the plan. I will refund the second charge by tomorrow 15:00.");
    wrap_up(&mut counts, &mut app);
    counts.tell("C: angry, wants it now");
}

#[test]
fn owning_our_mistake_and_following_through() {
    let mut counts = Counts(Vec::new());
    let mut app = complaint(3, ["Mr Okafor", "the wrong address", "a corrected letter"]);
    counts.count(&mut app, "situation", 1, |app| {
        app.press("Alt+6");
    });
    counts.count(&mut app, "a card", 2, |app| {
        app.press("Ctrl+1");
    });
    assert!(app.copied().starts_with("You're absolutely right."), "{}", app.copied());
    counts.count(&mut app, "promise in one line", 2, |app| {
        app.press("Ctrl+P").type_text("send the letter by Friday").press("Enter");
    });
    wrap_up(&mut counts, &mut app);
    counts.tell("D: our mistake");
}

#[test]
fn the_seven_steps_with_somebody_upset() {
    let mut counts = Counts(Vec::new());
    let mut app = complaint(4, ["Mrs Adler", "the frozen card", "the card opened again"]);
    counts.count(&mut app, "situation", 1, |app| {
        app.press("Alt+9");
    });
    counts.count(&mut app, "read back and agreed", 2, |app| {
        app.press("Ctrl+Shift+D").press("Ctrl+D");
    });
    assert!(app.copied().contains("the frozen card"), "{}", app.copied());
    assert!(app.call().read_back.is_some());
    let steps = app.model().lead().unwrap().steps.len();
    counts.count(&mut app, "every step of the arc ticked", steps, |app| {
        for _ in 0..steps {
            app.press("Ctrl+J");
        }
    });
    assert_eq!(app.call().steps.len(), steps);
    wrap_up(&mut counts, &mut app);
    counts.tell("E: the seven steps");
}
