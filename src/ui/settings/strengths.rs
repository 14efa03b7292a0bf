//! What the user is good at, and kind words received.

use egui::Ui;

use super::explained;
use crate::model::settings::Settings;
use crate::say;
use crate::ui::list::{self, List};

/// Draws both lists.
pub(super) fn strengths_ui(ui: &mut Ui, settings: &mut Settings) {
    let most = Settings::LINES;
    explained(ui, say!("settings-what-you-are-good-at"), say!("settings-one-of-these-may-stand"));
    list::texts_ui(
        ui,
        List { one: "strength", most },
        say!("settings-i-stay-calm-when-it"),
        &mut settings.strengths,
    );
    explained(
        ui,
        say!("settings-kind-words-you-received"),
        say!("settings-from-callers-colleagues-your-manager"),
    );
    list::texts_ui(
        ui,
        List { one: "kind-word", most },
        say!("settings-you-were-the-first-who"),
        &mut settings.kind_words,
    );
}
