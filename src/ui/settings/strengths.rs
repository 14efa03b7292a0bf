//! What the user is good at, and kind words received.

use egui::Ui;

use super::explained;
use crate::model::settings::Settings;
use crate::ui::list::{self, List};

/// Draws both lists.
pub(super) fn strengths_ui(ui: &mut Ui, settings: &mut Settings) {
    let most = Settings::LINES;
    explained(ui, "What you are good at", "One of these may stand beside a breath when you need it.");
    list::texts_ui(
        ui,
        List { one: "strength", most },
        "I stay calm when it gets loud",
        &mut settings.strengths,
    );
    explained(ui, "Kind words you received", "From callers, colleagues, your manager; in their words.");
    list::texts_ui(
        ui,
        List { one: "kind word", most },
        "“You were the first who listened”",
        &mut settings.kind_words,
    );
}
