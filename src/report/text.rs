//! The parts of a call in a line each, for summaries and pages: spans, heat, promises, events. Must
//! not change a text that it holds.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::call::{Call, Escalation, Event, Promise, PromiseStatus, StepTick};
use crate::model::library::Playbook;
use crate::model::options::Options;
use crate::model::when;
use crate::{key, say};

/// When the call was: "2026-11-22 14:05 to 14:17".
#[must_use]
pub fn span(call: &Call, zone: &TimeZone) -> String {
    let opened = call.opened.to_zoned(zone.clone());
    let from = opened.strftime("%Y-%m-%d %H:%M");
    let Some(ended) = call.ended.map(|ended| ended.to_zoned(zone.clone())) else {
        return from.to_string();
    };
    if ended.date() != opened.date() {
        return say!(
            "report-span",
            from = from.to_string(),
            to = ended.strftime("%Y-%m-%d %H:%M").to_string()
        );
    }
    let to = ended.strftime("%H:%M").to_string();
    if opened.strftime("%H:%M").to_string() == to {
        from.to_string()
    } else {
        say!("report-span", from = from.to_string(), to)
    }
}

/// "8 to 3", or the one that was noted; empty when none was.
#[must_use]
pub fn heat(call: &Call) -> String {
    match (call.heat_start, call.heat_end) {
        (Some(start), Some(end)) => say!("report-heat", start, end),
        (Some(start), None) => say!("report-heat-start", start),
        (None, Some(end)) => say!("report-heat-end", end),
        (None, None) => String::new(),
    }
}

/// A promise in one line: what, to whom, by when, whether it was kept.
#[must_use]
pub fn promise_line(promise: &Promise, zone: &TimeZone) -> String {
    let mut line = promise.text.clone();
    if !promise.to.is_empty() {
        line.push_str(&say!("report-promise-to", to = &promise.to));
    }
    if let Some(due) = promise.due {
        line.push_str(&say!("report-promise-by", due = say!("dates-on", date = day_and_time(due, zone))));
    }
    match promise.status {
        PromiseStatus::Open => {}
        PromiseStatus::Kept => line.push_str(say!("report-promise-kept")),
        PromiseStatus::Broken => line.push_str(say!("report-promise-not-kept")),
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
    let at = at.to_zoned(zone.clone());
    format!("{} {}", when::weekday(at.date()), at.strftime("%Y-%m-%d %H:%M"))
}

/// Options, a line for each.
#[must_use]
pub fn options_lines(options: &Options) -> Vec<String> {
    let can = options.can.iter().map(|text| (key!("report-can"), text));
    let parts =
        can.chain([(key!("report-cannot"), &options.cannot), (key!("report-because"), &options.because)]);
    parts.filter(|(_, text)| !text.is_empty()).map(|(key, text)| say!(key, text)).collect()
}

/// An escalation, a line for each thing noted.
#[must_use]
pub fn escalation_lines(escalation: &Escalation, zone: &TimeZone) -> Vec<String> {
    let accepted = escalation.accepted_at.map(|at| day_and_time(at, zone)).unwrap_or_default();
    let parts = [
        (key!("report-escalated-to"), escalation.to.as_str()),
        (key!("report-why"), &escalation.why),
        (key!("report-brief"), &escalation.brief),
        (key!("report-accepted-by"), &escalation.accepted_by),
        (key!("report-accepted"), &accepted),
    ];
    let noted = parts.into_iter().filter(|(_, text)| !text.is_empty());
    noted.map(|(key, text)| say!(key, text)).collect()
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
