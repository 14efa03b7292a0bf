//! The words of the figures: what rows and columns are called, and what a figure claims. Must not
//! say more than the calls carry.

use super::{Column, FEW, Figure, Kept, Kind, Row, Value};
use crate::model::library::Playbook;
use crate::model::text;

impl Column {
    /// Its name.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Calls => "Calls".to_owned(),
            Self::Week(monday) => monday.to_string(),
            Self::Promises => "Promises".to_owned(),
            Self::Before => "Heat before".to_owned(),
            Self::After => "Heat after".to_owned(),
            Self::Share => "Share".to_owned(),
            Self::Running => "Running share".to_owned(),
        }
    }

    /// Its name for scripts.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Week(monday) => monday.to_string(),
            other => other.name().to_lowercase().replace(' ', "_"),
        }
    }
}

/// The name of a row.
#[must_use]
pub fn named(row: &Row, playbook: &Playbook) -> String {
    match row {
        Row::All => "All calls".to_owned(),
        Row::Situation(id) | Row::Debriefed(id) => playbook.name(id).to_owned(),
        Row::NoSituation => "No situation noted".to_owned(),
        Row::Kept(Kept::InTime) => "Kept in time".to_owned(),
        Row::Kept(Kept::Late) => "Kept late".to_owned(),
        Row::Kept(Kept::Undated) => "Kept, no time to meet".to_owned(),
        Row::Broken => "Not kept".to_owned(),
        Row::Owed => "Still owed".to_owned(),
        Row::Overdue => "Of these overdue".to_owned(),
        Row::AtFault => "Process or product at fault".to_owned(),
        Row::Cause(kind) => kind.name().to_owned(),
        Row::Hour(hour) => format!("{hour:02}:00"),
        Row::AllDebriefed => "All debriefs".to_owned(),
    }
}

impl Row {
    /// Its name for scripts, the same in every playbook.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::All | Self::AllDebriefed => "all".to_owned(),
            Self::Situation(id) | Self::Debriefed(id) => id.clone(),
            Self::NoSituation => "none".to_owned(),
            Self::Kept(kept) => kept.word().to_owned(),
            Self::Broken => "broken".to_owned(),
            Self::Owed => "open".to_owned(),
            Self::Overdue => "overdue".to_owned(),
            Self::AtFault => "process-or-product".to_owned(),
            Self::Cause(kind) => kind.id().to_owned(),
            Self::Hour(hour) => hour.to_string(),
        }
    }
}

/// What the figure says in one sentence; only what its calls can carry.
#[must_use]
pub fn claim(figure: &Figure, playbook: &Playbook) -> String {
    let too_few = |count: usize, one: &str, many: &str| {
        let what = if count == 1 { one } else { many };
        format!("{} {what} so far: too few for a share or an average.", text::grouped(count))
    };
    match figure.kind {
        Kind::Situations => match figure.rows.first() {
            Some((Row::Situation(id), _)) if figure.count(0, Column::Calls) >= FEW => {
                let calls = calls(figure.count(0, Column::Calls));
                format!("Most often: {}, {calls}.", playbook.name(id))
            }
            _ => "A call with two situations counts in both.".to_owned(),
        },
        Kind::Heat => {
            let all = figure.rows.len().saturating_sub(1);
            let noted = figure.count(all, Column::Calls);
            match (figure.value(all, Column::Before), figure.value(all, Column::After)) {
                (before @ Value::Tenths(_), after @ Value::Tenths(_)) => {
                    let (before, after) = (before.written(), after.written());
                    format!("From {before} to {after} of 10 on average, {}.", calls(noted))
                }
                _ => too_few(noted, "call with both heats", "calls with both heats"),
            }
        }
        Kind::Promises => {
            let settled: usize = (0..4).map(|row| figure.count(row, Column::Promises)).sum();
            match figure.value(0, Column::Share) {
                share @ Value::Percent(_) => {
                    let share = share.written();
                    format!("{share} of {} promises settled were kept in time.", text::grouped(settled))
                }
                _ => too_few(settled, "promise settled", "promises settled"),
            }
        }
        Kind::Causes => {
            let noted: usize = (1..figure.rows.len()).map(|row| figure.count(row, Column::Calls)).sum();
            match figure.value(0, Column::Share) {
                share @ Value::Percent(_) => {
                    let (share, noted) = (share.written(), text::grouped(noted));
                    format!("Process or product at fault in {share} of {noted} calls with a root cause.")
                }
                _ => too_few(noted, "call with a root cause", "calls with a root cause"),
            }
        }
        Kind::Hours => {
            let count = |row: &usize| figure.count(*row, Column::Calls);
            let whole: usize = (0..24).map(|row| count(&row)).sum();
            let busiest = (0..24).max_by_key(|row| (count(row), std::cmp::Reverse(*row)));
            match busiest.filter(|_| whole >= FEW) {
                Some(hour) => format!("Most begin at {hour:02}:00, {}.", calls(count(&hour))),
                None => too_few(whole, "call", "calls"),
            }
        }
        Kind::Own => "Calls you wrote a debrief after. Yours alone: in no report and no summary.".to_owned(),
    }
}

/// "1 call", "12 calls".
fn calls(count: usize) -> String {
    if count == 1 { "1 call".to_owned() } else { format!("{} calls", text::grouped(count)) }
}
