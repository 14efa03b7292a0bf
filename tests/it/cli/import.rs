//! `evenkeel import`: our exports come back without loss, others after a look at their columns.

use std::fs;

use evenkeel::model::call::{Escalation, EventKind, Status};
use evenkeel::model::debrief::{Debrief, Fate};
use evenkeel::model::{guard::Cares, scrub};
use evenkeel::vault::papers::Papers;

use super::lines;
use crate::support::{Home, call_at, golden, naughty, scrubbed};

/// Calls with everything in them.
fn filled() -> Home {
    let home = Home::new();
    for (number, text) in naughty().iter().enumerate() {
        let mut call = call_at("2026-11-22T10:00:00Z", number as u64, text);
        call.customer.clone_from(text);
        call.tags = vec![text.clone(), "a; b".to_owned()];
        call.situations = vec!["angry".to_owned()];
        call.status = if number % 2 == 0 { Status::Ended } else { Status::ToFinish };
        call.heat_start = u8::try_from(number % 11).ok();
        call.escalation =
            Some(Escalation { why: text.clone(), to: "Sam".to_owned(), ..Escalation::default() });
        call.events.push(evenkeel::model::call::Event {
            at: call.opened,
            kind: EventKind::Quote,
            text: text.clone(),
        });
        call.promise(text.clone(), Some(call.opened));
        home.vault().save(&scrubbed(&call)).unwrap();
    }
    home
}

#[test]
fn our_exports_come_back_without_loss() {
    let home = filled();
    let before = home.ok(&["export", "--format", "jsonl"]);
    for format in ["jsonl", "csv"] {
        let file = home.path(&format!("out.{format}"));
        let file = file.to_str().unwrap();
        home.ok(&["export", "--format", format, "--out", file]);
        let other = Home::new();
        let count = lines(&before).len();
        let done = |taken, there| format!("{taken} taken, {there} there already, 0 refused\n");
        assert_eq!(other.ok(&["import", file]), done(count, 0), "{format}");
        assert!(other.ok(&["export", "--format", "jsonl"]) == before, "{format} lost something");
        assert_eq!(other.ok(&["import", file]), done(0, count), "{format}: taken twice");
    }
}

#[test]
fn a_folder_that_was_exported_comes_back_as_one() {
    let home = Home::new();
    for (number, day) in ["2025-12-30", "2026-01-02", "2026-11-22"].into_iter().enumerate() {
        let call = call_at(&format!("{day}T10:00:00Z"), number as u64, "charged twice");
        home.vault().save(&scrubbed(&call)).unwrap();
    }
    let before = home.ok(&["export", "--format", "jsonl"]);
    let folder = home.path("out");
    let folder_text = folder.to_str().unwrap();
    fs::create_dir(&folder).unwrap();
    home.ok(&["export", "--format", "jsonl", "--out", folder_text]);
    fs::write(folder.join("notes.txt"), "not ours").unwrap();
    let other = Home::new();
    assert_eq!(other.ok(&["import", folder_text]), "3 taken, 0 there already, 0 refused\n");
    assert!(other.ok(&["export", "--format", "jsonl"]) == before, "something was lost");
    let file = |year: &str, month: &str| folder.join(year).join(month).join("calls.jsonl");
    let (older, newer) = (file("year=2025", "month=12"), file("year=2026", "month=01"));
    for (file, line) in [(&newer, "{broken\n"), (&older, "\nnothing\n")] {
        let held = fs::read_to_string(file).unwrap();
        fs::write(file, held + line).unwrap();
    }
    let ran = Home::new().run(&["import", folder_text]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let told: Vec<&str> = ran.out.lines().collect();
    assert!(told[0].starts_with(&format!("{}, line 3: refused, ", older.display())), "{told:?}");
    assert!(told[1].starts_with(&format!("{}, line 2: refused, ", newer.display())), "{told:?}");
    assert_eq!(told[2..], ["3 taken, 0 there already, 2 refused"]);
    let refused = fs::read_to_string(home.path("out.refused.jsonl")).unwrap();
    assert_eq!(refused, "nothing\n{broken\n");
    assert!(ran.err.contains("out.refused.jsonl"), "{ran:?}");
    let empty = home.path("empty");
    fs::create_dir(&empty).unwrap();
    let ran = home.run(&["import", empty.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.err.contains("no .jsonl file is in it"), "{ran:?}");
}

/// Some calls, two of them with a private debrief.
fn debriefed() -> Home {
    let home = Home::new();
    for (number, words) in ["charged twice", "; [late", "cut off"].into_iter().enumerate() {
        let call = call_at("2026-11-22T10:00:00Z", number as u64, words);
        home.vault().save(&scrubbed(&call)).unwrap();
        let mut debrief = Debrief::new(call.id, "2026-11-22T11:00:00.5Z".parse().unwrap());
        (debrief.feeling, debrief.worked) = (words.to_owned(), "=1, \"a\"\r\nb".to_owned());
        (debrief.fate, debrief.changed) = (Fate::Raise, "2026-11-23T11:00:00Z".parse().unwrap());
        if number < 2 {
            let clean = scrub::clean(debrief, &[], Cares::NONE);
            Papers::new(home.keeper()).save_debrief(&clean).unwrap();
        }
    }
    home
}

#[test]
fn private_debriefs_come_back_with_their_calls() {
    let home = debriefed();
    let whole = ["export", "--format", "jsonl", "--with-debriefs"];
    let before = home.ok(&whole);
    assert_eq!(before.matches("\"feeling\"").count(), 2, "{before}");
    for format in ["jsonl", "csv"] {
        let (file, plain) = (home.path(&format!("out.{format}")), home.path(&format!("plain.{format}")));
        let (file, plain) = (file.to_str().unwrap(), plain.to_str().unwrap());
        home.ok(&["export", "--format", format, "--with-debriefs", "--out", file]);
        home.ok(&["export", "--format", format, "--out", plain]);
        let other = Home::new();
        assert_eq!(other.ok(&["import", file]), "3 taken, 0 there already, 0 refused\n", "{format}");
        assert!(other.ok(&whole) == before, "{format} lost something");
        let there = "0 taken, 3 there already, 0 refused\n";
        assert_eq!(other.ok(&["import", file]), there, "{format}: taken twice");
        let later = Home::new();
        later.ok(&["import", plain]);
        assert_eq!(later.ok(&["import", file]), there, "{format}");
        assert!(later.ok(&whole) == before, "{format}: calls that were there got no debrief");
    }
}

#[test]
fn a_debrief_that_is_there_is_never_replaced() {
    let home = debriefed();
    let file = home.path("out.jsonl");
    let whole = home.ok(&["export", "--format", "jsonl", "--with-debriefs"]);
    fs::write(&file, whole.replace("\"feeling\":\"charged twice\"", "\"feeling\":\"another\"")).unwrap();
    home.ok(&["import", file.to_str().unwrap()]);
    assert!(home.ok(&["export", "--format", "jsonl", "--with-debriefs"]) == whole);
    fs::write(&file, whole.replace("\"feeling\"", "\"mood\"")).unwrap();
    let ran = Home::new().run(&["import", file.to_str().unwrap()]);
    assert!(ran.out.contains("line 1: refused, this version does not know debrief.mood"), "{ran:?}");
}

#[test]
fn a_column_that_a_spreadsheet_added_loses_no_ids() {
    let home = filled();
    let text = home.ok(&["export", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let with = |cell: &str, row: &csv::StringRecord| {
        std::iter::once(cell.to_owned()).chain(row.iter().map(str::to_owned)).collect::<Vec<_>>()
    };
    writer.write_record(with("Notes", reader.headers().unwrap())).unwrap();
    for row in reader.records() {
        writer.write_record(with("look at it", &row.unwrap())).unwrap();
    }
    let file = home.path("sheet.csv");
    let sheet = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    fs::write(&file, evenkeel::report::csv::BYTE_ORDER_MARK.to_owned() + &sheet).unwrap();
    let file = file.to_str().unwrap();
    let other = Home::new();
    let shown = other.run(&["import", file]).out;
    assert!(shown.starts_with("Notes → left out\n") && shown.contains("\nid → id\n"), "{shown}");
    let count = lines(&home.ok(&["export", "--format", "jsonl"])).len();
    let done = |taken, there| format!("{taken} taken, {there} there already, 0 refused\n");
    assert_eq!(other.ok(&["import", file, "--yes"]), done(count, 0));
    assert!(other.ok(&["export", "--format", "jsonl"]) == home.ok(&["export", "--format", "jsonl"]));
    assert_eq!(other.ok(&["import", file, "--yes"]), done(0, count), "taken twice");
}

#[test]
fn numbers_that_another_program_calls_id_are_none_of_ours() {
    let home = Home::new();
    let file = home.path("tickets.csv");
    fs::write(&file, "id,narrative\n4711,charged twice\n4712,too late\n").unwrap();
    let file = file.to_str().unwrap();
    assert!(home.run(&["import", file]).out.contains("id → left out\n"));
    assert_eq!(home.ok(&["import", file, "--yes"]), "2 taken, 0 there already, 0 refused\n");
}

#[test]
fn our_columns_without_ids_are_taken_as_they_are() {
    let home = Home::new();
    let file = home.path("calls.csv");
    fs::write(&file, "words,customer,opened\ncharged twice,Ann Lee,2026-11-22\n").unwrap();
    assert_eq!(home.ok(&["import", file.to_str().unwrap()]), "1 taken, 0 there already, 0 refused\n");
    let calls = lines(&home.ok(&["export", "--format", "jsonl"]));
    assert_eq!(
        (&calls[0]["customer"], &calls[0]["opened"]),
        (&"Ann Lee".into(), &"2026-11-22T00:00:00Z".into())
    );
}

#[test]
fn what_is_refused_is_named_by_line_and_can_be_mended_and_imported() {
    let home = Home::new();
    let file = home.path("calls.jsonl");
    let good = "{\"words\": \"charged twice\"}";
    fs::write(&file, format!("{good}\n\nno json\n{{\"heat_start\": 11000}}\n{good}\n")).unwrap();
    let ran = home.run(&["import", file.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(
        ran.out,
        "line 3: refused, it is not JSON (column 2)\nline 4: refused, heat_start cannot be read\n2 taken, 0 there already, 2 refused\n"
    );
    let refused = home.path("calls.refused.jsonl");
    assert!(ran.err.ends_with(&format!("{}\n", refused.display())), "{}", ran.err);
    assert_eq!(fs::read_to_string(&refused).unwrap(), "no json\n{\"heat_start\": 11000}\n");
    fs::write(&refused, "{\"heat_start\": 10, \"words\": \"mended\"}\n").unwrap();
    assert_eq!(home.ok(&["import", refused.to_str().unwrap()]), "1 taken, 0 there already, 0 refused\n");
    assert_eq!(lines(&home.ok(&["search", "mended", "--json"])).len(), 1);
}

#[test]
fn columns_from_elsewhere_are_shown_first_and_taken_as_shown() {
    let home = Home::new();
    let file = home.path("narratives.csv");
    fs::copy(golden("narratives.csv"), &file).unwrap();
    let file = file.to_str().unwrap();
    let shown = home.run(&["import", file]);
    assert_eq!(shown.code, Some(1), "nothing was taken: {shown:?}");
    assert!(
        shown.err.starts_with("evenkeel: nothing was taken yet") && shown.err.lines().count() == 1,
        "{shown:?}"
    );
    let shown = shown.out;
    for line in [
        "complaint_id → reference",
        "date_received → opened",
        "narrative → words",
        "issue → issue",
        "state → left out",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "no {line} in {shown}");
    }
    assert!(home.files().is_empty(), "something was taken before it was agreed to");
    let refused = home.run(&["import", file, "--yes"]);
    assert!(refused.out.contains("opened is no date"), "{refused:?}");
    assert!(home.path("narratives.refused.csv").exists(), "no file to mend");
    let taken = home.ok(&["import", file, "--yes", "--dates", "month-first", "--map", "state=tags"]);
    assert_eq!(taken, "20 taken, 0 there already, 0 refused\n");
    let calls = lines(&home.ok(&["export", "--format", "jsonl"]));
    let call = calls.iter().find(|call| call["reference"] == "6856091").unwrap();
    assert_eq!(call["opened"], "2023-04-18T00:00:00Z");
    assert_eq!((&call["tags"][0], &call["status"]), (&"CA".into(), &"ended".into()));
    assert!(call["words"].as_str().unwrap().starts_with("After telling Possible finance"));
}

#[test]
fn a_card_number_from_elsewhere_reaches_neither_the_calls_nor_the_refused() {
    let home = Home::new();
    let file = home.path("calls.csv");
    fs::write(&file, "narrative;mood\nmy card 4111 1111 1111 1111;x\ncard 4111 1111 1111 1111;x;y\n")
        .unwrap();
    let ran = home.run(&["import", file.to_str().unwrap(), "--yes"]);
    assert!(ran.out.contains("line 3: refused, it has 3 cells under 2 columns"), "{ran:?}");
    assert!(
        ran.out.contains("1 taken") && ran.err.contains("the guard masked something in 1 text"),
        "{ran:?}"
    );
    let kept = home.ok(&["export", "--format", "jsonl"]);
    let refused = fs::read_to_string(home.path("calls.refused.csv")).unwrap();
    for text in [kept, refused] {
        assert!(!text.contains("4111 1111 1111 1111") && text.contains("card"), "{text}");
    }
}
