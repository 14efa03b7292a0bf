//! What the user is good at, and kind words received.

use egui::Ui;

use super::explained;
use crate::model::settings::Settings;
use crate::say;
use crate::ui::list::{self, List};

/// Draws both lists.
pub(super) fn strengths_ui(ui: &mut Ui, settings: &mut Settings) {
    let most = Settings::LINES;
    explained(ui, say!("settings-strengths-name"), say!("settings-strengths-help"));
    list::texts_ui(
        ui,
        List { one: "strength", most },
        say!("settings-strength-hint"),
        &mut settings.strengths,
    );
    explained(ui, say!("settings-kind-words"), say!("settings-kind-words-help"));
    list::texts_ui(
        ui,
        List { one: "kind-word", most },
        say!("settings-kind-word-hint"),
        &mut settings.kind_words,
    );
}
