//! Reading a pack of the playbook, and snippets from elsewhere: no panic, no hang.
#![no_main]

mod promptly;

use std::sync::LazyLock;

use evenkeel::model::pack::Book;
use evenkeel::model::{library, pack, snippet};
use libfuzzer_sys::fuzz_target;
use promptly::promptly;

static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(library::builtin()));

fuzz_target!(|bytes: &[u8]| {
    let _ = promptly(|| pack::parse(bytes, &BOOK));
    for name in ["snippets.yml", "snippets.csv"] {
        let _ = promptly(|| snippet::read(name, bytes, &BOOK));
    }
});
