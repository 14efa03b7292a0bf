//! The handover sheet as Markdown, for whoever takes over. Holds open issues and plain counts: no
//! score, nothing of a debrief, no comparison. Must not know where the records are.

use std::fmt::Write as _;

use jiff::{Timestamp, Zoned};

use super::{markdown, text};
use crate::model::handover::{Handover, Issue, Open};
use crate::model::library::Playbook;
use crate::say;

/// The sheet; ends with a line break.
#[must_use]
pub fn sheet(handover: &Handover, playbook: &Playbook, now: &Zoned) -> String {
    let zone = now.time_zone();
    let mut page =
        format!("# {}\n\n", say!("report-handover", when = text::day_and_time(now.timestamp(), zone)));
    let since = text::day_and_time(handover.since, zone);
    let _ = writeln!(page, "{}", say!("report-since", calls = calls(handover.taken), since));
    if !handover.situations.is_empty() {
        page.push('\n');
    }
    for (id, count) in &handover.situations {
        let name = if id.is_empty() { say!("report-no-situation-noted") } else { playbook.name(id) };
        let _ = writeln!(page, "- {name}: {count}");
    }
    section(&mut page, say!("report-promises-to-keep"), handover, now, |what| {
        matches!(what, Open::Promise { .. })
    });
    if handover.more > 0 {
        let _ = writeln!(page, "\n{}", say!("report-more-owed", count = handover.more));
    }
    section(&mut page, say!("report-escalations-open"), handover, now, |what| {
        matches!(what, Open::Escalation { .. })
    });
    section(&mut page, say!("report-calls-to-finish"), handover, now, |what| matches!(what, Open::ToFinish));
    if handover.open.is_empty() {
        let _ = writeln!(page, "\n{}", say!("shift-nothing-is-left-open"));
    }
    page
}

/// "3 calls".
#[must_use]
pub fn calls(count: usize) -> String {
    crate::model::text::calls(count)
}

/// What is open, in one line without its call; `day_and_time` says when a promise is due.
#[must_use]
pub fn what(issue: &Issue, now: &Zoned, day_and_time: impl Fn(Timestamp) -> String) -> String {
    match &issue.what {
        Open::Promise { text, to, due } => {
            let to = if to.trim().is_empty() { String::new() } else { say!("report-promise-to", to) };
            let due = match due {
                Some(due) if *due < now.timestamp() => {
                    say!("report-overdue-since", due = day_and_time(*due))
                }
                Some(due) => say!("report-promise-by", due = day_and_time(*due)),
                None => say!("report-no-date").to_owned(),
            };
            format!("{text}{to}{due}")
        }
        Open::Escalation { to, why } => {
            let to = if to.trim().is_empty() { say!("report-no-name") } else { to };
            let why = if why.trim().is_empty() { String::new() } else { format!(", {why}") };
            format!("{}{why}", say!("report-escalated-to", text = to))
        }
        Open::ToFinish => say!("report-not-complete").to_owned(),
    }
}

fn section(page: &mut String, name: &str, handover: &Handover, now: &Zoned, is: impl Fn(&Open) -> bool) {
    let mut issues = handover.open.iter().filter(|issue| is(&issue.what)).peekable();
    if issues.peek().is_none() {
        return;
    }
    let _ = write!(page, "\n## {name}\n\n");
    for issue in issues {
        let reference = match issue.reference.trim() {
            "" => String::new(),
            reference => format!(", {reference}"),
        };
        let who = match issue.who.as_str() {
            "" => String::new(),
            who => format!(" ({who}{reference})"),
        };
        let line = format!(
            "{}{who}: {}",
            issue.short_id,
            what(issue, now, |at| say!("dates-on", date = text::day_and_time(at, now.time_zone())))
        );
        let _ = writeln!(page, "- [ ] {}", markdown::escaped(&line));
    }
}
