//! Carets: where one belongs, and which text of a call has it. Must not know what is typed.

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Memory, TextEdit};

use super::view::{self, ViewState};
use crate::model::action::{Place, Which};
use crate::model::field::Field;
use crate::model::state::Model;

/// Puts the caret of a text behind so many scalars.
pub fn put(ctx: &Context, place: Place, at: usize) {
    let id = view::id(place);
    if let Some(mut state) = TextEdit::load_state(ctx, id) {
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
        TextEdit::store_state(ctx, id, state);
    }
}

/// Notes which text of a call has the keyboard, and what of it is marked; what lies over the window
/// does not change that.
pub fn note_said(ctx: &Context, model: &Model, view: &mut ViewState) {
    if model.overlay.is_some() {
        return;
    }
    let focused = ctx.memory(Memory::focused);
    let holds = |which: Which, field: Field| focused == Some(view::id(Place::Field(which, field)));
    let mut fields = [Which::Live, Which::Saved].into_iter().filter_map(|which| {
        let fields = Field::all_of(&model.desk(which)?.call);
        fields.into_iter().find(|field| holds(which, *field)).map(|field| (which, field))
    });
    view.said = fields.next().zip(focused).map(|((which, field), id)| {
        let marked = TextEdit::load_state(ctx, id).and_then(|state| state.cursor.char_range());
        let marked = marked.map(|range| {
            let range = range.as_sorted_char_range();
            usize::from(range.start)..usize::from(range.end)
        });
        let whole = 0..model.text(which, field).chars().count();
        (which, field, marked.filter(|marked| !marked.is_empty()).unwrap_or(whole))
    });
}
