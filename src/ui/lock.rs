//! The lock: what covers the window while the vault is locked. Must not show anything of a call.

use egui::text_edit::TextEditState;
use egui::{CentralPanel, Frame, Key, Margin, Response, RichText, TextEdit, Ui};

use super::view::{self, ViewState};
use super::{theme, widget};
use crate::model::action::{Action, Place};
use crate::model::compact::Form;
use crate::model::lock::{Asked, Change, Closing};
use crate::model::secret::Secret;
use crate::model::state::Model;
use crate::{key, say};

/// The widest that the field is drawn, in points.
const WIDEST: f32 = 320.0;

/// Covers the window.
pub(super) fn lock_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let strip = model.form == Form::Compact;
    let margin = if strip { Margin::symmetric(8, 4) } else { Margin::same(16) };
    CentralPanel::default().frame(Frame::new().fill(palette.page).inner_margin(margin)).show(ui, |ui| {
        if strip {
            ui.horizontal(|ui| head_ui(ui, model));
            ui.horizontal(|ui| field_ui(ui, model, view, out));
            return;
        }
        ui.add_space(ui.available_height() * 0.2);
        ui.horizontal_top(|ui| {
            ui.add_space((ui.available_width() - WIDEST).max(0.0) / 2.0);
            ui.vertical(|ui| {
                ui.set_max_width(WIDEST.min(ui.available_width()));
                ui.label(RichText::new(say!("lock-locked")).font(theme::title()).color(palette.text));
                ui.add_space(theme::GRID);
                head_ui(ui, model);
                ui.add_space(theme::GRID * 2.0);
                field_ui(ui, model, view, out);
            });
        });
    });
}

/// What is going on, or went wrong.
fn head_ui(ui: &mut Ui, model: &Model) {
    let palette = theme::palette(ui);
    let failing = if model.failing() { Some(say!(UNSAVED)) } else { None };
    let trouble = model.lock.trouble.as_deref().or(failing);
    let (text, ink) = match (trouble, model.lock.closing) {
        (Some(trouble), _) => (trouble, palette.alarm),
        (None, Closing::No) => (say!("lock-your-notes-are-encrypted"), palette.muted),
        (None, _) => (say!("lock-on-its-way"), palette.muted),
    };
    ui.label(RichText::new(text).font(theme::small()).color(ink));
}

const UNSAVED: &str = key!("lock-unsaved");

fn field_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let field = secret(ui, view::id(Place::Passphrase), &mut view.passphrase, say!("lock-passphrase"));
    view.settle(Place::Passphrase, &field);
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let opening = model.lock.asked == Some(Asked::Unlock);
    let name = if opening { say!("lock-opening") } else { say!("lock-unlock") };
    let pressed = widget::main_button(ui, name).clicked();
    if (enter || pressed) && !opening && !view.passphrase.is_blank() {
        let said = take(ui, view::id(Place::Passphrase), &mut view.passphrase);
        out.push(Action::Lock(Change::Unlock(said)));
    }
}

/// A field for a passphrase: what is typed is not shown.
pub(super) fn secret(ui: &mut Ui, id: egui::Id, text: &mut Secret, name: &str) -> Response {
    let width = ui.available_width().min(WIDEST);
    let edit = TextEdit::singleline(text.typed()).id(id).password(true).hint_text(name);
    ui.add(edit.desired_width(width)).accessible_name(name)
}

/// What was typed, which the field forgets.
pub(super) fn take(ui: &Ui, id: egui::Id, text: &mut Secret) -> Secret {
    TextEditState::default().store(ui.ctx(), id);
    std::mem::take(text)
}
