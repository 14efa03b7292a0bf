//! The monitor that the window is on. Owns where that begins on the desktop, which the runner says, for
//! egui knows only how large it is; must not know any window.

use egui::{Context, Id, Pos2, Rect};

/// The runner says that the window is on the monitor that begins there, in pixels.
pub fn begins_at(ctx: &Context, corner_px: Pos2) {
    ctx.data_mut(|data| data.insert_temp(id(), corner_px));
}

/// That monitor, in points.
pub(super) fn area(ctx: &Context) -> Option<Rect> {
    let size = ctx.input(|input| input.viewport().monitor_size)?;
    let corner_px: Pos2 = ctx.data(|data| data.get_temp(id())).unwrap_or_default();
    Some(Rect::from_min_size(corner_px / ctx.pixels_per_point(), size))
}

fn id() -> Id {
    Id::unique("monitor")
}
