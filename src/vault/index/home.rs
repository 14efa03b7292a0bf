//! The file of the index: who has it, whether it is the one that was written, how it is made. Must
//! not know what is in it.
//!
//! After every commit the file is given a time of change that nobody else would give it, and which
//! it also holds inside. Whoever deletes, cuts, overwrites or restores it leaves another.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;
use std::time::{Duration, SystemTime};

use rusqlite::Connection;

use super::super::atomic;
use super::Result;

/// A file of another format is made anew.
const VERSION: i64 = 8;

const NAME: &str = "index.sqlite3";

/// Seals are even seconds of these years: every file system can hold them, and no clock is there.
const FIRST_SEAL_SECS: u64 = 400_000_000;
const SEALS: u64 = 250_000_000;

/// The file, which belongs to this process.
#[derive(Debug)]
pub(super) struct Home {
    path: PathBuf,
    /// For its time of change.
    file: Option<File>,
    seal: u64,
    settled: Settled,
    /// A sync that is under way, of the file with this seal.
    syncing: Option<(u64, Receiver<io::Result<()>>)>,
    _lock: File,
}

/// Whether what was written last survives a power cut.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Settled {
    /// It does.
    Yes,
    /// Perhaps it does not.
    No,
}

impl Home {
    /// Takes the folder; `None` when another process has it or it cannot be written.
    pub(super) fn take(cache: &Path) -> Option<Self> {
        atomic::make_folder(cache, cache).ok()?;
        let lock = open(&cache.join("index.lock")).ok()?;
        lock.try_lock().ok()?;
        let path = cache.join(NAME);
        if path.is_symlink() {
            return None;
        }
        let seal = u64::from(std::process::id()) * 7919 % SEALS;
        Some(Self { path, file: None, seal, settled: Settled::No, syncing: None, _lock: lock })
    }

    /// Opens the file if it is whole and of our making; `None` when it has to be made anew.
    pub(super) fn connect(&mut self) -> Option<Connection> {
        let made = !self.path.exists();
        let file = open(&self.path).ok()?;
        let db = Connection::open(&self.path).ok()?;
        settle(&db).ok()?;
        self.file = Some(file);
        if made {
            make(&db).ok()?;
            self.sign(&db).ok()?;
            self.seal();
            return Some(db);
        }
        let signed: Signature = db
            .query_row("SELECT version, seal, settled, boot FROM meta", [], |row| {
                Ok(Signature {
                    version: row.get(0)?,
                    seal: row.get(1)?,
                    settled: row.get(2)?,
                    boot: row.get(3)?,
                })
            })
            .ok()?;
        self.seal = u64::try_from(signed.seal).ok()?;
        self.settled = if signed.settled == 1 { Settled::Yes } else { Settled::No };
        // without a sync, only the same run of the system still has what was written
        let survived = self.settled == Settled::Yes || (!signed.boot.is_empty() && signed.boot == boot());
        (signed.version == VERSION && survived && self.is_intact()).then_some(db)
    }

    /// The same without its file.
    pub(super) fn renewed(mut self) -> Option<Self> {
        self.file = None;
        for name in [NAME, "index.sqlite3-journal", "index.sqlite3-wal", "index.sqlite3-shm"] {
            match fs::remove_file(self.path.with_file_name(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return None,
                _ => {}
            }
        }
        Some(self)
    }

    pub(super) fn is_intact(&self) -> bool {
        let found = fs::symlink_metadata(&self.path);
        found.is_ok_and(|found| found.is_file() && found.modified().is_ok_and(|at| at == self.sealed_at()))
    }

    pub(super) const fn settled(&self) -> Settled {
        self.settled
    }

    /// What is written from now on is not synced.
    pub(super) fn unsettle(&mut self) {
        self.settled = Settled::No;
    }

    /// What was written is synced, but for the note that it is.
    pub(super) const fn settle(&mut self) {
        self.settled = Settled::Yes;
    }

    /// Whether all that was written is synced by now; else that is begun, on a thread of its own.
    pub(super) fn sync(&mut self) -> Settled {
        if let Some((seal, done)) = self.syncing.take() {
            return match done.try_recv() {
                Ok(Ok(())) if seal == self.seal => Settled::Yes,
                Err(TryRecvError::Empty) => {
                    self.syncing = Some((seal, done));
                    Settled::No
                }
                _ => Settled::No,
            };
        }
        let file = self.file.as_ref().and_then(|file| file.try_clone().ok());
        let (out, done) = mpsc::channel();
        let sync = move || file.is_some_and(|file| out.send(file.sync_all()).is_ok());
        if thread::Builder::new().name("sync".to_owned()).spawn(sync).is_ok() {
            self.syncing = Some((self.seal, done));
        }
        Settled::No
    }

    /// Writes the next seal into the file, as part of a transaction.
    pub(super) fn sign(&mut self, db: &Connection) -> Result<()> {
        self.seal = (self.seal + 1) % SEALS;
        let settled = i64::from(self.settled == Settled::Yes);
        let seal = i64::try_from(self.seal).unwrap_or(0);
        let sql = "UPDATE meta SET version = ?1, seal = ?2, settled = ?3, boot = ?4";
        db.prepare_cached(sql)?.execute((VERSION, seal, settled, boot()))?;
        Ok(())
    }

    /// Puts the seal on the file, after the transaction.
    pub(super) fn seal(&self) {
        if let Some(file) = &self.file
            && let Err(error) = file.set_modified(self.sealed_at())
        {
            tracing::warn!(%error, "the index cannot be sealed");
        }
    }

    fn sealed_at(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(FIRST_SEAL_SECS + self.seal * 2)
    }
}

struct Signature {
    version: i64,
    seal: i64,
    settled: i64,
    boot: String,
}

/// How every connection works: alone, in little memory, without a journal and syncs of its own.
/// Nothing is written before a commit, and a torn file is found out by its seal.
pub(super) fn settle(db: &Connection) -> Result<()> {
    db.execute_batch(
        "PRAGMA page_size = 4096;
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA cache_spill = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;",
    )?;
    keep_pages(db, Room::Little)
}

/// How much memory is there for what was read of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Room {
    /// As long as the program runs.
    Little,
    /// For a while.
    Plenty,
}

/// From now on, so much of the file is kept in memory; what was kept is given back. To be asked for
/// outside of transactions.
pub(super) fn keep_pages(db: &Connection, room: Room) -> Result<()> {
    match room {
        // a first page while there is room for no more keeps SQLite from taking one piece for all
        Room::Little => db.execute_batch(
            "PRAGMA cache_size = 1; PRAGMA shrink_memory; PRAGMA user_version; PRAGMA cache_size = -2500",
        ),
        Room::Plenty => db.execute_batch("PRAGMA shrink_memory; PRAGMA cache_size = -16000"),
    }
}

/// Makes the tables.
pub(super) fn make(db: &Connection) -> Result<()> {
    db.execute_batch(
        "BEGIN;
         CREATE TABLE meta(version INTEGER, seal INTEGER, settled INTEGER, boot TEXT);
         INSERT INTO meta VALUES (0, 0, 0, '');
         CREATE TABLE calls(row INTEGER PRIMARY KEY, id BLOB NOT NULL, card TEXT NOT NULL, text TEXT NOT NULL);
         CREATE TABLE facts(row INTEGER PRIMARY KEY, facts BLOB NOT NULL);
         CREATE TABLE names(number INTEGER PRIMARY KEY, name TEXT NOT NULL);
         CREATE TABLE files(id BLOB PRIMARY KEY, month INTEGER NOT NULL, mark INTEGER NOT NULL,
             row INTEGER, why TEXT) WITHOUT ROWID;
         CREATE INDEX files_by_month ON files(month);
         CREATE INDEX files_unreadable ON files(why) WHERE why IS NOT NULL;
         CREATE TABLE slips(row INTEGER PRIMARY KEY, slip TEXT NOT NULL, promising INTEGER,
             customer TEXT, reference TEXT, number TEXT);
         CREATE INDEX slips_promising ON slips(promising) WHERE promising IS NOT NULL;
         CREATE INDEX slips_customer ON slips(customer) WHERE customer IS NOT NULL;
         CREATE INDEX slips_reference ON slips(reference) WHERE reference IS NOT NULL;
         CREATE INDEX slips_number ON slips(number) WHERE number IS NOT NULL;
         CREATE TABLE vocabulary(word TEXT PRIMARY KEY) WITHOUT ROWID;
         CREATE TABLE shards(number INTEGER PRIMARY KEY, low INTEGER NOT NULL, least INTEGER NOT NULL,
             most INTEGER NOT NULL, calls INTEGER NOT NULL, slots INTEGER NOT NULL);
         CREATE TABLE slots(shard INTEGER PRIMARY KEY, rows BLOB NOT NULL);
         CREATE TABLE words(shard INTEGER NOT NULL, word TEXT NOT NULL, slots BLOB NOT NULL,
             places BLOB NOT NULL, PRIMARY KEY (shard, word)) WITHOUT ROWID;
         CREATE TABLE late(row INTEGER PRIMARY KEY, words TEXT NOT NULL);
         CREATE TABLE shift(most INTEGER NOT NULL);
         INSERT INTO shift VALUES (0);
         COMMIT;",
    )
}

/// Which run of the system this is; empty where that is not told.
fn boot() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id").map(|id| id.trim().to_owned()).unwrap_or_default()
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    atomic::own(&file)?;
    Ok(file)
}
