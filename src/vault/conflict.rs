//! Two writers, one record: what this process believes the file to hold, and keeping the other
//! version beside it when somebody else wrote. Must not decide whose text is better.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::error::reason;
use super::format::{self, Trouble};
use super::keeper::Keeper;
use super::layout::{self, Drawer};
use super::{Error, files, store};
use crate::model::exchange::Access;
use crate::say;

/// What the files of the calls in use are believed to hold.
#[derive(Debug, Default)]
pub(super) struct Beliefs {
    prints: HashMap<Uuid, Vec<u64>>,
    /// Calls that were opened and not saved since.
    opened: HashSet<Uuid>,
}

impl Beliefs {
    /// The file was read, or written and synced: this is what it holds.
    pub(super) fn settle(&mut self, id: Uuid, bytes: &[u8]) {
        self.prints.insert(id, vec![print(bytes)]);
    }

    /// The file was read, to be worked on.
    pub(super) fn open(&mut self, id: Uuid, bytes: &[u8]) {
        self.settle(id, bytes);
        self.opened.insert(id);
    }

    /// Whether the first save since it was opened is still to come.
    pub(super) fn is_opened(&self, id: Uuid) -> bool {
        self.opened.contains(&id)
    }

    /// It was saved since it was opened.
    pub(super) fn saved(&mut self, id: Uuid, bytes: &[u8]) {
        self.settle(id, bytes);
        self.opened.remove(&id);
    }

    /// The file is about to be written: from now on it may hold this too.
    pub(super) fn expect(&mut self, id: Uuid, bytes: &[u8]) {
        self.prints.entry(id).or_default().push(print(bytes));
    }

    /// The file is gone.
    pub(super) fn forget(&mut self, id: Uuid) {
        self.prints.remove(&id);
        self.opened.remove(&id);
    }

    /// Whether this was written by somebody else since the file was opened here.
    pub(super) fn is_strange(&self, id: Uuid, bytes: &[u8]) -> bool {
        self.prints.contains_key(&id) && !self.know(id, bytes)
    }

    fn know(&self, id: Uuid, bytes: &[u8]) -> bool {
        self.prints.get(&id).is_some_and(|prints| prints.contains(&print(bytes)))
    }
}

/// Makes it safe to replace the record at `path` by `ours`: when it holds what this process has
/// not seen, that is first kept beside it, and its path is returned.
pub(super) fn keep_other(
    keeper: &Keeper,
    beliefs: &Beliefs,
    (drawer, id): (Drawer, Uuid),
    (path, ours): (&Path, &[u8]),
) -> Result<Option<PathBuf>, Error> {
    // Only what is surely not there may be taken for nothing to lose.
    let absent = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
    let there = keeper.find(path).unwrap_or_else(|| path.to_owned());
    if fs::symlink_metadata(&there).is_err_and(absent) {
        return Ok(None);
    }
    keeper.form()?;
    let theirs = match keeper.read(&there) {
        // What cannot be opened is kept as it is.
        Err(Error::Unreadable { .. } | Error::OtherKey { .. }) if layout::is_sealed(&there) => {
            return keep_unopened(keeper, id, path, &there).map(Some);
        }
        other => other?,
    };
    keep_other_form(keeper, id, (path, &there), &theirs)?;
    if theirs == ours || beliefs.know(id, &theirs) {
        return Ok(None);
    }
    match format::glance(drawer, &theirs) {
        Ok(theirs) if theirs.access == Access::ReadOnly => {
            return Err(Error::ReadOnly { path: there });
        }
        Err(Trouble::Newer { .. }) => return Err(Error::ReadOnly { path: there }),
        _ => {}
    }
    let beside = name_beside(keeper, id, (path, &there), Some(&theirs))?;
    if !files::is_there(&beside) {
        keeper.write(&beside, &theirs)?;
    }
    Ok(Some(keeper.find(&beside).unwrap_or(beside)))
}

/// Where both forms of a file are there, a save leaves one: the other, as it may come in from another
/// machine, is kept beside when it says something else.
fn keep_other_form(
    keeper: &Keeper,
    id: Uuid,
    (path, there): (&Path, &Path),
    counts: &[u8],
) -> Result<(), Error> {
    let other = if layout::is_sealed(there) { path.to_owned() } else { layout::sealed(path) };
    if !files::exists(&other) || !keeper.is_sealed() {
        return Ok(());
    }
    let said = keeper.read(&other).ok();
    if said.as_deref() == Some(counts) {
        return Ok(());
    }
    let beside = name_beside(keeper, id, (path, &other), said.as_deref())?;
    if files::is_there(&beside) { Ok(()) } else { keeper.shift(&other, &beside) }
}

/// Moves a sealed file that cannot be opened beside its place, byte for byte.
fn keep_unopened(keeper: &Keeper, id: Uuid, path: &Path, there: &Path) -> Result<PathBuf, Error> {
    let beside = layout::sealed(&name_beside(keeper, id, (path, there), None)?);
    store::move_file(there, &beside)?;
    Ok(beside)
}

/// A name as Syncthing gives it, with the time of the file that is kept. A file of that name is
/// only ever one that holds the same.
fn name_beside(
    keeper: &Keeper,
    id: Uuid,
    (path, there): (&Path, &Path),
    theirs: Option<&[u8]>,
) -> Result<PathBuf, Error> {
    let modified = fs::metadata(there).and_then(|found| found.modified()).ok();
    let mut at = modified.and_then(|time| Timestamp::try_from(time).ok()).unwrap_or(Timestamp::UNIX_EPOCH);
    for _ in 0..1000 {
        let when = at.to_zoned(TimeZone::UTC).strftime("%Y%m%d-%H%M%S").to_string();
        let beside = path.with_file_name(format!("{id}.sync-conflict-{when}-EVENKEEL.ron"));
        let Some(taken) = keeper.find(&beside) else { return Ok(beside) };
        if theirs.is_some_and(|theirs| keeper.read(&taken).is_ok_and(|there| there == theirs)) {
            return Ok(beside);
        }
        at = at.checked_add(1.second()).unwrap_or(Timestamp::UNIX_EPOCH);
    }
    let why = say!("vault-no-free-name", reason = reason(&io::ErrorKind::AlreadyExists.into()));
    Err(Error::Write { why, path: path.to_owned() })
}

fn print(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
