//! The packs in the config folder: read in the order of their names, the personal one last, read
//! again when one changes. A pack that cannot be used is told, and its last good version stays in
//! use: from memory, or after a restart from a copy in the cache. Must not know what packs mean.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::reason;
use super::layout::Folders;
use super::{Error, atomic, files, lock, store};
use crate::model::exchange::PlaybookFiles;
use crate::model::library;
use crate::model::pack::{self, Book, MOST_BYTES, Pack};
use crate::model::scrub::ScrubbedPack;
use crate::{key, say};

/// The file that the window writes.
const PERSONAL: &str = "personal.ron";

/// No more packs than so many are read.
const MOST_FILES: usize = 100;

/// What a file looked like from outside when it was read.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Stamp {
    name: String,
    bytes: u64,
    changed: Option<SystemTime>,
}

/// The packs, and what is remembered of them.
#[derive(Debug)]
pub struct Packs {
    folders: Folders,
    seen: Option<Vec<Stamp>>,
    good: BTreeMap<String, Pack>,
    /// The personal pack as it stood when it was last read or written.
    personal: Option<Vec<u8>>,
    /// Grows when somebody else has written it.
    edition: u64,
}

/// What one pack file came to.
#[derive(Debug)]
pub struct Looked {
    /// Its path.
    pub path: PathBuf,
    /// The pack, or why it cannot be used.
    pub result: Result<Pack, Error>,
}

impl Packs {
    /// Nothing read yet.
    #[must_use]
    pub const fn new(folders: Folders) -> Self {
        Self { folders, seen: None, good: BTreeMap::new(), personal: None, edition: 0 }
    }

    /// All packs.
    pub fn read_all(&mut self) -> PlaybookFiles {
        self.seen = None;
        self.look().unwrap_or_default()
    }

    /// All packs, when one changed since the last time.
    pub fn look(&mut self) -> Option<PlaybookFiles> {
        let mut found = PlaybookFiles::default();
        let stamps = match self.stamps() {
            Ok(stamps) => stamps,
            // a folder that cannot be listed now leaves what was read in use
            Err(_) if self.seen.is_some() => return None,
            Err(error) => {
                found.faults.push(error.to_string());
                Vec::new()
            }
        };
        if self.seen.as_ref() == Some(&stamps) {
            return None;
        }
        let mut book = Book::new(library::builtin());
        let before = self.personal.take();
        for stamp in &stamps {
            let looked = self.read(stamp, &book);
            let pack = match looked.result {
                Ok(pack) => {
                    self.keep_copy(&stamp.name);
                    self.good.insert(stamp.name.clone(), pack.clone());
                    Some(pack)
                }
                Err(error) => {
                    let last = self.last_good(&stamp.name, &book);
                    found.faults.push(fault(&error, last.is_some()));
                    last
                }
            };
            let Some(pack) = pack else { continue };
            if stamp.name == PERSONAL {
                found.personal = pack;
            } else {
                book = book.with(&pack);
                found.site.push(pack);
            }
        }
        if self.personal != before {
            self.edition += 1;
        }
        found.edition = self.edition;
        self.forget_others(&stamps);
        self.seen = Some(stamps);
        Some(found)
    }

    /// The playbook as it was last read.
    #[must_use]
    pub fn book(&self) -> Book {
        let packs = self.seen.iter().flatten().filter_map(|stamp| self.good.get(&stamp.name));
        packs.fold(Book::new(library::builtin()), Book::with)
    }

    /// Every pack file and what it comes to, without regard to what it was before.
    #[must_use]
    pub fn check(&mut self) -> Vec<Looked> {
        let mut book = Book::new(library::builtin());
        let mut all = Vec::new();
        for stamp in self.stamps().unwrap_or_default() {
            let looked = self.read(&stamp, &book);
            if let Ok(pack) = &looked.result {
                book = book.with(pack);
            }
            all.push(looked);
        }
        all
    }

    /// Which edition of the personal pack was read or written last.
    #[must_use]
    pub const fn edition(&self) -> u64 {
        self.edition
    }

    /// Writes the personal pack, made from this edition. A version of it that somebody else wrote meanwhile, or that
    /// cannot be read, is kept beside; its path is answered.
    ///
    /// # Errors
    /// The file is as it was.
    pub fn save(&mut self, pack: &ScrubbedPack, made_from: u64) -> Result<Option<PathBuf>, Error> {
        let folder = self.folders.playbook();
        let path = folder.join(PERSONAL);
        let text = pack::to_text(pack.pack()).map_err(|why| Error::Format { why })?;
        atomic::make_folder(&self.folders.config, &folder)?;
        let _held = lock::hold(&self.folders)?;
        let mut kept = None;
        if files::exists(&path) {
            let beside = store::free_name(&folder.join("personal.ron.kept"));
            match files::read_whole(&path) {
                Ok(bytes) if Some(&bytes) == self.personal.as_ref() && made_from == self.edition => {}
                Ok(bytes) => {
                    atomic::replace(&beside, &bytes)?;
                    kept = Some(beside);
                }
                Err(_) => {
                    store::move_file(&path, &beside)?;
                    kept = Some(beside);
                }
            }
        }
        atomic::replace(&path, text.as_bytes())?;
        self.personal = Some(text.into_bytes());
        self.good.insert(PERSONAL.to_owned(), pack.pack().clone());
        self.keep_copy(PERSONAL);
        if let Some(seen) = &mut self.seen {
            seen.retain(|stamp| stamp.name != PERSONAL);
            seen.extend(stamp(&path));
        }
        Ok(kept)
    }

    /// What is in the folder, in the order in which it is laid over; a folder of very many files
    /// is none of packs, and the rest is left alone.
    fn stamps(&self) -> Result<Vec<Stamp>, Error> {
        let entries = files::entries(&self.folders.playbook())?;
        let mut stamps: Vec<_> = entries.iter().filter_map(|entry| stamp(&entry.path())).collect();
        stamps.sort_by(|a, b| (a.name == PERSONAL, &a.name).cmp(&(b.name == PERSONAL, &b.name)));
        let personal = stamps.pop_if(|stamp| stamp.name == PERSONAL);
        stamps.truncate(MOST_FILES);
        stamps.extend(personal);
        Ok(stamps)
    }

    fn read(&mut self, stamp: &Stamp, below: &Book) -> Looked {
        let path = self.folders.playbook().join(&stamp.name);
        let unreadable = |why: String| Error::Unreadable { why, path: path.clone() };
        let bytes = if stamp.bytes > MOST_BYTES {
            Err(unreadable(say!("vault-larger-than-1-mb").to_owned()))
        } else {
            files::read_whole(&path)
        };
        let result = bytes.and_then(|bytes| {
            let parsed = pack::parse(&bytes, below).map_err(|fault| unreadable(fault.to_string()));
            if stamp.name == PERSONAL {
                self.personal = Some(bytes);
            }
            parsed
        });
        Looked { path, result }
    }

    fn last_good(&self, name: &str, below: &Book) -> Option<Pack> {
        self.good.get(name).cloned().or_else(|| {
            let bytes = files::read_whole(&self.copy_of(name)).ok()?;
            pack::parse(&bytes, below).ok()
        })
    }

    fn copy_of(&self, name: &str) -> PathBuf {
        self.folders.playbook_copies().join(name)
    }

    /// Keeps a copy of a pack that was read well, for a start at which it no longer can be.
    fn keep_copy(&self, name: &str) {
        let copy = self.copy_of(name);
        let Ok(bytes) = files::read_whole(&self.folders.playbook().join(name)) else { return };
        if files::exists(&copy) && files::read_whole(&copy).is_ok_and(|known| known == bytes) {
            return;
        }
        let made = atomic::make_folder(&self.folders.cache, &self.folders.playbook_copies());
        if let Err(error) = made.and_then(|()| atomic::replace(&copy, &bytes)) {
            tracing::warn!(%error, "no copy of a pack was kept");
        }
    }

    /// A pack that was taken away is no longer remembered.
    fn forget_others(&mut self, stamps: &[Stamp]) {
        let is_there = |name: &str| stamps.iter().any(|stamp| stamp.name == name);
        self.good.retain(|name, _| is_there(name));
        for entry in files::entries(&self.folders.playbook_copies()).unwrap_or_default() {
            if !entry.file_name().to_str().is_some_and(is_there)
                && let Err(error) = fs::remove_file(entry.path())
            {
                tracing::warn!(error = %reason(&error), "an old copy of a pack stays");
            }
        }
    }
}

/// The packs as the command line sees them: read once, nothing written.
#[must_use]
pub fn read_once(folders: &Folders) -> PlaybookFiles {
    let mut packs = Packs::new(folders.clone());
    let mut found = PlaybookFiles::default();
    let mut book = Book::new(library::builtin());
    for Looked { path, result } in packs.check() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let pack = match result {
            Ok(pack) => Some(pack),
            Err(error) => {
                let last = packs.last_good(name, &book);
                found.faults.push(fault(&error, last.is_some()));
                last
            }
        };
        let Some(pack) = pack else { continue };
        book = book.with(&pack);
        if name == PERSONAL {
            found.personal = pack;
        } else {
            found.site.push(pack);
        }
    }
    found
}

/// A pack is a file `NAME.ron` that is not hidden and no copy of a synchronising program.
fn stamp(path: &Path) -> Option<Stamp> {
    let name = path.file_name()?.to_str()?;
    let is_ron = path.extension().is_some_and(|ending| ending == "ron");
    if !is_ron || name.starts_with('.') || name.contains(".sync-conflict-") {
        return None;
    }
    let found = fs::symlink_metadata(path).ok()?;
    let (bytes, changed) = (found.len(), found.modified().ok());
    Some(Stamp { name: name.to_owned(), bytes, changed })
}

fn fault(error: &Error, kept: bool) -> String {
    let key = if kept { key!("vault-pack-last-good") } else { key!("vault-pack-rest") };
    match error {
        Error::Unreadable { why, path } => {
            say!(key, why, path = path.display())
        }
        other => other.to_string(),
    }
}
