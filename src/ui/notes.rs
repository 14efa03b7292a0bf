//! The record, in the order of a call: what every call needs in view, the rest one step away.

use egui::{Key, RichText, TextEdit, Ui};

use super::commands::{self, Command};
use super::icon;
use super::view::{self, Fold, ViewState};
use super::widget::{self, Size};
use super::{cover, escalation, heat, theme, wrapup};
use super::{promised, timeline};
use crate::model::action::{Action, Change, Now, Place, Which};
use crate::model::call::{Call, Status};
use crate::model::field::Field;
use crate::model::state::Model;
use crate::model::when;
use crate::say;

/// Draws the record of this call.
pub fn notes_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    which: Which,
    now: &Now,
    out: &mut Vec<Action>,
) {
    let none = Call::new(now.fresh_id, now.wall.timestamp());
    let call = model.desk(which).map_or(&none, |desk| &desk.call);
    if which == Which::Saved {
        widget::named_field(ui, model, (which, Field::Words), Size::Area(4), "", out);
        widget::named_field(ui, model, (which, Field::Customer), Size::Line, "", out);
        widget::named_field(ui, model, (which, Field::Issue), Size::Line, "", out);
        widget::named_field(ui, model, (which, Field::Remedy), Size::Line, "", out);
    }
    widget::name(ui, say!("notes-heat-scale"));
    heat_at_the_start(ui, call, which, out);
    read_back(ui, call, which, now, out);
    pair(ui, model, which, [Field::Reference, Field::Callback], out);
    widget::steady(ui, "events", |ui| timeline::events_ui(ui, model, call, which, now, out));
    if which == Which::Saved || call.status != Status::WrapUp {
        widget::steady(ui, "promises", |ui| promised::promises_ui(ui, model, call, which, now, out));
    }
    if which == Which::Saved && call.options.is_some() {
        pair(ui, model, which, [Field::Can(0), Field::Can(1)], out);
        pair(ui, model, which, [Field::Cannot, Field::Because], out);
    }
    pair(ui, model, which, [Field::Offered, Field::Accepted], out);
    widget::steady(ui, "escalation", |ui| escalation::escalation_ui(ui, model, call, which, now, out));
    if which == Which::Saved {
        wrapup::outcome_ui(ui, model, call, which, out);
    }
    widget::steady(ui, "more", |ui| more(ui, model, view, (call, which), out));
    ui.add_space(theme::GRID * 2.0);
}

/// In a call its key leads here, and Enter back to their words.
fn heat_at_the_start(ui: &mut Ui, call: &Call, which: Which, out: &mut Vec<Action>) {
    let id = view::id(Place::Heat);
    let at = (which == Which::Live && call.status != Status::WrapUp).then_some(id);
    if let Some(heat) = heat::heat_ui(ui, at, say!("notes-heat-at-the-start"), call.heat_start) {
        out.push(Action::Record(which, Change::HeatStart(heat)));
    }
    if at.is_some()
        && ui.memory(|memory| memory.has_focus(id))
        && ui.input(|input| input.key_pressed(Key::Enter))
    {
        out.push(Action::Focus(Place::Field(which, Field::Words)));
    }
}

/// Two fields side by side.
pub(super) fn pair(
    ui: &mut Ui,
    model: &Model,
    which: Which,
    [left, right]: [Field; 2],
    out: &mut Vec<Action>,
) {
    ui.columns_const(|[a, b]| {
        widget::named_field(a, model, (which, left), Size::Line, "", out);
        widget::named_field(b, model, (which, right), Size::Line, "", out);
    });
}

fn read_back(ui: &mut Ui, call: &Call, which: Which, now: &Now, out: &mut Vec<Action>) {
    let label = call.read_back.map_or_else(
        || say!("notes-read-back-they-agree").to_owned(),
        |at| {
            let at = at.to_zoned(now.wall.time_zone().clone());
            say!("notes-read-back-at", time = when::time(&at))
        },
    );
    let mut ticked = call.read_back.is_some();
    let tick = ui.checkbox(&mut ticked, label);
    icon::focus_ring(ui, &tick, tick.rect);
    if tick.on_hover_text(commands::key_of(Command::ReadBack)).changed() {
        out.push(Action::Record(which, Change::ReadBack));
    }
}

fn more(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    (call, which): (&Call, Which),
    out: &mut Vec<Action>,
) {
    let label =
        if view.more_fold == Fold::Open { say!("notes-fewer-fields") } else { say!("notes-more-fields") };
    if widget::button(ui, label).clicked() {
        view.more_fold = view.more_fold.other();
    }
    if view.more_fold == Fold::Closed {
        return;
    }
    pair(ui, model, which, [Field::Product, Field::Channel], out);
    widget::named_field(ui, model, (which, Field::Occurred), Size::Line, "", out);
    widget::named_field(ui, model, (which, Field::Effect), Size::Area(1), "", out);
    repeat(ui, call, which, out);
    tags(ui, view, call, which, out);
    if which == Which::Live && call.status != Status::WrapUp {
        wrapup::outcome_ui(ui, model, call, which, out);
    }
}

fn repeat(ui: &mut Ui, call: &Call, which: Which, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        widget::name(ui, say!("notes-in-touch-about-it"));
        for (label, value) in [(say!("notes-yes"), true), (say!("notes-no"), false)] {
            let chosen = call.repeat == Some(value);
            let chip =
                widget::chip(ui, None, label, chosen.into(), &say!("notes-in-touch-before", answer = label));
            if chip.clicked() {
                out.push(Action::Record(which, Change::Repeat((!chosen).then_some(value))));
            }
        }
    });
}

/// Tags on one line, apart by commas. The line is the view's own while it is typed, the record
/// follows at every keystroke.
fn tags(ui: &mut Ui, view: &mut ViewState, call: &Call, which: Which, out: &mut Vec<Action>) {
    widget::name(ui, say!("notes-tags-apart-by-commas"));
    let mut line = view.tags.take().unwrap_or_else(|| call.tags.join(", "));
    let hint = RichText::new(say!("notes-tags-hint")).color(theme::palette(ui).muted);
    let edit =
        TextEdit::singleline(&mut line).id_salt(("tags", which)).desired_width(f32::INFINITY).hint_text(hint);
    let edit = cover::field(ui, edit);
    let response = ui.add(edit.margin(egui::Margin::symmetric(8, 5))).accessible_name(say!("notes-tags"));
    if response.changed() {
        let tags = line.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned);
        out.push(Action::Record(which, Change::Tags(tags.collect())));
    }
    if response.has_focus() {
        view.tags = Some(line);
    }
}
