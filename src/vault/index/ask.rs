//! Asking the index: the hits from the newest to the oldest. Must not know how the index is filled.

use std::ops::ControlFlow;

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;
use serde::de::DeserializeOwned;

use super::super::card::Card;
use super::super::search;
use super::matching::Plan;
use super::{Index, Result, vocabulary};
use crate::model::insights::Digest;
use crate::model::query::{Kind, Phrase, Query, Sign, Term};

/// A call that fits.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its row.
    pub row: i64,
    /// What is remembered of it.
    pub card: Card,
    /// Its text.
    pub text: String,
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
        let state = self.walk(query, below, |row| {
            let Some(hit) = self.hit(row)? else { return Ok(ControlFlow::Continue(())) };
            if hit.card.is_in_time(query) {
                hits.push(hit);
            }
            Ok(if hits.len() >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok((hits, state))
    }

    /// The rows and cards of calls that fit, from below this row on, the newest first, until `most`
    /// have been looked at.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn cards(&self, query: &Query, below: i64, most: usize) -> Result<(Vec<(i64, Card)>, State)> {
        let mut cards = Vec::new();
        let mut looked = 0;
        let state = self.walk(query, below, |row| {
            let mut find = self.db.prepare_cached("SELECT card FROM calls WHERE row = ?1")?;
            let text: Option<String> = find.query_row([row], |row| row.get(0)).optional()?;
            if let Some(card) = text.map(|text| parsed::<Card>(&text)).transpose()?
                && card.is_in_time(query)
            {
                cards.push((row, card));
            }
            looked += 1;
            Ok(if looked >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok((cards, state))
    }

    /// The digests of calls from below this row on that began no earlier than this, at most so
    /// many, the newest first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn digests(&self, since: Option<Timestamp>, below: i64, most: usize) -> Result<(Vec<Digest>, State)> {
        let sql = "SELECT row, digest FROM calls WHERE row >= ?1 AND row < ?2 ORDER BY row DESC LIMIT ?3";
        let from = since.map_or(i64::MIN, Timestamp::as_second);
        let mut find = self.db.prepare_cached(sql)?;
        let mut rows = find.query((from, below, i64::try_from(most).unwrap_or(i64::MAX)))?;
        let mut digests = Vec::new();
        let mut lowest = below;
        while let Some(found) = rows.next()? {
            lowest = found.get(0)?;
            digests.push(parsed(&found.get::<_, String>(1)?)?);
        }
        let state = if digests.len() < most { State::Done } else { State::Below(lowest) };
        Ok((digests, state))
    }

    /// The call in this row.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn hit(&self, row: i64) -> Result<Option<Hit>> {
        let mut find = self.db.prepare_cached("SELECT card, text FROM calls WHERE row = ?1")?;
        let found: Option<(String, String)> =
            find.query_row([row], |found| Ok((found.get(0)?, found.get(1)?))).optional()?;
        found.map(|(card, text)| Ok(Hit { row, card: parsed(&card)?, text })).transpose()
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
        self.walk(&query, i64::MAX, |_| {
            found = true;
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    }

    /// Visits every row whose words fit, the newest first. Its times are not looked at, but for
    /// rows that cannot be in the span.
    fn walk(
        &self,
        query: &Query,
        below: i64,
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
            let sql = "SELECT row FROM calls WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC";
            let mut find = self.db.prepare_cached(sql)?;
            let mut rows = find.query_map([least, most], |row| row.get(0))?;
            return Ok(visit_all(&mut rows)?.break_value().unwrap_or(State::Done));
        }
        let plan = Plan::of(query);
        for rows in self.shards.fitting(&self.db, &plan, (least, most)) {
            if let ControlFlow::Break(state) = visit_all(&mut rows?.into_iter().map(Ok))? {
                return Ok(state);
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
