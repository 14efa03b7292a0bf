//! Snippets from elsewhere, cards for elsewhere, and what is wrong with packs.

use egui::{Margin, RichText, TextEdit, Ui};

use crate::model::action::Action;
use crate::model::snippet::Format;
use crate::model::state::Model;
use crate::say;
use crate::ui::view::ViewState;
use crate::ui::{theme, widget};

/// The most lines of an import that are told here.
const MOST_TOLD: usize = 30;

/// Draws the field for a file and what can be done with it.
pub(super) fn elsewhere_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    widget::heading(ui, say!("editor-snippets-from-and-for-elsewhere"));
    let hint = RichText::new("~/.config/espanso/match/base.yml").color(palette.muted);
    let edit = TextEdit::singleline(&mut view.snippet_path).id_salt("snippets").hint_text(hint);
    let edit = edit.desired_width(f32::INFINITY).margin(Margin::symmetric(8, 4));
    ui.add(edit).accessible_name(say!("editor-file-of-snippets"));
    let path = view.snippet_path.trim().to_owned();
    ui.add_enabled_ui(!path.is_empty(), |ui| {
        ui.horizontal_wrapped(|ui| {
            if widget::button(ui, say!("editor-take-in")).on_hover_text(say!("editor-take-in-help")).clicked()
            {
                out.push(Action::ReadSnippets(path.clone()));
            }
            for (label, format) in [
                (say!("editor-write-for-espanso"), Format::Espanso),
                (say!("editor-write-csv"), Format::Csv),
                (say!("editor-write-a-pack"), Format::Ron),
            ] {
                if widget::button(ui, label).on_hover_text(say!("editor-write-help")).clicked() {
                    out.push(Action::Export(format, path.clone()));
                }
            }
        });
    });
    for told in model.editor.told.iter().take(MOST_TOLD) {
        let line = say!("editor-line", line = told.line, what = told.what);
        ui.label(RichText::new(line).font(theme::small()).color(palette.muted));
    }
    if let Some(more) = model.editor.told.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        ui.label(RichText::new(say!("editor-and-more", more)).font(theme::small()).color(palette.muted));
    }
    if !model.editor.faults.is_empty() {
        widget::heading(ui, say!("editor-packs-that-cannot-be-used"));
    }
    for fault in &model.editor.faults {
        ui.label(RichText::new(fault).font(theme::small()).color(palette.alarm));
    }
}
