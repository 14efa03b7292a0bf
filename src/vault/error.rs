//! What can go wrong in the vault, in words for people: what, why, what was kept, path last.
//! Must not carry a call's text.

use std::io;
use std::path::PathBuf;

/// What went wrong.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Error {
    /// The platform names no home folder.
    #[error(
        "there is no place for the data, no home folder is known, nothing was done: name one with --data-dir, --config-dir and --cache-dir"
    )]
    NoHome,
    /// A folder could not be made.
    #[error("the folder could not be made, {why}, nothing was written: {}", .path.display())]
    MakeFolder {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A folder could not be listed.
    #[error("the folder could not be read, {why}, nothing was changed: {}", .path.display())]
    ListFolder {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A symbolic link stands where a file or folder of the vault should be.
    #[error("a symbolic link stands here, the vault follows none, nothing was changed: {}", .path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// A file could not be read, or what it holds is no record.
    #[error("the file cannot be read, {why}, it was left as it is: {}", .path.display())]
    Unreadable {
        /// Why, with line and column where there are some.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A record of a later format, which this version cannot show.
    #[error("the file cannot be shown, a newer version wrote it (schema {schema}), it was left as it is: {}", .path.display())]
    Newer {
        /// Version of its format.
        schema: u32,
        /// Which.
        path: PathBuf,
    },
    /// A record holds more than this version knows, and overwriting it would lose that.
    #[error("the call was not saved, a newer version wrote more into its file than this one knows, the file was left as it is: {}", .path.display())]
    ReadOnly {
        /// Which.
        path: PathBuf,
    },
    /// A record cannot be put into words of the format.
    #[error("the call cannot be written down, {why}, nothing was written")]
    Format {
        /// Why.
        why: String,
    },
    /// A file could not be written.
    #[error("the file could not be saved, {why}, what was there is as it was: {}", .path.display())]
    Write {
        /// Which part of it, and why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A file is in its place, but the folder could not be synced.
    #[error("the file is not safe yet, its folder could not be synced ({why}), it is written but a power cut may undo that: {}", .path.display())]
    Unsynced {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A file could not be moved.
    #[error("the file could not be moved, {why}, it was left where it is: {}", .path.display())]
    Move {
        /// Why.
        why: String,
        /// From where.
        path: PathBuf,
    },
    /// A backup is to be brought back, and the data folder holds something.
    #[error("the data folder is not empty, nothing was restored, name another one with --data-dir: {}", .path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// An archive is no whole backup.
    #[error("this is no whole backup, {why}, nothing was changed: {}", .path.display())]
    Backup {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// The vault is encrypted and its key is not known.
    #[error("the vault is locked, nothing was changed, it opens with its passphrase: {}", .path.display())]
    Locked {
        /// The key file.
        path: PathBuf,
    },
    /// What was given opens no vault.
    #[error("this passphrase does not open the vault, nothing was changed, try again: {}", .path.display())]
    WrongPassphrase {
        /// The key file.
        path: PathBuf,
    },
    /// The vault is encrypted, and the key that could be opened is not that of its files.
    #[error("this is not the key of this vault, nothing was changed, bring back the one that belongs here from a backup: {}", .path.display())]
    OtherKey {
        /// What is of another key.
        path: PathBuf,
    },
    /// The vault is encrypted, and the file of its key is gone.
    #[error("the key of the vault is gone, nothing was changed, bring it back from a backup or give the recovery key: {}", .path.display())]
    KeyLost {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file of the key is damaged.
    #[error("the key of the vault cannot be read, {why}, nothing was changed, bring it back from a backup or give the recovery key: {}", .path.display())]
    KeyDamaged {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// The vault is not encrypted.
    #[error("the vault is not encrypted, nothing was changed: {}", .path.display())]
    NotSealed {
        /// The data folder.
        path: PathBuf,
    },
    /// A conversion was cut off, and the other way was asked for.
    #[error("a change back to plain files was cut off, nothing was changed, `evenkeel decrypt` goes on with it: {}", .path.display())]
    Unfinished {
        /// What says so.
        path: PathBuf,
    },
    /// It was stopped between two steps.
    #[error("the conversion was stopped, every record can be read in one form or the other, the same command goes on with it: {}", .path.display())]
    Stopped {
        /// What says so.
        path: PathBuf,
    },
    /// Somebody else is writing and does not come to an end.
    #[error("another evenkeel has been writing for too long, nothing was changed: {}", .path.display())]
    Busy {
        /// The lock.
        path: PathBuf,
    },
    /// No such call.
    #[error("there is no call {said}, nothing was changed")]
    Missing {
        /// What was asked for.
        said: String,
    },
    /// Several calls share the short id.
    #[error("{said} is the short id of several calls, nothing was done, say which: {}", .candidates.join(" "))]
    Ambiguous {
        /// What was asked for.
        said: String,
        /// Their full ids.
        candidates: Vec<String>,
    },
}

/// The system's reason in our tone: no capital, no error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default().trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
