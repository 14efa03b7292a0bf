//! Words for where calls are: nothing is called saved where nothing is written. Must not decide where
//! anything is kept.

use std::borrow::Cow;

use egui::{RichText, Ui};

use super::theme;
use crate::model::ground::Doubt;
use crate::model::state::Model;

/// What is said of files, and of memory instead; the longer before what it holds.
const WORDS: [(&str, &str); 5] = [
    ("Saved calls", "Calls so far"),
    ("saved calls", "calls so far"),
    ("calls saved", "calls"),
    ("; a call in hand is saved first", ""),
    ("saved", "in memory"),
];

/// These words, true where nothing is written.
pub(super) fn said<'a>(model: &Model, words: &'a str) -> Cow<'a, str> {
    if !model.in_memory() {
        return Cow::Borrowed(words);
    }
    let said = WORDS.iter().fold(words.to_owned(), |said, (files, memory)| said.replace(files, memory));
    Cow::Owned(said)
}

/// Draws that everything is in memory, in the width that is given; nothing where it is not.
pub(super) fn sign_ui(ui: &mut Ui, model: &Model, width: f32) {
    if !model.in_memory() {
        return;
    }
    let text = "In memory only";
    let label = RichText::new(text).font(theme::small_strong()).color(theme::palette(ui).accent);
    ui.allocate_ui(egui::vec2(width.max(60.0), theme::TARGET), |ui| {
        ui.add(egui::Label::new(label).truncate()).on_hover_text(Doubt::Memory.words());
    });
}
