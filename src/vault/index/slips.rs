//! Who called and what was promised, in the index: what the ledger needs, and the earlier calls with
//! a caller. Must not know what counts as the same caller.

use rusqlite::params;
use uuid::Uuid;

use super::ask::parsed;
use super::{Index, Result};
use crate::model::call::Call;
use crate::model::ledger;
use crate::model::returning::{self, Caller};
use crate::model::slip::Slip;

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

    /// The calls that the ledger needs.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn ledger(&self) -> Result<Vec<Slip>> {
        let owed = "SELECT slip FROM slips INDEXED BY slips_promising WHERE promising = 2";
        let mut slips = self.slips(owed, params![])?;
        // of calls that began in the same second, a later one may have the lower row
        let most = 2 * i64::try_from(ledger::DONE_MOST).unwrap_or(i64::MAX / 2);
        let done = "SELECT slip FROM slips INDEXED BY slips_promising WHERE promising = 1
                    ORDER BY row DESC LIMIT ?1";
        slips.extend(self.slips(done, params![most])?);
        Ok(ledger::needed(slips))
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
        let slip = |text: Result<String>| {
            let mut slip: Slip = parsed(&text?)?;
            // many are kept for long, and most have one of each
            slip.promises.shrink_to_fit();
            slip.situations.shrink_to_fit();
            Ok(slip)
        };
        texts.map(slip).collect()
    }
}
