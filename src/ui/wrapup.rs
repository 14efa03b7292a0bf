//! Wrap-up: how it came out, in a few big choices.

use egui::Ui;

use super::commands::{self, Command};
use super::theme;
use super::widget::{self, Size};
use crate::model::action::{Action, Change, Which};
use crate::model::call::{Call, CauseKind};
use crate::model::field::Field;
use crate::model::state::Model;

/// Draws the wrap-up of the call in hand.
pub fn wrapup_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let frame = egui::Frame::new().fill(palette.surface).stroke(egui::Stroke::new(1.0, palette.accent));
    frame.corner_radius(8).inner_margin(theme::card_margin()).show(ui, |ui| {
        ui.label(egui::RichText::new("Wrap-up").font(theme::title()).color(palette.text));
        outcome_ui(ui, model, call, which, out);
        ui.add_space(theme::GRID);
        let label = format!("File it  {}", commands::key_of(Command::End));
        if widget::main_button(ui, &label).clicked() {
            out.push(Action::End);
        }
    });
}

/// Draws outcome, disposition, root cause and the heat at the end.
pub fn outcome_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, out: &mut Vec<Action>) {
    widget::named_field(ui, model, (which, Field::Outcome), Size::Line, "In a few words", out);
    widget::name(ui, "Disposition");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GRID, theme::GRID);
        for disposition in &model.settings.dispositions {
            let chosen = call.disposition == *disposition;
            let name = format!("Disposition: {disposition}");
            if widget::chip(ui, None, disposition, chosen.into(), &name).clicked() {
                out.push(Action::Record(which, Change::Disposition(disposition.clone())));
            }
        }
    });
    widget::name(ui, "Heat at the end");
    if let Some(heat) = widget::heat(ui, "Heat at the end", call.heat_end) {
        out.push(Action::Record(which, Change::HeatEnd(heat)));
    }
    widget::name(ui, "Where does the fault lie?");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GRID, theme::GRID);
        for kind in CauseKind::ALL {
            let chosen = call.root_cause.as_ref().is_some_and(|cause| cause.kind == kind);
            let name = format!("Root cause: {}", kind.name());
            if widget::chip(ui, None, kind.name(), chosen.into(), &name).clicked() {
                out.push(Action::Record(which, Change::RootCause(kind)));
            }
        }
    });
    if call.root_cause.is_some() {
        widget::field(ui, model, (which, Field::RootCause), Size::Line, "What exactly", out);
    }
}
