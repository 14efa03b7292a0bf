//! Two options: the cue that it is time for them, and the composer that makes a sentence of what
//! can be done, what cannot, and why. Must not know how the sentence is made.

use egui::{Frame, Key, Modifiers, RichText, Ui, vec2};

use super::commands::{self, Command};
use super::guide::{self, INDENT};
use super::view::{Composer, ViewState};
use super::{cards, icon, theme, widget};
use crate::model::action::{Action, Now, Place, Which};
use crate::model::field::Field;
use crate::model::playbook::Situation;
use crate::model::spoken::{Nudge, Spoken};
use crate::model::state::Model;
use crate::{key, say};

/// The fields in the order of Enter, with what stands in an empty one.
const FIELDS: [(Field, &str); 4] = [
    (Field::Can(0), key!("options-i-can")),
    (Field::Can(1), key!("options-or-i-can")),
    (Field::Cannot, key!("options-i-cant")),
    (Field::Because, key!("options-because")),
];

/// The width from which two fields stand side by side, in points.
const SIDE_BY_SIDE: f32 = 260.0;

/// Draws the composer where it is wanted, else the cue where it is time.
pub fn options_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    if is_open(model, view.composer) {
        guide::indented(ui, INDENT, |ui| composer(ui, model, view, now, out));
        return;
    }
    let offering = &model.playbook.offering;
    let cue = match model.nudge() {
        Some(Nudge::Now) => &offering.cue,
        Some(Nudge::Begun) => &offering.begun,
        None => return,
    };
    guide::indented(ui, INDENT, |ui| {
        let text = format!("{cue}: {}", commands::key_of(Command::Options));
        let text = RichText::new(text).color(theme::palette(ui).accent);
        let button = ui.add(egui::Button::new(text).frame(false).min_size(vec2(0.0, theme::TARGET)));
        icon::focus_ring(ui, &button, button.rect.expand2(vec2(theme::GRID, 0.0)));
        if button.on_hover_text(&offering.hint).clicked() {
            commands::run(Command::Options, model, view, now, out);
        }
    });
}

/// Whether the composer is shown: when it was asked for, or as the next thing to do where hands
/// are tied.
fn is_open(model: &Model, composer: Composer) -> bool {
    let tied = model.lead().is_some_and(Situation::hands_tied);
    let offered = model.call().is_some_and(|call| !call.offered.trim().is_empty());
    match composer {
        Composer::Open => true,
        Composer::ByItself => tied && !offered && model.on_call(),
        Composer::Closed => false,
    }
}

/// Where the keyboard goes when the composer is asked for: the first field that says nothing.
#[must_use]
pub fn first_empty(model: &Model) -> Place {
    let empty = |field: &Field| model.text(Which::Live, *field).trim().is_empty();
    let first = FIELDS.iter().map(|(field, _)| *field).find(empty);
    Place::Field(Which::Live, first.unwrap_or(Field::Because))
}

fn composer(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.accent_soft).corner_radius(6).inner_margin(theme::card_margin());
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GRID, theme::GRID);
        let heading = RichText::new(say!("options-heading")).font(theme::small_strong());
        ui.label(heading.color(palette.muted)).on_hover_text(&model.playbook.offering.hint);
        let shown = model.spoken(Which::Live, Spoken::Offer, now);
        let after = if shown.is_some() { Place::Spoken(Spoken::Offer) } else { words() };
        let nexts = FIELDS.iter().skip(1).map(|(field, _)| Place::Field(Which::Live, *field)).chain([after]);
        let rows: Vec<_> = FIELDS.into_iter().zip(nexts).collect();
        for pair in rows.chunks(2) {
            if ui.available_width() >= SIDE_BY_SIDE
                && let [left, right] = pair
            {
                ui.columns_const(|[a, b]| {
                    line(a, model, view, *left, out);
                    line(b, model, view, *right, out);
                });
            } else {
                for one in pair {
                    line(ui, model, view, *one, out);
                }
            }
        }
        let Some(shown) = shown else { return };
        let card = cards::spoken_ui(ui, model, (Which::Live, Spoken::Offer), &shown, out);
        if card.has_focus() {
            view.composing = Some(Spoken::Offer);
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                leave(view, out);
            }
        }
        if card.clicked() {
            leave(view, out);
        }
        let key = commands::key_of(Command::Options);
        let help = RichText::new(say!("options-help", key));
        ui.label(help.font(theme::small()).color(palette.muted));
    });
}

fn line(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    ((field, hint), next): ((Field, &'static str), Place),
    out: &mut Vec<Action>,
) {
    let response = widget::field_then(ui, model, (Which::Live, field), say!(hint), next, out);
    if response.has_focus() {
        view.composing = Some(Spoken::Offer);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        leave(view, out);
    }
}

/// The composer folds away; what was typed stays in the record.
fn leave(view: &mut ViewState, out: &mut Vec<Action>) {
    view.composer = Composer::Closed;
    view.composing = None;
    out.push(Action::Focus(words()));
}

const fn words() -> Place {
    Place::Field(Which::Live, Field::Words)
}
