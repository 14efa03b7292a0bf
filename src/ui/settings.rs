//! The settings, each with a line that says what it does.

use egui::{DragValue, RichText, ScrollArea, Ui};

use super::theme;
use super::widget;
use crate::model::action::{Action, Screen};
use crate::model::settings::{Motion, Settings, Theme};
use crate::model::state::Model;

/// Draws the settings.
pub fn settings_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let mut settings = model.settings.clone();
    ui.horizontal(|ui| {
        ui.label(RichText::new("Settings").font(theme::title()).color(theme::palette(ui).text));
        if widget::button(ui, "Back").clicked() {
            out.push(Action::Go(Screen::Call));
        }
    });
    ScrollArea::vertical().id_salt("settings").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(560.0);
        look(ui, &mut settings);
        breathing(ui, &mut settings);
    });
    if settings != model.settings {
        out.push(Action::Set(settings));
    }
}

fn look(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, "Theme", "System follows the desktop.");
    choice(ui, "Theme", Theme::ALL.map(|theme| (theme.name(), theme)), &mut settings.theme);
    explained(ui, "Text size", "Ctrl + and Ctrl - do the same from anywhere.");
    ui.horizontal(|ui| {
        let drag =
            DragValue::new(&mut settings.text_percent).range(Settings::TEXT_PERCENT).speed(1.0).suffix(" %");
        ui.add(drag).accessible_name("Text size in per cent");
    });
    explained(ui, "Motion", "Reduced shows the breath as word and count, without the ring.");
    choice(ui, "Motion", [("Full", Motion::Full), ("Reduced", Motion::Reduced)], &mut settings.motion);
    explained(ui, "Always on top", "The window stays above others, also above full-screen ones.");
    choice(ui, "Always on top", [("On", true), ("Off", false)], &mut settings.on_top);
}

fn breathing(ui: &mut Ui, settings: &mut Settings) {
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

fn explained(ui: &mut Ui, name: &str, help: &str) {
    let palette = theme::palette(ui);
    ui.add_space(theme::GRID * 2.0);
    ui.label(RichText::new(name).font(theme::strong()).color(palette.text));
    ui.label(RichText::new(help).font(theme::small()).color(palette.muted));
}

fn choice<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    of: &str,
    choices: [(&str, T); N],
    value: &mut T,
) {
    ui.horizontal_wrapped(|ui| {
        for (name, choice) in choices {
            let chip = widget::chip(ui, None, name, (*value == choice).into(), &format!("{of}: {name}"));
            if chip.clicked() {
                *value = choice;
            }
        }
    });
}
