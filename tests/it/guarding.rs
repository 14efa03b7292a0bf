//! The guard on texts of other projects: what they call a card number it finds, and nothing else.

use std::fs;

use evenkeel::model::guard;
use evenkeel::model::language::Language;
use serde_json::Value;

use crate::support::golden;

mod beside;
mod parted;
mod said;

#[test]
fn it_agrees_with_the_cases_of_other_projects() {
    let cases = fs::read_to_string(golden("guard.jsonl")).unwrap();
    let mut with_findings = 0;
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let findings = guard::find(text, &[]);
        let found: Vec<_> =
            findings.iter().map(|f| (serde_json::to_value(f.kind).unwrap(), f.start, f.end)).collect();
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let expected = case["findings"].as_array().unwrap().iter();
        let expected: Vec<_> = expected.map(|f| (f[0].clone(), number(&f[1]), number(&f[2]))).collect();
        assert_eq!(found, expected, "{text}");
        with_findings += usize::from(!found.is_empty());
        let masked = guard::mask(text, &findings);
        assert!(guard::find(&masked, &[]).is_empty(), "masking again finds more in {masked}");
    }
    assert!(with_findings > 30, "{with_findings}");
}

#[test]
fn a_card_number_that_is_read_out_with_pauses_is_one() {
    for text in [
        "card number 4111... 1111... 1111... 1111",
        "her visa is 4111 … 1111 … 1111 … 1111 exp 12/27",
        "card: 4111; 1111; 1111; 1111",
        "card 4111•1111•1111•1111",
        "card 4111--1111--1111--1111",
    ] {
        let kinds: Vec<_> = guard::find(text, &[]).iter().map(|found| found.kind).collect();
        assert_eq!(kinds, [guard::Kind::Card], "{text}");
    }
    for text in
        ["orders 4111; 1111; 1111; 1112", "see 1111... 2222", "4; 1; 1; 5", "pages 12--14, 2026...2027"]
    {
        assert_eq!(guard::find(text, &[]), [], "{text}");
    }
}

/// The full set of narratives: bank complaints are full of numbers, and none is a card's.
#[test]
fn ordinary_complaints_raise_no_alarm() {
    let corpus = std::env::var_os("EVENKEEL_TEST_CORPUS").map(|dir| {
        let dir = std::path::PathBuf::from(dir);
        let places = [dir.join("cfpb_narratives.csv"), dir.join("complaints/cfpb_narratives.csv")];
        places.into_iter().find(|path| path.exists()).expect("no cfpb_narratives.csv in EVENKEEL_TEST_CORPUS")
    });
    let mut reader = csv::Reader::from_path(corpus.unwrap_or_else(|| golden("narratives.csv"))).unwrap();
    let column = reader.headers().unwrap().iter().position(|name| name == "narrative").unwrap();
    for row in reader.records() {
        let text = row.unwrap()[column].to_owned();
        assert_eq!(guard::find(&text, &[]), [], "{text}");
    }
}

#[test]
fn what_is_masked_is_called_so_in_the_language_spoken_and_known_in_every_other() {
    Language::apart();
    let masked = |text: &str| guard::mask(text, &guard::find(text, &[]));
    let typed = "4111 1111 1111 1111, 12/27, 123; PIN 4321 cvv 456";
    for (tag, kept) in [
        (
            "en",
            "card ····1111, 12/27, [security code removed]; PIN [PIN removed] cvv [security code removed]",
        ),
        (
            "es",
            "tarjeta ····1111, 12/27, [código de seguridad eliminado]; PIN [PIN eliminado] \
             cvv [código de seguridad eliminado]",
        ),
    ] {
        Language::tagged(tag).unwrap().speak();
        assert_eq!(masked(typed), kept);
        for other in Language::all() {
            other.speak();
            assert_eq!(masked(kept), kept, "{tag}, read in {}", other.tag());
        }
    }
    for text in ["987 cvv 123", "pin 1234 5678", "card x 4111 1111 1111 1111 a b c d 501800000009"] {
        for language in Language::all() {
            language.speak();
            let once = masked(text);
            for other in Language::all() {
                other.speak();
                assert_eq!(masked(&once), once, "{text}");
            }
        }
    }
}
