//! When promises are told of.

use egui::Ui;

use super::{choice, explained};
use crate::model::settings::{Remind, Settings};
use crate::say;

/// Draws when promises are told of.
pub(super) fn promises_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, say!("settings-reminders"), say!("settings-reminders-help"));
    choice(
        ui,
        say!("settings-reminders"),
        Remind::ALL.map(|remind| (remind.name(), remind)),
        &mut settings.remind,
    );
}
