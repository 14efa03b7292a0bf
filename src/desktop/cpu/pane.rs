//! One native window with its surface: made, fed with input, and shown what the canvas holds.
//!
//! Owns nothing that is drawn. Knows viewports only by their id and builder.

use super::super::{
    quiet,
    raster::{Canvas, Damage, PixelRect},
    rescue,
    run::RunError,
};
use eframe::{
    UserEvent,
    egui::{self, ViewportBuilder, ViewportId},
};
use std::{num::NonZeroU32, rc::Rc};
use winit::{
    event_loop::{ActiveEventLoop, EventLoopProxy, OwnedDisplayHandle},
    window::Window,
};

type Surface = softbuffer::Surface<OwnedDisplayHandle, Rc<Window>>;

/// The connection to the display that all windows share.
pub(super) type Display = softbuffer::Context<OwnedDisplayHandle>;

/// A window, hidden until its first frame is painted.
pub(super) struct Pane {
    pub(super) window: Rc<Window>,
    pub(super) input: egui_winit::State,
    surface: Surface,
}

impl Pane {
    pub(super) fn new(
        event_loop: &ActiveEventLoop,
        display: &Display,
        proxy: EventLoopProxy<UserEvent>,
        (ctx, id, builder): (&egui::Context, ViewportId, &ViewportBuilder),
    ) -> Result<Self, RunError> {
        let hidden = quiet::made(builder.clone()).with_visible(false);
        let window =
            egui_winit::create_window(ctx, event_loop, &hidden).map_err(|error| RunError::window(&error))?;
        #[cfg(windows)]
        give_large_icon(&window, builder);
        // the first was not seen before, so that its points are those of its text alone
        let px = if id == ViewportId::ROOT { ctx.zoom_factor() } else { ctx.pixels_per_point() };
        rescue::begin(&window, builder.position.map(|at| at * px));
        let window = Rc::new(window);
        let surface = softbuffer::Surface::new(display, Rc::clone(&window))
            .map_err(|error| RunError::window(&error))?;
        let scale = f64_to_f32(window.scale_factor());
        let theme = window.theme().or_else(|| event_loop.system_theme());
        let mut input = egui_winit::State::new(ctx.clone(), id, event_loop, Some(scale), theme, None);
        input.init_accesskit(event_loop, &window, proxy);
        Ok(Self { window, input, surface })
    }

    /// The drawable part of the window; a minimised one on Windows has none.
    pub(super) fn size_px(&self) -> Option<[usize; 2]> {
        let inner = self.window.inner_size();
        let drawable = |length| usize::try_from(length).ok().filter(|length| *length > 0);
        Some([drawable(inner.width)?, drawable(inner.height)?])
    }

    /// Puts the damaged parts of the canvas on the screen.
    pub(super) fn present(
        &mut self,
        canvas: &Canvas,
        damage: &Damage,
    ) -> Result<(), softbuffer::SoftBufferError> {
        let [width, height] = canvas.size_px();
        let (Some(width_px), Some(height_px)) = (side(width), side(height)) else {
            return Ok(());
        };
        self.surface.resize(width_px, height_px)?;
        let mut buffer = self.surface.buffer_mut()?;
        // Only a buffer that holds the last frame can be brought up to date by this frame's damage.
        if buffer.age() == 1 {
            for rect in damage.rects() {
                copy(&mut buffer, canvas.pixels(), width, *rect);
            }
        } else {
            buffer.copy_from_slice(canvas.pixels());
        }
        self.window.pre_present_notify();
        let rects: Vec<_> = damage.rects().iter().copied().filter_map(surface_rect).collect();
        buffer.present_with_damage(&rects)
    }
}

fn copy(to: &mut [u32], from: &[u32], width: usize, rect: PixelRect) {
    let index = |at| usize::try_from(at).unwrap_or_default();
    let (columns, top, bottom) = (index(rect.left)..index(rect.right), index(rect.top), index(rect.bottom));
    let rows = to.chunks_exact_mut(width).zip(from.chunks_exact(width));
    for (row, source) in rows.take(bottom).skip(top) {
        if let (Some(row), Some(source)) = (row.get_mut(columns.clone()), source.get(columns.clone())) {
            row.copy_from_slice(source);
        }
    }
}

fn surface_rect(rect: PixelRect) -> Option<softbuffer::Rect> {
    let length = |from, to| u32::try_from(to - from).ok().and_then(NonZeroU32::new);
    Some(softbuffer::Rect {
        x: u32::try_from(rect.left).ok()?,
        y: u32::try_from(rect.top).ok()?,
        width: length(rect.left, rect.right)?,
        height: length(rect.top, rect.bottom)?,
    })
}

fn side(length: usize) -> Option<NonZeroU32> {
    u32::try_from(length).ok().and_then(NonZeroU32::new)
}

#[expect(clippy::cast_possible_truncation, reason = "scale factors are small numbers like 1.25")]
fn f64_to_f32(value: f64) -> f32 {
    value as f32
}

/// The icon of the task bar and of Alt+Tab, which Windows keeps beside the small one of the title bar.
#[cfg(windows)]
fn give_large_icon(window: &Window, builder: &ViewportBuilder) {
    use winit::platform::windows::WindowExtWindows as _;
    let icon = builder.icon.as_deref();
    let icon =
        icon.and_then(|icon| winit::window::Icon::from_rgba(icon.rgba.clone(), icon.width, icon.height).ok());
    window.set_taskbar_icon(icon);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rectangle_is_copied() {
        let mut to = [0; 12];
        let from: Vec<u32> = (1..=12).collect();
        copy(&mut to, &from, 4, PixelRect { left: 1, top: 1, right: 3, bottom: 2 });
        assert_eq!(to, [0, 0, 0, 0, 0, 6, 7, 0, 0, 0, 0, 0]);
    }
}
