//! What the model asks of the vault, and what the vault answers: plain data both ways. Must not
//! know how either side does its part.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::debrief::Debrief;
use super::insights::Asked;
use super::ledger::Mark;
use super::query::Query;
use super::returning::Caller;
use super::scrub::{Clean, Scrubbed, ScrubbedPack, ScrubbedSettings};
use super::secret::Secret;
use super::settings::WindowPlace;
use super::shift::Shift;
use super::together::{Form, Tagging};

mod found;
mod reply;
pub use found::{Access, Count, Facets, PAGE, PlaybookFiles, Progress, Reach, Row};
pub use reply::Reply;

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
