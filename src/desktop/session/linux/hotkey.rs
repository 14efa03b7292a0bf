//! A key that is held by this program wherever it is pressed, under X11. Owns the connection on which
//! it is held and a thread that sleeps until it is pressed; must not know what follows.

use std::sync::Arc;
use std::thread;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, KeyPressEvent, Keycode, ModMask};

use crate::desktop::display::{Display, Outcome};
use crate::desktop::session::Ear;
use crate::model::hotkey::Hotkey;
use crate::model::outside::{Heard, Hold, Keyboard};

/// The locks that may be on while a key is pressed: Caps Lock and, as everywhere, Num Lock.
const LOCKS: [ModMask; 2] = [ModMask::LOCK, ModMask::M2];

/// The key that is held.
pub(super) struct Holder {
    hear: Ear,
    display: Option<Arc<Display>>,
    held: Option<(Keycode, ModMask)>,
}

impl Holder {
    /// Nothing is held yet.
    pub(super) fn new(hear: Ear) -> Self {
        Self { hear, display: None, held: None }
    }

    /// Holds this key and no other from now on; how that went.
    pub(super) fn hold(&mut self, hotkey: Option<Hotkey>) -> Heard {
        if let (Some(display), Some(held)) = (&self.display, self.held.take())
            && let Err(error) = display.release(held)
        {
            tracing::debug!(%error, "a key was not let go");
        }
        let Some(hotkey) = hotkey else { return Heard::Hotkey(Hold::None) };
        let is = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if is("WAYLAND_DISPLAY") || !is("DISPLAY") {
            return Heard::Hotkey(Hold::NotHere);
        }
        let outcome = self.display().and_then(|display| {
            let key = display.key(hotkey)?;
            Ok(display.hold(key)?.then_some(key))
        });
        match outcome {
            Ok(held) => {
                self.held = held;
                Heard::Hotkey(if held.is_some() { Hold::Held } else { Hold::Taken })
            }
            Err(error) => {
                tracing::warn!(%error, "no key can be held");
                Heard::Hotkey(Hold::NotHere)
            }
        }
    }

    /// The display, with somebody who waits for keys.
    fn display(&mut self) -> Outcome<Arc<Display>> {
        if let Some(display) = &self.display {
            return Ok(Arc::clone(display));
        }
        let display = Arc::new(Display::open()?);
        let (waits, hear) = (Arc::clone(&display), Arc::clone(&self.hear));
        thread::Builder::new().name("hotkey".to_owned()).spawn(move || wait(&waits, &hear))?;
        self.display = Some(Arc::clone(&display));
        Ok(display)
    }
}

/// Tells of each time the key is pressed. One that is kept down is released and pressed again at the
/// same moment, as the display sees it, and counts once.
fn wait(display: &Display, hear: &Ear) {
    let mut released = None;
    loop {
        match display.connection.wait_for_event() {
            Ok(Event::KeyPress(press)) if released != Some(press.time) => {
                let keyboard = display.keyboard().unwrap_or(Keyboard::Elsewhere);
                hear(Heard::Pressed(keyboard));
            }
            Ok(Event::KeyRelease(KeyPressEvent { time, .. })) => released = Some(time),
            Ok(_) => {}
            Err(error) => return tracing::debug!(%error, "the display has gone"),
        }
    }
}

impl Display {
    /// Where this key is on the keyboard.
    fn key(&self, hotkey: Hotkey) -> Outcome<(Keycode, ModMask)> {
        let (ctrl, alt, shift) = (ModMask::CONTROL, ModMask::M1, ModMask::SHIFT);
        let (keysym, modifiers) = match hotkey {
            Hotkey::CtrlAltHome => (0xff50, ctrl | alt),
            Hotkey::CtrlAltInsert => (0xff63, ctrl | alt),
            Hotkey::CtrlShiftF12 => (0xffc9, ctrl | shift),
            Hotkey::ShiftPause => (0xff13, shift),
        };
        let setup = self.connection.setup();
        let (first, count) = (setup.min_keycode, setup.max_keycode - setup.min_keycode + 1);
        let keys = self.connection.get_keyboard_mapping(first, count)?.reply()?;
        let width = usize::from(keys.keysyms_per_keycode).max(1);
        let mut rows = keys.keysyms.chunks(width).zip(first..);
        let code = rows.find(|(row, _)| row.contains(&keysym)).map(|(_, code)| code);
        Ok((code.ok_or("the keyboard has no such key")?, modifiers))
    }

    /// Whether nobody else holds it.
    fn hold(&self, key: (Keycode, ModMask)) -> Outcome<bool> {
        let (code, modifiers) = key;
        for locks in locks() {
            let mode = GrabMode::ASYNC;
            let held = self.connection.grab_key(true, self.root, modifiers | locks, code, mode, mode)?;
            if let Err(error) = held.check() {
                tracing::info!(%error, "another program holds the key");
                self.release(key)?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn release(&self, (code, modifiers): (Keycode, ModMask)) -> Outcome {
        for locks in locks() {
            self.connection.ungrab_key(code, self.root, modifiers | locks)?.check()?;
        }
        Ok(())
    }

    /// Whether a window of this program has the keyboard.
    fn keyboard(&self) -> Outcome<Keyboard> {
        let active = self.numbers(self.root, "_NET_ACTIVE_WINDOW")?;
        let owner = self.numbers(*active.first().ok_or("none is active")?, "_NET_WM_PID")?;
        Ok(if owner.first() == Some(&std::process::id()) { Keyboard::Here } else { Keyboard::Elsewhere })
    }
}

/// Every way the locks can be.
fn locks() -> [ModMask; 4] {
    let [caps, num] = LOCKS;
    [ModMask::from(0u16), caps, num, caps | num]
}
