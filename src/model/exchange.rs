//! What the model asks of the vault, and what the vault answers: plain data both ways. Must not
//! know how either side does its part.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::call::Call;
use super::debrief::Debrief;
use super::ground::Ground;
use super::handover::Handover;
use super::insights::{Asked, Insights};
use super::ledger::{Mark, Needed};
use super::lock::Standing;
use super::query::Query;
use super::returning::Caller;
use super::scrub::{Clean, Scrubbed, ScrubbedPack, ScrubbedSettings};
use super::secret::Secret;
use super::settings::WindowPlace;
use super::shift::Shift;
use super::slip::Slip;
use super::snippet::Import;
use super::together::{Form, Tagging};
use super::versions::Version;

mod found;
pub use found::{Access, Count, Facets, PAGE, PlaybookFiles, Progress, Reach, Row};

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
    /// Look what ground the data folder stands on; answered by [`Reply::Ground`].
    LookAround,
    /// Find the newest call that is still open or in wrap-up; answered by [`Reply::Resumed`].
    Resume,
    /// Read the other versions of a call; answered by [`Reply::Versions`].
    Versions(Uuid),
    /// Tell when somebody else writes one of these calls, and no others, by [`Reply::Versions`].
    Watch(Vec<Uuid>),
    /// Read one call; answered by [`Reply::Loaded`] or [`Reply::Failed`].
    Load(Uuid),
    /// List the calls that fit; answered by [`Reply::Found`], again each time more are known.
    Search {
        /// What is looked for.
        query: Query,
        /// Which search this is; the answer repeats it.
        number: u64,
        /// How far to look.
        reach: Reach,
    },
    /// Read on in a list; answered by [`Reply::More`].
    More {
        /// Which search it belongs to.
        number: u64,
        /// The place of the first row wanted, from 0.
        from: usize,
    },
    /// Read one call, only to show it; answered by [`Reply::Read`] or [`Reply::Failed`].
    Read {
        /// Which.
        id: Uuid,
        /// Which reading this is; the answer repeats it.
        number: u64,
    },
    /// Tell what was promised, as the ledger needs it; answered by [`Reply::Ledger`].
    Ledger {
        /// Which question this is; the answer repeats it.
        number: u64,
        /// What time it is: what is due about now comes whole.
        now: Zoned,
    },
    /// List the earlier calls with this caller, newest first; answered by [`Reply::Earlier`].
    Earlier {
        /// By what they are known.
        caller: Caller,
        /// The call in hand.
        except: Uuid,
        /// Which question this is; the answer repeats it.
        number: u64,
    },
    /// Mark a promise in the file of its call; answered by [`Reply::Marked`] or [`Reply::Failed`].
    Mark {
        /// Which promise, and how it stands from now on.
        mark: Mark,
        /// When that was said.
        at: Timestamp,
    },
    /// Move a call to the trash; answered by [`Reply::Trashed`] or [`Reply::Failed`].
    Trash(Uuid),
    /// Bring a call back from the trash; answered by [`Reply::Restored`] or [`Reply::Failed`].
    Restore(Uuid),
    /// Empty the trash of what was put there before this moment; a failure is only logged.
    Purge(Timestamp),
    /// Look for calls that ended before this moment and owe nothing; answered by [`Reply::Aged`].
    Aged(Timestamp),
    /// Move them to the trash; answered by [`Reply::Retired`].
    Retire(Timestamp),
    /// Read the debrief of a call; answered by [`Reply::Debrief`] or [`Reply::Failed`].
    LoadDebrief(Uuid),
    /// Write this debrief; answered by [`Reply::PaperSaved`] or [`Reply::PaperFailed`].
    SaveDebrief {
        /// What to write.
        debrief: Clean<Debrief>,
        /// Which state of it this is; the answer repeats it.
        revision: u64,
    },
    /// Find the latest shift; answered by [`Reply::Shift`].
    LoadShift,
    /// Write this shift; answered by [`Reply::PaperSaved`] or [`Reply::PaperFailed`].
    SaveShift {
        /// What to write.
        shift: Clean<Shift>,
        /// Which state of it this is; the answer repeats it.
        revision: u64,
    },
    /// Gather what a shift leaves behind; answered by [`Reply::Handover`].
    Handover {
        /// From when on calls count.
        since: Timestamp,
        /// The present moment.
        now: Zoned,
    },
    /// Write the settings; answered by [`Reply::Failed`] only when it went wrong.
    SaveSettings(ScrubbedSettings),
    /// Read the packs, and tell from now on when one changes; answered by [`Reply::Playbook`].
    ReadPlaybook,
    /// Write the personal pack; answered by [`Reply::PackSaved`] or [`Reply::PackFailed`].
    SavePack {
        /// What to write.
        pack: ScrubbedPack,
        /// The edition on the disk that it was made from.
        edition: u64,
        /// Which state of it this is; the answer repeats it.
        revision: u64,
    },
    /// Read a file of snippets; answered by [`Reply::Snippets`] or [`Reply::Failed`].
    ReadSnippets(String),
    /// Write a new file that a user named; answered by [`Reply::Exported`] or [`Reply::Failed`].
    Export {
        /// Where; a file that is there already is left as it is.
        path: String,
        /// What.
        text: String,
    },
    /// Tell every call of a list; answered by [`Reply::Ids`].
    Ids {
        /// Which search it belongs to.
        number: u64,
    },
    /// Tag calls in their files, or take the tag off; answered by [`Reply::TaggedAll`].
    TagAll(Tagging),
    /// Read calls to export them; answered by [`Reply::Gathered`].
    Gather {
        /// Which.
        calls: Vec<Uuid>,
        /// As what; the answer repeats it.
        form: Form,
    },
    /// Move calls to the trash; answered by [`Reply::TrashedAll`].
    TrashAll(Vec<Uuid>),
    /// Bring calls back from the trash; answered by [`Reply::RestoredAll`].
    RestoreAll(Vec<Uuid>),
    /// Count what the saved calls say together; answered by [`Reply::Insights`].
    Insights {
        /// Which calls, and seen from when.
        asked: Asked,
        /// Which question this is; the answer repeats it.
        number: u64,
    },
    /// Write a new file into the folder for exports, under a name of its own should there be one of
    /// this name; answered by [`Reply::Exported`] or [`Reply::Failed`].
    Write {
        /// The folder; that for downloads when it is empty.
        folder: String,
        /// The file's name.
        name: String,
        /// What.
        bytes: Vec<u8>,
    },
    /// Write where the window was; a failure is only logged.
    SaveWindow(WindowPlace),
    /// Open the vault by its passphrase or recovery key; answered by [`Reply::Standing`] or
    /// [`Reply::Refused`].
    Unlock(Secret),
    /// Forget the key; answered by [`Reply::Standing`].
    Lock,
    /// Encrypt everything with this passphrase; answered by [`Reply::Converted`] or [`Reply::Refused`].
    Encrypt(Secret),
    /// Decrypt everything, by the passphrase; answered by [`Reply::Converted`] or [`Reply::Refused`].
    Decrypt(Secret),
    /// Change the passphrase; answered by [`Reply::Rewrapped`] or [`Reply::Refused`].
    Rewrap {
        /// The one that holds, or the recovery key.
        old: Secret,
        /// The one from now on.
        new: Secret,
    },
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
        /// The first [`PAGE`] of them: of the newest, those that fit best come first.
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
        /// Newest first, at most [`PAGE`].
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
