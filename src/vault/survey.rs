//! Counting over all calls for Insights: by the index, little by little, or by reading every record.
//! Both give the same figures. Must not know what the figures are.

use super::index::{self, Index, State};
use super::scan;
use super::store::Vault;
use crate::model::insights::{Asked, Insights, Tally};

/// So many calls are counted before the next question is looked for.
const SLICE: usize = 2_000;

/// A count that is under way.
#[derive(Debug)]
pub struct Survey {
    /// Which question it answers.
    pub number: u64,
    tally: Tally,
    state: State,
}

impl Survey {
    /// Nothing is counted yet.
    #[must_use]
    pub fn begin(asked: Asked, number: u64) -> Self {
        Self { number, tally: Tally::new(asked), state: State::Below(i64::MAX) }
    }

    /// The same from the beginning.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::begin(self.tally.asked().clone(), self.number)
    }

    /// Counts on; the figures once all are counted.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn count(&mut self, index: &Index) -> index::Result<Option<Insights>> {
        if let State::Below(below) = self.state {
            let since = self.tally.asked().since;
            self.state = index.facts(since, below, SLICE, &mut |facts| self.tally.add(&facts.digest))?;
        }
        Ok((self.state == State::Done).then(|| self.tally.insights()))
    }

    /// The figures by reading every record.
    #[must_use]
    pub fn scan(&self, vault: &Vault) -> Insights {
        by_reading(vault, self.tally.asked().clone()).0
    }
}

/// The figures by the index.
///
/// # Errors
/// When the index is damaged.
pub fn by_index(index: &Index, asked: Asked) -> index::Result<Insights> {
    let mut survey = Survey::begin(asked, 0);
    loop {
        if let Some(insights) = survey.count(index)? {
            return Ok(insights);
        }
    }
}

/// The figures by reading every record, and why some could not be read.
#[must_use]
pub fn by_reading(vault: &Vault, asked: Asked) -> (Insights, Vec<String>) {
    let mut tally = Tally::new(asked);
    let unreadable = scan::digests(vault, &mut |digest| tally.add(digest));
    (tally.insights(), unreadable)
}
