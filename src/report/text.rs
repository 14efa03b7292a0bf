//! One call as plain text, for the firm's own system and for the terminal: labelled lines, only
//! what was noted. Must not change a text that it holds.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::call::{Call, Escalation, Event, Promise, PromiseStatus};
use crate::model::field::Field;
use crate::model::library::Playbook;

/// The texts before the timeline, in the order shown.
const BEFORE: [Field; 10] = [
    Field::Customer,
    Field::Callback,
    Field::Reference,
    Field::Channel,
    Field::Product,
    Field::Issue,
    Field::Words,
    Field::Occurred,
    Field::Effect,
    Field::Remedy,
];

/// The texts after the timeline.
const AFTER: [Field; 4] = [Field::Offered, Field::Accepted, Field::Disposition, Field::Outcome];

/// The call in labelled lines, times in this zone. Ends with a line break.
#[must_use]
pub fn summary(call: &Call, playbook: &Playbook, zone: &TimeZone) -> String {
    let mut lines = Lines(format!("Call {}, {}, {}\n", call.short_id, span(call, zone), call.status.name()));
    let situations: Vec<&str> = call.situations.iter().map(|id| playbook.name(id)).collect();
    lines.add("Situation", &situations.join("; "));
    for field in BEFORE {
        lines.field(call, field);
    }
    if let Some(repeat) = call.repeat {
        lines.add("In touch about it before", if repeat { "yes" } else { "no" });
    }
    lines.add("Heat", &heat(call));
    if let Some(at) = call.read_back {
        lines.add("Read back and agreed", &time(at, zone));
    }
    lines.list("Timeline", call.events.iter().map(|event| event_line(event, zone)));
    for field in AFTER {
        lines.field(call, field);
    }
    lines.list("Promised", call.promises.iter().map(|promise| promise_line(promise, zone)));
    if let Some(escalation) = &call.escalation {
        lines.list("Escalated", escalation_lines(escalation, zone).into_iter());
    }
    if let Some(cause) = &call.root_cause {
        lines.add("Root cause", &join(cause.kind.name(), &cause.text));
    }
    lines.add("Tags", &call.tags.join(", "));
    lines.0
}

/// When the call was: "2026-11-22 14:05 to 14:17".
#[must_use]
pub fn span(call: &Call, zone: &TimeZone) -> String {
    let opened = call.opened.to_zoned(zone.clone());
    let from = opened.strftime("%Y-%m-%d %H:%M");
    let Some(ended) = call.ended.map(|ended| ended.to_zoned(zone.clone())) else {
        return from.to_string();
    };
    if ended.date() != opened.date() {
        return format!("{from} to {}", ended.strftime("%Y-%m-%d %H:%M"));
    }
    let to = ended.strftime("%H:%M").to_string();
    if opened.strftime("%H:%M").to_string() == to { from.to_string() } else { format!("{from} to {to}") }
}

/// "8 to 3", or the one that was noted; empty when none was.
#[must_use]
pub fn heat(call: &Call) -> String {
    match (call.heat_start, call.heat_end) {
        (Some(start), Some(end)) => format!("{start} to {end} of 10"),
        (Some(start), None) => format!("{start} of 10 at the start"),
        (None, Some(end)) => format!("{end} of 10 at the end"),
        (None, None) => String::new(),
    }
}

/// A promise in one line: what, to whom, by when, whether it was kept.
#[must_use]
pub fn promise_line(promise: &Promise, zone: &TimeZone) -> String {
    let mut line = promise.text.clone();
    if !promise.to.is_empty() {
        let _ = write!(line, ", to {}", promise.to);
    }
    if let Some(due) = promise.due {
        let _ = write!(line, ", by {}", day_and_time(due, zone));
    }
    match promise.status {
        PromiseStatus::Open => {}
        PromiseStatus::Kept => line.push_str(" (kept)"),
        PromiseStatus::Broken => line.push_str(" (not kept)"),
    }
    line
}

/// An event in one line: when, what kind, in words.
#[must_use]
pub fn event_line(event: &Event, zone: &TimeZone) -> String {
    format!("{} {}", time(event.at, zone), join(event.kind.name(), &event.text))
}

/// A day with its time: "Fri 2026-11-27 17:00".
#[must_use]
pub fn day_and_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%a %Y-%m-%d %H:%M").to_string()
}

/// An escalation, a line for each thing noted.
#[must_use]
pub fn escalation_lines(escalation: &Escalation, zone: &TimeZone) -> Vec<String> {
    let accepted = escalation.accepted_at.map(|at| day_and_time(at, zone)).unwrap_or_default();
    let parts = [
        ("to ", escalation.to.as_str()),
        ("why: ", &escalation.why),
        ("brief: ", &escalation.brief),
        ("accepted by ", &escalation.accepted_by),
        ("accepted ", &accepted),
    ];
    let noted = parts.into_iter().filter(|(_, text)| !text.is_empty());
    noted.map(|(label, text)| format!("{label}{text}")).collect()
}

struct Lines(String);

impl Lines {
    fn field(&mut self, call: &Call, field: Field) {
        self.add(field.name(), field.get(call).unwrap_or_default());
    }

    /// `Label: text`, or the label alone above a text of several lines.
    fn add(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let gap = if text.contains('\n') { '\n' } else { ' ' };
        let _ = write!(self.0, "{label}:{gap}{text}");
        if !text.ends_with('\n') {
            self.0.push('\n');
        }
    }

    fn list(&mut self, label: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
        if !items.is_empty() {
            let _ = write!(self.0, "{label}:\n{}", items.concat());
        }
    }
}

fn time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

fn join(kind: &str, text: &str) -> String {
    if text.is_empty() { kind.to_owned() } else { format!("{kind}: {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::{EventKind, Status};
    use uuid::Uuid;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_summary_holds_what_was_noted_and_nothing_else() {
        let mut call = Call::new(Uuid::from_u128(7), at("2026-11-22T13:05:00Z"));
        assert_eq!(
            summary(&call, &Playbook::default(), &TimeZone::UTC),
            "Call 000-007, 2026-11-22 13:05, open\n"
        );
        call.status = Status::Ended;
        call.ended = Some(at("2026-11-22T13:17:00Z"));
        call.customer = "Ann".into();
        call.words = "Charged twice.\nWants it back.".into();
        call.heat_start = Some(8);
        call.heat_end = Some(3);
        call.events.push(Event {
            at: at("2026-11-22T13:06:00Z"),
            kind: EventKind::Warning,
            text: String::new(),
        });
        call.promise("refund the second charge".into(), Some(at("2026-11-27T17:00:00Z")));
        let expected = "Call 000-007, 2026-11-22 13:05 to 13:17, ended\nCustomer: Ann\nTheir words:\nCharged twice.\nWants it back.\n\
            Heat: 8 to 3 of 10\nTimeline:\n- 13:06 Warning given\nPromised:\n- refund the second charge, by Fri 2026-11-27 17:00\n";
        assert_eq!(summary(&call, &Playbook::default(), &TimeZone::UTC), expected);
    }
}
