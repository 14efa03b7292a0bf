//! Carets and the keyboard: where they belong, and which text of a call has them. Must not know what is typed.

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Memory, TextEdit};

use super::icon;
use super::view::{self, Composer, Fold, Turn, ViewState, Wish};
use crate::model::action::{Place, Which};
use crate::model::field::Field;
use crate::model::guard::{self, Finding};
use crate::model::state::Model;

/// Puts the caret of a text behind so many scalars.
pub fn put(ctx: &Context, place: Place, at: usize) {
    let id = view::id(place);
    if let Some(mut state) = TextEdit::load_state(ctx, id) {
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
        TextEdit::store_state(ctx, id, state);
    }
}

/// Moves the caret, and what is marked, along with a text of which this was masked.
pub fn follow_mask(ctx: &Context, place: Place, findings: &[Finding]) {
    let id = view::id(place);
    let Some(mut state) = TextEdit::load_state(ctx, id) else { return };
    let Some(mut range) = state.cursor.char_range() else { return };
    for end in [&mut range.primary, &mut range.secondary] {
        end.index = guard::moved_caret(end.index.into(), findings).into();
    }
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ctx, id, state);
}

/// Marks the whole of a text.
pub fn mark_all(ctx: &Context, place: Place, text: &str) {
    let id = view::id(place);
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    TextEdit::store_state(ctx, id, state);
}

/// So long a place that wants the keyboard has to unfold: with so many frames left something else stands there.
const UNFOLDED: u8 = 3;

/// Gives the keyboard to the place that wants it, once it is drawn; whether something else stands there.
pub(super) fn follow(ctx: &Context, view: &mut ViewState) -> bool {
    let Some(Wish { place, frames }) = view.focus.take() else { return false };
    let id = view::id(place);
    ctx.request_repaint();
    if ctx.read_response(id).is_some() {
        ctx.memory_mut(|memory| memory.request_focus(id));
        // typing begins another search
        if let Some(query) = view.query_at(place) {
            mark_all(ctx, place, query);
        }
        icon::arrive(ctx, id);
        return false;
    }
    if let Place::Field(_, field) = place {
        unfold_for(view, field);
    }
    // a place that is not drawn soon is not there any more
    view.focus = frames.checked_sub(1).map(|frames| Wish { place, frames });
    let in_call = matches!(place, Place::Field(Which::Live, _) | Place::Heat);
    in_call && frames == UNFOLDED
}

/// Unfolds what hides this field.
const fn unfold_for(view: &mut ViewState, field: Field) {
    if matches!(field, Field::Can(_) | Field::Cannot | Field::Because) {
        view.notes_turn = Turn::Guide;
        view.composer = Composer::Open;
        return;
    }
    view.notes_turn = Turn::Notes;
    if matches!(field, Field::Product | Field::Channel | Field::Occurred | Field::Effect) {
        view.more_fold = Fold::Open;
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
