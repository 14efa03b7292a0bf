//! The user's own way to breathe.

use egui::{DragValue, Ui};

use super::explained;
use crate::model::settings::Settings;
use crate::say;
use crate::ui::widget;

/// Draws the own pattern.
pub(super) fn breathing_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, say!("settings-own-pattern"), say!("settings-own-pattern-help"));
    ui.horizontal(|ui| {
        let names =
            [say!("breath-in"), say!("breath-hold-full"), say!("breath-out"), say!("breath-hold-empty")];
        for (secs, name) in settings.own_pattern.iter_mut().zip(names) {
            ui.vertical(|ui| {
                widget::name(ui, name);
                let drag = DragValue::new(secs).range(0.0..=20.0).speed(0.1).max_decimals(1).suffix(" s");
                ui.add(drag).accessible_name(name);
            });
        }
    });
}
