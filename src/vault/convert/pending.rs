//! Which files a conversion has still to do, by their names alone. Must not open one.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::keeper::{Form, Keeper};
use super::super::{Error, files, layout};
use crate::say;

/// The files that have another form than this, and belong to a call or lie in the quarantine.
pub(super) fn pending(
    keeper: &Keeper,
    form: Form,
    left: &mut Vec<(PathBuf, String)>,
) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for drawer in keeper.folders().drawers() {
        walk(&drawer, &mut found)?;
    }
    found.retain(|path| layout::is_sealed(path) == (form == Form::Plain));
    let quarantine = keeper.folders().quarantine();
    let (ours, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|path| layout::id_of(path).is_some() || path.starts_with(&quarantine));
    left.extend(others.into_iter().map(|path| (path, say!("vault-it-is-nothing-of-ours").to_owned())));
    let versions = keeper.folders().data.join(".stversions");
    if form == Form::Sealed && files::exists(&versions) {
        left.push((versions, say!("vault-syncthing-versions").to_owned()));
    }
    Ok(ours)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    let mut entries = files::entries(folder)?;
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    for entry in entries {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), found)?,
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    Ok(())
}
