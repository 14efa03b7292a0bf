//! All viewports of the app and the textures they share.
//!
//! Owns the windows, creates and drops them as the app's passes say. Runs no app code itself: a
//! pass is between [`Desk::begin`] and [`Desk::finish`], because it may open windows of its own.

use super::{
    super::{raster::Textures, rescue, run::RunError},
    pace::{Sight, now},
    pane::{Display, Pane},
    rehearsal::Rehearsed,
    viewport::Viewport,
};
use eframe::{
    UserEvent,
    egui::{
        self, DeferredViewportUiCallback, FullOutput, LogicOutput, OrderedViewportIdMap, Pos2, RawInput,
        Rect, ViewportBuilder, ViewportId, ViewportIdPair, ViewportOutput, vec2,
    },
};
use std::{sync::Arc, time::Instant};
use winit::{
    event_loop::{ActiveEventLoop, EventLoopProxy},
    window::WindowId,
};

/// The size of a window whose builder names none.
pub(super) const DEFAULT_SIZE: egui::Vec2 = vec2(800.0, 600.0);

pub(super) struct Desk {
    pub(super) ctx: egui::Context,
    proxy: EventLoopProxy<UserEvent>,
    display: Option<Display>,
    textures: Textures,
    viewports: OrderedViewportIdMap<Viewport>,
}

/// What the next pass of a viewport consists of.
pub(super) enum Pass {
    /// Draw the root with the app, or a deferred viewport with its own callback.
    Draw(RawInput, Option<Arc<DeferredViewportUiCallback>>),
    /// The root is hidden: only its logic runs.
    Logic(RawInput),
    /// Nothing to do by itself.
    Nothing,
}

impl Desk {
    pub(super) fn new(rehearsed: Rehearsed, proxy: EventLoopProxy<UserEvent>, root: ViewportBuilder) -> Self {
        let Rehearsed { ctx, textures, commands } = rehearsed;
        let mut root = Viewport::new(ViewportIdPair::ROOT, in_points(root, ctx.zoom_factor()));
        root.obey(&ctx, commands);
        let viewports = [(ViewportId::ROOT, root)].into_iter().collect();
        Self { ctx, proxy, display: None, textures, viewports }
    }

    /// Connects to the display and opens the root window, unless that is done.
    pub(super) fn open(&mut self, event_loop: &ActiveEventLoop) -> Result<(), RunError> {
        if self.display.is_none() {
            let display = softbuffer::Context::new(event_loop.owned_display_handle());
            self.display = Some(display.map_err(|error| RunError::window(&error))?);
        }
        self.create_windows(event_loop)
    }

    /// Drops every window, children first.
    pub(super) fn close(&mut self) {
        while self.viewports.pop_last().is_some() {}
    }

    pub(super) fn id_of(&self, window: WindowId) -> Option<ViewportId> {
        let owner = |viewport: &&Viewport| viewport.window().is_some_and(|own| own.id() == window);
        self.viewports.values().find(owner).map(|viewport| viewport.ids.this)
    }

    pub(super) fn viewport(&mut self, id: ViewportId) -> Option<&mut Viewport> {
        self.viewports.get_mut(&id)
    }

    /// Asks for a frame of the viewport, or of the one that draws it.
    pub(super) fn ask(&mut self, id: ViewportId, when: Instant) {
        if let Some(viewport) = self.viewports.get_mut(&id) {
            viewport.pace.ask(when);
        }
    }

    /// A viewport whose frame is due, or when the next one will be.
    pub(super) fn next_due(&self, now: Instant) -> Result<ViewportId, Option<Instant>> {
        let appointment =
            |viewport: &Viewport| Some((viewport.pace.due(self.sight(viewport))?, viewport.ids.this));
        match self.viewports.values().filter_map(appointment).min() {
            Some((due, id)) if due <= now => Ok(id),
            later => Err(later.map(|(due, _)| due)),
        }
    }

    pub(super) fn begin(&mut self, id: ViewportId) -> Pass {
        // one that is not drawn hears of nothing otherwise
        if id == ViewportId::ROOT && rescue::is_looking() {
            for viewport in self.viewports.values_mut().filter(|viewport| viewport.ids.this != id) {
                viewport.look(&self.ctx, now());
            }
        }
        let Some(viewport) = self.viewports.get_mut(&id) else {
            return Pass::Nothing;
        };
        viewport.pace.begin(now());
        if viewport.ui.is_none() && id != ViewportId::ROOT {
            if let Some(parent) = viewport.parent() {
                self.ask(parent, now());
            }
            return Pass::Nothing;
        }
        let ui = viewport.ui.clone();
        let Some(mut input) = viewport.take_input(&self.ctx) else {
            return Pass::Nothing;
        };
        self.describe_viewports(&mut input);
        let is_seen = self.viewports.get(&id).is_some_and(|viewport| self.sight(viewport) == Sight::Visible);
        match ui {
            _ if is_seen => Pass::Draw(input, ui),
            None => Pass::Logic(input),
            Some(_) => {
                self.keep_input(id, input);
                Pass::Nothing
            }
        }
    }

    /// The input for an immediate viewport, whose pass runs inside of its parent's. Its window is
    /// created after that, so the first pass gets the size that the window will have.
    pub(super) fn begin_immediate(&mut self, ids: ViewportIdPair, builder: ViewportBuilder) -> RawInput {
        let (ctx, wanted_size) = (self.ctx.clone(), builder.inner_size.unwrap_or(DEFAULT_SIZE));
        let viewport = self.upsert(ids, builder);
        viewport.pace.begin(now());
        let mut input = viewport.take_input(&ctx).unwrap_or_else(|| RawInput {
            viewport_id: ids.this,
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, wanted_size)),
            ..RawInput::default()
        });
        self.describe_viewports(&mut input);
        input
    }

    /// Shows a pass's picture and follows what it asked for. Windows are created only where the
    /// event loop is at hand, that is, not inside of another pass.
    pub(super) fn finish(
        &mut self,
        id: ViewportId,
        output: FullOutput,
        event_loop: Option<&ActiveEventLoop>,
    ) {
        let FullOutput { platform_output, mut textures_delta, shapes, pixels_per_point, viewport_output } =
            output;
        self.textures.set(&mut textures_delta);
        if let Some(viewport) = self.viewports.get_mut(&id) {
            viewport.finish_pass(event_loop, platform_output);
            let is_followed = viewport_output.get(&id).is_some_and(|output| output.repaint_delay.is_zero());
            if !(is_followed && viewport.waits()) {
                viewport.paint(&self.ctx, shapes, &self.textures, pixels_per_point);
            }
        }
        self.textures.free(&mut textures_delta);
        self.follow(viewport_output);
        if let Some(viewport) = self.viewports.get_mut(&id)
            && viewport.act()
        {
            viewport.pace.ask(now());
        }
        if let Some(event_loop) = event_loop {
            self.create_further_windows(event_loop);
        }
    }

    /// The same after a pass that ran only the logic of the hidden root.
    pub(super) fn finish_logic(
        &mut self,
        input: RawInput,
        output: LogicOutput,
        event_loop: &ActiveEventLoop,
    ) {
        self.keep_input(ViewportId::ROOT, input);
        if let Some(root) = self.viewports.get_mut(&ViewportId::ROOT) {
            root.finish_pass(Some(event_loop), output.platform_output);
        }
        for (id, commands) in output.viewport_commands {
            self.obey(id, commands);
        }
        self.create_further_windows(event_loop);
    }

    fn obey(&mut self, id: ViewportId, commands: Vec<egui::ViewportCommand>) {
        let Some(viewport) = self.viewports.get_mut(&id) else {
            return;
        };
        let sight = viewport.sight();
        viewport.obey(&self.ctx, commands);
        let is_back = sight == Sight::Hidden && viewport.sight() == Sight::Visible;
        if is_back || viewport.info.close_requested() {
            viewport.pace.ask(now());
        }
    }

    fn follow(&mut self, output: OrderedViewportIdMap<ViewportOutput>) {
        self.viewports.retain(|id, _| output.contains_key(id));
        for (id, mut output) in output {
            let ids = ViewportIdPair::from_self_and_parent(id, output.parent);
            let commands = std::mem::take(&mut output.commands);
            if !self.viewports.contains_key(&id) {
                self.upsert(ids, output.builder.clone());
            }
            if let Some(viewport) = self.viewports.get_mut(&id) {
                viewport.update(output);
            }
            self.obey(id, commands);
        }
    }

    fn upsert(&mut self, ids: ViewportIdPair, mut builder: ViewportBuilder) -> &mut Viewport {
        if builder.icon.is_none() {
            builder.icon = self.viewports.get(&ids.parent).and_then(|parent| parent.builder.icon.clone());
        }
        let viewport = self.viewports.entry(ids.this).or_insert_with(|| Viewport::new(ids, builder.clone()));
        viewport.rebuild(builder);
        viewport
    }

    fn create_further_windows(&mut self, event_loop: &ActiveEventLoop) {
        if let Err(error) = self.create_windows(event_loop) {
            tracing::error!(%error, "a further window could not be opened");
        }
    }

    fn create_windows(&mut self, event_loop: &ActiveEventLoop) -> Result<(), RunError> {
        let Some(display) = &self.display else {
            return Ok(());
        };
        for (id, viewport) in &mut self.viewports {
            let Some(builder) = viewport.wanted() else { continue };
            let pane = Pane::new(event_loop, display, self.proxy.clone(), (&self.ctx, *id, &builder))?;
            viewport.give_window(&self.ctx, pane);
            viewport.obey(&self.ctx, Vec::new());
            viewport.pace.ask(now());
        }
        Ok(())
    }

    /// A hidden window still has to run for the sake of a child that can be seen.
    fn sight(&self, viewport: &Viewport) -> Sight {
        let is_child = |other: &&Viewport| other.parent() == Some(viewport.ids.this);
        let is_seen = viewport.sight() == Sight::Visible
            || self.viewports.values().filter(is_child).any(|child| self.sight(child) == Sight::Visible);
        if is_seen { Sight::Visible } else { Sight::Hidden }
    }

    fn keep_input(&mut self, id: ViewportId, input: RawInput) {
        if let Some(viewport) = self.viewports.get_mut(&id) {
            viewport.keep_input(input);
        }
    }

    fn describe_viewports(&self, input: &mut RawInput) {
        input.viewports = self.viewports.iter().map(|(id, viewport)| (*id, viewport.info.clone())).collect();
    }
}

/// A size and place that were said before text had its size, in points as they are with it.
fn in_points(root: ViewportBuilder, zoom: f32) -> ViewportBuilder {
    ViewportBuilder {
        inner_size: root.inner_size.map(|size| size / zoom),
        min_inner_size: root.min_inner_size.map(|size| size / zoom),
        position: root.position.map(|at| at / zoom),
        ..root
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    #[test]
    fn a_window_is_as_large_with_large_text_as_with_small() {
        let root = ViewportBuilder::default()
            .with_inner_size([420.0, 760.0])
            .with_min_inner_size([320.0, 420.0])
            .with_position([100.0, 40.0]);
        let doubled = in_points(root, 2.0);
        assert_eq!(doubled.inner_size, Some(vec2(210.0, 380.0)));
        assert_eq!(
            (doubled.min_inner_size, doubled.position),
            (Some(vec2(160.0, 210.0)), Some(pos2(50.0, 20.0)))
        );
    }
}
