//! The two forms of a file, by its name: plain, and sealed with an ending more. Must not know whether
//! either is there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The encrypted form of a file has its name with this at the end.
pub(super) const SEALED: &str = ".age";

/// Where the encrypted form of this file is.
#[must_use]
pub fn sealed(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(SEALED);
    PathBuf::from(name)
}

/// Where the plain form of this file is; the path itself when it is one.
#[must_use]
pub fn plain(path: &Path) -> PathBuf {
    let name = path.file_name().and_then(OsStr::to_str).and_then(|name| name.strip_suffix(SEALED));
    name.map_or_else(|| path.to_owned(), |name| path.with_file_name(name))
}

/// Whether this is the path of an encrypted file, be it one that was still being written.
#[must_use]
pub fn is_sealed(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    name.ends_with(SEALED) || (name.starts_with('.') && name.contains(".age.tmp-"))
}
