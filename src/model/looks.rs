//! How everything looks: what the settings say, and where they leave it to the desktop, what that says.
//! Must not know how a desktop is asked.

use super::settings::{Motion, Theme};
use super::state::Model;

/// What the desktop wants of every window, as far as it says.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Looks {
    /// The colours.
    pub theme: Theme,
    /// Whether things move.
    pub motion: Motion,
}

impl Model {
    /// The theme in force; that of the system where nobody says which that is.
    #[must_use]
    pub fn theme(&self) -> Theme {
        match self.settings.theme {
            Theme::System => self.outside.looks.theme,
            chosen => chosen,
        }
    }

    /// Whether nothing is to move.
    #[must_use]
    pub fn still(&self) -> bool {
        let motion = match self.settings.motion {
            Motion::System => self.outside.looks.motion,
            chosen => chosen,
        };
        motion == Motion::Reduced
    }
}
