//! Who to call, before anything else, where people come first. Must not know where the list is
//! kept.

use egui::{RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::cards::{self, Just};
use super::icon;
use super::{theme, widget};
use crate::model::action::{Action, Now};
use crate::model::contact::Contact;
use crate::model::settings::Section;
use crate::model::state::Model;
use crate::say;

/// Draws the contacts, numbered for Ctrl+1…9; a hint while there are none.
pub fn contacts_ui(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    if !model.lead().is_some_and(|lead| lead.safety_first) {
        return;
    }
    widget::heading(ui, say!("contacts-who-to-call"));
    let contacts = model.contacts_first();
    if contacts.is_empty() {
        let hint = say!("contacts-nobody-yet");
        ui.label(RichText::new(hint).color(theme::palette(ui).text));
        if widget::button(ui, say!("contacts-add-contacts")).clicked() {
            out.push(Action::SetUp(Section::Contacts));
        }
    }
    ui.spacing_mut().item_spacing.y = theme::GRID;
    for (number, contact) in (1..).zip(contacts) {
        contact_ui(ui, model, (contact, number), now, out);
    }
    ui.add_space(theme::GRID);
}

fn contact_ui(
    ui: &mut Ui,
    model: &Model,
    (contact, number): (&Contact, usize),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let (pad, left) = (vec2(10.0, 6.0), 20.0);
    let wrap = width - pad.x * 2.0 - left;
    let doubt = contact.doubt(now.wall.date());
    let who = ui.painter().layout(contact.who.clone(), theme::body(), palette.text, wrap);
    let reach = ui.painter().layout(contact.number.clone(), theme::strong(), palette.accent, wrap);
    let beside = who.size().x + reach.size().x + 12.0 <= wrap;
    let small = [(&contact.note, palette.muted), (&doubt.clone().unwrap_or_default(), palette.alarm)];
    let small = small.map(|(text, ink)| {
        let galley = ui.painter().layout(text.clone(), theme::small(), ink, wrap);
        (galley, ink, text.is_empty())
    });
    let first_px = who.size().y.max(reach.size().y);
    let mut height = first_px + if beside { 0.0 } else { reach.size().y };
    height +=
        small.iter().filter(|(_, _, blank)| !blank).map(|(galley, ..)| galley.size().y + 1.0).sum::<f32>();
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, (height + pad.y * 2.0).max(32.0)), Sense::click());
    let parts = [contact.who.as_str(), &contact.number, &contact.note, doubt.as_deref().unwrap_or_default()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    let said = say!("contacts-copy", number, contact = parts.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said));
    if ui.is_rect_visible(rect) {
        let just = if model.just_copied_contact(number) { Just::Copied } else { Just::There };
        cards::plate(ui, (rect, pad.y), &response, just, &number.to_string());
        let painter = ui.painter();
        let mut at = rect.min + pad + vec2(left, 0.0);
        let reach_at = if beside { at + vec2(who.size().x + 12.0, 0.0) } else { at + vec2(0.0, first_px) };
        at.y += first_px + if beside { 0.0 } else { reach.size().y };
        painter.galley(rect.min + pad + vec2(left, 0.0), who, palette.text);
        painter.galley(reach_at, reach, palette.accent);
        for (galley, ink, blank) in small {
            if !blank {
                at.y += 1.0;
                let next = galley.size().y;
                painter.galley(at, galley, ink);
                at.y += next;
            }
        }
    }
    icon::focus_ring(ui, &response, rect);
    if response.clicked() {
        out.push(Action::CopyCard(number));
    }
}
