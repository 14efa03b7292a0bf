//! A window that stands where no monitor is, or none any more, comes back into view. Owns which monitors
//! there were last; must not know what the window shows.

use eframe::egui::{self, Id, ViewportCommand, ViewportId, ViewportInfo};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::monitor::MonitorHandle;
use winit::window::Window;

use crate::ui::monitor;

/// How much of the title bar must be in sight to take hold of it, in pixels.
const GRIP_PX: i32 = 48;

/// What a title bar and a task bar take together, in points: 32 and 48 on Windows 11.
const BARS_PX: f64 = 80.0;

/// A rectangle on the desktop, in pixels.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Area {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
}

/// The monitors that the window was found on one of.
type Known = Vec<Area>;

/// The window may be out of view whatever the monitors are: it is looked for in the next frame.
pub(super) fn look_again(ctx: &egui::Context) {
    ctx.data_mut(|data| data.remove::<Known>(id()));
    ctx.request_repaint();
}

/// Notes on which monitor the window is, and moves it into view should the monitors have changed; as
/// long as they are the same, it stays where the user puts it.
pub(super) fn look(ctx: &egui::Context, window: &Window) {
    if let Some(monitor) = window.current_monitor() {
        let corner = monitor.position().cast::<f32>();
        monitor::begins_at(ctx, egui::pos2(corner.x, corner.y));
    }
    // a minimised window is nowhere
    if window.is_minimized() == Some(true) {
        return;
    }
    let monitors = monitors(window);
    if ctx.data(|data| data.get_temp::<Known>(id())).as_ref() != Some(&monitors) {
        into_view(window);
        others_into_view(ctx, &monitors);
        ctx.data_mut(|data| data.insert_temp(id(), monitors));
    }
}

/// The same for the windows beside the first, as egui knows them.
fn others_into_view(ctx: &egui::Context, monitors: &[Area]) {
    let zoom = ctx.zoom_factor();
    let out_of_view: Vec<(ViewportId, [f32; 2])> = ctx.input(|input| {
        let others = input.raw.viewports.iter().filter(|(id, _)| **id != ViewportId::ROOT);
        let place = |info: &ViewportInfo| {
            let scale = zoom * info.native_pixels_per_point?;
            let rect = info.outer_rect.filter(|_| info.minimized != Some(true))? * scale;
            let at = PhysicalPosition::new(rect.left(), rect.top()).cast::<i32>();
            let area = area(at, PhysicalSize::new(rect.width(), rect.height()).cast::<u32>());
            let [left, top] = middle(area, monitors, pointer()).filter(|_| !is_in_view(area, monitors))?;
            let point = PhysicalPosition::new(left, top).cast::<f32>();
            Some([point.x / scale, point.y / scale])
        };
        others.filter_map(|(id, info)| Some((*id, place(info)?))).collect()
    });
    for (id, [left, top]) in out_of_view {
        ctx.send_viewport_cmd_to(id, ViewportCommand::OuterPosition(egui::pos2(left, top)));
    }
}

/// Moves the window, when it stands on no monitor, onto the one where the pointer is, else the first.
pub(super) fn into_view(window: &Window) {
    let Ok(at) = window.outer_position() else { return };
    let size = window.outer_size();
    let place = area(at, size);
    let monitors = monitors(window);
    if is_in_view(place, &monitors) {
        return;
    }
    if let Some([left, top]) = middle(place, &monitors, pointer()) {
        tracing::info!("the window is on no monitor, it moves to one");
        window.set_outer_position(PhysicalPosition::new(left, top));
    }
}

/// A window that nobody has placed yet is no higher than what its monitor leaves it.
pub(super) fn fit(window: &Window) {
    let Some(monitor) = window.current_monitor() else { return };
    let size = window.inner_size();
    let room = room_px(monitor.size().height, window.scale_factor());
    if size.height > room {
        // a window that cannot be asked at once hears of it later
        let _ = window.request_inner_size(PhysicalSize::new(size.width, room));
    }
}

/// What title bar and task bar leave of a monitor this high.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred pixels")]
fn room_px(monitor: u32, scale: f64) -> u32 {
    monitor.saturating_sub((BARS_PX * scale).round().max(0.0) as u32).max(monitor / 2)
}

/// All monitors, the primary one first.
fn monitors(window: &Window) -> Vec<Area> {
    let primary = window.primary_monitor();
    let others = window.available_monitors().filter(|monitor| Some(monitor) != primary.as_ref());
    let area = |monitor: &MonitorHandle| area(monitor.position(), monitor.size());
    let all = primary.iter().map(area).chain(others.map(|monitor| area(&monitor)));
    all.filter(|monitor| monitor.width > 0 && monitor.height > 0).collect()
}

fn area(at: PhysicalPosition<i32>, size: PhysicalSize<u32>) -> Area {
    let length = |px: u32| i32::try_from(px).unwrap_or(i32::MAX);
    Area { left: at.x, top: at.y, width: length(size.width), height: length(size.height) }
}

/// Whether enough of the title bar is in sight, or nobody knows.
fn is_in_view(window: Area, monitors: &[Area]) -> bool {
    let in_sight = |monitor: &Area| {
        let right = window.left.saturating_add(window.width).min(monitor.left.saturating_add(monitor.width));
        let wide = right.saturating_sub(window.left.max(monitor.left)) >= GRIP_PX;
        let below = window.top.saturating_sub(monitor.top);
        wide && (-GRIP_PX / 2..=monitor.height.saturating_sub(GRIP_PX)).contains(&below)
    };
    monitors.is_empty() || monitors.iter().any(in_sight)
}

/// The middle of the monitor where the pointer is, or of the first.
fn middle(window: Area, monitors: &[Area], pointer: Option<[i32; 2]>) -> Option<[i32; 2]> {
    let holds = |monitor: &&Area| {
        let within = |at: i32, start: i32, length: i32| (0..length).contains(&at.saturating_sub(start));
        pointer.is_some_and(|[x, y]| {
            within(x, monitor.left, monitor.width) && within(y, monitor.top, monitor.height)
        })
    };
    let home = monitors.iter().find(holds).or(monitors.first())?;
    let middle = |start: i32, room: i32, length: i32| start + (room.saturating_sub(length) / 2).max(0);
    Some([middle(home.left, home.width, window.width), middle(home.top, home.height, window.height)])
}

/// Where the pointer is, if that is told.
#[cfg(target_os = "linux")]
fn pointer() -> Option<[i32; 2]> {
    use x11rb::connection::Connection as _;
    use x11rb::protocol::xproto::ConnectionExt as _;
    let (connection, screen) = x11rb::connect(None).ok()?;
    let root = connection.setup().roots.get(screen)?.root;
    let at = connection.query_pointer(root).ok()?.reply().ok()?;
    Some([at.root_x.into(), at.root_y.into()])
}

/// Where the pointer is, if that is told.
#[cfg(not(target_os = "linux"))]
const fn pointer() -> Option<[i32; 2]> {
    None
}

fn id() -> Id {
    Id::unique("monitors")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Area = Area { left: 0, top: 0, width: 1280, height: 1024 };
    const SECOND: Area = Area { left: 1280, ..SCREEN };

    fn window(left: i32, top: i32) -> Area {
        Area { left, top, width: 420, height: 760 }
    }

    #[test]
    fn a_window_that_can_be_taken_hold_of_stays_where_it_is() {
        for (left, top) in [(0, 0), (-372, 0), (1232, 100), (300, 976), (-40, -20)] {
            assert!(is_in_view(window(left, top), &[SCREEN]), "{left},{top}");
        }
        assert!(is_in_view(window(1700, 50), &[SCREEN, SECOND]));
        assert!(is_in_view(window(9000, 0), &[]), "without a monitor there is nowhere to go");
    }

    #[test]
    fn the_bars_of_the_desktop_are_left_room_for() {
        assert_eq!(room_px(768, 1.0), 688);
        assert_eq!(room_px(1080, 1.5), 960);
        assert_eq!(room_px(100, 3.0), 50, "at least half of it is the window's");
    }

    #[test]
    fn a_window_out_of_sight_comes_to_the_middle_of_the_monitor_where_the_pointer_is() {
        for (left, top) in [(1700, 50), (-400, 0), (300, 1020), (300, -700), (i32::MAX, i32::MIN)] {
            assert!(!is_in_view(window(left, top), &[SCREEN]), "{left},{top}");
        }
        let place = |pointer| middle(window(9000, 0), &[SCREEN, SECOND], pointer);
        assert_eq!(place(None), Some([430, 132]), "the first");
        assert_eq!(place(Some([1279, 1023])), Some([430, 132]));
        assert_eq!(place(Some([1280, 0])), Some([1710, 132]));
        assert_eq!(place(Some([9000, 0])), Some([430, 132]), "the pointer itself is out of sight");
        assert_eq!(middle(window(9000, 0), &[], None), None);
        let low = Area { height: 600, ..SCREEN };
        assert_eq!(middle(window(9000, 0), &[low], None), Some([430, 0]), "its title bar is in sight");
    }
}
