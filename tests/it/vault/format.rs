//! The record's file: readable, exact, and honest about what it cannot read.

use evenkeel::model::call::{CauseKind, Escalation, Event, EventKind, RootCause, StepTick};
use evenkeel::model::exchange::Access;
use evenkeel::model::field::Field;
use evenkeel::model::options::Options;
use evenkeel::vault::format::{self, Trouble};

use crate::support::{call_at, naughty};

const TIME: &str = "2026-11-22T10:00:00.123456789Z";

#[test]
fn every_text_of_a_record_comes_back_byte_for_byte() {
    let strings = naughty();
    for (at, naughty) in strings.iter().enumerate() {
        let mut call = call_at(TIME, 1, naughty);
        let now = call.opened;
        call.events.push(Event { at: now, kind: EventKind::Quote, text: naughty.clone() });
        call.promise(naughty.clone(), Some(now));
        call.tags.push(naughty.clone());
        call.situations.push(naughty.clone());
        call.steps.push(StepTick { situation: naughty.clone(), step: naughty.clone(), at: now });
        call.escalation =
            Some(Escalation { brief: naughty.clone(), accepted_at: Some(now), ..Escalation::default() });
        call.options = Some(Options { can: vec![naughty.clone()], ..Options::default() });
        call.root_cause = Some(RootCause { kind: CauseKind::Policy, text: naughty.clone() });
        for field in Field::all_of(&call) {
            if let Some(text) = field.get_mut(&mut call) {
                naughty.clone_into(text);
            }
        }
        // Another one beside it, so that ways of escaping meet in one record.
        call.customer.clone_from(&strings[(at * 7 + 3) % strings.len()]);
        let parsed = format::parse(format::to_text(&call).unwrap().as_bytes()).unwrap();
        assert_eq!(parsed.call, call, "{naughty:?}");
        assert_eq!(parsed.access, Access::ReadWrite);
    }
}

#[test]
fn a_person_can_read_the_file() {
    let words = "He said \"never again\".\nThen C:\\temp, and hung up.";
    let text = format::to_text(&call_at(TIME, 1, words)).unwrap();
    assert!(text.starts_with("(\n    schema: 1,\n    id: "), "{text}");
    assert!(text.contains(words), "{text}");
    assert!(text.contains("opened: \"2026-11-22T10:00:00.123456789Z\""), "{text}");
}

#[test]
fn what_an_editor_would_hide_or_change_is_escaped() {
    for hidden in ["a\rb", "\u{202e}", "\u{feff}", "\u{0}", "\u{1b}", "\u{200b}"] {
        let text = format::to_text(&call_at(TIME, 1, hidden)).unwrap();
        assert!(!text.contains(hidden), "{text:?}");
    }
}

#[test]
fn an_error_names_line_and_column_and_repeats_no_text_of_the_call() {
    let whole = format::to_text(&call_at(TIME, 1, "SECRET words")).unwrap();
    let broken = [
        whole.replace("status: open", "status: SECRET"),
        whole.replace("opened: \"2026", "opened: \"SECRET"),
        whole.replace("heat_start: None", "heat_start: Some(\"SECRET\")"),
        whole.replace("words: ", "words: 7, SECRET: "),
        whole.replace("situations: []", "situations: [SECRET]"),
        whole.replace("channel: \"\"", "channel: \"\" SECRET"),
        whole.chars().take(whole.chars().count() / 2).collect(),
        format!("{whole} SECRET"),
    ];
    for text in broken {
        let Err(Trouble::Damaged(why)) = format::parse(text.as_bytes()) else { panic!("{text}") };
        assert!(why.starts_with("line ") && why.contains(", column "), "{why}");
        assert!(!why.contains("SECRET"), "{why}");
    }
}

#[test]
fn what_is_no_text_at_all_is_damaged() {
    for bytes in [&b""[..], b"\0\0\0\0", b"\xff\xfe", b"(schema: 1)", b"(schema: 0)", &b"(".repeat(100_000)] {
        assert!(matches!(format::parse(bytes), Err(Trouble::Damaged(_))), "{:?}", bytes.first());
    }
}

#[test]
fn a_kind_of_event_that_a_newer_version_knows_makes_the_record_read_only() {
    let mut call = call_at(TIME, 1, "x");
    call.events.push(Event { at: call.opened, kind: EventKind::Hold, text: "why".to_owned() });
    let text = format::to_text(&call).unwrap().replace("kind: hold", "kind: transfer");
    let parsed = format::parse(text.as_bytes()).unwrap();
    assert_eq!((parsed.access, parsed.call.events[0].kind), (Access::ReadOnly, EventKind::Unknown));
    assert_eq!(parsed.call.events[0].text, "why");
}

#[test]
fn a_newer_record_is_read_only_and_one_beyond_understanding_is_newer() {
    let text = format::to_text(&call_at(TIME, 1, "x")).unwrap();
    let readable = text.replace("schema: 1", "schema: 2").replace("words:", "mood: [(a: 1)],\n words:");
    assert_eq!(format::parse(readable.as_bytes()).unwrap().access, Access::ReadOnly);
    let unknown = text.replace("words:", "mood: \"grim\",\n words:");
    assert_eq!(format::parse(unknown.as_bytes()).unwrap().access, Access::ReadOnly);
    let beyond = text.replace("schema: 1", "schema: 3").replace("status: open", "status: (paused: 4)");
    assert_eq!(format::parse(beyond.as_bytes()), Err(Trouble::Newer { schema: 3 }));
}
