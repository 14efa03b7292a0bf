//! A window that would open where no monitor is any more comes back into view. Must not know what
//! the window shows.

use eframe::egui;
use winit::dpi::PhysicalPosition;
use winit::window::Window;

use crate::ui::monitor;

/// How much of the title bar must be in sight to take hold of it, in pixels.
const GRIP_PX: i32 = 48;

/// A rectangle on the desktop, in pixels.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Area {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
}

/// Notes on which monitor the window is.
pub(super) fn look(ctx: &egui::Context, window: &Window) {
    if let Some(monitor) = window.current_monitor() {
        let corner = monitor.position().cast::<f32>();
        monitor::begins_at(ctx, egui::pos2(corner.x, corner.y));
    }
}

/// Moves the window onto the first monitor when it stands on none.
pub(super) fn into_view(window: &Window) {
    let Ok(at) = window.outer_position() else { return };
    let length = |px: u32| i32::try_from(px).unwrap_or(i32::MAX);
    let size = window.outer_size();
    let place = Area { left: at.x, top: at.y, width: length(size.width), height: length(size.height) };
    let monitors = window.available_monitors().map(|monitor| {
        let (at, size) = (monitor.position(), monitor.size());
        Area { left: at.x, top: at.y, width: length(size.width), height: length(size.height) }
    });
    if let Some([left, top]) = rescued(place, &monitors.collect::<Vec<_>>()) {
        tracing::info!("the window's monitor is gone, the window moves to another");
        window.set_outer_position(PhysicalPosition::new(left, top));
    }
}

/// Where the window goes when too little of its title bar is in sight; `None` when it can stay.
fn rescued(window: Area, monitors: &[Area]) -> Option<[i32; 2]> {
    let first = monitors.first()?;
    let in_sight = |monitor: &Area| {
        let right = window.left.saturating_add(window.width).min(monitor.left.saturating_add(monitor.width));
        let wide = right.saturating_sub(window.left.max(monitor.left)) >= GRIP_PX;
        let below = window.top.saturating_sub(monitor.top);
        wide && (-GRIP_PX / 2..=monitor.height.saturating_sub(GRIP_PX)).contains(&below)
    };
    if monitors.iter().any(in_sight) {
        return None;
    }
    let middle = |start: i32, room: i32, length: i32| start + (room.saturating_sub(length) / 2).max(0);
    let left = middle(first.left, first.width, window.width);
    Some([left, middle(first.top, first.height, window.height)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Area = Area { left: 0, top: 0, width: 1280, height: 1024 };

    fn window(left: i32, top: i32) -> Area {
        Area { left, top, width: 420, height: 760 }
    }

    #[test]
    fn a_window_that_can_be_taken_hold_of_stays_where_it_is() {
        for (left, top) in [(0, 0), (-372, 0), (1232, 100), (300, 976), (-40, -20)] {
            assert_eq!(rescued(window(left, top), &[SCREEN]), None, "{left},{top}");
        }
        let second = Area { left: 1280, ..SCREEN };
        assert_eq!(rescued(window(1700, 50), &[SCREEN, second]), None);
    }

    #[test]
    fn a_window_out_of_sight_comes_to_the_middle_of_the_first_monitor() {
        for (left, top) in [(1700, 50), (-400, 0), (300, 1020), (300, -700), (i32::MAX, i32::MIN)] {
            assert_eq!(rescued(window(left, top), &[SCREEN]), Some([430, 132]), "{left},{top}");
        }
        assert_eq!(rescued(window(9000, 0), &[]), None, "without a monitor there is nowhere to go");
    }
}
