//! Which monitors there are, and what of them task bars leave. Under X11 they are asked for, and heard of
//! when they change, on a connection of our own: winit 0.30 hears of no change there. Must not know which
//! window is on which.

use std::sync::atomic::{AtomicBool, Ordering};

use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::monitor::MonitorHandle;
use winit::window::Window;

/// A rectangle on the desktop, in pixels.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Area {
    pub(super) fn new(at: PhysicalPosition<i32>, size: PhysicalSize<u32>) -> Self {
        let length = |px: u32| i32::try_from(px).unwrap_or(i32::MAX);
        Self { left: at.x, top: at.y, width: length(size.width), height: length(size.height) }
    }

    pub(super) const fn right(self) -> i32 {
        self.left.saturating_add(self.width)
    }

    pub(super) const fn bottom(self) -> i32 {
        self.top.saturating_add(self.height)
    }

    /// What is in both; its sides are negative where that is nothing.
    pub(super) fn common(self, other: Self) -> Self {
        let (left, top) = (self.left.max(other.left), self.top.max(other.top));
        let width = self.right().min(other.right()).saturating_sub(left);
        Self { left, top, width, height: self.bottom().min(other.bottom()).saturating_sub(top) }
    }

    pub(super) fn holds(self, [x, y]: [i32; 2]) -> bool {
        (self.left..self.right()).contains(&x) && (self.top..self.bottom()).contains(&y)
    }
}

/// A monitor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Monitor {
    pub(super) whole: Area,
    /// Without what the desktop keeps for its bars, where that is told.
    pub(super) work: Area,
}

#[cfg(any(target_os = "linux", test))]
impl Monitor {
    /// One on which the desktop leaves this to windows. What bars on one of several monitors take is told
    /// of all at once; a rest that is no more than half a monitor is not meant for it.
    fn within(whole: Area, left: Option<Area>) -> Self {
        let work = left.map(|left| whole.common(left));
        let work = work.filter(|work| work.width > whole.width / 2 && work.height > whole.height / 2);
        Self { whole, work: work.unwrap_or(whole) }
    }
}

/// All monitors that winit knows, the primary one first. Under X11 these are the ones of the start.
pub(super) fn told(window: &Window) -> Vec<Monitor> {
    let primary = window.primary_monitor();
    let others = window.available_monitors().filter(|monitor| Some(monitor) != primary.as_ref());
    let area = |monitor: &MonitorHandle| Area::new(monitor.position(), monitor.size());
    let all = primary.iter().map(area).chain(others.map(|monitor| area(&monitor)));
    let all = all.filter(|area| area.width > 0 && area.height > 0);
    all.map(|whole| Monitor { whole, work: whole }).collect()
}

/// All monitors there are now, the primary one first.
pub(super) fn now(window: &Window) -> Vec<Monitor> {
    asked().filter(|monitors| !monitors.is_empty()).unwrap_or_else(|| told(window))
}

/// They may have changed. What egui remembers is forgotten when the vault is locked; this is not.
static DOUBT: AtomicBool = AtomicBool::new(false);

/// Whether they may have changed.
pub(super) fn may_have_changed() -> bool {
    DOUBT.load(Ordering::Relaxed)
}

/// The same, and they are about to be asked for.
pub(super) fn take_doubt() -> bool {
    DOUBT.swap(false, Ordering::Relaxed)
}

/// Has them asked for again in the next frame.
pub(super) fn ask_again() {
    DOUBT.store(true, Ordering::Relaxed);
}

/// Hears from now on when they change, and wakes the window then.
pub(super) fn watch(wake: impl Fn() + Send + 'static) {
    ask_again();
    hear(move || {
        ask_again();
        wake();
    });
}

#[cfg(target_os = "linux")]
mod x11;

#[cfg(target_os = "linux")]
pub(super) use x11::pointer;
#[cfg(target_os = "linux")]
use x11::{asked, hear};

#[cfg(not(target_os = "linux"))]
const fn asked() -> Option<Vec<Monitor>> {
    None
}

#[cfg(not(target_os = "linux"))]
fn hear(_told: impl Fn() + Send + 'static) {}

/// Where the pointer is, if that is told.
#[cfg(not(target_os = "linux"))]
pub(super) const fn pointer() -> Option<[i32; 2]> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_take_their_part_of_a_monitor_and_never_half_of_it() {
        let left = Area { left: 0, top: 0, width: 1280, height: 1024 };
        let right = Area { left: 1280, ..left };
        let bars = Area { left: 0, top: 0, width: 2560, height: 976 };
        assert_eq!(Monitor::within(right, Some(bars)).work, Area { height: 976, ..right });
        assert_eq!(Monitor::within(right, None).work, right);
        assert_eq!(Monitor::within(right, Some(left)).work, right, "that is told of the other one");
    }
}
