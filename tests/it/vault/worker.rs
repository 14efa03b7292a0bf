//! The vault's thread as the window sees it: requests in, replies out.

use std::fs;
use std::sync::mpsc;

use evenkeel::model::call::{PromiseStatus, Status};
use evenkeel::model::exchange::{Access, Count, Reach, Reply, Request};
use evenkeel::model::ledger::{Mark, Needed};
use evenkeel::model::query::Query;
use evenkeel::model::returning::Caller;
use evenkeel::model::scrub;
use evenkeel::model::scrub::scrub_settings;
use evenkeel::model::settings::{Settings, Theme, WindowPlace};
use evenkeel::model::slip::Slip;
use evenkeel::vault::settings;
use evenkeel::vault::worker::Worker;

use crate::support::until;
use crate::support::{Home, call_at, id_at, scrubbed};

const TIME: &str = "2026-11-22T10:00:00Z";

/// Sends these requests and answers every reply.
fn ask(home: &Home, requests: impl IntoIterator<Item = Request>) -> Vec<Reply> {
    let mut worker = Worker::spawn(home.folders(), || {});
    for request in requests {
        worker.send(request);
    }
    worker.finish()
}

fn save(call: &evenkeel::model::call::Call, revision: u64) -> Request {
    Request::Save { call: scrubbed(call), revision }
}

fn search(query: &str, number: u64) -> Request {
    let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    Request::Search { query: Query::parse(query, &now), number, reach: Reach::All }
}

fn found(reply: &Reply) -> Vec<String> {
    let Reply::Found { rows, unreadable, .. } = reply else { panic!("{reply:?}") };
    assert!(unreadable.is_empty(), "{unreadable:?}");
    rows.iter().map(|row| row.snippet.clone()).collect()
}

#[test]
fn everything_asked_for_is_done_before_the_thread_ends() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "");
    let (wake, woken) = mpsc::channel();
    let mut worker = Worker::spawn(home.folders(), move || wake.send(()).unwrap());
    for revision in 1..=50 {
        call.words = format!("revision {revision}");
        worker.send(save(&call, revision));
    }
    drop(worker);
    assert_eq!(woken.try_iter().count(), 50);
    assert_eq!(home.vault().load(call.id).unwrap().call.words, "revision 50");
}

#[test]
fn a_save_is_answered_with_its_revision() {
    let home = Home::new();
    let call = call_at(TIME, 1, "x");
    assert_eq!(ask(&home, [save(&call, 41)]), [Reply::Saved { id: call.id, revision: 41 }]);
}

#[test]
fn a_save_that_fails_says_so_and_succeeds_when_the_trouble_is_gone() {
    let home = Home::new();
    fs::write(home.path("data"), "a file where the folder should be").unwrap();
    let call = call_at(TIME, 1, "kept in the window");
    let mut worker = Worker::spawn(home.folders(), || {});
    worker.send(save(&call, 1));
    worker.send(search("", 7));
    let reply = loop {
        if let Some(reply) = worker.poll().into_iter().next() {
            break reply;
        }
        std::thread::yield_now();
    };
    let Reply::SaveFailed { id, revision: 1, why } = reply else { panic!("{reply:?}") };
    assert_eq!(id, call.id);
    assert!(why.contains("a file stands where a folder should be") && why.ends_with("data"), "{why}");
    fs::remove_file(home.path("data")).unwrap();
    worker.send(save(&call, 2));
    assert!(worker.finish().contains(&Reply::Saved { id: call.id, revision: 2 }));
    assert_eq!(home.vault().load(call.id).unwrap().call, call);
}

#[test]
fn after_a_kill_the_newest_call_under_way_is_resumed() {
    let home = Home::new();
    let mut calls = [
        call_at("2026-11-20T10:00:00Z", 1, "older, open"),
        call_at("2026-11-21T10:00:00Z", 2, "in wrap-up"),
        call_at(TIME, 3, "ended"),
        call_at(TIME, 4, "parked"),
    ];
    for (call, status) in
        calls.iter_mut().zip([Status::Open, Status::WrapUp, Status::Ended, Status::ToFinish])
    {
        call.status = status;
        home.vault().save(&scrubbed(call)).unwrap();
    }
    assert_eq!(ask(&home, [Request::Resume]), [Reply::Resumed(Some(Box::new(calls[1].clone())))]);
    assert_eq!(ask(&Home::new(), [Request::Resume]), [Reply::Resumed(None)]);
}

#[test]
fn the_open_call_is_gone_on_with_whatever_else_was_filed_on_that_day() {
    let home = Home::new();
    let mut open = call_at("2026-11-22T08:00:00Z", 1, "open");
    open.status = Status::Open;
    home.vault().save(&scrubbed(&open)).unwrap();
    for number in 2..40 {
        let mut filed = call_at("2026-11-22T17:00:00Z", number, "filed");
        filed.status = Status::Ended;
        home.vault().save(&scrubbed(&filed)).unwrap();
    }
    assert_eq!(ask(&home, [Request::Resume]), [Reply::Resumed(Some(Box::new(open)))]);
}

#[test]
fn resuming_goes_on_past_a_damaged_record_and_tells_of_it() {
    let home = Home::new();
    let open = call_at("2026-11-20T10:00:00Z", 1, "open");
    let damaged = call_at(TIME, 2, "x");
    for call in [&open, &damaged] {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    fs::write(home.file_of(damaged.id), "(").unwrap();
    let replies = ask(&home, [Request::Resume]);
    let [Reply::Resumed(Some(call)), Reply::Failed { why }] = replies.as_slice() else {
        panic!("{replies:?}")
    };
    assert_eq!(**call, open);
    assert!(why.contains(&damaged.id.to_string()), "{why}");
    assert_eq!(fs::read(home.file_of(damaged.id)).unwrap(), b"(");
}

#[test]
fn a_search_finds_what_was_saved_changed_and_deleted_since_the_last_one() {
    let home = Home::new();
    let mut first = call_at("2026-11-20T10:00:00Z", 1, "The Refund never came");
    let second = call_at(TIME, 2, "refund came late");
    let gone = call_at(TIME, 3, "refund lost");
    for call in [&first, &second, &gone] {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    let mut worker = Worker::spawn(home.folders(), || {});
    let mut answer = |request: Request| {
        worker.send(request);
        let mut replies = Vec::new();
        crate::support::until("an answer", || {
            replies = worker.poll();
            !replies.is_empty()
        });
        replies.remove(0)
    };
    assert_eq!(found(&answer(search("came REFUND", 1))), ["refund came late", "The Refund never came"]);
    first.words = "all well".into();
    answer(Request::Load(first.id));
    answer(save(&first, 1));
    answer(Request::Trash(gone.id));
    assert_eq!(found(&answer(search("refund", 2))), ["refund came late"]);
    answer(Request::Restore(gone.id));
    let all = answer(search("", 3));
    assert_eq!(found(&all).len(), 3);
    assert!(matches!(all, Reply::Found { number: 3, count: Count::Exactly(3), .. }), "{all:?}");
}

#[test]
fn a_search_sees_a_file_that_somebody_else_changed() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "before");
    home.vault().save(&scrubbed(&call)).unwrap();
    let (wake, woken) = mpsc::channel();
    let mut worker = Worker::spawn(home.folders(), move || wake.send(()).unwrap());
    worker.send(search("", 1));
    woken.recv().unwrap();
    call.words = "after, elsewhere".into();
    home.vault().save(&scrubbed(&call)).unwrap();
    worker.send(search("elsewhere", 2));
    let replies = worker.finish();
    assert_eq!(found(&replies[1]), ["after, elsewhere"]);
}

#[test]
fn a_file_that_cannot_be_read_is_reported_and_the_others_are_found() {
    let home = Home::new();
    let (good, bad) = (call_at(TIME, 1, "good"), call_at(TIME, 2, "bad"));
    for call in [&good, &bad] {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    fs::write(home.file_of(bad.id), "(schema: 1, words: \"SECRET").unwrap();
    for reply in ask(&home, [search("", 1), search("good", 2)]) {
        let Reply::Found { rows, unreadable, .. } = reply else { panic!("{reply:?}") };
        assert_eq!(rows.len(), 1);
        assert!(
            unreadable.len() == 1
                && unreadable[0].contains("line 1")
                && unreadable[0].ends_with(&format!("{}.ron", bad.id)),
            "{unreadable:?}"
        );
        assert!(!unreadable[0].contains("SECRET"), "{unreadable:?}");
    }
}

#[test]
fn a_row_says_what_is_still_owed() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "x");
    call.promise("no date".into(), None);
    let due = "2026-11-23T10:00:00Z".parse().unwrap();
    call.promise("dated".into(), Some(due));
    let Some(Reply::Found { rows, .. }) = ask(&home, [save(&call, 1), search("", 1)]).pop() else {
        panic!("no rows")
    };
    assert_eq!(rows[0].owed, Some(Some(due)));
}

#[test]
fn a_call_is_loaded_with_whether_it_may_be_changed_and_a_missing_one_is_told() {
    let home = Home::new();
    let call = call_at(TIME, 1, "x");
    let replies = ask(
        &home,
        [save(&call, 1), Request::Load(call.id), Request::Load(id_at(TIME, 8)), Request::Restore(call.id)],
    );
    assert_eq!(replies[1], Reply::Loaded { call: Box::new(call), access: Access::ReadWrite });
    assert!(
        matches!(replies[2], Reply::Failed { .. }) && matches!(replies[3], Reply::Failed { .. }),
        "{replies:?}"
    );
}

#[test]
fn a_mark_changes_one_promise_in_the_file_and_nothing_else() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "allowed: 4111 1111 1111 1111");
    call.promise("ring".into(), None);
    call.promise("write".into(), None);
    let allowed = [String::from("4111 1111 1111 1111")];
    home.vault().save(&scrub::scrub(call.clone(), &allowed).0).unwrap();
    let mark = |promise: &str| Mark {
        call: call.id,
        promise: promise.into(),
        status: PromiseStatus::Kept,
        at: None,
    };
    let at = "2026-11-22T11:00:00Z".parse().unwrap();
    let request = |promise| Request::Mark { mark: mark(promise), at };
    let replies = ask(&home, [request("p2"), request("p9")]);
    assert_eq!(replies[0], Reply::Marked(mark("p2")));
    assert!(matches!(replies[1], Reply::Failed { .. }), "{replies:?}");
    call.promises[1].stand(PromiseStatus::Kept, at);
    call.changed = at;
    assert_eq!(home.vault().load(call.id).unwrap().call, call);
}

#[test]
fn the_ledger_and_earlier_calls_follow_every_write() {
    let home = Home::new();
    let mut first = call_at(TIME, 1, "x");
    first.customer = "Ann Lee".into();
    first.promise("ring".into(), None);
    let mut second = call_at(TIME, 2, "no promise");
    second.customer = "ann  lee".into();
    let caller = Caller::new("Ann Lee", "", "");
    let now: jiff::Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    let ledger = |number| Request::Ledger { number, now: now.clone() };
    let earlier = |number| Request::Earlier { caller: caller.clone(), except: second.id, number };
    let mut changed = first.clone();
    changed.promises.clear();
    changed.customer = "Ben".into();
    let mut worker = Worker::spawn(home.folders(), || {});
    let mut replies = Vec::new();
    for request in [save(&first, 1), save(&second, 1), ledger(1), earlier(2)] {
        worker.send(request);
    }
    // the answers come from another thread than the saves
    until("both are answered", || {
        replies.extend(worker.poll());
        replies.iter().any(|reply| matches!(reply, Reply::Earlier { .. }))
    });
    for request in [save(&changed, 2), ledger(3), earlier(4)] {
        worker.send(request);
    }
    replies.extend(worker.finish());
    let slips = vec![Slip::of(&first)];
    for answer in [
        Reply::Ledger { number: 1, needed: Needed { slips: slips.clone(), bare: Vec::new() } },
        Reply::Earlier { number: 2, slips },
        Reply::Ledger { number: 3, needed: Needed::default() },
        Reply::Earlier { number: 4, slips: Vec::new() },
    ] {
        assert!(replies.contains(&answer), "{answer:?} in {replies:?}");
    }
}

#[test]
fn a_version_from_elsewhere_is_reported_when_it_is_kept() {
    let home = Home::new();
    let mut call = call_at(TIME, 1, "elsewhere");
    home.vault().save(&scrubbed(&call)).unwrap();
    call.words = "here".into();
    let replies = ask(&home, [save(&call, 1)]);
    let [Reply::Saved { .. }, Reply::Failed { why }] = replies.as_slice() else { panic!("{replies:?}") };
    assert!(why.contains("sync-conflict"), "{why}");
}

#[test]
fn settings_and_the_windows_place_come_back() {
    let home = Home::new();
    let dark = Settings { theme: Theme::Dark, text_percent: 150, ..Settings::default() };
    let place =
        WindowPlace { position: Some([-10.5, 20.0]), size: Some([420.0, 760.0]), ..WindowPlace::default() };
    assert_eq!(
        ask(&home, [Request::SaveSettings(scrub_settings(dark.clone(), &[])), Request::SaveWindow(place)]),
        []
    );
    assert_eq!(settings::load(&home.folders()), (dark, None));
    assert_eq!(settings::load_window(&home.folders()), Some(place));
}

#[test]
fn one_setting_that_is_not_understood_leaves_the_others_as_they_were_set() {
    let home = Home::new();
    let folders = home.folders();
    fs::create_dir_all(&folders.config).unwrap();
    let typed = "(\n    text_percent: 150, // large\n    theme: Purple,\n    on_top: false,\n    \
                 own_pattern: (1.0, \"two\"),\n    kind_words: [\"You, of all: (the best)\"],\n)";
    fs::write(folders.settings_file(), typed).unwrap();
    let (loaded, Some(error)) = settings::load(&folders) else { panic!("no error") };
    let kind_words = vec!["You, of all: (the best)".to_owned()];
    let expected = Settings { text_percent: 150, on_top: false, kind_words, ..Settings::default() };
    assert_eq!(loaded, expected);
    let said = error.to_string();
    assert!(said.contains("theme, own_pattern (line 3, column"), "{said}");
    settings::save(&folders, &scrub_settings(loaded, &[])).unwrap();
    assert_eq!(settings::load(&folders), (expected, None));
    assert_eq!(fs::read_to_string(folders.config.join("settings.ron.unreadable-1")).unwrap(), typed);

    fs::write(folders.settings_file(), "(text_percent: 150, on_top: false").unwrap();
    let (loaded, Some(error)) = settings::load(&folders) else { panic!("no error") };
    assert_eq!(
        (loaded, error.to_string().contains("a comma is expected")),
        (Settings::default(), true),
        "{error}"
    );
    fs::write(folders.settings_file(), "(memory_only: true, theme: Purple)").unwrap();
    assert!(settings::memory_only(&folders));
}

#[test]
fn settings_that_cannot_be_read_are_reported_and_kept_when_new_ones_are_written() {
    let home = Home::new();
    let folders = home.folders();
    fs::create_dir_all(&folders.config).unwrap();
    for number in 1..=2 {
        fs::write(folders.settings_file(), "(theme: purple)").unwrap();
        let (loaded, Some(error)) = settings::load(&folders) else { panic!("no error") };
        assert_eq!(loaded, Settings::default());
        assert!(error.to_string().contains("line 1, column"), "{error}");
        assert_eq!(fs::read(folders.settings_file()).unwrap(), b"(theme: purple)");
        settings::save(&folders, &scrub_settings(Settings::default(), &[])).unwrap();
        assert_eq!(settings::load(&folders).1, None);
        let kept = folders.config.join(format!("settings.ron.unreadable-{number}"));
        assert_eq!(fs::read(kept).unwrap(), b"(theme: purple)");
    }
}
