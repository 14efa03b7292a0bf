//! The private papers: debriefs and shifts, each in files of their own that nothing else reads.
//! Owns where they lie and what a save of one means; must not know who asks.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::conflict::{self, Beliefs};
use super::format::{self, Trouble};
use super::layout::{self, Drawer, Folders, Name};
use super::store::{self, Saved};
use super::{Error, atomic, files, lock, sweep};
use crate::model::debrief::Debrief;
use crate::model::exchange::Access;
use crate::model::paper::Page;
use crate::model::scrub::Clean;
use crate::model::shift::Shift;

/// The private papers of one data folder, as seen by one process.
#[derive(Debug)]
pub struct Papers {
    folders: Folders,
    debriefs: Beliefs,
    shifts: Beliefs,
    swept: HashSet<PathBuf>,
}

impl Papers {
    /// The papers in these folders. Nothing is read or made yet.
    #[must_use]
    pub fn new(folders: Folders) -> Self {
        let (debriefs, shifts) = (Beliefs::default(), Beliefs::default());
        Self { folders, debriefs, shifts, swept: HashSet::new() }
    }

    /// The debrief of a call, to be worked on; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read; the file is left as it is.
    pub fn load_debrief(&mut self, id: Uuid) -> Result<Option<(Debrief, Access)>, Error> {
        let Some(path) = debrief_file(&self.folders, id) else { return Ok(None) };
        let bytes = files::read_whole(&path)?;
        let (page, access) = parse(id, &path, &bytes)?;
        if access == Access::ReadWrite {
            self.debriefs.settle(id, &bytes);
        }
        Ok(Some((page, access)))
    }

    /// Writes a debrief. When this returns without an error it is on the disk, synced. A blank one
    /// leaves no file: one from before goes to the trash.
    ///
    /// # Errors
    /// The file on the disk is as it was, unless [`Error::Unsynced`].
    pub fn save_debrief(&mut self, debrief: &Clean<Debrief>) -> Result<Saved, Error> {
        let page = debrief.page();
        let there = debrief_file(&self.folders, page.id);
        if page.is_blank() {
            if there.is_some() {
                let _held = lock::hold(&self.folders)?;
                trash_debrief(&self.folders, page.id)?;
                self.debriefs.forget(page.id);
            }
            return Ok(Saved::default());
        }
        let home = self.folders.debrief_folder(page.id, page.created);
        let path = there.unwrap_or_else(|| home.join(layout::record_name(page.id)));
        save(&self.folders, (&mut self.debriefs, &mut self.swept), (Drawer::Debriefs, &path), page)
    }

    /// The latest shift, to be worked on, and files that could not be read.
    pub fn latest_shift(&mut self) -> (Option<(Shift, Access)>, Vec<Error>) {
        let folder = self.folders.shifts();
        let mut troubles = Vec::new();
        let entries = files::entries(&folder).unwrap_or_else(|error| {
            troubles.push(error);
            Vec::new()
        });
        let ids = entries.iter().filter_map(|entry| match layout::read_name(&entry.file_name()) {
            Name::Record(id) => Some(id),
            _ => None,
        });
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        for id in ids {
            let path = folder.join(layout::record_name(id));
            match files::read_whole(&path).and_then(|bytes| Ok((parse(id, &path, &bytes)?, bytes))) {
                Ok(((page, access), bytes)) => {
                    if access == Access::ReadWrite {
                        self.shifts.settle(id, &bytes);
                    }
                    return (Some((page, access)), troubles);
                }
                Err(error) => troubles.push(error),
            }
        }
        (None, troubles)
    }

    /// Writes a shift. When this returns without an error it is on the disk, synced.
    ///
    /// # Errors
    /// The file on the disk is as it was, unless [`Error::Unsynced`].
    pub fn save_shift(&mut self, shift: &Clean<Shift>) -> Result<Saved, Error> {
        let page = shift.page();
        let path = self.folders.shifts().join(layout::record_name(page.id));
        save(&self.folders, (&mut self.shifts, &mut self.swept), (Drawer::Shifts, &path), page)
    }

    /// Puts right what a killed writer left behind.
    ///
    /// # Errors
    /// The first folder that could not be swept.
    pub fn sweep(&mut self) -> Result<(), Error> {
        let (mut homes, _) = files::months(&self.folders.debriefs());
        homes.push(self.folders.shifts());
        homes.retain(|home| files::exists(home) && !self.swept.contains(home));
        if homes.is_empty() {
            return Ok(());
        }
        let held = lock::hold(&self.folders)?;
        for home in homes {
            sweep::folder(&self.folders, &home, &held)?;
            self.swept.insert(home);
        }
        Ok(())
    }
}

/// The debrief of a call, to be looked at; `None` when there is none.
///
/// # Errors
/// When it cannot be read; the file is left as it is.
pub fn read_debrief(folders: &Folders, id: Uuid) -> Result<Option<Debrief>, Error> {
    let Some(path) = debrief_file(folders, id) else { return Ok(None) };
    parse(id, &path, &files::read_whole(&path)?).map(|(page, _)| Some(page))
}

/// Moves the debrief of a call to the trash, if there is one. The lock is held.
pub(super) fn trash_debrief(folders: &Folders, id: Uuid) -> Result<(), Error> {
    let Some(path) = debrief_file(folders, id) else { return Ok(()) };
    let trash = folders.debrief_trash();
    atomic::make_folder(&folders.data, &trash)?;
    store::move_file(&path, &store::free_name(&trash.join(layout::record_name(id))))
}

/// Brings the debrief of a call back from the trash, if one is there and none has taken its place.
/// The lock is held.
pub(super) fn restore_debrief(folders: &Folders, id: Uuid) -> Result<(), Error> {
    let name = folders.debrief_trash().join(layout::record_name(id));
    let trashed = store::numbered(&name).take_while(|path| files::exists(path)).last();
    let (Some(trashed), None) = (trashed, debrief_file(folders, id)) else { return Ok(()) };
    let (page, _) = parse::<Debrief>(id, &trashed, &files::read_whole(&trashed)?)?;
    let home = folders.debrief_folder(id, page.created);
    atomic::make_folder(&folders.data, &home)?;
    store::move_file(&trashed, &home.join(layout::record_name(id)))
}

fn save<T: Page + Serialize + DeserializeOwned>(
    folders: &Folders,
    (beliefs, swept): (&mut Beliefs, &mut HashSet<PathBuf>),
    (drawer, path): (Drawer, &Path),
    page: &T,
) -> Result<Saved, Error> {
    let text = format::page_to_text(page).map_err(|why| Error::Format { why })?;
    let home = path.parent().unwrap_or(&folders.data);
    atomic::make_folder(&folders.data, home)?;
    let held = lock::hold(folders)?;
    if swept.insert(home.to_owned())
        && let Err(error) = sweep::folder(folders, home, &held)
    {
        tracing::warn!(%error, "could not sweep");
    }
    let bytes = text.as_bytes();
    let conflict = conflict::keep_other(beliefs, (drawer, page.id()), path, bytes)?;
    beliefs.expect(page.id(), bytes);
    atomic::replace(path, bytes)?;
    beliefs.settle(page.id(), bytes);
    Ok(Saved { conflict })
}

/// The file of this debrief, wherever it lies.
fn debrief_file(folders: &Folders, id: Uuid) -> Option<PathBuf> {
    let name = layout::record_name(id);
    let debriefs = folders.debriefs();
    if let Some(month) = layout::month_of_id(id) {
        let path = debriefs.join(month).join(&name);
        if files::exists(&path) {
            return Some(path);
        }
    }
    let (months, _) = files::months(&debriefs);
    months.into_iter().map(|month| month.join(&name)).find(|path| files::exists(path))
}

fn parse<T: Page + DeserializeOwned>(id: Uuid, path: &Path, bytes: &[u8]) -> Result<(T, Access), Error> {
    let path = path.to_owned();
    match format::parse_page::<T>(bytes) {
        Ok((page, access)) if page.id() == id => Ok((page, access)),
        Ok(_) => Err(Error::Unreadable { why: "it holds another id than its name says".to_owned(), path }),
        Err(Trouble::Damaged(why)) => Err(Error::Unreadable { why, path }),
        Err(Trouble::Newer { schema }) => Err(Error::Newer { schema, path }),
    }
}
