//! Whether what was said can be read in the window. Kept until the program ends, not over it: who starts
//! it again sees at once what there is. Must not know how anything is covered.

/// What was said, in the window.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Cover {
    /// It can be read.
    #[default]
    Off,
    /// It cannot: the screen is shared.
    On,
}

impl Cover {
    /// The other way.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Off => Self::On,
            Self::On => Self::Off,
        }
    }
}
