//! The local socket where the system has named pipes: only the user who made it may open it. Must not
//! know what is said on it.

use std::io;

use interprocess::local_socket::{GenericNamespaced, Listener, ListenerOptions, Name, prelude::*};
use interprocess::os::windows::local_socket::ListenerOptionsExt as _;
use interprocess::os::windows::security_descriptor::SecurityDescriptor;
use widestring::{U16CStr, u16cstr};

use crate::vault::layout::Folders;

pub(super) type Stream = interprocess::local_socket::Stream;

/// Everything to its owner and nothing to anybody else, whatever is handed down ("Security Descriptor
/// String Format", Microsoft). Without it everybody may read.
const RIGHTS: &U16CStr = u16cstr!("D:P(A;;GA;;;OW)");

pub(super) fn connect(folders: &Folders) -> io::Result<Stream> {
    Stream::connect(name(folders)?)
}

pub(super) fn bind(folders: &Folders) -> io::Result<Listener> {
    let rights = SecurityDescriptor::deserialize(RIGHTS)?;
    ListenerOptions::new().name(name(folders)?).security_descriptor(rights).create_sync()
}

/// Whoever speaks to it, one after the other.
pub(super) fn heard(listener: &Listener) -> impl Iterator<Item = io::Result<Stream>> + '_ {
    listener.incoming()
}

fn name(folders: &Folders) -> io::Result<Name<'static>> {
    format!("evenkeel-{:016x}", super::number(folders)).to_ns_name::<GenericNamespaced>()
}
