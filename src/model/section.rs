//! The parts of the settings, in the order shown. Must not know what a part holds.

use crate::say;

/// A part of the settings, shown by itself.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Section {
    /// Theme, text size, motion, on top.
    #[default]
    Look,
    /// The key from anywhere, the tray, start with the session.
    Desktop,
    /// The user's own pattern.
    Breathing,
    /// The time to wrap up, dispositions, the summary.
    WrapUp,
    /// When promises are told of.
    Promises,
    /// Strengths, and kind words received.
    Strengths,
    /// The boundary ladder.
    Boundary,
    /// Who to call.
    Contacts,
    /// How long calls and the trash are kept.
    Keeping,
    /// What is personal and masked or flagged.
    Guard,
    /// Encryption, and when it locks.
    Lock,
}

impl Section {
    /// All of them, in the order shown.
    pub const ALL: [Self; 11] = [
        Self::Look,
        Self::Desktop,
        Self::Breathing,
        Self::WrapUp,
        Self::Promises,
        Self::Strengths,
        Self::Boundary,
        Self::Contacts,
        Self::Keeping,
        Self::Guard,
        Self::Lock,
    ];

    /// The name shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Look => say!("settings-look"),
            Self::Desktop => say!("settings-desktop"),
            Self::Breathing => say!("settings-breathing"),
            Self::WrapUp => say!("settings-wrap-up"),
            Self::Promises => say!("settings-promises"),
            Self::Strengths => say!("settings-strengths"),
            Self::Boundary => say!("settings-boundary-ladder"),
            Self::Contacts => say!("settings-contacts"),
            Self::Keeping => say!("settings-keeping"),
            Self::Guard => say!("settings-guard"),
            Self::Lock => say!("settings-lock"),
        }
    }

    /// What else it is looked for by.
    #[must_use]
    pub fn holds(self) -> &'static str {
        match self {
            Self::Look => say!("palette-settings-look"),
            Self::Desktop => say!("palette-settings-desktop"),
            Self::Breathing => say!("palette-settings-breathing"),
            Self::WrapUp => say!("palette-settings-wrap-up"),
            Self::Promises => say!("palette-settings-promises"),
            Self::Strengths => say!("palette-settings-strengths"),
            Self::Boundary => say!("palette-settings-boundary-ladder"),
            Self::Contacts => say!("palette-settings-contacts"),
            Self::Keeping => say!("palette-settings-keeping"),
            Self::Guard => say!("palette-settings-guard"),
            Self::Lock => say!("palette-settings-lock"),
        }
    }
}
