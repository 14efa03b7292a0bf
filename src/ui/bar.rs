//! The bar: call clock, where the record stands, heat, and the few things that concern the whole
//! window.

use std::sync::Arc;

use egui::{Color32, Galley, RichText, Ui, Vec2};

use super::commands::{self, Command};
use super::cover;
use super::icon::{self, Icon, State};
use super::kept;
use super::theme;
use super::view::ViewState;
use super::widget::{self, Chosen};
use crate::model::action::{Action, Now, Screen};
use crate::model::call::Status;
use crate::model::ground::Doubt;
use crate::model::state::Model;
use crate::{key, say};

/// The width from which the bar is roomy, in points.
const ROOMY_PX: f32 = 290.0;

/// What the pin takes, in points.
const PIN_PX: f32 = icon::BUTTON_PX + BUTTON_GAP_PX;

/// What is between two buttons, in points.
const BUTTON_GAP_PX: f32 = 2.0;

/// How much the bar holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Width {
    /// The clock and the next step; the pin where it has room.
    Tight,
    /// Everything.
    Roomy,
}

/// What a tight bar holds where it has room.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Extras {
    /// The promises due, which a reminder and the palette tell of too.
    due: bool,
    /// The pin.
    pin: bool,
}

impl Extras {
    /// What fits into so much room, in points; that something is not saved is more than the pin.
    fn fitting(room_px: f32, due_px: f32, fails: bool) -> Self {
        let due = room_px >= due_px;
        let pin = room_px >= Self { due, pin: true }.px(due_px) && !fails;
        Self { due, pin }
    }

    /// What they take, in points.
    fn px(self, due_px: f32) -> f32 {
        let of = |shown, px| if shown { px } else { 0.0 };
        of(self.due, due_px) + of(self.pin, PIN_PX)
    }
}

/// What the word that tells where the record stands takes, in points.
const SAVED_PX: f32 = 44.0;

/// What the status of the call takes, in points.
const STATUS_PX: f32 = 48.0;

/// The least room for the intention beside the call's own, in points.
const INTENTION_PX: f32 = 160.0;

/// The width of the window from which the bar has room for a key, in points.
const KEY_FROM_PX: f32 = 360.0;

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::TARGET + theme::GRID);
        let width = if ui.available_width() < ROOMY_PX { Width::Tight } else { Width::Roomy };
        // drawn from left to right, as Tab goes through it, and as wide as it was in the pass before
        let id = ui.scope_id().with("right");
        let (right_px, had): (f32, Extras) = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let due = Due::of(ui, model, now);
        let due_px = due.as_ref().map_or(theme::GRID, |due| due.size.x + theme::GRID + BUTTON_GAP_PX * 2.0);
        standing(ui, model, now, width, right_px, out);
        let left_px = ui.available_width() - right_px;
        let extras = if width == Width::Roomy {
            Extras { due: true, pin: true }
        } else {
            Extras::fitting(left_px + had.px(due_px), due_px, model.failing())
        };
        ui.add_space(left_px.max(0.0));
        ui.spacing_mut().item_spacing.x = BUTTON_GAP_PX;
        let right = widget::steady(ui, "right", |ui| {
            if extras.due {
                widget::steady(ui, "due", |ui| due.map(|due| due.ui(ui, out)));
                ui.add_space(theme::GRID);
            }
            widget::steady(ui, "advance", |ui| advance(ui, model, out));
            if width == Width::Roomy {
                window_buttons(ui, model, out);
            }
            if extras.pin {
                pin_ui(ui, model, out);
            }
            let everything = hint(say!("bar-everything-else"), Command::Palette);
            if icon::button(ui, Icon::More, &everything, State::Plain).clicked() {
                commands::run(Command::Palette, model, view, now, out);
            }
        });
        let took_px = right.response.rect.width();
        if (took_px - right_px).abs() > 0.5 || extras != had {
            ui.data_mut(|data| data.insert_temp(id, (took_px, extras)));
            ui.ctx().request_discard("bar");
        }
    });
}

/// What concerns the window; in a small one the palette has them.
fn window_buttons(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let new_call = hint(say!("bar-new-call"), Command::NewCall);
    if icon::button(ui, Icon::Plus, &new_call, State::Plain).clicked() {
        out.push(Action::NewCall);
    }
    let review = if model.shows(Screen::Review) { State::On } else { State::Off };
    let saved_calls = hint(kept::said(model, key!("bar-saved-calls")), Command::Review);
    if icon::button(ui, Icon::List, &saved_calls, review).clicked() {
        out.push(Action::Go(Screen::Review));
    }
    let compact = hint(say!("bar-compact-strip"), Command::Compact);
    if icon::button(ui, Icon::Fold, &compact, State::Plain).clicked() {
        out.push(Action::ToggleCompact);
    }
}

/// Whether the window stays on top, as long as that has room.
fn pin_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let (pin, on_top) =
        if model.stays_above() { (Icon::Pin, State::On) } else { (Icon::Unpinned, State::Off) };
    let always_on_top = hint(say!("bar-always-on-top"), Command::OnTop);
    if icon::button(ui, pin, &always_on_top, on_top).clicked() {
        out.push(Action::ToggleOnTop);
    }
}

/// The sign for promises that are overdue or due today.
pub(super) struct Due {
    /// How many are overdue, behind a mark that says so, and how many are due today.
    count: Arc<Galley>,
    size: Vec2,
    ink: Color32,
    fill: Color32,
    hint: String,
}

impl Due {
    /// What it says now; `None` while there are none.
    pub(super) fn of(ui: &Ui, model: &Model, now: &Now) -> Option<Self> {
        let (sign, name, late) = match model.due_counts(&now.wall) {
            (0, 0) => return None,
            (0, today) => (today.to_string(), say!("bar-promises-today", today), false),
            (overdue, 0) => (say!("bar-sign-overdue", overdue), say!("bar-promises-overdue", overdue), true),
            (overdue, today) => (
                say!("bar-sign-overdue-and-today", overdue, today),
                say!("bar-promises-overdue-and-today", overdue, today),
                true,
            ),
        };
        let palette = theme::palette(ui);
        let (ink, fill) =
            if late { (palette.alarm, palette.alarm_soft) } else { (palette.accent, palette.accent_soft) };
        let count = ui.painter().layout_no_wrap(sign, theme::small_strong(), ink);
        let size = egui::vec2((count.size().x + 14.0).max(theme::TARGET), theme::TARGET);
        Some(Self { count, size, ink, fill, hint: hint(&name, Command::Promises) })
    }

    /// Draws it; a click leads to the promises.
    pub(super) fn ui(self, ui: &mut Ui, out: &mut Vec<Action>) {
        let (rect, response) = ui.allocate_exact_size(self.size, egui::Sense::click());
        let named = || egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &self.hint);
        response.widget_info(named);
        ui.painter().rect_filled(rect, 12, self.fill);
        let at = egui::Align2::CENTER_CENTER.anchor_size(rect.center(), self.count.size()).min;
        ui.painter().galley(at, self.count, self.ink);
        icon::focus_ring(ui, &response, rect);
        if response.on_hover_text(self.hint).clicked() {
            out.push(Action::Go(Screen::Promises));
        }
    }
}

/// Call clock, status and whether the record is on the disk.
fn standing(ui: &mut Ui, model: &Model, now: &Now, width: Width, right_px: f32, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let intention = model.shift(now).map(|shift| shift.intention.as_str()).filter(|text| !text.is_empty());
    let Some(desk) = &model.live else {
        cover::sign_ui(ui, out);
        match intention {
            // where it is kept is said first
            _ if model.in_memory() => kept::sign_ui(ui, model, ui.available_width() - right_px),
            Some(intention) => intention_ui(ui, intention, right_px),
            None => {
                ui.label(RichText::new("Evenkeel").font(theme::strong()).color(palette.muted));
            }
        }
        not_saved_ui(ui, model, right_px);
        return;
    };
    clock_ui(ui, model, now);
    cover::sign_ui(ui, out);
    not_saved_ui(ui, model, right_px);
    if width == Width::Tight {
        aside(ui, model, right_px, out);
        return;
    }
    heat_ui(ui, model, right_px);
    let status = match desk.call.status {
        Status::Open => "",
        status => status.name(),
    };
    if !status.is_empty() && ui.available_width() > right_px + STATUS_PX {
        ui.label(RichText::new(status).font(theme::small_strong()).color(palette.accent));
    }
    let buttons_px = right_px + SAVED_PX;
    aside(ui, model, right_px, out);
    // last, since it comes and goes
    if !model.failing() && !desk.needs_save() && desk.on_disk() && ui.available_width() > buttons_px {
        let state = RichText::new(kept::said(model, key!("bar-saved"))).font(theme::small());
        let said = ui.label(state.color(palette.muted));
        if model.in_memory() {
            said.on_hover_text(Doubt::Memory.words());
        }
    }
    if let Some(intention) = intention
        && ui.available_width() > buttons_px + INTENTION_PX
    {
        intention_ui(ui, intention, buttons_px);
    }
}

/// That something typed is not on the disk, a call filed before too; it goes before all else that has room.
fn not_saved_ui(ui: &mut Ui, model: &Model, right_px: f32) {
    if model.failing() {
        let palette = theme::palette(ui);
        fitting_ui(ui, say!("bar-not-saved"), (theme::small(), palette.alarm), right_px);
    }
}

/// A word, where it has room beside the buttons.
fn fitting_ui(
    ui: &mut Ui,
    text: &str,
    (font, ink): (egui::FontId, egui::Color32),
    right_px: f32,
) -> Option<egui::Response> {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    let fits = galley.size().x + ui.spacing().item_spacing.x <= ui.available_width() - right_px;
    fits.then(|| ui.label(galley))
}

/// The intention of the shift in one quiet line, cut where the buttons begin.
fn intention_ui(ui: &mut Ui, intention: &str, buttons_px: f32) {
    let width = ui.available_width() - buttons_px;
    let intention = cover::text(ui, intention);
    let text = RichText::new(&*intention).font(theme::small()).color(theme::palette(ui).muted);
    ui.allocate_ui(egui::vec2(width.max(60.0), theme::TARGET), |ui| {
        ui.add(egui::Label::new(text).truncate()).on_hover_text(&*intention);
    });
}

/// The call clock.
pub(super) fn clock_ui(ui: &mut Ui, model: &Model, now: &Now) {
    let Some(secs) = model.call_secs(now.wall.timestamp()) else { return };
    let text = RichText::new(clock(secs)).font(theme::strong()).color(theme::palette(ui).text);
    let intention = model.shift(now).map(|shift| shift.intention.as_str()).filter(|text| !text.is_empty());
    let intention = intention.map(|intention| cover::text(ui, intention));
    let hover = intention.map(|intention| say!("bar-since-with-intention", intention));
    ui.label(text).on_hover_text(hover.as_deref().unwrap_or(say!("bar-since")));
}

/// The heat at the start and at the end, where it has room beside what takes so much on the right.
pub(super) fn heat_ui(ui: &mut Ui, model: &Model, right_px: f32) {
    let Some(heat) = model.call().and_then(|call| heat(call.heat_start, call.heat_end)) else { return };
    let look = (theme::small_strong(), theme::palette(ui).muted);
    if let Some(said) = fitting_ui(ui, &heat, look, right_px) {
        said.on_hover_text(say!("bar-heat-help"));
    }
}

/// The way back to calls set aside while another is in hand, in words where there is room for them;
/// where there is not even room for the number, the key alone is.
fn aside(ui: &mut Ui, model: &Model, right_px: f32, out: &mut Vec<Action>) {
    let Some(latest) = model.set_aside.last().filter(|_| model.live.is_some()) else { return };
    let count = model.set_aside.len();
    // the number comes before the word that tells where the record stands, the words only beside it
    let labels =
        [(say!("bar-to-finish", count), SAVED_PX + theme::GRID * 4.0), (count.to_string(), theme::GRID)];
    let room_px = ui.available_width() - right_px;
    let fits = |(label, beside_px): &(String, f32)| widget::chip_px(ui, label) + beside_px <= room_px;
    let Some((label, _)) = labels.into_iter().find(fits) else { return };
    let (label_of_latest, key) = (cover::text(ui, &latest.label), commands::key_of(Command::GoOn));
    let name = say!("bar-calls-to-finish", count, call = label_of_latest, key);
    if widget::chip(ui, None, &label, Chosen::Yes, &name).on_hover_text(&name).clicked() {
        out.push(Action::Resume(latest.id));
    }
}

/// The one step that the call takes next.
fn advance(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let window = ui.ctx().content_rect();
    let label = match model.call().map(|call| call.status) {
        Some(Status::Open) => say!("bar-end-call").to_owned(),
        // where the wrap-up's own button is out of sight, its key is shown here, beside the clock
        Some(Status::WrapUp) if window.height() < theme::TALL && window.width() >= KEY_FROM_PX => {
            say!("bar-file-it-with-key", key = commands::key_of(Command::End))
        }
        Some(Status::WrapUp) => say!("bar-file-it").to_owned(),
        _ => return,
    };
    if widget::button(ui, &label).on_hover_text(commands::key_of(Command::End)).clicked() {
        out.push(Action::End);
    }
}

fn hint(name: &str, command: Command) -> String {
    format!("{name} ({})", commands::key_of(command))
}

/// "heat 7", "heat 7 → 3".
fn heat(start: Option<u8>, end: Option<u8>) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) => Some(say!("bar-heat-both", start, end)),
        (Some(heat), None) => Some(say!("bar-heat-start", heat)),
        (None, Some(heat)) => Some(say!("bar-heat-end", heat)),
        (None, None) => None,
    }
}

/// Minutes and seconds; hours only when there are any.
fn clock(secs: i64) -> String {
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{secs:02}") } else { format!("{minutes:02}:{secs:02}") }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn the_clock_shows_hours_only_when_there_are_any() {
        assert_eq!(clock(0), "00:00");
        assert_eq!(clock(59 * 60 + 59), "59:59");
        assert_eq!(clock(3600 + 61), "1:01:01");
    }
}
