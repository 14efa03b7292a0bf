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
use crate::report::handover as sheet;

/// No line of the page is wider, in points.
const MOST_PX: f32 = 560.0;

/// Below this height the question for an intention takes one line, in points.
const LITTLE_PX: f32 = 230.0;

/// Draws the shift.
pub fn shift_ui(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let shift = model.shift(now);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Shift").font(theme::title()).color(palette.text));
        if let Some(shift) = shift {
            let started = shift.started.to_zoned(now.wall.time_zone().clone()).strftime("since %H:%M");
            ui.label(RichText::new(started.to_string()).font(theme::small()).color(palette.muted));
        }
        if widget::button(ui, "Back").on_hover_text("Esc").clicked() {
            out.push(Action::Back);
        }
    });
    ScrollArea::vertical().id_salt("shift").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(MOST_PX.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = theme::GRID;
        widget::heading(ui, Part::Intention.name());
        let intention = shift.map_or("", |shift| shift.intention.as_str());
        field(ui, shift, Part::Intention, "What do you want from it?", out);
        if intention.is_empty() {
            intentions(ui, model, out);
        }
        if let Some(handover) = &model.handover {
            review(ui, model, shift, handover, out);
            open_issues(ui, model, handover, now, out);
        } else {
            ui.label(RichText::new("Looking…").color(palette.muted));
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
        ui.label(
            RichText::new("What do you want from this shift?").font(theme::strong()).color(palette.text),
        );
        if !little {
            intentions(ui, model, out);
        }
        ui.horizontal_wrapped(|ui| {
            let own = if little { "Choose" } else { "In my own words" };
            if widget::button(ui, own).on_hover_text("Ctrl+H").clicked() {
                out.push(Action::OpenShift);
            }
            if widget::button(ui, "Not today").clicked() {
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
    widget::heading(ui, "This shift");
    widget::prose(ui, &sheet::calls(handover.taken));
    for (id, count) in &handover.situations {
        let name = if id.is_empty() { "No situation noted" } else { model.playbook.name(id) };
        line(ui, &format!("{name}: {count}"));
    }
    if !handover.heats.is_empty() {
        let heats: Vec<String> =
            handover.heats.iter().map(|(before, after)| format!("{before} → {after}")).collect();
        line(ui, &format!("Heat before and after: {}", heats.join(" · ")));
    }
    let breaths = shift.map_or(&[][..], |shift| shift.breaths.as_slice());
    if !breaths.is_empty() {
        line(ui, &breathed(breaths.len(), breaths.iter().map(|breath| breath.secs).sum()));
    }
    if handover.promised > 0 {
        line(ui, &format!("Promises: {} made, {} kept so far", handover.promised, handover.kept));
    }
    if handover.to_raise > 0 {
        let things = if handover.to_raise == 1 {
            "1 thing".to_owned()
        } else {
            format!("{} things", handover.to_raise)
        };
        line(ui, &format!("{things} to raise, in your debriefs"));
    }
    widget::heading(ui, Part::WentWell.name());
    field(ui, shift, Part::WentWell, "One line is plenty", out);
}

fn open_issues(ui: &mut Ui, model: &Model, handover: &Handover, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    widget::heading(ui, "For whoever takes over");
    if handover.open.is_empty() {
        widget::prose(ui, "Nothing is left open.");
    }
    for issue in &handover.open {
        let name = match issue.what {
            Open::Promise { .. } => "Promise",
            Open::Escalation { .. } => "Escalation",
            Open::ToFinish => "To finish",
        };
        let head = format!("{name} · {} · {}", issue.short_id, cover::text(ui, &issue.who));
        ui.add(Label::new(RichText::new(head).font(theme::small_strong()).color(palette.muted)).truncate());
        widget::prose(ui, &cover::text(ui, &sheet::what(issue, &now.wall)));
    }
    ui.add_space(theme::GRID);
    if widget::main_button(ui, "Copy the sheet").on_hover_text("As Markdown").clicked() {
        let text = sheet::sheet(handover, &model.playbook, &now.wall);
        out.push(Action::Copy(text, "handover sheet".to_owned()));
        out.push(Action::Shift(Change::HandedOver));
    }
}

fn line(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(theme::palette(ui).muted));
}

/// "3 breathing breaks, 2 min 30 s together".
fn breathed(count: usize, secs: u32) -> String {
    let breaks =
        if count == 1 { "1 breathing break".to_owned() } else { format!("{count} breathing breaks") };
    let time = match (secs / 60, secs % 60) {
        (0, secs) => format!("{secs} s"),
        (mins, 0) => format!("{mins} min"),
        (mins, secs) => format!("{mins} min {secs} s"),
    };
    let together = if count == 1 { "" } else { " together" };
    format!("{breaks}, {time}{together}")
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
