//! Security codes and PINs: short numbers that words, or the card before them, give away. Must
//! not know card brands.

use super::Kind;
use super::clause::{ends_clause, follows_ending, last_group, stands_free};
use super::name::{self, Name};
use super::page::{Gap, Page, Token, What};
use super::word::Role;
use super::{after, back, near, when};

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
            after::after_card(page, claimed, at, &(3..=4))
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

/// Whether a token can make a code of a number near it.
const fn may_give_away(token: &Token) -> bool {
    matches!(
        token.what,
        What::Tail
            | What::Word(
                Role::SecurityCode
                    | Role::Pin
                    | Role::Key
                    | Role::Code
                    | Role::Digit
                    | Role::Security
                    | Role::Verification
                    | Role::Back
                    | Role::Behind
                    | Role::Strip
            )
    )
}

fn named_before(page: &Page, claimed: &[bool], index: usize) -> Option<Hit> {
    let Name { kind, at: anchor, listed } = name::before(page, claimed, index)?;
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
    let in_list = listed && name::is_joined(page, last);
    let fits = match kind {
        Kind::Pin => is_pin_length(page, anchor, index, count) && !when::is_told(page, index),
        _ if is_resume(page, claimed, anchor, index) => false,
        _ => matches!(count, 3 | 4) && !(listed && near::expiry_end(page, index).is_some()),
    };
    if !fits
        || !stands_free(page, index, last)
        || ((needs_clause || listed) && !in_list && !ends_clause(page, last_token))
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
        tied |= role.is_verb() || between.contains(&'=');
        if back::names(page, claimed, at, index) {
            tied = true;
            break (Kind::SecurityCode, at);
        }
        if let Some(kind) = name::kind(page, at, role) {
            break (kind, at);
        }
        let passes = role.is_link()
            || role.is_verb()
            || matches!(role, Role::Card | Role::Code | Role::Digit | Role::Security | Role::Verification);
        if !passes {
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

/// Six digits after "PIN code", or after a place, are an Indian postal code.
fn is_pin_length(page: &Page, anchor: usize, index: usize, count: usize) -> bool {
    match count {
        4 | 5 => true,
        6 => {
            let coded = page.is_word(anchor + 1, "code") || is_dashed(page, anchor);
            let tied = (anchor + 1..index)
                .any(|at| matches!(page.what(at), Some(What::Word(role)) if role.is_verb()));
            let place =
                anchor.checked_sub(1).is_some_and(|at| page.what(at) == Some(What::Word(Role::Other)));
            !coded && (tied || !place)
        }
        // a Polish tax number is called so as well
        7..=12 => !page.is_word(anchor, "nip") && index <= anchor + 2 && ends_clause_at(page, index),
        _ => false,
    }
}

/// "CV 2024": a curriculum vitae of that year, where no card is spoken of.
fn is_resume(page: &Page, claimed: &[bool], anchor: usize, index: usize) -> bool {
    let year = page.token(index).is_some_and(|token| when::is_year(page, token));
    let card = |at: usize| matches!(page.what(at), Some(What::Tail | What::Word(Role::Card | Role::Expiry)));
    year && page.is_word(anchor, "cv") && !claimed.contains(&true) && !(0..page.tokens.len()).any(card)
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
    fn a_code_is_known_by_how_many_digits_it_has_and_where_it_stands() {
        for text in [
            "3 digit code 123",
            "3-digit: 123",
            "his 3 digit security 123",
            "gave me the three digits, 123",
            "four digits on the front of the amex are 1234",
            "amex ····0005 4 digit code 1234",
            "last 3 on the back 123",
            "last three on back: 123",
            "back of card 123",
            "back code 123",
            "card code 123",
            "code on the card is 123",
            "expiry 12/27 code 123",
            "exp date 04/28 security 456",
        ] {
            assert_eq!(kinds(text), [Kind::SecurityCode], "{text}");
        }
        for text in [
            "3 digit error code 404",
            "the last three digits are 123",
            "last four digits of the card are 1234",
            "first three digits 123",
            "4 digit meter reading 1234",
            "three numbers: 123, 456",
            "gift card code 123",
            "discount code on the card 123",
            "call back code 123",
            "back to 250",
            "12/27 security deposit 250",
            "back of card not signed 2024",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn a_password_of_digits_is_as_secret_as_a_pin() {
        for text in [
            "passcode 482193",
            "telephone password 4821",
            "password is 4821",
            "one time passcode: 482193",
            "OTP is 482193",
            "telephone banking pin 482193",
        ] {
            assert_eq!(kinds(text), [Kind::Pin], "{text}");
        }
        assert_eq!(kinds("changed pin from 1111 to 2222"), [Kind::Pin, Kind::Pin]);
        for text in [
            "password reset 3 times",
            "password expired 2024",
            "reset password for account 85001234",
            "forgot password, order 4521",
            "otp sent to phone ending 123",
            "changed password at 1430",
            "refund from order 1234",
            "online banking order 123456",
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
