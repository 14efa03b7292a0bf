//! A text of a private paper, to be typed into. Must not know which paper it is.

use egui::{RichText, TextEdit, Ui};

use super::widget::Size;
use super::{cover, icon, theme, view};
use crate::model::action::Place;

/// What is shown and where it belongs.
pub(super) struct Edit<'a> {
    pub(super) place: Place,
    pub(super) text: &'a str,
    pub(super) name: &'a str,
    pub(super) hint: &'a str,
    pub(super) size: Size,
}

/// What was done to it.
pub(super) enum Edited {
    /// The text is now this; the caret stands behind so many scalars.
    Typed(String, usize),
    /// The keyboard has left it.
    Left,
}

/// Draws the field.
pub(super) fn edit_ui(ui: &mut Ui, edit: &Edit<'_>) -> Option<Edited> {
    let mut text = edit.text.to_owned();
    let field = match edit.size {
        Size::Line => TextEdit::singleline(&mut text),
        Size::Area(rows) | Size::Bare(rows) => TextEdit::multiline(&mut text).desired_rows(rows),
    };
    let field = cover::field(ui, field);
    let hint = RichText::new(edit.hint).color(theme::palette(ui).muted);
    let field = field.id(view::id(edit.place)).desired_width(f32::INFINITY).hint_text(hint);
    let output = field.margin(egui::Margin::symmetric(8, 4)).show(ui);
    let response = output.response.response.accessible_name(edit.name);
    icon::come_into_sight(&response);
    if response.changed() {
        let end = || text.chars().count();
        let caret = output.cursor_range.map_or_else(end, |range| range.primary.index.into());
        return Some(Edited::Typed(text, caret));
    }
    response.lost_focus().then_some(Edited::Left)
}
