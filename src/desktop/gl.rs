//! The OpenGL runner: eframe with glow, watched so that the CPU can take over when OpenGL fails,
//! before the first frame or in the middle of a call.
//!
//! eframe reports a failure only by asking the event loop to exit; a window that was closed has
//! called `on_exit` before that. Knows nothing of the CPU runner.

use super::{
    clock, quiet, rescue,
    run::{Hooks, RunError},
};
use eframe::{
    EframeWinitApplication, NativeOptions, UserEvent,
    egui::{self, ViewportBuilder, ViewportCommand},
};
use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
};
use winit::{
    application::ApplicationHandler,
    event::{DeviceEvent, DeviceId, StartCause, WindowEvent},
    event_loop::{ActiveEventLoop, EventLoop},
    platform::run_on_demand::EventLoopExtRunOnDemand as _,
    window::WindowId,
};

/// How it came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The user closed the window.
    Closed,
    /// OpenGL failed; the app has not been told to exit.
    Failed,
}

/// Runs the app with OpenGL until the window is closed or OpenGL fails.
pub(super) fn run<S>(
    event_loop: &mut EventLoop<UserEvent>,
    app_id: &str,
    viewport: ViewportBuilder,
    hooks: &RefCell<Hooks<S>>,
) -> Result<Ending, RunError> {
    let ending = Cell::new(None);
    let level = viewport.window_level;
    // text has no size yet that points would depend on
    let begin = Some(Begin { was: viewport.position });
    let viewport = quiet::made(viewport);
    let options =
        NativeOptions { viewport, dithering: false, system_font_fallback: false, ..NativeOptions::default() };
    let proxy = event_loop.create_proxy();
    let creator: eframe::AppCreator<'_> = Box::new(|creation| {
        let mut app = hooks.borrow_mut();
        (app.prepare)(&mut app.state, &creation.egui_ctx);
        (app.setup)(&mut app.state, &creation.egui_ctx, proxy);
        Ok(Box::new(App { hooks, begin, level, ending: &ending }))
    });
    let eframe = eframe::create_native(app_id, options, creator, event_loop);
    event_loop.run_app_on_demand(&mut Watched { eframe, hooks, ending: &ending })?;
    Ok(ending.get().unwrap_or(Ending::Closed))
}

/// Where the window was last, in pixels, if somebody has placed it.
struct Begin {
    was: Option<egui::Pos2>,
}

/// The app as eframe wants it.
struct App<'a, S> {
    hooks: &'a RefCell<Hooks<S>>,
    /// Until the window has its place.
    begin: Option<Begin>,
    /// Still to be asked for: X11 window managers drop the level of a window created hidden.
    level: Option<egui::WindowLevel>,
    ending: &'a Cell<Option<Ending>>,
}

impl<S> eframe::App for App<'_, S> {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Some(window) = frame.winit_window() {
            if let Some(Begin { was }) = self.begin.take() {
                rescue::begin(window, was);
            }
            rescue::look(ctx, window, &ctx.input(|input| input.viewport().clone()));
        }
        let mut app = self.hooks.borrow_mut();
        (app.logic)(&mut app.state, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if let Some(level) = self.level.take() {
            ui.ctx().send_viewport_cmd(ViewportCommand::WindowLevel(level));
            if quiet::opens_without() {
                ui.ctx().send_viewport_cmd(ViewportCommand::Focus);
            }
        }
        let mut app = self.hooks.borrow_mut();
        (app.ui)(&mut app.state, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if self.ending.get().is_none() {
            self.ending.set(Some(Ending::Closed));
            let mut app = self.hooks.borrow_mut();
            (app.on_exit)(&mut app.state);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Passes every event on to eframe and looks whether it has given up since.
struct Watched<'a, S> {
    eframe: EframeWinitApplication<'a>,
    hooks: &'a RefCell<Hooks<S>>,
    ending: &'a Cell<Option<Ending>>,
}

impl<S> Watched<'_, S> {
    fn pass_on(&mut self, event_loop: &ActiveEventLoop, event: impl FnOnce(&mut EframeWinitApplication<'_>)) {
        if self.ending.get() == Some(Ending::Failed) {
            return;
        }
        event(&mut self.eframe);
        if event_loop.exiting() && self.ending.get().is_none() {
            self.ending.set(Some(Ending::Failed));
        }
    }

    /// The same where a graphics driver may panic: while OpenGL starts and while a broken one stops.
    fn pass_on_guarded(
        &mut self,
        event_loop: &ActiveEventLoop,
        event: impl FnOnce(&mut EframeWinitApplication<'_>),
    ) {
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| self.pass_on(event_loop, event)));
        if outcome.is_err() {
            self.ending.set(self.ending.get().or(Some(Ending::Failed)));
            event_loop.exit();
        }
    }
}

impl<S> ApplicationHandler<UserEvent> for Watched<'_, S> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.pass_on_guarded(event_loop, |eframe| eframe.resumed(event_loop));
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.pass_on(event_loop, |eframe| eframe.suspended(event_loop));
    }

    /// eframe looks here which windows are to be drawn, and can open no other while it draws one that
    /// is hidden. It looks behind every event too, where it can, so it gets one that says nothing.
    fn new_events(&mut self, event_loop: &ActiveEventLoop, _cause: StartCause) {
        let nothing = UserEvent::RequestRepaint {
            viewport_id: egui::ViewportId::ROOT,
            when: clock::instant(),
            cumulative_pass_nr: u64::MAX - 1,
        };
        self.pass_on(event_loop, |eframe| eframe.user_event(event_loop, nothing));
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        // eframe lets screen readers into the first window alone
        if let UserEvent::AccessKitActionRequest(_) = &event {
            let mut app = self.hooks.borrow_mut();
            (app.first_alone)(&mut app.state);
        }
        self.pass_on(event_loop, |eframe| eframe.user_event(event_loop, event));
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        self.pass_on(event_loop, |eframe| {
            eframe.window_event(event_loop, id, event);
        });
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, id: DeviceId, event: DeviceEvent) {
        self.pass_on(event_loop, |eframe| {
            eframe.device_event(event_loop, id, event);
        });
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.pass_on(event_loop, |eframe| eframe.about_to_wait(event_loop));
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.pass_on(event_loop, |eframe| eframe.memory_warning(event_loop));
    }

    /// macOS quits the process here; eframe's own clean-up calls `on_exit` unless OpenGL had failed.
    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        if self.ending.get() == Some(Ending::Failed) {
            return;
        }
        self.eframe.exiting(event_loop);
    }
}
