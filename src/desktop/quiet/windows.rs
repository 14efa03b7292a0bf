//! What is asked of winit for that on Windows. Must not know how winit does it.

use eframe::egui::ViewportCommand::{self, Minimized, Visible};
use eframe::egui::WindowLevel;

use super::Was;
use crate::model::action::Level;

/// Asked to be restored, a minimised window would get the keyboard; hidden and shown it does not. It is
/// said to be minimised, or not, as it is at that moment: winit may not have heard of it. A window that
/// does not stay above others comes before them by being above them all for a moment.
pub(super) fn commands(was: Was, level: Level) -> Vec<ViewportCommand> {
    let back = [Minimized(true), Visible(false), Visible(true), Minimized(false)];
    let front = [WindowLevel::AlwaysOnTop, WindowLevel::Normal].map(ViewportCommand::WindowLevel);
    let back = back.into_iter().filter(|_| was == Was::Minimised);
    back.chain(front.into_iter().filter(|_| level == Level::Normal)).collect()
}
