//! Backups: one tar archive of the data folder and the settings, with the SHA-256 of every file at its
//! end, read again before it takes its place; and the way back into an empty data folder. Owns what
//! belongs into an archive and what makes one whole; must not know what the files say.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest as _, Sha256};

use super::error::reason;
use super::layout::{self, Folders};
use super::{Error, atomic, files};
use crate::say;

/// The last file of an archive: a line for each other one, as `sha256sum` writes and checks them.
const MANIFEST: &str = "SHA256SUMS";

/// How often files that came or went meanwhile are looked for.
const MOST_WALKS: u32 = 5;

/// What was archived or brought back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Done {
    /// How many files.
    pub files: usize,
    /// Their bytes, together.
    pub bytes: u64,
    /// What was left out: links, names that no archive carries safely, settings that are there already.
    pub left_out: Vec<PathBuf>,
}

/// The hash of each file of an archive, by its name there.
type Sums = BTreeMap<String, String>;

/// Writes an archive to `target`, which is replaced only by a whole one.
///
/// # Errors
/// `target` is as it was.
pub fn write(folders: &Folders, target: &Path) -> Result<Done, Error> {
    let failed = |what: &str, error: &io::Error| Error::Write {
        why: format!("{what} ({})", reason(error)),
        path: target.to_owned(),
    };
    let target_folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let temp = tempfile::Builder::new()
        .prefix(".evenkeel-backup.tmp-")
        .tempfile_in(target_folder.unwrap_or(Path::new(".")))
        .map_err(|error| failed(say!("vault-no-new-file"), &error))?;
    atomic::own(temp.as_file()).map_err(|error| failed(say!("vault-archive-not-closed"), &error))?;
    let mut archive = tar::Builder::new(BufWriter::new(temp.as_file()));
    let (done, sums) = fill(folders, target, &mut archive)?;
    let written = archive.into_inner().and_then(|mut writer| writer.flush());
    written.map_err(|error| failed(say!("vault-archive-not-written"), &error))?;
    temp.as_file().sync_all().map_err(|error| failed(say!("vault-archive-not-synced"), &error))?;
    if verify(temp.path(), |_, _, _| Ok(()))? != sums {
        return Err(broken(target, say!("vault-read-again-differs")));
    }
    temp.persist(target).map_err(|error| failed(say!("vault-archive-not-placed"), &error.error))?;
    atomic::sync_folder(target_folder.unwrap_or(Path::new(".")))
        .map_err(|error| Error::Unsynced { why: reason(&error), path: target.to_owned() })?;
    Ok(done)
}

/// Brings an archive back, into a data folder that holds nothing yet. Settings that are there stay.
///
/// # Errors
/// Nothing was restored: the archive is not whole, or the data folder is in use.
pub fn restore(folders: &Folders, archive: &Path) -> Result<Done, Error> {
    verify(archive, |_, _, _| Ok(()))?;
    clear(folders)?;
    let (Some(parent), Some(name)) = (folders.data.parent(), folders.data.file_name()) else {
        return Err(Error::NoHome);
    };
    let failed = |path: &Path, error: &io::Error| Error::Write { why: reason(error), path: path.to_owned() };
    atomic::make_folder(parent, parent)?;
    for left in cut_off(folders) {
        fs::remove_dir_all(&left).map_err(|error| failed(&left, &error))?;
    }
    let beside = tempfile::Builder::new().prefix(&beside_prefix(name)).tempdir_in(parent);
    let beside = beside.map_err(|error| failed(parent, &error))?;
    let data = beside.path().join("data");
    atomic::make_folder(&data, &data)?;
    let mut done = Done::default();
    let mut settings = Vec::new();
    verify(archive, |name, bytes, modified| {
        if let Some(inside) = name.strip_prefix("config/") {
            settings.push((folders.config.join(inside), bytes.to_vec()));
        } else if let Some(inside) = name.strip_prefix("data/") {
            let path = data.join(inside);
            put(&data, &path, bytes)?;
            let file = File::options().write(true).open(&path);
            file.and_then(|file| file.set_modified(modified)).map_err(|error| failed(&path, &error))?;
        }
        done.files += 1;
        done.bytes += bytes.len() as u64;
        Ok(())
    })?;
    fs::rename(&data, &folders.data).map_err(|error| failed(&folders.data, &error))?;
    atomic::sync_folder(parent).map_err(|error| failed(parent, &error))?;
    for (path, bytes) in settings {
        if files::exists(&path) {
            done.files -= 1;
            done.left_out.push(path);
        } else {
            put(&folders.config, &path, &bytes)?;
        }
    }
    Ok(done)
}

/// How the folder is named into which an archive is unpacked, beside that of the data.
fn beside_prefix(data: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(data);
    prefix.push(".tmp-restore-");
    prefix
}

/// What restoring has left beside the data folder when it was cut off.
pub(super) fn cut_off(folders: &Folders) -> Vec<PathBuf> {
    let (Some(parent), Some(name)) = (folders.data.parent(), folders.data.file_name()) else {
        return Vec::new();
    };
    let prefix = beside_prefix(name);
    let entries = files::entries(parent).unwrap_or_default().into_iter();
    let left = entries.filter(|entry| {
        let name = entry.file_name();
        name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes())
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
    });
    left.map(|entry| entry.path()).collect()
}

fn put(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    atomic::make_folder(root, path.parent().unwrap_or(root))?;
    atomic::replace(path, bytes)
}

/// Takes an empty data folder out of the way; its lock is no content.
fn clear(folders: &Folders) -> Result<(), Error> {
    let entries = files::entries(&folders.data)?;
    if entries.iter().any(|entry| entry.path() != folders.lock_file()) {
        return Err(Error::NotEmpty { path: folders.data.clone() });
    }
    if !files::exists(&folders.data) {
        return Ok(());
    }
    let removed = if entries.is_empty() { Ok(()) } else { fs::remove_file(folders.lock_file()) };
    removed
        .and_then(|()| fs::remove_dir(&folders.data))
        .map_err(|error| Error::Write { why: reason(&error), path: folders.data.clone() })
}

/// Puts every file into the archive; what came meanwhile as well.
fn fill(
    folders: &Folders,
    target: &Path,
    archive: &mut tar::Builder<BufWriter<&File>>,
) -> Result<(Done, Sums), Error> {
    let failed = |error: &io::Error| Error::Write {
        why: say!("vault-archive-not-written-because", error = reason(error)),
        path: target.to_owned(),
    };
    let mut done = Done::default();
    let mut sums = Sums::new();
    let mut left_out = BTreeSet::new();
    for _ in 0..MOST_WALKS {
        let mut new = false;
        for (prefix, root) in [("data", &folders.data), ("config", &folders.config)] {
            let mut found = Vec::new();
            walk(root, &mut found, &mut left_out)?;
            for path in found {
                let Some(name) = name_of(prefix, root, &path) else {
                    left_out.insert(path);
                    continue;
                };
                if sums.contains_key(&name) {
                    continue;
                }
                let Some((bytes, modified)) = read(&path)? else { continue };
                append(archive, &name, &bytes, modified).map_err(|error| failed(&error))?;
                done.files += 1;
                done.bytes += bytes.len() as u64;
                sums.insert(name, hex(&Sha256::digest(&bytes)));
                new = true;
            }
        }
        if !new {
            break;
        }
    }
    let mut manifest = String::new();
    for (name, sum) in &sums {
        let _ = writeln!(manifest, "{sum}  {name}");
    }
    append(archive, MANIFEST, manifest.as_bytes(), SystemTime::UNIX_EPOCH).map_err(|error| failed(&error))?;
    done.left_out = left_out.into_iter().collect();
    Ok((done, sums))
}

/// Every file below that belongs into an archive: no lock, nothing half-written, nothing of Syncthing's own.
fn walk(folder: &Path, found: &mut Vec<PathBuf>, left_out: &mut BTreeSet<PathBuf>) -> Result<(), Error> {
    let folder =
        if folder.is_symlink() { fs::canonicalize(folder).unwrap_or_default() } else { folder.to_owned() };
    for entry in files::entries(&folder)? {
        let (path, name) = (entry.path(), entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && (name == ".stversions" || name == ".stfolder") => {}
            Ok(kind) if kind.is_dir() => walk(&path, found, left_out)?,
            Ok(kind) if kind.is_file() && (name == "vault.lock" || layout::is_fragment(&name)) => {}
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {
                left_out.insert(path);
            }
        }
    }
    found.sort_unstable();
    Ok(())
}

/// `data/calls/2026/11/….ron`; none for a name that would not come back.
fn name_of(prefix: &str, root: &Path, path: &Path) -> Option<String> {
    let real = fs::canonicalize(root).ok();
    let inside = path.strip_prefix(root).ok().or_else(|| path.strip_prefix(real.as_deref()?).ok())?;
    let parts: Option<Vec<&str>> = inside.components().map(|part| part.as_os_str().to_str()).collect();
    let name = format!("{prefix}/{}", parts?.join("/"));
    is_safe(&name).then_some(name)
}

/// The file's bytes and time; none when it is gone.
fn read(path: &Path) -> Result<Option<(Vec<u8>, SystemTime)>, Error> {
    let read = || {
        let mut bytes = Vec::new();
        let mut file = File::open(path)?;
        let modified = file.metadata()?.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        file.read_to_end(&mut bytes)?;
        Ok((bytes, modified))
    };
    match read() {
        Ok(read) => Ok(Some(read)),
        Err(error) if io::Error::kind(&error) == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::Unreadable { why: reason(&error), path: path.to_owned() }),
    }
}

fn append(
    archive: &mut tar::Builder<BufWriter<&File>>,
    name: &str,
    bytes: &[u8],
    modified: SystemTime,
) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    header.set_mtime(modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs());
    archive.append_data(&mut header, name, bytes)
}

/// Reads a whole archive, hands every file on, and answers the hashes; they are those of its last file.
fn verify(
    archive: &Path,
    mut each: impl FnMut(&str, &[u8], SystemTime) -> Result<(), Error>,
) -> Result<Sums, Error> {
    let strange = |error: &io::Error| unread(archive, error, say!("vault-it-is-no-archive"));
    let torn = |error: &io::Error| unread(archive, error, say!("vault-it-is-cut-or-changed"));
    let file = File::open(archive)
        .map_err(|error| Error::Unreadable { why: reason(&error), path: archive.to_owned() })?;
    let mut reader = tar::Archive::new(BufReader::new(file));
    let mut sums = Sums::new();
    let mut said = None;
    for entry in reader.entries().map_err(|error| torn(&error))? {
        let mut entry =
            entry.map_err(|error| if sums.is_empty() { strange(&error) } else { torn(&error) })?;
        // as it is written there: what the system makes of it may lead elsewhere
        let name = String::from_utf8(entry.path_bytes().into_owned()).ok();
        let Some(name) = name.filter(|_| entry.header().entry_type().is_file()) else {
            return Err(broken(archive, say!("vault-holds-no-ordinary-file")));
        };
        let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(entry.header().mtime().unwrap_or(0));
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|error| torn(&error))?;
        if name == MANIFEST {
            said = Some(sums_in(&bytes));
            continue;
        }
        if !is_safe(&name) || said.is_some() || sums.contains_key(&name) {
            return Err(broken(archive, say!("vault-holds-misplaced-file")));
        }
        sums.insert(name.clone(), hex(&Sha256::digest(&bytes)));
        each(&name, &bytes, modified)?;
    }
    match said {
        None => Err(broken(archive, say!("vault-its-end-is-missing"))),
        Some(said) if said != sums => Err(broken(archive, say!("vault-archived-file-differs"))),
        Some(_) => Ok(sums),
    }
}

fn sums_in(manifest: &[u8]) -> Sums {
    let text = String::from_utf8_lossy(manifest);
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines.map(|(sum, name)| (name.to_owned(), sum.to_owned())).collect()
}

/// Below `data` or `config`, and by names that are plain on every system: nothing in them leads up, to a
/// root, to another drive or into a stream.
fn is_safe(name: &str) -> bool {
    let is_plain = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
    };
    match name.split_once('/') {
        Some(("data" | "config", inside)) => inside.split('/').all(is_plain),
        _ => false,
    }
}

/// What the reader of archives says of their bytes is in English, and is told as `ours`.
fn unread(archive: &Path, error: &io::Error, ours: &str) -> Error {
    match error.kind() {
        io::ErrorKind::Other | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            broken(archive, ours)
        }
        _ => broken(archive, &reason(error)),
    }
}

fn broken(path: &Path, why: &str) -> Error {
    Error::Backup { why: why.to_owned(), path: path.to_owned() }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
