//! A promise that came due, told quietly in the corner: it moves nothing, takes no keyboard and goes
//! by itself.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, ScrollArea, Ui};

use super::{cover, promises, theme, widget};
use crate::model::action::{Action, Now, Screen};
use crate::model::call::PromiseStatus;
use crate::model::remind::{JUST_SECS, Reminder, Typing};
use crate::model::state::Model;
use crate::model::{text, when};
use crate::say;

/// What stands above and below the text, in points.
const FRAME_PX: f32 = 18.0;

/// Draws the reminder that is up, above the breath's part, unless something was just done.
pub fn reminder_ui(ui: &Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    let Some(reminder) = model.reminder() else { return };
    // the ledger says it too
    let told = model.shows(Screen::Promises);
    if told || model.notices.iter().any(|notice| notice.until_secs.is_some()) {
        return;
    }
    let id = Id::unique("reminder");
    if reminder.typing == Typing::Yes && covers_typing(ui, id) {
        return;
    }
    let part = ui.min_rect();
    let corner = part.right_top() - egui::vec2(0.0, theme::GRID);
    let area = Area::new(id)
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .accessible_name(say!("reminder-reminder"));
    let width = ui.max_rect().width().min(340.0);
    area.fixed_pos(corner).show(ui.ctx(), |ui| {
        let palette = theme::palette(ui);
        let frame =
            Frame::new().fill(palette.surface).corner_radius(8).inner_margin(Margin::symmetric(10, 8));
        frame.stroke(egui::Stroke::new(1.0, palette.accent)).show(ui, |ui| {
            ui.set_width(width - 22.0);
            ui.spacing_mut().item_spacing.y = theme::GRID;
            // in a low window with large text it is turned over rather than laid over the breath's part
            let height = corner.y - ui.ctx().content_rect().top() - FRAME_PX;
            ScrollArea::vertical().max_height(height.max(theme::TARGET)).show(ui, |ui| {
                said(ui, &reminder, now);
                answers(ui, &reminder, out);
            });
        });
    });
}

/// Whether it would lie, or has lain, over the field that is being typed into.
fn covers_typing(ui: &Ui, id: Id) -> bool {
    let field = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let place = ui.memory(|memory| memory.area_rect(id));
    match (field, place) {
        (Some(field), Some(place)) => field.rect.intersects(place),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

fn said(ui: &mut Ui, reminder: &Reminder<'_>, now: &Now) {
    let palette = theme::palette(ui);
    let promise = &reminder.entry.promise;
    let overdue = promise.overdue(now.wall.timestamp());
    let moment = now.wall.timestamp();
    let just = promise.due.is_some_and(|due| (moment.as_second() - due.as_second()).abs() < JUST_SECS);
    let when = promise.due.map(|due| when::say(due, &now.wall)).unwrap_or_default();
    let head = match overdue {
        _ if just => say!("reminder-due-now").to_owned(),
        true => say!("reminder-due-since", when),
        false => say!("reminder-due", when),
    };
    let ink = if overdue { palette.alarm } else { palette.accent };
    ui.label(
        RichText::new(say!("reminder-head", due = &head, more = reminder.more))
            .font(theme::small_strong())
            .color(ink),
    );
    let to = cover::text(ui, reminder.entry.to);
    let who = if to.is_empty() { reminder.entry.short_id } else { &*to };
    let promised = cover::text(ui, &promise.text);
    let what = format!("{}, {}", text::one_line(&promised, 80), text::one_line(who, 30));
    let said = ui.label(RichText::new(&what).color(palette.text));
    ui.ctx().accesskit_node_builder(said.id, |node| {
        node.set_role(egui::accesskit::Role::Status);
        node.set_label(format!("{head}: {what}"));
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn answers(ui: &mut Ui, reminder: &Reminder<'_>, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        if widget::button(ui, say!("reminder-kept")).clicked() {
            out.push(promises::mark(&reminder.entry, PromiseStatus::Kept));
        }
        if widget::button(ui, say!("reminder-open-the-call")).clicked() {
            out.push(Action::Open(reminder.entry.call));
        }
        if widget::button(ui, say!("reminder-later"))
            .on_hover_text(say!("reminder-again-in-10-minutes"))
            .clicked()
        {
            out.push(Action::RemindLater);
        }
    });
}
