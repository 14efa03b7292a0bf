//! The one gate to the disk: a record whose every text has passed the guard. Owns the proof
//! ([`Scrubbed`] cannot be made any other way); must not know how it is written.

use super::call::Call;
use super::field::Field;
use super::guard::{self, Finding};

/// A call whose texts hold no card number, security code, PIN or track data.
#[derive(Clone, Debug, PartialEq)]
pub struct Scrubbed(Box<Call>);

/// What was masked, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Masked {
    /// The field it stood in.
    pub field: Field,
    /// What was found there, in scalars of the text as it was.
    pub finding: Finding,
}

impl Scrubbed {
    /// The call as it may be written.
    #[must_use]
    pub const fn call(&self) -> &Call {
        &self.0
    }

    /// The call as it may be written.
    #[must_use]
    pub fn into_call(self) -> Call {
        *self.0
    }
}

/// Masks what must not be stored, in every text of the call. `allowed` holds the exact strings
/// that the agent said are no card numbers.
#[must_use]
pub fn scrub(mut call: Call, allowed: &[String]) -> (Scrubbed, Vec<Masked>) {
    let mut masked = Vec::new();
    for field in Field::all_of(&call) {
        let Some(text) = field.get_mut(&mut call) else { continue };
        let findings = guard::find(text, allowed);
        if findings.is_empty() {
            continue;
        }
        *text = guard::mask(text, &findings);
        masked.extend(findings.into_iter().map(|finding| Masked { field, finding }));
    }
    (Scrubbed(Box::new(call)), masked)
}
