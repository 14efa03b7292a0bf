//! The local socket: a file in a folder that is the user's alone. Must not know what is said on it.

use std::fs;
use std::io;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use crate::vault::atomic;
use crate::vault::layout::Folders;

pub(super) type Stream = UnixStream;

/// A socket's path may have about a hundred bytes.
const LONGEST_PATH: usize = 100;

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
    UnixListener::bind(path)
}

/// Whoever speaks to it, one after the other.
pub(super) fn heard(listener: &UnixListener) -> impl Iterator<Item = io::Result<Stream>> + '_ {
    listener.incoming()
}

/// In the session's own folder, else in the cache.
pub(super) fn path(folders: &Folders) -> Option<PathBuf> {
    let name = format!("evenkeel-{:016x}.sock", super::number(folders));
    let session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let session = session.filter(|folder| folder.is_absolute() && folder.is_dir());
    let fits = |folder: &Path| Some(folder.join(&name)).filter(|path| path.as_os_str().len() <= LONGEST_PATH);
    session.as_deref().and_then(fits).or_else(|| {
        atomic::make_folder(&folders.cache, &folders.cache).ok()?;
        fits(&folders.cache)
    })
}

fn some_path(folders: &Folders) -> io::Result<PathBuf> {
    path(folders).ok_or_else(|| io::Error::other("no folder for a socket"))
}
