//! Which call to go on with at the start: the newest that is still being worked on. Owns how far back that is
//! looked for; must not know what becomes of it.

use jiff::SignedDuration;
use uuid::Uuid;

use super::files::Record;
use super::store::Vault;
use super::{Error, layout};
use crate::model::call::Status;
use crate::model::exchange::Access;

/// How many of the newest records are looked at whenever they began: this is before the first frame.
const ALWAYS: usize = 12;

/// How long before the newest one others began that are looked at as well, a day's work, and at most so many.
const SPAN: SignedDuration = SignedDuration::from_hours(24);
const MOST: usize = 200;

/// The call, and what could not be read on the way to it.
pub(super) fn underway(vault: &Vault) -> (Option<Uuid>, Vec<Error>) {
    let listing = vault.newest(MOST);
    let mut troubles: Vec<Error> = listing.troubles;
    let began = |record: &Record| layout::time_of_id(record.id);
    let newest = listing.records.first().and_then(began);
    let is_near = |record: &Record| {
        let both = newest.zip(began(record));
        both.is_some_and(|(newest, began)| newest.duration_since(began) < SPAN)
    };
    for (at, record) in listing.records.iter().take(MOST).enumerate() {
        if at >= ALWAYS && !is_near(record) {
            break;
        }
        match vault.read(record) {
            Ok(parsed) if is_underway(parsed.call.status) && parsed.access == Access::ReadWrite => {
                return (Some(record.id), troubles);
            }
            Ok(_) => {}
            Err(error) => troubles.push(error),
        }
    }
    (None, troubles)
}

const fn is_underway(status: Status) -> bool {
    matches!(status, Status::Open | Status::WrapUp)
}
