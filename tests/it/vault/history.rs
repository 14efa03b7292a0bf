//! Versions and deletion: an edit of an ended call keeps what was there, the trash is purged in
//! time, calls kept long enough go there, and erasing leaves no trace.

use std::fs;

use evenkeel::model::call::{Call, Status};
use evenkeel::model::debrief::Debrief;
use evenkeel::model::guard::Cares;
use evenkeel::model::paper::Page as _;
use evenkeel::model::scrub;
use evenkeel::vault::erase::{self, Target};
use evenkeel::vault::papers::Papers;
use evenkeel::vault::{aging, check};
use jiff::{SignedDuration, Timestamp};

use crate::support::{Home, call_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

fn ended(number: u64, words: &str) -> Call {
    let mut call = call_at(TIME, number, words);
    call.status = Status::Ended;
    call.ended = Some(call.opened);
    call
}

fn edit(home: &Home, vault: &mut evenkeel::vault::Vault, call: &mut Call, words: &str, after_secs: i64) {
    words.clone_into(&mut call.words);
    call.changed += SignedDuration::from_secs(after_secs);
    vault.save(&scrubbed(call)).unwrap();
    assert_eq!(home.vault().load(call.id).unwrap().call, *call);
}

fn words_of_versions(home: &Home, call: &Call) -> Vec<String> {
    let vault = home.vault();
    let numbers = vault.versions(call.id).unwrap();
    numbers.into_iter().map(|number| vault.version(call.id, number).unwrap().call.words).collect()
}

#[test]
fn each_edit_of_an_ended_call_keeps_what_was_there_and_typing_is_one_edit() {
    let home = Home::new();
    let mut call = ended(1, "as filed");
    home.vault().save(&scrubbed(&call)).unwrap();
    let mut vault = home.vault();
    vault.load(call.id).unwrap();
    edit(&home, &mut vault, &mut call, "e", 1);
    edit(&home, &mut vault, &mut call, "edited", 2);
    assert_eq!(words_of_versions(&home, &call), ["as filed"]);
    edit(&home, &mut vault, &mut call, "edited after a while", 100);
    assert_eq!(words_of_versions(&home, &call), ["as filed", "edited"]);
    let mut reopened = home.vault();
    reopened.load(call.id).unwrap();
    edit(&home, &mut reopened, &mut call, "opened again", 1);
    assert_eq!(words_of_versions(&home, &call), ["as filed", "edited", "edited after a while"]);
    let report = check::run(&home.keeper(), check::Repair::No);
    assert_eq!((report.files, report.findings), (4, Vec::new()));
}

#[test]
fn typing_during_a_call_keeps_no_versions() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "x");
    let mut vault = home.vault();
    for number in 0..5 {
        edit(&home, &mut vault, &mut call, &format!("words {number}"), 100);
    }
    call.status = Status::Ended;
    edit(&home, &mut vault, &mut call, "filed", 100);
    assert_eq!(words_of_versions(&home, &call), [""; 0]);
}

#[test]
fn a_version_that_cannot_be_kept_stops_the_save() {
    let home = Home::new();
    let mut call = ended(1, "as filed");
    home.vault().save(&scrubbed(&call)).unwrap();
    fs::write(home.path("data/history"), "a file where the folder should be").unwrap();
    let mut vault = home.vault();
    vault.load(call.id).unwrap();
    call.words = "edited".into();
    assert!(vault.save(&scrubbed(&call)).is_err());
    assert_eq!(home.vault().load(call.id).unwrap().call.words, "as filed");
}

#[test]
fn earlier_versions_are_listed_and_shown_in_the_terminal() {
    let home = Home::new();
    let mut call = ended(1, "as filed");
    home.vault().save(&scrubbed(&call)).unwrap();
    let mut vault = home.vault();
    vault.load(call.id).unwrap();
    let none = home.run(&["history", &call.short_id]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
    assert!(none.err.contains("there is no earlier version"), "{none:?}");
    edit(&home, &mut vault, &mut call, "edited", 100);
    assert_eq!(home.ok(&["history", &call.short_id]), "1  2026-11-22 10:00  as filed\n");
    assert!(home.ok(&["show-call", &call.short_id, "--version", "1"]).contains("as filed"));
    assert_eq!(home.run(&["show-call", &call.short_id, "--version", "2"]).code, Some(1));
}

#[test]
fn the_trash_is_purged_with_its_versions_and_only_what_lay_there_long_enough() {
    let home = Home::new();
    let mut call = ended(1, "as filed");
    home.vault().save(&scrubbed(&call)).unwrap();
    let mut vault = home.vault();
    vault.load(call.id).unwrap();
    edit(&home, &mut vault, &mut call, "edited", 100);
    let kept = home.note("kept");
    vault.trash(call.id).unwrap();
    let now: Timestamp = Timestamp::now();
    let an_hour = SignedDuration::from_hours(1);
    assert_eq!(aging::purge(&home.folders(), now - an_hour).unwrap(), 0);
    vault.restore(call.id).unwrap();
    vault.trash(call.id).unwrap();
    assert_eq!(aging::purge(&home.folders(), now + an_hour).unwrap(), 2);
    assert_eq!(home.files(), [home.file_of(kept)]);
}

#[test]
fn what_goes_with_a_call_goes_from_the_trash_with_it() {
    let home = Home::new();
    let call = ended(1, "as filed");
    let mut vault = home.vault();
    vault.save(&scrubbed(&call)).unwrap();
    let mut debrief = Debrief::new(call.id, call.opened);
    debrief.texts_mut().into_iter().for_each(|text| "private".clone_into(text));
    Papers::new(home.keeper()).save_debrief(&scrub::clean(debrief, &[], Cares::NONE)).unwrap();
    let record = home.file_of(call.id);
    vault.trash(call.id).unwrap();
    fs::write(record.with_extension("sync-conflict-20261122-101500-ABCDEF7.ron"), "(").unwrap();
    let now: Timestamp = Timestamp::now();
    let an_hour = SignedDuration::from_hours(1);
    assert_eq!(aging::purge(&home.folders(), now - an_hour).unwrap(), 0);
    assert_eq!(aging::purge(&home.folders(), now + an_hour).unwrap(), 3, "record, conflict, debrief");
    assert_eq!(home.files(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_call_in_the_trash_is_erased_by_its_short_id() {
    let home = Home::new();
    let call = ended(1, "as filed");
    let mut vault = home.vault();
    vault.save(&scrubbed(&call)).unwrap();
    vault.trash(call.id).unwrap();
    let said = home.ok(&["erase", "--id", &call.short_id.to_lowercase(), "--yes"]);
    assert!(said.contains("no trace is left"), "{said}");
    assert_eq!(home.files(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn calls_are_old_when_they_ended_before_and_owe_nothing() {
    let home = Home::new();
    let later: Timestamp = "2026-11-25T00:00:00Z".parse().unwrap();
    let old = ended(1, "old");
    let mut open = ended(2, "still open");
    open.status = Status::ToFinish;
    let mut owing = ended(3, "owes a letter");
    owing.promise("send the letter".into(), None);
    let mut edited = ended(4, "edited lately");
    edited.changed = later;
    for call in [&old, &open, &owing, &edited] {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    assert_eq!(aging::aged(&home.vault(), later), [old.id]);
    assert!(aging::aged(&home.vault(), old.opened).is_empty());
}

/// A vault in which Ann Lee has left traces everywhere, and the call of hers.
fn traces_of_ann() -> (Home, Call) {
    let home = Home::new();
    let mut ann = ended(1, "charged twice");
    ann.customer = "Ann Lee".into();
    let mut vault = home.vault();
    vault.save(&scrubbed(&ann)).unwrap();
    vault.load(ann.id).unwrap();
    edit(&home, &mut vault, &mut ann, "charged twice, angry", 100);
    let mut elsewhere = ann.clone();
    elsewhere.words = "written elsewhere".into();
    home.vault().save(&scrubbed(&elsewhere)).unwrap();
    let mut deleted = ended(2, "an earlier call");
    deleted.customer = "ann lee ".into();
    vault.save(&scrubbed(&deleted)).unwrap();
    vault.trash(deleted.id).unwrap();
    for (name, text) in [
        (format!("quarantine/calls/2026/11/{}.ron", ann.id), "(torn"),
        (format!("debriefs/2026/11/{}.ron", ann.id), "(schema: 1)"),
        (format!(".stversions/calls/2026/11/{}~20261122.ron", ann.id), "Ann Lee"),
    ] {
        let path = home.path("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::create_dir_all(home.path("cache")).unwrap();
    fs::write(home.path("cache/index.sqlite3"), "Ann Lee").unwrap();
    home.note("nobody else's business");
    (home, ann)
}

#[test]
fn erasing_a_customer_leaves_no_trace_but_what_it_names() {
    let (home, ann) = traces_of_ann();
    let ran = home.run(&["erase", "--customer", "ANN LEE", "--yes"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.contains("6 files of 1 call to erase") || ran.out.contains("6 files of 2 calls to erase"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("out of reach, Syncthing keeps this version: "), "{}", ran.out);
    assert!(ran.out.contains("no trace is left"), "{}", ran.out);
    assert!(!home.path("cache/index.sqlite3").exists());
    assert!(!home.path("data/history").join(ann.id.to_string()).exists());
    let left: Vec<_> =
        home.files().into_iter().filter(|path| !path.to_string_lossy().contains(".stversions")).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(home.ok(&["search"]).lines().count(), 1);
}

#[test]
fn what_cannot_be_read_any_more_is_erased_with_its_customer() {
    let home = Home::new();
    let torn = home.ok(&["note", "--words", "charged twice", "--customer", "Ann Lee"]);
    let path = home.file_of(torn.trim().parse().unwrap());
    let mut bytes = fs::read(&path).unwrap();
    bytes.truncate(bytes.len() - 30);
    fs::write(&path, bytes).unwrap();
    home.ok(&["check", "--repair"]);
    fs::create_dir_all(home.path("config")).unwrap();
    fs::write(home.path("config/notes.txt"), "Ann Lee").unwrap();
    let ran = home.run(&["erase", "--customer", "ann lee", "--yes"]);
    assert!(ran.out.contains("1 file of 0 calls erased"), "{}", ran.out);
    assert!(ran.out.contains("it names them, edit or delete that file: "), "a file of no call: {}", ran.out);
    assert_eq!(home.files(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_customer_is_found_however_the_name_is_written() {
    for (written, asked) in
        [("Straße", "STRASSE"), ("Jose\u{301}", "jos\u{e9}"), ("Ann\u{a0} Lee", "ann lee")]
    {
        let home = Home::new();
        home.ok(&["note", "--words", "charged twice", "--customer", written]);
        assert_eq!(
            home.ok(&["export", "--format", "jsonl", "--customer", asked]).lines().count(),
            1,
            "{written}"
        );
        assert!(
            home.ok(&["erase", "--customer", asked, "--yes"]).contains("1 file of 1 call erased"),
            "{written}"
        );
    }
    let home = Home::new();
    home.ok(&["note", "--words", "charged twice", "--customer", "Peña"]);
    assert!(home.ok(&["erase", "--customer", "Pena", "--yes"]).contains("nothing was found to erase"));
}

#[test]
fn nothing_is_erased_without_a_yes() {
    let (home, _) = traces_of_ann();
    let before = home.files();
    let ran = home.run(&["erase", "--customer", "Ann Lee"]);
    assert_eq!((ran.code, home.files()), (Some(1), before));
    assert!(ran.err.contains("nothing was erased"), "{}", ran.err);
    assert_eq!(home.run(&["erase"]).code, Some(2));
    let ran = crate::support::run(home.program().args(["erase", "--customer", "Ann Lee"]), b"yes\n");
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn a_call_of_another_that_names_them_is_listed_until_it_is_decided() {
    let (home, _) = traces_of_ann();
    let other = home.note("her neighbour Ann Lee called before; Hannah Leeds did not");
    let ran = home.run(&["erase", "--customer", "Ann Lee", "--yes"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.out.contains(&format!("{}: it names them", evenkeel::model::short_id::of(other))),
        "{}",
        ran.out
    );
    assert!(home.file_of(other).exists());
    assert_eq!(home.run(&["erase", "--customer", "Ann Lee", "--yes"]).code, Some(1), "until it is decided");
    home.ok(&["erase", "--id", &other.to_string(), "--yes"]);
    home.ok(&["erase", "--customer", "Ann Lee", "--yes"]);
}

#[test]
fn a_name_that_no_call_has_is_not_said_to_be_erased() {
    let home = Home::new();
    home.ok(&["note", "--words", "charged twice", "--customer", "Mr Dobbs"]);
    let said = home.ok(&["erase", "--customer", "Mr Dobs", "--yes"]);
    assert!(said.contains("nothing was found to erase") && !said.contains("no trace"), "{said}");
}

#[test]
fn one_call_is_erased_with_all_that_bears_its_name() {
    let (home, ann) = traces_of_ann();
    let plan = erase::plan(&home.keeper(), &Target::Call(ann.id)).unwrap();
    assert_eq!(plan.files.len(), 5, "{plan:#?}");
    assert!(plan.files.last().unwrap().starts_with(home.path("data/calls")), "the record goes last");
    home.ok(&["erase", "--id", &ann.short_id, "--yes"]);
    assert_eq!(
        home.files().len(),
        3,
        "the deleted call, the other call, Syncthing's copy: {:?}",
        home.files()
    );
}
