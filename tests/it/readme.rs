//! README shows the tree and the keys as they are. `UPDATE_README=true` writes both anew.

use std::fs;

use evenkeel::model::language::text;
use evenkeel::ui::keys;

use crate::tidy::{files, read, root};

/// What the module says it is: the first sentence of its opening comment.
fn caption(text: &str) -> String {
    let opening = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let opening = opening.collect::<Vec<_>>().join(" ");
    let ends = |at: &usize| {
        opening.split_at(*at).0.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == ')')
    };
    let marks = [". ", ": ", "; "].into_iter().flat_map(|mark| opening.match_indices(mark));
    let end = marks.map(|(at, _)| at).filter(ends).min().unwrap_or(opening.len());
    opening.split_at(end).0.trim_end_matches('.').to_owned()
}

/// A folder of helpers stands behind the file that owns it.
fn tree() -> String {
    let files = files("src", "rs").into_iter().filter(|(name, _)| name.matches('/').count() <= 2);
    let lines = files.map(|(name, text)| format!("    {name:<25} {}", caption(&text)));
    lines.collect::<Vec<_>>().join("\n")
}

fn keys() -> String {
    let rows = keys::rows().map(|(key, name, help)| {
        let help = help.map(|help| format!(": {}", text(help))).unwrap_or_default();
        format!("| {key} | {}{help} |", text(name))
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The part of README from the first to the last line that begins so is this.
#[track_caller]
fn shows(starts: &str, part: &str) {
    let readme = read("README.md");
    let lines: Vec<_> = readme.lines().collect();
    let first = lines.iter().position(|line| line.starts_with(starts)).expect("a first line");
    let length = lines[first..].iter().position(|line| line.trim().is_empty()).expect("a blank line");
    if std::env::var_os("UPDATE_README").is_some() {
        let anew = [&lines[..first], &[part], &lines[first + length..]].concat().join("\n");
        fs::write(root().join("README.md"), anew + "\n").unwrap();
        return;
    }
    let shown = lines[first..first + length].join("\n");
    assert!(shown == part, "README is behind: run this test with UPDATE_README=true\n{part}");
}

#[test]
fn readme_shows_the_tree_and_every_key_as_they_are() {
    shows("    src/", &tree());
    shows("| Alt+1", &keys());
}

#[test]
fn readme_shows_pictures_that_are_there() {
    let readme = read("README.md");
    let pictures: Vec<_> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let pictures: Vec<_> = pictures.into_iter().filter(|target| target.contains(".png")).collect();
    assert!(pictures.len() >= 3, "{pictures:?}");
    for picture in pictures {
        assert!(root().join(picture).is_file(), "{picture}");
    }
}

// A run that goes on would build here: the cargo that stands in for it leaves a mark.
#[cfg(unix)]
#[test]
fn the_packages_for_the_tests_are_installed_without_a_test_being_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let stand_in = |name: &str, does: &str| {
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    };
    stand_in("dpkg-query", "echo install ok installed");
    stand_in("cargo", "touch \"$0.ran\"; exit 1");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let mut run = std::process::Command::new(root().join("tests/run"));
    let ran = run.arg("--install").env("PATH", path).output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "every Debian package is there\n");
    assert!(!folder.path().join("cargo.ran").exists(), "cargo was run");
}
