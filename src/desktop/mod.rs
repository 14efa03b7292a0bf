//! The world outside the window: who draws it and how it is opened.
//!
//! Knows nothing of what the window shows; see `ui` for that.

mod at_exit;
pub mod clock;
mod cpu;
#[cfg(target_os = "linux")]
mod display;
mod fonts;
mod gl;
mod icon;
mod input_method;
pub mod instance;
mod libraries;
pub mod locale;
mod monitors;
pub mod picture;
mod quiet;
pub mod raster;
pub mod renderer;
mod rescue;
pub mod run;
mod session;
pub mod shell;
#[cfg(windows)]
mod terminal;
mod waker;

pub use shell::start;
