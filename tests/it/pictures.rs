//! Every pane as a picture, in light and dark, in three sizes, drawn by the product's own CPU
//! renderer: a change that somebody sees must be looked at. `UPDATE_SNAPSHOTS=true` accepts what
//! is drawn now.

mod beside;
mod desktop;
mod insights;
mod settings;

use egui_kittest::SnapshotOptions;
use evenkeel::model::action::{Action, Change, Place, Which};
use evenkeel::model::contact::Contact;
use evenkeel::model::field::Field;
use evenkeel::model::settings::{Section, Settings, Theme};
use evenkeel::model::{debrief, shift};

use evenkeel::ui::view::Turn;

use crate::app::{App, NARROW, TINY, WIDE, app_at};
use crate::ink::one_upon_another;
use crate::support::{Home, golden};

fn window(size: [f32; 2], theme: Theme) -> App {
    let mut app = app_at(Home::new(), size, Settings { theme, ..Settings::default() });
    app.harness.remove_cursor();
    app.frames(2);
    app
}

/// A call in the middle, as in README.
fn in_a_call(app: &mut App) {
    app.press("Ctrl+N").type_text("I was charged twice for the same payment. I called on 3 March and again last week, nobody calls me back and now there is a late fee on top.");
    for (field, text) in [
        (Field::Customer, "Mrs Lind"),
        (Field::Issue, "the double charge"),
        (Field::Remedy, "a refund of 40 dollars"),
    ] {
        app.act(Action::Record(Which::Live, Change::Text(field, text.to_owned(), 0)));
    }
    app.press("Alt+3").frames(2);
}

const SIZES: [([f32; 2], &str); 3] = [(TINY, "320x420"), (NARROW, "420x760"), (WIDE, "1280x800")];

pub(crate) fn pane(name: &str, play: impl Fn(&mut App)) {
    pane_in(SIZES, name, play);
}

fn pane_in(sizes: [([f32; 2], &str); 3], name: &str, play: impl Fn(&mut App)) {
    let mut failures = Vec::new();
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in sizes {
            let mut app = window(size, theme);
            play(&mut app);
            let options = SnapshotOptions::new().output_path(golden("pictures"));
            let file = format!("{name}-{theme_name}-{size_name}");
            failures.extend(one_upon_another(&app).into_iter().map(|found| format!("{file}: {found}")));
            let differs = app.harness.try_snapshot_options(file, &options).err();
            failures.extend(differs.map(|differs| differs.to_string()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_picker() {
    pane("picker", |_| ());
}

#[test]
fn the_guide() {
    pane("guide", |app| {
        in_a_call(app);
        app.click("One slow breath out. This isn't about you.");
        app.harness.remove_cursor();
        app.wait(1.0);
    });
}

#[test]
fn the_options() {
    pane("options", |app| {
        in_a_call(app);
        app.press("Alt+5")
            .press("Ctrl+D")
            .press("Ctrl+O")
            .type_text("send you a new card today")
            .press("Enter");
        app.type_text("call you at five").press("Enter").type_text("waive the fee").press("Enter");
        app.type_text("the contract sets it").wait(5.0);
    });
}

#[test]
fn the_escalation() {
    pane("escalation", |app| {
        in_a_call(app);
        app.press("Ctrl+L").type_text("my lawyer will hear of this");
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm");
        app.press("Ctrl+E").type_text("the billing lead").wait(1.0);
    });
}

#[test]
fn the_guide_when_people_come_first() {
    pane("safety", |app| {
        app.act(Action::Record(Which::Live, Change::Situation("threat".to_owned())));
        app.wait(1.0);
    });
}

#[test]
fn the_compact_strip() {
    let sizes = [([320.0, 76.0], "320x76"), ([420.0, 76.0], "420x76"), ([640.0, 76.0], "640x76")];
    pane_in(sizes, "compact", |app| {
        in_a_call(app);
        app.act(Action::Record(Which::Live, Change::HeatStart(Some(7))));
        app.press("Ctrl+M").press("Ctrl+B").wait(2.0);
    });
}

#[test]
fn the_breath() {
    pane("breath", |app| {
        in_a_call(app);
        app.wait(5.0);
        app.press("Ctrl+B").wait(2.5);
    });
}

#[test]
fn the_notes() {
    pane("notes", |app| {
        app.press("Ctrl+N").type_text("somebody else, set aside");
        in_a_call(app);
        let remedy = "both fees and the charge back, and a letter that says so";
        app.act(Action::Record(Which::Live, Change::Text(Field::Remedy, remedy.to_owned(), 0)));
        app.press("Ctrl+F").press("Escape").type_text(" She has told this to three of us by now.");
        app.press("Ctrl+L").type_text("you people are thieves");
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm");
        app.press("Ctrl+E").type_text("the billing lead");
        app.wait(1.0);
    });
}

#[test]
fn the_wrap_up() {
    pane("wrap-up", |app| {
        in_a_call(app);
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm");
        app.press("Ctrl+Enter").press("4").stall(18.0);
        app.wait(0.5);
    });
}

#[test]
fn the_debrief() {
    pane("debrief", |app| {
        app.press("Ctrl+N").type_text("charged twice").press("Tab").type_text("Mrs Lind").press("Alt+3");
        app.press("Ctrl+Enter").press("1").press("1");
        app.focus("Root cause in words").type_text("two systems").press("Ctrl+Enter");
        app.press("Ctrl+Shift+J").type_text("tense, then relieved");
        app.click("Take it").click("Decision: Raise it");
        app.act(Action::Focus(Place::Debrief(debrief::Part::Feeling)));
        app.harness.remove_cursor();
        app.stall(13.0);
        app.wait(0.5);
    });
}

#[test]
fn the_shift() {
    pane("shift", |app| {
        app.act(Action::Shift(shift::Change::Intend("Every call starts clean.".to_owned())));
        app.press("Ctrl+B").stall(500.0);
        in_a_call(app);
        app.act(Action::Record(Which::Live, Change::HeatStart(Some(7))));
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm");
        app.press("Ctrl+E").type_text("the billing lead");
        app.press("Ctrl+Enter").press("4").press("1").press("3").press("Ctrl+Enter").wait(0.6);
        app.press("Ctrl+H").stall(13.0);
        app.wait(0.5);
    });
}

#[test]
fn the_review() {
    pane("review", |app| {
        for words in
            ["charged twice for one payment", "the card never came", "a letter went to the wrong address"]
        {
            app.press("Ctrl+N").type_text(words).press("Alt+3").press("Ctrl+Enter").press("Ctrl+Enter");
        }
        app.wait(13.0);
        app.press("Ctrl+R").press("Enter");
        if app.harness.ctx.content_rect().width() < 400.0 {
            app.press("Escape");
        }
        app.wait(0.5);
    });
}

/// An earlier call of Mrs Lind, on the day before.
fn called_before(app: &mut App) {
    app.press("Ctrl+N").type_text("I was told the form is in the post. Where is it?").press("Alt+3");
    let customer = Change::Text(Field::Customer, "Mrs Lind".to_owned(), 0);
    app.act(Action::Record(Which::Live, customer));
    for promise in ["send the form by tomorrow 3pm", "refund the late fee by 5pm", "ring her back"] {
        app.act(Action::Record(Which::Live, Change::Promise(promise.to_owned())));
    }
    app.press("Ctrl+Enter").press("Ctrl+Enter");
}

#[test]
fn the_promises() {
    pane("promises", |app| {
        called_before(app);
        app.press("Ctrl+N").type_text("The card never came");
        for promise in
            ["post a new card by 2026-11-20", "check the address by Friday", "credit 5 dollars by noon"]
        {
            app.act(Action::Record(Which::Live, Change::Promise(promise.to_owned())));
        }
        app.stall(13.0);
        app.press("Ctrl+Shift+P").press("End").press("K").press("Home");
        app.stall(13.0);
    });
}

#[test]
fn a_returning_customer() {
    pane("returning", |app| {
        called_before(app);
        in_a_call(app);
        app.stall(13.0);
        app.frames(3);
    });
}

#[test]
fn their_earlier_call() {
    pane("earlier", |app| {
        called_before(app);
        in_a_call(app);
        app.stall(13.0);
        app.press("Ctrl+Shift+R").wait(0.2);
    });
}

#[test]
fn a_promise_that_came_due() {
    pane("reminder", |app| {
        called_before(app);
        in_a_call(app);
        app.stall(13.0);
        app.stall(2.5 * 3600.0);
        app.frames(3);
    });
}

#[test]
fn the_palette() {
    pane("palette", |app| {
        app.press("Ctrl+K").type_text("re").frames(3);
    });
}

#[test]
fn the_sheet_of_keys() {
    pane("keys", |app| {
        app.press("F1");
    });
}

#[test]
fn the_settings() {
    pane("settings", |app| {
        app.press("Ctrl+,").frames(2);
    });
}

#[test]
fn the_wrap_up_in_the_settings() {
    pane("settings-wrap-up", |app| {
        app.act(Action::SetUp(Section::WrapUp));
        app.frames(2);
        let summary = "{short_id} {customer}\n{words}\nPROMISED {promises}\n{dispositon}".to_owned();
        let last = "{short_id} {customer}\n{words}\nPROMISED {promises}".to_owned();
        let settings = app.model().settings.clone();
        app.act(Action::Set(Settings { summary, summary_last_good: last, ..settings }));
        app.wait(1.2);
        app.focus("Back to the built-in summary").frames(3);
    });
}

#[test]
fn a_list_in_the_settings() {
    pane("settings-list", |app| {
        app.act(Action::SetUp(Section::Strengths));
        app.frames(2);
        app.click("Add a strength").type_text("I stay calm when it gets loud").press("Enter");
        app.type_text("I find the way through a long form").press("Alt+Up");
        app.click("Add a kind word").type_text("“You were the first who listened”, Mr Osei");
        app.harness.remove_cursor();
        app.wait(1.2);
    });
}

#[test]
fn the_boundary_ladder() {
    pane("ladder", |app| {
        in_a_call(app);
        app.press("Alt+2").press("Ctrl+Shift+L").type_text("you people are thieves").press("Enter");
        app.act(Action::Focus(Place::Picker));
        app.harness.state_mut().window.view.notes_turn = Turn::Guide;
        app.stall(13.0);
        app.press("Escape").frames(3);
    });
}

#[test]
fn who_to_call_comes_first() {
    let contact = |who: &str, number: &str, note: &str, checked: &str| Contact {
        who: who.to_owned(),
        number: number.to_owned(),
        note: note.to_owned(),
        checked: checked.parse().ok(),
    };
    pane("contacts", |app| {
        let contacts = vec![
            contact("Duty supervisor", "ext. 204", "always first", "2026-11-01"),
            contact("Site security", "radio channel 9", "", "2026-05-01"),
        ];
        app.act(Action::Set(Settings { contacts, ..app.model().settings.clone() }));
        app.act(Action::Record(Which::Live, Change::Situation("threat".to_owned())));
        app.wait(1.0);
    });
}

#[test]
fn the_reset() {
    pane("reset", |app| {
        let kind_words = vec!["“You were the first who listened”, Mr Osei".to_owned()];
        app.act(Action::Set(Settings { kind_words, ..app.model().settings.clone() }));
        in_a_call(app);
        app.wait(5.0);
        app.press("Ctrl+Shift+B").wait(2.5);
    });
}

#[test]
fn what_must_be_answered() {
    pane("masked", |app| {
        app.press("Ctrl+N").type_text("my card is 4111 1111 1111 1111 and").wait(1.0);
    });
}

#[test]
fn the_playbook_in_the_editor() {
    pane("playbook", |app| {
        app.press("Ctrl+G").focus("Hide: Rambling, won't stop").press("Space");
        app.focus("Silent call").frames(2);
    });
}

#[test]
fn a_situation_in_the_editor() {
    pane("situation", |app| {
        app.press("Ctrl+G").choose("Angry, wants it now");
        app.focus("Hide: card 3").press("Space").focus("Add a card").press("Space");
        app.type_text("You'll have to send me {form}").focus("Card 1").press("End").type_text(" Truly.");
        app.focus("Another wording of card 7").wait(0.5);
    });
}
