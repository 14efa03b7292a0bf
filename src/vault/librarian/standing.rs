//! A question that stands: its first page at once, then its count, bit by bit, so that the list can
//! be read on to its end. Must not know other questions.

use uuid::Uuid;

use super::super::index::{self, Hit, Index, State};
use super::super::tally::Tally;
use super::super::{excerpt, scan, search};
use crate::model::exchange::{Count, PAGE, Reach, Reply, Row};
use crate::model::query::Query;

/// So many calls are counted before the next question is looked for.
const SLICE: usize = 256;

/// A question and what is known of its answer.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) number: u64,
    pub(super) reach: Reach,
    asked: Query,
    /// As answered: with near words for those that no call has.
    query: Query,
    missed: Vec<String>,
    unreadable: Vec<String>,
    /// The rows of the first page in the order shown.
    first: Vec<Row>,
    /// The rows of all that were counted, the newest first.
    rows: Vec<i64>,
    tally: Tally,
    state: State,
}

impl Standing {
    /// Asks for the first page.
    pub(super) fn ask(
        index: &Index,
        asked: &Query,
        number: u64,
        reach: Reach,
    ) -> index::Result<(Self, Reply)> {
        let mut query = asked.clone();
        let mut missed = Vec::new();
        let (mut hits, mut state) = index.hits(&query, i64::MAX, PAGE)?;
        if hits.is_empty() && query.terms.iter().any(search::is_one_word) {
            let (forgiven, found) = index.forgive(&query)?;
            if !found.is_empty() {
                (query, missed) = (forgiven, found);
                (hits, state) = index.hits(&query, i64::MAX, PAGE)?;
            }
        }
        let mut standing = Self {
            number,
            reach,
            asked: asked.clone(),
            missed,
            unreadable: index.unreadable()?,
            first: Vec::new(),
            rows: Vec::new(),
            tally: Tally::default(),
            state,
            query,
        };
        for hit in &hits {
            standing.rows.push(hit.row);
            standing.tally.add(&hit.facts, asked.asked.as_ref());
        }
        standing.first = standing.first_page(hits);
        let found = standing.found();
        if reach == Reach::Glance {
            standing.state = State::Done;
        }
        Ok((standing, found))
    }

    pub(super) fn asked(&self) -> (Query, u64, Reach) {
        (self.asked.clone(), self.number, self.reach)
    }

    /// Whether there is more to be counted.
    pub(super) fn counts(&self) -> bool {
        self.state != State::Done
    }

    /// Counts on; the answer once all are counted.
    pub(super) fn count(&mut self, index: &Index) -> index::Result<Option<Reply>> {
        let State::Below(below) = self.state else { return Ok(None) };
        let (counted, state) = index.counted(&self.query, below, SLICE)?;
        for (row, facts) in counted {
            self.rows.push(row);
            self.tally.add(&facts, self.query.asked.as_ref());
        }
        self.state = state;
        if state == State::Done {
            self.rows.shrink_to_fit();
        }
        Ok((state == State::Done).then(|| self.found()))
    }

    /// Every call, counted to the end.
    pub(super) fn ids(&mut self, index: &Index) -> index::Result<Vec<Uuid>> {
        while self.counts() {
            self.count(index)?;
        }
        self.rows.iter().filter_map(|row| index.id_of(*row).transpose()).collect()
    }

    /// The rows from this place on.
    pub(super) fn page(&self, index: &Index, from: usize) -> index::Result<Vec<Row>> {
        let mut page = Vec::new();
        for (at, row) in self.rows.iter().enumerate().skip(from).take(PAGE) {
            if let Some(first) = self.first.get(at) {
                page.push(first.clone());
            } else if let Some(hit) = index.hit(*row)? {
                page.push(self.row(hit).1);
            }
        }
        Ok(page)
    }

    fn first_page(&self, hits: Vec<Hit>) -> Vec<Row> {
        let mut rows: Vec<(u8, Row)> = hits.into_iter().map(|hit| self.row(hit)).collect();
        scan::in_order(&mut rows, |(score, _)| *score, |(_, row)| (row.opened, row.id));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn row(&self, hit: Hit) -> (u8, Row) {
        let (score, marks) = search::look(&self.query, &hit.text);
        (score, hit.card.row(excerpt::snippet(&hit.text, &marks)))
    }

    fn found(&self) -> Reply {
        let known = self.rows.len();
        Reply::Found {
            number: self.number,
            rows: self.first.clone(),
            count: if self.counts() { Count::AtLeast(known) } else { Count::Exactly(known) },
            facets: self.tally.facets(),
            missed: self.missed.clone(),
            progress: None,
            unreadable: self.unreadable.clone(),
        }
    }
}
