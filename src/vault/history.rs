//! Earlier versions of calls that had ended: kept whole before an edit replaces them, numbered from
//! 1. Owns when an edit counts as a new one; must not know how a version is shown.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::format;
use super::keeper::Keeper;
use super::layout::{self, Folders};
use super::lock::Held;
use super::{Error, atomic, files};
use crate::model::call::{Call, Status};

/// Edits that follow each other faster than this, in seconds, are one: typing is saved twice a
/// second, and nobody looks for the half-typed states.
const PAUSE_SECS: i64 = 60;

/// Whether this save begins a new edit for sure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Edit {
    /// It is the first since the call was opened.
    Begins,
    /// It may be one of many.
    GoesOn,
}

/// An earlier version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Version {
    pub(super) number: u32,
    pub(super) path: PathBuf,
}

/// Keeps what lies at `path` when it is a call that had ended and `call` says something else. Answers
/// how the next save stands: one that changes nothing begins no edit.
pub(super) fn keep_earlier(
    keeper: &Keeper,
    path: &Path,
    call: &Call,
    edit: Edit,
    held: &Held,
) -> Result<Edit, Error> {
    let folders = keeper.folders();
    let Some(there) = keeper.find(path) else { return Ok(Edit::GoesOn) };
    let bytes = keeper.read(&there)?;
    let Ok(parsed) = format::parse(&bytes) else { return Ok(Edit::GoesOn) };
    let earlier = parsed.call;
    let pause_secs = call.changed.duration_since(earlier.changed).as_secs().abs();
    let is_same = earlier == Call { changed: earlier.changed, ..call.clone() };
    if is_same {
        return Ok(edit);
    }
    if earlier.status != Status::Ended || (edit == Edit::GoesOn && pause_secs < PAUSE_SECS) {
        return Ok(Edit::GoesOn);
    }
    let folder = folders.history_of(call.id);
    atomic::make_folder(&folders.data, &folder)?;
    remove_fragments(&folder, held)?;
    let last = versions(folders, call.id)?.pop();
    if let Some(last) = &last
        && keeper.read(&last.path).is_ok_and(|there| there == bytes)
    {
        return Ok(Edit::GoesOn);
    }
    let number = last.map_or(0, |last| last.number).saturating_add(1);
    keeper.write(&folder.join(layout::version_name(number)), &bytes)?;
    Ok(Edit::GoesOn)
}

/// The earlier versions of a call, the oldest first.
pub(super) fn versions(folders: &Folders, id: Uuid) -> Result<Vec<Version>, Error> {
    let entries = files::entries(&folders.history_of(id))?;
    let mut versions: Vec<Version> = entries
        .into_iter()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| {
            Some(Version { number: layout::version_number(&entry.file_name())?, path: entry.path() })
        })
        .collect();
    versions.sort_unstable_by_key(|version| version.number);
    versions.dedup_by_key(|version| version.number);
    Ok(versions)
}

/// A version that was being written when its writer was ended is no version: what it was made of
/// is still in its place.
fn remove_fragments(folder: &Path, held: &Held) -> Result<(), Error> {
    if !held.is_alone() {
        return Ok(());
    }
    for entry in files::entries(folder)? {
        if layout::is_fragment(&entry.file_name()) {
            let path = entry.path();
            fs::remove_file(&path)
                .map_err(|error| Error::Move { why: super::error::reason(&error), path: path.clone() })?;
        }
    }
    Ok(())
}
