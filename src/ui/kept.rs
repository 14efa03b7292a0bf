//! Words for where calls are: nothing is called saved where nothing is written. Must not decide where
//! anything is kept.

use egui::{RichText, Ui};

use super::theme;
use crate::model::ground::Doubt;
use crate::model::state::Model;
use crate::{key, say};

/// Messages about files, and those said instead where everything is in memory.
const INSTEAD: [(&str, &str); 8] = [
    (key!("bar-saved-calls"), key!("bar-calls-so-far")),
    (key!("bar-saved"), key!("bar-in-memory")),
    (key!("commands-review"), key!("commands-review-in-memory")),
    (key!("commands-lock-help"), key!("commands-lock-help-in-memory")),
    (key!("commands-keep-search-help"), key!("commands-keep-search-help-in-memory")),
    (key!("review-find"), key!("review-find-in-memory")),
    (key!("review-none-yet"), key!("review-none-yet-in-memory")),
    (key!("insights-none-yet"), key!("insights-none-yet-in-memory")),
];

/// The message with this key, true where nothing is written.
pub(super) fn said(model: &Model, key: &'static str) -> &'static str {
    let instead = INSTEAD.iter().find(|(files, _)| *files == key && model.in_memory());
    say!(instead.map_or(key, |(_, memory)| memory))
}

/// Draws that everything is in memory, in the width that is given; nothing where it is not.
pub(super) fn sign_ui(ui: &mut Ui, model: &Model, width: f32) {
    if !model.in_memory() {
        return;
    }
    let text = say!("bar-in-memory-only");
    let label = RichText::new(text).font(theme::small_strong()).color(theme::palette(ui).accent);
    ui.allocate_ui(egui::vec2(width.max(60.0), theme::TARGET), |ui| {
        ui.add(egui::Label::new(label).truncate()).on_hover_text(Doubt::Memory.words());
    });
}
