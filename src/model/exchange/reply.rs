//! What the vault answers: plain data. Must not know how it came about.

use uuid::Uuid;

use super::found::{Access, Count, Facets, PlaybookFiles, Progress, Row};
use crate::model::call::Call;
use crate::model::debrief::Debrief;
use crate::model::ground::Ground;
use crate::model::handover::Handover;
use crate::model::insights::Insights;
use crate::model::ledger::{Mark, Needed};
use crate::model::lock::Standing;
use crate::model::secret::Secret;
use crate::model::shift::Shift;
use crate::model::slip::Slip;
use crate::model::snippet::Import;
use crate::model::together::{Form, Tagging};
use crate::model::versions::Version;

/// What the vault answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// This state of the call is on the disk: the sync has returned.
    Saved {
        /// Whose.
        id: Uuid,
        /// Which state.
        revision: u64,
    },
    /// It could not be written; the file on the disk is as it was.
    SaveFailed {
        /// Whose.
        id: Uuid,
        /// Which state.
        revision: u64,
        /// Why, in words, with the path.
        why: String,
    },
    /// What there is to say of the place where calls are kept.
    Ground(Ground),
    /// The call to go on with, if there is one.
    Resumed(Option<Box<Call>>),
    /// The call asked for.
    Loaded {
        /// The record.
        call: Box<Call>,
        /// Whether it may be changed.
        access: Access,
    },
    /// The other versions of a call.
    Versions {
        /// Which call.
        id: Uuid,
        /// In the order shown.
        list: Vec<Version>,
    },
    /// The calls found.
    Found {
        /// Which search this answers.
        number: u64,
        /// The first [`PAGE`](super::PAGE) of them: of the newest, those that fit best come first.
        rows: Vec<Row>,
        /// How many there are in all.
        count: Count,
        /// What can be told apart among them.
        facets: Facets,
        /// Words typed that no call has; words one letter away were taken for them.
        missed: Vec<String>,
        /// How much of the saved calls could be looked through, while that is not all.
        progress: Option<Progress>,
        /// Files that could not be read, each with its path and the reason.
        unreadable: Vec<String>,
    },
    /// More rows of a list.
    More {
        /// Which search they belong to.
        number: u64,
        /// The place of the first, from 0.
        from: usize,
        /// Newest first, at most [`PAGE`](super::PAGE).
        rows: Vec<Row>,
    },
    /// The call to be read.
    Read {
        /// Which reading this answers.
        number: u64,
        /// The record.
        call: Box<Call>,
    },
    /// What was promised.
    Ledger {
        /// Which question this answers.
        number: u64,
        /// What the ledger needs.
        needed: Needed,
    },
    /// The earlier calls with a caller.
    Earlier {
        /// Which question this answers.
        number: u64,
        /// Newest first.
        slips: Vec<Slip>,
    },
    /// The calls of a list, the newest first.
    Ids {
        /// Which search they belong to.
        number: u64,
        /// All of them.
        calls: Vec<Uuid>,
    },
    /// These calls were changed; others were so already.
    TaggedAll {
        /// Which, and how.
        tagging: Tagging,
    },
    /// The calls to be exported, the oldest first.
    Gathered {
        /// The records.
        calls: Vec<Call>,
        /// As what.
        form: Form,
    },
    /// These calls are in the trash.
    TrashedAll(Vec<Uuid>),
    /// The calls are back.
    RestoredAll,
    /// What the saved calls say together.
    Insights {
        /// Which question this answers.
        number: u64,
        /// The figures.
        insights: Box<Insights>,
    },
    /// The promise is marked in the file of its call.
    Marked(Mark),
    /// The call is in the trash.
    Trashed(Uuid),
    /// The call is back.
    Restored(Uuid),
    /// Somebody else filed a call, or took one away.
    Around,
    /// So many calls have been kept long enough.
    Aged(usize),
    /// So many calls went to the trash.
    Retired(usize),
    /// The debrief asked for, if there is one.
    Debrief {
        /// Whose.
        id: Uuid,
        /// The debrief, and whether it may be changed.
        found: Option<Box<(Debrief, Access)>>,
    },
    /// The latest shift, if there is one, and whether it may be changed.
    Shift(Option<Box<(Shift, Access)>>),
    /// What a shift leaves behind.
    Handover(Box<Handover>),
    /// This state of the debrief or shift with this id is on the disk.
    PaperSaved {
        /// Whose.
        id: Uuid,
        /// Which state.
        revision: u64,
    },
    /// It could not be written; the file on the disk is as it was.
    PaperFailed {
        /// Whose.
        id: Uuid,
        /// Which state.
        revision: u64,
        /// Why, in words, with the path.
        why: String,
    },
    /// The packs as they are now.
    Playbook(Box<PlaybookFiles>),
    /// This state of the personal pack is on the disk.
    PackSaved {
        /// Which.
        revision: u64,
        /// The edition on the disk now.
        edition: u64,
        /// Where the version of somebody else was kept, if there was one.
        kept: Option<String>,
    },
    /// It could not be written; the file on the disk is as it was.
    PackFailed {
        /// Which.
        revision: u64,
        /// Why, in words, with the path.
        why: String,
    },
    /// The snippets of a file.
    Snippets(Box<Import>),
    /// The file was written.
    Exported(String),
    /// The vault stands so from now on.
    Standing(Standing),
    /// Every file has its other form.
    Converted {
        /// How many files that were.
        files: usize,
        /// The key, to be printed and put away, when they are encrypted now.
        recovery: Option<Secret>,
    },
    /// The vault has another passphrase.
    Rewrapped,
    /// What was asked of the lock could not be done; nothing was lost.
    Refused {
        /// What, why, what was kept, with the path.
        why: String,
    },
    /// Something could not be done; nothing was lost.
    Failed {
        /// What, why, what was kept, with the path.
        why: String,
    },
}
