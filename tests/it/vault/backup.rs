//! Backups: everything comes back, also from a vault in use; what is not whole is refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Home, call_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

/// Every file below a folder by its place in it, but for the lock.
fn contents(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("vault.lock") {
                found.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(path).unwrap());
            }
        }
    }
    found
}

/// A vault with a bit of everything, and its archive.
fn archived() -> (Home, PathBuf) {
    let home = Home::new();
    let words = crate::support::naughty();
    for (number, words) in words.iter().enumerate().step_by(25) {
        home.vault().save(&scrubbed(&call_at(TIME, number as u64 + 1, words))).unwrap();
    }
    let id = home.note("deleted");
    home.vault().trash(id).unwrap();
    for (name, text) in [
        ("data/debriefs/2026/11/x.ron", "(schema: 1)"),
        ("data/quarantine/calls/torn.ron", "(torn"),
        ("config/settings.ron", "(theme: dark)"),
    ] {
        let path = home.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let archive = home.path("backup.tar");
    let said = home.ok(&["backup", archive.to_str().unwrap()]);
    assert!(said.contains("archived and read again"), "{said}");
    (home, archive)
}

#[test]
fn what_was_archived_comes_back_byte_for_byte_in_an_empty_folder() {
    let (home, archive) = archived();
    let other = Home::new();
    other.ok(&["restore", archive.to_str().unwrap()]);
    assert_eq!(contents(&home.path("data")), contents(&other.path("data")));
    assert_eq!(fs::read(other.path("config/settings.ron")).unwrap(), b"(theme: dark)");
    assert_eq!(other.run(&["check"]).code, Some(0));
    other.note("and it goes on");
    let again = other.run(&["restore", archive.to_str().unwrap()]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("the data folder is not empty, nothing was restored"), "{}", again.err);
}

#[cfg(unix)]
#[test]
fn an_archive_and_what_comes_out_of_it_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_home, archive) = archived();
    let other = Home::new();
    let mut restore = other.program_after("umask 000", &["restore", archive.to_str().unwrap()]);
    assert_eq!(crate::support::run(&mut restore, b"").code, Some(0));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&archive), 0o600);
    for file in other.files() {
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700), "{}", file.display());
    }
}

#[test]
fn a_torn_or_changed_archive_is_refused_and_nothing_is_changed() {
    let (_home, archive) = archived();
    let whole = fs::read(&archive).unwrap();
    let torn = (0..12).map(|part| whole[..whole.len() * part / 12].to_vec());
    let changed = (1..12).map(|part| {
        let mut bytes = whole.clone();
        let at = whole.len() * part / 12;
        bytes[at] ^= 0x20;
        bytes
    });
    let mut refused = 0;
    for bytes in torn.chain(changed) {
        fs::write(&archive, &bytes).unwrap();
        let other = Home::new();
        let ran = other.run(&["restore", archive.to_str().unwrap()]);
        if ran.code == Some(0) {
            // a bit in the padding between two files says nothing
            let (home, intact) = (Home::new(), other.path("whole.tar"));
            fs::write(&intact, &whole).unwrap();
            home.ok(&["restore", intact.to_str().unwrap()]);
            assert_eq!(contents(&home.path("data")), contents(&other.path("data")));
            continue;
        }
        refused += 1;
        assert!(ran.err.starts_with("evenkeel: this is no whole backup, "), "{}", ran.err);
        assert!(!other.path("data").exists(), "{ran:?}");
    }
    assert!(refused >= 12, "{refused}");
}

#[test]
fn an_archive_never_writes_outside_the_data_folder() {
    let sum = "b5c1fb2efc6d6b4674c2fdcc48ce01b43a3b7c03763c0c3355de0099ee0f8c73";
    let restored = |name: &str| {
        let home = Home::new();
        let archive = home.path("evil.tar");
        let mut builder = tar::Builder::new(fs::File::create(&archive).unwrap());
        for (name, text) in [(name, "evil".to_owned()), ("SHA256SUMS", format!("{sum}  {name}\n"))] {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, text.as_bytes()).unwrap();
        }
        builder.finish().unwrap();
        let ran = home.run(&["restore", archive.to_str().unwrap()]);
        let mut there: Vec<_> = contents(&home.path(".")).into_keys().collect();
        there.retain(|path| !path.ends_with("evil.tar"));
        (ran.code, there.len())
    };
    assert_eq!(restored("data/x"), (Some(0), 1), "one with a plain name comes back");
    for name in [
        "data/../../out",
        "data/..",
        "data//tmp/out",
        "data/./out",
        "data/..\\..\\out",
        "data/a\\b",
        "data/C:/out",
        "data/x:stream",
        "config/..\\out",
        "config//out",
        "/tmp/out",
        "elsewhere/x",
        "data",
        "data/",
    ] {
        assert_eq!(restored(name), (Some(1), 0), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_would_not_come_back_is_left_out_and_named() {
    let home = Home::new();
    let id = home.note("charged twice");
    fs::write(home.path("data/site\\pack.ron"), "x").unwrap();
    let archive = home.path("backup.tar");
    let ran = home.run(&["backup", archive.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("site\\pack.ron"), "{}", ran.err);
    let other = Home::new();
    other.ok(&["restore", archive.to_str().unwrap()]);
    assert!(other.file_of(id).exists());
}

#[test]
fn a_backup_of_a_vault_in_use_holds_every_call_that_was_filed_before() {
    let home = Home::new();
    let before: Vec<_> = (0..10).map(|number| home.note(&format!("before {number}"))).collect();
    let archive = home.path("backup.tar");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut vault = home.vault();
            for number in 0..200 {
                let mut call = call_at(TIME, 1, "under way");
                call.words = format!("words {number}");
                vault.save(&scrubbed(&call)).unwrap();
            }
        });
        for _ in 0..3 {
            home.ok(&["backup", archive.to_str().unwrap()]);
        }
    });
    let other = Home::new();
    other.ok(&["restore", archive.to_str().unwrap()]);
    for id in before {
        assert!(other.vault().load(id).unwrap().call.words.starts_with("before"));
    }
    assert_eq!(other.run(&["check"]).code, Some(0));
}

#[test]
fn what_restoring_left_behind_when_it_was_cut_off_is_erased_and_does_not_stay() {
    let home = Home::new();
    let id = home.note("charged twice");
    let archive = home.path("backup.tar");
    home.ok(&["backup", archive.to_str().unwrap()]);
    let left = home.path(".data.tmp-restore-Ab3/data/calls/2026/11");
    fs::create_dir_all(&left).unwrap();
    fs::copy(home.file_of(id), left.join(format!("{id}.ron"))).unwrap();
    home.ok(&["erase", "--id", &id.to_string(), "--yes"]);
    assert!(!left.join(format!("{id}.ron")).exists());
    fs::remove_dir_all(home.path("data")).unwrap();
    home.ok(&["restore", archive.to_str().unwrap()]);
    assert!(home.file_of(id).exists() && !home.path(".data.tmp-restore-Ab3").exists());
}
