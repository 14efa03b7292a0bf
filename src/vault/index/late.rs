//! The calls that were put in or changed long after their time, together in a shard of their own:
//! files that somebody else changed lie all over the years, and each would have the words of some
//! thousand others written anew. They are found in it until there is time to bring them home. Must not
//! know where that is.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::Result;
use super::matching::Plan;
use super::shards::FULL;
use super::shelf::{self, GONE};
use super::vocabulary::Vocabulary;

/// The number of its words. No other shard has it.
const NUMBER: i64 = 0;

/// With so many slots, those of calls that are gone among them, its calls are brought home.
const MANY: u32 = FULL as u32 / 2;

/// The late calls.
#[derive(Debug, Default)]
pub(super) struct Late {
    rows: BTreeSet<i64>,
    slots: u32,
}

impl Late {
    pub(super) fn load(db: &Connection) -> Result<Self> {
        let mut find = db.prepare("SELECT row FROM late")?;
        let rows = find.query_map([], |row| row.get(0))?.collect::<Result<BTreeSet<i64>>>()?;
        let slots = u32::try_from(shelf::rows(db, NUMBER)?.len()).unwrap_or(u32::MAX);
        Ok(Self { rows, slots })
    }

    /// How many more it takes.
    pub(super) fn room(&self) -> usize {
        usize::from(FULL).saturating_sub(usize::try_from(self.slots).unwrap_or(usize::MAX))
    }

    /// Whether its calls should be brought home.
    pub(super) fn is_many(&self) -> bool {
        self.slots >= MANY && !self.rows.is_empty()
    }

    /// The greatest of its rows.
    pub(super) fn last(&self) -> Option<i64> {
        self.rows.last().copied()
    }

    /// The rows from `least` to `most` that fit, the newest first.
    pub(super) fn fitting(
        &self,
        db: &Connection,
        plan: &Plan<'_>,
        (least, most): (i64, i64),
    ) -> Result<Vec<i64>> {
        if least > most || self.rows.range(least..=most).next().is_none() {
            return Ok(Vec::new());
        }
        shelf::fitting(db, (NUMBER, self.slots), plan, (least, most))
    }

    /// Takes these calls.
    pub(super) fn put(
        &mut self,
        db: &Connection,
        calls: &[(i64, String)],
        vocabulary: &mut Vocabulary,
    ) -> Result<()> {
        self.slots = shelf::append(db, NUMBER, calls, vocabulary)?;
        let mut keep = db.prepare_cached("INSERT OR REPLACE INTO late(row, words) VALUES (?1, ?2)")?;
        for (row, words) in calls {
            keep.execute(params![row, words])?;
            self.rows.insert(*row);
        }
        Ok(())
    }

    /// Takes a call out; whether it was here.
    pub(super) fn remove(&mut self, db: &Connection, row: i64) -> Result<bool> {
        if !self.rows.remove(&row) {
            return Ok(false);
        }
        db.prepare_cached("DELETE FROM late WHERE row = ?1")?.execute([row])?;
        self.forget(db, |other| other == row)?;
        Ok(true)
    }

    /// Takes out all calls from this row on, with their words.
    pub(super) fn take(&mut self, db: &Connection, low: i64) -> Result<Vec<(i64, String)>> {
        let mut find = db.prepare_cached("SELECT row, words FROM late WHERE row >= ?1 ORDER BY row")?;
        let calls = find.query_map([low], |found| Ok((found.get(0)?, found.get(1)?)))?;
        let calls = calls.collect::<Result<Vec<(i64, String)>>>()?;
        self.rows.split_off(&low);
        db.prepare_cached("DELETE FROM late WHERE row >= ?1")?.execute([low])?;
        self.forget(db, |row| row >= low)?;
        Ok(calls)
    }

    /// Empties the slots of these; begins anew when none is left.
    fn forget(&mut self, db: &Connection, is_gone: impl Fn(i64) -> bool) -> Result<()> {
        if self.rows.is_empty() {
            self.slots = 0;
            return shelf::clear(db, NUMBER);
        }
        let mut rows = shelf::rows(db, NUMBER)?;
        for row in rows.iter_mut().filter(|row| is_gone(**row)) {
            *row = GONE;
        }
        shelf::keep_rows(db, NUMBER, &rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::home;
    use super::*;
    use crate::model::query::Query;

    #[test]
    fn what_came_late_is_found_until_it_goes_and_takes_its_words_along() {
        let db = Connection::open_in_memory().unwrap();
        home::make(&db).unwrap();
        let query = Query::parse("apple", &"2026-11-22T14:30:00[UTC]".parse().unwrap());
        let found = |late: &Late| late.fitting(&db, &Plan::of(&query), (2, i64::MAX)).unwrap();
        let mut late = Late::load(&db).unwrap();
        let call = |row: i64| (row, if row % 2 == 0 { "apple bee" } else { "bee" }.to_owned());
        for rows in [0..6, 6..9] {
            let calls: Vec<(i64, String)> = rows.map(call).collect();
            late.put(&db, &calls, &mut Vocabulary::default()).unwrap();
        }
        assert_eq!(found(&late), [8, 6, 4, 2]);
        assert!(late.remove(&db, 6).unwrap());
        assert!(!late.remove(&db, 6).unwrap());
        let mut late = Late::load(&db).unwrap();
        assert_eq!(found(&late), [8, 4, 2]);
        assert_eq!(late.room(), usize::from(FULL) - 9);
        assert_eq!(late.take(&db, 4).unwrap(), [4, 5, 7, 8].map(call));
        assert_eq!((found(&late), late.last()), (vec![2], Some(3)));
        let _ = late.take(&db, i64::MIN).unwrap();
        assert_eq!((found(&late), late.room()), (Vec::new(), usize::from(FULL)));
        let left: i64 = db.query_row("SELECT count(*) FROM words", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0);
    }
}
