//! What can go wrong in the vault, in words for people: what, why, what was kept, path last.
//! Must not carry a call's text.

use crate::say;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// What went wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Error {
    /// The platform names no home folder.
    NoHome,
    /// A folder could not be made.
    MakeFolder {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A folder could not be listed.
    ListFolder {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A symbolic link stands where a file or folder of the vault should be.
    Link {
        /// The link.
        path: PathBuf,
    },
    /// A file could not be read, or what it holds is no record.
    Unreadable {
        /// Why, with line and column where there are some.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// Some settings are not understood; the others apply.
    NotUnderstood {
        /// Their names.
        names: String,
        /// What is wrong with the first, with line and column.
        why: String,
        /// The file.
        path: PathBuf,
    },
    /// A record of a later format, which this version cannot show.
    Newer {
        /// Version of its format.
        schema: u32,
        /// Which.
        path: PathBuf,
    },
    /// A record holds more than this version knows, and overwriting it would lose that.
    ReadOnly {
        /// Which.
        path: PathBuf,
    },
    /// A record cannot be put into words of the format.
    Format {
        /// Why.
        why: String,
    },
    /// A file could not be written.
    Write {
        /// Which part of it, and why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A file is in its place, but the folder could not be synced.
    Unsynced {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// A file could not be moved.
    Move {
        /// Why.
        why: String,
        /// From where.
        path: PathBuf,
    },
    /// A backup is to be brought back, and the data folder holds something.
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// An archive is no whole backup.
    Backup {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// The vault is encrypted and its key is not known.
    Locked {
        /// The key file.
        path: PathBuf,
    },
    /// What was given opens no vault.
    WrongPassphrase {
        /// The key file.
        path: PathBuf,
    },
    /// The vault is encrypted, and the key that could be opened is not that of its files.
    OtherKey {
        /// What is of another key.
        path: PathBuf,
    },
    /// The vault is encrypted, and the file of its key is gone.
    KeyLost {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file of the key is damaged.
    KeyDamaged {
        /// Why.
        why: String,
        /// Which.
        path: PathBuf,
    },
    /// The vault is not encrypted.
    NotSealed {
        /// The data folder.
        path: PathBuf,
    },
    /// A conversion was cut off, and the other way was asked for.
    Unfinished {
        /// What says so.
        path: PathBuf,
    },
    /// It was stopped between two steps.
    Stopped {
        /// What says so.
        path: PathBuf,
    },
    /// Somebody else is writing and does not come to an end.
    Busy {
        /// The lock.
        path: PathBuf,
    },
    /// No such call.
    Missing {
        /// What was asked for.
        said: String,
    },
    /// Several calls share the short id.
    Ambiguous {
        /// What was asked for.
        said: String,
        /// Their full ids.
        candidates: Vec<String>,
    },
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::NoHome => say!("vault-no-home").to_owned(),
            Self::MakeFolder { why, path } => say!("vault-make-folder", why, path = path.display()),
            Self::ListFolder { why, path } => say!("vault-list-folder", why, path = path.display()),
            Self::Link { path } => say!("vault-link", path = path.display()),
            Self::Unreadable { why, path } => say!("vault-unreadable", why, path = path.display()),
            Self::NotUnderstood { names, why, path } => {
                say!("vault-not-understood", names, why, path = path.display())
            }
            Self::Newer { schema, path } => say!("vault-newer", schema, path = path.display()),
            Self::ReadOnly { path } => say!("vault-read-only", path = path.display()),
            Self::Format { why } => say!("vault-format", why),
            Self::Write { why, path } => say!("vault-write", why, path = path.display()),
            Self::Unsynced { why, path } => say!("vault-unsynced", why, path = path.display()),
            Self::Move { why, path } => say!("vault-move", why, path = path.display()),
            Self::NotEmpty { path } => say!("vault-not-empty", path = path.display()),
            Self::Backup { why, path } => say!("vault-backup", why, path = path.display()),
            Self::Locked { path } => say!("vault-locked", path = path.display()),
            Self::WrongPassphrase { path } => say!("vault-wrong-passphrase", path = path.display()),
            Self::OtherKey { path } => say!("vault-other-key", path = path.display()),
            Self::KeyLost { path } => say!("vault-key-lost", path = path.display()),
            Self::KeyDamaged { why, path } => say!("vault-key-damaged", why, path = path.display()),
            Self::NotSealed { path } => say!("vault-not-sealed", path = path.display()),
            Self::Unfinished { path } => say!("vault-unfinished", path = path.display()),
            Self::Stopped { path } => say!("vault-stopped", path = path.display()),
            Self::Busy { path } => say!("vault-busy", path = path.display()),
            Self::Missing { said } => say!("vault-missing", said),
            Self::Ambiguous { said, candidates } => {
                say!("vault-ambiguous", said, candidates = candidates.join(" "))
            }
        };
        out.write_str(&said)
    }
}

/// The system's reason in words of the language spoken; in its own words, in our tone, where it is none of
/// the common ones.
pub(crate) fn reason(error: &io::Error) -> String {
    if let Some(said) = words(error) {
        return said.to_owned();
    }
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default().trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// What a Unix calls a fault of the disk itself, for which there is no kind.
const DISK_FAULT: i32 = 5;

fn words(error: &io::Error) -> Option<&'static str> {
    if cfg!(unix) && error.raw_os_error() == Some(DISK_FAULT) {
        return Some(say!("vault-why-disk-fault"));
    }
    Some(match error.kind() {
        io::ErrorKind::StorageFull => say!("vault-why-full"),
        io::ErrorKind::QuotaExceeded => say!("vault-why-quota"),
        io::ErrorKind::PermissionDenied => say!("vault-why-not-allowed"),
        io::ErrorKind::ReadOnlyFilesystem => say!("vault-why-read-only"),
        io::ErrorKind::NotFound => say!("vault-why-not-there"),
        io::ErrorKind::AlreadyExists => say!("vault-why-already-there"),
        io::ErrorKind::NotADirectory => say!("vault-why-no-folder"),
        io::ErrorKind::IsADirectory => say!("vault-why-a-folder"),
        io::ErrorKind::DirectoryNotEmpty => say!("vault-why-not-empty"),
        io::ErrorKind::InvalidFilename => say!("vault-why-name"),
        io::ErrorKind::FileTooLarge => say!("vault-why-too-large"),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => say!("vault-why-in-use"),
        io::ErrorKind::TimedOut
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::StaleNetworkFileHandle
        | io::ErrorKind::ConnectionRefused
        | io::ErrorKind::ConnectionReset => say!("vault-why-no-answer"),
        io::ErrorKind::OutOfMemory => say!("vault-why-memory"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    #[test]
    fn a_reason_of_the_system_is_in_the_language_spoken() {
        Language::apart();
        let mut said = Vec::new();
        for language in Language::all() {
            language.speak();
            for kind in [
                io::ErrorKind::StorageFull,
                io::ErrorKind::PermissionDenied,
                io::ErrorKind::ReadOnlyFilesystem,
                io::ErrorKind::NotFound,
                io::ErrorKind::NotADirectory,
            ] {
                said.push(reason(&io::Error::new(kind, "of the system")));
            }
        }
        assert_eq!(said[0], "the disk is full");
        assert!(said.contains(&"el disco está lleno".to_owned()), "{said:?}");
        said.sort();
        said.dedup();
        assert_eq!(said.len(), 5 * Language::all().count(), "{said:?}");
    }

    #[test]
    fn what_is_not_common_is_told_as_the_system_says_it() {
        assert_eq!(reason(&io::Error::other("Something odd.")), "something odd");
    }
}
