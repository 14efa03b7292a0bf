//! Calls as Markdown, for reading and printing. Every text is shown byte for byte: in its line, with
//! what Markdown would take for its own escaped, or, where it has several lines, in a fenced block.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::text;
use crate::model::call::Call;
use crate::model::debrief::{Debrief, Fate};
use crate::model::field::Field;
use crate::model::library::Playbook;
use crate::say;

/// The texts, in the order shown.
const FIELDS: [Field; 14] = [
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
    Field::Offered,
    Field::Accepted,
    Field::Disposition,
    Field::Outcome,
];

/// The call as a section with a heading of the second level.
#[must_use]
pub fn section(call: &Call, playbook: &Playbook, zone: &TimeZone) -> String {
    let mut page = Page(format!(
        "## {}\n\n",
        say!("report-call-heading", call = &call.short_id, when = text::span(call, zone))
    ));
    page.item(say!("report-id"), &call.id.to_string());
    page.item(say!("report-status"), call.status.name());
    page.items(say!("report-situation"), call.situations.iter().map(|id| playbook.name(id).to_owned()));
    for field in FIELDS {
        page.item(field.name(), field.get(call).unwrap_or_default());
    }
    page.item(
        say!("report-in-touch-about-it-before"),
        call.repeat.map_or("", |repeat| if repeat { say!("report-yes") } else { say!("report-no") }),
    );
    page.item(say!("report-heat-name"), &text::heat(call));
    page.item(say!("report-read-back-and-agreed"), &moment(call.read_back, zone));
    page.items(say!("report-steps"), call.steps.iter().map(|tick| text::step_line(tick, playbook, zone)));
    page.items(say!("report-timeline"), call.events.iter().map(|event| text::event_line(event, zone)));
    if let Some(options) = &call.options {
        page.items(say!("report-options"), text::options_lines(options).into_iter());
    }
    page.items(
        say!("report-promised"),
        call.promises.iter().map(|promise| text::promise_line(promise, zone)),
    );
    if let Some(escalation) = &call.escalation {
        page.items(say!("report-escalated"), text::escalation_lines(escalation, zone).into_iter());
    }
    if let Some(cause) = &call.root_cause {
        page.item(say!("report-root-cause"), cause.kind.name());
        page.item(Field::RootCause.name(), &cause.text);
    }
    page.items(say!("report-tags"), call.tags.iter().cloned());
    page.item(say!("report-changed"), &moment(Some(call.changed), zone));
    page.0.push('\n');
    page.0
}

/// The private debrief of a call, to stand behind its section.
#[must_use]
pub fn debrief(debrief: &Debrief) -> String {
    let mut page = Page(format!("### {}\n\n", say!("report-private-debrief")));
    page.item(say!("report-feeling"), &debrief.feeling);
    page.item(say!("report-another-way-to-see-it"), &debrief.reappraisal);
    page.item(say!("report-what-worked"), &debrief.worked);
    page.item(say!("report-what-i-would-do-differently"), &debrief.differently);
    match debrief.fate {
        Fate::Open => {}
        Fate::LetGo => page.item(say!("report-decision"), say!("report-let-it-go")),
        Fate::Raise => page.item(say!("report-decision"), say!("report-raise-it")),
    }
    page.item(say!("report-what-to-raise"), &debrief.raise);
    page.item(say!("report-who-i-talked-to"), &debrief.talked_to);
    page.0.push('\n');
    page.0
}

struct Page(String);

impl Page {
    fn item(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let _ = match in_line(text) {
            Some(line) => writeln!(self.0, "- **{label}:** {line}"),
            None => writeln!(self.0, "- **{label}:**\n  {}", fenced(text, "  ")),
        };
    }

    fn items(&mut self, label: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            let _ = writeln!(self.0, "- **{label}:**");
        }
        for item in items {
            let body = in_line(&item).map_or_else(|| fenced(&item, "    "), |line| no_marker(&line));
            let _ = writeln!(self.0, "  - {body}");
        }
    }
}

/// What Markdown would take for its own inside a line.
fn is_special(c: char) -> bool {
    "\\`*_[]<>#|~&".contains(c)
}

fn escape(text: &str) -> String {
    text.chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain([c])).collect()
}

/// The text escaped; `None` where a line cannot hold it as it is.
fn in_line(text: &str) -> Option<String> {
    let edges = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    (!edges && !text.contains(char::is_control) && !text.contains("  ")).then(|| escape(text))
}

/// The line so that its beginning does not begin a list of its own.
fn no_marker(line: &str) -> String {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let counts = behind.len() < line.len() && behind.starts_with(['.', ')']);
    let number = line.strip_suffix(behind).filter(|_| counts).unwrap_or_default();
    let marks = counts || line.starts_with(['-', '+', '=']);
    let rest = if counts { behind } else { line };
    if marks { format!("{number}\\{rest}") } else { line.to_owned() }
}

/// The text between fences, the lines behind the first indented so that they belong to their item.
fn fenced(text: &str, indent: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let mut block = String::new();
    let mut begins = false;
    for c in format!("{fence}text\n{text}\n{fence}").chars() {
        let ends = matches!(c, '\n' | '\r');
        if begins && !ends {
            block.push_str(indent);
        }
        block.push(c);
        begins = ends;
    }
    block
}

/// The text on one line, so that Markdown shows it as it is.
pub(super) fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    escape(&line.chars().filter(|c| !c.is_control()).collect::<String>())
}

fn moment(at: Option<Timestamp>, zone: &TimeZone) -> String {
    at.map(|at| text::day_and_time(at, zone)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::{Event, EventKind};
    use uuid::Uuid;

    fn section_with(words: &str) -> String {
        let mut call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        call.words = words.to_owned();
        section(&call, &Playbook::default(), &TimeZone::UTC)
    }

    #[test]
    fn a_text_of_one_line_stands_in_its_line() {
        for (words, line) in [
            ("He said: never again!", "He said: never again!"),
            ("1. Refund. 2. An apology.", "1. Refund. 2. An apology."),
            ("+1 555 0100", "+1 555 0100"),
            ("<script>", r"\<script\>"),
            ("# no heading", r"\# no heading"),
            (r"a * b_c \ `d`", r"a \* b\_c \\ \`d\`"),
        ] {
            let page = section_with(words);
            assert!(page.contains(&format!("- **Their words:** {line}\n")), "{page}");
        }
    }

    #[test]
    fn a_text_of_several_lines_is_fenced_within_its_item() {
        for (words, block) in [
            ("two\nlines", "- **Their words:**\n  ```text\n  two\n  lines\n  ```\n- "),
            ("a\r\n\r  b\n", "- **Their words:**\n  ```text\n  a\r\n\r    b\n\n  ```\n- "),
            ("tail ", "- **Their words:**\n  ```text\n  tail \n  ```\n- "),
            ("```\nfence\n````", "- **Their words:**\n  `````text\n  ```\n  fence\n  ````\n  `````\n- "),
        ] {
            let page = section_with(words);
            assert!(page.contains(block), "{page}");
        }
    }

    #[test]
    fn what_was_done_and_promised_stands_in_plain_bullets() {
        let mut call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        let event =
            |text: &str| Event { at: Timestamp::UNIX_EPOCH, kind: EventKind::Warning, text: text.to_owned() };
        call.events = vec![event("I want to help. Please stop."), event("one\ntwo")];
        for promise in ["1. ring her", "2) write", "- call * back", "3 parts"] {
            call.promise(promise.to_owned(), None);
        }
        let page = section(&call, &Playbook::default(), &TimeZone::UTC);
        let timeline = "- **Timeline:**\n  - 00:00 Warning given: I want to help. Please stop.\n  - \
                        ```text\n    00:00 Warning given: one\n    two\n    ```\n";
        assert!(page.contains(timeline), "{page}");
        let promised =
            "- **Promised:**\n  - 1\\. ring her\n  - 2\\) write\n  - \\- call \\* back\n  - 3 parts\n";
        assert!(page.contains(promised), "{page}");
    }
}
