//! The words that were ever put in, for slips of the finger: what was never seen is not there. Must
//! not know where the words stand.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, BuildHasherDefault};

use ahash::AHasher;
use rusqlite::Connection;

use super::Result;
use crate::model::query::Ending;

/// Words of this many bytes and more are remembered.
const REMEMBERED: usize = 3;

/// What is remembered for certain, by its hashes.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    known: HashSet<u64, BuildHasherDefault<AHasher>>,
}

impl Vocabulary {
    /// Remembers a word that could be meant by a slip of the finger.
    pub(super) fn remember(&mut self, db: &Connection, word: &str) -> Result<()> {
        if is_remembered(word) && self.known.insert(self.known.hasher().hash_one(word)) {
            db.prepare_cached("INSERT OR IGNORE INTO vocabulary(word) VALUES (?1)")?.execute([word])?;
        }
        Ok(())
    }
}

/// Whether a word was never put in.
pub(super) fn is_unheard(db: &Connection, word: &str, ending: Ending) -> Result<bool> {
    if !is_remembered(word) {
        return Ok(false);
    }
    let end = match ending {
        Ending::Begins => format!("{word}\u{10ffff}"),
        Ending::Whole => format!("{word}\0"),
    };
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM vocabulary WHERE word >= ?1 AND word < ?2)";
    db.prepare_cached(sql)?.query_row([word, &end], |row| row.get(0))
}

fn is_remembered(word: &str) -> bool {
    word.len() >= REMEMBERED && word.chars().all(char::is_alphabetic)
}
