//! Kill, full disk, links, rights: what was told to be saved is there, and whole.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use evenkeel::vault::{Error, format};
use uuid::Uuid;

use crate::support::{Home, call_at, id_at, run, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

/// How far a filing has come when it is killed.
#[derive(Clone, Copy, Debug)]
enum Killed {
    AtOnce,
    WithTheLock,
    WithATemporaryFile,
    WithTheRecord,
}

#[test]
fn nothing_that_was_told_to_be_saved_is_lost_by_kill_9() {
    let home = Home::new();
    let mut told = Vec::new();
    let moments = [Killed::AtOnce, Killed::WithTheLock, Killed::WithATemporaryFile, Killed::WithTheRecord];
    for (round, moment) in moments.into_iter().cycle().take(24).enumerate() {
        let words = format!("round {round} {}", "word ".repeat(40_000));
        let before = home.files().len();
        let mut program = home.program();
        let mut child = program
            .args(["note", "--words", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
        let deadline = Instant::now() + Duration::from_secs(20);
        while child.try_wait().unwrap().is_none() && Instant::now() < deadline {
            let files = home.files();
            let temporary = files.iter().any(|path| path.to_string_lossy().contains(".tmp-"));
            let reached = match moment {
                Killed::AtOnce => true,
                Killed::WithTheLock => home.folders().lock_file().exists(),
                Killed::WithATemporaryFile => temporary,
                Killed::WithTheRecord => files.len() > before && !temporary,
            };
            if reached {
                break;
            }
        }
        child.kill().unwrap();
        let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        if let Ok(id) = out.trim_end().parse::<Uuid>() {
            told.push((id, words));
        }
        let vault = home.vault();
        for record in &vault.list().records {
            vault.read(record).unwrap_or_else(|error| panic!("{moment:?}, round {round}: {error}"));
        }
        for (id, words) in &told {
            assert_eq!(&home.vault().load(*id).unwrap().call.words, words, "{moment:?}, round {round}");
        }
    }
    home.vault().sweep().unwrap();
    let left: Vec<_> =
        home.files().into_iter().filter(|path| path.to_string_lossy().contains(".tmp-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_disk_that_takes_no_more_fails_loudly_and_leaves_what_was_there() {
    let home = Home::new();
    let before = home.note("small");
    let files = home.files();
    let words = "x".repeat(5000);
    // A file may grow to 512 or 1024 bytes, as the shell counts.
    let ran = run(
        &mut home.program_after("trap '' XFSZ; ulimit -f 1", &["note", "--words", "-"]),
        words.as_bytes(),
    );
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.err.starts_with("evenkeel: the file could not be saved, the new text could not be written (it is too large for this disk), what was there is as it was: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1);
    assert_eq!(home.files(), files, "no temporary file is left");
    assert_eq!(home.vault().load(before).unwrap().call.words, "small");
}

#[test]
fn files_are_for_their_owner_alone_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt as _;
    for umask in ["umask 000", "umask 022", "umask 077", "umask 777"] {
        let home = Home::new();
        let ran = run(&mut home.program_after(umask, &["note", "--words", "x", "--open"]), b"");
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let record = home.files().pop().unwrap();
        assert_eq!(mode(&record), 0o600);
        assert_eq!(mode(&home.path("data/vault.lock")), 0o600);
        let folders = record.ancestors().skip(1).take_while(|folder| *folder != home.path(""));
        let folders: Vec<_> = folders.take_while(|folder| folder.starts_with(home.path("data"))).collect();
        assert_eq!(folders.len(), 4);
        for folder in folders {
            assert_eq!(mode(folder), 0o700, "{}", folder.display());
        }
    }
}

#[test]
fn links_inside_the_data_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let home = Home::new();
    let call = call_at(TIME, 1, "x");
    let outside = home.path("outside");
    fs::create_dir_all(home.path("data/calls/2026")).unwrap();
    fs::create_dir_all(&outside).unwrap();
    symlink(&outside, home.path("data/calls/2026/11")).unwrap();
    let refused = home.vault().save(&scrubbed(&call));
    assert_eq!(refused, Err(Error::Link { path: home.path("data/calls/2026/11") }));
    fs::write(outside.join(format!("{}.ron", call.id)), format::to_text(&call).unwrap()).unwrap();
    assert!(matches!(home.vault().load(call.id), Err(Error::Missing { .. })));
    assert_eq!(home.vault().list().records.len(), 0);
    fs::remove_file(home.path("data/calls/2026/11")).unwrap();
    fs::create_dir(home.path("data/calls/2026/11")).unwrap();
    symlink(
        outside.join(format!("{}.ron", call.id)),
        home.path("data/calls/2026/11").join(format!("{}.ron", call.id)),
    )
    .unwrap();
    assert!(matches!(home.vault().load(call.id), Err(Error::Link { .. })));
    assert!(
        home.ok(&["check"]).contains("link: it is not followed: calls/2026/11/"),
        "{:?}",
        home.run(&["check"])
    );
}

#[test]
fn the_data_folder_itself_may_be_a_link() {
    let home = Home::new();
    fs::create_dir(home.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(home.path("elsewhere"), home.path("data")).unwrap();
    let id = home.note("x");
    assert!(home.path("elsewhere/calls").is_dir());
    assert_eq!(home.vault().load(id).unwrap().call.words, "x");
}

#[test]
fn a_pipe_in_the_place_of_a_record_does_not_hang_anything() {
    let home = Home::new();
    let good = home.note("good");
    let pipe = home.file_of(good).with_file_name(format!("{}.ron", id_at(TIME, 1)));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let ran = home.run(&["search"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 1));
    assert!(ran.err.contains("no ordinary file"), "{}", ran.err);
}

#[test]
fn two_processes_that_file_at_once_both_keep_everything() {
    let home = Home::new();
    let ids: Vec<Uuid> = std::thread::scope(|scope| {
        let writers = [0, 1].map(|_| {
            scope.spawn(|| (0..15).map(|number| home.note(&format!("note {number}"))).collect::<Vec<_>>())
        });
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    assert_eq!(home.vault().list().records.len(), 30);
    for id in ids {
        home.vault().load(id).unwrap();
    }
    assert_eq!(home.files().len(), 30);
}

#[test]
fn a_writer_that_never_ends_is_not_waited_for_for_ever() {
    let home = Home::new();
    home.note("x");
    let lock = fs::File::open(home.path("data/vault.lock")).unwrap();
    lock.lock().unwrap();
    let ran = home.run(&["note", "--words", "y"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("has been writing for too long"), "{}", ran.err);
    drop(lock);
    home.note("z");
    assert_eq!(home.files().len(), 2);
}
