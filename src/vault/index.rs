//! The index: a disposable mirror of the records in `SQLite`. Owns what is in it and how it is asked;
//! the files stay the truth. Must not know when it is brought up to date.
//!
//! A call has a row whose number is the second it began (or a little later, should that be taken),
//! so that the newest come first without sorting. The words lie in shards of some thousand calls: a
//! search stops at the first shards that have enough. Within a shard each word has the list of its
//! calls, which is read whole and joined with others as a set of bits, and that of its places, which
//! is read for words side by side alone.

mod ask;
mod bits;
mod entry;
mod facts;
mod home;
mod late;
mod loader;
mod matching;
mod mirror;
mod posting;
mod shards;
mod sheet;
mod shelf;
mod slips;
mod stamps;
mod vocabulary;
mod watching;

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

pub use ask::{Hit, State};
pub use entry::Entry;
use entry::{Leaf, Read};
use facts::Names;
pub use home::Settled;
use home::{Home, Room};
pub use loader::Loader;
pub use mirror::{Looked, Mirror, Pending};
use shards::Shards;
use vocabulary::Vocabulary;

/// Why the index cannot answer: it is made anew then.
pub type Result<T> = std::result::Result<T, rusqlite::Error>;

/// Of so many changed calls a transaction is made, at most.
const TRANSACTION: usize = 2 * shards::FULL as usize;

/// The index, open.
#[derive(Debug)]
pub struct Index {
    db: Connection,
    /// `None` when it lives in memory.
    home: Option<Home>,
    shards: Shards,
    /// Calls put in or taken out since the transaction began; 0 when there is none.
    open: usize,
    vocabulary: Vocabulary,
    names: Names,
    room: Room,
}

/// A file as it was when it was read.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Stamp {
    /// Its month folder, as 202611.
    pub month: i64,
    /// Size, time of change and place on the disk in one number.
    pub mark: i64,
}

impl Index {
    /// The index in this folder, made anew when it is missing, old or damaged. `None` when another
    /// program has it, or the folder cannot be written.
    #[must_use]
    pub fn open(cache: &Path) -> Option<Self> {
        let home = Home::take(cache)?;
        match Self::with(home) {
            Ok(index) => Some(index),
            Err(home) => {
                tracing::info!("the index is made anew");
                let home = home?.renewed()?;
                Self::with(home).ok()
            }
        }
    }

    /// An index that leaves no file behind.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        let db = Connection::open_in_memory()?;
        home::settle(&db)?;
        home::make(&db)?;
        Self::new(db, None)
    }

    fn with(mut home: Home) -> std::result::Result<Self, Option<Home>> {
        let Some(db) = home.connect() else { return Err(Some(home)) };
        Self::new(db, Some(home)).map_err(|error| {
            tracing::warn!(%error, "the index cannot be read");
            None
        })
    }

    fn new(db: Connection, home: Option<Home>) -> Result<Self> {
        db.set_prepared_statement_cache_capacity(48);
        let (shards, names) = (Shards::load(&db)?, Names::load(&db)?);
        Ok(Self { db, home, shards, open: 0, vocabulary: Vocabulary::default(), names, room: Room::Little })
    }

    /// Whether the file is still the one that was written here: nobody deleted, cut or changed it.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.home.as_ref().is_none_or(Home::is_intact)
    }

    /// Whether no call is in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.shards.is_empty()
    }

    /// Empties it; all calls have to be put in again.
    #[must_use]
    pub fn renewed(self) -> Option<Self> {
        drop(self.db);
        match self.home {
            Some(home) => Self::with(home.renewed()?).ok(),
            None => Self::in_memory().ok(),
        }
    }

    /// The same as [`Self::take`], and it is found at once.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written.
    pub fn take_now(&mut self, entry: Entry) -> Result<()> {
        let has_words = matches!(entry.read, Read::Call(_));
        self.put(entry)?;
        if has_words { self.shards.flush_last(&self.db, &mut self.vocabulary) } else { Ok(()) }
    }

    /// Takes what became of a record, in the place of what was there of this id. Its words are found
    /// from the next [`Self::commit`] on.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written.
    pub fn take(&mut self, entry: Entry) -> Result<()> {
        // what is changed of one shard after the other takes little memory
        if let Read::Call(leaf) = &entry.read
            && self.shards.is_apart(leaf.began_secs)
        {
            self.commit()?;
        }
        self.put(entry)
    }

    fn put(&mut self, entry: Entry) -> Result<()> {
        let Entry { id, stamp, read } = entry;
        let leaf = match read {
            Read::Gone => return self.remove(id),
            Read::Unreadable(why) => {
                self.begin()?;
                if let Some(before) = self.row_of(id)? {
                    self.clear(before)?;
                }
                return self.note(id, stamp, None, Some(&why));
            }
            Read::Call(leaf) => *leaf,
        };
        self.begin()?;
        let before = self.row_of(id)?;
        let row = self.free_row(id, leaf.began_secs, before)?;
        if let Some(before) = before {
            self.clear(before)?;
        }
        let Leaf { card, facts, text, words, filed, .. } = leaf;
        let sql = "INSERT INTO calls(row, id, card, text) VALUES (?1, ?2, ?3, ?4)";
        self.db.prepare_cached(sql)?.execute(params![row, id.as_bytes(), card, text])?;
        self.put_facts(row, &facts)?;
        if let Some(filed) = &filed {
            self.put_slip(row, filed)?;
        }
        self.shards.put(row, words);
        self.note(id, stamp, Some(row), None)
    }

    /// Takes out what is there of this id.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written.
    pub fn remove(&mut self, id: Uuid) -> Result<()> {
        self.begin()?;
        if let Some(before) = self.row_of(id)? {
            self.clear(before)?;
        }
        self.db.prepare_cached("DELETE FROM files WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }

    /// Ends the transaction: a later start finds what was put in.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn commit(&mut self) -> Result<()> {
        if self.open == 0 {
            return Ok(());
        }
        self.shards.flush(&self.db, &mut self.vocabulary)?;
        if let Some(home) = &mut self.home {
            home.sign(&self.db)?;
        }
        self.db.execute_batch("COMMIT")?;
        self.open = 0;
        if let Some(home) = &mut self.home {
            home.seal();
        }
        Ok(())
    }

    /// Takes memory with which many calls one after the other are put in faster, until
    /// [`Self::forget`].
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn make_room(&mut self) -> Result<()> {
        if self.room == Room::Little {
            self.commit()?;
            self.room = Room::Plenty;
            home::keep_pages(&self.db, self.room)?;
        }
        Ok(())
    }

    /// Gives memory back that only many calls one after the other are put in faster with.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn forget(&mut self) -> Result<()> {
        self.vocabulary = Vocabulary::default();
        if std::mem::replace(&mut self.room, Room::Little) == Room::Plenty {
            home::keep_pages(&self.db, Room::Little)?;
        }
        Ok(())
    }

    /// Whether there is something to bring home.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.shards.is_late()
    }

    /// Brings some of the calls that were changed long after their time home, to be done when nobody
    /// waits, again and again until it is no longer late.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written.
    pub fn bring_home(&mut self) -> Result<()> {
        self.begin()?;
        self.shards.bring_home(&self.db, &mut self.vocabulary)?;
        self.commit()?;
        if self.is_late() { Ok(()) } else { self.forget() }
    }

    /// Makes it survive a power cut, and gives memory back; to be done when nobody waits, again and
    /// again until it is settled: a sync may take long.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn settle(&mut self) -> Result<Settled> {
        self.commit()?;
        home::keep_pages(&self.db, Room::Little)?;
        let Some(home) = &mut self.home else { return Ok(Settled::Yes) };
        if home.settled() == Settled::No && home.sync() == Settled::Yes {
            self.begin()?;
            if let Some(home) = &mut self.home {
                home.settle();
            }
            self.commit()?;
        }
        Ok(self.home.as_ref().map_or(Settled::Yes, Home::settled))
    }

    fn begin(&mut self) -> Result<()> {
        if self.open >= TRANSACTION {
            self.commit()?;
        }
        if self.open == 0 {
            self.db.execute_batch("BEGIN IMMEDIATE")?;
            if let Some(home) = &mut self.home {
                home.unsettle();
            }
        }
        self.open += 1;
        Ok(())
    }

    fn row_of(&self, id: Uuid) -> Result<Option<i64>> {
        let mut find = self.db.prepare_cached("SELECT row FROM files WHERE id = ?1")?;
        Ok(find.query_row([id.as_bytes()], |row| row.get(0)).optional()?.flatten())
    }

    /// Takes the call of this row out, not its file.
    fn clear(&mut self, row: i64) -> Result<()> {
        self.shards.remove(&self.db, row)?;
        self.clear_slip(row)?;
        self.clear_facts(row)?;
        self.db.prepare_cached("DELETE FROM calls WHERE row = ?1")?.execute([row])?;
        Ok(())
    }

    fn note(&self, id: Uuid, stamp: Stamp, row: Option<i64>, why: Option<&str>) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO files(id, month, mark, row, why) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.db.prepare_cached(sql)?.execute(params![id.as_bytes(), stamp.month, stamp.mark, row, why])?;
        Ok(())
    }

    /// The second the call began if it is free, or is its own already; else one after it, the
    /// farther away the more calls began together.
    fn free_row(&mut self, id: Uuid, began_secs: i64, before: Option<i64>) -> Result<i64> {
        let mut taken = self.db.prepare_cached("SELECT 1 FROM facts WHERE row = ?1")?;
        let mut width = 1;
        for turn in 0_u64.. {
            let seed = BuildHasherDefault::<DefaultHasher>::default().hash_one((id, turn));
            let row = began_secs.saturating_add(i64::try_from(seed % width).unwrap_or(0));
            if before == Some(row) || !taken.exists([row])? {
                drop(taken);
                self.shards.note_shift(row.saturating_sub(began_secs));
                return Ok(row);
            }
            width = (width * 4).min(1 << 40);
        }
        Ok(began_secs)
    }
}
