//! One situation, every text of it in its place. Must not know how an edit is carried out.

use egui::{Frame, RichText, ScrollArea, Stroke, Ui};

use super::{Standing, buttons_px, line, quiet, standing, tools, tools_px};
use crate::model::action::Action;
use crate::model::editor::Editor;
use crate::model::pack::{Edit, Item, Key, List, Spot};
use crate::model::playbook::{Card, Situation};
use crate::model::state::Model;
use crate::say;
use crate::ui::icon::{self, Icon, State};
use crate::ui::{theme, widget};

/// Draws the situation that is open.
pub(super) fn situation_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let editor = &model.editor;
    let Some(situation) = editor.book.situation(editor.open_id()) else { return };
    ScrollArea::vertical().id_salt(("situation", &situation.id)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        ui.columns_const(|[left, right]| {
            line::named(left, editor, Spot::Name, say!("editor-what-the-caller-does"), out);
            line::named(right, editor, Spot::Chip, say!("editor-as-on-its-chip"), out);
        });
        line::named(ui, editor, Spot::Recognise, say!("editor-recognise-hint"), out);
        line::named(ui, editor, Spot::Perspective, say!("editor-perspective-hint"), out);
        steps(ui, editor, situation, out);
        cards(ui, editor, situation, out);
        avoid(ui, editor, situation, out);
        line::named(ui, editor, Spot::IfContinues, say!("editor-if-it-goes-on-hint"), out);
        let key = Key::Situation(situation.id.clone());
        if standing(editor, &key) == Standing::Changed {
            ui.add_space(theme::GRID);
            let places = editor.book.all.situations.iter().position(|other| other.id == situation.id);
            if let Some(at) = places
                && widget::button(ui, say!("editor-all-of-it-as-shipped")).clicked()
            {
                out.push(Action::Edit(Edit::AsShipped(Item::Situation(at))));
            }
        }
        ui.add_space(theme::GRID * 4.0);
    });
}

fn steps(ui: &mut Ui, editor: &Editor, situation: &Situation, out: &mut Vec<Action>) {
    widget::heading(ui, say!("editor-steps"));
    let count = situation.steps.len();
    for (at, step) in situation.steps.iter().enumerate() {
        let key = Key::Step(situation.id.clone(), step.id.clone());
        let place = (at, count, say!("editor-step-in-a-line", at = at + 1));
        item(ui, editor, (Item::Step(at), &key), &place, &step.text, out, |ui, out| {
            line::text(ui, editor, Spot::Step(at), say!("editor-what-to-do"), out);
        });
    }
    add(ui, say!("editor-add-a-step"), List::Steps, out);
}

fn cards(ui: &mut Ui, editor: &Editor, situation: &Situation, out: &mut Vec<Action>) {
    widget::heading(ui, say!("editor-say-it-your-way"));
    let count = situation.say.len();
    for (at, card) in situation.say.iter().enumerate() {
        let key = Key::Card(situation.id.clone(), card.id.clone());
        let place = (at, count, say!("editor-card-in-a-line", at = at + 1));
        let first = card.variants.first().map_or("", String::as_str);
        let palette = theme::palette(ui);
        let frame = Frame::new().stroke(Stroke::new(1.0, palette.line)).corner_radius(6).inner_margin(6);
        frame.show(ui, |ui| {
            ui.take_available_width();
            item(ui, editor, (Item::Card(at), &key), &place, first, out, |ui, out| {
                line::text(ui, editor, Spot::Wording(at, 0), say!("editor-wording-hint"), out);
            });
            if !editor.book.hides(&key) {
                wordings(ui, editor, at, card, out);
            }
        });
    }
    add(ui, say!("editor-add-a-card"), List::Cards, out);
}

/// The wordings behind the first.
fn wordings(ui: &mut Ui, editor: &Editor, at: usize, card: &Card, out: &mut Vec<Action>) {
    for which in 1..card.variants.len() {
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - tools_px(ui);
            ui.vertical(|ui| {
                ui.set_width(width);
                line::text(ui, editor, Spot::Wording(at, which), say!("editor-the-same-in-other-words"), out);
            });
            // under the last of the three buttons of the card
            ui.add_space(buttons_px(ui, 2.0));
            let name = say!("editor-take-out-wording", which = which + 1, at = at + 1);
            if icon::button(ui, Icon::Cross, &name, State::Plain).clicked() {
                out.push(Action::Edit(Edit::Drop(Item::Wording(at, which))));
            }
        });
    }
    if card.variants.len() < 3 {
        let label = say!("editor-another-wording-of-card", at = at + 1);
        if quiet(ui, say!("editor-another-wording"), &label).clicked() {
            out.push(Action::Edit(Edit::Add(List::Wordings(at))));
        }
    }
}

fn avoid(ui: &mut Ui, editor: &Editor, situation: &Situation, out: &mut Vec<Action>) {
    widget::heading(ui, say!("editor-avoid-instead"));
    let count = situation.avoid.len();
    for (at, avoid) in situation.avoid.iter().enumerate() {
        let key = Key::Avoid(situation.id.clone(), avoid.phrase.clone());
        let place = (at, count, say!("editor-avoid-in-a-line", at = at + 1));
        let own = !editor.below.holds(&key);
        item(ui, editor, (Item::Avoid(at), &key), &place, &avoid.phrase, out, |ui, out| {
            if own {
                line::text(ui, editor, Spot::Phrase(at), say!("editor-what-makes-it-worse"), out);
            } else {
                let phrase = RichText::new(format!("× {}", avoid.phrase)).font(theme::small());
                ui.label(phrase.color(theme::palette(ui).alarm));
            }
            line::text(ui, editor, Spot::Instead(at), say!("editor-instead-hint"), out);
        });
    }
    add(ui, say!("editor-add-a-phrase-to-avoid"), List::Avoid, out);
}

fn add(ui: &mut Ui, label: &str, list: List, out: &mut Vec<Action>) {
    if widget::button(ui, label).clicked() {
        out.push(Action::Edit(Edit::Add(list)));
    }
}

/// An item with its buttons behind it; one out of sight is a line that cannot be typed into.
fn item(
    ui: &mut Ui,
    editor: &Editor,
    (item, key): (Item, &Key),
    (at, count, name): &(usize, usize, String),
    shown: &str,
    out: &mut Vec<Action>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    ui.horizontal_top(|ui| {
        let palette = theme::palette(ui);
        let width = ui.available_width() - tools_px(ui);
        let standing = standing(editor, key);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            if standing == Standing::Hidden {
                let text = RichText::new(say!("editor-hidden-item", shown)).color(palette.muted);
                widget::row(ui, |ui| {
                    ui.add(egui::Label::new(text).truncate());
                });
                return;
            }
            contents(ui, out);
            if standing == Standing::Changed
                && quiet(ui, say!("editor-as-shipped"), &say!("editor-as-shipped-item", name)).clicked()
            {
                out.push(Action::Edit(Edit::AsShipped(item)));
            }
        });
        tools(ui, editor, (item, key), (*at, *count, name), out);
    });
}
