//! Which calls of a shard fit a query: sets of slots, joined and cut as the conditions say, and for
//! words side by side their places. Must not know which calls these are.

use std::cmp::Reverse;

use rusqlite::{Connection, ToSql};

use super::Result;
use super::bits::Bits;
use super::posting::{self, Slot};
use super::sheet;
use crate::model::query::{Ending, Phrase, Query, Sign, Term};

/// The conditions on words and facts, in the order in which they are looked at.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    with: Vec<&'a Term>,
    without: Vec<&'a Term>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(query: &'a Query) -> Self {
        let of = |sign| query.terms.iter().filter(move |term| term.sign == sign);
        let mut with: Vec<&Term> = of(Sign::With).collect();
        // long words are rare: most shards have been ruled out by the first of them
        let longest = |term: &&Term| term.any.iter().flat_map(|any| &any.words).map(String::len).max();
        with.sort_by_key(|term| Reverse(longest(term)));
        Self { with, without: of(Sign::Without).collect() }
    }
}

/// One shard, to look words up in.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) db: &'a Connection,
    pub(super) shard: i64,
    /// How many slots it has.
    pub(super) size: usize,
}

impl Words<'_> {
    /// The slots for which everything holds, those of calls that are gone among them.
    pub(super) fn fitting(&self, plan: &Plan<'_>) -> Result<Bits> {
        let mut fit = Bits::all(self.size);
        for term in &plan.with {
            fit = self.any(term, &fit)?;
            if fit.is_empty() {
                return Ok(fit);
            }
        }
        for term in &plan.without {
            fit.drop(&self.any(term, &fit)?);
        }
        Ok(fit)
    }

    /// Those of these slots that have one of the phrases.
    fn any(&self, term: &Term, among: &Bits) -> Result<Bits> {
        let mut any = Bits::none(self.size);
        for phrase in &term.any {
            match phrase.words.as_slice() {
                [word] => self.mark(word, phrase.ending, &mut any)?,
                _ => self.side_by_side(phrase, among, &mut any)?,
            }
        }
        any.keep(among);
        Ok(any)
    }

    /// Puts in the slots that have this word, or one that begins with it.
    fn mark(&self, word: &str, ending: Ending, found: &mut Bits) -> Result<()> {
        let mut take = |kept: &[u8], _: &[u8]| posting::slots(kept).for_each(|slot| found.set(slot));
        match (ending, sheet::beginning(word)) {
            (Ending::Begins, Some(beginning)) => self.slots(&beginning, Ending::Whole, &mut take),
            _ => self.slots(word, ending, &mut take),
        }
    }

    fn side_by_side(&self, phrase: &Phrase, among: &Bits, found: &mut Bits) -> Result<()> {
        let last = phrase.words.len().saturating_sub(1);
        let ending = |number| if number == last { phrase.ending } else { Ending::Whole };
        let mut all = among.clone();
        for (number, word) in phrase.words.iter().enumerate() {
            let mut here = Bits::none(self.size);
            self.mark(word, ending(number), &mut here)?;
            all.keep(&here);
            if all.is_empty() {
                return Ok(());
            }
        }
        let mut starts: Vec<(Slot, usize)> = Vec::new();
        for (number, word) in phrase.words.iter().enumerate() {
            let mut stands: Vec<(Slot, usize)> = Vec::new();
            self.places(word, ending(number), &mut |slots, places| {
                for (slot, places) in posting::calls(slots, places).filter(|(slot, _)| all.has(*slot)) {
                    stands.extend(posting::places(places).map(|place| (slot, place)));
                }
            })?;
            stands.sort_unstable();
            if number == 0 {
                starts = stands;
                continue;
            }
            let mut stands = stands.into_iter().peekable();
            starts.retain(|(slot, start)| {
                let wanted = (*slot, start + number);
                while stands.next_if(|stand| *stand < wanted).is_some() {}
                stands.peek() == Some(&wanted)
            });
        }
        for (slot, _) in starts {
            found.set(slot);
        }
        Ok(())
    }

    fn slots(&self, word: &str, ending: Ending, take: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        self.look_up(
            match ending {
                Ending::Whole => "SELECT slots FROM words WHERE shard = ?1 AND word = ?2",
                Ending::Begins => "SELECT slots FROM words WHERE shard = ?1 AND word >= ?2 AND word < ?3",
            },
            (word, ending),
            take,
        )
    }

    fn places(&self, word: &str, ending: Ending, take: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        self.look_up(
            match ending {
                Ending::Whole => "SELECT slots, places FROM words WHERE shard = ?1 AND word = ?2",
                Ending::Begins => {
                    "SELECT slots, places FROM words WHERE shard = ?1 AND word >= ?2 AND word < ?3"
                }
            },
            (word, ending),
            take,
        )
    }

    fn look_up(
        &self,
        sql: &str,
        (word, ending): (&str, Ending),
        take: &mut dyn FnMut(&[u8], &[u8]),
    ) -> Result<()> {
        let end = format!("{word}\u{10ffff}");
        let values: [&dyn ToSql; 3] = [&self.shard, &word, &end];
        let values = values.split_at(if ending == Ending::Begins { 3 } else { 2 }).0;
        let mut find = self.db.prepare_cached(sql)?;
        let columns = find.column_count();
        let mut rows = find.query(values)?;
        while let Some(row) = rows.next()? {
            let places = if columns > 1 { row.get_ref(1)?.as_blob()? } else { &[] };
            take(row.get_ref(0)?.as_blob()?, places);
        }
        Ok(())
    }
}
