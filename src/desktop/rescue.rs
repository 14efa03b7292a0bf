//! A window that stands where no monitor is, or none any more, comes back into view. Owns which monitors
//! there were last; must not know what the window shows.

use std::sync::{Mutex, PoisonError};

use eframe::egui::{self, Pos2, Rect, ViewportCommand, ViewportId, ViewportInfo};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::window::Window;

use super::monitors::{self, Area, Monitor};
use super::quiet;
use crate::ui::monitor;

/// How much of the title bar must be in sight to take hold of it, in pixels.
const GRIP_PX: i32 = 48;

/// What a title bar and a task bar take together, in points: 32 and 48 on Windows 11.
const BARS_PX: f64 = 80.0;

/// In how many frames the windows beside the first are looked for: egui tells of them as they were up to two
/// frames before.
const LOOKS: u8 = 3;

/// How much of its title bar a window must have in sight to stay.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Grip {
    /// Enough to take hold of it.
    Least,
    Half,
}

/// The monitors that the window was found on one of.
struct Known {
    /// As winit told of them.
    told: Vec<Monitor>,
    now: Vec<Monitor>,
    /// How much of the windows beside the first is to be in sight, and in how many frames that is still looked
    /// at.
    others: (Grip, u8),
}

/// As the window was last looked for; kept here, for what egui remembers goes when the vault is locked.
static KNOWN: Mutex<Option<Known>> = Mutex::new(None);

/// The window may be out of view whatever the monitors are: it is looked for in the next frame.
pub(super) fn look_again(ctx: &egui::Context) {
    monitors::ask_again();
    ctx.request_repaint();
}

/// Whether windows are to be looked for in the next frame, whatever is known of them.
pub(super) fn is_looking() -> bool {
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    monitors::may_have_changed() || known().as_ref().is_some_and(|known| known.others.1 > 0)
}

/// Notes on which monitor the window is, and moves it into view should the monitors have changed; as
/// long as they are the same, it stays where the user puts it. `info` is what is known of the window now.
pub(super) fn look(ctx: &egui::Context, window: &Window, info: &ViewportInfo) {
    // a minimised window is nowhere
    if window.is_minimized() == Some(true) {
        return;
    }
    let told = monitors::told(window);
    let mut last = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let asks = monitors::take_doubt();
    let mut known = match last.take() {
        Some(known) if !asks && known.told == told => known,
        before => {
            let now = if asks { monitors::now(window) } else { told.clone() };
            // what the desktop pushes to the edge when a monitor goes is not where the user put it
            let whole = |monitor: &Monitor| monitor.whole;
            let changed = before.is_some_and(|before| before.now.iter().map(whole).ne(now.iter().map(whole)));
            let grip = if changed { Grip::Half } else { Grip::Least };
            if let Ok(at) = window.outer_position() {
                into_view(window, Area::new(at, window.outer_size()), &now, grip);
            }
            Known { told, now, others: (grip, LOOKS) }
        }
    };
    if let (grip, looks @ 1..) = known.others {
        let are_any = others_into_view(ctx, &known.now, grip);
        known.others.1 = if are_any { looks - 1 } else { 0 };
        if known.others.1 > 0 {
            ctx.request_repaint();
        }
    }
    let home = place(info, ctx.zoom_factor()).and_then(|place| home(place, &known.now));
    if let Some(Area { left, top, width, height }) = home.map(|monitor| monitor.work) {
        let [min, size] = [[left, top], [width, height]].map(|side| side.map(as_f32));
        monitor::is(ctx, Rect::from_min_size(Pos2::from(min), size.into()));
    }
    *last = Some(known);
}

/// The monitor that holds most of the window.
fn home(place: Area, monitors: &[Monitor]) -> Option<Monitor> {
    let shares = monitors.iter().map(|monitor| {
        let both = place.common(monitor.whole);
        (i64::from(both.width.max(0)) * i64::from(both.height.max(0)), *monitor)
    });
    shares.max_by_key(|(share, _)| *share).map(|(_, monitor)| monitor)
}

/// Where a window is, in pixels.
fn place(info: &ViewportInfo, zoom: f32) -> Option<Area> {
    let rect = info.outer_rect? * (zoom * info.native_pixels_per_point?);
    let at = PhysicalPosition::new(rect.left(), rect.top()).cast::<i32>();
    Some(Area::new(at, PhysicalSize::new(rect.width(), rect.height()).cast::<u32>()))
}

#[expect(clippy::cast_precision_loss, reason = "desktops are some thousand pixels wide")]
const fn as_f32(px: i32) -> f32 {
    px as f32
}

/// The same for the windows beside the first, as egui knows them; whether there are any.
fn others_into_view(ctx: &egui::Context, monitors: &[Monitor], grip: Grip) -> bool {
    let zoom = ctx.zoom_factor();
    let (out_of_view, known): (Vec<(ViewportId, [f32; 2])>, usize) = ctx.input(|input| {
        let others = input.raw.viewports.iter().filter(|(id, _)| **id != ViewportId::ROOT);
        let moved = |info: &ViewportInfo| {
            let area = place(info, zoom).filter(|_| info.minimized != Some(true))?;
            let at = middle(area, monitors, monitors::pointer());
            let at = at.filter(|_| !is_in_view(area, monitors, grip))?;
            Some(at.map(|px| as_f32(px) / (zoom * info.native_pixels_per_point.unwrap_or(1.0))))
        };
        let out_of_view = others.filter_map(|(id, info)| Some((*id, moved(info)?))).collect();
        (out_of_view, input.raw.viewports.len())
    });
    for (id, [left, top]) in out_of_view {
        ctx.send_viewport_cmd_to(id, ViewportCommand::OuterPosition(egui::pos2(left, top)));
    }
    known > 1
}

/// Places a window that has just been made and is not shown yet: one that somebody placed before where it
/// was (in pixels), or in view; any other no higher than its monitor leaves it, where the pointer is.
pub(super) fn begin(window: &Window, was: Option<Pos2>) {
    let monitors = monitors::told(window);
    if let Some(was) = was {
        let was = PhysicalPosition::new(was.x, was.y).cast::<i32>();
        // made at so many points, it is elsewhere should those of that monitor be of another size
        if (window.scale_factor() - 1.0).abs() > f64::EPSILON {
            window.set_outer_position(was);
            quiet::keep_place();
        }
        // asked where it is before it is shown, winit takes how far it was moved for its frame
        return into_view(window, Area::new(was, window.inner_size()), &monitors, Grip::Least);
    }
    let pointer = (monitors.len() > 1).then(monitors::pointer).flatten();
    let in_use = pointer.and_then(|at| monitors.iter().find(|monitor| monitor.whole.holds(at)));
    if let (Some(monitor), Ok(at)) = (in_use, window.outer_position())
        && let Some([left, top]) = middle(Area::new(at, window.outer_size()), &[*monitor], pointer)
    {
        window.set_outer_position(PhysicalPosition::new(left, top));
        quiet::keep_place();
    }
    let height = in_use.map(|monitor| monitor.whole.height).and_then(|height| u32::try_from(height).ok());
    fit(window, height);
}

/// Moves the window, when it stands on no monitor, onto the one where the pointer is, else the first.
fn into_view(window: &Window, place: Area, monitors: &[Monitor], grip: Grip) {
    if is_in_view(place, monitors, grip) {
        return;
    }
    if let Some([left, top]) = middle(place, monitors, monitors::pointer()) {
        tracing::info!("the window is on no monitor, it moves to one");
        window.set_outer_position(PhysicalPosition::new(left, top));
    }
}

/// The window is no higher than what a monitor this high leaves it.
fn fit(window: &Window, monitor: Option<u32>) {
    let monitor = monitor.or_else(|| window.current_monitor().map(|monitor| monitor.size().height));
    let Some(monitor) = monitor else { return };
    let size = window.inner_size();
    let room = room_px(monitor, window.scale_factor());
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

/// Whether enough of the title bar is in sight, or nobody knows.
fn is_in_view(window: Area, monitors: &[Monitor], grip: Grip) -> bool {
    let grip = if grip == Grip::Half { GRIP_PX.max(window.width / 2) } else { GRIP_PX };
    let in_sight = |monitor: &Monitor| {
        let below = window.top.saturating_sub(monitor.whole.top);
        window.common(monitor.whole).width >= grip
            && (-GRIP_PX / 2..=monitor.whole.height.saturating_sub(GRIP_PX)).contains(&below)
    };
    monitors.is_empty() || monitors.iter().any(in_sight)
}

/// The middle of the monitor where the pointer is, or of the first.
fn middle(window: Area, monitors: &[Monitor], pointer: Option<[i32; 2]>) -> Option<[i32; 2]> {
    let holds = |monitor: &&Monitor| pointer.is_some_and(|at| monitor.whole.holds(at));
    let home = monitors.iter().find(holds).or(monitors.first())?.work;
    let middle = |start: i32, room: i32, length: i32| start + (room.saturating_sub(length) / 2).max(0);
    Some([middle(home.left, home.width, window.width), middle(home.top, home.height, window.height)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Monitor = monitor(0, 1024);
    const SECOND: Monitor = monitor(1280, 1024);

    const fn monitor(left: i32, height: i32) -> Monitor {
        let whole = Area { left, top: 0, width: 1280, height };
        Monitor { whole, work: whole }
    }

    fn window(left: i32, top: i32) -> Area {
        Area { left, top, width: 420, height: 760 }
    }

    #[test]
    fn a_window_that_can_be_taken_hold_of_stays_where_it_is() {
        for (left, top) in [(0, 0), (-372, 0), (1232, 100), (300, 976), (-40, -20)] {
            assert!(is_in_view(window(left, top), &[SCREEN], Grip::Least), "{left},{top}");
        }
        assert!(is_in_view(window(1700, 50), &[SCREEN, SECOND], Grip::Least));
        assert!(is_in_view(window(9000, 0), &[], Grip::Least), "without a monitor there is nowhere to go");
    }

    #[test]
    fn a_window_that_was_pushed_to_the_edge_when_a_monitor_went_comes_back() {
        for (left, stays) in [(1070, true), (1239, false), (-210, true), (-211, false)] {
            assert_eq!(is_in_view(window(left, 100), &[SCREEN], Grip::Half), stays, "{left}");
        }
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
            assert!(!is_in_view(window(left, top), &[SCREEN], Grip::Least), "{left},{top}");
        }
        let place = |pointer| middle(window(9000, 0), &[SCREEN, SECOND], pointer);
        assert_eq!(place(None), Some([430, 132]), "the first");
        assert_eq!(place(Some([1279, 1023])), Some([430, 132]));
        assert_eq!(place(Some([1280, 0])), Some([1710, 132]));
        assert_eq!(place(Some([9000, 0])), Some([430, 132]), "the pointer itself is out of sight");
        assert_eq!(middle(window(9000, 0), &[], None), None);
        let low = monitor(0, 600);
        assert_eq!(middle(window(9000, 0), &[low], None), Some([430, 0]), "its title bar is in sight");
    }
}
