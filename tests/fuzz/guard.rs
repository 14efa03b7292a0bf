//! The guard: no panic, what it finds lies in the text, and nothing is left to find once it is masked.
#![no_main]

mod promptly;

use evenkeel::model::guard;
use libfuzzer_sys::fuzz_target;
use promptly::promptly;

fuzz_target!(|text: &str| {
    let findings = promptly(|| guard::find(text, &[]));
    let masked = guard::mask(text, &findings);
    assert!(guard::find(&masked, &[]).is_empty(), "something is left in the masked text");
    let _ = promptly(|| guard::find_all(text));
});
