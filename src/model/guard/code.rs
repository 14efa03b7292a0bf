//! Security codes and PINs: short numbers that words, or the card before them, give away. Must
//! not know card brands.

use std::ops::RangeInclusive;

use super::Kind;
use super::clause::{
    ends_clause, ends_sentence, follows_ending, last_group, parts_name_and_number, stands_free,
};
use super::near;
use super::page::{Gap, Page, Token, What};
use super::word::Role;

/// A code in a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Hit {
    /// A security code or a PIN.
    pub(super) kind: Kind,
    /// Index of its first token.
    pub(super) first: usize,
    /// Index of its last token.
    pub(super) last: usize,
}

/// Every code in `page`. `claimed`: for each token whether it belongs to a card or track data.
pub(super) fn find(page: &Page, claimed: &[bool]) -> Vec<Hit> {
    let is_claimed = |index: usize| claimed.get(index).copied().unwrap_or(false);
    let mut hits = Vec::new();
    if !claimed.contains(&true) && !page.tokens.iter().any(may_give_away) {
        return hits;
    }
    let mut at = 0;
    while let Some(token) = page.token(at) {
        let free = token.what == What::Digits && !is_claimed(at);
        let hit = if free {
            named_before(page, claimed, at).or_else(|| named_after(page, claimed, at))
        } else if (is_claimed(at) && !is_claimed(at + 1)) || token.what == What::Tail {
            after_card(page, at, 3..=4)
        } else {
            None
        };
        let Some(hit) = hit.filter(|hit| !is_claimed(hit.first)) else {
            at += 1;
            continue;
        };
        at = hit.last + 1;
        hits.push(hit);
    }
    hits
}

/// The name before the digits at `index` that makes a code of them, if any: its kind and token.
pub(super) fn name_before(page: &Page, claimed: &[bool], index: usize) -> Option<(Kind, usize)> {
    let mut corrected = false;
    let mut right = index;
    for _ in 0..MOST_BETWEEN {
        let at = right.checked_sub(1)?;
        let (left_token, right_token) = (page.token(at)?, page.token(right)?);
        let ends = if at + 1 == index { parts_name_and_number } else { ends_sentence };
        if ends(page.between(left_token, right_token)) {
            return None;
        }
        if claimed.get(at).copied().unwrap_or(false) {
            right = at;
            continue;
        }
        match left_token.what {
            What::Tail => {}
            What::Removed if corrected => {}
            What::Word(role) => {
                if let Some(kind) = name(page, at, role) {
                    return Some((kind, at));
                }
                corrected |= role == Role::Correction;
                if !may_stand_between(role) {
                    return None;
                }
            }
            What::Digits if is_expiry_part(page, at) || corrected || is_count(page, at) => {}
            _ => return None,
        }
        right = at;
    }
    None
}

/// The code that follows the card whose last token is at `index`, after its expiry date:
/// "12/27 123". `lengths`: how many digits it may have.
pub(super) fn after_card(page: &Page, index: usize, lengths: RangeInclusive<usize>) -> Option<Hit> {
    let mut at = past_words(page, index)?;
    let dated = near::expiry_end(page, at)
        .and_then(|end| past_words(page, end))
        .filter(|next| page.what(*next) == Some(What::Digits));
    let is_dated = dated.is_some();
    at = dated.unwrap_or(at);
    let token = page.token(at)?;
    if token.what != What::Digits || !lengths.contains(&token.digit_count) || !stands_free(page, at, at) {
        return None;
    }
    let plain = at == index + 1 && token.digit_count <= 3 && ends_clause(page, token);
    let same_line = page.gap(page.token(index)?, token) != Gap::Line;
    (is_dated || (plain && same_line)).then_some(Hit { kind: Kind::SecurityCode, first: at, last: at })
}

/// Whether a token can make a code of a number near it.
const fn may_give_away(token: &Token) -> bool {
    matches!(
        token.what,
        What::Tail
            | What::Word(Role::SecurityCode | Role::Pin | Role::Code | Role::Verification | Role::Back)
    )
}

/// How many tokens may stand between a name and its code.
const MOST_BETWEEN: usize = 10;

fn named_before(page: &Page, claimed: &[bool], index: usize) -> Option<Hit> {
    let (kind, anchor) = name_before(page, claimed, index)?;
    if near::expiry_end(page, index)
        .is_some_and(|end| end > index && page.token(end + 1).is_some_and(|next| next.what == What::Digits))
    {
        return None;
    }
    let last = last_group(page, index, kind)?;
    let (first_token, last_token) = (page.token(index)?, page.token(last)?);
    let count = last_token.first_digit + last_token.digit_count - first_token.first_digit;
    let direct = anchor + 1 == index;
    let between = page.between(page.token(index.checked_sub(1)?)?, first_token);
    let needs_clause = between.iter().any(|part| matches!(part, '.' | ',' | ';' | '!'));
    let fits = match kind {
        Kind::Pin => is_pin_length(page, anchor, index, count),
        _ => matches!(count, 3 | 4),
    };
    if !fits
        || !stands_free(page, index, last)
        || (needs_clause && !ends_clause(page, last_token))
        || (!direct && follows_ending(page, index))
    {
        return None;
    }
    Some(Hit { kind, first: index, last })
}

/// "123 is the cvv", "123 cvv".
fn named_after(page: &Page, claimed: &[bool], index: usize) -> Option<Hit> {
    let token = page.token(index)?;
    if follows_ending(page, index) || !(3..=12).contains(&token.digit_count) {
        return None;
    }
    let mut tied = false;
    let mut at = index + 1;
    let (kind, anchor) = loop {
        let (left, next) = (page.token(at.checked_sub(1)?)?, page.token(at)?);
        let between = page.between(left, next);
        let What::Word(role) = next.what else {
            return None;
        };
        if at > index + 6 || between.iter().any(|part| matches!(part, '.' | ',' | ';' | '\n' | '?')) {
            return None;
        }
        tied |= role == Role::Verb || between.contains(&'=');
        if let Some(kind) = name(page, at, role) {
            break (kind, at);
        }
        if !matches!(
            role,
            Role::Link | Role::Verb | Role::Card | Role::Code | Role::Security | Role::Verification
        ) {
            return None;
        }
        at += 1;
    };
    let adjacent = anchor == index + 1;
    let fits = match kind {
        Kind::Pin => tied && matches!(token.digit_count, 4..=6),
        _ => matches!(token.digit_count, 3 | 4) && (tied || (adjacent && token.digit_count == 3)),
    };
    if !fits || !stands_free(page, index, index) || has_own_code(page, claimed, anchor) {
        return None;
    }
    Some(Hit { kind, first: index, last: index })
}

/// Whether the name at `anchor` has a code after it, so that the number before is another.
fn has_own_code(page: &Page, claimed: &[bool], anchor: usize) -> bool {
    (anchor + 1..anchor + 6).any(|index| match page.what(index) {
        Some(What::Removed) => true,
        Some(What::Digits) => named_before(page, claimed, index).is_some(),
        _ => false,
    })
}

/// The kind of code that the word at `index` names, with the words before it.
fn name(page: &Page, index: usize, role: Role) -> Option<Kind> {
    let role_at = |back: usize| match page.what(index.checked_sub(back)?)? {
        What::Word(role) => Some(role),
        _ => None,
    };
    let named = match role {
        Role::SecurityCode => true,
        Role::Pin => return Some(Kind::Pin),
        Role::Code => match role_at(1) {
            Some(Role::Security) => true,
            Some(Role::Verification) => role_at(2) == Some(Role::Card),
            _ => false,
        },
        Role::Verification => role_at(1) == Some(Role::Card) || is_card_code(page, index),
        Role::Back => (1..=5).any(|back| role_at(back) == Some(Role::Code)),
        _ => false,
    };
    named.then_some(Kind::SecurityCode)
}

/// "código de verificación de la tarjeta".
fn is_card_code(page: &Page, index: usize) -> bool {
    let is = |index: Option<usize>, role: Role| index.and_then(|at| page.what(at)) == Some(What::Word(role));
    (1..=2).any(|back| is(index.checked_sub(back), Role::Code))
        && (1..=3).any(|on| is(index.checked_add(on), Role::Card))
}

const fn may_stand_between(role: Role) -> bool {
    matches!(
        role,
        Role::Link
            | Role::Verb
            | Role::And
            | Role::Code
            | Role::Back
            | Role::Card
            | Role::Correction
            | Role::Expiry
    )
}

/// Six digits after "PIN code", or after a place, are an Indian postal code.
fn is_pin_length(page: &Page, anchor: usize, index: usize, count: usize) -> bool {
    match count {
        4 | 5 => true,
        6 => {
            let coded = page.is_word(anchor + 1, "code") || is_dashed(page, anchor);
            let tied = (anchor + 1..index).any(|at| page.what(at) == Some(What::Word(Role::Verb)));
            let place =
                anchor.checked_sub(1).is_some_and(|at| page.what(at) == Some(What::Word(Role::Other)));
            !coded && (tied || !place)
        }
        7..=12 => index <= anchor + 2 && ends_clause_at(page, index),
        _ => false,
    }
}

/// "PIN-560001".
fn is_dashed(page: &Page, anchor: usize) -> bool {
    let (Some(left), Some(right)) = (page.token(anchor), page.token(anchor + 1)) else {
        return false;
    };
    right.what == What::Digits && page.gap(left, right) == Gap::Dash
}

fn ends_clause_at(page: &Page, index: usize) -> bool {
    page.token(index).is_some_and(|token| ends_clause(page, token))
}

/// The 3 of "3 digit code".
fn is_count(page: &Page, index: usize) -> bool {
    page.token(index).is_some_and(|token| token.digit_count == 1)
        && page.what(index + 1) == Some(What::Word(Role::Code))
}

fn is_expiry_part(page: &Page, index: usize) -> bool {
    let begins = |at: usize| near::expiry_end(page, at).is_some_and(|end| end == at + 1);
    begins(index) || index.checked_sub(1).is_some_and(begins)
}

/// The next token after `index` that is no connecting word, up to four further.
fn past_words(page: &Page, index: usize) -> Option<usize> {
    (index + 1..index + 6).find(|at| {
        !matches!(
            page.what(*at),
            Some(What::Word(
                Role::Expiry | Role::Link | Role::And | Role::Verb | Role::SecurityCode | Role::Code
            ))
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let hits = find(&Page::read(text.chars().collect()), &[]);
        hits.iter().map(|hit| hit.kind).collect()
    }

    #[test]
    fn a_code_is_found_on_either_side_of_its_name() {
        for text in [
            "CVV: 1 2 3",
            "cvc2=987",
            "the security code on the back is 123",
            "last three digits on the back are 123",
            "cvv he gave me was 123",
            "What's the cvv? 123",
            "123 is the cvv",
            "código de seguridad 123",
        ] {
            assert_eq!(kinds(text), [Kind::SecurityCode], "{text}");
        }
        for text in ["PIN 1234", "his pin is 560001", "1234 is my pin", "PIN code 1234"] {
            assert_eq!(kinds(text), [Kind::Pin], "{text}");
        }
        assert_eq!(kinds("cvv 123 and pin 4567"), [Kind::SecurityCode, Kind::Pin]);
    }

    #[test]
    fn other_numbers_near_a_name_are_no_codes() {
        for text in [
            "security code was sent 3 times",
            "CVV 2nd page",
            "cvv 12/27",
            "no cvv. 250 refunded to her",
            "card ending 1111, cvv not given",
            "asked for cvv, order 1234",
            "pincode 560001",
            "PIN code 560001",
            "Bengaluru PIN 560001",
            "pin the note to 1234 board",
            "forgot pin, 1500 dollars gone",
            "CID 2026-11-22",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn a_masked_card_still_gives_away_the_code_typed_after_it() {
        assert_eq!(kinds("card ····1111 12/27 123"), [Kind::SecurityCode]);
        assert_eq!(kinds("card ····1111 12/27"), []);
    }

    #[test]
    fn spanish_names_of_codes_are_known_and_other_numbers_are_none() {
        for text in [
            "código de seguridad: 123",
            "el codigo secreto es 123",
            "el ccv es 123",
            "los tres dígitos de atrás son 123",
            "el código de la parte de atrás es 123",
            "los números del reverso de la tarjeta: 123",
            "código de verificación de la tarjeta 123",
            "123 es el código de seguridad",
        ] {
            assert_eq!(kinds(text), [Kind::SecurityCode], "{text}");
        }
        for text in [
            "su clave es 4321",
            "NIP: 4321",
            "el pin del cajero es 4321",
            "clave secreta 4321",
            "la clave de acceso es 123456",
            "clave personal: 4321",
            "la contraseña de la tarjeta es 4321",
        ] {
            assert_eq!(kinds(text), [Kind::Pin], "{text}");
        }
        for text in [
            "clave de rastreo 123456",
            "clave de producto 4521",
            "olvidó la clave hace 3 días",
            "no recuerda la clave. 1500 pesos devueltos",
            "código postal 28013",
            "código de error 404",
            "código de verificación por SMS a las 1030",
            "el número de pedido 4521",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
