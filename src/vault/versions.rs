//! The other versions of a call, to be looked at: those of its history, and those that another
//! writer left beside it. Must not change any.

use uuid::Uuid;

use super::layout::{self, Name};
use super::store::Vault;
use super::{Error, files};
use crate::model::versions::{Origin, Version};

/// Those of somebody else first, then from the latest to the first. What cannot be read is left out:
/// `check` tells of it.
pub(super) fn of(vault: &Vault, id: Uuid) -> Vec<Version> {
    let mut versions = beside(vault, id).unwrap_or_default();
    let numbers = vault.versions(id).unwrap_or_default();
    versions.extend(numbers.into_iter().rev().filter_map(|number| {
        let call = vault.version(id, number).ok()?.call;
        Some(Version { origin: Origin::Earlier(number), call: Box::new(call) })
    }));
    versions
}

fn beside(vault: &Vault, id: Uuid) -> Result<Vec<Version>, Error> {
    let Some(month) = vault.month_of(id) else { return Ok(Vec::new()) };
    let theirs = files::entries(&month)?
        .into_iter()
        .filter(|entry| layout::read_name(&entry.file_name()) == Name::Conflict(id))
        .filter_map(|entry| vault.read_at(id, &entry.path()).ok());
    let mut theirs: Vec<Version> =
        theirs.map(|parsed| Version { origin: Origin::Beside, call: Box::new(parsed.call) }).collect();
    theirs.sort_by_key(|version| std::cmp::Reverse(version.call.changed));
    Ok(theirs)
}
