//! Opens the window and runs the app in it until it is closed: the one entry to both runners.
//!
//! Owns the event loop (a process can have only one) and hands it to OpenGL and, should that fail,
//! to the CPU, with the state of the app untouched. Knows nothing of what the window shows.

use super::{
    cpu::{
        self,
        rehearsal::{self, Rehearsable, Rehearsed},
    },
    gl,
    libraries::{self, Library},
    renderer::{self, Facts, Renderer},
};
use crate::model::action::Above;
use crate::say;
use eframe::{
    UserEvent,
    egui::{self, ViewportBuilder},
};
use std::{
    cell::RefCell,
    error::Error,
    panic::{self, AssertUnwindSafe},
};
use winit::event_loop::{EventLoop, EventLoopBuilder, EventLoopProxy};

/// How the window is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Shown in the title bar and the list of windows.
    pub title: String,
    /// Tells the desktop which application the window belongs to.
    pub app_id: String,
    /// Size, place, icon, level of the window.
    pub viewport: ViewportBuilder,
    /// Who draws it.
    pub renderer: Renderer,
}

/// The app: its state and what is done with it when.
#[derive(Clone, Copy, Debug)]
pub struct Hooks<S> {
    /// Whatever the functions below work on. It outlives a change of the renderer.
    pub state: S,
    /// Fonts and style: before anything else, and needs no display. Once for each egui context, so a second time if OpenGL fails
    /// and the CPU takes over.
    pub prepare: fn(&mut S, &egui::Context),
    /// Draws as the first frame will, on another thread and with nobody to see, while the display is asked
    /// for: glyphs and texts are at hand afterwards. By the CPU alone.
    pub rehearse: fn(&mut S, &mut egui::Ui),
    /// Before the first frame: what wakes the runner from elsewhere. As often as `prepare`.
    pub setup: fn(&mut S, &egui::Context, EventLoopProxy<UserEvent>),
    /// Before each `ui`, and instead of it while the window is hidden or minimised: what arrives from
    /// other threads must be taken here, or a hidden window can never be asked to show itself.
    pub logic: fn(&mut S, &egui::Context),
    /// Draws the window.
    pub ui: fn(&mut S, &mut egui::Ui),
    /// OpenGL has failed and a window of the CPU takes over, which would be made so: how it is to be made,
    /// so that it stands where the other was.
    pub taken_over: fn(&mut S, ViewportBuilder) -> ViewportBuilder,
    /// A screen reader listens, and finds the first window alone: everything is to be there.
    pub first_alone: fn(&mut S),
    /// After the last frame, once.
    pub on_exit: fn(&mut S),
}

/// Why no window could be opened, in words for the user.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no screen, or none that lets us in.
    #[error("{}", say!("desktop-no-display"))]
    NoDisplay,
    /// A library of the desktop is not installed.
    #[error("{}", say!("desktop-library", soname = .0.soname, debian = .0.debian, fedora = .0.fedora))]
    MissingLibrary(Library),
    /// The desktop refused, for the reason given.
    #[error("{}", say!("desktop-no-window", why = .0))]
    Window(String),
}

/// Opens the window and returns when it has been closed.
///
/// # Errors
/// When no window can be opened. OpenGL that fails is no error: the CPU takes over.
pub fn run<S: Rehearsable>(options: Options, mut hooks: Hooks<S>) -> Result<(), RunError> {
    let Options { title, app_id, viewport, renderer } = options;
    let viewport = viewport.with_title(title).with_app_id(app_id.clone());
    let (renderer, reason) = renderer::choose(renderer, &Facts::gather());
    tracing::info!(%renderer, reason, "renderer chosen");
    if renderer == Renderer::Gl {
        let mut event_loop = event_loop()?;
        let shared = RefCell::new(hooks);
        match gl::run(&mut event_loop, &app_id, viewport.clone(), &shared)? {
            gl::Ending::Closed => return Ok(()),
            gl::Ending::Failed => {
                tracing::warn!("OpenGL cannot be used here, the CPU draws the window instead");
            }
        }
        let mut hooks = shared.into_inner();
        let viewport = (hooks.taken_over)(&mut hooks.state, viewport);
        let rehearsed = Rehearsed::by(&mut hooks, &viewport);
        return cpu::run(&mut event_loop, viewport, &RefCell::new(hooks), rehearsed);
    }
    let (event_loop, rehearsed) = rehearsal::during(event_loop, &mut hooks, &viewport);
    cpu::run(&mut event_loop?, viewport, &RefCell::new(hooks), rehearsed)
}

impl From<winit::error::EventLoopError> for RunError {
    fn from(error: winit::error::EventLoopError) -> Self {
        Self::from_message(&chain(&error))
    }
}

impl RunError {
    /// Any other refusal of the desktop.
    pub(super) fn window(error: &dyn Error) -> Self {
        Self::Window(chain(error))
    }

    fn from_message(message: &str) -> Self {
        let no_display = [
            "neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set",
            "Failed to open connection to X server",
            "Could not find wayland compositor",
        ];
        if no_display.iter().any(|text| message.contains(text)) {
            return Self::NoDisplay;
        }
        // winit puts a place in its own source in front, which tells the user nothing
        let (_, reason) = message.rsplit_once(".rs:").unwrap_or(("", message));
        let reason = reason.trim_start_matches(|place: char| place.is_ascii_digit() || ": ".contains(place));
        libraries::missing(message).map_or_else(|| Self::Window(reason.to_owned()), Self::MissingLibrary)
    }
}

/// An error with all its causes in one line.
fn chain(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line.replace('\n', " ")
}

/// winit panics, rather than returning an error, when libxkbcommon-x11 is missing.
fn event_loop() -> Result<EventLoop<UserEvent>, RunError> {
    let mut builder = EventLoop::with_user_event();
    prefer_x11(&mut builder);
    match without_panic_report(|| builder.build()) {
        Ok(event_loop) => Ok(event_loop?),
        Err(message) => Err(RunError::from_message(&message)),
    }
}

/// A Wayland client cannot ask to stay on top; an X11 client can, and so can one inside of Wayland.
#[cfg(target_os = "linux")]
fn prefer_x11(builder: &mut EventLoopBuilder<UserEvent>) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    if is_x11() {
        builder.with_x11();
    }
}

/// Where there is a display of X11, the window is one of its.
pub(super) fn is_x11() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

/// Where there is nothing but Wayland, windows can neither be put above others nor hidden.
pub(super) fn is_wayland() -> bool {
    cfg!(target_os = "linux") && !is_x11()
}

/// Who can put the window above others.
pub(super) fn above() -> Above {
    if is_wayland() { Above::ByHand } else { Above::Asked }
}

#[cfg(not(target_os = "linux"))]
fn prefer_x11(_builder: &mut EventLoopBuilder<UserEvent>) {}

/// Runs `action` and returns a panic's message as an error, with nothing printed.
fn without_panic_report<T>(action: impl FnOnce() -> T) -> Result<T, String> {
    let report = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let outcome = panic::catch_unwind(AssertUnwindSafe(action));
    panic::set_hook(report);
    outcome.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or_else(|| say!("desktop-unknown-reason"))
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_display_is_told_from_other_failures_and_names_what_works_without() {
        let message = "os error: neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.";
        let error = RunError::from_message(message);
        assert!(matches!(error, RunError::NoDisplay), "{error:?}");
        let line = error.to_string();
        assert!(
            line.contains("`evenkeel guide`") && line.contains("`evenkeel --help`") && !line.contains('\n'),
            "{line}"
        );
        let error = RunError::from_message("os error at /home/me/winit/src/mod.rs:788: out of memory");
        assert_eq!(error.to_string(), RunError::Window("out of memory".to_owned()).to_string());
    }

    #[test]
    fn a_missing_library_is_named_with_both_packages_in_one_line() {
        let library = Library { soname: "libXi.so.6", debian: "libxi6", fedora: "libXi" };
        let line = RunError::MissingLibrary(library).to_string();
        assert!(
            ["libXi.so.6", "libxi6 (Debian", "libXi (Fedora)"].iter().all(|part| line.contains(part)),
            "{line}"
        );
    }

    #[test]
    fn a_panic_becomes_its_message() {
        let outcome = without_panic_report(|| -> u8 { panic!("library {} could not be loaded", 7) });
        assert_eq!(outcome, Err("library 7 could not be loaded".to_owned()));
        assert_eq!(without_panic_report(|| 7), Ok(7));
    }
}
