//! The summary for the firm's own system, by a template that a site can change: lines with named
//! slots, which go when nothing was noted for them. Owns the slots; must not know where a template
//! is kept, nor change a text that it fills in.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value as Json;

use super::{json, text};
use crate::model::call::{Call, Escalation};
use crate::model::library::{self, Playbook};
use crate::model::settings::Settings;
use crate::say;

mod sample;

pub use sample::sample;

/// The English template for whoever has none of their own, as it stands in `data/`.
const ENGLISH: &str = include_str!("../../data/summary.ron");

/// What can stand in a slot besides the names of the record.
const MORE_SLOTS: [&str; 10] = [
    "when",
    "situation",
    "heat",
    "escalation_to",
    "escalation_why",
    "escalation_brief",
    "escalation_accepted_by",
    "escalation_accepted_at",
    "root_cause_kind",
    "root_cause_text",
];

/// A template that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Template(Vec<Block>);

/// What is wrong with a template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trouble {
    /// In which line, from 1.
    pub line: usize,
    /// What.
    pub what: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say!("template-fault", line = self.line, what = &self.what))
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Block {
    Line(Vec<Piece>),
    /// Lines that go together when nothing was noted for any of them.
    Part(Vec<Vec<Piece>>),
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Slot(String),
}

/// What stands in a slot.
enum Value {
    Text(String),
    /// Each on a line of its own.
    List(Vec<String>),
}

/// The call in labelled lines by the default template, times in this zone.
#[must_use]
pub fn summary(call: &Call, playbook: &Playbook, zone: &TimeZone) -> String {
    Template::in_force(&Settings::default()).fill(call, playbook, zone)
}

/// The template shipped in the language in force.
#[must_use]
pub fn default() -> String {
    library::of_language("summary", ENGLISH).unwrap_or_default()
}

impl Template {
    /// The template of the settings: as typed, else as it was when it was last understood, else
    /// the default one.
    #[must_use]
    pub fn in_force(settings: &Settings) -> Self {
        let shipped = default();
        let texts = [settings.summary.as_str(), &settings.summary_last_good, &shipped];
        texts.into_iter().find_map(|text| Self::parse(text).ok()).unwrap_or(Self(Vec::new()))
    }

    /// The template in this text; a blank one is the [`default`].
    ///
    /// # Errors
    /// The first thing that is not understood.
    pub fn parse(text: &str) -> Result<Self, Trouble> {
        let shipped = default();
        let text = if text.trim().is_empty() { &shipped } else { text };
        let mut blocks = Vec::new();
        let mut part: Option<(usize, Vec<Vec<Piece>>)> = None;
        for (at, line) in text.lines().enumerate() {
            let trouble = |what: &str| Trouble { line: at + 1, what: what.to_owned() };
            match (line.trim(), &mut part) {
                ("[[", None) => part = Some((at + 1, Vec::new())),
                ("[[", Some(_)) => return Err(trouble(say!("template-part-within-another"))),
                ("]]", _) => match part.take() {
                    Some((_, lines)) => blocks.push(Block::Part(lines)),
                    None => return Err(trouble(say!("template-part-not-begun"))),
                },
                (_, Some((_, lines))) => lines.push(pieces(line).map_err(|what| trouble(&what))?),
                (_, None) => blocks.push(Block::Line(pieces(line).map_err(|what| trouble(&what))?)),
            }
        }
        match part {
            Some((line, _)) => Err(Trouble { line, what: say!("template-part-not-closed").to_owned() }),
            None => Ok(Self(blocks)),
        }
    }

    /// The summary of this call, times in this zone. Every line ends with a line break.
    #[must_use]
    pub fn fill(&self, call: &Call, playbook: &Playbook, zone: &TimeZone) -> String {
        let value = |name: &str| value(name, call, playbook, zone);
        let mut out = String::new();
        for block in &self.0 {
            match block {
                Block::Line(pieces) => out.push_str(&line(pieces, value).unwrap_or_default()),
                Block::Part(lines) => {
                    let has_slot = |pieces: &&Vec<Piece>| pieces.iter().any(|p| matches!(p, Piece::Slot(_)));
                    if lines.iter().filter(has_slot).any(|pieces| line(pieces, value).is_some()) {
                        out.extend(lines.iter().filter_map(|pieces| line(pieces, value)));
                    }
                }
            }
        }
        out
    }
}

/// Every name that can stand in a slot.
pub fn slots() -> impl Iterator<Item = &'static str> {
    json::NAMES.into_iter().chain(MORE_SLOTS)
}

/// The line filled, with its line break; `None` when it has slots and nothing for any of them. A
/// text of several lines, and a list, begin on a line of their own.
fn line(pieces: &[Piece], value: impl Fn(&str) -> Value) -> Option<String> {
    let mut out = String::new();
    let mut slots = 0_usize;
    let mut filled = 0_usize;
    for piece in pieces {
        let name = match piece {
            Piece::Text(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Slot(name) => name,
        };
        slots += 1;
        let (text, several) = match value(name) {
            Value::Text(text) => {
                let several = text.contains('\n');
                (text, several)
            }
            Value::List(items) => {
                let lines: Vec<String> = items.iter().map(|item| format!("- {item}\n")).collect();
                (lines.concat(), true)
            }
        };
        if text.is_empty() {
            continue;
        }
        filled += 1;
        if several && !out.is_empty() {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
        out.push_str(&text);
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    (slots == 0 || filled > 0).then_some(out)
}

/// A line cut into text and slots. `{{` and `}}` stand for the braces themselves.
fn pieces(line: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.peek() == Some(&c) => {
                rest.next();
                text.push(c);
            }
            '}' => return Err(say!("template-slot-not-begun").to_owned()),
            '{' => {
                let mut name = String::new();
                let mut closed = false;
                for c in rest.by_ref() {
                    if c == '}' {
                        closed = true;
                        break;
                    }
                    name.push(c);
                }
                if !closed {
                    return Err(say!("template-slot-not-closed", name));
                }
                if !slots().any(|slot| slot == name) {
                    return Err(unknown(&name));
                }
                pieces.push(Piece::Text(std::mem::take(&mut text)));
                pieces.push(Piece::Slot(name));
            }
            c => text.push(c),
        }
    }
    pieces.push(Piece::Text(text));
    Ok(pieces)
}

fn unknown(name: &str) -> String {
    let likeness = |slot: &str| strsim::jaro_winkler(slot, name);
    let nearest = slots().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).unwrap_or_default();
    say!("template-unknown-slot", name, nearest)
}

fn value(name: &str, call: &Call, playbook: &Playbook, zone: &TimeZone) -> Value {
    let none = Escalation::default();
    let escalation = call.escalation.as_ref().unwrap_or(&none);
    let moment = |at: Option<Timestamp>| at.map(|at| text::day_and_time(at, zone)).unwrap_or_default();
    let situations: Vec<&str> = call.situations.iter().map(|id| playbook.name(id)).collect();
    let cause = call.root_cause.as_ref();
    let kind = cause.map_or("", |cause| cause.kind.name());
    Value::Text(match name {
        "when" => text::span(call, zone),
        "status" => call.status.name().to_owned(),
        "opened" => moment(Some(call.opened)),
        "ended" => moment(call.ended),
        "created" => moment(Some(call.created)),
        "changed" => moment(Some(call.changed)),
        "situation" => situations.first().copied().unwrap_or_default().to_owned(),
        "situations" => situations.join("; "),
        "repeat" => call
            .repeat
            .map_or("", |repeat| if repeat { say!("report-yes") } else { say!("report-no") })
            .to_owned(),
        "heat" => text::heat(call),
        "read_back" => call.read_back.map(|at| text::time(at, zone)).unwrap_or_default(),
        "steps" => {
            return Value::List(call.steps.iter().map(|t| text::step_line(t, playbook, zone)).collect());
        }
        "events" => return Value::List(call.events.iter().map(|e| text::event_line(e, zone)).collect()),
        "options" => {
            return Value::List(call.options.as_ref().map(text::options_lines).unwrap_or_default());
        }
        "promises" => {
            return Value::List(call.promises.iter().map(|p| text::promise_line(p, zone)).collect());
        }
        "escalation" => return Value::List(text::escalation_lines(escalation, zone)),
        "escalation_to" => escalation.to.clone(),
        "escalation_why" => escalation.why.clone(),
        "escalation_brief" => escalation.brief.clone(),
        "escalation_accepted_by" => escalation.accepted_by.clone(),
        "escalation_accepted_at" => moment(escalation.accepted_at),
        "root_cause" => cause.map(|cause| text::join(kind, &cause.text)).unwrap_or_default(),
        "root_cause_kind" => kind.to_owned(),
        "root_cause_text" => cause.map(|cause| cause.text.clone()).unwrap_or_default(),
        "tags" => call.tags.join(", "),
        name => match json::object(call).remove(name) {
            None | Some(Json::Null) => String::new(),
            Some(Json::String(text)) => text,
            Some(Json::Array(items)) if items.is_empty() => String::new(),
            Some(other) => other.to_string(),
        },
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::call::Status;
    use crate::model::call::{CauseKind, Event, EventKind, RootCause};

    fn call() -> Call {
        Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH)
    }

    fn filled(template: &str, call: &Call) -> String {
        Template::parse(template).unwrap().fill(call, &Playbook::default(), &TimeZone::UTC)
    }

    #[test]
    fn the_default_holds_what_was_noted_and_nothing_else() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let mut call = Call::new(Uuid::from_u128(7), at("2026-11-22T13:05:00Z"));
        assert_eq!(filled("", &call), "Call 000-007, 2026-11-22 13:05, open\n");
        call.status = Status::Ended;
        call.ended = Some(at("2026-11-22T13:17:00Z"));
        call.customer = "Ann".into();
        call.words = "Charged twice.\nWants it back.".into();
        call.effect = "one line\n".into();
        call.heat_start = Some(8);
        call.heat_end = Some(3);
        call.repeat = Some(true);
        call.events.push(Event {
            at: at("2026-11-22T13:06:00Z"),
            kind: EventKind::Warning,
            text: String::new(),
        });
        call.promise("refund the second charge".into(), Some(at("2026-11-27T17:00:00Z")));
        call.escalation = Some(Escalation { to: "Sam".into(), ..Escalation::default() });
        call.root_cause = Some(RootCause { kind: CauseKind::Process, text: "two systems".into() });
        call.tags = vec!["billing".into(), "refund".into()];
        let expected = "Call 000-007, 2026-11-22 13:05 to 13:17, ended\nCustomer: Ann\nTheir words:\nCharged twice.\nWants it back.\n\
            Effect on them:\none line\nIn touch about it before: yes\nHeat: 8 to 3 of 10\nTimeline:\n- 13:06 Warning given\n\
            Promised:\n- refund the second charge, by Fri 2026-11-27 17:00\nEscalated:\n- to Sam\n\
            Root cause: Process: two systems\nTags: billing, refund\n";
        assert_eq!(filled("", &call), expected);
    }

    #[test]
    fn every_field_of_the_record_has_a_slot() {
        let every: Vec<String> = slots().map(|slot| format!("{slot}={{{slot}}}\n")).collect();
        let page = filled(&every.concat(), &call());
        assert!(page.contains("short_id=000-007\n"), "{page}");
        assert!(page.contains("id=00000000-0000-0000-0000-000000000007\n"), "{page}");
    }

    #[test]
    fn a_line_or_part_in_which_nothing_was_noted_goes() {
        let template = "Notes\n[[\nWho\n{customer}\n]]\n{product}{channel}\n{{as it is}}";
        let mut call = call();
        assert_eq!(filled(template, &call), "Notes\n{as it is}\n");
        call.customer = "Ann".into();
        call.channel = "chat".into();
        assert_eq!(filled(template, &call), "Notes\nWho\nAnn\nchat\n{as it is}\n");
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_line() {
        let trouble = |text: &str| Template::parse(text).unwrap_err().to_string();
        assert_eq!(trouble("a\n{custmer}"), "line 2: there is no {custmer}, the nearest is {customer}");
        assert!(trouble("{words").contains("never closed"));
        assert!(trouble("}").starts_with("line 1"));
        assert!(trouble("[[\nx").contains("never closed"));
        assert!(trouble("]]").contains("without"));
        assert_eq!(Template::parse(" \n"), Template::parse(&default()));
    }
}
