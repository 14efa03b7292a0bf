//! Counting calls, one after the other in any order, and the figures that come of it. Must not
//! know where the calls come from.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;

use super::{Asked, Column, Digest, FEW, Figure, Insights, Kept, Kind, MOST_WEEKS, Row, Value, monday};
use crate::model::call::{CauseKind, PromiseStatus};

/// What has been counted.
#[derive(Clone, Debug)]
pub struct Tally {
    asked: Asked,
    all: Group,
    plain: Group,
    situations: HashMap<Arc<str>, Group>,
    promises: HashMap<Row, Promises>,
    causes: HashMap<CauseKind, usize>,
    hours: [usize; 24],
}

/// Calls that have something in common.
#[derive(Clone, Debug, Default)]
struct Group {
    calls: usize,
    weeks: BTreeMap<Date, usize>,
    /// Of so many both heats were noted.
    heats: usize,
    before: usize,
    after: usize,
    debriefs: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Promises {
    promises: usize,
    calls: usize,
}

impl Group {
    fn add(&mut self, digest: &Digest, week: Date) {
        self.calls += 1;
        *self.weeks.entry(week).or_default() += 1;
        if let Some((before, after)) = digest.heat {
            self.heats += 1;
            self.before += usize::from(before);
            self.after += usize::from(after);
        }
        self.debriefs += usize::from(digest.debriefed);
    }
}

impl Tally {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(asked: Asked) -> Self {
        Self {
            asked,
            all: Group::default(),
            plain: Group::default(),
            situations: HashMap::new(),
            promises: HashMap::new(),
            causes: HashMap::new(),
            hours: [0; 24],
        }
    }

    /// What it counts.
    #[must_use]
    pub const fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Counts a call, if it is one of those asked about.
    pub fn add(&mut self, digest: &Digest) {
        if !self.asked.holds(digest.opened) {
            return;
        }
        let there = digest.opened.to_zoned(self.asked.now.time_zone().clone());
        let Some(week) = monday(there.date()) else { return };
        self.all.add(digest, week);
        if digest.situations.is_empty() {
            self.plain.add(digest, week);
        }
        for id in &digest.situations {
            if let Some(group) = self.situations.get_mut(id) {
                group.add(digest, week);
            } else {
                self.situations.entry(Arc::clone(id)).or_default().add(digest, week);
            }
        }
        if let Some(kind) = digest.cause {
            *self.causes.entry(kind).or_default() += 1;
        }
        if let Some(hour) = usize::try_from(there.hour()).ok().and_then(|hour| self.hours.get_mut(hour)) {
            *hour += 1;
        }
        self.add_promises(digest);
    }

    fn add_promises(&mut self, digest: &Digest) {
        let now = self.asked.now.timestamp();
        let mut here: HashMap<Row, usize> = HashMap::new();
        for promise in &digest.promises {
            *here.entry(Row::All).or_default() += 1;
            let row = match promise.status {
                PromiseStatus::Open => Row::Owed,
                PromiseStatus::Broken => Row::Broken,
                PromiseStatus::Kept => promise.kept().map_or(Row::Owed, Row::Kept),
            };
            *here.entry(row).or_default() += 1;
            if promise.status == PromiseStatus::Open && promise.due.is_some_and(|due| due < now) {
                *here.entry(Row::Overdue).or_default() += 1;
            }
        }
        for (row, count) in here {
            let sum = self.promises.entry(row).or_default();
            sum.promises += count;
            sum.calls += 1;
        }
    }

    /// The figures of what was counted.
    #[must_use]
    pub fn insights(&self) -> Insights {
        let mut ranked: Vec<(&str, &Group)> =
            self.situations.iter().map(|(id, group)| (&**id, group)).collect();
        ranked.sort_unstable_by(|a, b| b.1.calls.cmp(&a.1.calls).then_with(|| a.0.cmp(b.0)));
        let figures = vec![
            self.by_situation(&ranked),
            self.heat(&ranked),
            self.kept(),
            self.faults(),
            self.by_hour(),
            self.own(&ranked),
        ];
        Insights { base: self.asked.base.clone(), calls: self.all.calls, figures }
    }

    fn figure(&self, kind: Kind, columns: Vec<Column>, rows: Vec<(Row, Vec<Value>)>) -> Figure {
        Figure { kind, base: self.asked.base.clone(), columns, rows }
    }

    /// Every week of the span, those without a call too.
    fn weeks(&self) -> Vec<Date> {
        let zone = self.asked.now.time_zone().clone();
        let since = self.asked.since.and_then(|since| monday(since.to_zoned(zone.clone()).date()));
        let until =
            self.asked.until.map_or_else(|| self.asked.now.date(), |until| until.to_zoned(zone).date());
        let (first, last) = (self.all.weeks.keys().next(), self.all.weeks.keys().next_back());
        let (Some(first), Some(until)) = (since.or_else(|| first.copied()), monday(until)) else {
            return Vec::new();
        };
        let last = last.copied().map_or(until, |last| last.max(until.min(self.asked.now.date())));
        let mut weeks = Vec::new();
        let mut week = last;
        while week >= first && weeks.len() < MOST_WEEKS {
            weeks.push(week);
            let Ok(before) = week.checked_sub(Span::new().weeks(1)) else { break };
            week = before;
        }
        weeks.reverse();
        weeks
    }

    fn by_situation(&self, ranked: &[(&str, &Group)]) -> Figure {
        let weeks = self.weeks();
        let values = |group: &Group| {
            let of_week = |week: &Date| Value::Count(group.weeks.get(week).copied().unwrap_or(0));
            [Value::Count(group.calls)].into_iter().chain(weeks.iter().map(of_week)).collect::<Vec<_>>()
        };
        let mut rows: Vec<(Row, Vec<Value>)> =
            ranked.iter().map(|(id, group)| (Row::Situation((*id).to_owned()), values(group))).collect();
        if self.plain.calls > 0 {
            rows.push((Row::NoSituation, values(&self.plain)));
        }
        rows.push((Row::All, values(&self.all)));
        let columns = [Column::Calls].into_iter().chain(weeks.iter().copied().map(Column::Week)).collect();
        self.figure(Kind::Situations, columns, rows)
    }

    fn heat(&self, ranked: &[(&str, &Group)]) -> Figure {
        let values = |group: &Group| {
            vec![
                Value::Count(group.heats),
                Value::mean(group.before, group.heats),
                Value::mean(group.after, group.heats),
            ]
        };
        let noted = ranked.iter().filter(|(_, group)| group.heats > 0);
        let mut rows: Vec<(Row, Vec<Value>)> =
            noted.map(|(id, group)| (Row::Situation((*id).to_owned()), values(group))).collect();
        // those that calm most come first, those of which too little is known last
        rows.sort_by_key(|(_, values)| match values.as_slice() {
            [_, Value::Tenths(before), Value::Tenths(after)] => {
                (false, i64::try_from(*after).unwrap_or(0) - i64::try_from(*before).unwrap_or(0))
            }
            _ => (true, 0),
        });
        rows.push((Row::All, values(&self.all)));
        self.figure(Kind::Heat, vec![Column::Calls, Column::Before, Column::After], rows)
    }

    fn kept(&self) -> Figure {
        let of = |row: &Row| self.promises.get(row).copied().unwrap_or_default();
        let told = self.promises.iter().filter(|(row, _)| row.tells_of_times());
        let done: usize = told.map(|(_, sum)| sum.promises).sum();
        let kept = Kept::ALL.into_iter().map(Row::Kept);
        let rows = kept.chain([Row::Broken, Row::Owed, Row::Overdue]).map(|row| {
            let sum = of(&row);
            let share = if row.tells_of_times() { Value::share(sum.promises, done) } else { Value::None };
            (row, vec![Value::Count(sum.promises), Value::Count(sum.calls), share])
        });
        let columns = vec![Column::Promises, Column::Calls, Column::Share];
        self.figure(Kind::Promises, columns, rows.collect())
    }

    fn faults(&self) -> Figure {
        let of = |kind: CauseKind| self.causes.get(&kind).copied().unwrap_or(0);
        let whole: usize = CauseKind::ALL.into_iter().map(of).sum();
        let at_fault = of(CauseKind::Process) + of(CauseKind::Product);
        let mut ranked = CauseKind::ALL;
        ranked.sort_by_key(|kind| std::cmp::Reverse(of(*kind)));
        let first = vec![Value::Count(at_fault), Value::share(at_fault, whole), Value::None];
        let mut rows = vec![(Row::AtFault, first)];
        let mut running = 0;
        for kind in ranked {
            running += of(kind);
            let values =
                vec![Value::Count(of(kind)), Value::share(of(kind), whole), Value::share(running, whole)];
            rows.push((Row::Cause(kind), values));
        }
        self.figure(Kind::Causes, vec![Column::Calls, Column::Share, Column::Running], rows)
    }

    fn by_hour(&self) -> Figure {
        let rows = (0_i8..).zip(self.hours).map(|(hour, count)| (Row::Hour(hour), vec![Value::Count(count)]));
        self.figure(Kind::Hours, vec![Column::Calls], rows.collect())
    }

    fn own(&self, ranked: &[(&str, &Group)]) -> Figure {
        let share = |group: &Group| {
            if group.calls < FEW { Value::TooFew } else { Value::share(group.debriefs, group.calls) }
        };
        let written = ranked.iter().filter(|(_, group)| group.debriefs > 0);
        let mut rows: Vec<(Row, Vec<Value>)> = written
            .map(|(id, group)| {
                (Row::Debriefed((*id).to_owned()), vec![Value::Count(group.debriefs), share(group)])
            })
            .collect();
        rows.sort_by_key(|(_, values)| std::cmp::Reverse(values.first().and_then(|value| value.number())));
        rows.push((Row::AllDebriefed, vec![Value::Count(self.all.debriefs), share(&self.all)]));
        self.figure(Kind::Own, vec![Column::Calls, Column::Share], rows)
    }
}
