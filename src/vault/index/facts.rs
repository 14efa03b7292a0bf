//! What is counted of every call, as a few bytes beside each other: a million of them are gone
//! through in about a second. Must not know what is counted.
//!
//! Numbers are written seven bits a byte, the lowest first. Times are written as seconds since the
//! call began, that time itself as seconds since its row. Words that many calls share are numbered.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::super::facts::Facts;
use super::ask::State;
use super::{Index, Result};
use crate::model::call::{CauseKind, PromiseStatus, Status};
use crate::model::insights::{Digest, Promised};

/// In the first byte: what is so, above where it stands.
const ESCALATED: u8 = 4;
const DEBRIEFED: u8 = 8;
const HEAT: u8 = 16;
const CAUSE: u8 = 32;

/// In the first byte of a promise: what is known, above how it stands.
const DUE: u8 = 4;
const SETTLED: u8 = 8;

const STATUSES: [Status; 4] = [Status::Open, Status::WrapUp, Status::ToFinish, Status::Ended];
const STANDINGS: [PromiseStatus; 3] = [PromiseStatus::Open, PromiseStatus::Kept, PromiseStatus::Broken];

/// In any byte of a number: it goes on.
const ON: u8 = 0x80;

/// Situations and tags by their numbers.
#[derive(Debug, Default)]
pub(super) struct Names {
    all: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u64>,
}

impl Names {
    pub(super) fn load(db: &Connection) -> Result<Self> {
        let mut find = db.prepare("SELECT name FROM names ORDER BY number")?;
        let all = find.query_map([], |row| row.get(0))?.collect::<Result<Vec<Arc<str>>>>()?;
        let numbers = all.iter().cloned().zip(0..).collect();
        Ok(Self { all, numbers })
    }

    fn number_of(&mut self, db: &Connection, name: &Arc<str>) -> Result<u64> {
        if let Some(number) = self.numbers.get(name) {
            return Ok(*number);
        }
        let number = self.all.len() as u64;
        let sql = "INSERT INTO names(number, name) VALUES (?1, ?2)";
        db.prepare_cached(sql)?.execute(params![number.cast_signed(), name])?;
        self.all.push(Arc::clone(name));
        self.numbers.insert(Arc::clone(name), number);
        Ok(number)
    }

    fn name(&self, number: u64) -> Option<Arc<str>> {
        self.all.get(usize::try_from(number).ok()?).cloned()
    }
}

impl Index {
    /// Puts in what is counted of a call.
    pub(super) fn put_facts(&mut self, row: i64, facts: &Facts) -> Result<()> {
        let mut bytes = Vec::with_capacity(24);
        let digest = &facts.digest;
        let begun = digest.opened.as_second();
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        let head = place(&STATUSES, &facts.status)
            | flag(facts.escalated, ESCALATED)
            | flag(digest.debriefed, DEBRIEFED)
            | flag(digest.heat.is_some(), HEAT)
            | flag(digest.cause.is_some(), CAUSE);
        bytes.push(head);
        put_time(&mut bytes, digest.opened, row);
        if let Some((before, after)) = digest.heat {
            bytes.extend([before, after]);
        }
        if let Some(cause) = &digest.cause {
            bytes.push(place(&CauseKind::ALL, cause));
        }
        for names in [&digest.situations, &facts.tags] {
            put_number(&mut bytes, names.len() as u64);
            for name in names {
                put_number(&mut bytes, self.names.number_of(&self.db, name)?);
            }
        }
        put_number(&mut bytes, digest.promises.len() as u64);
        for Promised { status, due, settled } in &digest.promises {
            let known = flag(due.is_some(), DUE) | flag(settled.is_some(), SETTLED);
            bytes.push(place(&STANDINGS, status) | known);
            for at in [due, settled].into_iter().flatten() {
                put_time(&mut bytes, *at, begun);
            }
        }
        let sql = "INSERT INTO facts(row, facts) VALUES (?1, ?2)";
        self.db.prepare_cached(sql)?.execute(params![row, bytes])?;
        Ok(())
    }

    pub(super) fn clear_facts(&self, row: i64) -> Result<()> {
        self.db.prepare_cached("DELETE FROM facts WHERE row = ?1")?.execute([row])?;
        Ok(())
    }

    /// What is counted of the call in this row.
    pub(super) fn facts_of(&self, row: i64) -> Result<Option<Facts>> {
        let mut find = self.db.prepare_cached("SELECT facts FROM facts WHERE row = ?1")?;
        find.query_row([row], |found| self.read(row, found.get_ref(0)?.as_blob()?)).optional()
    }

    /// The facts of calls from below this row on that began no earlier than this, at most so many,
    /// the newest first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn facts(
        &self,
        since: Option<Timestamp>,
        below: i64,
        most: usize,
        each: &mut dyn FnMut(Facts),
    ) -> Result<State> {
        let sql = "SELECT row, facts FROM facts WHERE row >= ?1 AND row < ?2 ORDER BY row DESC LIMIT ?3";
        let from = since.map_or(i64::MIN, Timestamp::as_second);
        let mut find = self.db.prepare_cached(sql)?;
        let mut rows = find.query((from, below, i64::try_from(most).unwrap_or(i64::MAX)))?;
        let (mut lowest, mut count) = (below, 0);
        while let Some(found) = rows.next()? {
            lowest = found.get(0)?;
            count += 1;
            each(self.read(lowest, found.get_ref(1)?.as_blob()?)?);
        }
        Ok(if count < most { State::Done } else { State::Below(lowest) })
    }

    fn read(&self, row: i64, bytes: &[u8]) -> Result<Facts> {
        Reading(bytes).facts(row, &self.names).ok_or_else(|| {
            let why = "the facts of a call cannot be read".into();
            rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, why)
        })
    }
}

/// Bytes that are not read yet.
struct Reading<'a>(&'a [u8]);

impl Reading<'_> {
    fn facts(&mut self, row: i64, names: &Names) -> Option<Facts> {
        let flags = self.byte()?;
        let opened = self.time(row)?;
        let heat = if flags & HEAT == 0 { None } else { Some((self.byte()?, self.byte()?)) };
        let cause = if flags & CAUSE == 0 { None } else { Some(of_place(&CauseKind::ALL, self.byte()?)?) };
        let situations = self.names(names)?;
        let tags = self.names(names)?;
        let promises = (0..self.number()?).map(|_| self.promised(opened)).collect::<Option<Vec<_>>>()?;
        let debriefed = flags & DEBRIEFED != 0;
        Some(Facts {
            digest: Digest { opened, situations, heat, promises, cause, debriefed },
            status: of_place(&STATUSES, flags & (ESCALATED - 1))?,
            escalated: flags & ESCALATED != 0,
            tags,
        })
    }

    fn promised(&mut self, opened: Timestamp) -> Option<Promised> {
        let flags = self.byte()?;
        let mut known =
            |flag| if flags & flag == 0 { Some(None) } else { self.time(opened.as_second()).map(Some) };
        let (due, settled) = (known(DUE)?, known(SETTLED)?);
        Some(Promised { status: of_place(&STANDINGS, flags & (DUE - 1))?, due, settled })
    }

    fn names(&mut self, names: &Names) -> Option<Vec<Arc<str>>> {
        (0..self.number()?).map(|_| names.name(self.number()?)).collect()
    }

    fn time(&mut self, since: i64) -> Option<Timestamp> {
        let (secs, nanos) = (self.signed()?, self.signed()?);
        Timestamp::new(since.checked_add(secs)?, i32::try_from(nanos).ok()?).ok()
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & !ON).checked_shl(shift)?;
            if byte & ON == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }
}

fn put_time(bytes: &mut Vec<u8>, at: Timestamp, since: i64) {
    for number in [at.as_second().saturating_sub(since), at.subsec_nanosecond().into()] {
        put_number(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= u64::from(ON) {
        bytes.push(number.to_le_bytes()[0] | ON);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    (0..).zip(all).find(|(_, other)| *other == one).map_or(0, |(at, _)| at)
}

fn of_place<T: Copy>(all: &[T], place: u8) -> Option<T> {
    all.get(usize::from(place)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn all_kinds() -> Vec<Facts> {
        let names = |names: &[&str]| names.iter().map(|name| Arc::from(*name)).collect::<Vec<Arc<str>>>();
        let times = [
            Timestamp::MIN,
            at("1969-12-31T23:59:59.000000001Z"),
            at("2026-11-22T14:30:00.123456789Z"),
            Timestamp::MAX,
        ];
        let some = |at: &Timestamp| [None, Some(*at)];
        let mut all = Vec::new();
        for (number, opened) in times.iter().enumerate() {
            let promises = STANDINGS.iter().flat_map(|status| {
                let each = times.iter().flat_map(some).zip(times.iter().rev().flat_map(some).skip(number));
                each.map(|(due, settled)| Promised { status: *status, due, settled })
            });
            let digest = Digest {
                opened: *opened,
                situations: names(&["angry", "", "重い"][..number % 4]),
                heat: (number % 2 == 0).then_some((0, 255)),
                promises: promises.take(number * 40).collect(),
                cause: CauseKind::ALL.get(number + 1).copied(),
                debriefed: number % 2 == 1,
            };
            let tags = names(&["late fee", "angry"][number % 3..]);
            all.push(Facts { digest, status: STATUSES[number], escalated: number > 1, tags });
        }
        all
    }

    #[test]
    fn facts_come_back_as_they_were_put_in() {
        let mut index = Index::in_memory().unwrap();
        for (row, facts) in (0..).zip(all_kinds()) {
            // a row may lie behind the second its call began
            let row = facts.digest.opened.as_second() + row * 1_000;
            index.put_facts(row, &facts).unwrap();
            assert_eq!(index.facts_of(row).unwrap(), Some(facts.clone()));
            index.names = Names::load(&index.db).unwrap();
            assert_eq!(index.facts_of(row).unwrap(), Some(facts));
        }
    }

    #[test]
    fn facts_that_are_cut_off_are_damaged_and_nothing_worse() {
        let mut index = Index::in_memory().unwrap();
        for (row, facts) in (0..).zip(all_kinds()) {
            index.put_facts(row, &facts).unwrap();
            let kept = "SELECT facts FROM facts WHERE row = ?1";
            let bytes: Vec<u8> = index.db.query_row(kept, [row], |found| found.get(0)).unwrap();
            for end in 0..bytes.len() {
                assert!(index.read(row, &bytes[..end]).is_err(), "{end} of {}", bytes.len());
            }
            assert!(index.read(row, &[0xff; 40]).is_err());
        }
    }
}
