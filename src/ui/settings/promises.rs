//! When promises are told of.

use egui::{RichText, Ui};

use super::{choice, explained};
use crate::model::outside::{Outside, Service};
use crate::model::settings::{Remind, Settings};
use crate::say;
use crate::ui::theme;

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
        ui.label(
            RichText::new(say!("settings-notifications-missing"))
                .font(theme::small())
                .color(theme::palette(ui).alarm),
        );
    }
}
