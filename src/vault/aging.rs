//! What goes with time: the trash is purged, and calls kept long enough go to the trash. Owns which
//! those are; must not know the clock or the settings, nor touch a call with a promise still open.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use super::error::reason;
use super::keeper::Keeper;
use super::layout::{self, Folders, Name};
use super::{Error, Vault, atomic, files, lock, store};
use crate::model::call::{Call, PromiseStatus, Status};

/// The calls that ended before this moment and owe nothing, the oldest first.
#[must_use]
pub fn aged(vault: &Vault, before: Timestamp) -> Vec<Uuid> {
    let mut records = vault.list().records;
    records.reverse();
    // The id holds when the call began: a later one need not be opened.
    records.retain(|record| layout::time_of_id(record.id).is_none_or(|began| began < before));
    let is_due = |call: &Call| {
        call.status == Status::Ended
            && call.ended.unwrap_or(call.opened).max(call.changed) < before
            && !call.promises.iter().any(|promise| promise.status == PromiseStatus::Open)
    };
    let read = records.iter().filter_map(|record| vault.read(record).ok());
    read.map(|parsed| parsed.call).filter(is_due).map(|call| call.id).collect()
}

/// Removes for good what was put into the trash before this moment, with the earlier versions of
/// calls of which nothing else is left. Answers how many files that were.
///
/// # Errors
/// The first file that could not be removed; those after it are left.
pub fn purge(folders: &Folders, before: Timestamp) -> Result<usize, Error> {
    let mut removed = 0;
    let trashes = [folders.trash(), folders.debrief_trash()];
    let mut entries = Vec::new();
    for trash in &trashes {
        entries.extend(files::entries(trash)?);
    }
    entries.retain(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    if entries.is_empty() {
        return Ok(0);
    }
    let _held = lock::hold(folders)?;
    for entry in entries {
        let path = entry.path();
        if !was_put_before(&path, before) {
            continue;
        }
        remove(&path)?;
        removed += 1;
        if let Some(id) = layout::id_of(&path)
            && !is_left(folders, id)
        {
            removed += purge_history(&folders.history_of(id))? + purge_conflicts(folders, id)?;
        }
    }
    if removed > 0 {
        for trash in trashes.iter().filter(|trash| trash.is_dir()) {
            atomic::sync_folder(trash)
                .map_err(|error| Error::Unsynced { why: reason(&error), path: trash.clone() })?;
        }
        tracing::info!(removed, "purged the trash");
    }
    Ok(removed)
}

/// Removes what was kept of a call when two wrote at once.
fn purge_conflicts(folders: &Folders, id: Uuid) -> Result<usize, Error> {
    let mut removed = 0;
    for month in files::months(&folders.calls()).0 {
        for entry in files::entries(&month)? {
            if layout::read_name(&entry.file_name()) == Name::Conflict(id) {
                remove(&entry.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

/// Whether a record of this call, or another version of it in the trash, is there.
fn is_left(folders: &Folders, id: Uuid) -> bool {
    let in_trash = files::entries(&folders.trash()).unwrap_or_default();
    in_trash.iter().any(|entry| layout::id_of(&entry.path()) == Some(id))
        || files::list(folders, usize::MAX).records.iter().any(|record| record.id == id)
}

fn purge_history(folder: &Path) -> Result<usize, Error> {
    let mut removed = 0;
    for entry in files::entries(folder)? {
        let is_ours = layout::version_number(&entry.file_name()).is_some()
            || matches!(layout::read_name(&entry.file_name()), Name::TempCopy)
            || layout::is_fragment(&entry.file_name());
        if is_ours {
            remove(&entry.path())?;
            removed += 1;
        }
    }
    // What is not ours keeps the folder.
    let _ = fs::remove_dir(folder);
    Ok(removed)
}

/// Moves a file to this place in the trash, or beside what is there. The lock is held.
pub(super) fn put(keeper: &Keeper, path: &Path, trash: &Path) -> Result<(), Error> {
    let to = store::free_name(trash);
    keeper.shift(path, &to)?;
    #[cfg(not(unix))]
    note_put(&keeper.find(&to).unwrap_or(to));
    Ok(())
}

pub(super) fn remove(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(|error| Error::Move { why: reason(&error), path: path.to_owned() })
}

/// A rename changes when the file's entry changed, and leaves when its text was written.
#[cfg(unix)]
fn was_put_before(path: &Path, before: Timestamp) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path).is_ok_and(|found| found.ctime() < before.as_second())
}

/// Notes when a file was put into the trash, by the clock of the disk, in the time of its last change: here a
/// rename leaves no trace of it.
#[cfg(not(unix))]
fn note_put(path: &Path) {
    let now = || tempfile::tempfile_in(path.parent().unwrap_or(path))?.metadata()?.modified();
    let note = |at| fs::File::options().write(true).open(path)?.set_modified(at);
    if let Err(error) = now().and_then(note) {
        tracing::warn!(%error, "what is in the trash may go too early");
    }
}

#[cfg(not(unix))]
fn was_put_before(path: &Path, before: Timestamp) -> bool {
    let written = fs::symlink_metadata(path).and_then(|found| found.modified());
    written.is_ok_and(|written| written < std::time::SystemTime::from(before))
}
