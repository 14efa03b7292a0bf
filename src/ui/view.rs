//! What the views themselves remember: what is typed into a search, which pane has its turn.
//! Nothing of it is worth keeping; must not hold anything of a call.

use egui::Id;

use crate::model::action::Place;

/// Which of two panes has its turn where there is no room for both.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Turn {
    /// The guide.
    #[default]
    Guide,
    /// The notes.
    Notes,
}

impl Turn {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Guide => Self::Notes,
            Self::Notes => Self::Guide,
        }
    }
}

/// Whether a part is folded away.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Fold {
    /// It is.
    #[default]
    Closed,
    /// It is shown.
    Open,
}

impl Fold {
    /// The other way.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Closed => Self::Open,
            Self::Open => Self::Closed,
        }
    }
}

/// A place that wants the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// Which.
    pub place: Place,
    /// How many more frames it may take to be drawn.
    pub frames: u8,
}

/// What the views remember between frames.
#[derive(Clone, Debug, Default)]
pub struct ViewState {
    /// What is typed into "What is the caller doing?".
    pub picker_query: String,
    /// Whether all situations are shown while one leads.
    pub picker_fold: Fold,
    /// Which pane has its turn.
    pub notes_turn: Turn,
    /// Whether the fields used less are shown.
    pub more_fold: Fold,
    /// What is typed into the palette.
    pub palette_query: String,
    /// Which hit of the palette is marked, from 0.
    pub palette_mark: usize,
    /// What is typed into the search of the review.
    pub search: String,
    /// Which row of the list is marked, from 0.
    pub list_mark: usize,
    /// Where the keyboard is to go as soon as that place is drawn.
    pub focus: Option<Wish>,
    /// Tags as they are being typed.
    pub tags: Option<String>,
}

/// The widget id of a place.
#[must_use]
pub fn id(place: Place) -> Id {
    Id::unique(("place", place))
}
