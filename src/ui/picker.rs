//! The situation picker: numbered chips, or what the caller does typed in.

use egui::{Key, RichText, TextEdit, Ui};

use super::view::{self, Fold, ViewState};
use super::widget::{self, Chosen};
use super::{theme, view::Turn};
use crate::model::action::{Action, Change, Place, Which};
use crate::model::field::Field;
use crate::model::state::Model;
use crate::say;

/// How many situations have a number.
const NUMBERED: usize = 10;

/// The situations shown, in the order of their numbers: what was typed ranks them, else they
/// stand as in the playbook.
#[must_use]
pub fn shown(model: &Model, view: &ViewState) -> Vec<String> {
    if view.picker_query.trim().is_empty() {
        return model.playbook.situations.iter().map(|situation| situation.id.clone()).collect();
    }
    model.playbook.rank(&view.picker_query).into_iter().map(|situation| situation.id.clone()).collect()
}

/// Whether the picker folds once something is chosen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// Only the chosen ones are shown then, until the search is used or the rest is unfolded.
    Folds,
    /// There is room for all of them, always.
    Whole,
}

/// Draws the picker.
pub fn picker_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, extent: Extent, out: &mut Vec<Action>) {
    let chosen = model.call().map(|call| call.situations.clone()).unwrap_or_default();
    let searching = view.focus.is_some_and(|wish| wish.place == Place::Picker)
        || ui.memory(|memory| memory.has_focus(view::id(Place::Picker)));
    let folds = extent == Extent::Folds && !chosen.is_empty() && !searching;
    let folded = folds && view.picker_fold == Fold::Closed && view.picker_query.is_empty();
    ui.spacing_mut().item_spacing.y = theme::GRID;
    if !folded {
        search(ui, model, view, out);
    }
    let shown = shown(model, view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GRID, theme::GRID);
        if folded {
            for id in &chosen {
                situation(ui, model, view, (shown.iter().position(|known| known == id), id), &chosen, out);
            }
            if widget::button(ui, say!("picker-change"))
                .on_hover_text(say!("picker-show-all-situations"))
                .clicked()
            {
                view.picker_fold = Fold::Open;
            }
            return;
        }
        for (at, id) in shown.iter().enumerate() {
            situation(ui, model, view, (Some(at), id), &chosen, out);
        }
        if shown.is_empty() {
            ui.label(RichText::new(say!("picker-no-situation-fits")).color(theme::palette(ui).muted));
        }
        if folds && widget::button(ui, say!("picker-fewer")).clicked() {
            view.picker_fold = Fold::Closed;
            view.picker_query.clear();
        }
    });
}

fn situation(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    (at, id): (Option<usize>, &str),
    chosen: &[String],
    out: &mut Vec<Action>,
) {
    let Some(situation) = model.playbook.situation(id) else { return };
    let state = match chosen.iter().position(|known| known == id) {
        Some(0) => Chosen::Leads,
        Some(_) => Chosen::Yes,
        None => Chosen::No,
    };
    // in wrap-up the digits belong to its choices; Alt with them still chooses here
    let number = at.filter(|at| *at < NUMBERED && !model.wrapping_up()).map(|at| (at + 1) % NUMBERED);
    let chip = widget::chip(ui, number, &situation.chip, state, &situation.name);
    if chip.on_hover_text(&situation.name).clicked() {
        choose(view, id, out);
    }
}

fn search(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let hint = RichText::new(say!("picker-what-is-the-caller-doing")).color(theme::palette(ui).muted);
    let edit = TextEdit::singleline(&mut view.picker_query).id(view::id(Place::Picker)).hint_text(hint);
    let edit =
        edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 5)).show(ui).response.response;
    let edit = edit.accessible_name(say!("picker-what-is-the-caller-doing"));
    if edit.lost_focus()
        && ui.input(|input| input.key_pressed(Key::Enter))
        && let Some(best) = shown(model, view).first()
        && !view.picker_query.trim().is_empty()
    {
        choose(view, best, out);
        out.push(Action::Focus(Place::Field(Which::Live, Field::Words)));
    }
}

fn choose(view: &mut ViewState, id: &str, out: &mut Vec<Action>) {
    out.push(Action::Record(Which::Live, Change::Situation(id.to_owned())));
    view.picker_query.clear();
    view.picker_fold = Fold::Closed;
    view.notes_turn = Turn::Guide;
}
