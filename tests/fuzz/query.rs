//! The search language: never an error, no panic, and nothing typed looks for nothing.
#![no_main]

mod promptly;

use evenkeel::model::query::Query;
use jiff::Zoned;
use libfuzzer_sys::fuzz_target;
use promptly::promptly;
use std::sync::LazyLock;

static NOW: LazyLock<Zoned> = LazyLock::new(|| "2026-11-22T14:30:00[UTC]".parse().expect("a time"));

fuzz_target!(|typed: &str| {
    let query = promptly(|| Query::parse(typed, &NOW));
    assert!(typed.trim().is_empty() <= query.is_empty(), "nothing was typed and something is looked for");
});
