//! A button that opens a list of choices. By keyboard it opens on the choice in force: arrows go on
//! from there, Enter chooses, Esc leaves it, and the keyboard is back at the button. Must not know
//! what is chosen.

use egui::{AsIdSalt, Color32, ComboBox, Id, IdSalt, Response, TextWrapMode, Ui};

use super::icon;
use super::theme;
use super::widget::Chosen;

/// Draws the button with what is in force on it; `name` is read by screen readers, `entries` draws the
/// list.
pub fn dropdown_ui(
    ui: &mut Ui,
    salt: impl AsIdSalt + Copy,
    shown: &str,
    width_px: f32,
    name: &str,
    entries: impl FnOnce(&mut Ui),
) {
    let id = ui.make_persistent_id(IdSalt::new(salt));
    let was_open = ComboBox::is_open(ui.ctx(), id);
    let combo = ComboBox::from_id_salt(salt).selected_text(shown).width(width_px);
    let button = combo.show_ui(ui, entries).response.accessible_name(name);
    let is_open = ComboBox::is_open(ui.ctx(), id);
    let by_key = !ui.input(|input| input.pointer.any_click());
    if !was_open && is_open {
        ui.data_mut(|data| data.insert_temp(opening(), by_key));
    }
    if was_open && !is_open && by_key {
        button.request_focus();
        ui.ctx().request_repaint();
    }
}

/// The same where there is so much room: what is in force is cut short if it has to be.
pub fn dropdown_in_ui(
    ui: &mut Ui,
    salt: impl AsIdSalt + Copy,
    shown: &str,
    [width_px, room_px]: [f32; 2],
    name: &str,
    entries: impl FnOnce(&mut Ui),
) {
    let spacing = ui.spacing();
    let around_px = spacing.icon_width + spacing.icon_spacing + 2.0 * spacing.button_padding.x;
    let text = ui.painter().layout_no_wrap(shown.to_owned(), theme::body(), Color32::PLACEHOLDER);
    if text.size().x + around_px <= room_px {
        return dropdown_ui(ui, salt, shown, width_px, name, entries);
    }
    ui.scope(|ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        ui.set_max_width(room_px);
        dropdown_ui(ui, salt, shown, width_px.min(room_px), name, |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            entries(ui);
        });
    });
}

/// One choice of the list, which closes once it is made.
pub fn entry(ui: &mut Ui, label: &str, chosen: Chosen) -> Response {
    let response = ui.selectable_label(chosen != Chosen::No, label);
    let is_drawn = !ui.is_sizing_pass();
    if is_drawn && chosen != Chosen::No && ui.data_mut(|data| data.remove_temp(opening())) == Some(true) {
        response.request_focus();
    }
    icon::focus_ring(ui, &response, response.rect);
    if response.clicked() {
        ui.close();
    }
    response
}

/// Whether the list that is open was opened by a key, and nothing in it has the keyboard yet.
fn opening() -> Id {
    Id::unique("opening")
}
