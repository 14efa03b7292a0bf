//! The local socket where the system has named pipes: only the user who made it may write to it.
//! Must not know what is said on it.

use std::io;

use interprocess::local_socket::{GenericNamespaced, Listener, ListenerOptions, Name, prelude::*};

use crate::vault::layout::Folders;

pub(super) type Stream = interprocess::local_socket::Stream;

pub(super) fn connect(folders: &Folders) -> io::Result<Stream> {
    Stream::connect(name(folders)?)
}

pub(super) fn bind(folders: &Folders) -> io::Result<Listener> {
    ListenerOptions::new().name(name(folders)?).create_sync()
}

/// Whoever speaks to it, one after the other.
pub(super) fn heard(listener: &Listener) -> impl Iterator<Item = io::Result<Stream>> + '_ {
    listener.incoming()
}

fn name(folders: &Folders) -> io::Result<Name<'static>> {
    format!("evenkeel-{:016x}", super::number(folders)).to_ns_name::<GenericNamespaced>()
}
