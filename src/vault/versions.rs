//! The other versions of a call, to be looked at: those of its history, and those that another
//! writer left beside it or wrote over it. Must not change any.

use std::path::PathBuf;

use uuid::Uuid;

use super::layout::{self, Name};
use super::store::Vault;
use super::{Error, files};
use crate::model::versions::{Origin, Version};

/// Those of somebody else first, then from the latest to the first. What cannot be read is left out:
/// `check` tells of it.
pub(super) fn of(vault: &Vault, id: Uuid) -> Vec<Version> {
    let mut versions = foreign(vault, id).versions;
    let numbers = vault.versions(id).unwrap_or_default();
    versions.extend(numbers.into_iter().rev().filter_map(|number| {
        let call = vault.version(id, number).ok()?.call;
        Some(Version { origin: Origin::Earlier(number), call: Box::new(call) })
    }));
    versions
}

/// What somebody else wrote.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// The latest first.
    pub(super) versions: Vec<Version>,
    /// How many files could not be read: they may be on their way still.
    pub(super) unread: usize,
}

/// What somebody else wrote beside the record, and over it since it was opened here.
pub(super) fn foreign(vault: &Vault, id: Uuid) -> Foreign {
    let beside = beside(vault, id).unwrap_or_default();
    let files = beside.iter().map(|path| (Origin::Beside, vault.read_at(id, path)));
    let over = vault.written_over(id).map(|parsed| (Origin::Newer, parsed));
    let mut found = Foreign::default();
    for (origin, parsed) in files.chain(over) {
        match parsed {
            Ok(parsed) => found.versions.push(Version { origin, call: Box::new(parsed.call) }),
            Err(_) => found.unread += 1,
        }
    }
    found.versions.sort_by_key(|version| std::cmp::Reverse(version.call.changed));
    found
}

fn beside(vault: &Vault, id: Uuid) -> Result<Vec<PathBuf>, Error> {
    let Some(month) = vault.month_of(id) else { return Ok(Vec::new()) };
    let names = files::entries(&month)?.into_iter();
    let theirs = names.filter(|entry| layout::read_name(&entry.file_name()) == Name::Conflict(id));
    Ok(theirs.map(|entry| entry.path()).collect())
}
