//! Reading the tree: whole files within limits, and which records there are, without opening
//! them. Follows no link, changes nothing.

use std::collections::HashSet;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use super::Error;
use super::error::reason;
use super::layout::{self, Folders, Name};
use crate::say;

/// No record is larger, in bytes.
pub(super) const LIMIT: u64 = 16 << 20;

/// A record that is there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    /// Whose.
    pub id: Uuid,
    folder: Arc<Path>,
}

impl Record {
    /// The record of this id in this month folder.
    pub(super) const fn at(id: Uuid, folder: Arc<Path>) -> Self {
        Self { id, folder }
    }

    /// Its file, in the form that is there.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let plain = self.plain();
        if exists(&plain) { plain } else { layout::sealed(&plain) }
    }

    /// Where its plain form is, or would be.
    pub(super) fn plain(&self) -> PathBuf {
        self.folder.join(layout::record_name(self.id))
    }
}

/// The records that are there, the newest first, and what could not be listed.
#[derive(Debug, Default)]
pub struct Listing {
    /// The newest first.
    pub records: Vec<Record>,
    /// Folders that could not be read.
    pub troubles: Vec<Error>,
}

/// Everything in the file.
pub(super) fn read_whole(path: &Path) -> Result<Vec<u8>, Error> {
    let unreadable = |why: String| Error::Unreadable { why, path: path.to_owned() };
    let failed = |error: &io::Error| unreadable(reason(error));
    let found = fs::symlink_metadata(path).map_err(|error| failed(&error))?;
    if found.is_symlink() {
        return Err(Error::Link { path: path.to_owned() });
    }
    if !found.is_file() {
        return Err(unreadable(say!("vault-it-is-no-ordinary-file").to_owned()));
    }
    let too_large = || unreadable(say!("vault-larger-than", most = LIMIT >> 20));
    if found.len() > LIMIT {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0).saturating_add(1));
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(too_large());
    }
    Ok(bytes)
}

/// The records in all month folders. Conflicts, temporary files and odd names are no records, and
/// a record is listed once even if a copy of it lies in a second month. Older months are left
/// alone once `enough` are listed.
pub(super) fn list(folders: &Folders, enough: usize) -> Listing {
    let (months, troubles) = months(&folders.calls());
    let mut listing = Listing { records: Vec::new(), troubles };
    let mut strays = Vec::new();
    for folder in months {
        if listing.records.len() >= enough {
            break;
        }
        let at_home = layout::ids_of_month(&folder);
        let folder: Arc<Path> = folder.into();
        let mut here = Vec::new();
        match entries(&folder) {
            Ok(entries) => {
                let files =
                    entries.into_iter().filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
                for entry in files {
                    if let Name::Record(id) = layout::read_name(&entry.file_name()) {
                        here.push(Record { id, folder: Arc::clone(&folder) });
                    }
                }
            }
            Err(error) => listing.troubles.push(error),
        }
        here.sort_unstable_by_key(|record| std::cmp::Reverse(record.id));
        // plain and sealed, while a vault is being converted
        here.dedup_by_key(|record| record.id);
        for record in here {
            if record.id.get_version_num() == 7 && at_home.contains(&record.id.as_u128()) {
                listing.records.push(record);
            } else {
                strays.push((listing.records.len(), record));
            }
        }
    }
    place_strays(&mut listing.records, strays);
    listing
}

/// The month folders, the newest first.
pub(super) fn months(calls: &Path) -> (Vec<PathBuf>, Vec<Error>) {
    months_seen(calls, |_| {})
}

/// The month folders, the newest first; `before` is called with each folder before it is read.
pub(super) fn months_seen(calls: &Path, mut before: impl FnMut(&Path)) -> (Vec<PathBuf>, Vec<Error>) {
    let mut months = Vec::new();
    let mut troubles = Vec::new();
    before(calls);
    for year in numbered(calls, 4, &mut troubles) {
        before(&year);
        months.extend(numbered(&year, 2, &mut troubles));
    }
    (months, troubles)
}

/// What is in a folder; nothing when there is no such folder.
pub(super) fn entries(folder: &Path) -> Result<Vec<DirEntry>, Error> {
    let failed = |error: &io::Error| Error::ListFolder { why: reason(error), path: folder.to_owned() };
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_symlink() => return Err(Error::Link { path: folder.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        _ => {}
    }
    let entries = fs::read_dir(folder).map_err(|error| failed(&error))?;
    entries.map(|entry| entry.map_err(|error| failed(&error))).collect()
}

/// Whether something stands at this path, be it a link.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether this file is there in one form or the other.
pub(super) fn is_there(plain: &Path) -> bool {
    exists(plain) || exists(&layout::sealed(plain))
}

/// Puts records that lie in another month than their id says where they were met, unless they
/// are there already.
fn place_strays(records: &mut Vec<Record>, strays: Vec<(usize, Record)>) {
    if strays.is_empty() {
        return;
    }
    let mut known: HashSet<Uuid> = records.iter().map(|record| record.id).collect();
    let mut strays = strays.into_iter().filter(|(_, record)| known.insert(record.id)).peekable();
    let settled = std::mem::take(records);
    for (at, record) in settled.into_iter().enumerate() {
        while let Some((_, stray)) = strays.next_if(|(place, _)| *place <= at) {
            records.push(stray);
        }
        records.push(record);
    }
    records.extend(strays.map(|(_, stray)| stray));
}

/// Folders named by so many digits, the highest first.
fn numbered(folder: &Path, digits: usize, troubles: &mut Vec<Error>) -> Vec<PathBuf> {
    let entries = entries(folder).unwrap_or_else(|error| {
        troubles.push(error);
        Vec::new()
    });
    let real = entries.into_iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let named = real.filter(|entry| layout::is_number(&entry.file_name(), digits));
    let mut paths: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    paths.sort_unstable_by(|a, b| b.cmp(a));
    paths
}
