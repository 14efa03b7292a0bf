//! The shell: carries requests from the window to the vault's thread and replies back, frame by
//! frame, the same under both runners. Must not draw anything itself.

use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eframe::egui::{self, Context, ViewportBuilder};

use self::start::{Frame, Start};
use super::at_exit;
use super::clock::Clock;
use super::icon;
use super::instance::{self, Begun, Instance};
use super::monitors;
use super::picture;
use super::renderer::{Renderer, UnknownRenderer};
use super::run::{self, Hooks, Options};
use super::session::Session;
use super::waker::Waker;
use super::{fonts, input_method, quiet};
use crate::model::action::{Action, Effect, Now};
use crate::model::ask::Ask;
use crate::model::compact::Form;
use crate::model::exchange::{Reply, Request};
use crate::model::language::Language;
use crate::model::library;
use crate::model::outside::Heard;
use crate::model::settings::WindowPlace;
use crate::model::state::Model;
use crate::say;
use crate::ui::beside;
use crate::ui::shape::LEAST_SIZE;
use crate::ui::theme;
use crate::ui::window::Window;
use crate::vault::layout::Folders;
use crate::vault::worker::{Keep, Worker};
use crate::vault::{Error, settings};

mod outside;
mod start;

/// Seconds in which closing is asked for again by somebody who has read why it did not close.
const ASKED_AGAIN_SECS: f64 = 30.0;

/// Seconds the window stands still before its place is noted.
const SETTLE_SECS: f64 = 1.0;

/// The size of the window the first time, in points.
const SIZE: [f32; 2] = [420.0, 760.0];

/// Opens the window on these folders, drawn by the renderer of this name, and returns when it has
/// been closed. In memory alone no other window can speak to it, and no graphics driver is loaded
/// unless one is asked for: drivers keep files of their own.
///
/// # Errors
/// One line for the user when no window can be opened; nothing was changed then.
pub fn start(folders: Folders, keep: Keep, renderer: &str) -> Result<(), String> {
    let renderer: Renderer = renderer.parse().map_err(|error: UnknownRenderer| error.to_string())?;
    let renderer = match (keep, renderer) {
        (Keep::InMemory, Renderer::Auto) => Renderer::Cpu,
        (_, renderer) => renderer,
    };
    let Some(instance) = alone(&folders, keep)? else { return Ok(()) };
    #[cfg(windows)]
    let instance = {
        // in a terminal it is known by now that no window fails to answer; another program opens one
        drop(instance);
        if super::terminal::hand_over() {
            return Ok(());
        }
        let Some(instance) = alone(&folders, keep)? else { return Ok(()) };
        instance
    };
    let place = settings::load_window(&folders).unwrap_or_default();
    let options = Options {
        title: "Evenkeel".to_owned(),
        app_id: "evenkeel".to_owned(),
        viewport: viewport(place),
        renderer,
    };
    #[cfg_attr(
        windows,
        expect(clippy::arc_with_non_send_sync, reason = "elsewhere another thread draws the first frame")
    )]
    let shell = Arc::new(Mutex::new(Shell::new(folders, keep, place, instance)));
    let hooks = Hooks {
        state: Arc::clone(&shell),
        prepare: |shell, ctx| held(shell).prepare(ctx),
        rehearse: |shell, ui| held(shell).rehearse(ui),
        setup: |shell, ctx, proxy| {
            held(shell).waker.serve(ctx, proxy);
            leave_at_exit(shell);
        },
        logic: |shell, ctx| held(shell).logic(ctx),
        ui: |shell, ui| held(shell).ui(ui),
        taken_over: |shell, builder| held(shell).taken_over(builder),
        first_alone: |shell| held(shell).window.stay_alone(),
        on_exit: |shell| held(shell).on_exit(),
    };
    let outcome = run::run(options, hooks).map_err(|error| error.to_string());
    at_exit::disarm();
    outcome
}

/// The right to be the one window; `None` when there is one, which comes into sight.
fn alone(folders: &Folders, keep: Keep) -> Result<Option<Instance>, String> {
    let begun = match keep {
        Keep::OnDisk => instance::begin(folders),
        Keep::InMemory => Begun::First(Instance::unheard()),
    };
    match begun {
        Begun::First(instance) => Ok(Some(instance)),
        Begun::Asked => Ok(None),
        Begun::Unanswered => Err(say!("desktop-another-window").to_owned()),
    }
}

fn held(shell: &Mutex<Shell>) -> MutexGuard<'_, Shell> {
    shell.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Should the process end before the window is closed, what is typed is saved all the same.
fn leave_at_exit(shell: &Arc<Mutex<Shell>>) {
    let shell = Arc::clone(shell);
    at_exit::run(move || {
        // in the middle of a frame nobody knows what is whole
        if let Ok(mut shell) = shell.try_lock() {
            shell.on_exit();
        }
    });
}

fn viewport(place: WindowPlace) -> ViewportBuilder {
    let viewport = ViewportBuilder::default().with_min_inner_size(LEAST_SIZE).with_always_on_top();
    let mut viewport = placed(viewport, place);
    if let Some(icon) = icon::icon() {
        viewport = viewport.with_icon(icon);
    }
    viewport
}

fn placed(viewport: ViewportBuilder, place: WindowPlace) -> ViewportBuilder {
    let viewport = viewport.with_inner_size(place.size.unwrap_or(SIZE));
    match place.position {
        Some(position) => viewport.with_position(position),
        None => viewport,
    }
}

fn wakes(waker: &Waker) -> impl Fn() + Send + Sync + 'static {
    let waker = waker.clone();
    move || waker.wake()
}

#[derive(Debug)]
struct Shell {
    window: Window,
    instance: Instance,
    session: Session,
    view: InView,
    /// Whether the window had the keyboard in the last frame.
    focused: bool,
    /// Whether the window of the call is to have the keyboard, once one beside it is gone.
    raised: bool,
    worker: Option<Worker>,
    clock: Clock,
    waker: Waker,
    start: Start,
    place: WindowPlace,
    moved_at_secs: f64,
    /// When closing was last asked for while something could not be saved.
    warned_at_secs: Option<f64>,
    ends: Ends,
}

/// Whether the window was asked to go out of view.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum InView {
    Yes,
    No,
}

/// What closing ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Ends {
    /// The window: if the settings say so, it goes on in the tray.
    Window,
    /// The program, asked for in so many words.
    Program,
}

impl Shell {
    fn new(folders: Folders, keep: Keep, place: WindowPlace, mut instance: Instance) -> Self {
        let (settings, trouble) = settings::load(&folders);
        Language::follow(settings.language.as_deref());
        let settings = settings.sane();
        let waker = Waker::default();
        instance.listen(&folders, wakes(&waker));
        let session = Session::new(folders.clone(), wakes(&waker));
        let mut worker = Worker::spawn_keeping(keep, folders, wakes(&waker));
        worker.send(Request::LookAround);
        worker.send(Request::Resume);
        worker.send(Request::ReadPlaybook);
        let mut model = Model::new(library::builtin(), settings);
        model.place = place;
        model.above = run::above();
        let mut shell = Self {
            window: Window::new(model).with_drawer(picture::png),
            instance,
            session,
            view: InView::Yes,
            focused: false,
            raised: false,
            worker: Some(worker),
            clock: Clock::start(),
            waker,
            start: Start::NotYet,
            place,
            moved_at_secs: 0.0,
            warned_at_secs: None,
            ends: Ends::Window,
        };
        if let Some(error) = trouble {
            let now = shell.clock.now();
            let why = match error {
                Error::NotUnderstood { names, why, .. } => {
                    say!("desktop-settings-not-understood", names, why)
                }
                error => say!("desktop-settings-unreadable", why = error.to_string()),
            };
            let _ = shell.window.model.update(Action::Vault(Reply::Failed { why }), &now);
        }
        shell
    }

    fn prepare(&mut self, ctx: &Context) {
        theme::install(ctx);
        theme::begin_with(ctx, self.window.model.settings.text_percent);
        fonts::on_demand(ctx);
        input_method::keep_on(ctx);
        self.window.renew();
        self.start = Start::NotYet;
    }

    /// It comes whole, and where it was last.
    fn taken_over(&mut self, viewport: ViewportBuilder) -> ViewportBuilder {
        self.window.unfold();
        self.view = InView::Yes;
        placed(viewport, self.place)
    }

    fn rehearse(&mut self, ui: &mut egui::Ui) {
        let now = self.clock.now();
        let requests = self.window.ui(ui, &now);
        self.send(requests);
    }

    fn logic(&mut self, ctx: &Context) {
        let now = self.clock.now();
        if std::mem::take(&mut self.raised) {
            quiet::take_keyboard(ctx);
        }
        let replies = self.worker.as_mut().map(Worker::poll).unwrap_or_default();
        let replies = replies.into_iter().map(Action::Vault).collect();
        self.act(replies, ctx, &now);
        self.guard_close(ctx, &now);
        let asked: Vec<Ask> = self.instance.asked().collect();
        for ask in asked {
            self.obey(ask, ctx, &now);
        }
        let heard: Vec<Heard> = self.session.heard().collect();
        for heard in heard {
            self.hear(heard, ctx, &now);
        }
        let hidden = self.look(ctx, &now);
        // a hidden window draws nothing, but its text is still saved in time
        if hidden {
            input_method::stay_on(ctx);
            self.act(vec![Action::Tick], ctx, &now);
            if let Some(at_secs) = self.window.model.wake_at_secs() {
                let left_secs = (at_secs - now.mono_secs).max(0.02);
                self.waker.wake_after(std::time::Duration::from_secs_f64(left_secs));
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let now = self.clock.now();
        let ctx = ui.ctx().clone();
        match self.start.frame(now.mono_secs) {
            Frame::First => self.act(vec![Action::Opened], &ctx, &now),
            Frame::Settling => {
                monitors::watch(wakes(&self.waker));
                self.act(vec![Action::Settled], &ctx, &now);
            }
            Frame::Plain => {}
        }
        if let Some(secs) = self.start.next_secs(now.mono_secs) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(secs));
        }
        let requests = self.window.ui(ui, &now);
        self.send(requests);
        self.send_errands(&ctx);
        self.note_place(&ctx, &now);
    }

    fn on_exit(&mut self) {
        self.instance.deafen();
        let now = self.clock.now();
        let mut effects = Vec::new();
        if self.place.size.is_some() && self.place != self.window.model.place {
            effects.extend(self.window.model.update(Action::Placed(self.place), &now));
        }
        effects.extend(self.window.model.update(Action::Leave, &now));
        let requests = effects.into_iter().filter_map(|effect| match effect {
            Effect::Vault(request) => Some(request),
            _ => None,
        });
        self.send(requests.collect());
        for reply in self.worker.take().map(Worker::finish).unwrap_or_default() {
            if let Reply::SaveFailed { why, .. } = reply {
                let _ = writeln!(std::io::stderr(), "evenkeel: {why}");
            }
        }
    }

    fn act(&mut self, actions: Vec<Action>, ctx: &Context, now: &Now) {
        let requests = self.window.act(actions, ctx, now);
        self.send(requests);
        self.send_errands(ctx);
    }

    fn send(&mut self, requests: Vec<Request>) {
        let Some(worker) = &mut self.worker else { return };
        for request in requests {
            worker.send(request);
        }
    }

    /// Notes where the window is once it stands still.
    fn note_place(&mut self, ctx: &Context, now: &Now) {
        if self.window.model.form == Form::Compact {
            return;
        }
        let zoom = ctx.zoom_factor();
        let native = |at: egui::Vec2| [(at.x * zoom).round(), (at.y * zoom).round()];
        let position = |info: &egui::ViewportInfo| {
            let px = info.native_pixels_per_point?;
            info.outer_rect.map(|rect| native(rect.min.to_vec2() * px))
        };
        let size = |info: &egui::ViewportInfo| info.inner_rect.map(|rect| native(rect.size()));
        let place = ctx.input(|input| {
            let info = input.viewport();
            let beside = input.raw.viewports.get(&beside::id()).filter(|info| info.inner_rect.is_some());
            // Wayland says how large a window is, and of no window where
            let drawn = || run::is_wayland().then(|| native(input.viewport_rect().size()));
            WindowPlace {
                position: position(info),
                size: size(info).or_else(drawn),
                beside_position: beside.map_or(self.place.beside_position, position),
                beside_size: beside.map_or(self.place.beside_size, size),
            }
        });
        if place != self.place {
            self.place = place;
            self.moved_at_secs = now.mono_secs;
        }
        if place == self.window.model.place || place.size.is_none() {
            return;
        }
        let left_secs = SETTLE_SECS - (now.mono_secs - self.moved_at_secs);
        if left_secs <= 0.0 {
            self.act(vec![Action::Placed(place)], ctx, now);
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left_secs));
        }
    }
}
