//! The tree keeps its own rules: layers, sizes, words, and what README says of itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

pub(crate) fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == extension) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The code of a file without its unit tests and comments.
pub(crate) fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn never_names(layer: &str, forbidden: &[&str]) {
    let files = files(layer, "rs");
    assert!(!files.is_empty(), "{layer} is empty");
    for (name, text) in files {
        for word in forbidden {
            assert!(!code(&text).contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn the_model_is_pure() {
    let world =
        ["egui", "std::fs", "std::thread", "std::io", "::now(", "crate::ui", "crate::vault", "crate::cli"];
    never_names("src/model", &world);
    never_names("src/model", &["crate::report", "crate::desktop"]);
}

#[test]
fn reports_are_pure() {
    let world = [
        "egui",
        "std::fs",
        "std::thread",
        "::now(",
        "crate::ui",
        "crate::vault",
        "crate::cli",
        "crate::desktop",
    ];
    never_names("src/report", &world);
}

#[test]
fn views_know_no_files_and_no_runner() {
    never_names(
        "src/ui",
        &["crate::vault", "crate::desktop", "crate::cli", "eframe::", "winit::", "std::fs", "::now("],
    );
}

#[test]
fn the_vault_knows_no_window() {
    never_names("src/vault", &["egui", "eframe", "crate::ui", "crate::desktop", "crate::cli"]);
}

#[test]
fn the_command_line_draws_nothing_and_knows_no_desktop() {
    never_names("src/cli", &["egui", "eframe::", "crate::ui", "crate::desktop"]);
    never_names("src/desktop", &["crate::cli"]);
}

#[test]
fn no_source_names_a_network() {
    // the crates are held by `.deny.toml`
    never_names("src", &["std::net", "TcpStream", "UdpSocket"]);
}

#[test]
fn files_stay_short_and_say_what_they_own() {
    let mut lengths = Vec::new();
    for (name, text) in files("src", "rs").into_iter().chain(files("tests/it", "rs")) {
        let length = text.lines().count();
        let most = if name.starts_with("src/") { 399 } else { 400 };
        assert!(length <= most, "{name} has {length} lines");
        assert!(text.starts_with("//!"), "{name} does not say what it owns");
        lengths.push(length);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < 150, "the median file has {median} lines");
}

#[test]
fn every_invariant_of_the_crate_names_a_test_that_is_there() {
    let tests = files("tests/it", "rs");
    let map = read("src/lib.rs");
    let (_, map) = map.split_once("Invariants").expect("the invariants");
    let invariants: Vec<_> = map.lines().filter_map(|line| line.strip_prefix("//! - ")).collect();
    assert!(invariants.len() >= 8, "{invariants:?}");
    let named = map.split('`').filter(|name| name.contains("::") && !name.contains([' ', '[']));
    let named: Vec<_> = named.filter_map(|name| name.rsplit_once("::")).collect();
    assert!(named.len() >= invariants.len(), "{named:?}");
    for (module, test) in named {
        let file = format!("tests/it/{}.rs", module.replace("::", "/"));
        let there = tests.iter().find(|(name, _)| *name == file);
        assert!(there.is_some_and(|(_, text)| text.contains(&format!("fn {test}("))), "{module}::{test}");
    }
}

#[test]
fn nothing_is_left_to_do_or_allowed_in_passing() {
    let unfinished = [["TO", "DO"], ["FIX", "ME"]].map(|parts| parts.concat());
    for (name, text) in files("src", "rs") {
        for word in &unfinished {
            assert!(!text.contains(word.as_str()), "{name} has a {word}");
        }
        assert!(!text.contains("#[allow") && !text.contains("#![allow"), "{name} allows");
        assert!(!code(&text).contains(".unwrap()"), "{name} unwraps");
    }
    for (name, text) in files("tests/it", "rs") {
        let ignored = ["#[", "ignore"].concat();
        assert!(!text.contains(&ignored), "{name} ignores a test");
    }
}

#[test]
fn the_top_level_holds_what_was_agreed() {
    let agreed =
        ["Cargo.toml", "Cargo.lock", "src", "assets", "data", "tests", "README.md", "LICENSE", "target"];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || agreed.contains(&name.as_str()), "{name} at the top level");
    }
}

#[test]
fn fonts_have_their_licence_beside_them() {
    let folder: BTreeSet<_> = fs::read_dir(root().join("assets/fonts"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    for font in folder.iter().filter(|name| name.contains(".otf")) {
        let family = font.split('-').next().unwrap();
        assert!(folder.contains(&format!("{family}.LICENSE")), "{font}");
    }
}
