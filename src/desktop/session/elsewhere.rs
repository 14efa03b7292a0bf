//! A desktop that is not spoken to.

use super::Ear;
use crate::model::outside::{Errand, Heard, Hold, Service, Switch};
use crate::say;
use crate::vault::layout::Folders;

/// Where errands are left.
pub(super) struct Errands {
    hear: Ear,
}

impl Errands {
    /// `hear` is called with what comes of them.
    pub(super) fn new(_: Folders, hear: Ear) -> Self {
        Self { hear }
    }

    /// Says that nothing can be done.
    pub(super) fn send(&mut self, errand: Errand) {
        match errand {
            Errand::Tell(_) => (self.hear)(Heard::Notifications(Service::Missing)),
            Errand::Untell | Errand::FollowLooks | Errand::StartAtLogin(_) | Errand::Tray(Switch::Off) => {}
            Errand::Hold(None) => (self.hear)(Heard::Hotkey(Hold::None)),
            Errand::Hold(Some(_)) => (self.hear)(Heard::Hotkey(Hold::NotHere)),
            Errand::Tray(Switch::On) => (self.hear)(Heard::Tray(Service::Missing)),
            Errand::LookAtLogin => {
                let why = say!("desktop-login-not-here").to_owned();
                (self.hear)(Heard::Login(None, Some(why)));
            }
        }
    }
}
