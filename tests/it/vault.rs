//! The vault through the library: what is saved comes back, whatever happens meanwhile.

mod conflicts;
mod faults;
mod format;
mod records;
mod sweep;
mod worker;
