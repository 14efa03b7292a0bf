//! The settings, part by part, each with a line that says what it does. Must not know how a change
//! is kept or taken back.

mod boundary;
mod breathing;
mod contacts;
mod desktop;
mod guard;
mod keeping;
mod lock;
mod look;
mod promises;
mod strengths;
mod wrapup;

use egui::{RichText, ScrollArea, Ui};

use super::commands::{self, Command};
use super::view::ViewState;
use super::widget;
use super::{arrows, theme};
use crate::model::action::{Action, Now, Place, Screen};
use crate::model::settings::{Section, Settings};
use crate::model::state::Model;
use crate::say;

/// The width from which the parts stand in a column beside what is shown, in points.
const BESIDE: f32 = 600.0;

/// The width of that column, in points.
const PARTS_PX: f32 = 140.0;

/// The widest that a setting is drawn, in points.
const WIDEST: f32 = 560.0;

/// Draws the settings.
pub fn settings_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(
            RichText::new(say!("settings-settings")).font(theme::title()).color(theme::palette(ui).text),
        );
        if widget::button(ui, say!("settings-back")).clicked() {
            out.push(Action::Go(Screen::Call));
        }
        let playbook = widget::button(ui, say!("settings-edit-the-playbook"));
        if playbook.on_hover_text(commands::key_of(Command::Playbook)).clicked() {
            out.push(Action::Go(Screen::Playbook));
        }
    });
    let beside = ui.available_width() >= BESIDE;
    if beside {
        ui.horizontal_top(|ui| {
            let on_a_part = ui.vertical(|ui| {
                ui.set_width(PARTS_PX);
                ui.add_space(theme::GRID * 2.0);
                sections_ui(ui, model, view, out)
            });
            ui.vertical(|ui| {
                arrows::beside_ui(ui, on_a_part.inner, |ui| {
                    section_pane(ui, model, view, now, out, |_, _, _| ());
                });
            });
        });
    } else {
        section_pane(ui, model, view, now, out, |ui, view, out| {
            ui.add_space(theme::GRID);
            ui.horizontal_wrapped(|ui| sections_ui(ui, model, view, out));
        });
    }
}

fn section_pane(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    now: &Now,
    out: &mut Vec<Action>,
    above: impl FnOnce(&mut Ui, &mut ViewState, &mut Vec<Action>),
) {
    let mut settings = model.settings.clone();
    ScrollArea::vertical().id_salt(("settings", model.section.name())).auto_shrink(false).show(ui, |ui| {
        arrows::rows_ui(ui, |ui| {
            above(ui, view, out);
            ui.set_max_width(WIDEST.min(ui.available_width()));
            match model.section {
                Section::Lock => lock::lock_ui(ui, model, &mut settings, view, out),
                Section::Desktop => desktop::desktop_ui(ui, &model.outside, &mut settings, out),
                _ => section_ui(ui, model, &mut settings, now),
            }
        });
        ui.add_space(theme::GRID * 2.0);
    });
    if settings != model.settings {
        out.push(Action::Set(settings));
    }
}

fn section_ui(ui: &mut Ui, model: &Model, settings: &mut Settings, now: &Now) {
    match model.section {
        Section::Look => look::look_ui(ui, settings),
        Section::Breathing => breathing::breathing_ui(ui, settings, &model.playbook.cues.safety),
        Section::WrapUp => wrapup::wrapup_ui(ui, model, settings),
        Section::Promises => promises::promises_ui(ui, settings, &model.outside),
        Section::Strengths => strengths::strengths_ui(ui, settings),
        Section::Boundary => boundary::boundary_ui(ui, settings, &model.playbook.ladder),
        Section::Contacts => contacts::contacts_ui(ui, settings, &now.wall),
        Section::Keeping => keeping::keeping_ui(ui, settings, model.ground.as_ref()),
        Section::Guard => guard::guard_ui(ui, settings),
        Section::Lock | Section::Desktop => {}
    }
}

/// Draws the names of the parts; whether one of them has the keyboard.
fn sections_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) -> bool {
    ui.spacing_mut().item_spacing = egui::vec2(theme::GRID, theme::GRID);
    let mut has_keyboard = false;
    for section in Section::ALL {
        let shown = section == model.section;
        let name = say!("settings-section", section = section.name());
        let chip = widget::chip(ui, None, section.name(), shown.into(), &name);
        if shown {
            view.settle(Place::Section, &chip);
        }
        has_keyboard |= chip.has_focus();
        if chip.clicked() {
            out.push(Action::SetUp(section));
        }
    }
    has_keyboard
}

/// The name of a setting, and one line that says what it does.
fn explained(ui: &mut Ui, name: &str, help: &str) {
    let palette = theme::palette(ui);
    ui.add_space(theme::GRID * 2.0);
    ui.label(RichText::new(name).font(theme::strong()).color(palette.text));
    ui.label(RichText::new(help).font(theme::small()).color(palette.muted));
}

/// A line that says why something has no effect just now.
fn hint(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::small()).color(theme::palette(ui).accent));
}

/// A few choices as chips; `of` is read before each by screen readers.
fn choice<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    of: &str,
    choices: impl IntoIterator<Item = (&'a str, T)>,
    value: &mut T,
) {
    ui.horizontal_wrapped(|ui| {
        for (name, choice) in choices {
            let chip = widget::chip(ui, None, name, (*value == choice).into(), &format!("{of}: {name}"));
            if chip.clicked() {
                *value = choice;
            }
        }
    });
}
