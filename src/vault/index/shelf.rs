//! What is kept of one shard: of every word where it stands, and of every slot the row of its call.
//! Must not know which rows belong in which shard.

use std::collections::HashMap;

use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};

use super::Result;
use super::matching::{Plan, Words};
use super::posting::{self, Posting, Slot};
use super::sheet;
use super::vocabulary::Vocabulary;

/// The row of a slot whose call is gone.
pub(super) const GONE: i64 = i64::MIN;

/// The row of every slot of this shard.
pub(super) fn rows(db: &Connection, shard: i64) -> Result<Vec<i64>> {
    let mut find = db.prepare_cached("SELECT rows FROM slots WHERE shard = ?1")?;
    let rows = find.query_row([shard], |found| {
        let bytes = found.get_ref(0)?.as_blob()?;
        Ok(bytes.as_chunks::<8>().0.iter().map(|bytes| i64::from_le_bytes(*bytes)).collect())
    });
    Ok(rows.optional()?.unwrap_or_default())
}

/// The rows from `least` to `most` of the calls that fit in this shard of so many slots, the newest first.
pub(super) fn fitting(
    db: &Connection,
    (shard, slots): (i64, u32),
    plan: &Plan<'_>,
    (least, most): (i64, i64),
) -> Result<Vec<i64>> {
    let size = usize::try_from(slots).unwrap_or(0);
    let fit = Words { db, shard, size }.fitting(plan)?;
    if fit.is_empty() {
        return Ok(Vec::new());
    }
    let all = rows(db, shard)?;
    let rows = fit.iter().filter_map(|slot| all.get(usize::from(slot)).copied());
    let mut rows: Vec<i64> = rows.filter(|row| *row != GONE && (least..=most).contains(row)).collect();
    rows.sort_unstable_by(|a, b| b.cmp(a));
    Ok(rows)
}

/// Keeps the row of every slot of this shard.
pub(super) fn keep_rows(db: &Connection, shard: i64, rows: &[i64]) -> Result<()> {
    let bytes: Vec<u8> = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
    let sql = "INSERT OR REPLACE INTO slots(shard, rows) VALUES (?1, ?2)";
    db.prepare_cached(sql)?.execute(params![shard, bytes])?;
    Ok(())
}

/// Puts in these calls behind those that are there; answers how many slots there are now.
pub(super) fn append(
    db: &Connection,
    shard: i64,
    calls: &[(i64, String)],
    vocabulary: &mut Vocabulary,
) -> Result<u32> {
    let mut rows = rows(db, shard)?;
    let mut keep = Keeping::new(db)?;
    for (word, new) in sheet::gather(calls, Slot::try_from(rows.len()).unwrap_or(Slot::MAX)) {
        let before = if rows.is_empty() { None } else { kept(db, shard, &word)? };
        match before {
            Some(mut posting) => {
                posting.append(&new);
                keep.put(shard, &word, &posting)?;
            }
            None => keep.put(shard, &word, &new)?,
        }
        vocabulary.remember(db, &word)?;
    }
    rows.extend(calls.iter().map(|(row, _)| row));
    keep_rows(db, shard, &rows)?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// Moves the calls of this shard to those that `part_of` says; who belongs in none is left out.
pub(super) fn divide(db: &Connection, shard: i64, part_of: impl Fn(i64) -> Option<i64>) -> Result<()> {
    let mut parts: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut moved: Vec<Option<(i64, Slot)>> = Vec::new();
    for row in rows(db, shard)? {
        moved.push(part_of(row).map(|part| {
            let rows = parts.entry(part).or_default();
            rows.push(row);
            (part, Slot::try_from(rows.len() - 1).unwrap_or(Slot::MAX))
        }));
    }
    let mut find = db.prepare_cached("SELECT word, slots, places FROM words WHERE shard = ?1")?;
    let mut keep = Keeping::new(db)?;
    let mut words = find.query([shard])?;
    while let Some(found) = words.next()? {
        let word: String = found.get(0)?;
        let mut postings: HashMap<i64, Posting> = HashMap::new();
        let (slots, places) = (found.get_ref(1)?.as_blob()?, found.get_ref(2)?.as_blob()?);
        for (slot, places) in posting::calls(slots, places) {
            if let Some((part, slot)) = moved.get(usize::from(slot)).copied().flatten() {
                postings.entry(part).or_default().add_kept(slot, places);
            }
        }
        for (part, posting) in postings {
            keep.put(part, &word, &posting)?;
        }
    }
    for (part, rows) in parts {
        keep_rows(db, part, &rows)?;
    }
    clear(db, shard)
}

/// Takes everything of this shard out.
pub(super) fn clear(db: &Connection, shard: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM words WHERE shard = ?1")?.execute([shard])?;
    db.prepare_cached("DELETE FROM slots WHERE shard = ?1")?.execute([shard])?;
    Ok(())
}

fn kept(db: &Connection, shard: i64, word: &str) -> Result<Option<Posting>> {
    let sql = "SELECT slots, places FROM words WHERE shard = ?1 AND word = ?2";
    let mut find = db.prepare_cached(sql)?;
    let posting = find.query_row(params![shard, word], |row| Ok(Posting::kept(row.get(0)?, row.get(1)?)));
    posting.optional()
}

/// Many words one after the other.
struct Keeping<'a>(CachedStatement<'a>);

impl<'a> Keeping<'a> {
    fn new(db: &'a Connection) -> Result<Self> {
        let sql = "INSERT OR REPLACE INTO words(shard, word, slots, places) VALUES (?1, ?2, ?3, ?4)";
        db.prepare_cached(sql).map(Self)
    }

    fn put(&mut self, shard: i64, word: &str, posting: &Posting) -> Result<()> {
        self.0.execute(params![shard, word, posting.slots(), posting.places()])?;
        Ok(())
    }
}
