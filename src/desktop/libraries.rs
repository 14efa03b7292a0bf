//! The shared libraries a window needs at run time, and which of them is missing when none opens.
//!
//! Asked only after opening a window has failed, so that a library in an unusual place can never
//! keep a window shut. Loads nothing. Knows nothing of windows.

use std::{env, path::PathBuf};

/// A library that is loaded when the window opens, with the packages that bring it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    /// The file that is looked for.
    pub soname: &'static str,
    /// Its package on Debian and Ubuntu.
    pub debian: &'static str,
    /// Its package on Fedora.
    pub fedora: &'static str,
}

/// In the order in which they are loaded; a library stands behind those it needs itself. The last
/// ones are needed by others alone, on some systems, so they are blamed only when nothing else lacks.
const X11_LIBRARIES: [Library; 15] = [
    library("libxcb.so.1", "libxcb1", "libxcb"),
    library("libX11.so.6", "libx11-6", "libX11"),
    library("libXcursor.so.1", "libxcursor1", "libXcursor"),
    library("libXext.so.6", "libxext6", "libXext"),
    library("libXi.so.6", "libxi6", "libXi"),
    library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    library("libXau.so.6", "libxau6", "libXau"),
    library("libXdmcp.so.6", "libxdmcp6", "libXdmcp"),
    library("libXrender.so.1", "libxrender1", "libXrender"),
    library("libXfixes.so.3", "libxfixes3", "libXfixes"),
    library("libbsd.so.0", "libbsd0", "libbsd"),
    library("libmd.so.0", "libmd0", "libmd"),
];

const fn library(soname: &'static str, debian: &'static str, fedora: &'static str) -> Library {
    Library { soname, debian, fedora }
}

/// The library that a failure is about: the first that is not to be found, else one that `message` names.
pub(super) fn missing(message: &str) -> Option<Library> {
    let folders = folders();
    let is_found = |library: &Library| folders.iter().any(|folder| folder.join(library.soname).is_file());
    missing_among(&X11_LIBRARIES, message, is_found)
}

fn missing_among(
    libraries: &[Library],
    message: &str,
    is_found: impl Fn(&Library) -> bool,
) -> Option<Library> {
    let is_about_libraries = message.contains(".so") || message.contains("shared librar");
    let not_found = libraries.iter().find(|library| !is_found(library));
    let named = || libraries.iter().rev().find(|library| message.contains(stem(library)));
    not_found.or_else(named).copied().filter(|_| is_about_libraries)
}

/// `libX11.so` of `libX11.so.6`.
fn stem(library: &Library) -> &'static str {
    library.soname.trim_end_matches(|end: char| end == '.' || end.is_ascii_digit())
}

/// Where the dynamic loader looks, as far as that can be known without asking it.
fn folders() -> Vec<PathBuf> {
    let asked_for = env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let by_architecture = format!("{}-linux-gnu", env::consts::ARCH);
    let usual = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"].map(PathBuf::from);
    let multiarch = ["/lib", "/usr/lib"].map(|folder| PathBuf::from(folder).join(&by_architecture));
    env::split_paths(&asked_for).chain(usual).chain(multiarch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_library_not_found_is_the_one_to_install() {
        let message = "Library libxkbcommon-x11.so could not be loaded.";
        let all_but = |soname: &'static str| move |library: &Library| library.soname != soname;
        let xkb = missing_among(&X11_LIBRARIES, message, all_but("libxcb-xkb.so.1"));
        assert_eq!(xkb.map(|library| library.debian), Some("libxcb-xkb1"), "which libxkbcommon-x11 needs");
        let x11 = missing_among(
            &X11_LIBRARIES,
            "Failed to load one of xlib's shared libraries",
            all_but("libXi.so.6"),
        );
        assert_eq!(x11.map(|library| library.fedora), Some("libXi"));
    }

    #[test]
    fn a_library_that_is_there_but_does_not_load_is_known_by_the_message() {
        let message = "Library libxkbcommon-x11.so could not be loaded.";
        let named = missing_among(&X11_LIBRARIES, message, |_| true);
        assert_eq!(named.map(|library| library.soname), Some("libxkbcommon-x11.so.0"));
    }

    #[test]
    fn a_failure_that_is_not_about_libraries_blames_none() {
        assert_eq!(missing_among(&X11_LIBRARIES, "Failed to open connection to X server", |_| false), None);
    }
}
