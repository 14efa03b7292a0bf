//! What is remembered of every record besides the index: who called and what was promised. A file is
//! read once, and again when its size or time of change says so. Must not know who asks.

use std::collections::HashMap;
use std::fs;
use std::time::SystemTime;

use uuid::Uuid;

use super::store::{Record, Vault};
use crate::model::ledger;
use crate::model::returning::{self, Caller};
use crate::model::slip::Slip;

/// The remembered slips.
#[derive(Debug, Default)]
pub(super) struct Slips(HashMap<Uuid, Kept>);

#[derive(Debug)]
struct Kept {
    stamp: Stamp,
    /// `None` when the file cannot be read, which a search reports.
    slip: Option<Slip>,
}

/// A file that has another one has been changed.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Slips {
    /// The calls that the ledger needs.
    pub(super) fn ledger(&mut self, vault: &Vault) -> Vec<Slip> {
        self.refresh(vault);
        let promising = self.readable().filter(|slip| !slip.promises.is_empty());
        ledger::needed(promising.cloned().collect())
    }

    /// The earlier calls with this caller, the newest first.
    pub(super) fn earlier(&mut self, vault: &Vault, caller: &Caller, except: Uuid) -> Vec<Slip> {
        self.refresh(vault);
        returning::earlier(self.readable(), caller, except)
    }

    /// This record was written: whatever its size and time say, it is read again.
    pub(super) fn forget(&mut self, id: Uuid) {
        self.0.remove(&id);
    }

    fn readable(&self) -> impl Iterator<Item = &Slip> {
        self.0.values().filter_map(|kept| kept.slip.as_ref())
    }

    fn refresh(&mut self, vault: &Vault) {
        let mut before = std::mem::take(&mut self.0);
        for record in &vault.list().records {
            if let Some(kept) = refreshed(vault, record, before.remove(&record.id)) {
                self.0.insert(record.id, kept);
            }
        }
    }
}

/// What is kept of the file as it is now; `None` when it is gone.
fn refreshed(vault: &Vault, record: &Record, kept: Option<Kept>) -> Option<Kept> {
    let found = fs::symlink_metadata(record.path()).ok()?;
    let stamp = Stamp { bytes: found.len(), modified: found.modified().ok() };
    if let Some(kept) = kept.filter(|kept| kept.stamp == stamp) {
        return Some(kept);
    }
    let slip = vault.read(record).ok().map(|parsed| Slip::of(&parsed.call));
    Some(Kept { stamp, slip })
}
