//! "Their words", always in sight, with the nouns that fill the cards below it.

use egui::{ScrollArea, Ui};

use super::widget::{self, Size};
use crate::model::action::{Action, Which};
use crate::model::field::Field;
use crate::model::state::Model;

/// Draws the strip; `rows` lines of their words are in sight at least.
pub fn strip_ui(ui: &mut Ui, model: &Model, rows: usize, out: &mut Vec<Action>) {
    let words = (Which::Live, Field::Words);
    let hint = if model.live.is_some() { "Their words, as they say them" } else { "Their words. Typing begins a call" };
    let line = ui.fonts_mut(|fonts| fonts.row_height(&super::theme::body()));
    let height = line * rows as f32 + 12.0;
    ScrollArea::vertical().id_salt("words").max_height(height).min_scrolled_height(height).show(ui, |ui| {
        widget::field(ui, model, words, Size::Area(rows), hint, out);
    });
    ui.columns_const(|[name, problem, remedy]| {
        widget::field(name, model, (Which::Live, Field::Customer), Size::Line, "Name", out);
        widget::field(problem, model, (Which::Live, Field::Issue), Size::Line, "Problem", out);
        widget::field(remedy, model, (Which::Live, Field::Remedy), Size::Line, "They want", out);
    });
}
