//! What `evenkeel import` reads: one file, or each `.jsonl` below a folder, and where that goes which
//! is refused. Must not know what a line says.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::Failure;
use crate::say;
use crate::vault::error::reason;

/// A file as it was read.
pub(super) struct Source {
    /// Which one below the folder; `None` where one file alone was named.
    pub(super) below: Option<PathBuf>,
    bytes: Vec<u8>,
}

impl Source {
    /// Without the mark that some programs put first.
    pub(super) fn text(&self) -> &[u8] {
        self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes)
    }

    /// Whether it is JSON Lines.
    pub(super) fn holds_lines(&self) -> bool {
        let first = self.text().iter().find(|byte| !byte.is_ascii_whitespace());
        self.below.is_some() || first.is_none_or(|byte| *byte == b'{')
    }
}

/// Everything that is to be taken in, read before any of it is taken.
pub(super) fn read(named: &Path) -> Result<Vec<Source>, Failure> {
    let read = |path: &Path| std::fs::read(path).map_err(|error| unreadable(path, &error));
    if !named.is_dir() {
        return Ok(vec![Source { below: None, bytes: read(named)? }]);
    }
    let mut paths = Vec::new();
    walk(named, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::Failed(say!("cli-no-jsonl", path = named.display())));
    }
    paths.into_iter().map(|path| Ok(Source { bytes: read(&path)?, below: Some(path) })).collect()
}

/// Follows no link.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error: io::Error| unreadable(folder, &error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (kind, path) = (entry.file_type().map_err(failed)?, entry.path());
        if kind.is_dir() {
            walk(&path, found)?;
        } else if kind.is_file() && path.extension().is_some_and(|ending| ending == "jsonl") {
            found.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Failed(say!("cli-file-cannot-be-read", why = reason(error), path = path.display()))
}

/// `FILE.refused.csv` beside `FILE.csv`, `FOLDER.refused.jsonl` beside a folder: inside it would be
/// taken for one of its files.
pub(super) fn refused_path(named: &Path) -> io::Result<PathBuf> {
    if named.is_dir() {
        let folder = named.canonicalize()?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        return Ok(folder.with_file_name(format!("{name}.refused.jsonl")));
    }
    let ending = named.extension().unwrap_or_default().to_string_lossy().into_owned();
    let stem = named.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(".refused").unwrap_or(&stem);
    let name = if ending.is_empty() { format!("{stem}.refused") } else { format!("{stem}.refused.{ending}") };
    Ok(named.with_file_name(name))
}
