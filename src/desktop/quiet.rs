//! A window that comes into sight without the keyboard, and where it was. Owns how that is asked for; must
//! not know who wants it so.

use eframe::egui::{Context, ViewportBuilder, ViewportCommand};

use super::run;
use crate::model::action::Level;

#[cfg(windows)]
mod windows;
#[cfg(target_os = "linux")]
mod x11;

/// Where the window of the call was before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Was {
    /// Out of view.
    Hidden,
    /// Minimised.
    Minimised,
    /// In its place, perhaps below others.
    There,
}

/// Whether this desktop can be asked.
pub(super) fn is_possible() -> bool {
    run::is_x11() || cfg!(windows)
}

/// The windows are to come back to their places: to be said before they are hidden, and of one that has
/// been given a place before it is shown.
#[cfg(target_os = "linux")]
pub(super) fn keep_place() {
    x11::keep_place();
}

/// Windows keep their places elsewhere.
#[cfg(not(target_os = "linux"))]
pub(super) const fn keep_place() {}

/// The windows come back as they were: to be said just before they are shown.
#[cfg(target_os = "linux")]
pub(super) fn come_back() {
    x11::come_back();
}

/// They do so elsewhere.
#[cfg(not(target_os = "linux"))]
pub(super) const fn come_back() {}

/// Somebody asked for them, whoever brought them into sight before: to be said just before they are shown.
#[cfg(target_os = "linux")]
pub(super) fn asked_for() {
    x11::asked_for();
}

/// Nothing of it is kept elsewhere.
#[cfg(not(target_os = "linux"))]
pub(super) const fn asked_for() {}

/// The window of the call, which is in sight or about to be, is to have the keyboard because the user wants it
/// so.
pub(super) fn take_keyboard(ctx: &Context) {
    #[cfg(target_os = "linux")]
    if run::is_x11() {
        return x11::take_keyboard();
    }
    ctx.send_viewport_cmd(ViewportCommand::Focus);
}

/// Asks for it where that is possible, just before the window is shown.
#[cfg(target_os = "linux")]
pub(super) fn show(ctx: &Context, was: Was, _level: Level) {
    if was == Was::Hidden {
        x11::before_showing();
    } else {
        x11::to_front();
        ctx.request_repaint();
    }
}

/// Asks for it where that is possible, just before the window is shown.
#[cfg(windows)]
pub(super) fn show(ctx: &Context, was: Was, level: Level) {
    for command in windows::commands(was, level) {
        ctx.send_viewport_cmd(command);
    }
}

/// Asks for it where that is possible, just before the window is shown.
#[cfg(not(any(target_os = "linux", windows)))]
pub(super) const fn show(_ctx: &Context, _was: Was, _level: Level) {}

/// A window as it is to be made so that it can be shown so. Where [`opens_without`] says so, it has to
/// ask for the keyboard when it opens.
pub(super) fn made(window: ViewportBuilder) -> ViewportBuilder {
    if opens_without() { window.with_active(false) } else { window }
}

/// Whether a window is given the keyboard only if it asks for it. winit shows a window of Windows always
/// with it, or always without.
pub(super) const fn opens_without() -> bool {
    cfg!(windows)
}
