//! What a killed writer left behind: a temporary file that is whole and newer than its record
//! takes its place, any other is removed. Only while the lock is held, so that it cannot be
//! somebody's write under way. Must not touch a file that is not ours.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::reason;
use super::format::{self, Glance};
use super::keeper::{Form, Keeper, Standing};
use super::layout::{self, Drawer, Name};
use super::lock::Held;
use super::{Error, atomic, files};
use crate::model::exchange::Access;

/// Sweeps one month folder; answers how many records were taken from temporary files.
pub(super) fn folder(keeper: &Keeper, folder: &Path, held: &Held) -> Result<usize, Error> {
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
            Name::Temp(id) => judge(keeper, folder, &entry.path(), id),
            Name::TempCopy => Verdict::Remove,
            _ => continue,
        };
        let path = entry.path();
        let failed = |error: &std::io::Error| Error::Move { why: reason(error), path: path.clone() };
        match verdict {
            Verdict::Leave => {}
            Verdict::Remove => fs::remove_file(&path).map_err(|error| failed(&error))?,
            Verdict::Take(record, bytes) if form_of(&path) != keeper.form()? => {
                keeper.write(&record, &bytes)?;
                fs::remove_file(&path).map_err(|error| failed(&error))?;
                taken += 1;
            }
            Verdict::Take(plain, _) => {
                let sealed = layout::sealed(&plain);
                let (record, other) = match form_of(&path) {
                    Form::Plain => (plain, sealed),
                    Form::Sealed => (sealed, plain),
                };
                // Windows syncs only what may be written to
                let file = File::options().write(true).open(&path).map_err(|error| failed(&error))?;
                file.sync_all().map_err(|error| failed(&error))?;
                drop(file);
                fs::rename(&path, &record).map_err(|error| failed(&error))?;
                atomic::sync_folder(folder).map_err(|error| failed(&error))?;
                if keeper.is_sealed() {
                    Keeper::drop_other(&other)?;
                }
                tracing::info!(path = %record.display(), "took the text of a write that was cut off");
                taken += 1;
            }
        }
    }
    Ok(taken)
}

enum Verdict {
    /// It is whole and newer: this goes here, in the form that the vault has.
    Take(PathBuf, Vec<u8>),
    /// It is a fragment, or older than what is there.
    Remove,
    /// What it belongs to cannot be judged.
    Leave,
}

fn form_of(path: &Path) -> Form {
    if layout::is_sealed(path) { Form::Sealed } else { Form::Plain }
}

fn judge(keeper: &Keeper, folder: &Path, temp: &Path, id: Uuid) -> Verdict {
    let bytes = match keeper.read(temp) {
        Ok(bytes) => bytes,
        // sealed and cut off: nobody can open it any more
        Err(Error::Unreadable { .. })
            if form_of(temp) == Form::Sealed && keeper.standing() == Standing::Open =>
        {
            return Verdict::Remove;
        }
        Err(_) => return Verdict::Leave,
    };
    if keeper.is_locked() {
        return Verdict::Leave;
    }
    let folders = keeper.folders();
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
    let there = [&record, &deleted].into_iter().find_map(|path| keeper.find(path));
    let Some(there) = there else { return Verdict::Take(record, bytes) };
    match keeper.read(&there).map(|bytes| format::glance(drawer, &bytes)) {
        Ok(Ok(old)) if old.access == Access::ReadOnly => Verdict::Leave,
        Ok(Ok(old)) if found.changed > old.changed => Verdict::Take(record, bytes),
        Ok(Ok(_)) => Verdict::Remove,
        _ => Verdict::Leave,
    }
}
