//! A button that opens a list of choices. By keyboard it opens on the choice in force: arrows go on
//! from there, Enter chooses, Esc leaves it, and the keyboard is back at the button. Must not know
//! what is chosen.

use egui::{AsIdSalt, ComboBox, Id, IdSalt, Response, Ui};

use super::icon;
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
