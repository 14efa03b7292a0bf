//! When promises are told of.

use egui::Ui;

use super::{choice, explained, hint};
use crate::model::outside::{Outside, Service};
use crate::model::settings::{Remind, Settings};
use crate::say;

/// Draws when promises are told of.
pub(super) fn promises_ui(ui: &mut Ui, settings: &mut Settings, outside: &Outside) {
    explained(ui, say!("settings-reminders"), say!("settings-reminders-help"));
    choice(
        ui,
        say!("settings-reminders"),
        Remind::ALL.map(|remind| (remind.name(), remind)),
        &mut settings.remind,
    );
    explained(ui, say!("settings-notifications"), say!("settings-notifications-help"));
    choice(
        ui,
        say!("settings-notifications"),
        [(say!("settings-on"), true), (say!("settings-off"), false)],
        &mut settings.notify,
    );
    if outside.notifications == Service::Missing {
        hint(ui, say!("settings-notifications-missing"));
    }
}
