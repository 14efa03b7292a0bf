//! One search for somebody without a window: by the index where it can be had, else by reading
//! every record; and the index made anew. Must not know who asks.

use std::cmp::Reverse;

use super::index::{self, Index, Loader, Mirror};
use super::scan::{self, Findings};
use super::store::Vault;
use super::{Error, erase, excerpt, search, survey};
use crate::model::exchange::{PAGE, Row};
use crate::model::insights::{Asked, Insights};
use crate::model::query::Query;

/// The calls that fit, at most so many: the newest first, of the first page those that fit best.
#[must_use]
pub fn run(vault: &Vault, query: &Query, most: usize) -> Findings {
    let indexed = Finder::open(vault).and_then(|finder| finder.ask(query, most));
    let mut findings = indexed.unwrap_or_else(|| scan::run(vault, query));
    findings.rows.truncate(most);
    findings
}

/// What the calls say together, and why some could not be read.
#[must_use]
pub fn insights(vault: &Vault, asked: &Asked) -> (Insights, Vec<String>) {
    let indexed = Finder::open(vault)
        .and_then(|finder| Some((finder.insights(asked.clone())?, finder.unreadable().ok()?)));
    indexed.unwrap_or_else(|| survey::by_reading(vault, asked.clone()))
}

/// What became of an index that was to be made anew.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rebuilt {
    /// It was, from the files.
    Here,
    /// It was removed; a window that has it makes it anew when it is asked next.
    Later,
    /// None is kept on the disk.
    Nowhere,
}

/// Makes the index anew, whatever is in it.
///
/// # Errors
/// When it could not be removed.
pub fn rebuild(vault: &Vault) -> Result<Rebuilt, Error> {
    erase::remove_index(vault.folders())?;
    if vault.keeper().is_sealed() {
        return Ok(Rebuilt::Nowhere);
    }
    Ok(if Finder::open(vault).is_some() { Rebuilt::Here } else { Rebuilt::Later })
}

/// The index, up to date.
#[derive(Debug)]
pub struct Finder {
    index: Index,
    /// Folders that could not be read.
    troubles: Vec<String>,
}

impl Finder {
    /// Brings the index up to date; `None` when a window has it or none can be kept.
    #[must_use]
    pub fn open(vault: &Vault) -> Option<Self> {
        // nothing of an encrypted vault is remembered on the disk
        if vault.keeper().is_sealed() {
            return None;
        }
        let mut index = Index::open(&vault.folders().cache)?;
        let troubles = match catch_up(vault, &mut index) {
            Ok(troubles) => troubles,
            Err(error) => {
                tracing::warn!(%error, "the index failed");
                index = index.renewed()?;
                catch_up(vault, &mut index).ok()?
            }
        };
        Some(Self { index, troubles })
    }

    /// The calls that fit, at most so many but at least a page; `None` when the index is damaged.
    #[must_use]
    pub fn ask(&self, query: &Query, most: usize) -> Option<Findings> {
        let found = self.findings(query, most.max(PAGE));
        found.inspect_err(|error| tracing::warn!(%error, "the index failed")).ok()
    }

    /// What the calls say together; `None` when the index is damaged.
    #[must_use]
    pub fn insights(&self, asked: Asked) -> Option<Insights> {
        let found = survey::by_index(&self.index, asked);
        found.inspect_err(|error| tracing::warn!(%error, "the index failed")).ok()
    }

    fn findings(&self, query: &Query, most: usize) -> index::Result<Findings> {
        let index = &self.index;
        let (mut hits, _) = index.hits(query, i64::MAX, most)?;
        let (mut asked, mut missed) = (query.clone(), Vec::new());
        if hits.is_empty() && query.terms.iter().any(search::is_one_word) {
            (asked, missed) = index.forgive(query)?;
            if !missed.is_empty() {
                (hits, _) = index.hits(&asked, i64::MAX, most)?;
            }
        }
        hits.sort_by_key(|hit| Reverse((hit.card.opened, hit.card.id)));
        let scored = hits.into_iter().map(|hit| {
            let (score, marks) = search::look(&asked, &hit.text);
            (score, hit.card.row(excerpt::snippet(&hit.text, &marks)))
        });
        let mut rows: Vec<(u8, Row)> = scored.collect();
        let page = rows.len().min(PAGE);
        if let Some(page) = rows.get_mut(..page) {
            scan::in_order(page, |(score, _)| *score, |(_, row)| (row.opened, row.id));
        }
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        Ok(Findings { rows, missed, unreadable: self.unreadable()? })
    }

    fn unreadable(&self) -> index::Result<Vec<String>> {
        let mut unreadable = self.troubles.clone();
        unreadable.extend(self.index.unreadable()?);
        Ok(unreadable)
    }
}

fn catch_up(vault: &Vault, index: &mut Index) -> index::Result<Vec<String>> {
    let mut pending = Vec::new();
    let troubles = Mirror::default().look(vault, index, &mut pending, usize::MAX)?;
    let mut loader = Loader::default();
    loader.add(pending);
    loader.put(vault, index, usize::MAX)?;
    index.commit()?;
    Ok(troubles)
}
