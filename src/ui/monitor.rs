//! The monitor that the window is on. Owns what of it the desktop leaves to windows, which the runner says,
//! for egui knows only how large it is; must not know any window.

use egui::{Context, Id, Pos2, Rect};

/// The runner says that the window is on a monitor of which this is left to windows, in pixels of the
/// desktop.
pub fn is(ctx: &Context, work_px: Rect) {
    ctx.data_mut(|data| data.insert_temp(id(), work_px));
}

/// That, in points.
pub(super) fn area(ctx: &Context) -> Option<Rect> {
    let work_px: Option<Rect> = ctx.data(|data| data.get_temp(id()));
    work_px.map(|rect| rect / ctx.pixels_per_point()).or_else(|| {
        let size = ctx.input(|input| input.viewport().monitor_size)?;
        Some(Rect::from_min_size(Pos2::ZERO, size))
    })
}

fn id() -> Id {
    Id::unique("monitor")
}
