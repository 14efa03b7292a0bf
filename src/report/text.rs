//! The parts of a call in a line each, for summaries and pages: spans, heat, promises, events. Must
//! not change a text that it holds.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::call::{Call, Escalation, Event, Promise, PromiseStatus, StepTick};
use crate::model::library::Playbook;
use crate::model::options::Options;

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

/// A ticked step in one line: when, and what the playbook says to do.
#[must_use]
pub fn step_line(tick: &StepTick, playbook: &Playbook, zone: &TimeZone) -> String {
    let steps = playbook.situation(&tick.situation).map(|situation| situation.steps.iter());
    let step = steps.into_iter().flatten().find(|step| step.id == tick.step);
    // one that a later playbook no longer has
    let text = step.map_or_else(|| format!("{} {}", tick.situation, tick.step), |step| step.text.clone());
    format!("{} {text}", time(tick.at, zone))
}

/// A day with its time: "Fri 2026-11-27 17:00".
#[must_use]
pub fn day_and_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%a %Y-%m-%d %H:%M").to_string()
}

/// Options, a line for each.
#[must_use]
pub fn options_lines(options: &Options) -> Vec<String> {
    let can = options.can.iter().map(|text| ("can ", text));
    let parts = can.chain([("cannot ", &options.cannot), ("because ", &options.because)]);
    parts.filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}{text}")).collect()
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

/// The time of day: "14:05".
#[must_use]
pub fn time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// A kind with what was said of it, if anything was.
pub(super) fn join(kind: &str, text: &str) -> String {
    if text.is_empty() { kind.to_owned() } else { format!("{kind}: {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library;

    #[test]
    fn a_step_taken_is_told_in_the_words_of_the_playbook() {
        let playbook = library::builtin();
        let at = Timestamp::constant(1_795_361_400, 0);
        let tick = |step: &str| StepTick { situation: "angry".to_owned(), step: step.to_owned(), at };
        let line = |step: &str| step_line(&tick(step), &playbook, &TimeZone::UTC);
        let text = &playbook.situation("angry").unwrap().steps[0].text;
        assert_eq!(line("one-breath"), format!("{} {text}", time(at, &TimeZone::UTC)));
        assert!(line("of-an-older-playbook").ends_with(" angry of-an-older-playbook"));
    }
}
