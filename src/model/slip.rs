//! What is known of a saved call without opening it, besides its text: who called and what was
//! promised. Plain data; must not know what it is looked at for.

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::call::{Call, Promise, PromiseStatus, Status};

/// What is known of a saved call.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Slip {
    /// Full id.
    pub id: Uuid,
    /// Sayable id.
    pub short_id: String,
    /// Where it stands.
    pub status: Status,
    /// When the call began.
    pub opened: Timestamp,
    /// Situations, the leading one first.
    pub situations: Vec<String>,
    /// What the customer is called.
    pub customer: String,
    /// Its number in the firm's own system.
    pub reference: String,
    /// How to call them back.
    pub callback: String,
    /// What was promised.
    pub promises: Vec<Promise>,
}

impl Slip {
    /// The slip of a call. Promises that say nothing yet are left out.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        let told = call.promises.iter().filter(|promise| !promise.text.trim().is_empty());
        Self {
            id: call.id,
            short_id: call.short_id.clone(),
            status: call.status,
            opened: call.opened,
            situations: call.situations.clone(),
            customer: call.customer.clone(),
            reference: call.reference.clone(),
            callback: call.callback.clone(),
            promises: told.cloned().collect(),
        }
    }

    /// The promises that are still owed, the soonest due first, those without a date last.
    #[must_use]
    pub fn owed(&self) -> Vec<&Promise> {
        let open = self.promises.iter().filter(|promise| promise.status == PromiseStatus::Open);
        let mut open: Vec<&Promise> = open.collect();
        open.sort_by_key(|promise| (promise.due.is_none(), promise.due));
        open
    }
}

/// A promise of a saved call without its words: enough to count it, to put it in order and to tell it
/// apart.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Bare {
    /// By when.
    pub due: Option<Timestamp>,
    /// When its call began.
    pub opened: Timestamp,
    /// Its call's full id.
    pub call: Uuid,
    /// Its place among the promises of the slip.
    pub place: u32,
    /// What [`sign`] makes of its id.
    pub sign: u32,
}

impl Bare {
    /// The promises of this slip that stand so.
    pub fn all(slip: &Slip, status: PromiseStatus) -> impl Iterator<Item = Self> + '_ {
        let all = slip.promises.iter().zip(0..).filter(move |(promise, _)| promise.status == status);
        all.map(|(promise, place)| Self {
            due: promise.due,
            opened: slip.opened,
            call: slip.id,
            place,
            sign: sign(&promise.id),
        })
    }
}

/// Stands for a promise's id among those of the same call.
#[must_use]
pub fn sign(id: &str) -> u32 {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(id);
    u32::try_from(hash >> 32).unwrap_or_default()
}
