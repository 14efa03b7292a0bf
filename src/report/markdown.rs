//! Calls as Markdown, for reading and printing. Every text stands byte for byte: in its line where
//! Markdown would not change it, else in a fenced block.

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
        if !text.is_empty() {
            let _ = write!(self.0, "- **{label}:**{}", body(text));
        }
    }

    fn items(&mut self, label: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            let _ = writeln!(self.0, "- **{label}:**");
        }
        for item in items {
            let _ = write!(self.0, "  -{}", body(&item));
        }
    }
}

/// The text behind a label: on its line, or fenced. A fence at the margin ends the list, which is
/// the price for not indenting, and so changing, the text.
fn body(text: &str) -> String {
    if is_plain(text) {
        return format!(" {text}\n");
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    format!("\n\n{fence}text\n{text}{gap}{fence}\n\n")
}

/// The text on one line, so that Markdown shows it as it is.
pub(super) fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let special = |c: char| "\\`*_[]<>#|~&".contains(c);
    let parts = line
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| special(c).then_some('\\').into_iter().chain([c]));
    parts.collect()
}

/// Whether Markdown shows the text as it is.
fn is_plain(text: &str) -> bool {
    let special = |c: char| c.is_control() || "\\`*_[]<>#|~&".contains(c);
    let edges = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    let begins_a_list = text.starts_with(['-', '+', '='])
        || text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['.', ')']);
    !edges && !begins_a_list && !text.contains(special) && !text.contains("  ")
}

fn moment(at: Option<Timestamp>, zone: &TimeZone) -> String {
    at.map(|at| text::day_and_time(at, zone)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn section_with(words: &str) -> String {
        let mut call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        call.words = words.to_owned();
        section(&call, &Playbook::default(), &TimeZone::UTC)
    }

    #[test]
    fn a_plain_text_stands_in_its_line() {
        assert!(section_with("He said: never again!").contains("- **Their words:** He said: never again!\n"));
    }

    #[test]
    fn a_text_that_markdown_would_change_is_fenced_and_unchanged() {
        for words in ["# no heading\n\n* no list", "<script>", "two\nlines", "tail ", "```\nfence\n````"] {
            let page = section_with(words);
            assert!(page.contains(&format!("text\n{words}\n`")), "{page}");
        }
        assert!(section_with("a ```` b").contains("`````text\n"));
    }
}
