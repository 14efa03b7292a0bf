//! The index answers what a plain reading of the files answers, whatever is done to it.

use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};

use evenkeel::model::call::{Call, Escalation, EventKind, PromiseStatus, Status};
#[cfg(unix)]
use evenkeel::model::exchange::{PAGE, Reach, Reply, Request, Row};
use evenkeel::model::query::Query;
use evenkeel::vault::scan::Doc;
#[cfg(unix)]
use evenkeel::vault::worker::Worker;
use evenkeel::vault::{find, scan};
use jiff::{SignedDuration, Zoned};

#[cfg(unix)]
use crate::support::until;
use crate::support::{Dice, Home, call_at, golden, scrubbed};

const OTHER_SCRIPTS: [&str; 6] = [
    "客户说信用卡被重复收费两次，要求退款",
    "ガス料金が二重に請求されました。返金してください",
    "ลูกค้าถูกเรียกเก็บเงินสองครั้ง",
    "С карты дважды списали деньги, ёлки",
    "Él pagó dos veces el préstamo y nadie contestó",
    "تم خصم المبلغ مرتين من البطاقة",
];

fn narratives() -> Vec<String> {
    let mut reader = csv::Reader::from_path(golden("narratives.csv")).unwrap();
    let texts = reader.records().map(|row| row.unwrap()[6].to_owned());
    texts.chain(OTHER_SCRIPTS.map(str::to_owned)).collect()
}

fn some_call(dice: &mut Dice, number: u64, texts: &[String]) -> Call {
    let now: Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    // some begin in the same second
    let began = now - SignedDuration::from_hours(12) * i32::try_from(dice.roll(400)).unwrap();
    let text = dice.pick(texts);
    let start = dice.roll(text.chars().count());
    let words: String = text.chars().skip(start).take(40 + dice.roll(300)).collect();
    let mut call = call_at(&began.timestamp().to_string(), number, &words);
    call.status = *dice.pick(&[Status::Ended, Status::Ended, Status::Ended, Status::ToFinish]);
    call.customer = dice.pick(&["", "Mrs Lind", "Mr Oduya", "Łukasz O'Brien"]).to_string();
    call.product = dice.pick(&["", "credit card", "personal loan"]).to_string();
    for id in ["angry", "impossible-demand", "upset"] {
        if dice.roll(3) == 0 {
            call.situations.push(id.to_owned());
        }
    }
    if dice.roll(3) == 0 {
        call.tags.push(dice.pick(&["late fee", "Fraud", "app"]).to_string());
    }
    if dice.roll(2) == 0 {
        let due = (dice.roll(2) == 0).then(|| call.opened + SignedDuration::from_hours(30));
        call.promise("send the letter".to_owned(), due);
        call.promises[0].status =
            *dice.pick(&[PromiseStatus::Open, PromiseStatus::Kept, PromiseStatus::Broken]);
    }
    if dice.roll(4) == 0 {
        call.escalation = Some(Escalation { to: "Sam".to_owned(), ..Escalation::default() });
    }
    if dice.roll(4) == 0 {
        call.events.push(evenkeel::model::call::Event {
            at: call.opened,
            kind: EventKind::Warning,
            text: "second warning".to_owned(),
        });
    }
    call.heat_start = (dice.roll(3) > 0).then(|| dice.roll(11) as u8);
    call
}

/// What agents type: words, their beginnings, slips of the finger, phrases, names of the language.
fn some_query(dice: &mut Dice, texts: &[String]) -> String {
    const NAMED: [&str; 22] = [
        "situation:angry",
        "situation:impossible-demand",
        "-situation:upset",
        "situation:nonsense",
        "tag:late",
        "tag:\"late fee\"",
        "customer:lind",
        "customer:\"mr oduya\"",
        "customer:łukasz",
        "product:loan",
        "since:30d",
        "until:2026-09-01",
        "since:whenever",
        "promise:overdue",
        "-promise:overdue",
        "promise:kept",
        "escalated:yes",
        "heat:>7",
        "heat:2-4",
        "-heat:5",
        "has:warning",
        "has:debrief",
    ];
    let mut parts = Vec::new();
    for _ in 0..=dice.roll(3) {
        let text = dice.pick(texts).clone();
        let words: Vec<&str> = text.split_whitespace().collect();
        let at = dice.roll(words.len());
        let word: Vec<char> = words[at].chars().collect();
        parts.push(match dice.roll(9) {
            0..=2 => word.iter().collect(),
            3 => word.iter().take(1 + dice.roll(4)).collect(),
            4 => {
                let mut slip = word.clone();
                slip.swap_remove(dice.roll(word.len()));
                slip.into_iter().collect()
            }
            5 => format!(
                "\"{}\"",
                words[at..].iter().take(1 + dice.roll(3)).copied().collect::<Vec<_>>().join(" ")
            ),
            6 => format!("-{}", word.iter().collect::<String>()),
            _ => (*dice.pick(&NAMED)).to_owned(),
        });
    }
    parts.join(" ")
}

fn parse(typed: &str) -> Query {
    Query::parse(typed, &"2026-11-22T14:30:00[UTC]".parse().unwrap())
}

#[test]
fn two_thousand_queries_find_by_the_index_what_reading_every_call_finds() {
    let home = Home::new();
    let (mut dice, texts) = (Dice(7), narratives());
    let mut vault = home.vault();
    for number in 0..60 {
        vault.save(&scrubbed(&some_call(&mut dice, number, &texts))).unwrap();
    }
    let mut docs: Vec<Doc> = Vec::new();
    assert!(scan::read(&vault, &mut |doc| docs.push(doc.clone())).is_empty());
    let index = find::Finder::open(&vault).expect("an index");
    let (mut hits, mut slips) = (0, 0);
    for _ in 0..2_000 {
        let typed = some_query(&mut dice, &texts);
        let query = parse(&typed);
        let plain = scan::among(&mut |each| docs.iter().for_each(&mut *each), &query);
        let indexed = index.ask(&query, usize::MAX).expect("an answer");
        assert_eq!(indexed.rows, plain.rows, "{typed}");
        assert_eq!(indexed.missed, plain.missed, "{typed}");
        hits += usize::from(!plain.rows.is_empty());
        slips += usize::from(!plain.missed.is_empty());
    }
    assert!(hits > 500 && slips > 50, "{hits} queries with a hit, {slips} with a slip: they prove little");
}

/// One thing that may happen to the file of the index.
fn harm(dice: &mut Dice, home: &Home) {
    let path = home.folders().cache.join("index.sqlite3");
    let Ok(found) = fs::metadata(&path) else { return };
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    match dice.roll(5) {
        0 => fs::remove_file(&path).unwrap(),
        1 => file.set_len(dice.roll(found.len() as usize) as u64).unwrap(),
        2 => fs::write(&path, "no database").unwrap(),
        _ => {
            let mut file = file;
            for _ in 0..=dice.roll(40) {
                file.seek(SeekFrom::Start(dice.roll(found.len() as usize) as u64)).unwrap();
                file.write_all(&[dice.roll(256) as u8; 3]).unwrap();
            }
        }
    }
}

/// One thing that may happen to the calls: through the vault, as by a program that syncs.
fn change(dice: &mut Dice, home: &Home, texts: &[String], calls: &mut Vec<Call>) {
    match dice.roll(3) {
        0 => {
            let call = some_call(dice, 1_000 + calls.len() as u64, texts);
            home.vault().save(&scrubbed(&call)).unwrap();
            calls.push(call);
        }
        1 => {
            let at = dice.roll(calls.len());
            home.vault().trash(calls.remove(at).id).unwrap();
        }
        _ => {
            let at = dice.roll(calls.len());
            calls[at].words = dice.pick(texts).chars().take(200).collect();
            let mut vault = home.vault();
            vault.load(calls[at].id).unwrap();
            vault.save(&scrubbed(&calls[at])).unwrap();
        }
    }
}

#[cfg(unix)]
fn page(rows: &[Row]) -> &[Row] {
    &rows[..rows.len().min(PAGE)]
}

#[test]
fn an_index_deleted_cut_or_garbled_between_two_starts_never_changes_an_answer() {
    let home = Home::new();
    let (mut dice, texts) = (Dice(11), narratives());
    let mut calls: Vec<Call> = (0..12).map(|number| some_call(&mut dice, number, &texts)).collect();
    for call in &calls {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    for round in 0..25 {
        change(&mut dice, &home, &texts, &mut calls);
        harm(&mut dice, &home);
        for _ in 0..3 {
            let typed = some_query(&mut dice, &texts);
            let query = parse(&typed);
            let found = find::run(&home.vault(), &query, usize::MAX);
            let plain = scan::run(&home.vault(), &query);
            assert_eq!((found.rows, found.missed), (plain.rows, plain.missed), "round {round}: {typed}");
        }
    }
}

// Windows lets nobody take away a file that is open.
#[cfg(unix)]
#[test]
fn an_index_deleted_cut_or_garbled_under_a_running_window_never_changes_an_answer() {
    let home = Home::new();
    let (mut dice, texts) = (Dice(13), narratives());
    let mut calls: Vec<Call> = (0..12).map(|number| some_call(&mut dice, number, &texts)).collect();
    for call in &calls {
        home.vault().save(&scrubbed(call)).unwrap();
    }
    let mut worker = Worker::spawn(home.folders(), || {});
    for number in 0..75 {
        if number % 3 == 0 {
            change(&mut dice, &home, &texts, &mut calls);
            harm(&mut dice, &home);
        }
        let typed = some_query(&mut dice, &texts);
        let query = parse(&typed);
        worker.send(Request::Search { query: query.clone(), number, reach: Reach::All });
        let mut shown = None;
        until("an answer", || {
            shown = worker.poll().into_iter().find_map(|reply| match reply {
                Reply::Found { number: of, rows, missed, .. } if of == number => Some((rows, missed)),
                _ => None,
            });
            shown.is_some()
        });
        let (rows, missed) = shown.unwrap();
        let plain = scan::run(&home.vault(), &query);
        assert_eq!((rows.as_slice(), missed), (page(&plain.rows), plain.missed), "{number}: {typed}");
    }
}

#[test]
fn a_second_program_answers_without_the_index_while_a_window_has_it() {
    let home = Home::new();
    let call = call_at("2026-11-22T10:00:00Z", 1, "charged twice");
    home.vault().save(&scrubbed(&call)).unwrap();
    let held = find::Finder::open(&home.vault()).expect("an index");
    assert!(find::Finder::open(&home.vault()).is_none(), "two programs write one index");
    assert_eq!(find::run(&home.vault(), &parse("twice"), 9).rows.len(), 1);
    drop(held);
    assert!(find::Finder::open(&home.vault()).is_some());
}
