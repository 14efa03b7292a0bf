//! Bank account numbers with their country in front, which are no cards whatever their digits
//! look like. Must not know what a card is.

use std::ops::Range;

use super::page::{Gap, Page, What, separator};
use super::word::Role;

/// Marks the tokens of every valid IBAN (ISO 13616: check digits by modulus 97).
pub(super) fn mark(page: &mut Page) {
    let mut at = 0;
    while at < page.tokens.len() {
        let Some(end) = valid_end(page, at) else {
            at += 1;
            continue;
        };
        while let Some(token) = page.tokens.get_mut(at)
            && token.start < end
        {
            token.what = What::Iban;
            at += 1;
        }
    }
}

/// Every valid IBAN, by its range in scalars.
pub(super) fn find(page: &Page) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, token) in page.tokens.iter().enumerate() {
        if found.last().is_none_or(|last| last.end <= token.start)
            && let Some(end) = valid_end(page, index)
        {
            found.push(token.start..end);
        }
    }
    found
}

/// One past the last scalar of the IBAN that begins at a token.
fn valid_end(page: &Page, index: usize) -> Option<usize> {
    let country = page.token(index)?;
    let checks = page.token(index + 1)?;
    if country.end != country.start + 2
        || country.what == What::Word(Role::Card)
        || checks.what != What::Digits
        || checks.start != country.end
        || checks.digit_count < 2
        || page.before(country.start).is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    let head = page.chars.get(country.start..country.start + 4)?;
    let tail = head.iter().try_fold(0, |rest, part| push(rest, *part))?;
    let mut rest = 0;
    let mut length = 4;
    let mut end = None;
    let mut at = country.start + 4;
    while let Some(part) = page.chars.get(at).copied() {
        at += 1;
        if matches!(separator(part), Gap::Space | Gap::Dash) {
            continue;
        }
        if !part.is_ascii_alphanumeric() {
            break;
        }
        rest = push(rest, part)?;
        length += 1;
        let over = page.chars.get(at).is_none_or(|next| !next.is_alphanumeric());
        let shift = 1_000_000 % 97;
        if length >= 15 && over && (rest * shift + tail) % 97 == 1 {
            end = Some(at);
        }
        if length >= 34 {
            break;
        }
    }
    end
}

/// The remainder after another letter or digit (letters count 10 to 35).
fn push(rest: u32, part: char) -> Option<u32> {
    let value = part.to_digit(36)?;
    let base = if value > 9 { 100 } else { 10 };
    Some((rest * base + value) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> usize {
        let mut page = Page::read(text.chars().collect());
        mark(&mut page);
        let ibans = page.tokens.iter().filter(|token| token.what == What::Iban);
        ibans.count()
    }

    #[test]
    fn ibans_are_known_in_any_case_and_grouping() {
        assert_eq!(marked("DE89 3704 0044 0532 0130 00"), 7);
        assert_eq!(marked("gb82west12345698765432 please"), 4);
        assert_eq!(marked("DE89370400440532013000"), 2);
        assert_eq!(marked("DE89-3704-0044-0532-0130-00"), 7);
    }

    #[test]
    fn a_wrong_check_digit_makes_no_iban() {
        assert_eq!(marked("DE88 3704 0044 0532 0130 00"), 0);
        assert_eq!(marked("cc4111111111111111"), 0);
    }
}
