//! Gathering a handover from the records. Reads only those young enough to count; must not know
//! how the sheet is written.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::store::Vault;
use super::{Error, papers};
use crate::model::debrief::Fate;
use crate::model::handover::{Handover, first};
use crate::model::slip::Slip;

/// What a shift that began at `since` leaves behind, and what could not be read.
#[must_use]
pub fn gather(vault: &Vault, since: Timestamp, now: &Zoned) -> (Handover, Vec<Error>) {
    let back = first(since, now);
    let listing = vault.list();
    let mut troubles = listing.troubles;
    let mut calls = Vec::new();
    for record in listing.records.iter().filter(|record| may_begin_after(record.id, back)) {
        match vault.read(record) {
            Ok(parsed) => calls.push(parsed.call),
            Err(error) => troubles.push(error),
        }
    }
    let mut sheet = Handover::of(&calls, since, now);
    for call in calls.iter().filter(|call| call.opened >= since) {
        match papers::read_debrief(vault.keeper(), call.id) {
            Ok(debrief) => sheet.to_raise += usize::from(debrief.is_some_and(|d| d.fate == Fate::Raise)),
            Err(error) => troubles.push(error),
        }
    }
    (sheet, troubles)
}

/// The slips of the calls before those, and what could not be read: where no index answers what is owed.
#[must_use]
pub fn older(vault: &Vault, since: Timestamp, now: &Zoned) -> (Vec<Slip>, Vec<Error>) {
    let first = first(since, now);
    let (mut slips, mut troubles) = (Vec::new(), Vec::new());
    for record in vault.list().records.iter().filter(|record| !may_begin_after(record.id, first)) {
        match vault.read(record) {
            Ok(parsed) => slips.push(Slip::of(&parsed.call)),
            Err(error) => troubles.push(error),
        }
    }
    (slips, troubles)
}

/// Whether a record of this id can be of a call that began then or later: the id is made when the
/// call begins. One whose id holds no time may be of any.
fn may_begin_after(id: Uuid, first: Timestamp) -> bool {
    let made = id.get_timestamp().filter(|_| id.get_version_num() == 7);
    let made = made.and_then(|made| i64::try_from(made.to_unix().0).ok());
    made.is_none_or(|secs| secs >= first.as_second())
}
