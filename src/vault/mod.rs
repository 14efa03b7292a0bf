//! The vault: the only code that touches call files. Owns where they are, how they look and how
//! they get to the disk whole; must not know how a call is shown, and reads no clock.
//!
//! A record is safe at every moment: it is written beside the old one, synced, put in its place by
//! a rename, and the folder is synced. Whoever else wrote meanwhile keeps their version beside it.

pub mod aging;
mod around;
pub mod atomic;
pub mod backup;
pub mod card;
pub mod check;
pub mod convert;
pub mod erase;
pub mod error;
pub mod excerpt;
pub mod facts;
pub mod find;
pub mod format;
pub mod handover;
pub mod index;
pub mod keeper;
pub mod layout;
pub mod packs;
pub mod papers;
pub mod portable;
pub mod scan;
pub mod search;
pub mod settings;
pub mod snippets;
pub mod store;
pub mod survey;
pub mod worker;

mod conflict;
mod files;
mod ground;
mod history;
mod librarian;
pub(crate) mod lock;
mod memory;
mod resume;
mod safe;
mod seal;
mod serve;
mod sweep;
mod tally;
mod together;
mod versions;
mod watch;

pub use error::Error;
pub use store::Vault;
