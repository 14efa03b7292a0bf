//! What is counted of a call: for the figures, for what tells found calls apart, and for conditions
//! on times. Must not know files.

use std::sync::Arc;

use jiff::Timestamp;

use super::search::Debrief;
use crate::model::call::{Call, PromiseStatus, Status};
use crate::model::insights::Digest;
use crate::model::query::{Query, Sign};

/// What is counted of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// What the figures need of it.
    pub digest: Digest,
    /// Where it stands.
    pub status: Status,
    /// Whether it was handed on.
    pub escalated: bool,
    /// Words to find it by.
    pub tags: Vec<Arc<str>>,
}

impl Facts {
    /// The facts of a call, and whether there is a debrief of it.
    #[must_use]
    pub fn of(call: &Call, debrief: Debrief) -> Self {
        Self {
            digest: Digest { debriefed: debrief == Debrief::Written, ..Digest::of(call) },
            status: call.status,
            escalated: call.escalation.is_some(),
            tags: call.tags.iter().map(|tag| Arc::from(tag.as_str())).collect(),
        }
    }

    /// When what is still owed is due.
    pub(super) fn owed(&self) -> impl Iterator<Item = Option<Timestamp>> + '_ {
        let open = self.digest.promises.iter().filter(|promise| promise.status == PromiseStatus::Open);
        open.map(|promise| promise.due)
    }

    /// Whether something owed was due before this.
    pub(super) fn is_overdue(&self, at: Timestamp) -> bool {
        self.owed().flatten().any(|due| due < at)
    }

    /// Whether the conditions on its times hold.
    #[must_use]
    pub fn is_in_time(&self, query: &Query) -> bool {
        let opened = self.digest.opened;
        query.since.is_none_or(|since| since <= opened)
            && query.until.is_none_or(|until| opened <= until)
            && query.overdue.is_none_or(|(sign, at)| self.is_overdue(at) == (sign == Sign::With))
            && query.hours.iter().all(|hours| hours.hold(opened))
    }
}
