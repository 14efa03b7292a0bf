//! The guide: perspective, steps to tick along the arc, what to say and what to avoid.

use egui::{Align2, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::icon::{self, Icon};
use super::ladder::{self, Saying};
use super::view::ViewState;
use super::widget::Chosen;
use super::{cards, contacts, cover, options, read_back, shift, theme, widget};
use crate::model::action::{Action, Change, Now, Which};
use crate::model::playbook::{Arc, Situation, Step};
use crate::model::state::Model;
use crate::say;

/// The width from which say and avoid stand side by side, in points.
const SIDE_BY_SIDE: f32 = 350.0;

/// How far what belongs to a step stands in from its left, in points.
pub(super) const INDENT: f32 = 24.0;

/// Draws the guide of the situation that leads.
pub fn guide_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let Some(situation) = model.lead() else {
        ladder::ladder_ui(ui, model, Saying::Here, now, out);
        nobody(ui, model, now, out);
        ui.add_space(theme::GRID * 2.0);
        read_back::read_back_ui(ui, model, now, out);
        options::options_ui(ui, model, view, now, out);
        return;
    };
    contacts::contacts_ui(ui, model, now, out);
    ladder::ladder_ui(ui, model, Saying::Here, now, out);
    perspective(ui, situation);
    ui.spacing_mut().item_spacing.y = 0.0;
    steps_ui(ui, model, situation, view, now, out);
    ui.add_space(theme::GRID);
    ui.spacing_mut().item_spacing.y = theme::GRID;
    let sought = view.card_sought.take();
    if ui.available_width() >= SIDE_BY_SIDE {
        let width = ui.available_width() - theme::GRID * 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GRID * 2.0;
            ui.vertical(|ui| {
                ui.set_width(width * 0.58);
                cards::say_ui(ui, model, (situation, sought), now, out);
            });
            ui.vertical(|ui| {
                ui.set_width(width * 0.42);
                cards::avoid_ui(ui, situation);
            });
        });
    } else {
        cards::say_ui(ui, model, (situation, sought), now, out);
        cards::avoid_ui(ui, situation);
    }
    if_it_goes_on(ui, situation);
}

/// Nothing is chosen: what to do first, and a thought to start with.
fn nobody(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    if model.asks_intention(now) {
        shift::ask_ui(ui, model, now, out);
    }
    ui.add_space(theme::GRID * 3.0);
    ui.vertical_centered(|ui| {
        let palette = theme::palette(ui);
        ui.label(
            RichText::new(say!("guide-pick-what-the-caller-does")).font(theme::title()).color(palette.text),
        );
        ui.label(RichText::new(say!("guide-a-number-is-enough")).color(palette.muted));
        ui.add_space(theme::GRID * 2.0);
        let intention = model.shift(now).map(|shift| &shift.intention).filter(|text| !text.is_empty());
        let thought = model.playbook.reframes.iter().find(|reframe| reframe.situations.is_empty());
        let intention = intention.map(|intention| cover::text(ui, intention));
        if let Some(line) = intention.or_else(|| thought.map(|thought| thought.text.as_str().into())) {
            ui.label(RichText::new(line).color(palette.accent));
        }
    });
}

fn perspective(ui: &mut Ui, situation: &Situation) {
    let palette = theme::palette(ui);
    if situation.safety_first {
        let frame =
            egui::Frame::new().fill(palette.alarm_soft).corner_radius(6).inner_margin(theme::card_margin());
        frame.show(ui, |ui| {
            ui.take_available_width();
            ui.label(
                RichText::new(say!("guide-people-first-then-process"))
                    .font(theme::strong())
                    .color(palette.alarm),
            );
            ui.label(RichText::new(&situation.perspective).color(palette.text));
        });
    } else {
        ui.label(RichText::new(&situation.perspective).color(palette.accent));
    }
    ui.add_space(2.0);
}

/// Draws the steps; where the arc has come to clarify stands what reads it back, below the last of the
/// options the composer.
fn steps_ui(
    ui: &mut Ui,
    model: &Model,
    situation: &Situation,
    view: &mut ViewState,
    now: &Now,
    out: &mut Vec<Action>,
) {
    let last = situation.steps.len().saturating_sub(1);
    let below = |arc| situation.steps.iter().rposition(|step| step.arc <= arc).unwrap_or(last);
    let (clarify, choose) = (below(Arc::Clarify), below(Arc::Options));
    for (at, step) in situation.steps.iter().enumerate() {
        widget::steady(ui, &step.id, |ui| step_ui(ui, model, situation, step, out));
        // where people come first there is no script to perform
        let agreed = model.call().is_some_and(|call| call.read_back.is_some());
        if at == clarify && (agreed || !situation.safety_first) {
            read_back::read_back_ui(ui, model, now, out);
        }
        if at == choose {
            options::options_ui(ui, model, view, now, out);
        }
    }
}

/// Draws what belongs to a step, in from its left.
pub(super) fn indented(ui: &mut Ui, indent_px: f32, contents: impl FnOnce(&mut Ui)) {
    let margin = egui::Margin { left: 0, right: 0, top: 2, bottom: 2 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent_px);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                contents(ui);
            });
        });
    });
}

fn step_ui(ui: &mut Ui, model: &Model, situation: &Situation, step: &Step, out: &mut Vec<Action>) {
    let ticked = model.call().and_then(|call| call.ticked(&situation.id, &step.id)).is_some();
    if tick_ui(ui, &step.text, ticked.into()).clicked() {
        let change = Change::Step(situation.id.clone(), step.id.clone());
        out.push(Action::Record(Which::Live, change));
    }
}

/// A round box to tick, with its text beside it.
pub(super) fn tick_ui(ui: &mut Ui, text: &str, state: Chosen) -> Response {
    let palette = theme::palette(ui);
    let ticked = state != Chosen::No;
    let ink = if ticked { palette.muted } else { palette.text };
    let galley = ui.painter().layout(text.to_owned(), theme::body(), ink, ui.available_width() - INDENT);
    let size = vec2(ui.available_width(), (galley.size().y + 6.0).max(theme::TARGET));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), ticked, text));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 6, palette.raised);
        }
        let centre = rect.left_top() + vec2(10.0, 12.0);
        if ticked {
            painter.circle_filled(centre, 8.0, palette.accent);
            icon::paint(painter, Icon::Check, centre, Stroke::new(1.6, palette.on_accent));
        } else {
            painter.circle_stroke(centre, 7.5, Stroke::new(1.5, palette.muted));
        }
        let at = Align2::LEFT_TOP.anchor_size(rect.left_top() + vec2(INDENT, 3.0), galley.size()).min;
        painter.galley(at, galley, ink);
    }
    icon::focus_ring(ui, &response, rect);
    response
}

fn if_it_goes_on(ui: &mut Ui, situation: &Situation) {
    widget::heading(ui, say!("guide-if-it-goes-on"));
    widget::prose(ui, &situation.if_continues);
}
