//! What was asked about callers and promises: answered at once by what is in the index, and again
//! when more is. Must not know the list of calls.

use jiff::Zoned;
use uuid::Uuid;

use super::super::index::{self, Index};
use super::super::scan;
use super::super::store::Vault;
use crate::model::exchange::Reply;
use crate::model::ledger::Needed;
use crate::model::returning::{self, Caller};

/// A question about slips.
#[derive(Clone, Debug)]
pub(in crate::vault) enum Question {
    Ledger { number: u64, now: Zoned },
    Earlier { caller: Caller, except: Uuid, number: u64 },
}

/// The last question of each kind.
#[derive(Debug, Default)]
pub(super) struct Questions {
    ledger: Option<Question>,
    earlier: Option<Question>,
}

impl Questions {
    pub(super) fn note(&mut self, question: &Question) {
        let place = match question {
            Question::Ledger { .. } => &mut self.ledger,
            Question::Earlier { .. } => &mut self.earlier,
        };
        *place = Some(question.clone());
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Question> {
        self.ledger.iter().chain(&self.earlier)
    }
}

impl Question {
    pub(super) fn answer(&self, index: &Index) -> index::Result<Reply> {
        Ok(match self {
            Self::Ledger { number, now } => Reply::Ledger { number: *number, needed: index.ledger(now)? },
            Self::Earlier { caller, except, number } => {
                Reply::Earlier { number: *number, slips: index.earlier(caller, *except)? }
            }
        })
    }

    /// The same without an index.
    pub(super) fn scan(&self, vault: &Vault) -> Reply {
        let slips = scan::slips(vault);
        match self {
            Self::Ledger { number, now } => Reply::Ledger { number: *number, needed: Needed::of(slips, now) },
            Self::Earlier { caller, except, number } => {
                Reply::Earlier { number: *number, slips: returning::earlier(slips.iter(), caller, *except) }
            }
        }
    }
}
