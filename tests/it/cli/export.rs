//! `evenkeel export`: all of it, or none of the file.

use std::fs;

use super::{lines, words_in_markdown};
use crate::many;
use crate::support::{Home, call_at, naughty, scrubbed};

#[test]
fn every_string_comes_back_from_every_format() {
    let home = Home::new();
    let mut texts: Vec<String> = naughty();
    texts.retain(|text| !text.is_empty());
    let mut vault = home.vault();
    for (number, text) in texts.iter().enumerate() {
        vault.save(&scrubbed(&call_at("2026-11-22T10:00:00Z", number as u64, text))).unwrap();
    }
    for text in &mut texts {
        *text = crate::support::masked(text);
    }
    let jsonl = home.ok(&["export", "--format", "jsonl"]);
    let words: Vec<String> =
        lines(&jsonl).iter().map(|line| line["words"].as_str().unwrap().to_owned()).collect();
    assert_eq!(words, texts);
    let csv = home.ok(&["export", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let column = reader.headers().unwrap().iter().position(|name| name == "words").unwrap();
    let words: Vec<String> = reader.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(words, texts);
    let markdown = home.ok(&["export", "--format", "markdown"]);
    assert_eq!(words_in_markdown(&markdown), texts);
}

#[test]
fn one_persons_calls_are_gathered_by_the_whole_name() {
    let home = Home::new();
    for customer in ["Ann Lee", "ANN LEE", "Ann Leeds", "Bob"] {
        home.ok(&["note", "--customer", customer]);
    }
    assert_eq!(home.ok(&["export", "--format", "jsonl", "--customer", "ann lee"]).lines().count(), 2);
}

#[test]
fn a_file_appears_whole_and_for_its_owner_alone() {
    let home = Home::new();
    home.note("x");
    let path = home.path("out.csv");
    let out = path.to_str().unwrap();
    fs::write(&path, "older export").unwrap();
    let ran = home.run(&["export", "--format", "csv", "--out", out]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert_eq!(ran.err, format!("evenkeel: exported 1 call: {out}\n"), "how many went where");
    let ran = home.run(&["export", "--format", "jsonl", "--since", "2999-01-01"]);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str()),
        ("", "evenkeel: exported 0 calls\n"),
        "pipes stay clean"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), home.ok(&["export", "--format", "csv"]));
    let nowhere = home.path("no").join("such").join("folder").join("x");
    let nowhere = nowhere.to_str().unwrap();
    let ran = home.run(&["export", "--format", "csv", "--out", nowhere]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.trim_end().ends_with(nowhere), "{}", ran.err);
}

#[test]
fn a_folder_gets_a_part_for_each_month() {
    let home = Home::new();
    for (number, time) in
        ["2025-12-31T23:59:00Z", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"].into_iter().enumerate()
    {
        home.vault().save(&scrubbed(&call_at(time, number as u64, "x"))).unwrap();
    }
    let folder = home.path("parts/");
    home.ok(&["export", "--format", "jsonl", "--out", folder.to_str().unwrap()]);
    for (part, count) in [("year=2025/month=12", 1), ("year=2026/month=01", 2)] {
        let text = fs::read_to_string(folder.join(part).join("calls.jsonl")).unwrap();
        assert_eq!(lines(&text).len(), count);
    }
    let here = crate::support::run(
        home.program().current_dir(home.path("")).args(["export", "--format", "jsonl", "--out", "here/"]),
        b"",
    );
    assert_eq!(here.code, Some(0), "{here:?}");
    assert!(home.path("here/year=2026/month=01/calls.jsonl").is_file(), "a relative folder is one too");
    assert_eq!(home.run(&["export", "--format", "csv", "--out", folder.to_str().unwrap()]).code, Some(2));
    home.ok(&["export", "--format", "jsonl", "--out", home.path("new/calls").to_str().unwrap()]);
    assert!(
        home.path("new/calls/year=2026/month=01/calls.jsonl").is_file(),
        "a name without an ending is a folder"
    );
    for (name, format) in [("all.jsonl", "jsonl"), ("sheet", "csv")] {
        home.ok(&["export", "--format", format, "--out", home.path(name).to_str().unwrap()]);
        assert!(home.path(name).is_file(), "{name}");
    }
    home.ok(&["export", "--format", "jsonl", "--out", home.path("sheet").to_str().unwrap()]);
    assert!(
        lines(&fs::read_to_string(home.path("sheet")).unwrap()).len() == 3,
        "a file that is there stays one"
    );
}

#[test]
fn an_export_that_lacks_a_file_says_so_at_the_end() {
    let home = Home::new();
    home.note("good");
    let bad = home.note("bad");
    fs::write(home.file_of(bad), "(").unwrap();
    let ran = home.run(&["export", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 1), "{ran:?}");
    assert!(ran.err.lines().last().unwrap().starts_with("evenkeel: the export lacks 1 file "), "{}", ran.err);
}

#[test]
fn the_report_holds_every_figure_fetches_nothing_and_escapes_what_was_typed() {
    let home = many::home(60);
    let evil = "<script>alert(1)</script> & \"quotes\" '</td>";
    home.ok(&["note", "--words", evil, "--customer", "<img src=x>", "--situation", "angry"]);
    let page = home.ok(&["export", "--format", "html"]);
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    for name in ["Calls by situation and week", "Promises kept in time", "Root causes", "Busiest hours"] {
        assert!(page.contains(&format!("<h2>{name}</h2>")), "{name}");
    }
    assert!(page.matches("<svg").count() >= 5 && page.matches("<tr>").count() > 100);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;&lt;/td&gt;"));
    for never in ["<script", "<img", "<link", "http://", "https://", "url(", "@import"] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(!page.contains("My own patterns"), "private");
    let with = home.ok(&["export", "--format", "html", "--with-debriefs"]);
    assert!(with.contains("My own patterns"));
    let none = Home::new().ok(&["export", "--format", "html"]);
    assert!(none.contains("No calls in this span."), "{none}");
}

#[test]
fn the_figures_of_the_terminal_name_the_search_that_finds_their_calls() {
    let home = many::home(60);
    let mut looked = 0;
    for line in lines(&home.ok(&["insights", "--json"])) {
        let count = line["value"].as_u64().filter(|count| *count > 0 && line["column"] == "calls");
        let Some(count) = count.filter(|_| looked < 12) else { continue };
        let query = line["query"].as_str().unwrap();
        // an empty search finds every call, and words after -- may begin with a minus
        let found = home.ok(&["search", "--limit", "1000", "--", query]);
        assert_eq!(found.lines().count() as u64, count, "{line}");
        looked += 1;
    }
    assert_eq!(looked, 12);
    assert!(home.ok(&["insights"]).contains("Process or product at fault"));
}

#[test]
fn a_debrief_that_cannot_be_read_takes_no_call_with_it() {
    let home = Home::new();
    let call = call_at("2026-11-22T10:00:00Z", 1, "charged twice");
    home.vault().save(&scrubbed(&call)).unwrap();
    let folder = home.path("data/debriefs/2026/11");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{}.ron", call.id)), "(").unwrap();
    home.ok(&["export", "--format", "html"]);
    let ran = home.run(&["export", "--format", "jsonl", "--with-debriefs"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 1), "{ran:?}");
    assert!(ran.err.contains("debriefs"), "it is named: {}", ran.err);
}

#[test]
fn months_that_an_earlier_export_left_in_the_folder_are_named() {
    let home = Home::new();
    let gone = call_at("2026-09-22T10:00:00Z", 1, "charged twice");
    let stays = call_at("2026-11-22T10:00:00Z", 2, "charged once");
    let mut vault = home.vault();
    for call in [&gone, &stays] {
        vault.save(&scrubbed(call)).unwrap();
    }
    let out = home.path("out");
    let export = ["export", "--format", "jsonl", "--out", out.to_str().unwrap()];
    fs::create_dir(&out).unwrap();
    assert!(!home.run(&export).err.contains("earlier export"));
    home.ok(&["erase", "--id", &gone.id.to_string(), "--yes"]);
    let ran = home.run(&export);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let left = out.join("year=2026").join("month=09").join("calls.jsonl");
    assert!(
        ran.err.contains(&format!(
            "left there by an earlier export, delete it unless it is wanted: {}",
            left.display()
        )),
        "{}",
        ran.err
    );
}

#[test]
fn an_answer_that_lacks_calls_says_so_and_fails_after_it() {
    let home = Home::new();
    let damaged = home.note("charged twice");
    home.ok(&["note", "--words", "x", "--promise", "ring back by 2031-01-01"]);
    fs::write(home.file_of(damaged), "(").unwrap();
    for command in ["insights", "promises"] {
        let ran = home.run(&[command]);
        assert_eq!(ran.code, Some(1), "{command}: {ran:?}");
        assert!(!ran.out.is_empty() && ran.err.contains(&damaged.to_string()), "{ran:?}");
        assert!(ran.err.contains("the answer lacks 1 file that cannot be read"), "{}", ran.err);
    }
}
