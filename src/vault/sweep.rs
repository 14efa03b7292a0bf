//! What a killed writer left behind: a temporary file that is whole and newer than its record
//! takes its place, any other is removed. Only while the lock is held, so that it cannot be
//! somebody's write under way. Must not touch a file that is not ours.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::reason;
use super::format::{self, Glance};
use super::layout::{self, Drawer, Folders, Name};
use super::lock::Held;
use super::{Error, atomic, files};
use crate::model::exchange::Access;

/// Sweeps one month folder; answers how many records were taken from temporary files.
pub(super) fn folder(folders: &Folders, folder: &Path, held: &Held) -> Result<usize, Error> {
    if !held.is_alone() {
        return Ok(0);
    }
    let mut taken = 0;
    for entry in files::entries(folder)? {
        let name = entry.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let verdict = match layout::read_name(&name) {
            Name::Temp(id) => judge(folders, folder, &entry.path(), id),
            Name::TempCopy => Verdict::Remove,
            _ => continue,
        };
        let path = entry.path();
        let failed = |error: &std::io::Error| Error::Move { why: reason(error), path: path.clone() };
        match verdict {
            Verdict::Leave => {}
            Verdict::Remove => fs::remove_file(&path).map_err(|error| failed(&error))?,
            Verdict::Take(record) => {
                File::open(&path).and_then(|file| file.sync_all()).map_err(|error| failed(&error))?;
                fs::rename(&path, &record).map_err(|error| failed(&error))?;
                atomic::sync_folder(folder).map_err(|error| failed(&error))?;
                tracing::info!(path = %record.display(), "took the text of a write that was cut off");
                taken += 1;
            }
        }
    }
    Ok(taken)
}

enum Verdict {
    /// It is whole and newer: it goes here.
    Take(PathBuf),
    /// It is a fragment, or older than what is there.
    Remove,
    /// What it belongs to cannot be judged.
    Leave,
}

fn judge(folders: &Folders, folder: &Path, temp: &Path, id: Uuid) -> Verdict {
    let Ok(bytes) = files::read_whole(temp) else { return Verdict::Leave };
    let drawer = folders.drawer_of(folder);
    let Ok(found @ Glance { access: Access::ReadWrite, .. }) = format::glance(drawer, &bytes) else {
        return Verdict::Remove;
    };
    if found.id != id {
        return Verdict::Leave;
    }
    let record = folder.join(layout::record_name(id));
    let trash = if drawer == Drawer::Debriefs { folders.debrief_trash() } else { folders.trash() };
    let deleted = trash.join(layout::record_name(id));
    let there = [&record, &deleted].into_iter().find(|path| files::exists(path));
    let Some(there) = there else { return Verdict::Take(record) };
    match files::read_whole(there).map(|bytes| format::glance(drawer, &bytes)) {
        Ok(Ok(old)) if old.access == Access::ReadOnly => Verdict::Leave,
        Ok(Ok(old)) if found.changed > old.changed => Verdict::Take(record),
        Ok(Ok(_)) => Verdict::Remove,
        _ => Verdict::Leave,
    }
}
