//! Real complaints, filed as an agent would and got back every way there is.

use std::path::{Path, PathBuf};

use super::{lines, words_in_markdown};
use crate::support::{Home, golden, masked, narratives};

fn come_back_byte_for_byte(path: &Path, each: &Each) {
    let home = Home::new();
    let filed: Vec<(String, String)> =
        narratives(path).into_iter().map(|text| (home.note(&text).to_string(), masked(&text))).collect();
    let exported = home.ok(&["export", "--format", "jsonl"]);
    let exported = lines(&exported);
    assert_eq!(exported.len(), filed.len());
    let by_id: std::collections::HashMap<&str, &str> =
        exported.iter().map(|call| (call["id"].as_str().unwrap(), call["words"].as_str().unwrap())).collect();
    let csv = home.ok(&["export", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: std::collections::HashMap<String, String> =
        reader.records().map(|row| row.unwrap()).map(|row| (row[1].to_owned(), row[15].to_owned())).collect();
    let markdown = words_in_markdown(&home.ok(&["export", "--format", "markdown"]));
    let markdown: std::collections::HashSet<String> = markdown.into_iter().collect();
    for (id, text) in &filed {
        assert_eq!(by_id[id.as_str()], text);
        assert_eq!(&rows[id], text);
        assert!(markdown.contains(text), "{text}");
    }
    for (id, text) in filed.iter().step_by(each.0) {
        let call: serde_json::Value =
            serde_json::from_str(&home.ok(&["show-call", id, "--format", "json"])).unwrap();
        assert_eq!(call["words"], **text);
        assert!(home.ok(&["show-call", id]).contains(text.as_str()), "{text}");
        let mut words: Vec<&str> = text.split_whitespace().collect();
        words.truncate(12);
        let found = lines(&home.ok(&[&["search", "--json", "--"], words.as_slice()].concat()));
        assert!(found.iter().any(|row| row["id"] == **id), "{words:?}");
    }
    let found = lines(&home.ok(&["search", "--json"]));
    assert_eq!(found.len(), filed.len());
    let opened: Vec<jiff::Timestamp> =
        found.iter().map(|row| row["opened"].as_str().unwrap().parse().unwrap()).collect();
    assert!(opened.is_sorted_by(|a, b| a >= b), "not newest first");
    assert!(home.ok(&["check"]).ends_with("0 findings, 0 unreadable\n"));
}

/// Of how many one is also shown and searched for.
struct Each(usize);

/// The extract; the whole set where `EVENKEEL_TEST_CORPUS` says it is.
#[test]
fn complaints_filed_by_note_come_back_byte_for_byte() {
    let Some(corpus) = std::env::var_os("EVENKEEL_TEST_CORPUS").map(PathBuf::from) else {
        come_back_byte_for_byte(&golden("narratives.csv"), &Each(1));
        return;
    };
    let places = ["cfpb_narratives.csv", "complaints/cfpb_narratives.csv"].map(|name| corpus.join(name));
    let path = places.into_iter().find(|path| path.exists());
    come_back_byte_for_byte(&path.expect("no cfpb_narratives.csv in EVENKEEL_TEST_CORPUS"), &Each(40));
}
