//! The local socket: a file that is the user's alone, in a folder that is the user's alone. Must not
//! know what is said on it.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::say;
use crate::vault::atomic;
use crate::vault::layout::Folders;

pub(super) type Stream = UnixStream;

/// A socket's path may have about a hundred bytes.
const LONGEST_PATH: usize = 100;

/// Whoever says nothing for so long is not waited for.
const PATIENCE: Duration = Duration::from_millis(300);

pub(super) fn connect(folders: &Folders) -> io::Result<Stream> {
    UnixStream::connect(some_path(folders)?)
}

/// Only the holder of the lock comes here, so what is left of an earlier socket is nobody's.
pub(super) fn bind(folders: &Folders) -> io::Result<UnixListener> {
    let path = some_path(folders)?;
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Whoever speaks to it, one after the other.
pub(super) fn heard(listener: &UnixListener) -> impl Iterator<Item = io::Result<Stream>> + '_ {
    listener.incoming().map(|stream| {
        let stream = stream?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(stream)
    })
}

/// In the session's own folder, else in the cache.
pub(super) fn path(folders: &Folders) -> Option<PathBuf> {
    path_beside(session_folder(std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)).as_deref(), folders)
}

/// The folder of the session; where none is named, from a timer or another machine, where it is by custom
/// (`systemd-logind`).
fn session_folder(named: Option<PathBuf>) -> Option<PathBuf> {
    let folder = named.filter(|folder| folder.is_absolute());
    #[cfg(target_os = "linux")]
    let folder = folder.or_else(|| Some(format!("/run/user/{}", rustix::process::geteuid().as_raw()).into()));
    folder
}

/// A cache folder that others may look into has one within that they may not.
pub(super) fn path_beside(session: Option<&Path>, folders: &Folders) -> Option<PathBuf> {
    let name = format!("evenkeel-{:016x}.sock", super::number(folders));
    let fits = |folder: &Path| {
        let path = folder.join(&name);
        (path.as_os_str().len() <= LONGEST_PATH && is_private(folder)).then_some(path)
    };
    session.and_then(fits).or_else(|| {
        let within = folders.cache.join("window");
        atomic::make_folder(&folders.cache, &folders.cache).ok()?;
        fits(&folders.cache).or_else(|| {
            atomic::make_folder(&folders.cache, &within).ok()?;
            fits(&within)
        })
    })
}

/// Whether the folder is ours and nobody else may do anything in it.
fn is_private(folder: &Path) -> bool {
    let is_so = |found: fs::Metadata| {
        found.is_dir() && found.permissions().mode() & 0o777 == 0o700 && is_ours(found.uid())
    };
    fs::metadata(folder).is_ok_and(is_so)
}

#[cfg(target_os = "linux")]
fn is_ours(owner: u32) -> bool {
    owner == rustix::process::geteuid().as_raw()
}

/// Elsewhere no session has a folder that is named to it: there is the cache alone.
#[cfg(not(target_os = "linux"))]
const fn is_ours(_owner: u32) -> bool {
    true
}

fn some_path(folders: &Folders) -> io::Result<PathBuf> {
    path(folders).ok_or_else(|| io::Error::other(say!("desktop-no-folder-for-a-socket")))
}
