//! Insights: what the saved calls say together. Owns the figures, what they claim and the search
//! that finds the calls behind each number; one computation serves window, report and export. Must
//! not know how calls are read, nor how a figure is drawn.

mod digest;
mod names;
mod screen;
mod tally;

use jiff::civil::Date;
use jiff::{Span, Timestamp, Zoned};

use super::call::CauseKind;
use super::when;
use crate::say;
pub use digest::{Digest, Kept, Promised};
pub use names::{claim, named};
pub use screen::Shown;
pub(super) use screen::{act, answered, show};
pub use tally::Tally;

/// Fewer calls than this carry no average and no share.
pub const FEW: usize = 10;

/// At most so many weeks are told apart, the latest.
const MOST_WEEKS: usize = 530;

/// How far back the figures look.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Period {
    /// This week and the three before it.
    FourWeeks,
    /// This week and the eleven before it.
    #[default]
    TwelveWeeks,
    /// This week and the 51 before it.
    Year,
    /// Everything that is kept.
    All,
}

impl Period {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::FourWeeks, Self::TwelveWeeks, Self::Year, Self::All];

    /// The words shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FourWeeks => say!("insights-4-weeks"),
            Self::TwelveWeeks => say!("insights-12-weeks"),
            Self::Year => say!("insights-52-weeks"),
            Self::All => say!("insights-all"),
        }
    }

    /// What is asked for by it now.
    #[must_use]
    pub fn asked(self, now: &Zoned) -> Asked {
        let weeks = match self {
            Self::FourWeeks => 4_i64,
            Self::TwelveWeeks => 12,
            Self::Year => 52,
            Self::All => return Asked::new("", now),
        };
        let first =
            monday(now.date()).and_then(|monday| monday.checked_sub(Span::new().weeks(weeks - 1)).ok());
        Asked::new(&first.map(|day| format!("since:{day}")).unwrap_or_default(), now)
    }
}

/// Which calls are asked about, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The span in the words of the search; empty for all calls.
    pub base: String,
    /// They began no earlier.
    pub since: Option<Timestamp>,
    /// They began no later.
    pub until: Option<Timestamp>,
    /// The present moment: weeks and hours are those of the clock there.
    pub now: Zoned,
}

impl Asked {
    /// The span in the words of the search: `since:7d until:2026-11-22`. What else stands there is
    /// left alone.
    #[must_use]
    pub fn new(base: &str, now: &Zoned) -> Self {
        let word = |name: &str| base.split_whitespace().find_map(|word| word.strip_prefix(name));
        Self {
            base: base.to_owned(),
            since: word("since:").and_then(|text| when::since(text, now)),
            until: word("until:").and_then(|text| when::until(text, now)),
            now: now.clone(),
        }
    }

    /// Whether a call that began then counts.
    #[must_use]
    pub fn holds(&self, opened: Timestamp) -> bool {
        self.since.is_none_or(|since| since <= opened) && self.until.is_none_or(|until| opened <= until)
    }
}

/// The figures over a span of calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Insights {
    /// Which calls.
    pub base: String,
    /// How many there are.
    pub calls: usize,
    /// The figures, in the order shown.
    pub figures: Vec<Figure>,
}

impl Insights {
    /// The figure of this kind.
    #[must_use]
    pub fn figure(&self, kind: Kind) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.kind == kind)
    }
}

/// What a figure is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// Calls by situation and week.
    Situations,
    /// Heat before and after, by situation.
    Heat,
    /// Promises kept in time.
    Promises,
    /// Root causes, the most frequent first.
    Causes,
    /// Calls by the hour of the day.
    Hours,
    /// The agent's own patterns, private.
    Own,
}

impl Kind {
    /// All of them, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Situations, Self::Heat, Self::Promises, Self::Causes, Self::Hours, Self::Own];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Situations => say!("insights-situations"),
            Self::Heat => say!("insights-heat"),
            Self::Promises => say!("insights-promises-kept-in-time"),
            Self::Causes => say!("insights-root-causes"),
            Self::Hours => say!("insights-busiest-hours"),
            Self::Own => say!("insights-my-own-patterns"),
        }
    }

    /// What its rows are.
    #[must_use]
    pub fn rows(self) -> &'static str {
        match self {
            Self::Situations | Self::Heat | Self::Own => say!("insights-situation"),
            Self::Promises => say!("insights-promises-column"),
            Self::Causes => say!("insights-root-cause"),
            Self::Hours => say!("insights-hour"),
        }
    }

    /// Its name in files and for scripts.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Situations => "situations",
            Self::Heat => "heat",
            Self::Promises => "promises",
            Self::Causes => "causes",
            Self::Hours => "hours",
            Self::Own => "own",
        }
    }
}

/// What a row of a figure stands for.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Row {
    /// Every call.
    All,
    /// Calls with this situation.
    Situation(String),
    /// Calls without any.
    NoSituation,
    /// Promises kept before they were due, after it, or without a time to meet.
    Kept(Kept),
    /// Promises not kept.
    Broken,
    /// Promises still owed.
    Owed,
    /// Those of them whose time has passed.
    Overdue,
    /// The process or the product is at fault.
    AtFault,
    /// The fault lies here.
    Cause(CauseKind),
    /// Calls that began in this hour.
    Hour(i8),
    /// Calls with this situation, after which a debrief was written.
    Debriefed(String),
    /// All calls after which a debrief was written.
    AllDebriefed,
}

/// What a column of a figure stands for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Column {
    /// How many calls.
    Calls,
    /// How many of them in the week that begins on this Monday.
    Week(Date),
    /// How many promises.
    Promises,
    /// The mean heat at the start.
    Before,
    /// The mean heat at the end.
    After,
    /// The share of all.
    Share,
    /// The share of this row and those above it.
    Running,
}

/// A number of a figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Value {
    /// So many.
    Count(usize),
    /// So many tenths.
    Tenths(usize),
    /// So many of a hundred.
    Percent(usize),
    /// There are too few calls to say.
    TooFew,
    /// It does not apply.
    None,
}

impl Value {
    /// The number as written: "12", "7.5", "40 %", "–".
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Count(count) => super::text::grouped(count),
            Self::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
            Self::Percent(percent) => format!("{percent} %"),
            Self::TooFew => say!("insights-too-few").to_owned(),
            Self::None => String::new(),
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub const fn number(self) -> Option<usize> {
        match self {
            Self::Count(number) | Self::Tenths(number) | Self::Percent(number) => Some(number),
            Self::TooFew | Self::None => None,
        }
    }

    /// The mean to a tenth, when enough carry it.
    pub(super) fn mean(sum: usize, count: usize) -> Self {
        if count < FEW { Self::TooFew } else { Self::Tenths((sum * 20 + count) / (count * 2)) }
    }

    /// The share to a hundredth, when enough carry it.
    pub(super) fn share(part: usize, whole: usize) -> Self {
        if whole < FEW { Self::TooFew } else { Self::Percent((part * 200 + whole) / (whole * 2)) }
    }
}

/// A figure: rows by columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is about.
    pub kind: Kind,
    /// Which calls, in the words of the search.
    pub base: String,
    /// What stands beside each other.
    pub columns: Vec<Column>,
    /// What stands below each other, a value for each column.
    pub rows: Vec<(Row, Vec<Value>)>,
}

impl Figure {
    /// The value of this row in this column.
    #[must_use]
    pub fn value(&self, row: usize, column: Column) -> Value {
        let at = self.columns.iter().position(|other| *other == column);
        let values = self.rows.get(row).map(|(_, values)| values);
        at.zip(values).and_then(|(at, values)| values.get(at).copied()).unwrap_or(Value::None)
    }

    /// The count of this row in this column.
    #[must_use]
    pub fn count(&self, row: usize, column: Column) -> usize {
        match self.value(row, column) {
            Value::Count(count) => count,
            _ => 0,
        }
    }

    /// The place of this row.
    #[must_use]
    pub fn place(&self, row: &Row) -> Option<usize> {
        self.rows.iter().position(|(other, _)| other == row)
    }

    /// What the longest bar stands for: for causes all of them, so that a bar is a share and can be
    /// read on the scale of the running one.
    #[must_use]
    pub fn longest(&self, column: Column) -> usize {
        let counts = (0..self.rows.len()).map(|row| self.count(row, column));
        if self.running().is_empty() {
            return counts.max().unwrap_or(0).max(1);
        }
        let causes = self.rows.iter().zip(counts).filter(|((row, _), _)| matches!(row, Row::Cause(_)));
        causes.map(|(_, count)| count).sum::<usize>().max(1)
    }

    /// The rows that carry a running share, each with its place and its per cent.
    #[must_use]
    pub fn running(&self) -> Vec<(usize, usize)> {
        let share = |row: usize| match self.value(row, Column::Running) {
            Value::Percent(percent) => Some((row, percent)),
            _ => None,
        };
        (0..self.rows.len()).filter_map(share).collect()
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let calls = |row: usize| self.count(row, Column::Calls) > 0;
        !(0..self.rows.len()).any(calls)
    }

    /// The search that finds the calls behind a number.
    #[must_use]
    pub fn query(&self, row: &Row, column: Column) -> String {
        let situation = |id: &str| {
            let longer = |row: &Row| match row {
                Row::Situation(other) | Row::Debriefed(other) => other != id && other.starts_with(id),
                _ => false,
            };
            let exact = if self.rows.iter().any(|(row, _)| longer(row)) { "=" } else { "" };
            if id.contains(char::is_whitespace) {
                format!("situation:\"{exact}{id}\"")
            } else {
                format!("situation:{exact}{id}")
            }
        };
        let what = match row {
            Row::All => String::new(),
            Row::Situation(id) => situation(id),
            Row::NoSituation => "-has:situation".to_owned(),
            Row::Kept(kept) => format!("promise:{}", kept.word()),
            Row::Broken => "promise:broken".to_owned(),
            Row::Owed => "promise:open".to_owned(),
            Row::Overdue => "promise:overdue".to_owned(),
            Row::AtFault => "cause:process,product".to_owned(),
            Row::Cause(kind) => format!("cause:{}", kind.id()),
            Row::Hour(hour) => format!("hour:{hour}"),
            Row::Debriefed(id) => format!("has:debrief {}", situation(id)),
            Row::AllDebriefed => "has:debrief".to_owned(),
        };
        let heat = if self.kind == Kind::Heat { "has:heat" } else { "" };
        let span = match column {
            Column::Week(monday) => week(monday),
            _ => self.base.clone(),
        };
        let parts = [what.as_str(), heat, span.as_str()];
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }
}

/// The week that begins on this Monday, in the words of the search.
fn week(monday: Date) -> String {
    let sunday = monday.checked_add(Span::new().days(6)).unwrap_or(monday);
    format!("since:{monday} until:{sunday}")
}

/// The Monday of the week of this day.
fn monday(day: Date) -> Option<Date> {
    day.checked_sub(Span::new().days(day.weekday().to_monday_zero_offset())).ok()
}
