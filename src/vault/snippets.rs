//! Files that a user names: snippets to read, cards to write. Must not know the folders of the
//! vault, and never writes over a file that is there unless it was asked to.

use std::path::{Path, PathBuf};

use super::error::reason;
use super::{Error, atomic, files};
use crate::model::pack::{Book, MOST_BYTES};
use crate::model::snippet::{self, Import};
use crate::say;

/// What the file holds. `~/` in front stands for the home folder.
///
/// # Errors
/// [`Error::Unreadable`] when nothing of it can be used.
pub fn read(path: &str, book: &Book) -> Result<Import, Error> {
    let path = expanded(path);
    let unreadable = |why: String| Error::Unreadable { why, path: path.clone() };
    let real = std::fs::canonicalize(&path).map_err(|error| unreadable(reason(&error)))?;
    let found = std::fs::metadata(&real).map_err(|error| unreadable(reason(&error)))?;
    if found.is_file() && found.len() > MOST_BYTES {
        return Err(unreadable(say!("vault-larger-than-1-mb").to_owned()));
    }
    let bytes = files::read_whole(&real).map_err(|error| match error {
        Error::Unreadable { why, .. } => unreadable(why),
        other => other,
    })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    snippet::read(&name, &bytes, book).map_err(|fault| unreadable(fault.to_string()))
}

/// Writes a new file; its whole path is answered.
///
/// # Errors
/// [`Error::Write`], also when there is such a file already.
pub fn write_new(path: &str, text: &str) -> Result<String, Error> {
    let path = expanded(path);
    let path = std::path::absolute(&path).unwrap_or(path);
    if files::exists(&path) {
        return Err(Error::Write { why: say!("vault-file-is-there").to_owned(), path });
    }
    atomic::replace(&path, text.as_bytes())?;
    Ok(path.display().to_string())
}

/// Writes a new file into this folder, or that for downloads; its whole path is answered. Where
/// there is a file of this name already, a number tells them apart.
///
/// # Errors
/// [`Error::Write`].
pub fn write_beside(folder: &str, name: &str, bytes: &[u8]) -> Result<String, Error> {
    let folder = if folder.trim().is_empty() { downloads() } else { expanded(folder) };
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let numbered = (2..).map(|number| format!("{stem}-{number}.{ending}"));
    let mut names = [name.to_owned()].into_iter().chain(numbered).map(|name| folder.join(name));
    let path = names.find(|path| !files::exists(path)).unwrap_or_else(|| folder.join(name));
    atomic::make_folder(&folder, &folder)?;
    atomic::replace(&path, bytes)?;
    Ok(path.display().to_string())
}

/// The folder for downloads; where there is none, that of the user.
fn downloads() -> PathBuf {
    let folders = directories::UserDirs::new();
    let folder =
        folders.map(|folders| folders.download_dir().unwrap_or_else(|| folders.home_dir()).to_owned());
    folder.unwrap_or_else(|| PathBuf::from("."))
}

fn expanded(path: &str) -> PathBuf {
    let path = path.trim();
    let home = directories::BaseDirs::new();
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.home_dir().join(rest),
        _ => Path::new(path).to_owned(),
    }
}
