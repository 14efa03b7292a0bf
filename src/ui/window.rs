//! The whole window: which pane stands where, and one frame from keys to effects.

use std::time::Duration;

use egui::text::{CCursor, CCursorRange};
use egui::{
    CentralPanel, Context, Event, Frame, Key, Margin, Panel, Rect, ScrollArea, Stroke, TextEdit, Ui,
    UiBuilder, ViewportCommand, WindowLevel,
};
use uuid::Uuid;

use super::picker::Extent;
use super::strip::Room;
use super::view::{self, Turn, ViewState, Wish};
use super::{
    bar, breath, commands, guide, keys, notes, notices, palette, picker, review, settings, strip, theme,
    widget,
};
use crate::model::action::{Action, Change, Effect, Level, Now, Place, Screen, Which};
use crate::model::call::Status;
use crate::model::exchange::Request;
use crate::model::field::Field;
use crate::model::settings::Settings;
use crate::model::state::Model;

/// Seconds from a key typed to the frame in which everything else shows it.
const TYPED_SECS: f64 = 0.06;

/// The window's contents: the model, and what the views remember.
#[derive(Debug, Default)]
pub struct Window {
    /// What is shown.
    pub model: Model,
    /// What the views remember.
    pub view: ViewState,
    applied: Option<Settings>,
    /// The call in hand at the last frame.
    in_hand: Option<Uuid>,
    /// Keys that came behind one that moves the keyboard: they belong to where it goes.
    later: Vec<Event>,
}

impl Window {
    /// A window on this model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, ..Self::default() }
    }

    /// A new runner has taken over: theme and text size are put in force again.
    pub fn renew(&mut self) {
        self.applied = None;
    }

    /// Draws one frame and carries out what concerns the window itself; what is for the vault is
    /// returned.
    pub fn ui(&mut self, ui: &mut Ui, now: &Now) -> Vec<Request> {
        if self.applied.as_ref() != Some(&self.model.settings) {
            theme::apply(ui.ctx(), &self.model.settings);
            self.applied = Some(self.model.settings.clone());
        }
        self.hold_back(ui.ctx());
        let mut requests = self.act(vec![Action::Tick], ui.ctx(), now);
        let mut actions = Vec::new();
        commands::pressed(ui.ctx(), &self.model, &mut self.view, now, &mut actions);
        commands::typed_nowhere(ui.ctx(), &self.model, &self.view, &mut actions);
        requests.extend(self.act(std::mem::take(&mut actions), ui.ctx(), now));
        panes_ui(ui, &self.model, &mut self.view, now, &mut actions);
        let follow_up_secs = follow_up_secs(&actions);
        requests.extend(self.act(actions, ui.ctx(), now));
        let in_hand = self.model.call().map(|call| call.id);
        if std::mem::replace(&mut self.in_hand, in_hand) != in_hand && in_hand.is_none() {
            self.view.notes_turn = Turn::Guide;
        }
        self.focus(ui.ctx());
        self.ask_for_frames(ui.ctx(), follow_up_secs, now);
        requests
    }

    /// Puts actions to the model, as [`Window::ui`] does with those of the views.
    pub fn act(&mut self, actions: Vec<Action>, ctx: &Context, now: &Now) -> Vec<Request> {
        let mut requests = Vec::new();
        for action in actions {
            for effect in self.model.update(action, now) {
                match effect {
                    Effect::Vault(request) => requests.push(request),
                    Effect::Copy(text) => ctx.copy_text(text),
                    Effect::OnTop(level) => {
                        ctx.send_viewport_cmd(ViewportCommand::WindowLevel(window_level(level)));
                    }
                    Effect::Focus(place) => self.send_focus(place, ctx),
                    Effect::Caret(which, field, at) => put_caret(ctx, Place::Field(which, field), at),
                }
            }
        }
        requests
    }

    /// On a slow machine a frame may bring Tab or Ctrl+L together with what was typed behind it,
    /// which would still go to the old field: it waits until the keyboard has moved.
    fn hold_back(&mut self, ctx: &Context) {
        let moving = self.view.focus.is_some();
        ctx.input_mut(|input| {
            let mut events = std::mem::take(&mut self.later);
            events.append(&mut input.events);
            let typed = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_));
            let mover = events.iter().position(moves_keyboard);
            let first = if moving { Some(0) } else { mover.map(|at| at + 1) };
            let behind = |from: usize| events.iter().skip(from).position(typed).map(|at| from + at);
            let split = first.and_then(behind).unwrap_or(events.len());
            self.later = events.split_off(split);
            input.events = events;
        });
        if !self.later.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Sends the keyboard to a place; in a text of a call the caret goes to its end.
    fn send_focus(&mut self, place: Place, ctx: &Context) {
        self.view.focus = Some(Wish { place, frames: 4 });
        if let Place::Field(which, field) = place {
            put_caret(ctx, place, self.model.text(which, field).chars().count());
        }
    }

    /// Gives the keyboard to the place that wants it, once it is drawn.
    fn focus(&mut self, ctx: &Context) {
        let Some(Wish { place, frames }) = self.view.focus.take() else { return };
        let id = view::id(place);
        ctx.request_repaint();
        if ctx.read_response(id).is_some() {
            ctx.memory_mut(|memory| memory.request_focus(id));
            return;
        }
        if let Place::Field(_, field) = place {
            self.view.unfold_for(field);
        }
        // a place that is not drawn soon is not there any more
        self.view.focus = frames.checked_sub(1).map(|frames| Wish { place, frames });
    }

    fn ask_for_frames(&self, ctx: &Context, follow_up_secs: Option<f64>, now: &Now) {
        let wake_secs = self.model.wake_at_secs().map(|at_secs| (at_secs - now.mono_secs).max(0.0));
        let breath_secs = breath::next_frame_secs(&self.model, ctx.pixels_per_point(), now);
        let clock_secs = self.model.on_call().then(|| {
            let opened = self.model.call().map_or(0, |call| call.opened.subsec_nanosecond());
            let into = (now.wall.subsec_nanosecond() - opened).rem_euclid(1_000_000_000);
            1.0 - f64::from(into) / 1e9 + 0.002
        });
        for secs in [follow_up_secs, wake_secs, breath_secs, clock_secs].into_iter().flatten() {
            ctx.request_repaint_after(Duration::from_secs_f64(secs));
        }
    }
}

/// Whether this key leads the keyboard elsewhere.
fn moves_keyboard(event: &Event) -> bool {
    match event {
        Event::Key { key: Key::Tab | Key::Enter, pressed: true, .. } => true,
        Event::Key { key, pressed: true, modifiers, .. } => modifiers.command && *key != Key::V,
        _ => false,
    }
}

/// Seconds until what these actions changed is drawn elsewhere. A field shows at once what is typed
/// into it; the cards that it fills may follow a moment later, out of the way of the next key.
fn follow_up_secs(actions: &[Action]) -> Option<f64> {
    let typed = |action: &Action| matches!(action, Action::Record(_, Change::Text(..)));
    if actions.iter().all(typed) { actions.first().map(|_| TYPED_SECS) } else { Some(0.0) }
}

fn panes_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let page = theme::palette(ui).page;
    let frame = |x: i8, y: i8| Frame::new().fill(page).inner_margin(Margin::symmetric(x, y));
    Panel::top("bar").frame(frame(10, 4)).resizable(false).show_separator_line(false).show(ui, |ui| {
        bar::bar_ui(ui, model, view, now, out);
    });
    let wide = ui.available_width() >= theme::WIDE;
    let tall = ui.available_height() >= theme::TALL;
    if !wide || model.screen != Screen::Call {
        bottom_ui(ui, model, (view, tall), frame(10, 6), now, out);
    }
    match model.screen {
        Screen::Settings => {
            CentralPanel::default().frame(frame(12, 4)).show(ui, |ui| settings::settings_ui(ui, model, out));
        }
        Screen::Review => {
            CentralPanel::default()
                .frame(frame(10, 0))
                .show(ui, |ui| review::review_ui(ui, model, view, now, out));
        }
        Screen::Call if wide => wide_ui(ui, model, view, now, out),
        Screen::Call => narrow_ui(ui, model, (view, tall), now, out),
    }
    palette::palette_ui(ui, model, view, now, out);
    keys::keys_ui(ui, model, out);
}

fn bottom_ui(
    ui: &mut Ui,
    model: &Model,
    (view, tall): (&mut ViewState, bool),
    frame: Frame,
    now: &Now,
    out: &mut Vec<Action>,
) {
    Panel::bottom("breath").frame(frame).resizable(false).show_separator_line(true).show(ui, |ui| {
        notices::loud_ui(ui, model, out);
        if !tall && model.screen == Screen::Call && model.breath.is_none() {
            turn_ui(ui, view);
        }
        breath::breath_ui(ui, model, if tall { 96.0 } else { 64.0 }, now, out);
        notices::quiet_ui(ui, model, out);
    });
}

/// Guide or notes, where there is no room for both.
fn turn_ui(ui: &mut Ui, view: &mut ViewState) {
    ui.horizontal(|ui| {
        for (turn, label) in [(Turn::Guide, "Guide"), (Turn::Notes, "Notes")] {
            let chip = widget::chip(ui, None, label, (view.notes_turn == turn).into(), label);
            if chip.on_hover_text(commands::key_of(commands::Command::Turn)).clicked() {
                view.notes_turn = turn;
            }
        }
    });
}

fn narrow_ui(
    ui: &mut Ui,
    model: &Model,
    (view, tall): (&mut ViewState, bool),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let page = theme::palette(ui).page;
    let frame = Frame::new().fill(page).inner_margin(Margin::symmetric(10, 2));
    Panel::top("top").frame(frame).resizable(false).show_separator_line(true).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        strip::strip_ui(ui, model, Room::Narrow(if tall { 3 } else { 2 }), out);
        picker::picker_ui(ui, model, view, Extent::Folds, out);
        ui.add_space(theme::GRID);
    });
    let wrapping_up = model.call().is_some_and(|call| call.status == Status::WrapUp);
    let picked = model.lead().is_some();
    let both = tall && picked && !wrapping_up && view.notes_turn == Turn::Guide;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        if both {
            let notes_px = (room.height() * 0.25).max(120.0);
            let (upper, lower) = room.split_top_bottom_at_y(room.bottom() - notes_px);
            inside(ui, upper, |ui| guide_pane(ui, model, now, out));
            let line = Stroke::new(1.0, theme::palette(ui).line);
            ui.painter().hline(ui.clip_rect().x_range(), lower.top(), line);
            inside(ui, lower.with_min_y(lower.top() + theme::GRID), |ui| {
                notes_pane(ui, model, view, now, out);
            });
        } else if view.notes_turn == Turn::Notes || wrapping_up {
            notes_pane(ui, model, view, now, out);
        } else {
            guide_pane(ui, model, now, out);
        }
    });
}

/// Draws in a part of the room, in the order of the calls: that is the order of Tab.
fn inside(ui: &mut Ui, part: Rect, contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(part), contents);
}

fn wide_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let page = theme::palette(ui).page;
    let frame = Frame::new().fill(page).inner_margin(Margin::symmetric(12, 4));
    let width = ui.available_width();
    Panel::left("left").frame(frame).exact_size((width * 0.28).clamp(250.0, 380.0)).resizable(false).show(
        ui,
        |ui| {
            Panel::bottom("breath").frame(Frame::new()).resizable(false).show(ui, |ui| {
                notices::loud_ui(ui, model, out);
                breath::breath_ui(ui, model, breath::LARGEST_RING, now, out);
                ui.add_space(theme::GRID);
                notices::quiet_ui(ui, model, out);
            });
            strip::strip_ui(ui, model, Room::Column, out);
            ui.add_space(theme::GRID);
            picker::picker_ui(ui, model, view, Extent::Whole, out);
        },
    );
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        let notes_px = (width * 0.32).clamp(260.0, 460.0);
        let (guide, notes) = room.split_left_right_at_x(room.right() - notes_px);
        let gap = theme::GRID * 3.0;
        inside(ui, guide.with_max_x(guide.right() - gap), |ui| guide_pane(ui, model, now, out));
        let line = Stroke::new(1.0, theme::palette(ui).line);
        ui.painter().vline(guide.right(), ui.clip_rect().y_range(), line);
        inside(ui, notes.with_min_x(notes.left() + gap), |ui| notes_pane(ui, model, view, now, out));
    });
}

fn guide_pane(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    let lead = model.lead().map(|situation| situation.id.clone());
    ScrollArea::vertical().id_salt(("guide", lead)).auto_shrink(false).show(ui, |ui| {
        guide::guide_ui(ui, model, now, out);
    });
}

fn notes_pane(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("notes").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        notes::notes_ui(ui, model, view, Which::Live, now, out);
    });
}

const fn window_level(level: Level) -> WindowLevel {
    match level {
        Level::OnTop => WindowLevel::AlwaysOnTop,
        Level::Normal => WindowLevel::Normal,
    }
}

fn put_caret(ctx: &Context, place: Place, at: usize) {
    let id = view::id(place);
    if let Some(mut state) = TextEdit::load_state(ctx, id) {
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
        TextEdit::store_state(ctx, id, state);
    }
}

impl ViewState {
    /// Unfolds what hides this field.
    fn unfold_for(&mut self, field: Field) {
        self.notes_turn = Turn::Notes;
        if matches!(field, Field::Product | Field::Channel | Field::Occurred | Field::Effect) {
            self.more_fold = view::Fold::Open;
        }
    }
}
