//! What the model asks of the vault, and what the vault answers: plain data both ways. Must not
//! know how either side does its part.

use jiff::Timestamp;
use uuid::Uuid;

use super::call::{Call, Status};
use super::scrub::Scrubbed;
use super::settings::{Settings, WindowPlace};

/// Something for the vault's thread to do. Done in the order asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Write this call; answered by [`Reply::Saved`] or [`Reply::SaveFailed`].
    Save {
        /// What to write.
        call: Scrubbed,
        /// Which state of the call this is; the answer repeats it.
        revision: u64,
    },
    /// Find the newest call that is still open or in wrap-up; answered by [`Reply::Resumed`].
    Resume,
    /// Read one call; answered by [`Reply::Loaded`] or [`Reply::Failed`].
    Load(Uuid),
    /// List the calls in which all words of the query occur, newest first (all for an empty
    /// one); answered by [`Reply::Found`].
    Search {
        /// What was typed.
        query: String,
        /// Which search this is; the answer repeats it.
        number: u64,
    },
    /// Move a call to the trash; answered by [`Reply::Trashed`] or [`Reply::Failed`].
    Trash(Uuid),
    /// Bring a call back from the trash; answered by [`Reply::Restored`] or [`Reply::Failed`].
    Restore(Uuid),
    /// Write the settings; answered by [`Reply::Failed`] only when it went wrong.
    SaveSettings(Settings),
    /// Write where the window was; a failure is only logged.
    SaveWindow(WindowPlace),
}

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
    /// The call to go on with, if there is one.
    Resumed(Option<Box<Call>>),
    /// The call asked for.
    Loaded {
        /// The record.
        call: Box<Call>,
        /// Whether it may be changed.
        access: Access,
    },
    /// The calls found.
    Found {
        /// Which search this answers.
        number: u64,
        /// Newest first.
        rows: Vec<Row>,
        /// Files that could not be read, each with its path and the reason.
        unreadable: Vec<String>,
    },
    /// The call is in the trash.
    Trashed(Uuid),
    /// The call is back.
    Restored(Uuid),
    /// Something could not be done; nothing was lost.
    Failed {
        /// What, why, what was kept, with the path.
        why: String,
    },
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
    /// Promises that are still owed: the soonest due time, if one has it.
    pub owed: Option<Option<Timestamp>>,
}
