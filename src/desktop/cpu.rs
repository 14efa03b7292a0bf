//! The CPU runner: winit for windows and input, our rasteriser for pixels, softbuffer to show them.
//!
//! Owns the order of things: which event makes which window draw when. Sleeps until an event or an
//! appointment; there is no tick. Knows nothing of OpenGL and nothing of what the app shows.

mod desk;
mod pace;
mod pane;
pub(super) mod rehearsal;
mod viewport;

use super::run::{Hooks, RunError};
use desk::{Desk, Pass};
use eframe::{
    UserEvent,
    egui::{self, FullOutput, ImmediateViewport, RawInput, ViewportBuilder, ViewportCommand, ViewportId},
};
use egui_winit::accesskit_winit;
use pace::now;
use rehearsal::Rehearsed;
use std::{
    cell::RefCell,
    rc::{Rc, Weak},
    sync::Mutex,
};
use winit::{
    application::ApplicationHandler,
    event::WindowEvent,
    event_loop::{ActiveEventLoop, ControlFlow, DeviceEvents, EventLoop, EventLoopProxy},
    platform::run_on_demand::EventLoopExtRunOnDemand as _,
    window::WindowId,
};

/// Runs the app with the CPU renderer until the window is closed.
pub(super) fn run<S>(
    event_loop: &mut EventLoop<UserEvent>,
    viewport: ViewportBuilder,
    hooks: &RefCell<Hooks<S>>,
    rehearsed: Rehearsed,
) -> Result<(), RunError> {
    let ctx = rehearsed.ctx.clone();
    wake_on_request(&ctx, event_loop);
    let desk = Rc::new(RefCell::new(Desk::new(rehearsed, event_loop.create_proxy(), viewport)));
    draw_immediate_viewports_on(Rc::downgrade(&desk));
    let mut runner = Runner { ctx, proxy: event_loop.create_proxy(), hooks, desk, outcome: Ok(()) };
    event_loop.run_app_on_demand(&mut runner)?;
    runner.outcome
}

/// Any thread may ask for a frame; the event loop hears of it.
fn wake_on_request(ctx: &egui::Context, event_loop: &EventLoop<UserEvent>) {
    let proxy = Mutex::new(event_loop.create_proxy());
    ctx.set_request_repaint_callback(move |request| {
        // A delay of centuries means never.
        let Some(when) = now().checked_add(request.delay) else {
            return;
        };
        let event = UserEvent::RequestRepaint {
            viewport_id: request.viewport_id,
            when,
            cumulative_pass_nr: request.current_cumulative_pass_nr,
        };
        let proxy = proxy.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if proxy.send_event(event).is_err() {
            tracing::debug!("a frame was asked for after the window had closed");
        }
    });
}

/// An immediate viewport draws inside of its parent's pass, so no borrow of the desk is held meanwhile.
fn draw_immediate_viewports_on(desk: Weak<RefCell<Desk>>) {
    egui::Context::set_immediate_viewport_renderer(move |ctx, viewport| {
        let ImmediateViewport { ids, builder, mut viewport_ui_cb } = viewport;
        let Some(desk) = desk.upgrade() else { return };
        let input = desk.borrow_mut().begin_immediate(ids, builder);
        let output = ctx.run_ui(input, |ui| viewport_ui_cb(ui));
        desk.borrow_mut().finish(ids.this, output, None);
    });
}

struct Runner<'a, S> {
    ctx: egui::Context,
    proxy: EventLoopProxy<UserEvent>,
    hooks: &'a RefCell<Hooks<S>>,
    desk: Rc<RefCell<Desk>>,
    outcome: Result<(), RunError>,
}

impl<S> Runner<'_, S> {
    fn start(&self, event_loop: &ActiveEventLoop) -> Result<(), RunError> {
        {
            let mut app = self.hooks.borrow_mut();
            (app.setup)(&mut app.state, &self.ctx, self.proxy.clone());
        }
        self.desk.borrow_mut().open(event_loop)?;
        self.draw(event_loop, ViewportId::ROOT);
        Ok(())
    }

    /// Runs one pass of a viewport and shows the result.
    fn draw(&self, event_loop: &ActiveEventLoop, id: ViewportId) {
        let pass = self.desk.borrow_mut().begin(id);
        match pass {
            Pass::Nothing => {}
            Pass::Logic(input) => self.run_logic(event_loop, input),
            Pass::Draw(input, Some(ui)) => {
                let output = self.ctx.run_ui(input, |root| ui(root));
                self.desk.borrow_mut().finish(id, output, Some(event_loop));
            }
            Pass::Draw(input, None) => self.run_app(event_loop, input),
        }
    }

    fn run_app(&self, event_loop: &ActiveEventLoop, input: RawInput) {
        let close_requested = input.viewport().close_requested();
        let output: FullOutput = self.ctx.run_ui(input, |ui| {
            let mut app = self.hooks.borrow_mut();
            (app.logic)(&mut app.state, &ui.ctx().clone());
            (app.ui)(&mut app.state, ui);
        });
        let root = output.viewport_output.get(&ViewportId::ROOT);
        let keeps_open = root.is_some_and(|root| root.commands.contains(&ViewportCommand::CancelClose));
        self.desk.borrow_mut().finish(ViewportId::ROOT, output, Some(event_loop));
        if close_requested && !keeps_open {
            event_loop.exit();
        }
    }

    fn run_logic(&self, event_loop: &ActiveEventLoop, input: RawInput) {
        let close_requested = input.viewport().close_requested();
        let output = self.ctx.run_logic(&input, |ctx| {
            let mut app = self.hooks.borrow_mut();
            (app.logic)(&mut app.state, ctx);
        });
        let root = output.viewport_commands.get(&ViewportId::ROOT);
        let keeps_open = root.is_some_and(|commands| commands.contains(&ViewportCommand::CancelClose));
        self.desk.borrow_mut().finish_logic(input, output, event_loop);
        if close_requested && !keeps_open {
            event_loop.exit();
        }
    }
}

impl<S> ApplicationHandler<UserEvent> for Runner<'_, S> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        if self.desk.borrow_mut().viewport(ViewportId::ROOT).is_some_and(|root| root.pane.is_some()) {
            return;
        }
        // Raw mouse motion wakes the process for every hair's breadth on the whole screen.
        event_loop.listen_device_events(DeviceEvents::Never);
        if let Err(error) = self.start(event_loop) {
            self.outcome = Err(error);
            event_loop.exit();
        }
    }

    fn user_event(&mut self, _event_loop: &ActiveEventLoop, event: UserEvent) {
        let mut desk = self.desk.borrow_mut();
        match event {
            UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr } => {
                let passes_since =
                    self.ctx.cumulative_pass_nr_for(viewport_id).saturating_sub(cumulative_pass_nr);
                if passes_since <= 1 {
                    desk.ask(viewport_id, when);
                }
            }
            UserEvent::AccessKitActionRequest(event) => {
                let Some(id) = desk.id_of(event.window_id) else {
                    return;
                };
                if let Some(pane) = desk.viewport(id).and_then(|viewport| viewport.pane.as_mut()) {
                    follow_accessibility(&self.ctx, &mut pane.input, event.window_event);
                }
                desk.ask(id, now());
            }
        }
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        let mut desk = self.desk.borrow_mut();
        let Some(id) = desk.id_of(window) else { return };
        let Some(viewport) = desk.viewport(id) else {
            return;
        };
        match &event {
            // Never asked for by us, so it is the desktop that lost what the window showed.
            WindowEvent::RedrawRequested => {
                if !viewport.expose() {
                    drop(desk);
                    self.draw(event_loop, id);
                }
                return;
            }
            WindowEvent::CloseRequested => {
                viewport.request_close();
                let parent = viewport.ids.parent;
                drop(desk);
                self.ctx.request_repaint_of(id);
                self.ctx.request_repaint_of(parent);
                return;
            }
            WindowEvent::Occluded(occluded) => viewport.info.occluded = Some(*occluded),
            _ => {}
        }
        if !is_input(&event) {
            viewport.look_again();
        }
        if let Some(pane) = &mut viewport.pane
            && pane.input.on_window_event(&pane.window, &event).repaint
        {
            match event {
                WindowEvent::KeyboardInput { .. } | WindowEvent::Ime(_) => viewport.pace.hurry(now()),
                _ => viewport.pace.ask(now()),
            }
        }
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        let now = now();
        let next = loop {
            let due = self.desk.borrow().next_due(now);
            match due {
                Ok(id) => self.draw(event_loop, id),
                Err(next) => break next,
            }
        };
        event_loop.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }

    fn exiting(&mut self, _event_loop: &ActiveEventLoop) {
        if self.outcome.is_ok() {
            let mut app = self.hooks.borrow_mut();
            (app.on_exit)(&mut app.state);
        }
        self.desk.borrow_mut().close();
    }
}

/// Whether the event leaves the window where and how it was.
fn is_input(event: &WindowEvent) -> bool {
    matches!(
        event,
        WindowEvent::CursorMoved { .. }
            | WindowEvent::MouseInput { .. }
            | WindowEvent::MouseWheel { .. }
            | WindowEvent::KeyboardInput { .. }
            | WindowEvent::ModifiersChanged(_)
            | WindowEvent::Ime(_)
            | WindowEvent::Touch(_)
    )
}

fn follow_accessibility(
    ctx: &egui::Context,
    input: &mut egui_winit::State,
    event: accesskit_winit::WindowEvent,
) {
    match event {
        accesskit_winit::WindowEvent::InitialTreeRequested => ctx.enable_accesskit(),
        accesskit_winit::WindowEvent::ActionRequested(request) => {
            input.on_accesskit_action_request(request);
        }
        accesskit_winit::WindowEvent::AccessibilityDeactivated => ctx.disable_accesskit(),
    }
}
