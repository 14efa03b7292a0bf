//! Saving, finding, deleting and bringing back records.

use std::fs;

use evenkeel::model::exchange::Access;
use evenkeel::model::short_id;
use evenkeel::vault::Error;
use uuid::Uuid;

use crate::support::{Home, call_at, id_at, scrubbed};

const TIME: &str = "2026-11-30T23:59:59Z";

#[test]
fn a_saved_call_is_there_for_the_next_process() {
    let home = Home::new();
    let call = call_at(TIME, 1, "charged twice");
    home.vault().save(&scrubbed(&call)).unwrap();
    assert_eq!(home.file_of(call.id), home.path("data/calls/2026/11").join(format!("{}.ron", call.id)));
    let parsed = home.vault().load(call.id).unwrap();
    assert_eq!((parsed.call, parsed.access), (call, Access::ReadWrite));
}

#[test]
fn calls_are_listed_newest_first_and_nothing_else_is_a_call() {
    let home = Home::new();
    let mut ids = Vec::new();
    for (number, time) in
        ["2025-12-31T10:00:00Z", "2026-01-01T10:00:00Z", "2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z"]
            .into_iter()
            .enumerate()
    {
        let call = call_at(time, number as u64, "x");
        home.vault().save(&scrubbed(&call)).unwrap();
        ids.insert(0, call.id);
    }
    let month = home.path("data/calls/2026/11");
    let record = fs::read(home.file_of(ids[0])).unwrap();
    let id = ids[0];
    for name in [
        format!("{id}.sync-conflict-20261122-101112-ABCDEFG.ron"),
        format!(".{id}.ron.tmp-abc"),
        format!("{id}.ron.bak"),
        "copy.ron".to_owned(),
        format!(".syncthing.{id}.ron.tmp"),
    ] {
        fs::write(month.join(name), &record).unwrap();
    }
    fs::create_dir_all(home.path("data/calls/old")).unwrap();
    fs::create_dir_all(home.path("data/calls/2026/11").join(format!("{}.ron", id_at(TIME, 9)))).unwrap();
    let listed = home.vault().list();
    let listed: Vec<Uuid> = listed.records.iter().map(|record| record.id).collect();
    assert_eq!(listed, ids);
}

#[test]
fn a_blank_call_leaves_no_file_and_an_emptied_one_goes_to_the_trash() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "");
    home.vault().save(&scrubbed(&call)).unwrap();
    assert_eq!(home.files(), Vec::<std::path::PathBuf>::new());
    let mut vault = home.vault();
    call.words = "something".into();
    vault.save(&scrubbed(&call)).unwrap();
    call.words.clear();
    vault.save(&scrubbed(&call)).unwrap();
    assert_eq!(vault.list().records.len(), 0);
    call.words = "again".into();
    vault.save(&scrubbed(&call)).unwrap();
    assert_eq!(vault.load(call.id).unwrap().call.words, "again");
    assert_eq!(home.files().len(), 2);
}

#[test]
fn the_trash_gives_back_what_was_deleted() {
    let home = Home::new();
    let mut vault = home.vault();
    let mut call = call_at(TIME, 1, "first");
    for words in ["first", "second"] {
        call.words = words.into();
        vault.save(&scrubbed(&call)).unwrap();
        vault.trash(call.id).unwrap();
        assert_eq!(vault.load(call.id), Err(Error::Missing { said: call.id.to_string() }));
    }
    vault.restore(call.id).unwrap();
    assert_eq!(vault.load(call.id).unwrap().call.words, "second");
    assert!(matches!(vault.restore(call.id), Err(Error::Move { .. })), "it would overwrite the second");
    assert!(matches!(vault.trash(id_at(TIME, 2)), Err(Error::Missing { .. })));
}

#[test]
fn a_short_id_finds_its_call_and_one_that_several_share_names_them() {
    let home = Home::new();
    let mut vault = home.vault();
    for call in [
        call_at(TIME, 1, "a"),
        call_at("2026-11-01T00:00:00Z", 2, "b"),
        call_at("2026-10-01T00:00:00Z", 2, "c"),
    ] {
        vault.save(&scrubbed(&call)).unwrap();
    }
    let lone = id_at(TIME, 1);
    let ids: Vec<Uuid> = vault.list().records.iter().map(|record| record.id).collect();
    assert_eq!(vault.find(&short_id::of(ids[0]).to_lowercase()), Ok(ids[0]));
    assert_eq!(short_id::of(ids[0]), short_id::of(lone));
    assert_eq!(vault.find(&ids[1].to_string().to_uppercase()), Ok(ids[1]));
    let Err(Error::Ambiguous { candidates, .. }) = vault.find(&short_id::of(ids[1])) else {
        panic!("found one")
    };
    assert_eq!(candidates, [ids[1].to_string(), ids[2].to_string()]);
    for said in ["", "zzz-zzz", "00000000-0000-0000-0000-000000000000", "../../etc"] {
        assert!(matches!(vault.find(said), Err(Error::Missing { .. })), "{said}");
    }
}

#[test]
fn an_id_without_a_time_is_kept_in_the_month_it_was_made_and_found_there() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "imported");
    call.id = Uuid::from_u128(0x1234_5678_9abc_4def_8123_4567_89ab_cdef);
    home.vault().save(&scrubbed(&call)).unwrap();
    assert!(home.file_of(call.id).starts_with(home.path("data/calls/2026/11")));
    assert_eq!(home.vault().load(call.id).unwrap().call, call);
}

#[test]
fn a_record_in_the_wrong_month_is_found_and_saved_where_it_lies() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "moved by hand");
    home.vault().save(&scrubbed(&call)).unwrap();
    let away = home.path("data/calls/2024/02");
    fs::create_dir_all(&away).unwrap();
    fs::rename(home.file_of(call.id), away.join(format!("{}.ron", call.id))).unwrap();
    let mut vault = home.vault();
    assert_eq!(vault.load(call.id).unwrap().call, call);
    call.words = "changed".into();
    vault.save(&scrubbed(&call)).unwrap();
    assert_eq!(home.files(), [away.join(format!("{}.ron", call.id))]);
    assert_eq!(vault.list().records.len(), 1);
}

#[test]
fn a_file_of_a_newer_version_is_never_overwritten() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "x");
    home.vault().save(&scrubbed(&call)).unwrap();
    let path = home.file_of(call.id);
    let newer = fs::read_to_string(&path)
        .unwrap()
        .replace("schema: 1", "schema: 2")
        .replace("words:", "mood: 3,\n words:");
    fs::write(&path, &newer).unwrap();
    let mut vault = home.vault();
    let parsed = vault.load(call.id).unwrap();
    assert_eq!(parsed.access, Access::ReadOnly);
    call.words = "changed".into();
    assert_eq!(vault.save(&scrubbed(&call)), Err(Error::ReadOnly { path: path.clone() }));
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_file_without_end_is_refused() {
    let home = Home::new();
    let call = call_at(TIME, 1, "x");
    home.vault().save(&scrubbed(&call)).unwrap();
    let file = fs::OpenOptions::new().write(true).open(home.file_of(call.id)).unwrap();
    file.set_len(17 << 20).unwrap();
    let error = home.vault().load(call.id).unwrap_err().to_string();
    assert!(error.contains("larger than 16 MB"), "{error}");
}
