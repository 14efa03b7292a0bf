//! The one integration binary: user stories through labels and keys, the command line, the vault,
//! the content, and the tidiness of the tree.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a test ends at the first surprise, waits by the clock, writes what the product must not, and its numbers are small"
)]

mod app;
mod beside;
mod cli;
mod content;
mod guarding;
mod ink;
mod language;
mod many;
mod packs;
mod pictures;
mod places;
mod read_back;
mod readme;
mod stories;
mod support;
mod tidy;
mod vault;
