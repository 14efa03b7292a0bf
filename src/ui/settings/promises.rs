//! When promises are told of.

use egui::Ui;

use super::{choice, explained};
use crate::model::settings::{Remind, Settings};

/// Draws when promises are told of.
pub(super) fn promises_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, "Reminders", "A quiet line in the corner; the count in the bar stays in any case.");
    choice(ui, "Reminders", Remind::ALL.map(|remind| (remind.name(), remind)), &mut settings.remind);
}
