//! The shards: the words of some thousand calls each, for a span of rows. Owns which row lies where;
//! must not know what the words mean.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::Result;
use super::late::Late;
use super::matching::Plan;
use super::shelf::{self, GONE};
use super::vocabulary::Vocabulary;

/// So many calls belong together, about.
pub(super) const FULL: u16 = 2_048;

/// A shard at an end of time that has so many calls is closed, and a new one begun.
const CLOSED: u16 = FULL / 4 * 3;

/// So many late calls are put in together, at most: what is changed of one lies all over the file.
const TOGETHER: usize = 256;

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
    /// The numbers of those that are not kept as they are.
    changed: HashSet<i64>,
    late: Late,
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
        Ok(Self { all, shift, late: Late::load(db)?, ..Self::default() })
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The rows from `least` to `most` that fit, shard by shard, the newest first, each time with the
    /// row from which on all have been looked at.
    pub(super) fn fitting<'a>(
        &'a self,
        db: &'a Connection,
        plan: &'a Plan<'_>,
        (least, most): (i64, i64),
    ) -> Result<impl Iterator<Item = Result<(i64, Vec<i64>)>> + 'a> {
        let mut late = self.late.fitting(db, plan, (least, most))?.into_iter().peekable();
        let holds = move |shard: &Shard| shard.calls > 0 && shard.least <= most && least <= shard.most;
        Ok(self.all.iter().rev().filter_map(move |shard| {
            let low = shard.low;
            let mut rows: Vec<i64> = std::iter::from_fn(|| late.next_if(|row| *row >= low)).collect();
            if holds(shard) {
                match shelf::fitting(db, (shard.number, shard.slots), plan, (least, most)) {
                    Ok(own) => rows.extend(own),
                    Err(error) => return Some(Err(error)),
                }
                rows.sort_unstable_by(|a, b| b.cmp(a));
            }
            (holds(shard) || !rows.is_empty()).then_some(Ok((low, rows)))
        }))
    }

    /// Whether what waits should be put in before this row: it belongs elsewhere, or there is much.
    pub(super) fn is_apart(&self, row: i64) -> bool {
        let Some((last, _)) = self.waiting.last() else { return false };
        if self.is_between(*last) && self.is_between(row) && self.waiting.len() < self.late.room() {
            return self.waiting.len() >= TOGETHER;
        }
        self.home(*last) != self.home(row)
    }

    /// Where the shard of this row is among all.
    fn home(&self, row: i64) -> Option<usize> {
        self.all.iter().rposition(|shard| shard.low <= row)
    }

    /// Whether its shard is neither the newest nor the oldest: it comes late.
    fn is_between(&self, row: i64) -> bool {
        self.home(row).is_some_and(|at| at > 0 && at + 1 < self.all.len())
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
        if self.late.remove(db, row)? {
            return Ok(());
        }
        let Some(shard) = self.all.iter_mut().rev().find(|shard| shard.low <= row) else { return Ok(()) };
        let mut rows = shelf::rows(db, shard.number)?;
        if let Some(slot) = rows.iter_mut().find(|slot| **slot == row) {
            *slot = GONE;
            shard.calls = shard.calls.saturating_sub(1);
            self.changed.insert(shard.number);
            shelf::keep_rows(db, shard.number, &rows)?;
        }
        Ok(())
    }

    /// Puts all that waits into its shards; part of a transaction.
    pub(super) fn flush(&mut self, db: &Connection, vocabulary: &mut Vocabulary) -> Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.file(db, waiting, vocabulary)
    }

    /// Puts only what was taken last into its shard.
    pub(super) fn flush_last(&mut self, db: &Connection, vocabulary: &mut Vocabulary) -> Result<()> {
        let last = self.waiting.pop().into_iter().collect();
        self.file(db, last, vocabulary)
    }

    /// Whether there are so many late calls that they should be brought home, by [`Self::bring_home`]
    /// again and again.
    pub(super) fn is_late(&self) -> bool {
        self.late.is_many()
    }

    /// Brings the late calls of one shard home; part of a transaction.
    pub(super) fn bring_home(&mut self, db: &Connection, vocabulary: &mut Vocabulary) -> Result<()> {
        let shard = self.late.last().and_then(|row| self.all.get(self.home(row)?));
        let Some(low) = shard.map(|shard| shard.low) else { return Ok(()) };
        let calls = self.late.take(db, low)?;
        self.file_at_home(db, calls, vocabulary)
    }

    fn file(
        &mut self,
        db: &Connection,
        mut waiting: Vec<(i64, String)>,
        vocabulary: &mut Vocabulary,
    ) -> Result<()> {
        waiting.sort_unstable_by_key(|(row, _)| *row);
        let mut room = self.late.room();
        let (late, others): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(row, _)| {
            let comes_late = room > 0 && self.is_between(*row);
            room -= usize::from(comes_late);
            comes_late
        });
        if !late.is_empty() {
            self.late.put(db, &late, vocabulary)?;
        }
        self.file_at_home(db, others, vocabulary)
    }

    fn file_at_home(
        &mut self,
        db: &Connection,
        calls: Vec<(i64, String)>,
        vocabulary: &mut Vocabulary,
    ) -> Result<()> {
        let mut groups: Vec<(i64, Vec<(i64, String)>)> = Vec::new();
        for (row, words) in calls {
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
        let changed = std::mem::take(&mut self.changed);
        for shard in self.all.iter().filter(|shard| changed.contains(&shard.number)) {
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
        let found = self.home(row);
        let full = |shard: &Shard| shard.calls >= CLOSED.into();
        let at = match found.and_then(|at| Some((at, self.all.get_mut(at)?))) {
            None => self.add(0, i64::MIN),
            Some((at, shard)) if at == last && full(shard) && row > shard.most => self.add(at + 1, row),
            Some((0, shard)) if full(shard) && row < shard.least => {
                shard.low = shard.least;
                self.changed.insert(shard.number);
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
        self.changed.insert(shard.number);
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
            self.changed.insert(number);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::search;
    use super::super::home;
    use super::*;
    use crate::model::query::Query;

    const WORDS: [&str; 8] = ["ant", "apple", "apply", "bee", "beetle", "b", "cat", "重"];

    struct Both {
        db: Connection,
        shards: Shards,
        plain: BTreeMap<i64, String>,
        turn: usize,
    }

    impl Both {
        fn put(&mut self, rows: impl Iterator<Item = i64>) {
            for row in rows {
                self.turn += 1;
                let word = |place: usize| WORDS[(self.turn * (place + 3) / 5 + place * place) % WORDS.len()];
                let words = [0, 1, 2, 3].map(word).join(" ");
                if self.plain.insert(row, words.clone()).is_some() {
                    self.shards.remove(&self.db, row).unwrap();
                }
                self.shards.put(row, words);
            }
            self.shards.flush(&self.db, &mut Vocabulary::default()).unwrap();
        }

        #[track_caller]
        fn agree(&self) {
            let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
            for typed in ["apple", "app", "b", "\"ant bee\"", "\"bee b", "重 -ant", "-b", "cat ap bee", "dog"]
            {
                let query = Query::parse(typed, &now);
                let fits = |words: &String| search::fits(&query, &words.split(' ').collect::<Vec<_>>());
                let read = self.plain.iter().rev().filter(|(_, words)| fits(words)).map(|(row, _)| *row);
                let plan = Plan::of(&query);
                let found = self.shards.fitting(&self.db, &plan, (i64::MIN, i64::MAX)).unwrap();
                let found: Vec<i64> = found.flat_map(|found| found.unwrap().1).collect();
                assert_eq!(found, read.collect::<Vec<i64>>(), "{typed}");
            }
        }

        fn most_slots(&self) -> u32 {
            self.shards.all.iter().map(|shard| shard.slots).max().unwrap()
        }
    }

    #[test]
    fn shards_that_are_appended_to_changed_and_split_keep_every_call_in_order() {
        let db = Connection::open_in_memory().unwrap();
        home::make(&db).unwrap();
        let shards = Shards::load(&db).unwrap();
        let mut both = Both { db, shards, plain: BTreeMap::new(), turn: 0 };
        for at in (0..5).rev() {
            both.put((0..800).map(|row| 3 * (at * 800 + row)));
        }
        both.put(30_000..32_000);
        both.agree();
        assert!(both.shards.all.len() > 2);
        // every call again and again: those that are gone are left out in time
        for _ in 0..3 {
            both.put(30_000..31_500);
        }
        both.agree();
        // as many again between those that are there
        both.put((0..3_500).map(|row| 3 * row + 1));
        both.agree();
        // some of them came late, and are brought home bit by bit
        assert!(both.shards.is_late());
        both.shards = Shards::load(&both.db).unwrap();
        let mut turns = 0;
        while both.shards.is_late() {
            both.shards.bring_home(&both.db, &mut Vocabulary::default()).unwrap();
            both.agree();
            turns += 1;
        }
        assert!(turns > 1 && both.shards.late.last().is_none(), "{turns} turns");
        assert!(both.most_slots() < TOO_MANY.into(), "{}", both.most_slots());
        for row in 30_000..32_000 {
            both.plain.remove(&row);
            both.shards.remove(&both.db, row).unwrap();
        }
        both.agree();
        both.put(31_000..31_010);
        both.shards = Shards::load(&both.db).unwrap();
        both.agree();
    }
}
