//! The shards: the words of some thousand calls each, for a span of rows. Owns which row lies where;
//! must not know what the words mean.

use rusqlite::{Connection, params};

use super::Result;
use super::matching::{Plan, Words};
use super::shelf::{self, GONE};
use super::vocabulary::Vocabulary;

/// So many calls belong together, about.
pub(super) const FULL: u16 = 4_096;

/// A shard at an end of time that has so many calls is closed, and a new one begun.
const CLOSED: u16 = FULL / 4 * 3;

/// A shard with so many slots is written anew, without those of calls that are gone.
const TOO_MANY: u16 = 2 * FULL;

/// All shards, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Shards {
    all: Vec<Shard>,
    /// By how many seconds a row lies behind the second its call began, at most.
    shift: i64,
    /// Rows and words that are not in a shard yet.
    waiting: Vec<(i64, String)>,
}

#[derive(Clone, Debug)]
struct Shard {
    number: i64,
    /// Rows from here on, up to the next shard's, belong in it.
    low: i64,
    /// The least and the greatest row that was ever in it.
    least: i64,
    most: i64,
    calls: u32,
    slots: u32,
}

impl Shards {
    pub(super) fn load(db: &Connection) -> Result<Self> {
        let mut find =
            db.prepare("SELECT number, low, least, most, calls, slots FROM shards ORDER BY low")?;
        let shard = |row: &rusqlite::Row<'_>| {
            Ok(Shard {
                number: row.get(0)?,
                low: row.get(1)?,
                least: row.get(2)?,
                most: row.get(3)?,
                calls: row.get(4)?,
                slots: row.get(5)?,
            })
        };
        let all = find.query_map([], shard)?.collect::<Result<Vec<Shard>>>()?;
        let shift = db.query_row("SELECT most FROM shift", [], |row| row.get(0))?;
        Ok(Self { all, shift, waiting: Vec::new() })
    }

    /// The rows from `least` to `most` that fit, shard by shard, the newest first.
    pub(super) fn fitting<'a>(
        &'a self,
        db: &'a Connection,
        plan: &'a Plan<'_>,
        (least, most): (i64, i64),
    ) -> impl Iterator<Item = Result<Vec<i64>>> + 'a {
        let holds = move |shard: &&Shard| shard.calls > 0 && shard.least <= most && least <= shard.most;
        self.all.iter().rev().filter(holds).map(move |shard| {
            let fit = Words { db, shard: shard.number, size: usize::try_from(shard.slots).unwrap_or(0) }
                .fitting(plan)?;
            if fit.is_empty() {
                return Ok(Vec::new());
            }
            let all = shelf::rows(db, shard.number)?;
            let rows = fit.iter().filter_map(|slot| all.get(usize::from(slot)).copied());
            let mut rows: Vec<i64> =
                rows.filter(|row| *row != GONE && (least..=most).contains(row)).collect();
            rows.sort_unstable_by(|a, b| b.cmp(a));
            Ok(rows)
        })
    }

    /// Takes a call; it is found from the next [`Self::flush`] on.
    pub(super) fn put(&mut self, row: i64, words: String) {
        self.waiting.push((row, words));
    }

    pub(super) fn remove(&mut self, db: &Connection, row: i64) -> Result<()> {
        if let Some(at) = self.waiting.iter().position(|(waiting, _)| *waiting == row) {
            self.waiting.swap_remove(at);
            return Ok(());
        }
        let Some(shard) = self.all.iter_mut().rev().find(|shard| shard.low <= row) else { return Ok(()) };
        let mut rows = shelf::rows(db, shard.number)?;
        if let Some(slot) = rows.iter_mut().find(|slot| **slot == row) {
            *slot = GONE;
            shard.calls = shard.calls.saturating_sub(1);
            shelf::keep_rows(db, shard.number, &rows)?;
        }
        Ok(())
    }

    /// Puts all that waits into its shards; part of a transaction.
    pub(super) fn flush(&mut self, db: &Connection, vocabulary: &mut Vocabulary) -> Result<()> {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.sort_unstable_by_key(|(row, _)| *row);
        let mut groups: Vec<(i64, Vec<(i64, String)>)> = Vec::new();
        for (row, words) in waiting {
            let number = self.place(row);
            match groups.last_mut() {
                Some((last, group)) if *last == number => group.push((row, words)),
                _ => groups.push((number, vec![(row, words)])),
            }
        }
        for (number, group) in groups {
            let slots = shelf::append(db, number, &group, vocabulary)?;
            if let Some(shard) = self.all.iter_mut().find(|shard| shard.number == number) {
                shard.slots = slots;
            }
            if slots >= TOO_MANY.into() {
                self.rewrite(db, number)?;
            }
        }
        let mut put = db.prepare_cached(
            "INSERT OR REPLACE INTO shards(number, low, least, most, calls, slots)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for shard in &self.all {
            let Shard { number, low, least, most, calls, slots } = shard;
            put.execute(params![number, low, least, most, calls, slots])?;
        }
        db.prepare_cached("UPDATE shift SET most = ?1")?.execute([self.shift])?;
        Ok(())
    }

    pub(super) fn note_shift(&mut self, shift: i64) {
        self.shift = self.shift.max(shift);
    }

    pub(super) const fn shift(&self) -> i64 {
        self.shift
    }

    /// The number of the shard in which the row is counted from now on; a full one is closed where
    /// the row lies beyond all others.
    fn place(&mut self, row: i64) -> i64 {
        let last = self.all.len().saturating_sub(1);
        let found = self.all.iter().rposition(|shard| shard.low <= row);
        let full = |shard: &Shard| shard.calls >= CLOSED.into();
        let at = match found.and_then(|at| Some((at, self.all.get_mut(at)?))) {
            None => self.add(0, i64::MIN),
            Some((at, shard)) if at == last && full(shard) && row > shard.most => self.add(at + 1, row),
            Some((0, shard)) if full(shard) && row < shard.least => {
                shard.low = shard.least;
                self.add(0, i64::MIN)
            }
            Some((at, _)) => at,
        };
        let Some(shard) = self.all.get_mut(at) else { return 0 };
        if shard.calls == 0 {
            (shard.least, shard.most) = (row, row);
        }
        shard.least = shard.least.min(row);
        shard.most = shard.most.max(row);
        shard.calls += 1;
        shard.number
    }

    fn add(&mut self, at: usize, low: i64) -> usize {
        let number = self.free_number();
        self.all.insert(at, Shard { number, low, least: 0, most: 0, calls: 0, slots: 0 });
        at
    }

    /// Writes a shard anew without the calls that are gone, as two when too many are left.
    fn rewrite(&mut self, db: &Connection, number: i64) -> Result<()> {
        let Some(at) = self.all.iter().position(|shard| shard.number == number) else { return Ok(()) };
        let old = self.all.remove(at);
        let mut live = shelf::rows(db, number)?;
        live.retain(|row| *row != GONE);
        live.sort_unstable();
        let full = usize::from(FULL);
        let length = if live.len() > full { live.len().div_ceil(2) } else { full };
        let mut parts: Vec<i64> = Vec::new();
        for (nth, part) in live.chunks(length).enumerate() {
            let (Some(least), Some(most)) = (part.first().copied(), part.last().copied()) else { continue };
            let low = if nth == 0 { old.low } else { least };
            let count = u32::try_from(part.len()).unwrap_or(u32::MAX);
            let number = self.free_number().max(number + 1);
            self.all.insert(at + nth, Shard { number, low, least, most, calls: count, slots: count });
            parts.push(number);
        }
        let part_of = |row: i64| {
            let place = live.binary_search(&row).ok()?;
            parts.get(place / length).copied()
        };
        shelf::divide(db, number, part_of)?;
        db.prepare_cached("DELETE FROM shards WHERE number = ?1")?.execute([number])?;
        Ok(())
    }

    fn free_number(&self) -> i64 {
        self.all.iter().map(|shard| shard.number).max().unwrap_or(0) + 1
    }
}
