//! What happened, with the time: lines that are typed straight into the record.

use egui::{Align, Layout, RichText, Ui, UiBuilder, Vec2};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::widget::{self, Size};
use super::{dropdown, ladder, theme};
use crate::model::action::{Action, Change, Now, Place, Which};
use crate::model::call::{Call, EventKind};
use crate::model::field::Field;
use crate::model::state::Model;
use crate::say;

/// The width from which time, kind and text of an event stand on one line; where there is less the
/// text has a line of its own.
const ONE_LINE_PX: f32 = 480.0;

/// The least width of the kind of an event.
const KIND_PX: f32 = 112.0;

/// The width of the cross at the end of a line.
const CROSS_PX: f32 = theme::TARGET + theme::GRID;

/// Draws the event log.
pub fn events_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, now: &Now, out: &mut Vec<Action>) {
    widget::heading(ui, say!("timeline-what-happened"));
    for (at, event) in call.events.iter().enumerate() {
        let narrow = ui.available_width() < ONE_LINE_PX;
        let hint = hint(event.kind, call.events.get(at + 1).map(|next| next.kind));
        let mut corner = widget::row(ui, |ui| {
            let time = event.at.to_zoned(now.wall.time_zone().clone()).strftime("%H:%M").to_string();
            ui.label(RichText::new(time).font(theme::small()).color(theme::palette(ui).muted));
            let (salt, name) = (("kind", which, at), say!("timeline-kind-of-event"));
            let room_px = ui.available_width();
            dropdown::dropdown_in_ui(ui, salt, event.kind.name(), [KIND_PX, room_px], name, |ui| {
                for kind in EventKind::CHOICES {
                    if dropdown::entry(ui, kind.name(), (event.kind == kind).into()).clicked() {
                        out.push(Action::Record(which, Change::EventKind(at, kind)));
                        out.push(Action::Focus(Place::Field(which, Field::Event(at))));
                    }
                }
            });
            (!narrow).then(|| line_and_corner(ui, model, (which, Field::Event(at)), hint, out))
        });
        let corner = *corner.get_or_insert_with(|| {
            widget::row(ui, |ui| line_and_corner(ui, model, (which, Field::Event(at)), hint, out))
        });
        // behind the text for Tab, so that Shift+Tab leads from there to the kind
        let mut corner = ui.new_child(UiBuilder::new().max_rect(corner));
        if icon::button(&mut corner, Icon::Cross, say!("timeline-take-out-this-event"), State::Plain)
            .clicked()
        {
            out.push(Action::Record(which, Change::RemoveEvent(at)));
        }
    }
    ui.horizontal_wrapped(|ui| {
        let label = commands::labelled(say!("timeline-log-an-event"), Command::Event, which);
        if widget::steady(ui, "another", |ui| widget::button(ui, &label)).inner.clicked() {
            out.push(Action::Record(which, Change::Event(EventKind::Quote, String::new())));
        }
        ladder::incident_button(ui, model, call, now, out);
    });
}

/// The text of an event, and the place of the cross behind it.
fn line_and_corner(
    ui: &mut Ui,
    model: &Model,
    at: (Which, Field),
    hint: &str,
    out: &mut Vec<Action>,
) -> egui::Rect {
    line(ui, model, at, hint, out);
    let end = Layout::right_to_left(Align::Center);
    ui.with_layout(end, |ui| ui.allocate_space(Vec2::splat(theme::TARGET)).1).inner
}

/// A field that leaves room for the cross behind it.
pub(super) fn line(ui: &mut Ui, model: &Model, at: (Which, Field), hint: &str, out: &mut Vec<Action>) {
    let width = ui.available_width() - CROSS_PX - ui.spacing().item_spacing.x;
    ui.allocate_ui(egui::vec2(width.max(40.0), theme::TARGET), |ui| {
        widget::field(ui, model, at, Size::Line, hint, out);
    });
}

/// What to write beside an event of this kind, with this one after it.
fn hint(kind: EventKind, next: Option<EventKind>) -> &'static str {
    match kind {
        EventKind::Quote if next.is_some_and(EventKind::is_rung) => say!("timeline-their-words-before-it"),
        EventKind::Quote => say!("timeline-their-exact-words"),
        EventKind::Warning => say!("timeline-the-warning-as-given"),
        EventKind::Hold => say!("timeline-why-how-long"),
        EventKind::Supervisor => say!("timeline-who-joined"),
        EventKind::Action => say!("timeline-what-was-done"),
        EventKind::Request | EventKind::FinalWarning | EventKind::CallEnded => say!("timeline-what-was-said"),
        EventKind::HandedOver => say!("timeline-to-whom-what-was-said"),
        EventKind::Note | EventKind::Unknown => say!("timeline-what-happened"),
    }
}
