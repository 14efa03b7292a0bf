//! What happened, with the time, and what was promised: lines that are typed straight into the
//! record.

use egui::{Align, ComboBox, Layout, RichText, Ui};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::widget::{self, Size};
use super::{ladder, theme};
use crate::model::action::{Action, Change, Now, Which};
use crate::model::call::{Call, EventKind, Promise, PromiseStatus};
use crate::model::field::Field;
use crate::model::state::Model;
use crate::model::when;

/// The width from which time, kind and text of an event stand on one line; where there is less the
/// text has a line of its own.
const ONE_LINE_PX: f32 = 480.0;

/// The width of the cross at the end of a line.
const CROSS_PX: f32 = theme::TARGET + theme::GRID;

/// Draws the event log.
pub fn events_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, now: &Now, out: &mut Vec<Action>) {
    widget::heading(ui, "What happened");
    for (at, event) in call.events.iter().enumerate() {
        let narrow = ui.available_width() < ONE_LINE_PX;
        widget::row(ui, |ui| {
            let time = event.at.to_zoned(now.wall.time_zone().clone()).strftime("%H:%M").to_string();
            ui.label(RichText::new(time).font(theme::small()).color(theme::palette(ui).muted));
            let combo =
                ComboBox::from_id_salt(("kind", which, at)).width(112.0).selected_text(event.kind.name());
            let combo = combo.show_ui(ui, |ui| {
                for kind in EventKind::CHOICES {
                    if ui.selectable_label(event.kind == kind, kind.name()).clicked() {
                        out.push(Action::Record(which, Change::EventKind(at, kind)));
                        ui.close();
                    }
                }
            });
            combo.response.accessible_name("Kind of event");
            if !narrow {
                line(ui, model, (which, Field::Event(at)), hint(event.kind), out);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon::button(ui, Icon::Cross, "Take out this event", State::Plain).clicked() {
                    out.push(Action::Record(which, Change::RemoveEvent(at)));
                }
            });
        });
        if narrow {
            widget::field(ui, model, (which, Field::Event(at)), Size::Line, hint(event.kind), out);
        }
    }
    ui.horizontal_wrapped(|ui| {
        let label = commands::labelled("Log an event", Command::Event, which);
        if widget::button(ui, &label).clicked() {
            out.push(Action::Record(which, Change::Event(EventKind::Quote, String::new())));
        }
        ladder::incident_button(ui, model, call, now, out);
    });
}

/// Draws the promises.
pub fn promises_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, now: &Now, out: &mut Vec<Action>) {
    widget::heading(ui, "Promises");
    for (at, promise) in call.promises.iter().enumerate() {
        widget::row(ui, |ui| {
            status(ui, promise, which, out);
            line(ui, model, (which, Field::Promise(at)), "I will … by …", out);
            if icon::button(ui, Icon::Cross, "Take out this promise", State::Plain).clicked() {
                out.push(Action::Record(which, Change::RemovePromise(promise.id.clone())));
            }
        });
        due(ui, promise, now);
    }
    let label = commands::labelled("Note a promise", Command::Promise, which);
    if widget::button(ui, &label).clicked() {
        out.push(Action::Record(which, Change::Promise(String::new())));
    }
}

/// A field that leaves room for the cross behind it.
fn line(ui: &mut Ui, model: &Model, at: (Which, Field), hint: &str, out: &mut Vec<Action>) {
    let width = ui.available_width() - CROSS_PX - ui.spacing().item_spacing.x;
    ui.allocate_ui(egui::vec2(width.max(40.0), theme::TARGET), |ui| {
        widget::field(ui, model, at, Size::Line, hint, out);
    });
}

fn status(ui: &mut Ui, promise: &Promise, which: Which, out: &mut Vec<Action>) {
    let combo = ComboBox::from_id_salt(("promise", which, &promise.id)).width(64.0);
    let combo = combo.selected_text(status_name(promise.status)).show_ui(ui, |ui| {
        for status in [PromiseStatus::Open, PromiseStatus::Kept, PromiseStatus::Broken] {
            if ui.selectable_label(promise.status == status, status_name(status)).clicked() {
                out.push(Action::Record(which, Change::PromiseStatus(promise.id.clone(), status)));
                ui.close();
            }
        }
    });
    combo.response.accessible_name("Standing of this promise");
}

/// What is understood of the words while they are typed, spelt out, and once it counts by when it is
/// due.
fn due(ui: &mut Ui, promise: &Promise, now: &Now) {
    let palette = theme::palette(ui);
    let (text, ink) = match (when::split_promise(&promise.text, &now.wall).1, promise.due) {
        (Some(typed), _) => {
            let doubt = typed.doubt.map(|doubt| format!(" ({})", doubt.words())).unwrap_or_default();
            (format!("by {}{doubt}", when::spell(typed.at, &now.wall)), palette.accent)
        }
        (None, Some(due)) if promise.overdue(now.wall.timestamp()) => {
            (format!("overdue, by {}", when::say(due, &now.wall)), palette.alarm)
        }
        (None, Some(due)) => (format!("by {}", when::say(due, &now.wall)), palette.accent),
        (None, None) if promise.text.trim().is_empty() => return,
        (None, None) => ("no time understood".to_owned(), palette.muted),
    };
    ui.label(RichText::new(text).font(theme::small()).color(ink));
}

const fn status_name(status: PromiseStatus) -> &'static str {
    match status {
        PromiseStatus::Open => "open",
        PromiseStatus::Kept => "kept",
        PromiseStatus::Broken => "broken",
    }
}

const fn hint(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Quote => "Their exact words",
        EventKind::Warning => "The warning as given",
        EventKind::Hold => "Why, how long",
        EventKind::Supervisor => "Who joined",
        EventKind::Action => "What was done",
        EventKind::Request | EventKind::FinalWarning | EventKind::CallEnded => "What was said",
        EventKind::HandedOver => "To whom, what was said",
        EventKind::Note | EventKind::Unknown => "What happened",
    }
}
