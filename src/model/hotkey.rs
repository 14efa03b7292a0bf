//! The key that shows and hides the window from anywhere. Must not know how a key is held.

use serde::{Deserialize, Serialize};

use crate::say;

/// Keys that hardly any program uses. Whoever wants another one binds `evenkeel toggle` in the desktop.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hotkey {
    /// Ctrl+Alt+Home.
    CtrlAltHome,
    /// Ctrl+Alt+Insert.
    CtrlAltInsert,
    /// Ctrl+Shift+F12.
    CtrlShiftF12,
    /// Shift+Pause.
    ShiftPause,
}

impl Hotkey {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::CtrlAltHome, Self::CtrlAltInsert, Self::CtrlShiftF12, Self::ShiftPause];

    /// What stands on the keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CtrlAltHome => say!("commands-ctrl-alt-home"),
            Self::CtrlAltInsert => say!("commands-ctrl-alt-insert"),
            Self::CtrlShiftF12 => say!("commands-ctrl-shift-f12"),
            Self::ShiftPause => say!("commands-shift-pause"),
        }
    }
}
