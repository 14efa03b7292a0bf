//! A record as the index takes it: everything that is made of it without asking the index, on
//! whatever thread it was read. Must not know the database.

use uuid::Uuid;

use super::super::card::Card;
use super::super::facts::Facts;
use super::super::search::{self, Debrief};
use super::Stamp;
use super::slips::Filed;
use crate::model::call::Call;

/// What became of a record.
#[derive(Debug)]
pub struct Entry {
    pub(super) id: Uuid,
    pub(super) stamp: Stamp,
    pub(super) read: Read,
}

/// How the reading went.
#[derive(Debug)]
pub(super) enum Read {
    /// There is no such file any more.
    Gone,
    /// It cannot be read, and why.
    Unreadable(String),
    /// What is put in.
    Call(Box<Leaf>),
}

/// What is put in of a call.
#[derive(Debug)]
pub(super) struct Leaf {
    /// The second it began.
    pub(super) began_secs: i64,
    pub(super) card: String,
    pub(super) facts: Facts,
    pub(super) text: String,
    pub(super) words: String,
    pub(super) filed: Option<Filed>,
}

impl Leaf {
    pub(super) fn of(call: &Call, debrief: Debrief) -> Self {
        let text = search::text_of(call);
        Self {
            began_secs: call.opened.as_second(),
            card: serde_json::to_string(&Card::of(call)).unwrap_or_default(),
            facts: Facts::of(call, debrief),
            words: search::words_of(call, &text, debrief),
            text,
            filed: Filed::of(call),
        }
    }
}
