//! "Their words", always in sight, with the nouns that fill the cards below it.

use egui::{ScrollArea, Ui};

use super::widget::{self, Size};
use crate::model::action::{Action, Which};
use crate::model::field::Field;
use crate::model::state::Model;

/// Where the strip stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Room {
    /// Over the guide: so many lines of their words, the nouns in one row.
    Narrow(u8),
    /// In a column of its own: the nouns one below the other.
    Column,
}

/// The nouns that fill the cards, with what stands in an empty field.
const NOUNS: [(Field, &str); 3] =
    [(Field::Customer, "Name"), (Field::Issue, "Problem"), (Field::Remedy, "They want")];

/// Draws the strip.
pub fn strip_ui(ui: &mut Ui, model: &Model, room: Room, out: &mut Vec<Action>) {
    let rows = match room {
        Room::Narrow(rows) => rows,
        Room::Column => 7,
    };
    let words = (Which::Live, Field::Words);
    let hint = if model.live.is_some() {
        "Their words, as they say them"
    } else {
        "Their words. Typing begins a call"
    };
    let line = ui.fonts_mut(|fonts| fonts.row_height(&super::theme::body()));
    let height = line * f32::from(rows) + 10.0;
    ScrollArea::vertical().id_salt("words").max_height(height).min_scrolled_height(height).show(ui, |ui| {
        widget::field(ui, model, words, Size::Area(rows.into()), hint, out);
    });
    if room == Room::Column {
        for (field, _) in NOUNS {
            widget::named_field(ui, model, (Which::Live, field), Size::Line, "", out);
        }
        return;
    }
    ui.columns_const(|columns: &mut [Ui; 3]| {
        for (column, (field, hint)) in columns.iter_mut().zip(NOUNS) {
            noun(column, model, field, hint, out);
        }
    });
}

fn noun(ui: &mut Ui, model: &Model, field: Field, hint: &str, out: &mut Vec<Action>) {
    let response = widget::field(ui, model, (Which::Live, field), Size::Line, hint, out);
    let text = model.text(Which::Live, field);
    if !text.is_empty() {
        response.on_hover_text(format!("{}: {text}", field.name()));
    }
}
