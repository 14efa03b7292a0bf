//! The records: finding, reading, saving, deleting and bringing back one. Owns what a save means;
//! must not know who asks.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::conflict::{self, Beliefs};
use super::error::reason;
pub use super::files::{Listing, Record};
use super::format::{self, Parsed, Trouble};
use super::history::{self, Edit};
use super::keeper::Keeper;
use super::layout::{self, Drawer, Folders};
use super::{Error, aging, atomic, files, lock, papers, sweep};
use crate::model::exchange::Access;
use crate::model::ledger::Mark;
use crate::model::scrub::{self, Scrubbed};
use crate::model::short_id;
use crate::say;

/// The records of one data folder, as seen by one process.
#[derive(Debug)]
pub struct Vault {
    keeper: Keeper,
    beliefs: Beliefs,
    swept: HashSet<PathBuf>,
}

/// What a save did besides.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Saved {
    /// Somebody else had written meanwhile: their version is kept here.
    pub conflict: Option<PathBuf>,
}

impl Vault {
    /// The records in these folders. Nothing is read or made yet.
    #[must_use]
    pub fn new(keeper: impl Into<Keeper>) -> Self {
        Self { keeper: keeper.into(), beliefs: Beliefs::default(), swept: HashSet::new() }
    }

    /// Where they are.
    #[must_use]
    pub const fn folders(&self) -> &Folders {
        self.keeper.folders()
    }

    /// Their files, in the form they have.
    #[must_use]
    pub const fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// Which records there are, the newest first. No file is opened.
    #[must_use]
    pub fn list(&self) -> Listing {
        files::list(self.folders(), usize::MAX)
    }

    /// At least so many of the newest records, if there are so many, the newest first: only as
    /// many month folders are listed as that takes.
    #[must_use]
    pub fn newest(&self, enough: usize) -> Listing {
        files::list(self.folders(), enough)
    }

    /// The record in this file, to be looked at.
    ///
    /// # Errors
    /// When it cannot be read; the file is left as it is.
    pub fn read(&self, record: &Record) -> Result<Parsed, Error> {
        let plain = record.plain();
        let path = self.keeper.find(&plain).unwrap_or(plain);
        parse(record.id, &path, &self.keeper.read(&path)?)
    }

    /// One record, to be worked on: a later save will know if somebody else wrote in between.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn load(&mut self, id: Uuid) -> Result<Parsed, Error> {
        let path = self.path_of(id).ok_or_else(|| Error::Missing { said: id.to_string() })?;
        let bytes = self.keeper.read(&path)?;
        let parsed = parse(id, &path, &bytes)?;
        if parsed.access == Access::ReadWrite {
            self.beliefs.open(id, &bytes);
        }
        Ok(parsed)
    }

    /// The numbers of the earlier versions of a call, the oldest first.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn versions(&self, id: Uuid) -> Result<Vec<u32>, Error> {
        let versions = history::versions(self.folders(), id)?;
        Ok(versions.into_iter().map(|version| version.number).collect())
    }

    /// An earlier version of a call, to be looked at.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn version(&self, id: Uuid, number: u32) -> Result<Parsed, Error> {
        let path = self.folders().history_of(id).join(layout::version_name(number));
        parse(id, &path, &self.raw_version(id, number)?)
    }

    /// Another version of the call in this file, to be looked at.
    pub(super) fn read_at(&self, id: Uuid, path: &Path) -> Result<Parsed, Error> {
        parse(id, path, &self.keeper.read(path)?)
    }

    /// The record, if somebody else wrote it since it was opened here.
    pub(super) fn written_over(&self, id: Uuid) -> Option<Result<Parsed, Error>> {
        let path = self.path_of(id)?;
        match self.keeper.read(&path) {
            Ok(bytes) if self.beliefs.is_strange(id, &bytes) => Some(parse(id, &path, &bytes)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }
    }

    /// The folder of the record of this call.
    pub(super) fn month_of(&self, id: Uuid) -> Option<PathBuf> {
        Some(self.path_of(id)?.parent()?.to_owned())
    }

    /// The file of an earlier version, byte for byte.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn raw_version(&self, id: Uuid, number: u32) -> Result<Vec<u8>, Error> {
        let path = self.folders().history_of(id).join(layout::version_name(number));
        let missing =
            || Error::Missing { said: say!("vault-call-in-version", id = short_id::of(id), number) };
        self.keeper.read(&self.keeper.find(&path).ok_or_else(missing)?)
    }

    /// One record, only to be shown.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn look_at(&self, id: Uuid) -> Result<Parsed, Error> {
        let path = self.path_of(id).ok_or_else(|| Error::Missing { said: id.to_string() })?;
        parse(id, &path, &self.keeper.read(&path)?)
    }

    /// Marks a promise in the file of its call; nothing else in it changes but the time of change.
    ///
    /// # Errors
    /// When there is no such call, it cannot be read, may not be changed or cannot be written.
    pub fn mark(&mut self, mark: &Mark, at: Timestamp) -> Result<Saved, Error> {
        let mut parsed = self.load(mark.call)?;
        let promise = parsed.call.promises.iter_mut().find(|promise| promise.id == mark.promise);
        let promise = promise.ok_or_else(|| Error::Missing { said: mark.promise.clone() })?;
        promise.stand(mark.status, mark.at.unwrap_or(at));
        parsed.call.changed = at;
        let allowed = scrub::passed(&parsed.call);
        self.save(&scrub::scrub(parsed.call, &allowed).0)
    }

    /// The plain file of a record, byte for byte.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn raw(&self, id: Uuid) -> Result<Vec<u8>, Error> {
        let path = self.path_of(id).ok_or_else(|| Error::Missing { said: id.to_string() })?;
        self.keeper.read(&path)
    }

    /// The full id of what somebody said: a full id, or the short one of exactly one record.
    ///
    /// # Errors
    /// [`Error::Missing`], or [`Error::Ambiguous`] with the candidates.
    pub fn find(&self, said: &str) -> Result<Uuid, Error> {
        let missing = || Error::Missing { said: said.to_owned() };
        if let Ok(id) = Uuid::try_parse(said.trim()) {
            return self.path_of(id).map(|_| id).ok_or_else(missing);
        }
        let short = short_id::normalise(said).ok_or_else(missing)?;
        let records = self.list().records;
        let mut ids = records.iter().map(|record| record.id).filter(|id| short_id::of(*id) == short);
        let id = ids.next().ok_or_else(missing)?;
        let others: Vec<Uuid> = ids.collect();
        if others.is_empty() {
            return Ok(id);
        }
        let candidates = std::iter::once(id).chain(others).map(|id| id.to_string()).collect();
        Err(Error::Ambiguous { said: short, candidates })
    }

    /// Writes a record. When this returns without an error it is on the disk, synced. A blank call
    /// leaves no file: none is written, and one from before goes to the trash.
    ///
    /// # Errors
    /// The file on the disk is as it was, unless [`Error::Unsynced`].
    pub fn save(&mut self, call: &Scrubbed) -> Result<Saved, Error> {
        let call = call.call();
        if call.is_blank() {
            if self.path_of(call.id).is_some() {
                self.trash(call.id)?;
            }
            return Ok(Saved::default());
        }
        let text = format::to_text(call).map_err(|why| Error::Format { why })?;
        let bytes = text.as_bytes();
        let home = self.folders().month_folder(call.id, call.created);
        atomic::make_folder(&self.folders().data, &home)?;
        let held = lock::hold(self.folders())?;
        let there = self.path_of(call.id).map(|path| layout::plain(&path));
        let path = there.unwrap_or_else(|| home.join(layout::record_name(call.id)));
        if self.swept.insert(home.clone())
            && let Err(error) = sweep::folder(&self.keeper, &home, &held)
        {
            tracing::warn!(%error, "could not sweep");
        }
        let conflict =
            conflict::keep_other(&self.keeper, &self.beliefs, (Drawer::Calls, call.id), (&path, bytes))?;
        let mut edit = if self.beliefs.is_opened(call.id) { Edit::Begins } else { Edit::GoesOn };
        if conflict.is_none() {
            edit = history::keep_earlier(&self.keeper, &path, call, edit, &held)?;
        }
        self.beliefs.expect(call.id, bytes);
        self.keeper.write(&path, bytes)?;
        match edit {
            Edit::Begins => self.beliefs.settle(call.id, bytes),
            Edit::GoesOn => self.beliefs.saved(call.id, bytes),
        }
        tracing::debug!(id = %call.id, bytes = bytes.len(), "saved");
        Ok(Saved { conflict })
    }

    /// Moves a record to the trash, its debrief with it.
    ///
    /// # Errors
    /// When there is none, or it cannot be moved; it is then where it was.
    pub fn trash(&mut self, id: Uuid) -> Result<(), Error> {
        let trash = self.folders().trash();
        atomic::make_folder(&self.folders().data, &trash)?;
        let _held = lock::hold(self.folders())?;
        let path = self.path_of(id).ok_or_else(|| Error::Missing { said: id.to_string() })?;
        aging::put(&self.keeper, &path, &trash.join(layout::record_name(id)))?;
        self.beliefs.forget(id);
        papers::trash_debrief(&self.keeper, id)
    }

    /// Brings a record back from the trash, its debrief with it, the latest if it was deleted more than once.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or there is a record of this id already.
    pub fn restore(&mut self, id: Uuid) -> Result<(), Error> {
        let held = lock::hold(self.folders())?;
        let name = self.folders().trash().join(layout::record_name(id));
        let trashed = latest(&self.keeper, &name).ok_or_else(|| Error::Missing { said: id.to_string() })?;
        let bytes = self.keeper.read(&trashed)?;
        let parsed = parse(id, &trashed, &bytes)?;
        let home = self.folders().month_folder(id, parsed.call.created);
        atomic::make_folder(&self.folders().data, &home)?;
        if let Some(path) = self.path_of(id) {
            let why = say!("vault-call-is-there").to_owned();
            return Err(Error::Move { why, path });
        }
        self.keeper.shift(&trashed, &home.join(layout::record_name(id)))?;
        self.beliefs.settle(id, &bytes);
        let restored = papers::restore_debrief(&self.keeper, id);
        drop(held);
        restored
    }

    /// Puts right what a killed writer left behind, in all folders that this vault has not swept
    /// yet; answers how many texts were taken from it.
    ///
    /// # Errors
    /// The first folder that could not be swept.
    pub fn sweep(&mut self) -> Result<usize, Error> {
        let (months, _) = files::months(&self.folders().calls());
        self.sweep_months(months)
    }

    /// The same in the newest month alone, where the work of the last minutes is.
    ///
    /// # Errors
    /// When the folder could not be swept.
    pub fn sweep_newest(&mut self) -> Result<usize, Error> {
        let (months, _) = files::months(&self.folders().calls());
        self.sweep_months(months.into_iter().take(1).collect())
    }

    /// The same in one month that this vault has not swept yet, the newest; `None` when there is none left.
    ///
    /// # Errors
    /// When the folder could not be swept: it is the next one still.
    pub fn sweep_next(&mut self) -> Result<Option<usize>, Error> {
        let (months, _) = files::months(&self.folders().calls());
        let next = months.into_iter().find(|month| !self.swept.contains(month));
        next.map(|month| self.sweep_months(vec![month])).transpose()
    }

    fn sweep_months(&mut self, mut months: Vec<PathBuf>) -> Result<usize, Error> {
        months.retain(|month| !self.swept.contains(month));
        if months.is_empty() {
            return Ok(0);
        }
        let held = lock::hold(self.folders())?;
        let mut taken = 0;
        for month in months {
            taken += sweep::folder(&self.keeper, &month, &held)?;
            self.swept.insert(month);
        }
        Ok(taken)
    }

    /// The file of this record, wherever it lies; no link on the way is followed.
    pub(super) fn path_of(&self, id: Uuid) -> Option<PathBuf> {
        let name = layout::record_name(id);
        let calls = self.folders().calls();
        if let Some(month) = layout::month_of_id(id)
            && let Some(path) = self.keeper.find(&calls.join(month).join(&name))
            && !passes_link(&calls, &path)
        {
            return Some(path);
        }
        let (months, _) = files::months(&calls);
        months.into_iter().find_map(|month| self.keeper.find(&month.join(&name)))
    }
}

/// Moves a file to a name that is free, and syncs both folders.
pub(super) fn move_file(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |error: &io::Error| Error::Move { why: reason(error), path: from.to_owned() };
    fs::rename(from, to).map_err(|error| failed(&error))?;
    for folder in [to.parent(), from.parent()].into_iter().flatten() {
        atomic::sync_folder(folder).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// This name if it is free in both forms, else with the first number that makes it so.
pub(super) fn free_name(plain: &Path) -> PathBuf {
    numbered(plain).find(|path| !files::is_there(path)).unwrap_or_else(|| plain.to_owned())
}

/// The file of this name with the highest number.
pub(super) fn latest(keeper: &Keeper, plain: &Path) -> Option<PathBuf> {
    numbered(plain).map_while(|path| keeper.find(&path)).last()
}

/// `x.ron`, `x.ron.2`, `x.ron.3`…
fn numbered(path: &Path) -> impl Iterator<Item = PathBuf> {
    let first = path.to_owned();
    let later = path.to_owned();
    let rest = (2_u32..).map(move |number| {
        let mut name = later.clone().into_os_string();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    });
    std::iter::once(first).chain(rest)
}

fn passes_link(calls: &Path, path: &Path) -> bool {
    let folders = path.ancestors().skip(1).take_while(|folder| folder.starts_with(calls));
    folders.into_iter().any(Path::is_symlink)
}

fn parse(id: Uuid, path: &Path, bytes: &[u8]) -> Result<Parsed, Error> {
    let path = path.to_owned();
    match format::parse(bytes) {
        Ok(parsed) if parsed.call.id == id => Ok(parsed),
        Ok(_) => Err(Error::Unreadable { why: say!("vault-holds-another-id").to_owned(), path }),
        Err(Trouble::Damaged(why)) => Err(Error::Unreadable { why, path }),
        Err(Trouble::Newer { schema }) => Err(Error::Newer { schema, path }),
    }
}
