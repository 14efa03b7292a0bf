//! What is personal and may be kept: left alone, flagged or masked, each kind as the user has set it. Owns
//! what of it waits at the caret; must not know how any of it is told from other text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Finding, Kind, held, wide};
use crate::model::text;
use crate::say;

/// What is done about something personal.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Care {
    /// Nothing.
    Keep,
    /// It is told, and can be masked.
    Flag,
    /// It is masked before it is stored.
    Mask,
}

impl Care {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Flag, Self::Mask];

    /// The word shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => say!("guard-keep"),
            Self::Flag => say!("guard-flag"),
            Self::Mask => say!("guard-mask"),
        }
    }
}

/// The same for each kind.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Cares {
    /// Bank account numbers.
    pub iban: Care,
    /// Social security numbers.
    pub ssn: Care,
    /// E-mail addresses.
    pub email: Care,
    /// Phone numbers.
    pub phone: Care,
}

impl Default for Cares {
    /// Where to call or write back is what notes are for; a social security number never is.
    fn default() -> Self {
        Self { iban: Care::Flag, ssn: Care::Mask, ..Self::NONE }
    }
}

impl Cares {
    /// Nothing is done about any.
    pub const NONE: Self = Self { iban: Care::Keep, ssn: Care::Keep, email: Care::Keep, phone: Care::Keep };

    /// What is done about this kind; what may never be kept is masked in any case.
    #[must_use]
    pub const fn of(self, kind: Kind) -> Care {
        match kind {
            Kind::Card | Kind::SecurityCode | Kind::Pin | Kind::Track => Care::Mask,
            Kind::Iban => self.iban,
            Kind::Ssn => self.ssn,
            Kind::Email => self.email,
            Kind::Phone => self.phone,
        }
    }

    fn minds(self, kind: Kind) -> bool {
        self.of(kind) != Care::Keep
    }
}

/// Everything in `text` that must not be stored, and what is to be masked as set; `allowed` passes.
#[must_use]
pub fn find_as_set(text: &str, allowed: &[String], cares: Cares) -> Vec<Finding> {
    let mut found = super::find(text, allowed);
    let more = personal(text, allowed, cares, Care::Mask, &found);
    found.extend(more);
    found.sort_by_key(|finding| finding.start);
    found
}

/// What is to be flagged as set; `allowed` passes.
#[must_use]
pub fn flagged(text: &str, allowed: &[String], cares: Cares) -> Vec<Finding> {
    personal(text, allowed, cares, Care::Flag, &[])
}

/// Every string in `text` that would be flagged or masked as set: what stood there before it was set stays.
#[must_use]
pub fn stood(text: &str, cares: Cares) -> Vec<String> {
    let found = [Care::Flag, Care::Mask].into_iter().flat_map(|care| personal(text, &[], cares, care, &[]));
    found.map(|finding| text::slice(text, finding.start..finding.end)).collect()
}

fn personal(text: &str, allowed: &[String], cares: Cares, care: Care, found: &[Finding]) -> Vec<Finding> {
    if [Kind::Iban, Kind::Ssn, Kind::Email, Kind::Phone].iter().all(|kind| cares.of(*kind) != care) {
        return Vec::new();
    }
    let phones = if cares.phone == care { wide::Phones::Sought } else { wide::Phones::Left };
    let passes = |finding: &Finding| {
        let said = text::slice(text, finding.start..finding.end);
        allowed.contains(&said)
    };
    let mut personal = wide::find(text, found, phones);
    personal.retain(|finding| cares.of(finding.kind) == care && !passes(finding));
    personal
}

/// The same as [`super::held`], and what may become something that is minded.
#[must_use]
pub fn held_as_set(text: &str, caret: usize, set: Cares) -> Option<Range<usize>> {
    let never = held::at(text, caret);
    let skipped = caret.saturating_sub(BEFORE_CARET);
    let before: Vec<char> = text.chars().take(caret).skip(skipped).collect();
    let starts = [
        set.minds(Kind::Iban).then(|| iban_start(&before)).flatten(),
        set.minds(Kind::Ssn).then(|| ssn_start(&before)).flatten(),
        set.minds(Kind::Email).then(|| email_start(&before)).flatten(),
        set.minds(Kind::Phone).then(|| phone_start(&before)).flatten(),
    ];
    let personal = starts.into_iter().flatten().min().map(|start| start + skipped..caret);
    match (never, personal) {
        (Some(never), Some(personal)) => Some(never.start.min(personal.start)..never.end.max(personal.end)),
        (never, personal) => never.or(personal),
    }
}

/// How much of the text before the caret is looked at, in scalars.
const BEFORE_CARET: usize = 80;
/// The most letters and digits of an account number.
const MOST_OF_IBAN: usize = 34;
/// From how many digits on a number is held.
const FEWEST_HELD: usize = 4;

/// "DE89 3704 0": a country, two digits, groups of at most four, one of them of letters.
fn iban_start(before: &[char]) -> Option<usize> {
    let begins = |at: usize| {
        let glued = at.checked_sub(1).and_then(|at| before.get(at)).is_some_and(|c| c.is_alphanumeric());
        let head: Vec<char> = before.iter().skip(at).take(4).copied().collect();
        !glued
            && matches!(head.as_slice(), [a, b, c, d]
                if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit())
    };
    let goes_on = |at: usize| {
        let rest: String = before.iter().skip(at).collect();
        let whole: Vec<&str> = rest.split([' ', '-']).collect();
        let apart = whole.len() > 1;
        let letters =
            whole.iter().filter(|group| !group.is_empty() && group.chars().all(char::is_alphabetic));
        rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'))
            && !rest.contains("  ")
            && rest.chars().filter(char::is_ascii_alphanumeric).count() <= MOST_OF_IBAN
            && letters.count() <= 1
            && (!apart || whole.iter().all(|group| group.len() <= 4))
    };
    (0..before.len().saturating_sub(4)).find(|at| begins(*at) && goes_on(*at))
}

/// "123-45-6", or digits that were called so.
fn ssn_start(before: &[char]) -> Option<usize> {
    let start = number_start(before, |c| matches!(c, '-' | ' ' | '.' | '/'))?;
    let run = before.get(start..)?;
    let digits = run.iter().filter(|c| c.is_ascii_digit()).count();
    let apart = run.get(3).is_some_and(|c| !c.is_ascii_digit() && *c != '/');
    let held = ((FEWEST_HELD..=9).contains(&digits) && apart)
        || ((FEWEST_HELD..=12).contains(&digits) && wide::is_named(before, start));
    held.then_some(start)
}

/// The word at the caret once it has its sign.
fn email_start(before: &[char]) -> Option<usize> {
    let start = before.iter().rposition(|c| c.is_whitespace()).map_or(0, |at| at + 1);
    before.get(start..).filter(|word| word.contains(&'@')).map(|_| start)
}

fn phone_start(before: &[char]) -> Option<usize> {
    let start = number_start(before, |c| matches!(c, '-' | ' ' | '.' | '(' | ')' | '/' | '+'))?;
    let digits = before.get(start..)?.iter().filter(|c| c.is_ascii_digit()).count();
    (digits >= FEWEST_HELD).then_some(start)
}

/// Where the digits that end at the caret begin, with what may stand between them.
fn number_start(before: &[char], between: impl Fn(char) -> bool) -> Option<usize> {
    let other = |c: &char| !(c.is_ascii_digit() || between(*c));
    let start = before.iter().rposition(other).map_or(0, |at| at + 1);
    let blank = before.iter().skip(start).take_while(|c| **c == ' ').count();
    (start + blank < before.len()).then_some(start + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Cares = Cares { iban: Care::Mask, ssn: Care::Mask, email: Care::Mask, phone: Care::Mask };

    fn held(text: &str) -> String {
        let range = held_as_set(text, text.chars().count(), ALL);
        range.map(|range| text::slice(text, range)).unwrap_or_default()
    }

    #[test]
    fn what_may_become_something_personal_waits_at_the_caret() {
        for (typed, waits) in [
            ("her account DE89 3", "DE89 3"),
            ("her account DE89 3704 0044", "DE89 3704 0044"),
            ("GB82 WEST 12", "GB82 WEST 12"),
            ("ES91-2100-0418-4", "ES91-2100-0418-4"),
            ("DE89370400440532", "DE89370400440532"),
            ("social 123-45-6", "123-45-6"),
            ("her ssn is 12345", "12345"),
            ("NSS 28/12345678/4", "28/12345678/4"),
            ("write to ann.lee@exam", "ann.lee@exam"),
            ("ring 020 79", "020 79"),
        ] {
            assert_eq!(held(typed), waits, "{typed}");
        }
        for typed in ["at 24 hours", "order AB12 was never delivered here", "at @ noon, she said"] {
            assert_eq!(held(typed), "", "{typed}");
        }
    }

    #[test]
    fn each_kind_is_kept_flagged_or_masked_as_set() {
        let text = "DE89 3704 0044 0532 0130 00, 078-05-1120, ann@example.com, 4111 1111 1111 1111";
        let kinds = |found: Vec<Finding>| found.into_iter().map(|found| found.kind).collect::<Vec<_>>();
        assert_eq!(kinds(find_as_set(text, &[], Cares::default())), [Kind::Ssn, Kind::Card]);
        assert_eq!(kinds(flagged(text, &[], Cares::default())), [Kind::Iban]);
        assert_eq!(kinds(find_as_set(text, &[], Cares::NONE)), [Kind::Card]);
        assert_eq!(
            kinds(find_as_set(text, &["078-05-1120".to_owned()], ALL)),
            [Kind::Iban, Kind::Email, Kind::Card]
        );
    }

    #[test]
    fn what_was_masked_is_not_masked_again() {
        let text = "DE89 3704 0044 0532 0130 00, 078-05-1120, ann@example.com, +44 20 7946 0958";
        let once = super::super::mask(text, &find_as_set(text, &[], ALL));
        assert_eq!(find_as_set(&once, &[], ALL), [], "{once}");
        assert!(!once.contains("0532") && !once.contains("1120") && !once.contains("ann@"), "{once}");
    }
}
