//! What is found in the vault, as it is handed over. Must not know how it was looked for.

use std::ops::Range;

use jiff::Timestamp;
use uuid::Uuid;

use crate::model::call::Status;
use crate::model::pack::Pack;

/// So many rows of a list are answered at once.
pub const PAGE: usize = 50;

/// How far a search looks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reach {
    /// The first page will do.
    Glance,
    /// Every call that fits is counted and can be read on to.
    All,
}

/// How many calls fit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Count {
    /// So many.
    Exactly(usize),
    /// So many up to now, and more are being counted.
    AtLeast(usize),
}

impl Default for Count {
    fn default() -> Self {
        Self::Exactly(0)
    }
}

impl Count {
    /// So many are known.
    #[must_use]
    pub const fn known(self) -> usize {
        match self {
            Self::Exactly(count) | Self::AtLeast(count) => count,
        }
    }
}

/// What can be told apart among the calls found, and how many there are of each.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Facets {
    /// By situation, the most frequent first.
    pub situations: Vec<(String, usize)>,
    /// By tag, the most frequent first.
    pub tags: Vec<(String, usize)>,
    /// By month, `2026-11`, the latest first.
    pub months: Vec<(String, usize)>,
    /// Something promised is still owed.
    pub owed: usize,
    /// Its time has passed.
    pub overdue: usize,
    /// They were handed on.
    pub escalated: usize,
    /// They are not filed yet.
    pub unfinished: usize,
}

/// How much of the saved calls is in the index.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// So many files.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

/// The packs on the disk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaybookFiles {
    /// Those of the site, in the order in which they are laid over the built-in playbook.
    pub site: Vec<Pack>,
    /// The agent's own, laid over them.
    pub personal: Pack,
    /// Which edition of the agent's own this is: it grows when somebody else writes it.
    pub edition: u64,
    /// What is wrong with files, with line and column, and what is in use meanwhile.
    pub faults: Vec<String>,
}

/// Whether a record may be changed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Access {
    /// It may.
    #[default]
    ReadWrite,
    /// It was written by a newer version, whose additions this one would lose.
    ReadOnly,
}

/// A saved call in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Full id.
    pub id: Uuid,
    /// Sayable id.
    pub short_id: String,
    /// Where it stands.
    pub status: Status,
    /// When the call began.
    pub opened: Timestamp,
    /// Situations, the leading one first.
    pub situations: Vec<String>,
    /// What the customer is called.
    pub customer: String,
    /// One line of it: around the first hit, else their words from the start.
    pub snippet: String,
    /// Where in that line the words are that were searched, in scalars.
    pub marks: Vec<Range<usize>>,
    /// Promises that are still owed: the soonest due time, if one has it.
    pub owed: Option<Option<Timestamp>>,
}
