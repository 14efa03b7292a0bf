//! What the worker remembers of every record, so that a search reads a file once: a few facts and
//! its text. Refreshed by size and time of change. Nothing is read before the first search.

use std::collections::HashMap;
use std::fs;
use std::time::SystemTime;

use uuid::Uuid;

use super::Error;
use super::search::{self, Query};
use super::store::{Record, Vault};
use crate::model::exchange::Row;

/// The remembered records.
#[derive(Debug, Default)]
pub(super) struct Shelf(HashMap<Uuid, Card>);

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// The newest first.
    pub(super) rows: Vec<Row>,
    /// Files that could not be read, each with its path and the reason.
    pub(super) unreadable: Vec<String>,
}

#[derive(Debug)]
struct Card {
    stamp: Stamp,
    content: Result<Content, String>,
}

#[derive(Debug)]
struct Content {
    /// Its snippet is empty.
    row: Row,
    text: Box<str>,
}

/// A file that has another one has been changed.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Shelf {
    /// The records in which all words of the query occur, the newest first.
    pub(super) fn search(&mut self, vault: &Vault, query: &str) -> Findings {
        let query = Query::new(query);
        let listing = vault.list();
        let mut findings = Findings::default();
        findings.unreadable.extend(listing.troubles.iter().map(Error::to_string));
        let mut before = std::mem::take(&mut self.0);
        self.0.reserve(listing.records.len());
        for record in &listing.records {
            let Some(card) = refresh(vault, record, before.remove(&record.id)) else { continue };
            match &card.content {
                Ok(content) => {
                    if let Some(hit) = query.find(&content.text) {
                        let snippet = search::snippet(&content.text, hit);
                        findings.rows.push(Row { snippet, ..content.row.clone() });
                    }
                }
                Err(why) => findings.unreadable.push(why.clone()),
            }
            self.0.insert(record.id, card);
        }
        findings.rows.sort_by_key(|row| std::cmp::Reverse((row.opened, row.id)));
        findings
    }

    /// This record was written: whatever its size and time say, it is read again.
    pub(super) fn forget(&mut self, id: Uuid) {
        self.0.remove(&id);
    }
}

/// The card as it must be now; `None` when the file is gone.
fn refresh(vault: &Vault, record: &Record, card: Option<Card>) -> Option<Card> {
    let found = fs::symlink_metadata(record.path()).ok()?;
    let stamp = Stamp { bytes: found.len(), modified: found.modified().ok() };
    if let Some(card) = card.filter(|card| card.stamp == stamp) {
        return Some(card);
    }
    let content = vault.read(record).map_err(|error| error.to_string()).map(|parsed| Content {
        text: search::text_of(&parsed.call).into(),
        row: search::row(&parsed.call, String::new()),
    });
    Some(Card { stamp, content })
}
