//! The shift: its intention, what it held, what went well, and the sheet for whoever takes over. No
//! score, no comparison.

use egui::{Button, Label, RichText, ScrollArea, Stroke, Ui, vec2};

use super::paper::{self, Edited};
use super::widget::{self, Size};
use super::{cover, icon, theme};
use crate::model::action::{Action, Now, Place};
use crate::model::handover::{Handover, Open};
use crate::model::shift::{Change, Part, Shift};
use crate::model::state::Model;
use crate::model::when;
use crate::report::handover as sheet;
use crate::say;

/// No line of the page is wider, in points.
const MOST_PX: f32 = 560.0;

/// Below this height the question for an intention takes one line, in points.
const LITTLE_PX: f32 = 230.0;

/// Draws the shift.
pub fn shift_ui(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let shift = model.shift(now);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(say!("shift-shift")).font(theme::title()).color(palette.text));
        if let Some(shift) = shift {
            let started = shift.started.to_zoned(now.wall.time_zone().clone());
            let since = say!("shift-since", time = when::time(&started));
            ui.label(RichText::new(since).font(theme::small()).color(palette.muted));
        }
        if widget::button(ui, say!("shift-back")).on_hover_text("Esc").clicked() {
            out.push(Action::Back);
        }
    });
    ScrollArea::vertical().id_salt("shift").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(MOST_PX.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = theme::GRID;
        widget::heading(ui, Part::Intention.name());
        let intention = shift.map_or("", |shift| shift.intention.as_str());
        field(ui, shift, Part::Intention, say!("shift-intention-hint"), out);
        if intention.is_empty() {
            intentions(ui, model, out);
        }
        if let Some(handover) = &model.sheet(&now.wall) {
            review(ui, model, shift, handover, out);
            open_issues(ui, model, handover, now, out);
        } else {
            ui.label(RichText::new(say!("shift-looking")).color(palette.muted));
        }
        ui.add_space(theme::GRID * 2.0);
    });
}

/// The question for an intention in the empty window: it can be put away and blocks nothing. Once
/// something was done in the shift it takes a line.
pub fn ask_ui(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let little = ui.available_height() < LITTLE_PX || model.shift(now).is_some();
    let frame = egui::Frame::new().fill(palette.surface).stroke(Stroke::new(1.0, palette.line));
    frame.corner_radius(8).inner_margin(theme::card_margin()).show(ui, |ui| {
        ui.set_max_width(MOST_PX.min(ui.available_width()));
        ui.take_available_width();
        ui.spacing_mut().item_spacing.y = theme::GRID;
        ui.label(RichText::new(say!("shift-ask")).font(theme::strong()).color(palette.text));
        if !little {
            intentions(ui, model, out);
        }
        ui.horizontal_wrapped(|ui| {
            let own = if little { say!("shift-choose") } else { say!("shift-in-my-own-words") };
            if widget::button(ui, own).on_hover_text("Ctrl+H").clicked() {
                out.push(Action::OpenShift);
            }
            if widget::button(ui, say!("shift-not-today")).clicked() {
                out.push(Action::Shift(Change::Skip));
            }
        });
    });
}

fn intentions(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    for intention in &model.playbook.cues.intentions {
        let text = RichText::new(intention).color(palette.text);
        let button = Button::new(text).fill(palette.raised).stroke(Stroke::NONE).wrap();
        let response = ui.add(button.min_size(vec2(0.0, theme::TARGET)));
        icon::focus_ring(ui, &response, response.rect);
        if response.clicked() {
            out.push(Action::Shift(Change::Intend(intention.clone())));
        }
    }
}

fn review(ui: &mut Ui, model: &Model, shift: Option<&Shift>, handover: &Handover, out: &mut Vec<Action>) {
    widget::heading(ui, say!("shift-this-shift"));
    widget::prose(ui, &sheet::calls(handover.taken));
    for (id, count) in &handover.situations {
        let name = if id.is_empty() { say!("shift-no-situation-noted") } else { model.playbook.name(id) };
        line(ui, &format!("{name}: {count}"));
    }
    if !handover.heats.is_empty() {
        let heats: Vec<String> =
            handover.heats.iter().map(|(before, after)| format!("{before} → {after}")).collect();
        line(ui, &say!("shift-heats", heats = heats.join(" · ")));
    }
    let breaths = shift.map_or(&[][..], |shift| shift.breaths.as_slice());
    if !breaths.is_empty() {
        line(ui, &breathed(breaths.len(), breaths.iter().map(|breath| breath.secs).sum()));
    }
    if handover.promised > 0 {
        line(ui, &say!("shift-promises", promised = handover.promised, kept = handover.kept));
    }
    if handover.to_raise > 0 {
        line(ui, &say!("shift-to-raise", count = handover.to_raise));
    }
    widget::heading(ui, Part::WentWell.name());
    field(ui, shift, Part::WentWell, say!("shift-one-line-is-plenty"), out);
}

fn open_issues(ui: &mut Ui, model: &Model, handover: &Handover, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    widget::heading(ui, say!("shift-for-whoever-takes-over"));
    if handover.open.is_empty() {
        widget::prose(ui, say!("shift-nothing-is-left-open"));
    }
    for issue in &handover.open {
        let name = match issue.what {
            Open::Promise { .. } => say!("shift-promise"),
            Open::Escalation { .. } => say!("shift-escalation"),
            Open::ToFinish => say!("shift-to-finish"),
        };
        let who = cover::text(ui, &issue.who);
        let head = [name, &issue.short_id, &who].into_iter().filter(|part| !part.is_empty());
        let head = head.collect::<Vec<_>>().join(" · ");
        ui.add(Label::new(RichText::new(head).font(theme::small_strong()).color(palette.muted)).truncate());
        widget::prose(ui, &cover::text(ui, &sheet::what(issue, &now.wall, |at| when::say(at, &now.wall))));
    }
    if handover.more > 0 {
        widget::prose(ui, &say!("report-more-owed", count = handover.more));
    }
    ui.add_space(theme::GRID);
    if widget::main_button(ui, say!("shift-copy-the-sheet"))
        .on_hover_text(say!("shift-as-markdown"))
        .clicked()
    {
        let text = sheet::sheet(handover, &model.playbook, &now.wall);
        out.push(Action::Copy(text, say!("shift-handover-sheet").to_owned()));
        out.push(Action::Shift(Change::HandedOver));
    }
}

fn line(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(theme::palette(ui).muted));
}

/// "3 breathing breaks, 2 min 30 s together".
fn breathed(count: usize, secs: u32) -> String {
    let time = match (secs / 60, secs % 60) {
        (0, secs) => say!("shift-seconds", secs),
        (mins, 0) => say!("shift-minutes", mins),
        (mins, secs) => say!("shift-minutes-and-seconds", mins, secs),
    };
    say!("shift-breaks", count, time)
}

fn field(ui: &mut Ui, shift: Option<&Shift>, part: Part, hint: &str, out: &mut Vec<Action>) {
    let text = shift.map_or("", |shift| part.get(shift).as_str());
    let edit = paper::Edit { place: Place::Shift(part), text, name: part.name(), hint, size: Size::Line };
    match paper::edit_ui(ui, &edit) {
        Some(Edited::Typed(text, caret)) => out.push(Action::Shift(Change::Text(part, text, caret))),
        Some(Edited::Left) => out.push(Action::Shift(Change::Left)),
        None => {}
    }
}
