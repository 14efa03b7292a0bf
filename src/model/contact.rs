//! Somebody to call when people come first, and how old that knowledge is. Must not know where the
//! list is kept or shown.

use super::when;
use crate::say;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Months after which a contact ought to be checked again.
const MONTHS: i32 = 6;

/// Somebody to call.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Contact {
    /// Who, or in which role.
    pub who: String,
    /// A number, or another way to reach them.
    pub number: String,
    /// When to call them, what to say.
    pub note: String,
    /// The day on which somebody last made sure that it is right.
    pub checked: Option<Date>,
}

impl Contact {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.who, &self.number, &self.note].into_iter().all(|text| text.trim().is_empty())
    }

    /// What there is to be doubted, seen from this day; `None` when it was checked lately.
    #[must_use]
    pub fn doubt(&self, today: Date) -> Option<String> {
        let Some(checked) = self.checked else { return Some(say!("contacts-never-checked").to_owned()) };
        let old = checked.checked_add(MONTHS.months()).is_ok_and(|due| due < today);
        old.then(|| say!("contacts-checked-long-ago", date = when::date(checked)))
    }

    /// Its texts, to be put past the guard.
    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        [&mut self.who, &mut self.number, &mut self.note].into_iter()
    }
}

/// A name for the contact at this place, which no card has.
pub(super) fn key(number: usize) -> String {
    format!("contact {number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_doubted_once_half_a_year_has_passed() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let mut contact = Contact { checked: Some(day("2026-05-22")), ..Contact::default() };
        assert_eq!(contact.doubt(day("2026-11-22")), None);
        let doubt = "checked 22 May 2026, is it still right?".to_owned();
        assert_eq!(contact.doubt(day("2026-11-23")), Some(doubt));
        contact.checked = None;
        assert!(contact.doubt(day("2026-11-22")).is_some());
    }
}
