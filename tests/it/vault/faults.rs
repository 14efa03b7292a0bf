//! Kill, full disk, links, rights: what was told to be saved is there, and whole.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use evenkeel::vault::{Error, Vault, format};
use uuid::Uuid;

use crate::support::{Home, call_at, id_at, run, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";
const WRITER_HOME: &str = "EVENKEEL_TEST_WRITER_DATA";

/// Not a test: a process that saves three calls again and again and says so after each, until it
/// is killed by [`nothing_that_was_told_to_be_saved_is_lost_by_kill_9`].
#[test]
#[ignore = "the other side of the kill test"]
fn writer() {
    let Some(data) = std::env::var_os(WRITER_HOME) else { return };
    let data = std::path::PathBuf::from(data);
    let folders =
        evenkeel::vault::layout::Folders { config: data.clone(), cache: data.clone(), data };
    let mut vault = Vault::new(folders);
    vault.sweep().unwrap();
    let mut out = std::io::stdout();
    for revision in 1_u64.. {
        for number in 0..3 {
            let mut call = call_at(TIME, number, "");
            let known =
                vault.load(call.id).map(|parsed| revision_of(&parsed.call.words)).unwrap_or(0);
            let revision = revision.max(known + 1);
            call.words =
                format!("{revision} {}", "word ".repeat(usize::try_from(revision % 400).unwrap()));
            call.changed = jiff::Timestamp::from_second(i64::try_from(revision).unwrap()).unwrap();
            vault.save(&scrubbed(&call)).unwrap();
            writeln!(out, "saved {number} {revision}").unwrap();
        }
    }
}

fn revision_of(words: &str) -> u64 {
    words.split(' ').next().unwrap().parse().unwrap()
}

#[cfg(unix)]
#[test]
fn nothing_that_was_told_to_be_saved_is_lost_by_kill_9() {
    let home = Home::new();
    let mut told: HashMap<u64, u64> = HashMap::new();
    for round in 0..20 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "vault::faults::writer",
                "--exact",
                "--ignored",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(WRITER_HOME, home.folders().data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Killed after a number of saves that differs by round, wherever the next one then is.
        let mut left = 5 + round * 7;
        let mut note = |line: &str| {
            let mut parts = line.split_whitespace().skip_while(|part| *part != "saved").skip(1);
            let (Some(number), Some(revision)) = (parts.next(), parts.next()) else { return false };
            told.insert(number.parse().unwrap(), revision.parse().unwrap());
            true
        };
        while left > 0 {
            left -= u32::from(note(&lines.next().unwrap().unwrap()));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            // A line cut off by the kill was not told.
            if let Some(line) = line.ok().filter(|line| line.contains("saved ") && line.len() > 8) {
                note(&line);
            }
        }
        let vault = home.vault();
        for record in &vault.list().records {
            vault.read(record).unwrap_or_else(|error| panic!("round {round}: {error}"));
        }
        for (number, revision) in &told {
            let call = home.vault().load(id_at(TIME, *number)).unwrap().call;
            let is = revision_of(&call.words);
            // The last line may have lost digits to the kill, never gained any.
            assert!(is >= *revision, "round {round}: call {number} is at {is}, told {revision}");
        }
    }
    home.vault().sweep().unwrap();
    let left: Vec<_> =
        home.files().into_iter().filter(|path| path.to_string_lossy().contains(".tmp-")).collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(home.vault().list().records.len(), 3);
}

#[cfg(unix)]
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
    assert!(ran.err.starts_with("evenkeel: the file could not be saved, the new text could not be written (file too large), what was there is as it was: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1);
    assert_eq!(home.files(), files, "no temporary file is left");
    assert_eq!(home.vault().load(before).unwrap().call.words, "small");
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_alone_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt as _;
    for umask in ["umask 000", "umask 022", "umask 077"] {
        let home = Home::new();
        let ran = run(&mut home.program_after(umask, &["note", "--words", "x", "--open"]), b"");
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let mode =
            |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let record = home.files().pop().unwrap();
        assert_eq!(mode(&record), 0o600);
        assert_eq!(mode(&home.path("data/vault.lock")), 0o600);
        let folders = record.ancestors().skip(1).take_while(|folder| *folder != home.path(""));
        let folders: Vec<_> =
            folders.take_while(|folder| folder.starts_with(home.path("data"))).collect();
        assert_eq!(folders.len(), 4);
        for folder in folders {
            assert_eq!(mode(folder), 0o700, "{}", folder.display());
        }
    }
}

#[cfg(unix)]
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

#[cfg(unix)]
#[test]
fn the_data_folder_itself_may_be_a_link() {
    let home = Home::new();
    fs::create_dir(home.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(home.path("elsewhere"), home.path("data")).unwrap();
    let id = home.note("x");
    assert!(home.path("elsewhere/calls").is_dir());
    assert_eq!(home.vault().load(id).unwrap().call.words, "x");
}

#[cfg(unix)]
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
            scope.spawn(|| {
                (0..15).map(|number| home.note(&format!("note {number}"))).collect::<Vec<_>>()
            })
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
