//! A connection of our own to the X11 server, for what winit does not say to it. Must not know what that is.

use std::error::Error;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{Atom, AtomEnum, ConnectionExt as _, Window};
use x11rb::rust_connection::RustConnection;

/// What came of a question; whatever the reason, it is one for the log.
pub(super) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The connection, and the window that all others stand on.
pub(super) struct Display {
    pub(super) connection: RustConnection,
    pub(super) root: Window,
}

impl Display {
    /// Connects to the server of this session.
    pub(super) fn open() -> Outcome<Self> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots.get(screen).ok_or("no screen")?.root;
        Ok(Self { connection, root })
    }

    /// The number of this name.
    pub(super) fn atom(&self, name: &str) -> Outcome<Atom> {
        Ok(self.connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
    }

    /// The numbers that this property of a window holds.
    pub(super) fn numbers(&self, window: Window, name: &str) -> Outcome<Vec<u32>> {
        let property = self.atom(name)?;
        let value = self.connection.get_property(false, window, property, AtomEnum::ANY, 0, u32::MAX)?;
        Ok(value.reply()?.value32().map(Iterator::collect).unwrap_or_default())
    }
}
