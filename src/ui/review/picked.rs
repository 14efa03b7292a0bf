//! Several calls at once: selecting them by click or key, and what can be done with those selected.
//! Must not know how it is done.

use egui::{Context, Key, Modifiers, Response, RichText, TextEdit, Ui};
use uuid::Uuid;

use crate::model::action::{Action, Place};
use crate::model::state::Model;
use crate::model::text;
use crate::model::together::Form;
use crate::say;
use crate::ui::view::{self, ViewState};
use crate::ui::{cover, theme, widget};

/// Draws what can be done with the selected calls, while there are any.
pub(super) fn picked_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let count = model.shelf.picked.len();
    if count == 0 {
        view.tag_picked = None;
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let palette = theme::palette(ui);
        let selected = say!("review-selected", count = text::grouped(count));
        ui.label(RichText::new(selected).font(theme::small_strong()).color(palette.accent));
        if widget::button(ui, say!("review-tag")).clicked() {
            view.tag_picked = Some(String::new());
            out.push(Action::Focus(Place::TagPicked));
        }
        for form in Form::ALL {
            let name = say!("review-export-as", form = form.name());
            if widget::button(ui, form.name()).on_hover_text(&name).accessible_name(&name).clicked() {
                out.push(Action::ExportPicked(form));
            }
        }
        let delete =
            widget::button(ui, say!("review-delete")).accessible_name(say!("review-delete-selected"));
        if delete.on_hover_text(say!("review-delete-help")).clicked() {
            out.push(Action::DeletePicked);
        }
        if widget::button(ui, say!("review-clear")).accessible_name(say!("review-select-none")).clicked() {
            out.push(Action::Pick(Vec::new()));
        }
    });
    let Some(tag) = &mut view.tag_picked else { return };
    let hint = RichText::new(say!("review-tag-hint")).color(theme::palette(ui).muted);
    let edit = cover::field(ui, TextEdit::singleline(tag).id(view::id(Place::TagPicked)).hint_text(hint));
    let edit = edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 5));
    let response = ui.add(edit).accessible_name(say!("review-tag-for-selected"));
    if response.lost_focus() {
        if ui.input(|input| input.key_pressed(Key::Enter)) {
            out.push(Action::TagPicked(tag.clone()));
        }
        view.tag_picked = None;
        out.push(Action::Focus(Place::Search));
    }
}

/// The row that has the keyboard: its place, from 0, and its call.
pub(in crate::ui) fn focused(ctx: &Context, view: &ViewState) -> Option<(usize, Uuid)> {
    let focused = ctx.memory(egui::Memory::focused)?;
    view.row_focused.filter(|(_, id)| row_id(*id) == focused)
}

/// The keys of a row that has the keyboard: Space selects it, with Shift all from the last one on;
/// Ctrl+A every call of the list. Called before rows are drawn, for Space would open one.
pub(super) fn keys(ui: &Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let Some((at, id)) = focused(ui.ctx(), view) else { return };
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Space) {
        out.push(Action::Pick(through(model, view.pick_from, at)));
    } else if pressed(Modifiers::NONE, Key::Space) {
        view.pick_from = at;
        out.push(Action::Pick(turned(model, id)));
    } else if pressed(Modifiers::COMMAND, Key::A) {
        out.push(Action::PickAll);
    }
}

/// While the search has the keyboard, Shift with an arrow selects the marked row and the next.
pub(super) fn extend(model: &Model, view: &mut ViewState, to: usize, out: &mut Vec<Action>) {
    if model.shelf.picked.is_empty() {
        view.pick_from = view.list_mark;
    }
    view.mark_row(to);
    out.push(Action::Pick(through(model, view.pick_from, to)));
}

/// What a click on a row does: it opens, or selects with Ctrl or Shift.
pub(super) fn clicked(
    response: &Response,
    (at, id): (usize, Uuid),
    model: &Model,
    view: &mut ViewState,
    out: &mut Vec<Action>,
) {
    if response.gained_focus() {
        view.list_sought = Some(at);
    }
    if response.has_focus() {
        view.row_focused = Some((at, id));
    }
    if !response.clicked() {
        return;
    }
    let modifiers = response.ctx.input(|input| input.modifiers);
    if modifiers.shift {
        out.push(Action::Pick(through(model, view.pick_from, at)));
    } else if modifiers.command {
        view.pick_from = at;
        out.push(Action::Pick(turned(model, id)));
    } else {
        view.pick_from = at;
        out.push(Action::Open(id));
    }
}

/// The id of the row of a call.
pub(super) fn row_id(id: Uuid) -> egui::Id {
    egui::Id::unique(("saved call", id))
}

/// The selection with this call, or without it when it is in it.
fn turned(model: &Model, id: Uuid) -> Vec<Uuid> {
    let mut picked = model.shelf.picked.clone();
    if !picked.remove(&id) {
        picked.insert(id);
    }
    picked.into_iter().collect()
}

/// Every row at hand from one place to another.
fn through(model: &Model, from: usize, to: usize) -> Vec<Uuid> {
    (from.min(to)..=from.max(to)).filter_map(|at| Some(model.shelf.row(at)?.id)).collect()
}
