//! A key that is held by this program wherever it is pressed. Owns the hidden window that is told of it;
//! must not know what follows.

use std::sync::Arc;

use global_hotkey::hotkey::{Code, HotKey, Modifiers};
use global_hotkey::{Error, GlobalHotKeyEvent, GlobalHotKeyManager, HotKeyState};

use crate::desktop::session::Ear;
use crate::model::hotkey::Hotkey;
use crate::model::outside::{Heard, Hold, Keyboard};

/// The key that is held.
pub(super) struct Holder {
    hear: Ear,
    manager: Option<GlobalHotKeyManager>,
    held: Option<HotKey>,
}

impl Holder {
    /// Nothing is held yet.
    pub(super) fn new(hear: Ear) -> Self {
        Self { hear, manager: None, held: None }
    }

    /// Holds this key and no other from now on; how that went.
    pub(super) fn hold(&mut self, hotkey: Option<Hotkey>) -> Heard {
        if let (Some(manager), Some(held)) = (&self.manager, self.held.take())
            && let Err(error) = manager.unregister(held)
        {
            tracing::debug!(%error, "a key was not let go");
        }
        let Some(hotkey) = hotkey else { return Heard::Hotkey(Hold::None) };
        let key = key(hotkey);
        Heard::Hotkey(match self.register(key) {
            Ok(()) => {
                self.held = Some(key);
                Hold::Held
            }
            Err(Error::AlreadyRegistered(_)) => {
                tracing::info!("another program holds the key");
                Hold::Taken
            }
            Err(error) => {
                tracing::warn!(%error, "no key can be held");
                Hold::NotHere
            }
        })
    }

    fn register(&mut self, key: HotKey) -> Result<(), Error> {
        let manager = if let Some(manager) = self.manager.take() {
            manager
        } else {
            let hear = Arc::clone(&self.hear);
            GlobalHotKeyEvent::set_event_handler(Some(move |event: GlobalHotKeyEvent| {
                if event.state() == HotKeyState::Pressed {
                    hear(Heard::Pressed(Keyboard::WhereItWas));
                }
            }));
            GlobalHotKeyManager::new()?
        };
        self.manager.insert(manager).register(key)
    }
}

fn key(hotkey: Hotkey) -> HotKey {
    let (modifiers, code) = match hotkey {
        Hotkey::CtrlAltHome => (Modifiers::CONTROL | Modifiers::ALT, Code::Home),
        Hotkey::CtrlAltInsert => (Modifiers::CONTROL | Modifiers::ALT, Code::Insert),
        Hotkey::CtrlShiftF12 => (Modifiers::CONTROL | Modifiers::SHIFT, Code::F12),
        Hotkey::ShiftPause => (Modifiers::SHIFT, Code::Pause),
    };
    HotKey::new(Some(modifiers), code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_held_by_one_and_free_once_it_is_let_go() {
        let hear: Ear = Arc::new(|_| ());
        let (mut first, mut second) = (Holder::new(Arc::clone(&hear)), Holder::new(hear));
        for hotkey in Hotkey::ALL {
            assert_eq!(first.hold(Some(hotkey)), Heard::Hotkey(Hold::Held), "{hotkey:?}");
            assert_eq!(second.hold(Some(hotkey)), Heard::Hotkey(Hold::Taken), "{hotkey:?}");
        }
        assert_eq!(first.hold(None), Heard::Hotkey(Hold::None));
        assert_eq!(second.hold(Some(Hotkey::ShiftPause)), Heard::Hotkey(Hold::Held));
    }
}
