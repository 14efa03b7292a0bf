//! The guard: finds what may never be kept in notes (card numbers, security codes, PINs, track
//! data: PCI DSS 4.0, requirements 3.3 and 3.5) and says what replaces it. Must not know files,
//! settings nor how a finding is shown.

use std::ops::Range;

use serde::{Deserialize, Serialize};

mod after;
mod back;
mod brand;
mod card;
mod care;
mod ccc;
mod clause;
mod code;
mod held;
mod iban;
mod lists;
mod loose;
mod name;
mod near;
mod page;
mod phone;
mod track;
mod when;
mod wide;
mod word;

use crate::say;
pub use care::{Care, Cares, find_as_set, flagged, held_as_set, stood};
use page::{CODE_REMOVED, MASK_DOTS, PIN_REMOVED, Page, TRACK_REMOVED, What};
use word::Role;

/// What was found.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A payment card number; its last four digits may stay.
    Card,
    /// The three or four digits printed on a card (CVV, CVC, CID).
    SecurityCode,
    /// A personal identification number.
    Pin,
    /// What a card reader sends from the magnetic stripe.
    Track,
    /// A bank account number with its country.
    Iban,
    /// A social security number of the United States.
    Ssn,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

impl Kind {
    /// Why it may not stay, in one short sentence for the user.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Card => say!("guard-reason-card"),
            Self::SecurityCode => say!("guard-reason-security-code"),
            Self::Pin => say!("guard-reason-pin"),
            Self::Track => say!("guard-reason-track"),
            Self::Iban => say!("guard-reason-iban"),
            Self::Ssn => say!("guard-reason-ssn"),
            Self::Email => say!("guard-reason-email"),
            Self::Phone => say!("guard-reason-phone"),
        }
    }

    /// What the user says of something that is none; `None` for what may never be kept.
    #[must_use]
    pub fn denial(self) -> Option<&'static str> {
        match self {
            Self::Card => Some(say!("guard-not-a-card-number")),
            Self::Iban => Some(say!("guard-not-an-iban")),
            Self::Ssn => Some(say!("guard-not-a-social-security-number")),
            Self::Email => Some(say!("guard-not-an-e-mail-address")),
            Self::Phone => Some(say!("guard-not-a-phone-number")),
            Self::SecurityCode | Self::Pin | Self::Track => None,
        }
    }
}

/// Something in a text that must not be stored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Its first scalar.
    pub start: usize,
    /// One past its last scalar.
    pub end: usize,
    /// What replaces it.
    pub masked: String,
}

/// Everything in `text` that must not be stored, in order, not overlapping. `allowed`: strings
/// the user said are no card number; they pass, however their digits are grouped.
#[must_use]
pub fn find(text: &str, allowed: &[String]) -> Vec<Finding> {
    if !has_digits(text) {
        return Vec::new();
    }
    let allowed: Vec<Vec<u8>> = allowed.iter().map(|text| digits_in(text)).collect();
    let mut found = sweep(text, &allowed);
    // Masking brings words closer together; what that makes visible is found now, so that masked
    // text is never masked again.
    for _ in 0..MOST_SWEEPS {
        if found.is_empty() {
            break;
        }
        let more = sweep(&mask(text, &found), &allowed);
        if more.is_empty() {
            break;
        }
        let more: Vec<Finding> =
            more.into_iter().filter_map(|finding| in_original(&found, finding)).collect();
        if more.is_empty() {
            break;
        }
        found.extend(more);
        found.sort_by_key(|finding| finding.start);
    }
    found
}

/// The same, and what is personal but may be kept: accounts, e-mail addresses, phone numbers.
#[must_use]
pub fn find_all(text: &str) -> Vec<Finding> {
    let mut found = find(text, &[]);
    found.extend(wide::find(text, &found, wide::Phones::Sought));
    found.sort_by_key(|finding| finding.start);
    found
}

/// `text` with the findings replaced.
#[must_use]
pub fn mask(text: &str, findings: &[Finding]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut at = 0;
    for finding in findings {
        masked.extend(chars.by_ref().take(finding.start.saturating_sub(at)));
        masked.push_str(&finding.masked);
        for _ in finding.start.max(at)..finding.end {
            chars.next();
        }
        at = at.max(finding.end);
    }
    masked.extend(chars);
    masked
}

/// Where a scalar offset of the original text lands after masking: behind the replacement when it
/// stood inside a finding.
#[must_use]
pub fn moved_caret(caret: usize, findings: &[Finding]) -> usize {
    let mut shift = Shift::default();
    for finding in findings {
        if caret <= finding.start {
            break;
        }
        if caret < finding.end {
            return shift.apply(finding.start) + finding.masked.chars().count();
        }
        shift.pass(finding);
    }
    shift.apply(caret)
}

/// The unfinished run at `caret` that must not be written yet, in scalars: 7 or more digits that
/// could still grow into a card number, any digits after the name of a security code or PIN, or
/// the beginning of track data. `None` once a letter follows. A whole card or code that the caret
/// still touches is held as well, since it may grow.
#[must_use]
pub fn held(text: &str, caret: usize) -> Option<Range<usize>> {
    held::at(text, caret)
}

/// The fewest digits of anything that is found.
const FEWEST_DIGITS: usize = 3;
/// How often masking is tried for what it makes visible.
const MOST_SWEEPS: usize = 4;
/// How many tokens before a card number are asked for the word "card".
const CARD_WORD_BEFORE: usize = 4;

/// How far a finding moves what is behind it.
#[derive(Default)]
struct Shift {
    removed: usize,
    added: usize,
}

impl Shift {
    fn apply(&self, place: usize) -> usize {
        (place + self.added).saturating_sub(self.removed)
    }

    fn pass(&mut self, finding: &Finding) {
        self.removed += finding.end - finding.start;
        self.added += finding.masked.chars().count();
    }
}

fn has_digits(text: &str) -> bool {
    let digits = text.chars().filter(|part| page::digit(*part).is_some());
    digits.take(FEWEST_DIGITS).count() == FEWEST_DIGITS
}

fn digits_in(text: &str) -> Vec<u8> {
    text.chars().filter_map(page::digit).collect()
}

/// One look at the text.
fn sweep(text: &str, allowed: &[Vec<u8>]) -> Vec<Finding> {
    let mut page = Page::read(text.chars().collect());
    iban::mark(&mut page);
    let tracks = track::find(&page);
    let mut taken = vec![false; page.tokens.len()];
    let mut found = Vec::new();
    for range in tracks {
        let first = page.tokens.partition_point(|token| token.end <= range.start);
        let within = page.tokens.iter().zip(taken.iter_mut()).skip(first);
        for (_, flag) in within.take_while(|(token, _)| token.start < range.end) {
            *flag = true;
        }
        found.push(Finding {
            kind: Kind::Track,
            start: range.start,
            end: range.end,
            masked: say!(TRACK_REMOVED).to_owned(),
        });
    }
    for hit in card::find(&page) {
        if taken.get(hit.first).copied().unwrap_or(false) {
            continue;
        }
        hit.claim(&mut taken);
        found.extend(card_finding(&page, hit, allowed));
    }
    for hit in code::find(&page, &taken) {
        let (Some(first), Some(last)) = (page.token(hit.first), page.token(hit.last)) else {
            continue;
        };
        let label = if hit.kind == Kind::Pin { PIN_REMOVED } else { CODE_REMOVED };
        found.push(Finding {
            kind: hit.kind,
            start: first.start,
            end: last.end,
            masked: say!(label).to_owned(),
        });
    }
    found.sort_by_key(|finding| finding.start);
    found
}

fn card_finding(page: &Page, hit: card::Hit, allowed: &[Vec<u8>]) -> Option<Finding> {
    let (first, last) = (page.token(hit.first)?, page.token(hit.last)?);
    let digits = page.digits_of(first, last);
    if allowed.iter().any(|number| number == digits) {
        return None;
    }
    let shown = page.digits_of(first, page.token(hit.shown)?);
    let last_four = shown.iter().skip(shown.len().saturating_sub(4));
    let mut masked = MASK_DOTS.to_owned();
    masked.extend(last_four.filter_map(|digit| char::from_digit(u32::from(*digit), 10)));
    let glued = page.before(first.start).is_some_and(char::is_alphanumeric);
    if !glued && !card_is_named(page, hit.first) {
        masked = say!("guard-card", masked);
    }
    Some(Finding { kind: Kind::Card, start: first.start, end: last.end, masked })
}

/// Whether one of the words shortly before already says that it is a card.
fn card_is_named(page: &Page, first: usize) -> bool {
    for back in 1..=CARD_WORD_BEFORE {
        match first.checked_sub(back).and_then(|index| page.what(index)) {
            Some(What::Word(Role::Card)) => return true,
            Some(What::Word(_)) => {}
            _ => return false,
        }
    }
    false
}

/// A finding of the masked text at its place in the original.
fn in_original(found: &[Finding], finding: Finding) -> Option<Finding> {
    let mut shift = Shift::default();
    for known in found {
        let masked_start = shift.apply(known.start);
        if finding.end <= masked_start {
            break;
        }
        if finding.start < masked_start + known.masked.chars().count() {
            return None;
        }
        shift.pass(known);
    }
    let back = |place: usize| (place + shift.removed).saturating_sub(shift.added);
    Some(Finding { start: back(finding.start), end: back(finding.end), ..finding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        mask(text, &find(text, &[]))
    }

    #[test]
    fn a_card_keeps_its_last_four_and_is_called_a_card_once() {
        assert_eq!(masked("4111 1111 1111 1111 ok"), "card ····1111 ok");
        assert_eq!(masked("my card is 4111111111111111"), "my card is ····1111");
        assert_eq!(masked("card4111111111111111exp"), "card····1111exp");
    }

    #[test]
    fn three_digits_that_also_fit_the_number_go_and_are_not_shown() {
        assert_eq!(masked("4111 1111 1111 1111 078 x"), "card ····1111 x");
    }

    #[test]
    fn spanish_is_guarded_whichever_language_is_shown() {
        for (typed, kept) in [
            ("su tarjeta es 4111111111111111", "su tarjeta es ····1111"),
            (
                "tarjeta 4111 1111 1111 1111, código de seguridad 123",
                "tarjeta ····1111, código de seguridad [security code removed]",
            ),
            ("la clave es 4321", "la clave es [PIN removed]"),
            ("el CVV de la tarjeta es 123", "el CVV de la tarjeta es [security code removed]"),
            ("su NIP es 4321", "su NIP es [PIN removed]"),
        ] {
            assert_eq!(masked(typed), kept);
        }
        for typed in ["folio 4111111111111112", "la factura 123456 del pedido 987", "llamar en 20 minutos"] {
            assert_eq!(masked(typed), typed);
        }
    }

    #[test]
    fn codes_go_and_their_names_stay() {
        assert_eq!(
            masked("4111111111111111, 12/27, 123; PIN 4321"),
            "card ····1111, 12/27, [security code removed]; PIN [PIN removed]"
        );
        let track = "got ;4111111111111111=27121010000012300000? ok";
        assert_eq!(masked(track), "got [track data removed] ok");
    }

    #[test]
    fn masked_text_is_never_masked_again() {
        for text in [
            "card 4111111111111111 12/27 123 4567",
            "4111111111111111 501800000009",
            "cvv 123 sorry 456 789",
            "pin 1234 5678",
            "card x 4111 1111 1111 1111 a b c d 501800000009",
            "5555 5555 5555 4444501800000009 123",
        ] {
            let once = masked(text);
            assert_eq!(masked(&once), once, "{text}");
        }
    }

    #[test]
    fn what_the_user_allowed_passes_in_any_grouping() {
        let allowed = ["4111-1111-1111-1111".to_owned()];
        assert!(find("no 4111 1111 1111 1111", &allowed).is_empty());
        assert_eq!(find("no 5555 5555 5555 4444", &allowed).len(), 1);
    }

    #[test]
    fn the_caret_stays_with_its_text() {
        let text = "é 4111111111111111 x 5555555555554444 y";
        let findings = find(text, &[]);
        let moved: Vec<usize> =
            [0, 2, 10, 18, 20, 38, 39].map(|caret| moved_caret(caret, &findings)).to_vec();
        assert_eq!(moved, [0, 2, 15, 15, 17, 32, 33]);
    }

    #[test]
    fn findings_count_scalars_and_not_bytes() {
        let findings = find("café – 4111111111111111", &[]);
        let places: Vec<_> = findings.iter().map(|found| (found.start, found.end)).collect();
        assert_eq!(places, [(7, 23)]);
    }
}
