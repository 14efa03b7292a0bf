//! An incident on one page: who, when, the caller's exact words, what the agent said on each rung,
//! who joined, how it ended. Facts of the record alone, no adjective of its own. What there is no
//! room for is counted and said to be in the record.

use jiff::tz::TimeZone;

use super::text;
use crate::model::call::{Call, Event, EventKind, Status};
use crate::model::field::Field;
use crate::model::library::Playbook;
use crate::say;

/// The most lines of a page.
pub const LINES: usize = 60;

/// The widest line, in characters.
pub const COLUMNS: usize = 90;

/// The most lines of one text that is not an event.
const TEXT_LINES: usize = 4;

/// The most lines of one event.
const EVENT_LINES: usize = 5;

/// The texts that say who and what, in the order shown.
const HEAD: [Field; 6] =
    [Field::Customer, Field::Callback, Field::Reference, Field::Channel, Field::Issue, Field::Words];

/// Whether there is an incident to tell: a rung was taken, or exact words were logged.
#[must_use]
pub fn tells(call: &Call) -> bool {
    call.events
        .iter()
        .any(|event| event.is_told() && (event.kind.is_rung() || event.kind == EventKind::Quote))
}

/// The incident as plain text, times in this zone. Ends with a line break.
#[must_use]
pub fn incident(call: &Call, playbook: &Playbook, zone: &TimeZone) -> String {
    let mut page = Page::default();
    let day = call.opened.to_zoned(zone.clone());
    page.line(&say!("report-incident", call = call.short_id), 1);
    page.line(
        &say!("report-incident-when", span = text::span(call, zone), offset = day.strftime("%Z").to_string()),
        1,
    );
    for field in HEAD {
        let said = field.get(call).unwrap_or_default();
        page.labelled(name(field), said);
    }
    let situations: Vec<&str> = call.situations.iter().map(|id| playbook.name(id)).collect();
    page.labelled(say!("report-situation-as-chosen"), &situations.join("; "));
    let end = ending(call, zone);
    page.line("", 1);
    page.line(say!("report-said-and-done"), 1);
    let end_lines: usize = end.iter().map(|line| wrapped(line, TEXT_LINES).lines.len()).sum();
    // two lines before the ending, three that may tell what was left out
    let room = LINES.saturating_sub(page.lines.len() + end_lines + 5);
    let left_out = page.events(call, zone, room);
    page.line("", 1);
    page.line(say!("report-how-it-ended"), 1);
    for line in end {
        page.line(&line, TEXT_LINES);
    }
    page.closing(left_out, &call.short_id);
    page.lines.join("\n") + "\n"
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Customer => say!("report-caller"),
        Field::Issue => say!("report-about"),
        Field::Words => say!("report-complaint-as-noted"),
        other => other.name(),
    }
}

/// What an event says, after its time.
fn told(event: &Event) -> String {
    let who = match event.kind {
        EventKind::Quote => say!("report-caller-said"),
        EventKind::Request => say!("report-agent-asked-them-to-stop"),
        EventKind::Warning => say!("report-agent-gave-a-warning"),
        EventKind::FinalWarning => say!("report-agent-gave-the-final-warning"),
        EventKind::CallEnded => say!("report-agent-ended-the-call"),
        EventKind::HandedOver => say!("report-agent-handed-over"),
        EventKind::Supervisor => say!("report-supervisor-joined"),
        EventKind::Hold => say!("report-on-hold"),
        EventKind::Action => say!("report-agent-did"),
        EventKind::Note | EventKind::Unknown => say!("report-note"),
    };
    let said = flat(&event.text);
    let quoted = event.kind == EventKind::Quote || event.kind.is_rung();
    match (said.is_empty(), quoted) {
        (true, _) => who.to_owned(),
        (false, true) => format!("{who}: “{said}”"),
        (false, false) => format!("{who}: {said}"),
    }
}

/// How much it matters on one page: rungs and who joined, then their words, then what was done.
const fn rank(kind: EventKind) -> u8 {
    match kind {
        EventKind::Supervisor => 0,
        kind if kind.is_rung() => 0,
        EventKind::Quote => 1,
        EventKind::Hold | EventKind::Action => 2,
        _ => 3,
    }
}

fn ending(call: &Call, zone: &TimeZone) -> Vec<String> {
    let mut lines = Vec::new();
    let last = call.events.iter().rev();
    let mut last = last.filter(|event| matches!(event.kind, EventKind::CallEnded | EventKind::HandedOver));
    let ended = last.next().map(|event| (event.kind, event.at));
    let time = |at: jiff::Timestamp| at.to_zoned(zone.clone()).strftime("%H:%M").to_string();
    lines.push(match (ended, call.ended) {
        (Some((EventKind::CallEnded, at)), _) => say!("report-ended-at", at = time(at)),
        (Some((_, at)), _) => say!("report-handed-at", at = time(at)),
        (None, Some(at)) => say!("report-over-at", at = time(at)),
        (None, None) if call.status == Status::Open => say!("report-the-call-goes-on").to_owned(),
        (None, None) => say!("report-end-unknown").to_owned(),
    });
    if let Some(escalation) = &call.escalation {
        lines.extend(
            text::escalation_lines(escalation, zone)
                .iter()
                .map(|line| say!("report-escalated-line", line = flat(line))),
        );
    }
    for field in [Field::Disposition, Field::Outcome] {
        let said = flat(field.get(call).unwrap_or_default());
        if !said.is_empty() {
            lines.push(format!("{}: {said}", field.name()));
        }
    }
    lines
}

/// What did not fit.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct LeftOut {
    events: usize,
    cut: usize,
}

#[derive(Debug, Default)]
struct Page {
    lines: Vec<String>,
    cut: usize,
}

impl Page {
    fn line(&mut self, text: &str, most: usize) {
        let wrapped = wrapped(text, most);
        self.cut += usize::from(wrapped.cut == Cut::Yes);
        self.lines.extend(wrapped.lines);
    }

    fn labelled(&mut self, label: &str, said: &str) {
        let said = flat(said);
        if !said.is_empty() {
            self.line(&format!("{label}: {said}"), TEXT_LINES);
        }
    }

    /// The events that have room, in their order: those that matter most are chosen first.
    fn events(&mut self, call: &Call, zone: &TimeZone, room: usize) -> LeftOut {
        let told: Vec<(u8, Wrapped)> = call
            .events
            .iter()
            .filter(|event| event.is_told())
            .map(|event| {
                let time = event.at.to_zoned(zone.clone()).strftime("%H:%M").to_string();
                (rank(event.kind), wrapped(&format!("{time}  {}", told(event)), EVENT_LINES))
            })
            .collect();
        let mut order: Vec<usize> = (0..told.len()).collect();
        order.sort_by_key(|at| told.get(*at).map(|(rank, _)| *rank));
        let mut chosen = vec![false; told.len()];
        let mut left = room;
        for at in order {
            let (Some((_, entry)), Some(chosen)) = (told.get(at), chosen.get_mut(at)) else { continue };
            if entry.lines.len() <= left {
                left -= entry.lines.len();
                *chosen = true;
            }
        }
        let mut left_out = LeftOut::default();
        for ((_, entry), chosen) in told.into_iter().zip(chosen) {
            if chosen {
                left_out.cut += usize::from(entry.cut == Cut::Yes);
                self.lines.extend(entry.lines);
            } else {
                left_out.events += 1;
            }
        }
        left_out
    }

    fn closing(&mut self, left_out: LeftOut, short_id: &str) {
        let cut = self.cut + left_out.cut;
        let mut parts = Vec::new();
        if left_out.events > 0 {
            parts.push(say!("report-more-events", count = left_out.events));
        }
        if cut > 0 {
            parts.push(say!("report-rest-of-texts", count = cut));
        }
        if !parts.is_empty() {
            self.line("", 1);
            self.line(&say!("report-left-out", what = parts.join(", ")), 1);
            self.line(&say!("report-all-in-record", call = short_id), 1);
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Cut {
    No,
    Yes,
}

#[derive(Debug)]
struct Wrapped {
    lines: Vec<String>,
    cut: Cut,
}

/// The text on at most so many lines, words kept whole where they fit one.
fn wrapped(text: &str, most: usize) -> Wrapped {
    let mut lines = vec![String::new()];
    let mut width = 0;
    for word in text.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        if width > 0 && width + 1 + word.len() > COLUMNS {
            lines.push("       ".to_owned());
            width = 7;
        } else if width > 0 {
            push(&mut lines, " ");
            width += 1;
        }
        while width + word.len() > COLUMNS {
            let rest = word.split_off(COLUMNS - width);
            push(&mut lines, &word.iter().collect::<String>());
            lines.push(String::new());
            (word, width) = (rest, 0);
        }
        push(&mut lines, &word.iter().collect::<String>());
        width += word.len();
    }
    let cut = if lines.len() > most { Cut::Yes } else { Cut::No };
    lines.truncate(most);
    if cut == Cut::Yes {
        push(&mut lines, " …");
    }
    Wrapped { lines, cut }
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

/// The text on one line, its words as they are.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use uuid::Uuid;

    fn event(kind: EventKind, minute: i64, text: &str) -> Event {
        Event { at: at(minute), kind, text: text.to_owned() }
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_795_356_000 + minute * 60).unwrap()
    }

    fn page(call: &Call) -> String {
        incident(call, &crate::model::library::builtin(), &TimeZone::UTC)
    }

    fn call_with(events: Vec<Event>) -> Call {
        Call { events, ..Call::new(Uuid::from_u128(7), at(0)) }
    }

    #[test]
    fn it_tells_who_when_in_whose_words_and_how_it_ended() {
        let mut call = call_with(vec![
            event(EventKind::Quote, 1, "you people are thieves"),
            event(EventKind::Request, 2, "Please leave the insults out."),
            event(EventKind::Supervisor, 3, "Ana"),
            event(EventKind::CallEnded, 4, "I'm ending the call now."),
        ]);
        call.customer = "Mrs Lind".into();
        call.situations = vec!["abusive".into()];
        call.ended = Some(at(4));
        let short_id = &call.short_id;
        assert_eq!(
            page(&call),
            format!(
                "Incident report, call {short_id}\n\
                 When: 2026-11-22 14:00 to 14:04 (UTC)\n\
                 Caller: Mrs Lind\n\
                 Situation as the agent chose it: Abusive, personal attacks\n\
                 \n\
                 What was said and done, in order\n\
                 14:01  Caller said: “you people are thieves”\n\
                 14:02  Agent asked them to stop: “Please leave the insults out.”\n\
                 14:03  Supervisor joined: Ana\n\
                 14:04  Agent ended the call: “I'm ending the call now.”\n\
                 \n\
                 How it ended\n\
                 The agent ended the call at 14:04.\n"
            )
        );
    }

    #[test]
    fn a_huge_call_stays_on_one_page_keeps_every_rung_and_says_what_is_missing() {
        let long = "word ".repeat(400);
        let mut events: Vec<Event> = (0..500).map(|at| event(EventKind::Quote, at, &long)).collect();
        events.push(event(EventKind::FinalWarning, 501, "the last time"));
        events.push(event(EventKind::HandedOver, 502, &"x".repeat(2_000)));
        let mut call = call_with(events);
        call.words = long.clone();
        call.outcome = long;
        let page = page(&call);
        assert!(page.lines().count() <= LINES, "{} lines", page.lines().count());
        assert!(page.lines().all(|line| line.chars().count() <= COLUMNS + 2), "{page}");
        for part in ["the last time", "handed the call", "more events", "All of it is in the record of call"]
        {
            assert!(page.contains(part), "no {part} in {page}");
        }
    }

    #[test]
    fn their_words_stand_as_they_were_said() {
        let words = "naïve “quotes” & <tags> %n … 😡";
        assert!(page(&call_with(vec![event(EventKind::Quote, 1, words)])).contains(&format!("“{words}”")));
    }
}
