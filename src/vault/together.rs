//! Several calls at once: tagged, read, moved to the trash and back. What cannot be done for one of them
//! is told and does not stop the others. Must not know who asks.

use uuid::Uuid;

use super::Error;
use super::store::Vault;
use crate::model::call::Call;
use crate::model::exchange::Access;
use crate::model::scrub;
use crate::model::together::Tagging;

/// What came of it for each call: whether it was changed.
type Outcome = Result<bool, Error>;

/// Tags the calls; answers those that were changed, and what went wrong.
pub(super) fn tag(vault: &mut Vault, tagging: &Tagging) -> (Vec<Uuid>, Vec<Error>) {
    each(&tagging.calls, |id| {
        let mut parsed = vault.load(id)?;
        if parsed.access == Access::ReadOnly || !tagging.apply(&mut parsed.call) {
            return Ok(false);
        }
        let allowed = scrub::passed(&parsed.call);
        vault.save(&scrub::scrub(parsed.call, &allowed).0)?;
        Ok(true)
    })
}

/// The calls, the oldest first, and what went wrong.
pub(super) fn gather(vault: &Vault, calls: &[Uuid]) -> (Vec<Call>, Vec<Error>) {
    let mut found = Vec::new();
    let (_, troubles) = each(calls, |id| {
        found.push(vault.look_at(id)?.call);
        Ok(true)
    });
    found.sort_by_key(|call| (call.opened, call.id));
    (found, troubles)
}

/// Moves the calls to the trash; answers those that are there now, and what went wrong.
pub(super) fn trash(vault: &mut Vault, calls: &[Uuid]) -> (Vec<Uuid>, Vec<Error>) {
    each(calls, |id| match vault.trash(id) {
        Ok(()) | Err(Error::Missing { .. }) => Ok(true),
        Err(error) => Err(error),
    })
}

/// Brings the calls back; answers those that are, and what went wrong.
pub(super) fn restore(vault: &mut Vault, calls: &[Uuid]) -> (Vec<Uuid>, Vec<Error>) {
    each(calls, |id| vault.restore(id).map(|()| true))
}

fn each(calls: &[Uuid], mut does: impl FnMut(Uuid) -> Outcome) -> (Vec<Uuid>, Vec<Error>) {
    let (mut done, mut troubles) = (Vec::new(), Vec::new());
    for id in calls {
        match does(*id) {
            Ok(true) => done.push(*id),
            Ok(false) => {}
            Err(error) => troubles.push(error),
        }
    }
    (done, troubles)
}
