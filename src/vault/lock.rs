//! The lock that keeps two writers on one data folder apart, held for the length of one write.
//! Must not know what is written.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::thread;
use std::time::Duration;

use super::error::reason;
use super::layout::Folders;
use super::{Error, atomic};
use crate::say;

/// How often to ask before giving up, and how long to wait in between.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// Holds the lock until it is dropped.
#[derive(Debug)]
pub(super) struct Held {
    /// `None` where the file system knows no locks.
    file: Option<File>,
}

impl Held {
    /// Whether nobody else can be writing now.
    pub(super) const fn is_alone(&self) -> bool {
        self.file.is_some()
    }
}

/// Waits for the lock, for a few seconds at most. The data folder is made when it is missing.
pub(super) fn hold(folders: &Folders) -> Result<Held, Error> {
    let path = folders.lock_file();
    atomic::make_folder(&folders.data, &folders.data)?;
    if path.is_symlink() {
        return Err(Error::Link { path });
    }
    let failed = |error: &io::Error| Error::Write {
        why: say!("vault-the-lock-cannot-be-taken", error = reason(error)),
        path: path.clone(),
    };
    let file = open(&path).map_err(|error| failed(&error))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Held { file: Some(file) }),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                tracing::warn!("this file system knows no locks");
                return Ok(Held { file: None });
            }
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
    }
    Err(Error::Busy { path })
}

/// Opens a file to lock it, makes it where it is missing: its owner's alone. A link is not followed.
pub(crate) fn open(path: &std::path::Path) -> io::Result<File> {
    if path.is_symlink() {
        return Err(io::Error::other(say!("vault-it-is-a-link")));
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    // It holds nothing; a lock that is another user's works as well.
    let _ = atomic::own(&file);
    Ok(file)
}
