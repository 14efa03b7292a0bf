//! The index: a disposable mirror of the records in `SQLite` with FTS5. Owns what is in it and how it
//! is asked; the files stay the truth. Must not know threads, nor when it is brought up to date.
//!
//! A call has a row whose number is the second it began (or a little later, should that be taken),
//! so that the newest come first without sorting. The words lie in shards of some thousand calls: a
//! search stops at the first shards that have enough.

mod ask;
mod home;
mod mirror;
mod shards;
mod slips;

use std::collections::HashSet;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use super::card::Card;
use super::search::{self, Debrief};
use super::survey;
use crate::model::call::Call;
pub use ask::{Hit, State};
use home::Home;
pub use mirror::{Mirror, Pending};
use shards::Shards;

/// Why the index cannot answer: it is made anew then.
pub type Result<T> = std::result::Result<T, rusqlite::Error>;

/// Of so many changed calls a transaction is made, at most.
const TRANSACTION: usize = 500;

/// Words of this many letters and more are remembered for slips of the finger.
const REMEMBERED: usize = 3;

/// The index, open.
#[derive(Debug)]
pub struct Index {
    db: Connection,
    /// `None` when it lives in memory.
    home: Option<Home>,
    shards: Shards,
    /// Calls put in or taken out since the transaction began; 0 when there is none.
    open: usize,
    /// Words that are remembered for certain, by their hashes.
    known: HashSet<u64>,
}

/// A file as it was when it was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
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
        let shards = Shards::load(&db)?;
        Ok(Self { db, home, shards, open: 0, known: HashSet::new() })
    }

    /// Whether the file is still the one that was written here: nobody deleted, cut or changed it.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.home.as_ref().is_none_or(Home::is_intact)
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

    /// Puts a call in, in the place of what was there of this id.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written.
    pub fn put(&mut self, call: &Call, debrief: Debrief, stamp: Stamp) -> Result<()> {
        self.begin()?;
        let before = self.row_of(call.id)?;
        let row = self.free_row(call, before)?;
        if let Some(before) = before {
            self.clear(before)?;
        }
        let text = search::text_of(call);
        let words = search::words_of(call, &text, debrief);
        self.remember(&words)?;
        let card = serde_json::to_string(&Card::of(call)).unwrap_or_default();
        let digest = serde_json::to_string(&survey::digest(call, debrief)).unwrap_or_default();
        let sql = "INSERT INTO calls(row, card, digest, text) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.db.prepare_cached(sql)?;
        insert.execute(params![row, card, digest, text])?;
        drop(insert);
        self.shards.put(&self.db, row, &words)?;
        self.put_slip(row, call)?;
        self.note(call.id, stamp, Some(row), None)
    }

    /// Notes that the file of this call cannot be read, and why.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written.
    pub fn put_unreadable(&mut self, id: Uuid, why: &str, stamp: Stamp) -> Result<()> {
        self.begin()?;
        if let Some(before) = self.row_of(id)? {
            self.clear(before)?;
        }
        self.note(id, stamp, None, Some(why))
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
        self.shards.save(&self.db)?;
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

    /// Makes it survive a power cut, and gives memory back; to be done when nobody waits.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn settle(&mut self) -> Result<()> {
        self.commit()?;
        if self.home.as_ref().is_some_and(|home| !home.is_settled()) {
            self.begin()?;
            if let Some(home) = &mut self.home {
                home.settle();
            }
            self.commit()?;
        }
        self.db.execute_batch("PRAGMA shrink_memory")
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
    fn free_row(&mut self, call: &Call, before: Option<i64>) -> Result<i64> {
        let began = call.opened.as_second();
        let mut taken = self.db.prepare_cached("SELECT 1 FROM calls WHERE row = ?1")?;
        let mut width = 1;
        for turn in 0_u64.. {
            let seed = BuildHasherDefault::<DefaultHasher>::default().hash_one((call.id, turn));
            let row = began.saturating_add(i64::try_from(seed % width).unwrap_or(0));
            if before == Some(row) || !taken.exists([row])? {
                drop(taken);
                self.shards.note_shift(row.saturating_sub(began));
                return Ok(row);
            }
            width = (width * 4).min(1 << 40);
        }
        Ok(began)
    }

    /// Remembers the words that could be meant by a slip of the finger.
    fn remember(&mut self, words: &str) -> Result<()> {
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        for word in words.split(' ').filter(|word| word.len() >= REMEMBERED) {
            if self.known.insert(hasher.hash_one(word)) && word.chars().all(char::is_alphabetic) {
                self.db
                    .prepare_cached("INSERT OR IGNORE INTO vocabulary(word) VALUES (?1)")?
                    .execute([word])?;
            }
        }
        Ok(())
    }
}
