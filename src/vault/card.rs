//! What is remembered of a call besides its text: what a list shows of it. Must not know files.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::excerpt::Snippet;
use crate::model::call::{Call, PromiseStatus, Status};
use crate::model::exchange::Row;

/// What a list shows of a call.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Card {
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
    /// When what is still owed is due.
    pub owed: Vec<Option<Timestamp>>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Whether it was handed on.
    pub escalated: bool,
}

impl Card {
    /// The card of a call.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        let open = call.promises.iter().filter(|promise| promise.status == PromiseStatus::Open);
        Self {
            id: call.id,
            short_id: call.short_id.clone(),
            status: call.status,
            opened: call.opened,
            situations: call.situations.clone(),
            customer: call.customer.clone(),
            owed: open.map(|promise| promise.due).collect(),
            tags: call.tags.clone(),
            escalated: call.escalation.is_some(),
        }
    }

    /// The call as a line in a list.
    #[must_use]
    pub fn row(self, snippet: Snippet) -> Row {
        Row {
            id: self.id,
            short_id: self.short_id,
            status: self.status,
            opened: self.opened,
            situations: self.situations,
            customer: self.customer,
            snippet: snippet.line,
            marks: snippet.marks,
            owed: (!self.owed.is_empty()).then(|| self.owed.into_iter().flatten().min()),
        }
    }
}
