//! What a window that runs can be asked to do from outside. Must not know by which way.

/// What the running window is asked to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ask {
    /// Come into view and take the keyboard.
    Raise,
    /// Come into view, and leave the keyboard where it is.
    Show,
    /// Go out of view.
    Hide,
    /// One or the other.
    Toggle,
    /// Strip or whole.
    Compact,
    /// Forget the key of the vault.
    Lock,
}

impl Ask {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Raise, Self::Show, Self::Hide, Self::Toggle, Self::Compact, Self::Lock];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::Show => "show",
            Self::Hide => "hide",
            Self::Toggle => "toggle",
            Self::Compact => "compact",
            Self::Lock => "lock",
        }
    }
}
