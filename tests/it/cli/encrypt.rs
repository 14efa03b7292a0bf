//! The encrypted vault from a terminal: on, off, the passphrase, and every command with it.

use std::fs;
#[cfg(unix)]
use std::process::Stdio;
#[cfg(unix)]
use std::time::{Duration, Instant};

use crate::support::{Home, Ran, run};

const CANARY: &str = "kanarienvogel";

/// A home whose vault is encrypted, with a call in it; and the files of the right and a wrong passphrase.
fn sealed() -> (Home, String, String, String) {
    let home = Home::new();
    let id = home.note(CANARY).to_string();
    let file = |name: &str, passphrase: &str| {
        let path = home.path(name);
        fs::write(&path, passphrase).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (right, wrong) = (file("right", "correct horse\n"), file("wrong", "battery staple\n"));
    let out = home.ok(&["encrypt", "--passphrase-file", &right]);
    assert!(out.starts_with("1 file encrypted, the key is in "), "{out}");
    (home, right, wrong, id)
}

fn tells(home: &Home) -> bool {
    let holds = |path: &std::path::PathBuf| {
        fs::read(path).unwrap().windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes())
    };
    home.everything().iter().any(holds)
}

#[track_caller]
fn refused<'a>(ran: &'a Ran, why: &str) -> &'a str {
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.err.starts_with("evenkeel: ") && ran.err.contains(why), "{ran:?}");
    assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
    &ran.err
}

#[test]
fn every_command_works_with_the_passphrase_and_is_refused_without_it() {
    let (home, right, wrong, id) = sealed();
    assert!(!tells(&home));
    let before = home.everything();
    let import = home.path("calls.jsonl");
    fs::write(&import, "").unwrap();
    let import = import.to_str().unwrap().to_owned();
    let commands: [&[&str]; 10] = [
        &["search", CANARY],
        &["show-call", &id],
        &["history", &id],
        &["promises"],
        &["handover"],
        &["export", "--format", "jsonl"],
        &["check"],
        &["import", &import],
        &["note", "--words", CANARY],
        &["erase", "--id", &id, "--yes"],
    ];
    for command in commands {
        refused(&home.run(command), "the passphrase is needed and no terminal is there");
    }
    let with = |file: &str, command: &[&str]| home.run(&[command, &["--passphrase-file", file]].concat());
    refused(&with(&wrong, commands[0]), "this passphrase does not open the vault");
    refused(&with("/nowhere", commands[0]), "the passphrase cannot be read");
    assert_eq!(home.everything(), before);
    // the printed key costs no second each time
    let printed = home.ok(&["encrypt", "--recovery-key", "--passphrase-file", &right]);
    fs::write(home.path("printed"), printed.lines().last().unwrap()).unwrap();
    let printed = home.path("printed").to_str().unwrap().to_owned();
    for command in commands {
        let ran = with(&printed, command);
        assert_eq!(ran.code, Some(0), "{command:?} {ran:?}");
        assert!(!tells(&home), "{command:?}");
        let shows = ["search", "show-call", "export"].contains(&command[0]);
        assert_eq!(ran.out.contains(CANARY), shows, "{command:?} {ran:?}");
    }
    // what holds no call's text needs no key
    for command in [&["guide", "angry"][..], &["playbook", "check"], &["backup", &format!("{import}.tar")]] {
        assert_eq!(home.run(command).code, Some(0), "{command:?}");
    }
}

#[test]
fn the_environment_may_name_the_file_and_the_recovery_key_stands_for_the_passphrase() {
    let (home, right, wrong, id) = sealed();
    let ran = run(home.program().env("EVENKEEL_PASSPHRASE_FILE", &right).args(["show-call", &id]), b"");
    assert!(ran.out.contains(CANARY), "{ran:?}");
    let out = home.ok(&["encrypt", "--recovery-key", "--passphrase-file", &right]);
    let recovery = out.lines().last().unwrap();
    assert!(recovery.starts_with("AGE-SECRET-KEY-1"), "{out}");
    let printed = home.path("printed");
    fs::write(&printed, format!("{recovery}\n")).unwrap();
    let printed = printed.to_str().unwrap();
    // forgotten: the printed key gives the vault another passphrase
    let changed =
        ["encrypt", "--change-passphrase", "--passphrase-file", printed, "--new-passphrase-file", &wrong];
    assert!(home.ok(&changed).starts_with("the passphrase was changed"));
    refused(&home.run(&["show-call", &id, "--passphrase-file", &right]), "does not open the vault");
    assert!(home.ok(&["show-call", &id, "--passphrase-file", &wrong]).contains(CANARY));
    assert!(home.ok(&["show-call", &id, "--passphrase-file", printed]).contains(CANARY));
}

#[test]
fn off_again_all_is_as_it_was() {
    let home = Home::new();
    let id = home.note(CANARY).to_string();
    let was = fs::read(home.file_of(id.parse().unwrap())).unwrap();
    let file = home.path("passphrase");
    fs::write(&file, "correct horse").unwrap();
    let file = file.to_str().unwrap();
    refused(&home.run(&["decrypt", "--passphrase-file", file]), "the vault is not encrypted");
    refused(
        &home.run(&["encrypt", "--change-passphrase", "--passphrase-file", file]),
        "the vault is not encrypted",
    );
    fs::write(home.path("empty"), "\n").unwrap();
    let empty = home.path("empty").to_str().unwrap().to_owned();
    refused(&home.run(&["encrypt", "--passphrase-file", &empty]), "an empty passphrase");
    refused(&home.run(&["encrypt"]), "no terminal is there");
    home.ok(&["encrypt", "--passphrase-file", file]);
    assert!(home.ok(&["encrypt", "--passphrase-file", file]).contains("no plain record is left"));
    // an editor ends the line, in its own way
    fs::write(file, "correct horse\r\n").unwrap();
    assert!(home.ok(&["decrypt", "--passphrase-file", file]).starts_with("1 file decrypted"));
    assert_eq!(fs::read(home.file_of(id.parse().unwrap())).unwrap(), was);
    assert!(home.ok(&["search", CANARY]).contains(CANARY));
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_every_record_can_be_read_and_it_goes_on() {
    let home = Home::new();
    let ids: Vec<String> =
        (0..40).map(|number| home.note(&format!("{CANARY} {number}")).to_string()).collect();
    let file = home.path("passphrase");
    fs::write(&file, "correct horse").unwrap();
    let file = file.to_str().unwrap();
    for (round, command) in ["encrypt", "decrypt"].into_iter().cycle().take(4).enumerate() {
        let child = home.program().args([command, "--passphrase-file", file]).stdout(Stdio::null()).spawn();
        let mut child = child.unwrap();
        let deadline = Instant::now() + Duration::from_mins(1);
        let until = [4, 24][round / 2];
        let other = |path: &std::path::PathBuf| {
            path.to_string_lossy().ends_with(".ron.age") == (command == "encrypt")
        };
        while home.files().iter().filter(|path| other(path)).count() < until {
            assert!(Instant::now() < deadline, "nothing is converted");
        }
        child.kill().unwrap();
        // on a busy machine it may have come to its end in between
        let killed = !child.wait().unwrap().success();
        let found = home.ok(&["search", CANARY, "--limit", "99", "--json", "--passphrase-file", file]);
        assert_eq!(found.lines().count(), ids.len(), "round {round}");
        if round == 0 {
            refused(&home.run(&["search", CANARY]), "no terminal is there");
        }
        if killed {
            home.ok(&[command, "--passphrase-file", file]);
        }
        assert_eq!(tells(&home), command == "decrypt", "round {round}");
        for id in &ids {
            let text = home.files().iter().any(|path| path.to_string_lossy().contains(id));
            assert!(text, "{id}");
        }
    }
    assert_eq!(home.ok(&["search", CANARY, "--limit", "99"]).lines().count(), ids.len());
}
