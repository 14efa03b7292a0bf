//! A window that comes back into view without the keyboard. Owns what is said about it to an X11
//! window manager; elsewhere nothing needs to be said.

use std::error::Error;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, PropMode};
use x11rb::wrapper::ConnectionExt as _;

/// Says of the windows of this process that no key or click asked for them (a `_NET_WM_USER_TIME`
/// of 0, Extended Window Manager Hints 1.5): to be said before one is shown.
pub(super) fn before_showing() {
    if std::env::var_os("DISPLAY").is_none() {
        return;
    }
    if let Err(error) = tell() {
        tracing::debug!(%error, "the window manager was not told");
    }
}

fn tell() -> Result<(), Box<dyn Error>> {
    let (connection, screen) = x11rb::connect(None)?;
    let atom = |name: &str| connection.intern_atom(false, name.as_bytes());
    let (pid_atom, time_atom) = (atom("_NET_WM_PID")?, atom("_NET_WM_USER_TIME")?);
    let (pid_atom, time_atom) = (pid_atom.reply()?.atom, time_atom.reply()?.atom);
    let root = connection.setup().roots.get(screen).ok_or("no screen")?.root;
    // a window out of view is a child of the root, whatever the window manager wraps others in
    let windows = connection.query_tree(root)?.reply()?.children;
    let asked: Result<Vec<_>, _> = windows
        .iter()
        .map(|window| connection.get_property(false, *window, pid_atom, AtomEnum::CARDINAL, 0, 1))
        .collect();
    for (window, asked) in windows.iter().zip(asked?) {
        let owner = asked.reply().ok().and_then(|reply| reply.value32()?.next());
        if owner == Some(std::process::id()) {
            let (mode, kind) = (PropMode::REPLACE, AtomEnum::CARDINAL);
            connection.change_property32(mode, *window, time_atom, kind, &[0])?.check()?;
        }
    }
    Ok(())
}
