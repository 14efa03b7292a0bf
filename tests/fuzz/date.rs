//! Dates as people say them: no panic, and a promise keeps its words.
#![no_main]

mod promptly;

use std::sync::LazyLock;

use evenkeel::model::when;
use jiff::Zoned;
use libfuzzer_sys::fuzz_target;
use promptly::promptly;

static NOWS: LazyLock<[Zoned; 3]> = LazyLock::new(|| {
    ["2026-11-22T14:30:00[UTC]", "2026-03-29T01:59:59[UTC]", "2024-02-29T23:59:59[UTC]"]
        .map(|now| now.parse().expect("a time"))
});

fuzz_target!(|text: &str| {
    for now in &*NOWS {
        let _ = promptly(|| (when::parse(text, now), when::since(text, now), when::until(text, now)));
        let (words, reading) = promptly(|| when::split_promise(text, now));
        assert!(words.len() <= text.len(), "words were made up");
        if let Some(reading) = reading {
            assert!(!when::spell(reading.at, now).is_empty());
        }
    }
});
