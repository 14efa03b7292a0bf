//! The whole window: which pane stands where, and one frame from keys to effects.

use std::time::Duration;

use egui::{Context, Event, Id, Ui, ViewportCommand, WindowLevel};
use uuid::Uuid;

use super::beside::Beside;
use super::shape::Shape;
use super::view::{Composer, Turn, ViewState, Wish};
use super::{
    breath, caret, commands, compact, cover, hover, insights, lock, pace, panes, review, theme, widget,
    wrapup,
};
use crate::model::action::{Action, Effect, Level, Now, Place, Screen, Which};
use crate::model::beside::{Room, Seat};
use crate::model::compact::Form;
use crate::model::exchange::Request;
use crate::model::field::Field;
use crate::model::outside::Errand;
use crate::model::settings::Theme;
use crate::model::state::Model;
use crate::model::versions::Look;

/// The window's contents: the model, and what the views remember.
#[derive(Debug, Default)]
pub struct Window {
    /// What is shown.
    pub model: Model,
    /// What the views remember.
    pub view: ViewState,
    /// The theme and the text size in force.
    applied: Option<(Theme, u16)>,
    shape: Shape,
    /// The window beside it.
    beside: Beside,
    company: Company,
    /// The call in hand at the last frame.
    in_hand: Option<Uuid>,
    /// How many earlier calls the strip spoke of at the last frame.
    earlier: usize,
    /// Who draws a figure as a picture.
    drawer: Option<Drawer>,
    /// What the desktop is to be asked for.
    errands: Vec<Errand>,
    /// Whether it is to have the keyboard.
    raised: bool,
    /// What had the keyboard when the call was left for a strip or another screen, and the call.
    left: Option<(Uuid, Id)>,
    /// Keys that came behind one that moves the keyboard: they belong to where it goes.
    later: Vec<Event>,
}

/// Whether there may be another window.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Company {
    #[default]
    Welcome,
    /// Nobody would find what is shown there.
    None,
}

/// Draws what this shows into a PNG file so many points wide.
pub type Drawer = fn(f32, &mut dyn FnMut(&mut Ui)) -> Option<Vec<u8>>;

impl Window {
    /// The same with somebody who draws pictures.
    #[must_use]
    pub fn with_drawer(self, drawer: Drawer) -> Self {
        Self { drawer: Some(drawer), ..self }
    }

    /// A window on this model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, ..Self::default() }
    }

    /// What the desktop is to be asked for since the last time.
    pub fn take_errands(&mut self) -> Vec<Errand> {
        std::mem::take(&mut self.errands)
    }

    /// Whether this window is to have the keyboard, wherever that is, since the last time.
    pub const fn take_raised(&mut self) -> bool {
        std::mem::replace(&mut self.raised, false)
    }

    /// From now on everything is shown in this window.
    pub const fn stay_alone(&mut self) {
        self.company = Company::None;
    }

    /// A new runner has taken over: theme and text size are put in force again.
    pub fn renew(&mut self) {
        self.applied = None;
        self.company = Company::Welcome;
    }

    /// A window that is made anew is whole, and what was being typed goes on.
    pub fn unfold(&mut self) {
        self.shape = Shape::default();
        self.model.unfolded();
        if let Some((which, field, _)) = self.view.said {
            self.view.focus = Some(Wish { place: Place::Field(which, field), frames: 8 });
        }
    }

    /// Draws one frame and carries out what concerns the window itself; what is for the vault is
    /// returned.
    pub fn ui(&mut self, ui: &mut Ui, now: &Now) -> Vec<Request> {
        widget::name_window(ui.ctx(), "Evenkeel");
        let looks = (self.model.theme(), self.model.settings.text_percent);
        if self.applied.replace(looks) != Some(looks) {
            theme::apply(ui.ctx(), looks.0, looks.1);
        }
        pace::hold_back(ui.ctx(), &self.view, &mut self.later);
        if self.model.is_covered() {
            return self.covered_ui(ui, now);
        }
        let reading = self.model.returning.reading.is_some();
        let was_home = self.is_home();
        caret::note_said(ui.ctx(), &self.model, &mut self.view);
        let mut requests = self.act(vec![Action::Tick], ui.ctx(), now);
        self.shape.follow_text(self.model.settings.strip_edge, ui.ctx());
        requests.extend(self.measure(ui.ctx(), now));
        if self.model.locks_at_secs().is_some() && ui.input(|input| !input.events.is_empty()) {
            requests.extend(self.act(vec![Action::Active], ui.ctx(), now));
        }
        let mut actions = Vec::new();
        commands::pressed(ui.ctx(), &self.model, &mut self.view, now, &mut actions);
        commands::typed_nowhere(ui.ctx(), &self.model, &self.view, &mut actions);
        requests.extend(self.act(std::mem::take(&mut actions), ui.ctx(), now));
        if reading && self.model.returning.reading.is_none() {
            self.give_back(ui.ctx());
        }
        self.leave_or_come_home(was_home, ui.ctx());
        // what draws with the keyboard says so
        self.view.composing = None;
        let was_home = self.is_home();
        // a key of this frame may have covered it, and nothing is drawn before that is known
        cover::put(ui.ctx(), self.model.cover);
        requests.extend(self.beside_ui(ui.ctx(), now));
        hover::fit(ui.ctx());
        match self.model.form {
            Form::Full => panes::panes_ui(ui, &self.model, &mut self.view, now, &mut actions),
            Form::Compact => compact::compact_ui(ui, &self.model, &mut self.view, now, &mut actions),
        }
        let follow_up_secs = pace::follow_up_secs(&actions);
        requests.extend(self.act(actions, ui.ctx(), now));
        self.leave_or_come_home(was_home, ui.ctx());
        let in_hand = self.model.call().map(|call| call.id);
        let before = std::mem::replace(&mut self.in_hand, in_hand);
        if before.is_some() && before != in_hand {
            self.view.composer = Composer::default();
            if in_hand.is_none() {
                self.view.notes_turn = Turn::Guide;
            }
        }
        // a strip that grew or shrank finds its place in the next frame
        let earlier = self.model.returning.found.len();
        if std::mem::replace(&mut self.earlier, earlier) != earlier {
            ui.ctx().request_repaint();
        }
        if caret::follow(ui.ctx(), &mut self.view) && self.is_home() {
            let earlier = Action::CloseEarlier;
            let version = Action::Version(Which::Live, Look::At(None));
            requests.extend(self.act(vec![earlier, version], ui.ctx(), now));
        }
        self.view.note_focus(ui.ctx());
        self.ask_for_frames(ui.ctx(), follow_up_secs, now);
        requests
    }

    /// Draws the lock alone: no key does anything else.
    fn covered_ui(&mut self, ui: &mut Ui, now: &Now) -> Vec<Request> {
        let mut requests = self.act(vec![Action::Tick], ui.ctx(), now);
        let mut actions = Vec::new();
        lock::lock_ui(ui, &self.model, &mut self.view, &mut actions);
        requests.extend(self.act(actions, ui.ctx(), now));
        caret::follow(ui.ctx(), &mut self.view);
        self.ask_for_frames(ui.ctx(), None, now);
        requests
    }

    /// Draws the window beside, while it is open, and carries out what was asked for there.
    fn beside_ui(&mut self, ctx: &Context, now: &Now) -> Vec<Request> {
        let mut actions = Vec::new();
        self.model.sit(Seat::Beside);
        self.raised |= self.beside.show(ctx, &self.model, now, &mut actions);
        self.model.sit(Seat::Call);
        if let Some(secs) = pace::follow_up_secs(&actions) {
            ctx.request_repaint_after(Duration::from_secs_f64(secs));
        }
        let actions = actions.into_iter().map(|action| Action::Beside(Box::new(action)));
        self.act(actions.collect(), ctx, now)
    }

    /// Tells the model how much room there is beside the window: none where there can be no other.
    fn measure(&mut self, ctx: &Context, now: &Now) -> Vec<Request> {
        let several = !ctx.embed_viewports() && self.company == Company::Welcome;
        let room = ctx.input(|input| {
            let info = input.viewport();
            let monitor = info.monitor_size.filter(|_| several);
            let monitor_px = monitor.map_or(0.0, |size| size.x);
            Room { monitor_px, window_px: input.content_rect().width() }
        });
        let mut actions = Vec::new();
        if room != self.model.room {
            actions.push(Action::Room(room));
        }
        if self.company == Company::None
            && let Some((screen, _)) = self.model.shown_beside()
        {
            actions.push(Action::Beside(Box::new(Action::CloseBeside)));
            actions.push(Action::Go(screen));
        }
        self.act(actions, ctx, now)
    }

    /// Forgets what the views remember: also egui keeps texts, to take changes of them back.
    fn forget(&mut self, ctx: &Context) {
        self.view = ViewState::default();
        self.beside = Beside::default();
        self.left = None;
        self.later.clear();
        self.in_hand = None;
        ctx.memory_mut(|memory| memory.data = egui::util::IdTypeMap::default());
        ctx.request_repaint();
    }

    /// Puts actions to the model, as [`Window::ui`] does with those of the views.
    pub fn act(&mut self, actions: Vec<Action>, ctx: &Context, now: &Now) -> Vec<Request> {
        let mut requests = Vec::new();
        for action in actions {
            for effect in self.model.update(action, now) {
                match effect {
                    Effect::Vault(request) => requests.push(request),
                    Effect::Outside(errand) => self.errands.push(errand),
                    Effect::Picture(kind) => {
                        let png = self.drawer.and_then(|draw| insights::picture(&self.model, kind, draw));
                        let action = png.map(|png| Action::Write(insights::file_name(kind, "png", now), png));
                        requests
                            .extend(action.into_iter().flat_map(|action| self.act(vec![action], ctx, now)));
                    }
                    Effect::Export(calls, form) => {
                        let action = review::exported(&self.model, &calls, form, now);
                        requests.extend(self.act(vec![action], ctx, now));
                    }
                    Effect::Copy(text) => ctx.copy_text(text),
                    Effect::OnTop(level) => {
                        ctx.send_viewport_cmd(ViewportCommand::WindowLevel(window_level(level)));
                    }
                    Effect::Form(form) => self.shape.take(form, self.model.settings.strip_edge, ctx),
                    Effect::Focus(place) => self.send_focus(place, ctx),
                    Effect::Raise(Seat::Call) => self.raised = true,
                    Effect::Raise(Seat::Beside) => self.beside.raise(),
                    Effect::LeaveFields => self.leave_fields(ctx),
                    Effect::Forget => self.forget(ctx),
                    Effect::Masked(place, findings) => caret::follow_mask(ctx, place, &findings),
                }
            }
        }
        requests
    }

    /// Sends the keyboard to a place; in a text of a call the caret goes to its end.
    fn send_focus(&mut self, place: Place, ctx: &Context) {
        let wish = Some(Wish { place, frames: 4 });
        match self.model.seat_of(place) {
            Seat::Call => self.view.focus = wish,
            Seat::Beside => self.beside.view.focus = wish,
        }
        // back at their words, what to say and do is in sight again
        if place == Place::Field(Which::Live, Field::Words) && self.model.lead().is_some() {
            self.view.notes_turn = Turn::Guide;
        }
        if let Some(text) = self.model.text_at(place) {
            caret::put(ctx, place, text.chars().count());
        }
    }

    /// Whether the call is in view, with all its fields.
    fn is_home(&self) -> bool {
        self.model.form == Form::Full && self.model.screen == Screen::Call
    }

    /// The field that had the keyboard when the call was left has it again, with its caret, unless
    /// something else is to have it.
    fn leave_or_come_home(&mut self, was_home: bool, ctx: &Context) {
        let in_hand = self.model.call().map(|call| call.id);
        match (was_home, self.is_home()) {
            (true, false) => self.left = in_hand.zip(ctx.memory(egui::Memory::focused)),
            // an event that is being typed in the strip goes on in the whole window
            (false, true) if let Some((Which::Live, field, _)) = self.view.said => {
                self.left = None;
                let wish = Wish { place: Place::Field(Which::Live, field), frames: 4 };
                self.view.focus.get_or_insert(wish);
            }
            (false, true) => {
                let left = self.left.take().filter(|(call, _)| in_hand == Some(*call));
                if let Some((_, id)) = left.filter(|_| self.view.focus.is_none()) {
                    ctx.memory_mut(|memory| memory.request_focus(id));
                    ctx.request_repaint();
                }
            }
            _ => {}
        }
    }

    /// Nothing has the keyboard any more.
    fn leave_fields(&mut self, ctx: &Context) {
        self.view.focus = None;
        self.view.focused = None;
        self.left = None;
        ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }

    /// The earlier call is closed: the keyboard is where it was, and so is the caret.
    fn give_back(&self, ctx: &Context) {
        if let Some(id) = self.view.focused {
            ctx.memory_mut(|memory| memory.request_focus(id));
            ctx.request_repaint();
        }
    }

    fn ask_for_frames(&self, ctx: &Context, follow_up_secs: Option<f64>, now: &Now) {
        let wake_secs = self.model.wake_at_secs().map(|at_secs| (at_secs - now.mono_secs).max(0.0));
        let breath_secs =
            breath::next_frame_secs(&self.model, self.view.breath_edge_px, ctx.pixels_per_point(), now);
        let clock_secs = self.model.on_call().then(|| {
            let opened = self.model.call().map_or(0, |call| call.opened.subsec_nanosecond());
            let into = (now.wall.subsec_nanosecond() - opened).rem_euclid(1_000_000_000);
            1.0 - f64::from(into) / 1e9 + 0.002
        });
        let wrapup_secs = wrapup::next_frame_secs(&self.model, now);
        for secs in [follow_up_secs, wake_secs, breath_secs, clock_secs, wrapup_secs].into_iter().flatten() {
            ctx.request_repaint_after(Duration::from_secs_f64(secs));
        }
    }
}

const fn window_level(level: Level) -> WindowLevel {
    match level {
        Level::OnTop => WindowLevel::AlwaysOnTop,
        Level::Normal => WindowLevel::Normal,
    }
}
