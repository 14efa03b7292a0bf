//! One egui viewport: what the app asked it to be, its window once there is one, and its picture.
//!
//! Knows nothing of other viewports and does not create its own window.

use super::{
    super::{
        quiet,
        raster::{Canvas, Damage, Layout, Textures},
        rescue,
        run::{is_wayland, is_x11},
    },
    pace::{Pace, Sight, now},
    pane::Pane,
};
use eframe::egui::{
    self, ColorImage, DeferredViewportUiCallback, PlatformOutput, RawInput, Vec2, ViewportBuilder,
    ViewportCommand, ViewportEvent, ViewportId, ViewportIdPair, ViewportInfo, ViewportOutput, WindowLevel,
    epaint::ClippedShape, vec2,
};
use egui_winit::ActionRequested;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use winit::{event_loop::ActiveEventLoop, window::Window};

/// What the window of a viewport shows and is asked to do.
pub(super) struct Viewport {
    pub(super) ids: ViewportIdPair,
    pub(super) builder: ViewportBuilder,
    /// Draws a deferred viewport. The root is drawn by the app, and an immediate one, which has none
    /// either, by its parent; egui's own `ViewportClass` does not tell these apart.
    pub(super) ui: Option<Arc<DeferredViewportUiCallback>>,
    pub(super) info: ViewportInfo,
    pub(super) pane: Option<Pane>,
    pub(super) pace: Pace,
    /// Input of passes that ran only the logic, kept for the next one that draws.
    kept_input: RawInput,
    commands: Vec<ViewportCommand>,
    actions: Vec<ActionRequested>,
    canvas: Canvas,
    stage: Stage,
    /// The last one asked for, which may differ from the builder's.
    level: Option<WindowLevel>,
    looked: Option<(Instant, f32)>,
    /// One clock for all windows it has one after another.
    began: Instant,
    left: Option<Left>,
}

/// What stays of a window that had to go to be hidden.
struct Left {
    /// Others paste from it what was copied in that window.
    _input: egui_winit::State,
    size: Vec2,
}

/// How long what the desktop said about a window is believed, if no event tells otherwise.
const BELIEF: Duration = Duration::from_millis(500);

/// So many passes are waited for before a window is shown whose contents have not found their places.
const MOST_UNSETTLED: u8 = 2;

/// A window is created hidden and shown with its first whole picture, so that nothing flashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// After so many passes that wanted to be followed by another one at once.
    Unpainted(u8),
    Shown,
    /// By `ViewportCommand::Visible(false)`.
    Withdrawn,
}

impl Viewport {
    pub(super) fn new(ids: ViewportIdPair, builder: ViewportBuilder) -> Self {
        let info = ViewportInfo { parent: Some(ids.parent), ..ViewportInfo::default() };
        Self {
            ids,
            level: builder.window_level,
            builder,
            ui: None,
            info,
            pane: None,
            pace: Pace::default(),
            kept_input: RawInput::default(),
            commands: Vec::new(),
            actions: Vec::new(),
            canvas: Canvas::default(),
            stage: Stage::Unpainted(0),
            looked: None,
            began: now(),
            left: None,
        }
    }

    /// Takes over what the app said about the viewport in its last pass.
    pub(super) fn update(&mut self, output: ViewportOutput) {
        self.ids.parent = output.parent;
        self.ui = output.viewport_ui_cb;
        self.rebuild(output.builder);
        self.commands.extend(output.commands);
    }

    /// Follows changes of title, size and the like; some need a new window.
    pub(super) fn rebuild(&mut self, builder: ViewportBuilder) {
        let (changes, needs_new_window) = self.builder.patch(builder);
        self.commands.extend(changes);
        if needs_new_window {
            (self.pane, self.stage) = (None, Stage::Unpainted(0));
        }
    }

    /// What the next window is to be like.
    pub(super) fn wanted(&self) -> Option<ViewportBuilder> {
        if self.pane.is_some() || self.stage == Stage::Withdrawn {
            return None;
        }
        let mut builder = self.builder.clone();
        builder.inner_size = self.left.as_ref().map(|left| left.size).or(builder.inner_size);
        Some(builder)
    }

    pub(super) fn give_window(&mut self, ctx: &egui::Context, pane: Pane) {
        egui_winit::update_viewport_info(&mut self.info, ctx, &pane.window, true);
        self.looked = Some((now(), ctx.zoom_factor()));
        self.pane = Some(pane);
    }

    pub(super) fn window(&self) -> Option<&Window> {
        self.pane.as_ref().map(|pane| &*pane.window)
    }

    /// Whether a picture would be seen, or is wanted all the same.
    pub(super) fn sight(&self) -> Sight {
        let is_wanted = self.actions.iter().any(ActionRequested::wants_paint);
        let is_hidden = self.stage == Stage::Withdrawn || self.info.visible() == Some(false);
        if is_hidden && !is_wanted { Sight::Hidden } else { Sight::Visible }
    }

    /// The input of the next pass, without the other viewports' state; nothing without a window.
    pub(super) fn take_input(&mut self, ctx: &egui::Context) -> Option<RawInput> {
        self.look(ctx, now());
        let is_away = self.ids.this == ViewportId::ROOT && self.stage == Stage::Withdrawn;
        if self.pane.is_none() && !is_away {
            return None;
        }
        let mut input = std::mem::take(&mut self.kept_input);
        if let Some(pane) = &mut self.pane {
            input.append(pane.input.take_egui_input(&pane.window));
        }
        input.time = Some((now() - self.began).as_secs_f64());
        Some(input)
    }

    /// Something happened after which the window may be elsewhere, or hidden, or focused.
    pub(super) fn look_again(&mut self) {
        self.looked = None;
    }

    /// Asks the desktop about the window: eight round trips on X11, too many for every frame.
    pub(super) fn look(&mut self, ctx: &egui::Context, now: Instant) {
        let zoom = ctx.zoom_factor();
        let is_known =
            self.looked.is_some_and(|(looked, with)| now < looked + BELIEF && with.total_cmp(&zoom).is_eq())
                && self.info.minimized == Some(false)
                && !rescue::is_looking();
        if let Some(pane) = self.pane.as_ref().filter(|_| !is_known) {
            egui_winit::update_viewport_info(&mut self.info, ctx, &pane.window, false);
            if self.ids.this == ViewportId::ROOT {
                rescue::look(ctx, &pane.window, &self.info);
            }
            self.looked = Some((now, zoom));
        }
    }

    pub(super) fn keep_input(&mut self, input: RawInput) {
        self.kept_input = input;
    }

    pub(super) fn finish_pass(&mut self, event_loop: Option<&ActiveEventLoop>, output: PlatformOutput) {
        self.info.events.clear();
        let Some(pane) = &mut self.pane else { return };
        match event_loop {
            Some(event_loop) => {
                pane.input.handle_platform_output_with_event_loop(&pane.window, event_loop, output);
            }
            None => pane.input.handle_platform_output(&pane.window, output),
        }
    }

    /// Whether to wait for the pass that is to follow at once rather than show what this one has drawn.
    pub(super) fn waits(&mut self) -> bool {
        match self.stage {
            Stage::Unpainted(passes) if passes < MOST_UNSETTLED => {
                self.stage = Stage::Unpainted(passes + 1);
                self.pace.follow_up(now());
                true
            }
            _ => false,
        }
    }

    /// Paints and presents what changed; shows the window if this was its first picture.
    pub(super) fn paint(
        &mut self,
        ctx: &egui::Context,
        shapes: Vec<ClippedShape>,
        textures: &Textures,
        pixels_per_point: f32,
    ) {
        let Some(pane) = &mut self.pane else { return };
        let Some(size_px) = pane.size_px() else {
            return;
        };
        let is_first = matches!(self.stage, Stage::Unpainted(_)) && self.builder.visible != Some(false);
        // a window manager takes its time to map a window, and shows what is painted afterwards alone
        if is_first && is_x11() {
            pane.window.set_visible(true);
        }
        let clear = ctx.global_style().visuals.panel_fill;
        let damage = self.canvas.paint(ctx, shapes, textures, Layout { size_px, pixels_per_point, clear });
        if !damage.is_empty() {
            present(pane, &self.canvas, &damage);
        }
        if is_first {
            pane.window.set_visible(true);
            if quiet::opens_without() {
                pane.window.focus_window();
            }
            self.show_at_level();
        }
    }

    /// Puts the whole picture on the screen again; says whether there is one of the right size.
    pub(super) fn expose(&mut self) -> bool {
        let Some(pane) = &mut self.pane else {
            return true;
        };
        if pane.size_px() != Some(self.canvas.size_px()) {
            return false;
        }
        present(pane, &self.canvas, &self.canvas.everything());
        true
    }

    /// Carries out what the app asked the window to do, as soon as there is a window.
    pub(super) fn obey(&mut self, ctx: &egui::Context, commands: Vec<ViewportCommand>) {
        self.commands.extend(commands);
        let is_wanted = self.commands.contains(&ViewportCommand::Visible(true));
        if self.pane.is_none() && self.stage == Stage::Withdrawn && is_wanted {
            self.stage = Stage::Unpainted(0);
        }
        let Some(pane) = &self.pane else {
            // a window that is not there, since Wayland hides none, closes all the same
            let asked = self.commands.len();
            self.commands.retain(|command| *command != ViewportCommand::Close);
            if self.commands.len() < asked {
                self.request_close();
            }
            return;
        };
        let commands = std::mem::take(&mut self.commands);
        // one that was not shown yet is where and how it was asked to be
        if !commands.is_empty() && !matches!(self.stage, Stage::Unpainted(_)) {
            self.looked = None;
        }
        let mut visible = None;
        for command in &commands {
            match command {
                ViewportCommand::Visible(is_visible) => visible = Some(*is_visible),
                ViewportCommand::WindowLevel(level) => self.level = Some(*level),
                _ => {}
            }
        }
        egui_winit::process_viewport_commands(ctx, &mut self.info, commands, &pane.window, &mut self.actions);
        match visible {
            Some(true) => self.show_at_level(),
            Some(false) => self.withdraw(ctx),
            None => {}
        }
    }

    /// Wayland hides no window: it goes, and another one comes.
    fn withdraw(&mut self, ctx: &egui::Context) {
        self.stage = Stage::Withdrawn;
        if let Some(pane) = self.pane.take_if(|_| is_wayland()) {
            let scale = ctx.pixels_per_point();
            let size = pane.window.inner_size().to_logical(f64::from(scale));
            let mut input = pane.input;
            input.accesskit = None;
            self.left = Some(Left { _input: input, size: vec2(size.width, size.height) });
        }
    }

    /// What the app asked for that needs the finished picture or the clipboard.
    /// Returns whether that made new input.
    pub(super) fn act(&mut self) -> bool {
        let Some(pane) = &mut self.pane else {
            return false;
        };
        let pending = pane.input.egui_input().events.len();
        for action in self.actions.drain(..) {
            match action {
                ActionRequested::Screenshot(callback) => {
                    callback.complete(Arc::new(picture(&self.canvas)));
                }
                ActionRequested::PaintWhileHidden => {}
                ActionRequested::Cut => pane.input.egui_input_mut().events.push(egui::Event::Cut),
                ActionRequested::Copy => pane.input.egui_input_mut().events.push(egui::Event::Copy),
                ActionRequested::Paste => paste(&mut pane.input),
            }
        }
        pane.input.egui_input().events.len() > pending
    }

    /// Tells the app that somebody wants this window closed.
    pub(super) fn request_close(&mut self) {
        self.info.events.push(ViewportEvent::Close);
    }

    pub(super) fn parent(&self) -> Option<ViewportId> {
        (self.ids.parent != self.ids.this).then_some(self.ids.parent)
    }

    /// X11 window managers forget the level of a window that is not mapped, so it is sent after each time.
    fn show_at_level(&mut self) {
        self.stage = Stage::Shown;
        self.looked = None;
        if let (Some(pane), Some(level)) = (&self.pane, self.level) {
            let command = [ViewportCommand::WindowLevel(level)];
            egui_winit::process_viewport_commands(
                pane.input.egui_ctx(),
                &mut self.info,
                command,
                &pane.window,
                &mut self.actions,
            );
        }
    }
}

fn present(pane: &mut Pane, canvas: &Canvas, damage: &Damage) {
    if let Err(error) = pane.present(canvas, damage) {
        tracing::warn!(%error, "a frame could not be put on the screen");
    }
}

fn picture(canvas: &Canvas) -> ColorImage {
    ColorImage::from_rgba_premultiplied(canvas.size_px(), &canvas.rgba())
}

fn paste(input: &mut egui_winit::State) {
    let text = input.clipboard_text().map(|text| text.replace("\r\n", "\n")).filter(|text| !text.is_empty());
    if let Some(text) = text {
        input.egui_input_mut().events.push(egui::Event::Paste(text));
    }
}
