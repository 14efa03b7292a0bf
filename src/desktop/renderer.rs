//! Which renderer draws the window: a pure rule over facts about the machine and the session.
//!
//! Decided before any OpenGL library is loaded, because loading one costs memory and, in a remote
//! session, time for nothing. Knows neither runner.

use std::{ffi::OsString, fmt, path::Path, str::FromStr};

use super::run::is_wayland;

/// Who draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL on a machine with a graphics card in front of the user, the CPU otherwise.
    #[default]
    Auto,
    /// OpenGL, and the CPU if that cannot start.
    Gl,
    /// The CPU: no graphics driver is touched.
    Cpu,
}

/// The names in the order in which `--help` shows them.
pub const RENDERERS: [Renderer; 3] = [Renderer::Auto, Renderer::Gl, Renderer::Cpu];

/// A renderer of that name does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no renderer `{0}`, expected auto, gl or cpu")]
pub struct UnknownRenderer(String);

impl fmt::Display for Renderer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Auto => "auto",
            Self::Gl => "gl",
            Self::Cpu => "cpu",
        })
    }
}

impl FromStr for Renderer {
    type Err = UnknownRenderer;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let named = |renderer: &Self| renderer.to_string() == name;
        RENDERERS.into_iter().find(named).ok_or_else(|| UnknownRenderer(name.to_owned()))
    }
}

/// What the choice depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// A device that OpenGL could run on is there, or the platform always has one.
    pub graphics_device: bool,
    /// What shows the pictures.
    pub screen: Screen,
    /// OpenGL was told to calculate on the CPU.
    pub software_gl: bool,
}

/// Where the pictures of a session are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// On this machine.
    Here,
    /// Here, and by Wayland alone: it hides no window, so the runner has to take it away and open another
    /// one, which eframe's cannot.
    Wayland,
    /// Over a network.
    Remote,
}

impl Facts {
    /// Looks at the environment and, on Linux, at `/dev`.
    #[must_use]
    pub fn gather() -> Self {
        let session = Self::from_environment(|name| std::env::var_os(name));
        let screen = match session.screen {
            Screen::Here if is_wayland() => Screen::Wayland,
            screen => screen,
        };
        Self { graphics_device: has_graphics_device(), screen, ..session }
    }

    /// What the environment says of a machine that has a graphics device.
    fn from_environment(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let value =
            |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        let marks_of_remote_sessions =
            ["XRDP_SESSION", "VNCDESKTOP", "X2GO_SESSION", "NX_CLIENT", "CHROME_REMOTE_DESKTOP_SESSION"];
        let session_name = value("SESSIONNAME");
        let remote_session = marks_of_remote_sessions.iter().any(|mark| !value(mark).is_empty())
            || session_name.starts_with("RDP-")
            || session_name.starts_with("ICA")
            || is_remote_display(&value("DISPLAY"));
        let software_gl =
            matches!(value("LIBGL_ALWAYS_SOFTWARE").to_lowercase().as_str(), "1" | "true" | "yes");
        let screen = if remote_session { Screen::Remote } else { Screen::Here };
        Self { graphics_device: true, screen, software_gl }
    }
}

/// The renderer to start with, never [`Renderer::Auto`], and why, for the log.
#[must_use]
pub fn choose(asked: Renderer, facts: &Facts) -> (Renderer, &'static str) {
    match asked {
        Renderer::Gl | Renderer::Cpu => (asked, "it was asked for"),
        Renderer::Auto if facts.screen == Screen::Remote => (Renderer::Cpu, "the session is a remote one"),
        Renderer::Auto if facts.screen == Screen::Wayland => {
            (Renderer::Cpu, "under Wayland alone a window of OpenGL could not be hidden")
        }
        Renderer::Auto if !facts.graphics_device => (Renderer::Cpu, "there is no graphics device"),
        Renderer::Auto if facts.software_gl => (Renderer::Cpu, "OpenGL would calculate on the CPU"),
        Renderer::Auto => (Renderer::Gl, "there is a graphics device"),
    }
}

/// `host:10.0` is forwarded over a network; `:0` and `unix:0` are here, `/private/…:0` is macOS's own.
fn is_remote_display(display: &str) -> bool {
    let host = display.split_once(':').map(|(host, _)| host);
    host.is_some_and(|host| !host.is_empty() && host != "unix" && !host.starts_with('/'))
}

/// A card without a render node (`/dev/dri/card0` alone) can show pictures but not calculate them.
fn has_graphics_device() -> bool {
    let is_render_node = |name: OsString| name.to_string_lossy().starts_with("renderD");
    let has_render_node = || {
        let devices = std::fs::read_dir("/dev/dri").into_iter().flatten();
        devices.flatten().any(|device| is_render_node(device.file_name()))
    };
    !cfg!(target_os = "linux") || has_render_node() || Path::new("/dev/nvidia0").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: Facts = Facts { graphics_device: true, screen: Screen::Here, software_gl: false };

    fn facts(variables: &[(&str, &str)]) -> Facts {
        let lookup =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        Facts::from_environment(lookup)
    }

    #[test]
    fn auto_takes_opengl_only_with_a_graphics_device_in_a_local_session() {
        let table = [
            (DESK, Renderer::Gl),
            (Facts { graphics_device: false, ..DESK }, Renderer::Cpu),
            (Facts { screen: Screen::Remote, ..DESK }, Renderer::Cpu),
            (Facts { screen: Screen::Wayland, ..DESK }, Renderer::Cpu),
            (Facts { software_gl: true, ..DESK }, Renderer::Cpu),
        ];
        for (facts, expected) in table {
            assert_eq!(choose(Renderer::Auto, &facts).0, expected, "{facts:?}");
        }
    }

    #[test]
    fn what_was_asked_for_is_taken_whatever_the_facts() {
        let nothing = Facts { graphics_device: false, screen: Screen::Remote, software_gl: true };
        for facts in [DESK, nothing] {
            assert_eq!(choose(Renderer::Gl, &facts).0, Renderer::Gl);
            assert_eq!(choose(Renderer::Cpu, &facts).0, Renderer::Cpu);
        }
    }

    #[test]
    fn remote_sessions_are_known_by_their_environment() {
        let remote = [
            ("DISPLAY", "localhost:10.0"),
            ("DISPLAY", "thinclient.example:0"),
            ("SESSIONNAME", "RDP-Tcp#3"),
            ("SESSIONNAME", "ICA-CGP#1"),
            ("XRDP_SESSION", "1"),
            ("VNCDESKTOP", "desk:1 (agent)"),
        ];
        for variable in remote {
            assert_eq!(facts(&[variable]).screen, Screen::Remote, "{variable:?}");
        }
        let local =
            [("DISPLAY", ":0"), ("DISPLAY", "unix:0"), ("SESSIONNAME", "Console"), ("XRDP_SESSION", "")];
        for variable in local {
            assert_eq!(facts(&[variable]).screen, Screen::Here, "{variable:?}");
        }
    }

    #[test]
    fn software_opengl_is_known_by_its_switch() {
        assert!(facts(&[("LIBGL_ALWAYS_SOFTWARE", "1")]).software_gl);
        assert!(!facts(&[("LIBGL_ALWAYS_SOFTWARE", "0")]).software_gl);
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for renderer in RENDERERS {
            assert_eq!(renderer.to_string().parse(), Ok(renderer));
        }
        let error = "vulkan".parse::<Renderer>().expect_err("there is no such renderer");
        assert_eq!(error.to_string(), "no renderer `vulkan`, expected auto, gl or cpu");
    }
}
