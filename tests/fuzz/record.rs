//! Reading a record, a debrief, a shift: no panic, and what was read is written back with every field.
#![no_main]

mod promptly;

use evenkeel::model::{debrief::Debrief, shift::Shift};
use evenkeel::vault::format;
use libfuzzer_sys::fuzz_target;
use promptly::promptly;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = promptly(|| format::parse(bytes)) {
        let text = format::to_text(&read.call).expect("what was read can be written");
        let again = format::parse(text.as_bytes()).expect("what was written can be read");
        assert_eq!(read.call, again.call);
    }
    if let Ok((page, _)) = promptly(|| format::parse_page::<Debrief>(bytes)) {
        let text = format::page_to_text(&page).expect("what was read can be written");
        assert_eq!(page, format::parse_page::<Debrief>(text.as_bytes()).expect("it can be read").0);
    }
    if let Ok((page, _)) = promptly(|| format::parse_page::<Shift>(bytes)) {
        let text = format::page_to_text(&page).expect("what was read can be written");
        assert_eq!(page, format::parse_page::<Shift>(text.as_bytes()).expect("it can be read").0);
    }
});
