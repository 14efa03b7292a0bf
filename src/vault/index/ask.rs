//! Asking the index: the hits from the newest to the oldest. Must not know how the index is filled.

use std::ops::ControlFlow;

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::super::card::Card;
use super::super::facts::Facts;
use super::super::search;
use super::matching::Plan;
use super::{Index, Result, vocabulary};
use crate::model::query::{Kind, Phrase, Query, Sign, Term};

/// So many shards are counted before the next question is looked for: what few calls fit is looked
/// for in all of them.
const SHARDS: usize = 8;

/// A call that fits.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its row.
    pub row: i64,
    /// What is remembered of it.
    pub card: Card,
    /// Its text.
    pub text: String,
    /// What is counted of it.
    pub facts: Facts,
}

/// Whether there is more to come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// There may be calls below this row.
    Below(i64),
    /// That was all.
    Done,
}

impl Index {
    /// At most so many calls that fit, from below this row on, the newest first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn hits(&self, query: &Query, below: i64, most: usize) -> Result<(Vec<Hit>, State)> {
        let mut hits = Vec::new();
        let state = self.walk(query, below, usize::MAX, |row| {
            if let Some(facts) = self.facts_of(row)?.filter(|facts| facts.is_in_time(query)) {
                hits.extend(self.hit_with(row, facts)?);
            }
            Ok(if hits.len() >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok((hits, state))
    }

    /// The rows and facts of calls that fit, from below this row on, the newest first, until `most`
    /// or all of a few shards have been looked at.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn counted(&self, query: &Query, below: i64, most: usize) -> Result<(Vec<(i64, Facts)>, State)> {
        let mut counted = Vec::new();
        let mut looked = 0;
        let state = self.walk(query, below, SHARDS, |row| {
            counted.extend(
                self.facts_of(row)?.filter(|facts| facts.is_in_time(query)).map(|facts| (row, facts)),
            );
            looked += 1;
            Ok(if looked >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok((counted, state))
    }

    /// The call in this row.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn hit(&self, row: i64) -> Result<Option<Hit>> {
        self.facts_of(row)?.map_or(Ok(None), |facts| self.hit_with(row, facts))
    }

    fn hit_with(&self, row: i64, facts: Facts) -> Result<Option<Hit>> {
        let mut find = self.db.prepare_cached("SELECT card, text FROM calls WHERE row = ?1")?;
        let hit = find.query_row([row], |found| {
            let card = parsed(found.get_ref(0)?.as_str()?)?;
            Ok(Hit { row, card, text: found.get(1)?, facts })
        });
        hit.optional()
    }

    /// Whose call is in this row.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn id_of(&self, row: i64) -> Result<Option<Uuid>> {
        let mut find = self.db.prepare_cached("SELECT id FROM calls WHERE row = ?1")?;
        find.query_row([row], |found| Ok(Uuid::from_bytes(found.get(0)?))).optional()
    }

    /// The query as it is answered: words that no call has are taken for those one slip away.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn forgive(&self, query: &Query) -> Result<(Query, Vec<String>)> {
        let mut failed = None;
        let forgiven = search::forgive(query, |phrase| {
            self.has(phrase).unwrap_or_else(|error| {
                failed = Some(error);
                true
            })
        });
        failed.map_or(Ok(forgiven), Err)
    }

    /// The reasons why files cannot be read.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn unreadable(&self) -> Result<Vec<String>> {
        // by its own index: ordering by id would read the whole table
        let sql = "SELECT id, why FROM files INDEXED BY files_unreadable WHERE why IS NOT NULL";
        let mut find = self.db.prepare_cached(sql)?;
        let reason = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let mut found = find.query_map([], reason)?.collect::<Result<Vec<([u8; 16], String)>>>()?;
        found.sort_unstable_by_key(|(id, _)| std::cmp::Reverse(*id));
        Ok(found.into_iter().map(|(_, why)| why).collect())
    }

    /// Whether any call has this one word.
    fn has(&self, phrase: &Phrase) -> Result<bool> {
        let word = phrase.words.first().map_or("", String::as_str);
        // what was seen may be gone
        if vocabulary::is_unheard(&self.db, word, phrase.ending)? {
            return Ok(false);
        }
        let query = Query {
            terms: vec![Term { sign: Sign::With, kind: Kind::Fact, any: vec![phrase.clone()] }],
            ..Query::default()
        };
        let mut found = false;
        self.walk(&query, i64::MAX, usize::MAX, |_| {
            found = true;
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    }

    /// Visits every row of so many shards whose words fit, the newest first. Its times are not looked at, but for
    /// rows that cannot be in the span.
    fn walk(
        &self,
        query: &Query,
        below: i64,
        shards: usize,
        mut visit: impl FnMut(i64) -> Result<ControlFlow<()>>,
    ) -> Result<State> {
        let least = query.since.map_or(i64::MIN, Timestamp::as_second);
        let most =
            query.until.map_or(i64::MAX, |until| until.as_second().saturating_add(self.shards.shift()));
        let most = most.min(below.saturating_sub(1));
        let mut visit_all = |rows: &mut dyn Iterator<Item = Result<i64>>| -> Result<ControlFlow<State>> {
            for row in rows {
                let row = row?;
                if visit(row)?.is_break() {
                    return Ok(ControlFlow::Break(State::Below(row)));
                }
            }
            Ok(ControlFlow::Continue(()))
        };
        if query.terms.is_empty() {
            let sql = "SELECT row FROM facts WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC";
            let mut find = self.db.prepare_cached(sql)?;
            let mut rows = find.query_map([least, most], |row| row.get(0))?;
            return Ok(visit_all(&mut rows)?.break_value().unwrap_or(State::Done));
        }
        let plan = Plan::of(query);
        for (number, found) in (1..).zip(self.shards.fitting(&self.db, &plan, (least, most))?) {
            let (low, rows) = found?;
            if let ControlFlow::Break(state) = visit_all(&mut rows.into_iter().map(Ok))? {
                return Ok(state);
            }
            if number >= shards {
                return Ok(State::Below(low));
            }
        }
        Ok(State::Done)
    }
}

pub(super) fn parsed<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use super::super::super::search::Debrief;
    use super::super::entry::{Entry, Leaf, Read};
    use super::super::{Index, Stamp};
    use super::*;
    use crate::model::call::Call;

    /// Many enough for more shards than are counted at a time.
    const CALLS: i64 = 15_000;

    #[test]
    fn what_few_calls_fit_is_counted_a_few_shards_at_a_time_and_to_the_end() {
        let mut index = Index::in_memory().unwrap();
        for secs in 0..CALLS {
            let mut call = Call::new(Uuid::from_u128(secs.unsigned_abs().into()), Timestamp::UNIX_EPOCH);
            call.opened = Timestamp::from_second(secs).unwrap();
            call.words = if secs % 3_000 == 0 { "rare" } else { "common" }.to_owned();
            let read = Read::Call(Box::new(Leaf::of(&call, Debrief::None)));
            index.take(Entry { id: call.id, stamp: Stamp { month: 197_001, mark: secs }, read }).unwrap();
        }
        index.commit().unwrap();
        let now: Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
        for (typed, expected) in [("rare", 5), ("common -rare", 14_995), ("nothing", 0), ("", 15_000)] {
            let query = Query::parse(typed, &now);
            let (mut rows, mut turns, mut state) = (Vec::new(), 0, State::Below(i64::MAX));
            while let State::Below(below) = state {
                let (counted, after) = index.counted(&query, below, 5_000).unwrap();
                rows.extend(counted.into_iter().map(|(row, _)| row));
                (turns, state) = (turns + 1, after);
            }
            assert_eq!(rows.len(), expected, "{typed}");
            assert!(rows.is_sorted_by(|a, b| a > b), "{typed}");
            assert!((2..=4).contains(&turns), "{typed}: {turns} turns");
        }
    }
}
