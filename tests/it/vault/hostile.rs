//! Files that mean harm, or come from a careless editor: nothing panics or hangs, nothing unreadable
//! is overwritten, and what can be read is written back with every field.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use evenkeel::model::exchange::Access;
use evenkeel::model::scrub;
use evenkeel::vault::Error;
#[cfg(unix)]
use evenkeel::vault::check;
use evenkeel::vault::format::{self, Trouble};

#[cfg(unix)]
use crate::support::id_at;
use crate::support::{Home, call_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";
const PATIENCE: Duration = Duration::from_millis(50);

/// Small files, each with something wrong.
fn contents() -> Vec<Vec<u8>> {
    let good = format::to_text(&call_at(TIME, 1, "whole")).unwrap();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(good.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut cases = vec![
        Vec::new(),
        vec![0; 4096],
        utf16,
        b"\xff\xfe\xfd".to_vec(),
        good.replace("whole", "a\u{0}b").into_bytes(),
        good.replace("schema: 1", "schema: 4294967296").into_bytes(),
        good.replace("schema: 1", "schema: -1").into_bytes(),
        good.replace("2026-11-22T10", "9999999-11-22T10").into_bytes(),
        good.replace(": ended", ": (((((").into_bytes(),
        good.replace("words: \"whole\"", "words: \"whole").into_bytes(),
        good.replace("words: \"whole\"", "words: r##\"whole\"#").into_bytes(),
        good.replace("words: \"whole\"", "words: \"\\u{ffffff}\"").into_bytes(),
        good.replace("words: \"whole\"", "words: \"whole\", words: \"twice\"").into_bytes(),
        [good.as_bytes(), b"(\n"].concat(),
        b"#![enable(unwrap_newtypes)]\n#![enable(".to_vec(),
        b"/* ".repeat(20_000),
    ];
    for bracket in ["(", "[", "{", "Some("] {
        cases.push(bracket.repeat(64 * 1024).into_bytes());
        cases.push(good.replace("tags: []", &format!("tags: {}", bracket.repeat(64 * 1024))).into_bytes());
    }
    for end in 1..good.len() {
        cases.push(good.as_bytes()[..end].to_vec());
    }
    cases
}

/// The best of three, counted on the processor, so that a busy machine is not taken for a hang.
fn parse_in_time(bytes: &[u8]) -> Result<format::Parsed, Trouble> {
    let tries: Vec<_> = (0..3)
        .map(|_| {
            let began = worked();
            (format::parse(bytes), worked().saturating_sub(began))
        })
        .collect();
    let took = tries.iter().map(|(_, took)| *took).min().unwrap();
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
    assert!(took < PATIENCE, "{took:?} for {} bytes: {start:?}", bytes.len());
    tries.into_iter().next().unwrap().0
}

/// How long this thread has worked; where the system does not tell, how late it is.
fn worked() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

fn corpus() -> Vec<Vec<u8>> {
    let Some(dir) = std::env::var_os("EVENKEEL_TEST_CORPUS") else { return Vec::new() };
    let dir = Path::new(&dir).join("bad-input");
    let mut files = Vec::new();
    let unpacked = tempfile::tempdir().unwrap();
    let tar = Command::new("tar")
        .arg("-xJf")
        .arg(dir.join("json-test-suite.tar.xz"))
        .current_dir(&unpacked)
        .status();
    assert!(tar.unwrap().success());
    let mut folders = vec![unpacked.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(fs::read(path).unwrap());
            }
        }
    }
    let strings = fs::read_to_string(dir.join("ron-strings.jsonl")).unwrap();
    for line in strings.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = value.as_str().map(str::to_owned).or_else(|| {
            value
                .as_object()
                .and_then(|fields| fields.values().find_map(|field| field.as_str().map(str::to_owned)))
        });
        files.extend(text.map(String::into_bytes));
    }
    files.extend(fs::read(dir.join("blns.txt")).unwrap().split(|byte| *byte == b'\n').map(<[u8]>::to_vec));
    assert!(files.len() > 1000, "{}", files.len());
    files
}

#[test]
fn nothing_panics_or_hangs_on_what_is_no_record() {
    for bytes in contents().into_iter().chain(corpus()) {
        if let Ok(parsed) = parse_in_time(&bytes) {
            // what was understood after all is written back as it was
            let again = format::to_text(&parsed.call).unwrap();
            assert_eq!(format::parse(again.as_bytes()).unwrap().call, parsed.call);
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_never_overwritten() {
    for bytes in contents().into_iter().take(16) {
        let home = Home::new();
        let call = call_at(TIME, 1, "ours");
        home.vault().save(&scrubbed(&call)).unwrap();
        let path = home.file_of(call.id);
        fs::write(&path, &bytes).unwrap();
        let listed = home.run(&["search"]);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        if format::parse(&bytes).is_err() {
            assert!(listed.err.contains(&call.id.to_string()), "{listed:?}");
            assert_eq!(home.run(&["check"]).code, Some(1));
        }
        let saved = home.vault().save(&scrubbed(&call));
        let kept = home.files().iter().filter(|file| fs::read(file).unwrap() == bytes).count();
        assert!(kept >= 1, "{saved:?} {:?}", home.files());
    }
}

#[test]
fn a_byte_order_mark_is_read_over() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "saved by an editor that marks its files");
    home.vault().save(&scrubbed(&call)).unwrap();
    let path = home.file_of(call.id);
    let marked = [b"\xef\xbb\xbf", fs::read(&path).unwrap().as_slice()].concat();
    fs::write(&path, &marked).unwrap();
    let mut vault = home.vault();
    let parsed = vault.load(call.id).unwrap();
    assert_eq!((&parsed.call, parsed.access), (&call, Access::ReadWrite));
    call.customer = "Ann Lee".into();
    assert_eq!(vault.save(&scrubbed(&call)).unwrap().conflict, None);
    assert_eq!(home.vault().load(call.id).unwrap().call, call);
}

#[test]
fn a_hundred_megabytes_are_refused_at_once_and_left() {
    let home = Home::new();
    home.note("small");
    let call = call_at(TIME, 1, "x");
    home.vault().save(&scrubbed(&call)).unwrap();
    let path = home.file_of(call.id);
    File::options().write(true).open(&path).unwrap().set_len(100 << 20).unwrap();
    let vault = home.vault();
    let record = vault.list().records.into_iter().find(|record| record.id == call.id).unwrap();
    let began = worked();
    assert!(matches!(vault.read(&record), Err(Error::Unreadable { .. })));
    assert!(worked().saturating_sub(began) < PATIENCE, "{:?}", worked().saturating_sub(began));
    assert_eq!(home.run(&["search"]).out.lines().count(), 1);
    assert!(matches!(home.vault().save(&scrubbed(&call)), Err(Error::Unreadable { .. })));
    assert_eq!(fs::metadata(&path).unwrap().len(), 100 << 20);
}

#[cfg(unix)]
#[test]
fn loops_odd_names_and_folders_in_the_place_of_files_are_walked_around() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::new();
    let good = home.note("good");
    let month = home.file_of(good).parent().unwrap().to_owned();
    std::os::unix::fs::symlink(home.path("data"), home.path("data/calls/2025")).unwrap();
    std::os::unix::fs::symlink(&month, month.join("loop")).unwrap();
    fs::create_dir(month.join(format!("{}.ron", id_at(TIME, 1)))).unwrap();
    fs::create_dir_all(home.path("data/calls/9999/99")).unwrap();
    for name in [
        b"\xff\xfe.ron".as_slice(),
        b"-rf",
        b"a\nb.ron",
        b" ",
        b"CON",
        "e\u{301}.ron".as_bytes(),
        &[b'x'; 255],
    ] {
        fs::write(month.join(std::ffi::OsStr::from_bytes(name)), "(").unwrap();
    }
    assert_eq!(home.ok(&["search"]).lines().count(), 1);
    assert_eq!(home.ok(&["export", "--format", "jsonl"]).lines().count(), 1);
    let report = check::run(&home.keeper(), check::Repair::No);
    let kinds = |kind| report.findings.iter().filter(|finding| finding.kind == kind).count();
    assert_eq!((kinds(check::Kind::Link), kinds(check::Kind::Odd)), (2, 7), "{:?}", report.findings);
    home.note("and after");
}

#[test]
fn a_copied_record_is_listed_once_and_both_files_stay() {
    let home = Home::new();
    let id = home.note("once");
    let copy = home.path("data/calls/2020/01").join(format!("{id}.ron"));
    fs::create_dir_all(copy.parent().unwrap()).unwrap();
    fs::copy(home.file_of(id), &copy).unwrap();
    assert_eq!(home.ok(&["search"]).lines().count(), 1);
    assert!(home.ok(&["check"]).contains("duplicate"));
    assert!(copy.exists());
}

#[test]
fn every_naughty_text_comes_back_from_a_file_in_every_field() {
    for text in crate::support::naughty() {
        let mut call = call_at(TIME, 1, &text);
        call.tags = vec![text.clone()];
        call.promise(text.clone(), None);
        let call = scrub::scrub(call, &[]).0;
        let written = format::to_text(call.call()).unwrap();
        assert_eq!(parse_in_time(written.as_bytes()).unwrap().call, *call.call());
    }
}
