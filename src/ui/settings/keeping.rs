//! How long calls are kept, and what was deleted.

use egui::Ui;

use super::{choice, explained};
use crate::model::settings::Settings;

/// Draws how long calls and the trash are kept.
pub(super) fn keeping_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(
        ui,
        "Keep calls",
        "Older ones go to the trash, a day after it was said. A call with a promise still open stays.",
    );
    let kept = [("For ever", None), ("30 days", Some(30)), ("90 days", Some(90)), ("A year", Some(365))];
    choice(ui, "Keep calls", kept, &mut settings.keep_days);
    explained(ui, "Empty the trash", "What was deleted so long ago is removed for good.");
    let emptied = [("Never", None), ("After 7 days", Some(7)), ("30 days", Some(30)), ("90 days", Some(90))];
    choice(ui, "Empty the trash", emptied, &mut settings.trash_days);
}
