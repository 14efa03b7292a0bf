//! The private papers: debriefs and shifts, each in files of their own that nothing else reads.
//! Owns where they lie and what a save of one means; must not know who asks.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::conflict::{self, Beliefs};
use super::format::{self, Trouble};
use super::keeper::Keeper;
use super::layout::{self, Drawer, Name};
use super::store::{self, Saved};
use super::{Error, aging, atomic, files, lock, sweep};
use crate::model::debrief::Debrief;
use crate::model::exchange::Access;
use crate::model::paper::Page;
use crate::model::scrub::Clean;
use crate::model::shift::Shift;
use crate::say;

/// The private papers of one data folder, as seen by one process.
#[derive(Debug)]
pub struct Papers {
    keeper: Keeper,
    debriefs: Beliefs,
    shifts: Beliefs,
    swept: HashSet<PathBuf>,
}

impl Papers {
    /// The papers in these folders. Nothing is read or made yet.
    #[must_use]
    pub fn new(keeper: impl Into<Keeper>) -> Self {
        let (debriefs, shifts) = (Beliefs::default(), Beliefs::default());
        Self { keeper: keeper.into(), debriefs, shifts, swept: HashSet::new() }
    }

    /// The debrief of a call, to be worked on; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read; the file is left as it is.
    pub fn load_debrief(&mut self, id: Uuid) -> Result<Option<(Debrief, Access)>, Error> {
        let Some(path) = debrief_file(&self.keeper, id) else { return Ok(None) };
        let bytes = self.keeper.read(&path)?;
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
        let there = debrief_file(&self.keeper, page.id);
        if page.is_blank() {
            if there.is_some() {
                let _held = lock::hold(self.keeper.folders())?;
                trash_debrief(&self.keeper, page.id)?;
                self.debriefs.forget(page.id);
            }
            return Ok(Saved::default());
        }
        let home = self.keeper.folders().debrief_folder(page.id, page.created);
        let there = there.map(|path| layout::plain(&path));
        let path = there.unwrap_or_else(|| home.join(layout::record_name(page.id)));
        save(&self.keeper, (&mut self.debriefs, &mut self.swept), (Drawer::Debriefs, &path), page)
    }

    /// The latest shift, to be worked on, and files that could not be read.
    pub fn latest_shift(&mut self) -> (Option<(Shift, Access)>, Vec<Error>) {
        let folder = self.keeper.folders().shifts();
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
        ids.dedup();
        for id in ids {
            let plain = folder.join(layout::record_name(id));
            let path = self.keeper.find(&plain).unwrap_or(plain);
            match self.keeper.read(&path).and_then(|bytes| Ok((parse(id, &path, &bytes)?, bytes))) {
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
        let path = self.keeper.folders().shifts().join(layout::record_name(page.id));
        save(&self.keeper, (&mut self.shifts, &mut self.swept), (Drawer::Shifts, &path), page)
    }

    /// Puts right what a killed writer left behind.
    ///
    /// # Errors
    /// The first folder that could not be swept.
    pub fn sweep(&mut self) -> Result<(), Error> {
        let (mut homes, _) = files::months(&self.keeper.folders().debriefs());
        homes.push(self.keeper.folders().shifts());
        homes.retain(|home| files::exists(home) && !self.swept.contains(home));
        if homes.is_empty() {
            return Ok(());
        }
        let held = lock::hold(self.keeper.folders())?;
        for home in homes {
            sweep::folder(&self.keeper, &home, &held)?;
            self.swept.insert(home);
        }
        Ok(())
    }
}

/// The debrief of a call, to be looked at; `None` when there is none.
///
/// # Errors
/// When it cannot be read; the file is left as it is.
pub fn read_debrief(keeper: &Keeper, id: Uuid) -> Result<Option<Debrief>, Error> {
    let Some(path) = debrief_file(keeper, id) else { return Ok(None) };
    parse(id, &path, &keeper.read(&path)?).map(|(page, _)| Some(page))
}

/// Whether a call has a debrief, whether it can be read or not.
#[must_use]
pub fn has_debrief(keeper: &Keeper, id: Uuid) -> bool {
    debrief_file(keeper, id).is_some()
}

/// Moves the debrief of a call to the trash, if there is one. The lock is held.
pub(super) fn trash_debrief(keeper: &Keeper, id: Uuid) -> Result<(), Error> {
    let Some(path) = debrief_file(keeper, id) else { return Ok(()) };
    let trash = keeper.folders().debrief_trash();
    atomic::make_folder(&keeper.folders().data, &trash)?;
    aging::put(keeper, &path, &trash.join(layout::record_name(id)))
}

/// Brings the debrief of a call back from the trash, if one is there and none has taken its place.
/// The lock is held.
pub(super) fn restore_debrief(keeper: &Keeper, id: Uuid) -> Result<(), Error> {
    let folders = keeper.folders();
    let trashed = store::latest(keeper, &folders.debrief_trash().join(layout::record_name(id)));
    let (Some(trashed), None) = (trashed, debrief_file(keeper, id)) else { return Ok(()) };
    let (page, _) = parse::<Debrief>(id, &trashed, &keeper.read(&trashed)?)?;
    let home = folders.debrief_folder(id, page.created);
    atomic::make_folder(&folders.data, &home)?;
    keeper.shift(&trashed, &home.join(layout::record_name(id)))
}

fn save<T: Page + Serialize + DeserializeOwned>(
    keeper: &Keeper,
    (beliefs, swept): (&mut Beliefs, &mut HashSet<PathBuf>),
    (drawer, path): (Drawer, &Path),
    page: &T,
) -> Result<Saved, Error> {
    let text = format::page_to_text(page).map_err(|why| Error::Format { why })?;
    let folders = keeper.folders();
    let home = path.parent().unwrap_or(&folders.data);
    atomic::make_folder(&folders.data, home)?;
    let held = lock::hold(folders)?;
    if swept.insert(home.to_owned())
        && let Err(error) = sweep::folder(keeper, home, &held)
    {
        tracing::warn!(%error, "could not sweep");
    }
    let bytes = text.as_bytes();
    let conflict = conflict::keep_other(keeper, beliefs, (drawer, page.id()), (path, bytes))?;
    beliefs.expect(page.id(), bytes);
    keeper.write(path, bytes)?;
    beliefs.settle(page.id(), bytes);
    Ok(Saved { conflict })
}

/// The file of this debrief, wherever it lies.
fn debrief_file(keeper: &Keeper, id: Uuid) -> Option<PathBuf> {
    let name = layout::record_name(id);
    let debriefs = keeper.folders().debriefs();
    let at_home = layout::month_of_id(id).map(|month| debriefs.join(month).join(&name));
    if let Some(path) = at_home.and_then(|path| keeper.find(&path)) {
        return Some(path);
    }
    let (months, _) = files::months(&debriefs);
    months.into_iter().find_map(|month| keeper.find(&month.join(&name)))
}

fn parse<T: Page + DeserializeOwned>(id: Uuid, path: &Path, bytes: &[u8]) -> Result<(T, Access), Error> {
    let path = path.to_owned();
    match format::parse_page::<T>(bytes) {
        Ok((page, access)) if page.id() == id => Ok((page, access)),
        Ok(_) => Err(Error::Unreadable { why: say!("vault-holds-another-id").to_owned(), path }),
        Err(Trouble::Damaged(why)) => Err(Error::Unreadable { why, path }),
        Err(Trouble::Newer { schema }) => Err(Error::Newer { schema, path }),
    }
}
