//! `evenkeel check`: every file is looked at, nothing that can be read is changed, nothing at all
//! is deleted.

use std::fs;
use std::path::PathBuf;

#[cfg(unix)]
use evenkeel::vault::find;

#[cfg(unix)]
use crate::support::id_at;
use crate::support::{Home, call_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

#[test]
fn a_sound_vault_has_nothing_to_report() {
    let home = Home::new();
    assert_eq!(home.ok(&["check"]), "0 files checked, 0 findings, 0 unreadable\n");
    home.note("x");
    assert_eq!(home.ok(&["check"]), "1 file checked, 0 findings, 0 unreadable\n");
}

#[test]
fn an_unreadable_file_is_reported_and_never_touched_until_it_is_set_aside_whole() {
    let home = Home::new();
    let good = home.note("good");
    let bad = call_at(TIME, 1, "SECRET");
    home.vault().save(&scrubbed(&bad)).unwrap();
    let path = home.file_of(bad.id);
    let damage = b"(schema: 1, words: \"SECRET\xff";
    fs::write(&path, damage).unwrap();
    for args in [
        &["search"][..],
        &["promises"],
        &["note", "--words", "y"],
        &["export", "--format", "csv"],
        &["show-call", &bad.id.to_string()],
    ] {
        let ran = home.run(args);
        assert!(args[0] == "note" || ran.err.contains("it is not UTF-8"), "{ran:?}");
        assert!(!ran.err.contains("SECRET"), "{ran:?}");
        assert_eq!(fs::read(&path).unwrap(), damage);
    }
    let ran = home.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    let relative: PathBuf = ["calls", "2026", "11", &format!("{}.ron", bad.id)].iter().collect();
    assert_eq!(
        ran.out,
        format!(
            "unreadable: line 1, column 27: it is not UTF-8: {}\n3 files checked, 1 finding, 1 unreadable\n",
            relative.display()
        )
    );
    assert_eq!(fs::read(&path).unwrap(), damage);

    let repaired = home.ok(&["check", "--repair"]);
    assert!(
        repaired
            .ends_with("3 files checked, 1 finding, 0 unreadable, 1 moved to quarantine, index rebuilt\n"),
        "{repaired}"
    );
    assert_eq!(fs::read(home.path("data/quarantine").join(&relative)).unwrap(), damage);
    assert!(!path.exists());
    assert_eq!(home.ok(&["check"]), "2 files checked, 0 findings, 0 unreadable\n");
    assert_eq!(home.vault().load(good).unwrap().call.words, "good");

    fs::write(&path, "again").unwrap();
    home.ok(&["check", "--repair"]);
    assert_eq!(
        fs::read(home.path("data/quarantine").join(format!("{}.2", relative.display()))).unwrap(),
        b"again"
    );
    assert_eq!(fs::read(home.path("data/quarantine").join(&relative)).unwrap(), damage);
}

#[cfg(unix)]
#[test]
fn each_kind_of_finding_has_its_line() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let call = call_at(TIME, 1, "x");
    home.vault().save(&scrubbed(&call)).unwrap();
    let record = home.file_of(call.id);
    let text = fs::read_to_string(&record).unwrap();
    let month = record.parent().unwrap();
    let away = home.path("data/calls/2025/01");
    fs::create_dir_all(&away).unwrap();
    let put = |path: std::path::PathBuf, text: &str| {
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    };
    for folder in [home.path("data/calls/2025"), away.clone()] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
    put(away.join(record.file_name().unwrap()), &text);
    put(month.join(format!("{}.ron", id_at(TIME, 2))), &text);
    put(month.join(format!("{}.sync-conflict-20261122-101112-ABCDEFG.ron", call.id)), &text);
    put(month.join(format!(".{}.ron.tmp-x", call.id)), "(");
    put(month.join("notes.txt"), "mine");
    put(
        month.join(format!("{}.ron", id_at(TIME, 3))),
        &text.replace("schema: 1", "schema: 9").replace("status: open", "status: 7"),
    );
    fs::set_permissions(&record, fs::Permissions::from_mode(0o644)).unwrap();
    let before = home.files();
    let out = home.ok(&["check", "--repair"]);
    let kinds: std::collections::BTreeSet<&str> =
        out.lines().filter_map(|line| line.split_once(": ")).map(|(kind, _)| kind).collect();
    let expected = ["conflict", "duplicate", "leftover", "misplaced", "newer", "odd", "permissions"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), expected, "{out}");
    assert!(out.lines().last().unwrap().starts_with("7 files checked, "), "{out}");
    assert_eq!(home.files(), before, "all of it can be read: nothing is moved");
}

#[test]
fn settings_that_cannot_be_read_are_put_aside_beside() {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    fs::write(home.path("config/settings.ron"), "(on_top: maybe, text_percent: 150)").unwrap();
    let ran = home.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("unreadable: line 1, column 9: "), "{}", ran.out);
    let said = home.ok(&["check", "--repair"]);
    assert!(said.contains("0 moved to quarantine, 1 put aside beside its place"), "{said}");
    assert_eq!(
        fs::read(home.path("config/settings.ron.unreadable-1")).unwrap(),
        b"(on_top: maybe, text_percent: 150)"
    );
    let settings = fs::read_to_string(home.path("config/settings.ron")).unwrap();
    assert!(settings.contains("text_percent: 150,") && settings.contains("on_top: true,"), "{settings}");
    assert_eq!(home.ok(&["check"]).lines().last().unwrap(), "0 files checked, 0 findings, 0 unreadable");
}

/// Whoever has it takes the calls out of it and leaves no sign of that.
fn empty_the_index(home: &Home) {
    let path = home.path("cache/index.sqlite3");
    let sealed_at = fs::metadata(&path).unwrap().modified().unwrap();
    rusqlite::Connection::open(&path).unwrap().execute_batch("DELETE FROM words; DELETE FROM calls").unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_modified(sealed_at).unwrap();
}

#[test]
fn repairing_makes_an_index_of_wrong_content_anew() {
    let home = Home::new();
    home.note("charged twice");
    assert_eq!(home.ok(&["search", "twice"]).lines().count(), 1);
    empty_the_index(&home);
    assert_eq!(home.ok(&["search", "twice"]), "", "the index is not asked: this proves nothing");
    home.ok(&["check"]);
    assert_eq!(home.ok(&["search", "twice"]), "", "looking changed the index");
    let said = home.ok(&["check", "--repair"]);
    assert_eq!(said, "1 file checked, 0 findings, 0 unreadable, 0 moved to quarantine, index rebuilt\n");
    assert_eq!(home.ok(&["search", "twice"]).lines().count(), 1);
}

// Windows lets nobody take away a file that is open.
#[cfg(unix)]
#[test]
fn an_index_that_another_program_has_is_removed_and_made_anew_by_the_next_search() {
    let home = Home::new();
    home.note("charged twice");
    let held = find::Finder::open(&home.vault()).expect("an index");
    let said = home.ok(&["check", "--repair"]);
    assert!(said.ends_with(", index removed, the next search rebuilds it\n"), "{said}");
    assert!(!home.path("cache/index.sqlite3").exists());
    drop(held);
    assert_eq!(home.ok(&["search", "twice"]).lines().count(), 1);
    assert!(home.path("cache/index.sqlite3").exists());
}
