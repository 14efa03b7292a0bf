//! What the views themselves remember: what is typed into a search, which pane has its turn.
//! Nothing of it is worth keeping; must not hold anything of a call.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use egui::{Context, Id, Memory, Response, Ui};
use uuid::Uuid;

use super::theme;
use crate::model::action::{Place, Which};
use crate::model::call::Call;
use crate::model::field::Field;
use crate::model::insights::Kind;
use crate::model::ledger::Group;
use crate::model::secret::Secret;
use crate::model::settings::Settings;
use crate::model::spoken::Spoken;
use crate::model::wrapup::Row;

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

/// Whether the composer of two options is shown.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Composer {
    /// Where it is the next thing to do.
    #[default]
    ByItself,
    /// It was asked for.
    Open,
    /// It was left.
    Closed,
}

/// Whether there is room for guide and notes one above the other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Height {
    /// They take turns.
    Short,
    /// There is.
    Tall,
}

impl Height {
    /// The height that is left here.
    #[must_use]
    pub fn of(ui: &Ui) -> Self {
        if ui.available_height() < theme::TALL { Self::Short } else { Self::Tall }
    }

    /// The size of the breathing ring at most, in points.
    #[must_use]
    pub const fn largest_ring(self) -> f32 {
        match self {
            Self::Short => 64.0,
            Self::Tall => 96.0,
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

/// Where digits go in the wrap-up of one call.
#[derive(Clone, Debug, Default)]
pub struct Digits {
    /// The call; for another one nothing of this holds.
    call: Uuid,
    /// The row that the agent went to, away from the one in turn.
    pub row: Option<Row>,
    /// The first digit of two, pressed in this row.
    pub begun: Option<(Row, String)>,
}

impl Digits {
    /// The same for this call.
    #[must_use]
    pub fn of(&self, call: &Call) -> Self {
        if self.call == call.id { self.clone() } else { Self { call: call.id, ..Self::default() } }
    }

    /// The row that they are for.
    #[must_use]
    pub fn turn(&self, call: &Call, settings: &Settings) -> Row {
        self.row.unwrap_or_else(|| Row::in_turn(call, settings))
    }
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
    /// The number of the card that is to come into sight.
    pub card_sought: Option<usize>,
    /// Whether the composer of two options is shown.
    pub composer: Composer,
    /// How far the edge of the breath drawn last moves from empty to full, in points.
    pub breath_edge_px: f32,
    /// What the keyboard is making, at the last frame.
    pub composing: Option<Spoken>,
    /// What is typed into the palette.
    pub palette_query: String,
    /// Which hit of the palette is marked, from 0.
    pub palette_mark: usize,
    /// Which hit of the palette is to come into sight.
    pub palette_sought: Option<usize>,
    /// The marked hit is to be chosen once everything that was typed was looked for.
    pub palette_chooses: bool,
    /// What had the keyboard before the palette was shown.
    pub under_palette: Option<Id>,
    /// What is typed into the search of the review.
    pub search: String,
    /// What was searched when that was last put there.
    pub searched: String,
    /// Which row of the list is marked, from 0.
    pub list_mark: usize,
    /// Which row of the list is to come into sight.
    pub list_sought: Option<usize>,
    /// The marked row is to be opened once the search that is typed was answered.
    pub opens_marked: bool,
    /// Which row of the ledger had the keyboard last, from 0.
    pub ledger_mark: usize,
    /// Whether promises that were kept are shown.
    pub kept_fold: Fold,
    /// Whether promises that were broken are shown.
    pub broken_fold: Fold,
    /// Which number of each figure Tab leads to: row and column, from 0.
    pub figure_marks: HashMap<Kind, (usize, usize)>,
    /// The figures whose table is shown.
    pub tables: HashSet<Kind>,
    /// Whether the agent's own patterns are shown.
    pub own_fold: Fold,
    /// Whether what narrows the list is shown.
    pub facets_fold: Fold,
    /// The name of the search that is being kept, as it is typed.
    pub search_name: Option<String>,
    /// The tag for the selected calls, as it is typed.
    pub tag_picked: Option<String>,
    /// The row of the list that has the keyboard: its place, from 0, and its call.
    pub row_focused: Option<(usize, Uuid)>,
    /// Where a selection of several begins, from 0.
    pub pick_from: usize,
    /// Where the keyboard is to go as soon as that place is drawn.
    pub focus: Option<Wish>,
    /// What had the keyboard last.
    pub focused: Option<Id>,
    /// Where the digits of the wrap-up go.
    pub wrapup: Digits,
    /// Which of the thoughts that fit is offered in the debrief, from 0.
    pub debrief_thought: usize,
    /// The text of a call that has the keyboard, and what of it is marked.
    pub said: Option<(Which, Field, Range<usize>)>,
    /// The file of snippets as it is being typed.
    pub snippet_path: String,
    /// The passphrase that opens, as it is being typed.
    pub passphrase: Secret,
    /// A new one.
    pub new_passphrase: Secret,
    /// The same again.
    pub same_passphrase: Secret,
    /// Tags as they are being typed.
    pub tags: Option<String>,
}

impl ViewState {
    /// Remembers what has the keyboard at the end of a frame.
    pub fn note_focus(&mut self, ctx: &Context) {
        self.focused = ctx.memory(Memory::focused).or(self.focused);
    }

    /// Gives the keyboard to this control if it was sent to its place.
    pub fn settle(&mut self, place: Place, control: &Response) {
        if self.focus.is_some_and(|wish| wish.place == place) {
            self.focus = None;
            control.request_focus();
            control.ctx.request_repaint();
        }
    }

    /// What is typed into the search at this place.
    #[must_use]
    pub fn query_at(&self, place: Place) -> Option<&str> {
        match place {
            Place::Search => Some(&self.search),
            Place::Picker => Some(&self.picker_query),
            _ => None,
        }
    }

    /// Marks this row of the list, which comes into sight.
    pub const fn mark_row(&mut self, at: usize) {
        self.list_mark = at;
        self.list_sought = Some(at);
    }

    /// Whether this group of the ledger is shown; what is owed always is.
    #[must_use]
    pub const fn ledger_fold(&self, group: Group) -> Fold {
        match group {
            Group::Kept => self.kept_fold,
            Group::Broken => self.broken_fold,
            _ => Fold::Open,
        }
    }

    /// Shows this group of the ledger, or hides it.
    pub const fn turn_ledger_fold(&mut self, group: Group) {
        match group {
            Group::Kept => self.kept_fold = self.kept_fold.other(),
            Group::Broken => self.broken_fold = self.broken_fold.other(),
            _ => {}
        }
    }
}

/// The widget id of a place.
#[must_use]
pub fn id(place: Place) -> Id {
    Id::unique(("place", place))
}
