//! What the figures need of a call, without its texts. Must not know other calls.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::call::{Call, CauseKind, Promise, PromiseStatus};

/// How a promise was kept.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kept {
    /// Before it was due.
    InTime,
    /// After it.
    Late,
    /// There was no time to meet, or it was not noted when it was kept.
    Undated,
}

impl Kept {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::InTime, Self::Late, Self::Undated];

    /// How this promise was kept, if it was.
    #[must_use]
    pub fn of(promise: &Promise) -> Option<Self> {
        (promise.status == PromiseStatus::Kept).then_some(match (promise.due, promise.settled) {
            (Some(due), Some(settled)) if settled <= due => Self::InTime,
            (Some(_), Some(_)) => Self::Late,
            _ => Self::Undated,
        })
    }

    /// The word for it in the search.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::Late => "late",
            Self::Undated => "undated",
        }
    }
}

/// What the figures need of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// When it began.
    pub opened: Timestamp,
    /// Its situations, each once.
    pub situations: Vec<Arc<str>>,
    /// The heat at the start and at the end, when both were noted.
    pub heat: Option<(u8, u8)>,
    /// What was promised.
    pub promises: Vec<Promised>,
    /// Where the fault lies.
    pub cause: Option<CauseKind>,
    /// Whether a debrief was written after it.
    pub debriefed: bool,
}

/// A promise without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Promised {
    /// How it stands.
    pub status: PromiseStatus,
    /// By when.
    pub due: Option<Timestamp>,
    /// Since when it stands so.
    pub settled: Option<Timestamp>,
}

impl Digest {
    /// The digest of a call; nobody wrote a debrief of it.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        let mut situations: Vec<Arc<str>> = Vec::new();
        for id in &call.situations {
            if !situations.iter().any(|other| **other == **id) {
                situations.push(Arc::from(id.as_str()));
            }
        }
        let promised = |p: &Promise| Promised { status: p.status, due: p.due, settled: p.settled };
        Self {
            opened: call.opened,
            situations,
            heat: call.heat_start.zip(call.heat_end),
            promises: call.promises.iter().map(promised).collect(),
            cause: call.root_cause.as_ref().map(|cause| cause.kind),
            debriefed: false,
        }
    }
}

impl Promised {
    /// How it was kept, if it was.
    pub(super) fn kept(&self) -> Option<Kept> {
        let Self { status, due, settled } = self.clone();
        Kept::of(&Promise { due, status, settled, ..Promise::default() })
    }
}
