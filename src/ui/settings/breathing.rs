//! How long to breathe, and the user's own way.

use egui::{DragValue, RichText, Ui};

use super::{choice, explained};
use crate::model::breath::own_range;
use crate::model::settings::Settings;
use crate::say;
use crate::ui::breath::{LENGTHS_SECS, length};
use crate::ui::{icon, theme, widget};

/// Narrower than this, the four phases stand in two rows.
const ROW_PX: f32 = 320.0;

/// Draws the length, the own pattern, and how to breathe safely.
pub(super) fn breathing_ui(ui: &mut Ui, settings: &mut Settings, safety: &str) {
    explained(ui, say!("settings-length"), say!("settings-length-help"));
    let lengths = LENGTHS_SECS.map(|secs| (length(secs), Some(secs)));
    let of_pattern = [(say!("settings-length-of-pattern"), None)];
    let lengths = lengths.iter().map(|(name, secs)| (name.as_str(), *secs));
    choice(ui, say!("settings-length"), of_pattern.into_iter().chain(lengths), &mut settings.breath_secs);
    explained(ui, say!("settings-own-pattern"), say!("settings-own-pattern-help"));
    let names = [say!("breath-in"), say!("breath-hold-full"), say!("breath-out"), say!("breath-hold-empty")];
    let whole = settings.own_pattern;
    let beside = if ui.available_width() < ROW_PX { whole.len() / 2 } else { whole.len() };
    let mut phases = settings.own_pattern.iter_mut().zip(names).enumerate();
    for _ in (0..whole.len()).step_by(beside) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GRID * 4.0;
            for (at, (secs, name)) in phases.by_ref().take(beside) {
                ui.vertical(|ui| {
                    widget::name(ui, name);
                    let range = own_range(&whole, at);
                    let drag = DragValue::new(secs).range(range).speed(0.1).max_decimals(1).suffix(" s");
                    let drag = ui.add(drag);
                    icon::come_into_sight(&drag);
                    drag.accessible_name(name);
                });
            }
        });
    }
    ui.add_space(theme::GRID * 2.0);
    ui.label(RichText::new(safety).font(theme::small()).color(theme::palette(ui).muted));
}
