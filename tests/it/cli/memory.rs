//! Memory-only at the command line: what needs the vault says no and makes nothing.

use std::fs;

use crate::support::{Home, run};

/// Commands that read or write what is kept.
const NEED_VAULT: [&[&str]; 16] = [
    &["note", "--words", "charged twice"],
    &["search", "refund"],
    &["show-call", "7K4-Q2M"],
    &["promises"],
    &["handover"],
    &["insights"],
    &["export", "--format", "csv"],
    &["import", "calls.csv"],
    &["check", "--repair"],
    &["history", "7K4-Q2M"],
    &["erase", "--customer", "Ann", "--yes"],
    &["encrypt"],
    &["backup", "calls.tar"],
    &["restore", "calls.tar"],
    &["playbook", "import", "base.yml"],
    &["show"],
];

#[track_caller]
fn refused(home: &Home, args: &[&str], env: &str) {
    let ran = run(home.program().args(args).env("EVENKEEL_MEMORY_ONLY", env), b"");
    assert_eq!(ran.code, Some(1), "{args:?}: {ran:?}");
    assert!(ran.err.starts_with("evenkeel: nothing is kept here") && ran.err.lines().count() == 1, "{ran:?}");
    assert_eq!(ran.out, "");
}

#[test]
fn commands_that_need_the_vault_refuse_in_one_line_and_make_nothing() {
    let home = Home::new();
    for args in NEED_VAULT {
        refused(&home, args, "1");
        refused(&home, &[&["--memory-only"], args].concat(), "");
    }
    assert!(fs::read_dir(home.path("")).unwrap().next().is_none(), "something was made");
}

#[test]
fn what_needs_none_goes_on() {
    let home = Home::new();
    for args in
        [&["guide", "angry"][..], &["guard"], &["playbook", "check"], &["completions", "bash"], &["man"]]
    {
        let ran = run(home.program().args(args).arg("--memory-only"), b"4111 1111 1111 1111");
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
    }
    let ran = run(home.program().args(["guide", "--memory-only", "--log", "debug"]), b"");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(fs::read_dir(home.path("")).unwrap().next().is_none(), "something was made");
}

#[test]
fn the_settings_of_a_site_cannot_be_overruled_nor_broken() {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    for settings in ["(memory_only: true)", "(memory_only :\n true, theme: darkk"] {
        fs::write(home.folders().settings_file(), settings).unwrap();
        refused(&home, &["note", "--words", "charged twice"], "0");
    }
    assert_eq!(home.everything(), [home.folders().settings_file()]);
    fs::write(home.folders().settings_file(), "(memory_only: false)").unwrap();
    home.note("charged twice");
    refused(&home, &["search", "twice"], "true");
}

#[cfg(unix)]
#[test]
fn settings_that_a_link_leads_to_are_heeded_and_stay_where_they_are() {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    let site = home.path("site.ron");
    std::os::unix::fs::symlink(&site, home.path("config/settings.ron")).unwrap();
    fs::write(&site, "(guard: (email: mask))").unwrap();
    home.ok(&["note", "--words", "mail ann@example.com"]);
    assert!(!home.ok(&["export", "--format", "jsonl"]).contains("ann@example.com"));
    fs::write(&site, "(memory_only: true)").unwrap();
    refused(&home, &["note", "--words", "x"], "");
    fs::remove_file(&site).unwrap();
    fs::create_dir(&site).unwrap();
    refused(&home, &["note", "--words", "x"], "");
}
