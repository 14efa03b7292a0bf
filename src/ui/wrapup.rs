//! Wrap-up: how it came out, in a few big choices by digit, and the time that is left.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds left are few and not negative"
)]

use egui::{Align, Context, Id, Key, Layout, Modifiers, RichText, Sense, Ui, vec2};

use super::commands::{self, Command};
use super::view::{self, ViewState};
use super::widget::{self, Keys, Size};
use super::{cover, heat, promised, theme};
use crate::model::action::{Action, Change, Now, Place, Which};
use crate::model::call::{Call, CauseKind};
use crate::model::field::Field;
use crate::model::settings::is_same_disposition;
use crate::model::state::Model;
use crate::model::wrapup::{self, Pressed, Row};
use crate::say;

/// From here on the window says what happens at the end, in seconds.
const SOON_SECS: f64 = 10.0;

/// What of the choices below its name comes into sight with a row, in points.
const CHIPS_PX: f32 = 2.0 * theme::TARGET;

/// Below this width the names stand closer, in points.
const ROOMY_PX: f32 = 340.0;

/// Draws the wrap-up of the call in hand.
pub fn wrapup_ui(ui: &mut Ui, model: &Model, view: &ViewState, now: &Now, out: &mut Vec<Action>) {
    let Some(call) = model.call() else { return };
    let palette = theme::palette(ui);
    let frame = egui::Frame::new().fill(palette.surface).stroke(egui::Stroke::new(1.0, palette.accent));
    let roomy = ui.available_width() >= ROOMY_PX;
    let margin = if roomy { theme::card_margin() } else { egui::Margin::symmetric(8, 4) };
    frame.corner_radius(8).inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = if roomy { theme::GRID } else { 2.0 };
        heading(ui, model, now);
        choices(ui, model, call, (Which::Live, Some(view)), out);
        follow_up_ui(ui, model, view, now, out);
        widget::field(ui, model, (Which::Live, Field::Outcome), Size::Line, say!("wrapup-outcome-hint"), out);
        promised::promises_ui(ui, model, call, Which::Live, now, out);
        ui.add_space(theme::GRID);
        let label = say!("wrapup-file-it", key = commands::key_of(Command::End));
        ui.horizontal_wrapped(|ui| {
            if widget::main_button(ui, &label).clicked() {
                out.push(Action::End);
            }
            let back = widget::button(ui, say!("wrapup-reopen")).on_hover_text(say!("wrapup-reopen-help"));
            if back.clicked() {
                out.push(Action::Record(Which::Live, Change::Reopen));
            }
        });
    });
}

/// Draws outcome, disposition, root cause and the heat at the end.
pub fn outcome_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, out: &mut Vec<Action>) {
    widget::named_field(ui, model, (which, Field::Outcome), Size::Line, say!("wrapup-in-a-few-words"), out);
    choices(ui, model, call, (which, None), out);
}

/// A digit was pressed while nothing is typed into: `at` counts 1 as 0.
pub fn digit(model: &Model, view: &mut ViewState, at: usize, out: &mut Vec<Action>) {
    let Some(call) = model.call() else { return };
    let digit = ((at + 1) % 10).to_string();
    view.wrapup = view.wrapup.of(call);
    let goes_on = view.wrapup.begun.take().map(|(row, begun)| (row, begun + &digit));
    let turn = view.wrapup.turn(call, &model.settings);
    for (row, keys) in goes_on.into_iter().chain([(turn, digit)]) {
        let change = match wrapup::pressed(row, &keys, &model.settings) {
            Some(Pressed::Chooses(change)) => change,
            Some(Pressed::MayGoOn(change)) => {
                view.wrapup.begun = Some((row, keys));
                change
            }
            Some(Pressed::LeadsOn) => {
                view.wrapup.begun = Some((row, keys));
                return;
            }
            None => continue,
        };
        // on from the row that the agent went to, else to the one in turn
        view.wrapup.row = view.wrapup.row.map(|_| row.next(call, &model.settings));
        out.push(Action::Record(Which::Live, change));
        return;
    }
}

/// In the line for the outcome up and down are of no use: they lead back to the row that the digits are
/// for.
pub fn leave_outcome(ctx: &Context) {
    let outcome = view::id(Place::Field(Which::Live, Field::Outcome));
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let in_it = ctx.memory(|memory| memory.has_focus(outcome));
    if in_it && (pressed(Key::ArrowDown) || pressed(Key::ArrowUp)) {
        ctx.memory_mut(|memory| memory.surrender_focus(outcome));
    }
}

/// Up and down go to another row, left and right move the heat.
pub fn arrows(ctx: &Context, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let Some(call) = model.call() else { return };
    view.wrapup = view.wrapup.of(call);
    let row = view.wrapup.turn(call, &model.settings);
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let down = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
    if down != 0 {
        view.wrapup.begun = None;
        view.wrapup.row = Some(row.moved(down));
    }
    if row == Row::Heat {
        let step = i16::from(pressed(Key::ArrowRight)) - i16::from(pressed(Key::ArrowLeft));
        if let Some(heat) = heat::stepped(call.heat_end, step) {
            out.push(Action::Record(Which::Live, Change::HeatEnd(Some(heat))));
        }
    }
}

/// Seconds until the time left reads differently; `None` while it stands still.
#[must_use]
pub fn next_frame_secs(model: &Model, now: &Now) -> Option<f64> {
    let left_secs = model.wrap_up_ends_secs()? - now.mono_secs;
    Some((left_secs - (left_secs.ceil() - 1.0)).max(0.0) + 0.002)
}

/// The name, the time left as a number and as a thin line; what happens at the end is said once,
/// shortly before it.
fn heading(ui: &mut Ui, model: &Model, now: &Now) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(say!("wrapup-wrap-up")).font(theme::title()).color(palette.text));
        let Some(left_secs) = model.wrap_up_left_secs(now) else { return };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let left = left_secs.ceil() as u32;
            let time = RichText::new(format!("{}:{:02}", left / 60, left % 60)).font(theme::small());
            let help = say!("wrapup-time-help");
            ui.label(time.color(palette.muted)).on_hover_text(help);
            if left_secs <= SOON_SECS {
                let soon = RichText::new(say!("wrapup-soon-kept-to-finish"))
                    .font(theme::small())
                    .color(palette.muted);
                let said = ui.label(soon);
                ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
            }
        });
    });
    let (Some(left_secs), Some(whole_secs)) = (model.wrap_up_left_secs(now), model.settings.wrap_up_secs)
    else {
        return;
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0), Sense::hover());
    let part = (left_secs.ceil() / f64::from(whole_secs)) as f32;
    ui.painter().rect_filled(rect, 1, palette.line);
    let left = rect.with_max_x(rect.left() + rect.width() * part.clamp(0.0, 1.0));
    ui.painter().rect_filled(left, 1, palette.muted);
}

/// Draws disposition, root cause and heat; with a view, the row in turn shows its digits.
fn choices(
    ui: &mut Ui,
    model: &Model,
    call: &Call,
    (which, views): (Which, Option<&ViewState>),
    out: &mut Vec<Action>,
) {
    let digits = views.map(|view| view.wrapup.of(call));
    let turn = digits.as_ref().map(|digits| digits.turn(call, &model.settings));
    let begun = digits.and_then(|digits| digits.begun).filter(|(row, _)| *row == Row::Disposition);
    let typed = begun.map_or_else(String::new, |(_, keys)| keys);
    let settings = &model.settings;
    name(ui, Row::Disposition, turn);
    row(ui, |ui| {
        let dispositions = settings.dispositions_told();
        let count = dispositions.len();
        let same = |told: &&str| is_same_disposition(&call.disposition, told);
        // chosen where it stood in the settings still
        let other = Some(call.disposition.as_str()).filter(|is| !is.is_empty());
        let other = other.filter(|_| !dispositions.iter().any(same));
        for (at, disposition) in dispositions.into_iter().enumerate() {
            let keys = wrapup::disposition_keys(at, count);
            let keys = keys_of(&keys, Row::Disposition, turn);
            let keys = Keys { shown: keys.shown.strip_prefix(&typed).unwrap_or_default(), ..keys };
            let chosen = same(&disposition);
            let name = say!("wrapup-disposition-of", disposition);
            let chip = widget::keyed_chip(ui, keys, disposition, chosen.into(), &name);
            if chip.clicked() {
                out.push(Action::Record(which, Change::Disposition(disposition.to_owned())));
            }
        }
        let Some(other) = other else { return };
        let shown = cover::text(ui, other);
        let name = say!("wrapup-disposition-of", disposition = shown);
        if widget::chip(ui, None, &shown, true.into(), &name).clicked() {
            out.push(Action::Record(which, Change::Disposition(other.to_owned())));
        }
    });
    name(ui, Row::Cause, turn);
    row(ui, |ui| {
        for (at, kind) in CauseKind::ALL.into_iter().enumerate() {
            let key = (at + 1).to_string();
            let keys = keys_of(&key, Row::Cause, turn);
            let chosen = call.root_cause.as_ref().is_some_and(|cause| cause.kind == kind);
            let name = say!("wrapup-root-cause", kind = kind.name());
            if widget::keyed_chip(ui, keys, kind.name(), chosen.into(), &name).clicked() {
                out.push(Action::Record(which, Change::RootCause(kind)));
            }
        }
    });
    if call.root_cause.is_some() {
        widget::field(ui, model, (which, Field::RootCause), Size::Line, say!("wrapup-what-exactly"), out);
    }
    name(ui, Row::Heat, turn);
    let at = (which == Which::Live && views.is_some()).then(|| view::id(Place::Heat));
    if let Some(heat) = heat::heat_ui(ui, at, Row::Heat.name(), call.heat_end) {
        out.push(Action::Record(which, Change::HeatEnd(heat)));
    }
}

/// Draws when to call them back; what is chosen stands among the promises below.
fn follow_up_ui(ui: &mut Ui, model: &Model, view: &ViewState, now: &Now, out: &mut Vec<Action>) {
    let Some(call) = model.call() else { return };
    let turn = Some(view.wrapup.of(call).turn(call, &model.settings));
    name(ui, Row::FollowUp, turn);
    row(ui, |ui| {
        for (at, then) in wrapup::follow_ups().into_iter().enumerate() {
            let key = (at + 1).to_string();
            let keys = keys_of(&key, Row::FollowUp, turn);
            let promise = wrapup::call_back(then);
            let chosen = wrapup::followed_up(call, &promise, &now.wall).is_some();
            let told = wrapup::told(then, &now.wall);
            if widget::keyed_chip(ui, keys, &told, chosen.into(), &promise).clicked() {
                out.push(Action::Record(Which::Live, Change::FollowUp(promise)));
            }
        }
    });
}

/// The keys of a choice: seen while its row is in turn, with room for them while any is.
fn keys_of(keys: &str, row: Row, turn: Option<Row>) -> Keys<'_> {
    let when = |seen: bool| if seen { keys } else { "" };
    Keys { room: when(turn.is_some()), shown: when(turn == Some(row)) }
}

fn row(ui: &mut Ui, chips: impl FnOnce(&mut Ui)) {
    let gap = ui.spacing().item_spacing.y;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GRID, gap);
        chips(ui);
    });
}

/// The name of a row; the one that the digits are for stands out, and comes into sight when its turn
/// comes.
fn name(ui: &mut Ui, row: Row, turn: Option<Row>) {
    let palette = theme::palette(ui);
    let name = RichText::new(row.name());
    if turn != Some(row) {
        ui.label(name.font(theme::small()).color(palette.muted));
        return;
    }
    let shown = ui.label(name.font(theme::small_strong()).color(palette.accent)).rect;
    let id = Id::unique("turn");
    let before: Option<Row> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, row));
    if before.is_some_and(|before| before != row) {
        ui.scroll_to_rect(shown.with_max_y(shown.bottom() + CHIPS_PX), None);
    }
}
