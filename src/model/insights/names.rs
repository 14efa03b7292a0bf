//! The words of the figures: what rows and columns are called, and what a figure claims. Must not
//! say more than the calls carry.

use super::{Column, FEW, Figure, Kept, Kind, Row, Value};
use crate::model::library::Playbook;
use crate::model::text;
use crate::{key, say};

impl Column {
    /// Its name.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Calls => say!("insights-calls").to_owned(),
            Self::Week(monday) => monday.to_string(),
            Self::Promises => say!("insights-promises-column").to_owned(),
            Self::Before => say!("insights-heat-before").to_owned(),
            Self::After => say!("insights-heat-after").to_owned(),
            Self::Share => say!("insights-share").to_owned(),
            Self::Running => say!("insights-running-share").to_owned(),
        }
    }

    /// Its name for scripts.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Week(monday) => monday.to_string(),
            Self::Calls => "calls".to_owned(),
            Self::Promises => "promises".to_owned(),
            Self::Before => "heat_before".to_owned(),
            Self::After => "heat_after".to_owned(),
            Self::Share => "share".to_owned(),
            Self::Running => "running_share".to_owned(),
        }
    }
}

/// The name of a row.
#[must_use]
pub fn named(row: &Row, playbook: &Playbook) -> String {
    match row {
        Row::All => say!("insights-all-calls").to_owned(),
        Row::Situation(id) | Row::Debriefed(id) => playbook.name(id).to_owned(),
        Row::NoSituation => say!("insights-no-situation-noted").to_owned(),
        Row::Kept(Kept::InTime) => say!("insights-kept-in-time").to_owned(),
        Row::Kept(Kept::Late) => say!("insights-kept-late").to_owned(),
        Row::Kept(Kept::Undated) => say!("insights-kept-no-time-to-meet").to_owned(),
        Row::Broken => say!("insights-not-kept").to_owned(),
        Row::Owed => say!("insights-still-owed").to_owned(),
        Row::Overdue => say!("insights-of-these-overdue").to_owned(),
        Row::AtFault => say!("insights-at-fault").to_owned(),
        Row::Cause(kind) => kind.name().to_owned(),
        Row::Hour(hour) => format!("{hour:02}:00"),
        Row::AllDebriefed => say!("insights-all-debriefs").to_owned(),
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

    /// Whether its promises tell how well times are kept: a promise that was kept with no time to meet
    /// does not.
    pub(super) const fn tells_of_times(&self) -> bool {
        matches!(self, Self::Kept(Kept::InTime | Kept::Late) | Self::Broken)
    }
}

/// What the figure says in one sentence; only what its calls can carry.
#[must_use]
pub fn claim(figure: &Figure, playbook: &Playbook) -> String {
    let too_few = |key: &'static str, count: usize| say!(key, count, shown = text::grouped(count));
    match figure.kind {
        Kind::Situations => match figure.rows.first() {
            Some((Row::Situation(id), _)) if figure.count(0, Column::Calls) >= FEW => {
                let calls = text::calls(figure.count(0, Column::Calls));
                say!("insights-most-often", situation = playbook.name(id), calls)
            }
            _ => say!("insights-counts-in-both").to_owned(),
        },
        Kind::Heat => {
            let all = figure.rows.len().saturating_sub(1);
            let noted = figure.count(all, Column::Calls);
            match (figure.value(all, Column::Before), figure.value(all, Column::After)) {
                (before @ Value::Tenths(_), after @ Value::Tenths(_)) => {
                    let (before, after) = (before.written(), after.written());
                    say!("insights-heat-on-average", before, after, calls = text::calls(noted))
                }
                _ => too_few(key!("insights-too-few-heats"), noted),
            }
        }
        Kind::Promises => {
            let told = figure.rows.iter().enumerate().filter(|(_, (row, _))| row.tells_of_times());
            let settled: usize = told.map(|(at, _)| figure.count(at, Column::Promises)).sum();
            match figure.value(0, Column::Share) {
                share @ Value::Percent(_) => {
                    let share = share.written();
                    say!("insights-share-kept-in-time", share, settled = text::grouped(settled))
                }
                _ => too_few(key!("insights-too-few-promises"), settled),
            }
        }
        Kind::Causes => {
            let noted: usize = (1..figure.rows.len()).map(|row| figure.count(row, Column::Calls)).sum();
            match figure.value(0, Column::Share) {
                share @ Value::Percent(_) => {
                    let (share, noted) = (share.written(), text::grouped(noted));
                    say!("insights-share-at-fault", share, noted)
                }
                _ => too_few(key!("insights-too-few-causes"), noted),
            }
        }
        Kind::Hours => {
            let count = |row: &usize| figure.count(*row, Column::Calls);
            let whole: usize = (0..24).map(|row| count(&row)).sum();
            let busiest = (0..24).max_by_key(|row| (count(row), std::cmp::Reverse(*row)));
            match busiest.filter(|_| whole >= FEW) {
                Some(hour) => say!(
                    "insights-most-begin",
                    hour = format!("{hour:02}"),
                    calls = text::calls(count(&hour))
                ),
                None => too_few(key!("insights-too-few-calls"), whole),
            }
        }
        Kind::Own => say!("insights-own").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::insights::{Asked, Digest, Promised, Tally};
    use crate::model::{call::PromiseStatus, library};

    /// What is said of so many promises kept in time and so many kept with no time to meet.
    fn said(in_time: usize, undated: usize) -> String {
        let now: jiff::Zoned = "2026-11-22T12:00:00[UTC]".parse().unwrap();
        let at = Some(now.timestamp());
        let promise = |due| Promised { status: PromiseStatus::Kept, due, settled: at };
        let mut promises = vec![promise(at); in_time];
        promises.extend(vec![promise(None); undated]);
        let (opened, situations) = (now.timestamp(), Vec::new());
        let mut tally = Tally::new(Asked::new("", &now));
        tally.add(&Digest { opened, situations, heat: None, promises, cause: None, debriefed: false });
        claim(tally.insights().figure(Kind::Promises).unwrap(), &library::builtin())
    }

    #[test]
    fn a_promise_kept_with_no_time_to_meet_is_not_one_that_missed_it() {
        assert!(said(10, 30).starts_with("100 % of 10 promises"), "{}", said(10, 30));
        assert!(said(0, 30).starts_with("0 promises"), "{}", said(0, 30));
    }
}
