//! Who called and what was promised, in the index: what the ledger needs, and the earlier calls with
//! a caller. Must not know what counts as the same caller.

use jiff::Zoned;
use rusqlite::params;
use uuid::Uuid;

use super::ask::parsed;
use super::{Index, Result};
use crate::model::call::{Call, PromiseStatus};
use crate::model::ledger::{self, Needed};
use crate::model::returning::{self, Caller};
use crate::model::slip::{Bare, Slip};

/// A slip as it is filed.
#[derive(Debug)]
pub(super) struct Filed {
    text: String,
    promising: Option<Promising>,
    keys: [Option<String>; 3],
}

/// How what was promised stands, as it is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Promising {
    Done = 1,
    Owed = 2,
}

impl Filed {
    /// What is known of this call, if that is anything.
    pub(super) fn of(call: &Call) -> Option<Self> {
        let slip = Slip::of(call);
        let caller = Caller::new(&slip.customer, &slip.reference, &slip.callback);
        let owing = if slip.owed().is_empty() { Promising::Done } else { Promising::Owed };
        let promising = (!slip.promises.is_empty()).then_some(owing);
        if caller.is_nobody() && promising.is_none() {
            return None;
        }
        let text = serde_json::to_string(&slip).unwrap_or_default();
        Some(Self { text, promising, keys: caller.keys().map(|key| key.map(str::to_owned)) })
    }
}

impl Index {
    /// Puts in what is known of a call.
    pub(super) fn put_slip(&self, row: i64, filed: &Filed) -> Result<()> {
        let Filed { text, promising, keys: [customer, reference, number] } = filed;
        let sql = "INSERT INTO slips(row, slip, promising, customer, reference, number)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = params![row, text, promising.map(|it| it as i64), customer, reference, number];
        self.db.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    pub(super) fn clear_slip(&self, row: i64) -> Result<()> {
        self.db.prepare_cached("DELETE FROM slips WHERE row = ?1")?.execute([row])?;
        Ok(())
    }

    /// What the ledger needs.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn ledger(&self, now: &Zoned) -> Result<Needed> {
        // there may be very many, of which few are kept
        let sql = "SELECT slip FROM slips INDEXED BY slips_promising WHERE promising = 2";
        let mut find = self.db.prepare_cached(sql)?;
        let mut owing = find.query([])?;
        let mut bare = Vec::new();
        while let Some(found) = owing.next()? {
            bare.extend(Bare::all(&parsed(found.get_ref(0)?.as_str()?)?, PromiseStatus::Open));
        }
        let mut slips = Vec::new();
        for call in ledger::near(&mut bare, now) {
            let sql = "SELECT slip FROM slips WHERE row = (SELECT row FROM files WHERE id = ?1)";
            slips.extend(self.slips(sql, params![call.as_bytes()])?);
        }
        // of calls that began in the same second, a later one may have the lower row
        let most = 2 * i64::try_from(ledger::DONE_MOST).unwrap_or(i64::MAX / 2);
        let done = "SELECT slip FROM slips INDEXED BY slips_promising WHERE promising = 1
                    ORDER BY row DESC LIMIT ?1";
        slips.extend(ledger::newest(self.slips(done, params![most])?));
        Ok(Needed { slips, bare })
    }

    /// The earlier calls with this caller, the newest first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn earlier(&self, caller: &Caller, except: Uuid) -> Result<Vec<Slip>> {
        let [customer, reference, number] = caller.keys();
        let sql = "SELECT slip FROM slips WHERE customer = ?1 OR reference = ?2 OR number = ?3";
        let alike = self.slips(sql, params![customer, reference, number])?;
        Ok(returning::earlier(alike.iter(), caller, except))
    }

    fn slips(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Slip>> {
        let mut find = self.db.prepare_cached(sql)?;
        let texts = find.query_map(values, |row| row.get::<_, String>(0))?;
        texts.map(|text| parsed(&text?)).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::super::super::search::Debrief;
    use super::super::Stamp;
    use super::super::entry::{Entry, Leaf, Read};
    use super::*;

    #[test]
    fn of_very_many_owed_the_ledger_gets_what_reading_all_slips_would_give_it() {
        let now: Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
        let mut index = Index::in_memory().unwrap();
        let mut slips = Vec::new();
        for secs in 0..4_000_i64 {
            let mut call = Call::new(Uuid::from_u128(secs.unsigned_abs().into()), Timestamp::UNIX_EPOCH);
            call.opened = Timestamp::from_second(secs).unwrap();
            call.promise("ring back".to_owned(), (secs % 3 > 0).then_some(call.opened));
            call.promises[0].status = if secs % 2 > 0 { PromiseStatus::Open } else { PromiseStatus::Kept };
            let read = Read::Call(Box::new(Leaf::of(&call, Debrief::None)));
            index.take(Entry { id: call.id, stamp: Stamp { month: 197_001, mark: secs }, read }).unwrap();
            slips.push(Slip::of(&call));
        }
        index.commit().unwrap();
        let mut found = index.ledger(&now).unwrap();
        let mut expected = Needed::of(slips, &now);
        for needed in [&mut found, &mut expected] {
            needed.slips.sort_by_key(|slip| slip.id);
            needed.bare.sort();
        }
        assert!(!expected.bare.is_empty() && expected.slips.len() > 400);
        assert_eq!(found, expected);
    }
}
