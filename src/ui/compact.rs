//! The compact strip: breath, clock, heat, the current step, the next two cards, one line for an
//! event. Owns its size; must not decide when the window is a strip.

use egui::{Align2, Frame, Margin, Rect, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::view::{self, ViewState};
use super::widget::{self, Size};
use super::{bar, cover, ladder, picker, theme};
use crate::model::action::{Action, Change, Now, Place, Which};
use crate::model::call::EventKind;
use crate::model::card;
use crate::model::field::Field;
use crate::model::state::Model;
use crate::say;

/// The height of the strip, in points.
pub const HEIGHT: f32 = 76.0;

/// The height of what is to be said in it: two lines.
const SAID_PX: f32 = theme::TARGET + 12.0;

/// The least and the most width of the strip, in points.
pub const WIDTHS: std::ops::RangeInclusive<f32> = 320.0..=640.0;

/// The width from which the heat has room, in points.
const ROOMY: f32 = 400.0;

/// The side of the square in which the dot breathes, in points.
const DOT_PX: f32 = theme::TARGET + theme::GRID;

/// How much of its largest radius the dot changes in a breath.
const DOT_SWING: f32 = 0.6;

/// Draws the strip.
pub fn compact_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let frame = Frame::new().fill(theme::palette(ui).page).inner_margin(Margin::symmetric(8, 4));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let typed = typed(ui, model, view);
        ui.spacing_mut().item_spacing = vec2(theme::GRID, 2.0);
        widget::row(ui, |ui| {
            dot(ui, model, view, now, out);
            bar::clock_ui(ui, model, now);
            cover::sign_ui(ui, out);
            if ui.ctx().content_rect().width() >= ROOMY {
                bar::heat_ui(ui, model, 0.0);
            }
            if let Some(due) = bar::Due::of(ui, model, now) {
                due.ui(ui, out);
            }
            let right = ui.available_rect_before_wrap().right();
            let buttons_px = 2.0 * (DOT_PX + theme::GRID);
            let size = vec2((ui.available_width() - buttons_px).max(0.0), DOT_PX);
            // what is being said stands below, unless their words are typed there
            if typed.is_none() || !ladder::said_in_strip_ui(ui, model, size, now) {
                step(ui, model, size, out);
            }
            ui.add_space((right - buttons_px - ui.cursor().left()).max(0.0));
            if icon::button(ui, Icon::Plus, &hint(say!("compact-log-an-event"), Command::Event), State::Plain)
                .clicked()
            {
                out.push(Action::Record(Which::Live, Change::Event(EventKind::Quote, String::new())));
            }
            if icon::button(
                ui,
                Icon::Unfold,
                &hint(say!("compact-whole-window"), Command::Compact),
                State::Plain,
            )
            .clicked()
            {
                out.push(Action::ToggleCompact);
            }
        });
        widget::row(ui, |ui| second_row(ui, model, view, (typed, now), out));
    });
}

/// The event being typed.
fn typed(ui: &Ui, model: &Model, view: &ViewState) -> Option<usize> {
    let typed = |at: &usize| {
        let place = Place::Field(Which::Live, Field::Event(*at));
        view.focus.is_some_and(|wish| wish.place == place)
            || ui.memory(|memory| memory.has_focus(view::id(place)))
    };
    let events = model.call().map_or(0, |call| call.events.len());
    (0..events).rev().find(typed)
}

/// The event being typed, else what is being said, else the next cards, else the situations to choose from.
fn second_row(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    (typed, now): (Option<usize>, &Now),
    out: &mut Vec<Action>,
) {
    if let Some(at) = typed {
        widget::field(
            ui,
            model,
            (Which::Live, Field::Event(at)),
            Size::Line,
            say!("compact-their-exact-words"),
            out,
        );
        return;
    }
    if ladder::said_in_strip_ui(ui, model, vec2(ui.available_width(), SAID_PX), now) {
        return;
    }
    if let Some(reset) = &model.reset {
        let text = RichText::new(&reset.thought).font(theme::small_strong()).color(theme::palette(ui).text);
        ui.label(text).on_hover_text(&reset.thought);
        return;
    }
    let cards = model.next_cards();
    if cards.is_empty() {
        for (at, id) in picker::shown(model, view).iter().enumerate() {
            let Some(situation) = model.playbook.situation(id) else { continue };
            if ui.available_width() < 120.0 {
                break;
            }
            let chip = widget::chip(ui, Some(at + 1), &situation.chip, false.into(), &situation.name);
            if chip.clicked() {
                out.push(Action::Record(Which::Live, Change::Situation(id.clone())));
            }
        }
        return;
    }
    let gap_px = ui.spacing().item_spacing.x;
    let mut left = cards.len();
    for number in cards {
        #[expect(clippy::cast_precision_loss, reason = "a few cards")]
        let share = left as f32;
        let width = (ui.available_width() - gap_px * (share - 1.0)) / share;
        card_ui(ui, model, number, width, now, out);
        left -= 1;
    }
}

/// The breath as a dot: starts, breathes, stops.
fn dot(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(DOT_PX), Sense::click());
    let moment = model.moment(now);
    let said = moment.map_or(say!("compact-breathe"), |moment| moment.kind.word());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
    let most = DOT_PX / 2.0 - 2.0;
    view.breath_edge_px = most * DOT_SWING;
    let painter = ui.painter();
    painter.circle_stroke(rect.center(), most, Stroke::new(1.0, palette.line));
    match moment {
        Some(moment) => {
            let fullness = if model.still() { 0.5 } else { moment.fullness };
            let radius = most * (1.0 - DOT_SWING + DOT_SWING * fullness);
            painter.circle(rect.center(), radius, palette.accent_soft, Stroke::new(1.5, palette.accent));
            let count = moment.count.to_string();
            painter.text(rect.center(), Align2::CENTER_CENTER, count, theme::small_strong(), palette.accent);
        }
        None => {
            painter.circle_filled(rect.center(), most * (1.0 - DOT_SWING), palette.accent);
        }
    }
    icon::focus_ring(ui, &response, rect);
    if response.on_hover_text(hint(said, Command::Breathe)).clicked() {
        out.push(Action::Breathe);
    }
    if let Some(moment) = moment {
        let word = ui.label(RichText::new(moment.kind.word()).font(theme::small()).color(palette.accent));
        word.widget_info(|| WidgetInfo::labeled(Role::Status, true, moment.kind.word()));
        ui.ctx().accesskit_node_builder(word.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
}

/// The current step, to be ticked by a click; a save that failed comes before it.
fn step(ui: &mut Ui, model: &Model, size: Vec2, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    if model.failing() {
        ui.label(RichText::new(say!("compact-not-saved")).color(palette.alarm))
            .on_hover_text(say!("compact-your-text-stays-here"));
        return;
    }
    let (Some(lead), Some(current)) = (model.lead(), model.current_step()) else {
        let said = if model.lead().is_some() {
            say!("compact-every-step-is-ticked")
        } else {
            say!("compact-pick-what-the-caller-does")
        };
        ui.add_sized(
            [size.x, theme::TARGET],
            egui::Label::new(RichText::new(said).color(palette.muted)).truncate(),
        );
        return;
    };
    let fonts = (theme::body(), theme::small());
    let galley = widget::at_a_glance(ui, &current.text, fonts, palette.text, size.x);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, size.y), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &current.text));
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
    ui.painter().galley(at, galley, palette.text);
    icon::focus_ring(ui, &response, rect);
    let tip = format!("{}\n{}", current.text, hint(say!("compact-tick-it"), Command::NextStep));
    if response.on_hover_text(tip).clicked() {
        out.push(Action::Record(Which::Live, Change::Step(lead.id.clone(), current.id.clone())));
    }
}

fn card_ui(ui: &mut Ui, model: &Model, number: usize, width: f32, now: &Now, out: &mut Vec<Action>) {
    let Some((situation, card)) = model.card(number) else { return };
    let palette = theme::palette(ui);
    let said = cover::in_hand(ui, model);
    let text = card::fill(model.shown_wording(&situation.id, card), said.as_deref(), &now.wall);
    let (rect, response) = ui.allocate_exact_size(vec2(width, SAID_PX), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, say!("compact-copy-card", number, text)));
    let copied = model.just_copied(&situation.id, card);
    let (fill, edge) =
        if copied { (palette.accent_soft, palette.accent) } else { (palette.surface, palette.line) };
    ui.painter().rect(rect, 6, fill, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let mark = rect.left_center() + vec2(12.0, 0.0);
    if copied {
        icon::paint(ui.painter(), Icon::Check, mark, Stroke::new(1.8, palette.accent));
    } else {
        let ink = palette.accent;
        ui.painter().text(mark, Align2::CENTER_CENTER, number.to_string(), theme::small_strong(), ink);
    }
    let inner = Rect::from_min_max(rect.min + vec2(22.0, 0.0), rect.max - vec2(6.0, 0.0));
    let galley = widget::at_a_glance(ui, &text, (theme::body(), theme::small()), palette.text, inner.width());
    let at = Align2::LEFT_CENTER.anchor_size(inner.left_center(), galley.size()).min;
    ui.painter().galley(at, galley, palette.text);
    icon::focus_ring(ui, &response, rect);
    if response.on_hover_text(text).clicked() {
        out.push(Action::CopyCard(number));
    }
}

fn hint(name: &str, command: Command) -> String {
    format!("{name} ({})", commands::key_of(command))
}
