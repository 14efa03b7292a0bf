//! A shared screen: one key covers what was said, in the picture and for screen readers, and nothing else
//! stops.

use std::fs;

use egui::{Color32, Shape};
use egui_kittest::kittest::NodeT as _;
use evenkeel::model::action::{Action, Screen};
use evenkeel::model::call::{Call, CauseKind, Escalation, EventKind, RootCause, Status};
use evenkeel::model::debrief;
use evenkeel::model::event::Event;
use evenkeel::model::field::Field;
use evenkeel::model::options::Options;
use evenkeel::model::settings::Settings;
use evenkeel::vault::format;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::pictures::pane;
use crate::support::{Home, call_at, scrubbed};

/// What is in every text.
const SAID: &str = "Zebra";

/// A call in which every text there can be says something.
fn full(time: &str, number: u64, status: Status) -> Call {
    let mut call = call_at(time, number, SAID);
    call.status = status;
    call.situations = vec!["abusive".to_owned()];
    call.options = Some(Options { can: vec![SAID.to_owned(), SAID.to_owned()], ..Options::default() });
    call.escalation = Some(Escalation::default());
    call.root_cause = Some(RootCause { kind: CauseKind::ALL[0], text: String::new() });
    for kind in [EventKind::Quote, EventKind::Request] {
        call.events.push(Event { at: call.opened, kind, text: String::new() });
    }
    call.promise(SAID.to_owned(), "2026-11-22T14:31:00Z".parse().ok());
    call.promise(SAID.to_owned(), "2026-11-20T14:31:00Z".parse().ok());
    call.tags = vec![SAID.to_owned()];
    for field in Field::all_of(&call) {
        if let Some(text) = field.get_mut(&mut call) {
            *text = format!("{SAID} {}", text.len());
            if field == Field::Callback {
                "0700 9006 9006".clone_into(text);
            }
        }
    }
    call
}

/// An open call, an earlier one of the same customer with another version beside it, one set aside.
fn home() -> Home {
    let home = Home::new();
    let earlier = full("2026-11-20T10:00:00Z", 1, Status::Ended);
    for call in [
        &earlier,
        &full("2026-11-21T10:00:00Z", 2, Status::ToFinish),
        &full("2026-11-22T14:00:00Z", 3, Status::Open),
    ] {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    let other = Call { words: format!("{SAID} of the other"), ..earlier.clone() };
    let file = home.file_of(earlier.id);
    let beside = file.with_file_name(format!("{}.sync-conflict-20261121-101112-ABCDEFG.ron", earlier.id));
    fs::write(beside, format::to_text(&other).unwrap()).unwrap();
    home
}

fn texts_of(shape: &Shape, found: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts_of(shape, found)),
        Shape::Text(text) if text.override_text_color != Some(Color32::TRANSPARENT) => {
            found.push(text.galley.job.text.clone());
        }
        _ => {}
    }
}

/// Every text that is painted, and every one that a screen reader is given.
fn seen(app: &App) -> Vec<String> {
    let mut found = Vec::new();
    for clipped in &app.harness.output().shapes {
        texts_of(&clipped.shape, &mut found);
    }
    for node in app.harness.root().children_recursive() {
        let node = node.accesskit_node();
        found.extend(
            [node.label(), node.value(), node.description(), node.placeholder().map(str::to_owned)]
                .into_iter()
                .flatten(),
        );
    }
    found
}

fn tells(app: &App) -> Vec<String> {
    seen(app)
        .into_iter()
        .filter(|text| text.to_lowercase().contains("zebra") || text.contains("9006"))
        .collect()
}

/// The places that show what was said, one after the other.
fn visit(app: &mut App, mut look: impl FnMut(&mut App, &str)) {
    let mut at = |app: &mut App, place: &str| {
        app.frames(3);
        look(app, place);
    };
    at(app, "the guide");
    app.press("F6");
    at(app, "the notes");
    app.choose("More fields");
    at(app, "more fields");
    app.press("Ctrl+O");
    at(app, "the options");
    app.press("Escape").press("Ctrl+Shift+R");
    at(app, "the earlier call");
    app.press("Escape").press("Ctrl+K").type_text("zebra").frames(6);
    at(app, "the palette");
    app.press("Escape").press("Ctrl+Shift+P");
    at(app, "the promises");
    app.press("Ctrl+H");
    at(app, "the shift");
    app.press("Ctrl+R").type_text("zebra").frames(6);
    app.choose("Narrow the list");
    at(app, "the list");
    app.act(Action::Open(call_at("2026-11-20T10:00:00Z", 1, "").id));
    app.frames(6);
    at(app, "the reader");
    app.choose("Version: The other, Fri 20 Nov 10:00");
    at(app, "the version");
    app.press("Ctrl+Shift+J").frames(4);
    app.act(Action::Debrief(debrief::Change::Text(debrief::Part::Worked, SAID.to_owned(), 0)));
    at(app, "the debrief");
    app.press("Escape").press("Escape").press("Escape").press("Ctrl+Enter");
    app.act(Action::Go(Screen::Call));
    at(app, "the wrap-up");
    app.stall(1.0);
    app.press("Ctrl+N");
    at(app, "the call set aside");
    app.press("Ctrl+Shift+N").press("Ctrl+Z");
    app.press("Ctrl+M");
    at(app, "the strip");
}

#[test]
fn nothing_that_was_said_can_be_read_anywhere_while_it_is_covered() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app_at(home(), size, Settings::default());
        app.press("Ctrl+Shift+H");
        let mut covered = Vec::new();
        visit(&mut app, |app, place| {
            covered.extend(tells(app).into_iter().map(|text| format!("{size:?} {place}: {text}")));
            app.expect("What was said is covered");
        });
        assert!(covered.is_empty(), "{covered:#?}");
    }
}

#[test]
fn the_places_looked_at_do_show_what_was_said_while_it_is_not() {
    let mut app = app_at(home(), WIDE, Settings::default());
    visit(&mut app, |app, place| assert!(!tells(app).is_empty(), "{place} says nothing"));
}

#[test]
fn typing_and_copying_go_on_while_it_is_covered() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+Shift+H").type_text("I was charged twicee").press("Backspace");
    app.press("Enter").type_text("on Monday");
    app.press("Alt+3").focus("Problem").type_text("the double charge");
    assert_eq!(app.call().words, "I was charged twice\non Monday");
    app.expect("What was said is covered");
    app.press("Ctrl+Shift+C");
    assert!(app.copied().contains("charged twice") && app.copied().contains("the double charge"));
    app.click("What was said is covered, show it (Ctrl+Shift+H)");
    assert!(!app.sees_part("What was said is covered"));
    assert!(seen(&app).iter().any(|text| text.contains("charged twice")));
    app.wait(1.5);
    assert_eq!(app.on_disk()[0].words, "I was charged twice\non Monday", "no dot reaches the disk");
    assert!(!app.all_bytes().contains('•'));
}

#[test]
fn a_new_start_shows_it() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Ctrl+Shift+H").wait(1.5);
    let app = app_at(app.kill(), NARROW, Settings::default());
    assert!(!app.sees_part("What was said is covered"));
}

/// A call like any, with something in most of its fields.
fn like_any(home: &Home) -> Call {
    let mut call = call_at(
        "2026-11-22T14:20:00Z",
        7,
        "I was charged twice for the same payment. I called on 3 March and again last week, nobody calls me back and now there is a late fee on top.",
    );
    for (field, text) in [
        (Field::Customer, "Mrs Lind"),
        (Field::Issue, "the double charge"),
        (Field::Remedy, "a refund of 40 dollars"),
        (Field::Reference, "case 4711"),
        (Field::Callback, "020 7946 0958"),
    ] {
        text.clone_into(field.get_mut(&mut call).unwrap());
    }
    call.situations = vec!["angry".to_owned()];
    call.heat_start = Some(7);
    let text = "you people are thieves".to_owned();
    call.events.push(Event { at: call.opened, kind: EventKind::Quote, text });
    call.promise("send the form".to_owned(), "2026-11-23T15:00:00Z".parse().ok());
    home.vault().save(&scrubbed(&call)).unwrap();
    call
}

#[test]
fn what_is_covered_is_drawn_so() {
    pane("covered", |app| {
        let call = like_any(&app.home);
        app.act(Action::Resume(call.id));
        app.press("Ctrl+Shift+H").wait(5.0);
    });
}

#[test]
fn saved_calls_that_are_covered_are_drawn_so() {
    pane("covered-review", |app| {
        like_any(&app.home);
        app.press("Ctrl+Shift+H").press("Ctrl+R").press("ArrowDown").press("Enter").wait(1.0);
    });
}

#[test]
fn what_is_to_be_said_on_a_rung_can_be_read_out_and_names_nobody() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+2").press("Ctrl+Shift+H");
    app.act(Action::Record(evenkeel::model::action::Which::Live, text_of(Field::Customer, SAID)));
    app.press("Ctrl+Shift+L").frames(4);
    let rung = app.model().settings.ladder.rungs()[0].name();
    let said = app.copied().replace(SAID, "••••");
    app.expect(&format!("Say now: {rung}: {said}"));
}

fn text_of(field: Field, text: &str) -> evenkeel::model::action::Change {
    evenkeel::model::action::Change::Text(field, text.to_owned(), 0)
}
