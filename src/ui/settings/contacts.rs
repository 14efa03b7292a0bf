//! Who to call when people come first: a list with the day on which each was last checked.

use egui::Ui;
use jiff::Zoned;

use super::explained;
use crate::model::contact::Contact;
use crate::model::settings::Settings;
use crate::model::when;
use crate::say;
use crate::ui::list::{self, Line, List};
use crate::ui::{theme, widget};

/// The width from which who and number stand side by side, in points.
const BESIDE: f32 = 240.0;

const LIST: List = List { one: "contact", most: Settings::LINES };

impl Line for Contact {
    fn is_blank(&self) -> bool {
        Self::is_blank(self)
    }
}

/// Draws the contacts.
pub(super) fn contacts_ui(ui: &mut Ui, settings: &mut Settings, now: &Zoned) {
    explained(ui, say!("settings-who-to-call"), say!("settings-who-to-call-help"));
    list::list_ui(ui, LIST, &mut settings.contacts, |ui, number, contact| {
        fields(ui, number, contact, now);
    });
}

fn fields(ui: &mut Ui, number: usize, contact: &mut Contact, now: &Zoned) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let dialled = if ui.available_width() >= BESIDE {
            ui.columns_const(|[left, right]| {
                who(left, number, contact);
                reach(right, number, contact)
            })
        } else {
            who(ui, number, contact);
            reach(ui, number, contact)
        };
        if dialled {
            contact.checked = Some(now.date());
        }
        field(ui, number, 2, &mut contact.note, ["note", say!("settings-contact-note")]);
        ui.horizontal_wrapped(|ui| {
            let checked = contact.checked.map(|day| say!("settings-contact-checked", date = when::date(day)));
            widget::name(ui, &checked.unwrap_or_else(|| say!("settings-not-checked").to_owned()));
            if contact.checked != Some(now.date()) {
                let button = widget::button(ui, say!("settings-checked-today"));
                let name = say!("settings-contact-checked-today", number);
                if button.accessible_name(name).clicked() {
                    contact.checked = Some(now.date());
                }
            }
        });
        ui.add_space(theme::GRID);
    });
}

fn who(ui: &mut Ui, number: usize, contact: &mut Contact) {
    field(ui, number, 0, &mut contact.who, ["who", say!("settings-contact-who")]);
}

/// Whether the number was changed: then it counts as checked.
fn reach(ui: &mut Ui, number: usize, contact: &mut Contact) -> bool {
    field(ui, number, 1, &mut contact.number, ["number", say!("settings-contact-number")])
}

/// Whether it was changed.
fn field(ui: &mut Ui, number: usize, at: usize, text: &mut String, [part, hint]: [&str; 2]) -> bool {
    let response = list::text(ui, list::id(LIST, number, at), text, hint);
    response.accessible_name(say!("settings-contact-part", number, part)).changed()
}
