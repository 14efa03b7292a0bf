//! What is said to an X11 window manager for that. Must not know when.

use std::thread;
use std::time::Duration;

use x11rb::properties::{WmSizeHints, WmSizeHintsSpecification};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, CONFIGURE_REQUEST_EVENT, ClientMessageEvent, ConfigWindow, ConfigureRequestEvent,
    ConfigureWindowAux, ConnectionExt as _, EventMask, PropMode, StackMode, UNMAP_NOTIFY_EVENT,
    UnmapNotifyEvent, Window,
};
use x11rb::wrapper::ConnectionExt as _;

use crate::desktop::display::{Display, Outcome};

/// `WM_STATE` of a window that is minimised (ICCCM 4.1.3.1).
const ICONIC: u32 = 3;

/// Who asks: a program that puts windows in order for the user (Extended Window Manager Hints 1.5).
const BY_THE_USER: u32 = 2;

/// When a key or click last asked for a window (Extended Window Manager Hints 1.5).
const ASKED: &str = "_NET_WM_USER_TIME";

/// How often it is looked whether the window manager has let go of a window, and how long in between.
const LOOKS: u32 = 50;
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// The states of a window while it is hidden and has none.
const STATES: &str = "_EVENKEEL_WM_STATE";

/// Says of the windows of this process that they stand where the user put them, for a window manager
/// places anew what is shown again (ICCCM 4.1.2.3), and notes whether they are maximised and the like.
pub(super) fn keep_place() {
    tell(|display| {
        let mut windows = display.connection.query_tree(display.root)?.reply()?.children;
        windows.extend(display.numbers(display.root, "_NET_CLIENT_LIST")?);
        display.own(windows)?.into_iter().try_for_each(|window| {
            let states = display.states(window)?;
            display.put(window, STATES, AtomEnum::ATOM.into(), &states)?;
            display.keep(window)
        })
    });
}

/// Puts the windows of this process that are hidden back into the place and the states they had.
pub(super) fn come_back() {
    tell(|display| {
        let windows = display.connection.query_tree(display.root)?.reply()?.children;
        display.own(windows)?.into_iter().try_for_each(|window| {
            let states = display.numbers(window, STATES)?;
            if !states.is_empty() {
                display.put(window, "_NET_WM_STATE", AtomEnum::ATOM.into(), &states)?;
            }
            let hints = WmSizeHints::get_normal_hints(&display.connection, window)?.reply()?;
            let Some((_, x, y)) = hints.and_then(|hints| hints.position) else { return Ok(()) };
            let place = ConfigureWindowAux::new().x(x).y(y);
            Ok(display.connection.configure_window(window, &place)?.check()?)
        })
    });
}

/// Says of the windows of this process that no key or click asked for them: to be said before one is
/// shown.
pub(super) fn before_showing() {
    tell(|display| {
        // a window out of view is a child of the root, whatever the window manager wraps others in
        let windows = display.connection.query_tree(display.root)?.reply()?.children;
        display.own(windows)?.into_iter().try_for_each(|window| display.nobody_asked(window))
    });
}

/// Takes back that nobody asked for the windows of this process: to be said before one is shown that is to
/// have the keyboard.
pub(super) fn asked_for() {
    tell(|display| {
        let mut windows = display.connection.query_tree(display.root)?.reply()?.children;
        windows.extend(display.numbers(display.root, "_NET_CLIENT_LIST")?);
        let asked = display.atom(ASKED)?;
        display
            .own(windows)?
            .into_iter()
            .try_for_each(|window| Ok(display.connection.delete_property(window, asked)?.check()?))
    });
}

/// Asks for the keyboard for the first window of this process, for the user wants it so: asked by a
/// program that says no time of a key or click, `KWin` only lets its entry in the task bar blink.
pub(super) fn take_keyboard() {
    tell(|display| {
        let windows = display.numbers(display.root, "_NET_CLIENT_LIST")?;
        // numbered as they are made
        let Some(first) = display.own(windows)?.into_iter().min() else { return Ok(()) };
        let active = display.atom("_NET_ACTIVE_WINDOW")?;
        display.ask(first, active, [BY_THE_USER, x11rb::CURRENT_TIME, 0, 0, 0])
    });
}

/// Brings the windows of this process that are minimised back, and puts the others before what
/// covers them.
pub(super) fn to_front() {
    tell(|display| {
        let mut windows = display.numbers(display.root, "_NET_CLIENT_LIST_STACKING")?;
        if windows.is_empty() {
            // xfwm4 says nothing of the order until something changes it
            windows = display.numbers(display.root, "_NET_CLIENT_LIST")?;
        }
        let own = display.own(windows.clone())?;
        let covers = windows.iter().rposition(|window| !own.contains(window));
        own.into_iter().try_for_each(|window| {
            if display.numbers(window, "WM_STATE")?.first() == Some(&ICONIC) {
                return display.bring_back(window);
            }
            let at = windows.iter().position(|other| *other == window);
            match covers.filter(|covers| Some(*covers) > at).and_then(|covers| windows.get(covers)) {
                Some(covers) => display.raise(window, *covers),
                None => Ok(()),
            }
        })
    });
}

fn tell(what: impl FnOnce(&Display) -> Outcome) {
    if std::env::var_os("DISPLAY").is_none_or(|display| display.is_empty()) {
        return;
    }
    if let Err(error) = Display::open().and_then(|display| what(&display)) {
        tracing::debug!(%error, "the window manager was not told");
    }
}

impl Display {
    /// Those of these windows that belong to this process, in the same order.
    fn own(&self, mut windows: Vec<Window>) -> Outcome<Vec<Window>> {
        let pid = self.atom("_NET_WM_PID")?;
        let ask =
            |window: &Window| self.connection.get_property(false, *window, pid, AtomEnum::CARDINAL, 0, 1);
        let asked: Result<Vec<_>, _> = windows.iter().map(ask).collect();
        let own = asked?.into_iter().map(|asked| {
            let owner = asked.reply().ok().and_then(|reply| reply.value32()?.next());
            owner == Some(std::process::id())
        });
        let mut own = own.collect::<Vec<_>>().into_iter();
        windows.retain(|_| own.next() == Some(true));
        Ok(windows)
    }

    /// Asks the window manager for something concerning a window.
    fn ask(&self, window: Window, what: Atom, how: [u32; 5]) -> Outcome {
        self.send(ClientMessageEvent::new(32, window, what, how))
    }

    fn send(&self, event: impl Into<[u8; 32]>) -> Outcome {
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        Ok(self.connection.send_event(false, self.root, mask, event)?.check()?)
    }

    fn nobody_asked(&self, window: Window) -> Outcome {
        self.put(window, ASKED, AtomEnum::CARDINAL.into(), &[0])
    }

    /// Puts a window before the one that covers it. Asked to put it before all, a window manager may take
    /// that for the wish to have the keyboard (xfwm4 does).
    fn raise(&self, window: Window, covers: Window) -> Outcome {
        let restack = self.atom("_NET_RESTACK_WINDOW")?;
        if self.numbers(self.root, "_NET_SUPPORTED")?.contains(&restack) {
            // mutter lets no program before the one that was used last, but who puts windows in order
            return self.ask(window, restack, [BY_THE_USER, covers, StackMode::ABOVE.into(), 0, 0]);
        }
        // in their frames they are no siblings for the server: the window manager is asked (ICCCM 4.1.5)
        let above = ConfigureRequestEvent {
            response_type: CONFIGURE_REQUEST_EVENT,
            stack_mode: StackMode::ABOVE,
            sequence: 0,
            parent: self.root,
            window,
            sibling: covers,
            x: 0,
            y: 0,
            width: 0,
            height: 0,
            border_width: 0,
            value_mask: ConfigWindow::SIBLING | ConfigWindow::STACK_MODE,
        };
        self.send(above)
    }

    /// Asked to be restored, a window gets the keyboard; a new one that nobody asked for does not. So
    /// it is withdrawn (ICCCM 4.1.4) and mapped again, with the states that a withdrawn one loses.
    fn bring_back(&self, window: Window) -> Outcome {
        let states = self.states(window)?;
        self.keep(window)?;
        self.connection.unmap_window(window)?.check()?;
        let unmapped = UnmapNotifyEvent {
            response_type: UNMAP_NOTIFY_EVENT,
            sequence: 0,
            event: self.root,
            window,
            from_configure: false,
        };
        self.send(unmapped)?;
        for _ in 0..LOOKS {
            if self.numbers(window, "WM_STATE")?.first() != Some(&ICONIC) {
                break;
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        self.put(window, "_NET_WM_STATE", AtomEnum::ATOM.into(), &states)?;
        self.nobody_asked(window)?;
        Ok(self.connection.map_window(window)?.check()?)
    }

    /// The states of a window that it has again when it is shown again.
    fn states(&self, window: Window) -> Outcome<Vec<u32>> {
        let gone_with_it = [self.atom("_NET_WM_STATE_HIDDEN")?, self.atom("_NET_WM_STATE_FOCUSED")?];
        let mut states = self.numbers(window, "_NET_WM_STATE")?;
        states.retain(|state| !gone_with_it.contains(state));
        Ok(states)
    }

    /// Says that the window stands, with its frame, where the user put it.
    fn keep(&self, window: Window) -> Outcome {
        let at = self.connection.translate_coordinates(window, self.root, 0, 0)?.reply()?;
        let frame = self.numbers(window, "_NET_FRAME_EXTENTS")?;
        let side = |at: usize| frame.get(at).and_then(|px| i32::try_from(*px).ok()).unwrap_or_default();
        let (left, top) = (i32::from(at.dst_x) - side(0), i32::from(at.dst_y) - side(2));
        let hints = WmSizeHints::get_normal_hints(&self.connection, window)?.reply()?;
        let place = Some((WmSizeHintsSpecification::UserSpecified, left, top));
        let hints = WmSizeHints { position: place, ..hints.unwrap_or_default() };
        Ok(hints.set_normal_hints(&self.connection, window)?.check()?)
    }

    fn put(&self, window: Window, name: &str, kind: Atom, values: &[u32]) -> Outcome {
        let property = self.atom(name)?;
        Ok(self.connection.change_property32(PropMode::REPLACE, window, property, kind, values)?.check()?)
    }
}
