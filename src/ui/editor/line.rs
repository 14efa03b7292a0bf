//! One text of the playbook to be typed into, with what the linter remarks under it. Must not know
//! which part of the editor it stands in.

use egui::{Key, Margin, Modifiers, Response, RichText, TextEdit, Ui};

use crate::model::action::{Action, Place};
use crate::model::editor::Editor;
use crate::model::lint::Remark;
use crate::model::pack::{Edit, Item, Spot, Way};
use crate::say;
use crate::ui::{icon, theme, view, widget};

/// The most scalars that can be typed into one text.
const MOST_CHARS: usize = 2000;

/// The most remarks shown under one text.
const MOST_REMARKS: usize = 2;

/// A text with its name above it.
pub(super) fn named(ui: &mut Ui, editor: &Editor, spot: Spot, hint: &str, out: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = widget::name(ui, &spot.name());
        if let Some(response) = edit(ui, editor, spot, hint, out) {
            response.labelled_by(label.id);
        }
    });
}

/// A text. While it has the keyboard, Alt with an arrow moves its item and Alt+Enter takes the
/// better wording.
pub(super) fn text(ui: &mut Ui, editor: &Editor, spot: Spot, hint: &str, out: &mut Vec<Action>) {
    if let Some(response) = edit(ui, editor, spot, hint, out) {
        response.accessible_name(spot.name());
    }
}

fn edit(ui: &mut Ui, editor: &Editor, spot: Spot, hint: &str, out: &mut Vec<Action>) -> Option<Response> {
    let mut typed = editor.book.text(editor.open_id(), spot)?;
    let remarks = editor.linter.remarks(spot, &typed);
    let id = view::id(Place::Spot(spot));
    if ui.memory(|memory| memory.has_focus(id)) {
        keys(ui, spot, &remarks, out);
    }
    let hint = RichText::new(hint).color(theme::palette(ui).muted);
    let edit = TextEdit::multiline(&mut typed).id(id).desired_rows(1).desired_width(f32::INFINITY);
    let edit = edit.return_key(None).char_limit(MOST_CHARS).hint_text(hint).margin(Margin::symmetric(8, 4));
    let output = edit.show(ui);
    let response = output.response.response;
    if response.changed() {
        let end = || typed.chars().count();
        let caret = output.cursor_range.map_or_else(end, |range| range.primary.index.into());
        out.push(Action::Edit(Edit::Text(spot, typed, caret)));
    }
    icon::come_into_sight(&response);
    if response.lost_focus() {
        out.push(Action::Edit(Edit::Left(spot)));
    }
    for remark in remarks.into_iter().take(MOST_REMARKS) {
        remark_ui(ui, spot, remark, out);
    }
    Some(response)
}

fn keys(ui: &Ui, spot: Spot, remarks: &[Remark], out: &mut Vec<Action>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    if pressed(Key::Enter)
        && let Some(better) = remarks.iter().find_map(|remark| remark.better.as_ref())
    {
        out.push(Action::Edit(Edit::Better(spot, better.line.clone())));
        out.push(Action::Focus(Place::Spot(spot)));
    }
    let way = if pressed(Key::ArrowUp) {
        Way::Up
    } else if pressed(Key::ArrowDown) {
        Way::Down
    } else {
        return;
    };
    let Some(item) = spot.item() else { return };
    let (Item::Step(at)
    | Item::Card(at)
    | Item::Wording(_, at)
    | Item::Avoid(at)
    | Item::Pattern(at)
    | Item::Situation(at)) = item;
    out.push(Action::Edit(Edit::Move(item, way)));
    let at = if way == Way::Up { at.saturating_sub(1) } else { at + 1 };
    out.push(Action::Focus(Place::Spot(spot.at(at))));
}

fn remark_ui(ui: &mut Ui, spot: Spot, remark: Remark, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GRID * 1.5, 2.0);
        ui.label(RichText::new(&remark.what).font(theme::small()).color(palette.muted));
        let Some(better) = remark.better else { return };
        let shown = RichText::new(format!("→ {}", better.shown)).font(theme::small()).color(palette.accent);
        let take = ui.add(egui::Button::new(shown).fill(palette.accent_soft).wrap());
        icon::focus_ring(ui, &take, take.rect);
        let take = take.on_hover_text(say!("editor-take-the-better-wording"));
        if take.clicked() {
            out.push(Action::Edit(Edit::Better(spot, better.line)));
        }
    });
}
