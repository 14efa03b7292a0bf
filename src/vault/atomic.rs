//! The one way a file is written: whole beside its place, synced, renamed, the folder synced; and
//! the one way a folder is made. Must not know what it writes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::Error;
use super::error::reason;
use crate::say;

/// A file that somebody else holds is tried so often, so long apart: a third of a second.
const HELD_TRIES: u8 = 65;
const HELD_PAUSE: Duration = Duration::from_millis(5);

/// Puts `bytes` in the place of `target`, whose folder exists. When it returns without an error
/// they are on the disk; when it fails before the rename, `target` is as it was and nothing else
/// is left behind. The file is for its owner alone.
///
/// # Errors
/// [`Error::Write`] when `target` is as it was, [`Error::Unsynced`] when only the last sync failed.
pub fn replace(target: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |what: &str, error: &io::Error| Error::Write {
        why: format!("{what} ({})", reason(error)),
        path: target.to_owned(),
    };
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        return Err(failed(say!("vault-it-has-no-folder"), &io::ErrorKind::InvalidInput.into()));
    };
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(name);
    prefix.push(".tmp-");
    // Dropping the temporary file on any early return removes it.
    let mut temp = tempfile::Builder::new()
        .prefix(&prefix)
        .rand_bytes(10)
        .tempfile_in(folder)
        .map_err(|error| failed(say!("vault-no-new-file"), &error))?;
    own(temp.as_file()).map_err(|error| failed(say!("vault-new-file-not-closed"), &error))?;
    temp.write_all(bytes).map_err(|error| failed(say!("vault-new-text-not-written"), &error))?;
    temp.as_file().sync_all().map_err(|error| failed(say!("vault-new-text-not-synced"), &error))?;
    place(temp, target).map_err(|error| failed(say!("vault-new-file-not-placed"), &error))?;
    sync_folder(folder).map_err(|error| Error::Unsynced { why: reason(&error), path: target.to_owned() })
}

/// Renames the new file over `target`. Windows refuses that while somebody else reads the old one, as a
/// backup or a scanner does for a moment, so there it is tried again for a while.
fn place(mut temp: NamedTempFile, target: &Path) -> io::Result<()> {
    for _ in 1..HELD_TRIES {
        match temp.persist(target) {
            Err(refused) if is_held(&refused.error) => temp = refused.file,
            placed => return placed.map(drop).map_err(|refused| refused.error),
        }
        std::thread::sleep(HELD_PAUSE);
    }
    temp.persist(target).map(drop).map_err(|refused| refused.error)
}

/// Whether Windows says that access is denied (5) or that somebody else uses the file (32).
fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// Makes `folder` inside `root`, and `root` itself, where they are missing: for their owner alone
/// from the first moment, each synced into its parent. Links below `root` are not followed.
///
/// # Errors
/// [`Error::MakeFolder`], or [`Error::Link`] when a link stands in the way.
pub fn make_folder(root: &Path, folder: &Path) -> Result<(), Error> {
    let failed =
        |path: &Path, error: &io::Error| Error::MakeFolder { why: reason(error), path: path.to_owned() };
    let mut missing = Vec::new();
    for path in folder.ancestors() {
        if !path.starts_with(root) && path.is_dir() {
            break;
        }
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => {}
            Ok(found) if found.is_symlink() && path != root => {
                return Err(Error::Link { path: path.to_owned() });
            }
            Ok(_) if path.is_dir() => {}
            Ok(_) => return Err(failed(path, &io::ErrorKind::NotADirectory.into())),
            // Below a file that stands where a folder should be: go on up to name that file.
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                missing.push(path);
            }
            Err(error) => return Err(failed(path, &error)),
        }
    }
    for path in missing.into_iter().rev() {
        match new_folder(path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
            Err(error) => return Err(failed(path, &error)),
        }
        if let Some(parent) = path.parent() {
            sync_folder(parent).map_err(|error| failed(path, &error))?;
        }
    }
    Ok(())
}

/// Makes sure that what was made, renamed or removed in this folder survives a power cut.
///
/// # Errors
/// The system's.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems have no such call: the rename itself is the guarantee.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives the file to its owner alone, whatever the umask.
#[cfg(unix)]
pub(super) fn own(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where files have modes, it can fail")]
pub(super) fn own(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn new_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    fs::DirBuilder::new().mode(0o700).create(path)?;
    // A umask can only take away, but it may have taken too much.
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn new_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}
