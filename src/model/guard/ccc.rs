//! Spanish bank account numbers without their country: twenty digits, two of which check the others (código
//! cuenta cliente). Must not know what an IBAN is.

use std::ops::Range;

use super::clause::ends_sentence;
use super::near::{self, Label};
use super::page::{Gap, Page, What};
use super::word::Role;

/// Every one of them, by its range in scalars: where its check digits are right and it is grouped as usual,
/// or where an account is spoken of.
pub(super) fn find(page: &Page) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.tokens.len() {
        let ends = number_from(page, at).and_then(|last| Some((page.token(at)?, page.token(last)?, last)));
        match ends {
            Some((first_token, last_token, last)) => {
                found.push(first_token.start..last_token.end);
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The word shortly before the token at `index` that says that it is an account, by its index.
pub(super) fn named_at(page: &Page, index: usize) -> Option<usize> {
    let mut right = index;
    for _ in 0..NAMED_WITHIN {
        let at = right.checked_sub(1)?;
        if ends_sentence(page.between(page.token(at)?, page.token(right)?)) {
            return None;
        }
        match page.role(at)? {
            Role::Account => return Some(at),
            Role::Reference => return page.is_word(at, "iban").then_some(at),
            _ => right = at,
        }
    }
    None
}

/// How many digits it has.
const DIGITS: usize = 20;
/// How they are grouped: bank, branch, check digits, account.
const GROUPS: [usize; 4] = [4, 4, 2, 10];
/// How many words before it may name it.
const NAMED_WITHIN: usize = 4;
/// What each digit counts, from the left.
const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

/// The last token of the number that begins with the token at `first`.
fn number_from(page: &Page, first: usize) -> Option<usize> {
    let first_token = page.token(first).filter(|token| token.what == What::Digits)?;
    let mut last = first;
    let mut last_token = first_token;
    let mut count = first_token.digit_count;
    let mut usual = first_token.digit_count == DIGITS || GROUPS.first() == Some(&count);
    while count < DIGITS {
        let next = page.token(last + 1).filter(|token| token.what == What::Digits)?;
        if !matches!(page.gap(last_token, next), Gap::Space | Gap::Dash | Gap::Dot | Gap::Slash) {
            return None;
        }
        last += 1;
        usual &= GROUPS.get(last - first) == Some(&next.digit_count);
        count += next.digit_count;
        last_token = next;
    }
    let glued = page.before(first_token.start).is_some_and(char::is_alphanumeric)
        || page.chars.get(last_token.end).is_some_and(|next| next.is_alphanumeric());
    if count != DIGITS || glued {
        return None;
    }
    let checked = || {
        usual
            && is_valid(page.digits_of(first_token, last_token))
            && !matches!(near::around(page, first, last).label, Label::Phone | Label::Thing)
    };
    (named_at(page, first).is_some() || checked()).then_some(last)
}

fn is_valid(digits: &[u8]) -> bool {
    let (Some(bank), Some(checks), Some(account)) = (digits.get(..8), digits.get(8..10), digits.get(10..))
    else {
        return false;
    };
    bank.iter().take(4).any(|digit| *digit != 0)
        && checks == [check(bank.iter(), WEIGHTS.iter().skip(2)), check(account.iter(), WEIGHTS.iter())]
}

/// The digit that checks the others (modulus 11).
fn check<'a>(digits: impl Iterator<Item = &'a u8>, weights: impl Iterator<Item = &'a u32>) -> u8 {
    let sum: u32 = digits.zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    match sum % 11 {
        0 => 0,
        1 => 1,
        rest => u8::try_from(11 - rest).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_check_the_others() {
        let valid = |number: &str| {
            let page = Page::read(number.chars().collect());
            is_valid(&page.digits)
        };
        assert!(valid("21000418450200051332"));
        for number in
            ["21000418440200051332", "21000418460200051332", "21000418450200051333", "0".repeat(20).as_str()]
        {
            assert!(!valid(number), "{number}");
        }
    }
}
