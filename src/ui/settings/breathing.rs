//! The user's own way to breathe.

use egui::{DragValue, Ui};

use super::explained;
use crate::model::settings::Settings;
use crate::ui::widget;

/// Draws the own pattern.
pub(super) fn breathing_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(
        ui,
        "Your own breathing pattern",
        "Seconds in, hold, out, hold: each up to 20, together up to 30.",
    );
    ui.horizontal(|ui| {
        let names = ["In", "Hold, full", "Out", "Hold, empty"];
        for (secs, name) in settings.own_pattern.iter_mut().zip(names) {
            ui.vertical(|ui| {
                widget::name(ui, name);
                let drag = DragValue::new(secs).range(0.0..=20.0).speed(0.1).max_decimals(1).suffix(" s");
                ui.add(drag).accessible_name(name);
            });
        }
    });
}
