//! The vault through the library: what is saved comes back, whatever happens meanwhile.

mod backup;
mod conflicts;
#[cfg(unix)]
mod faults;
mod format;
mod history;
mod hostile;
mod index;
mod insights;
mod records;
mod sealed;
mod slips;
mod sweep;
mod worker;
