//! Which word makes a security code or a PIN of the number beside it. Must not know how long such a
//! number is, nor card brands.

use super::clause::{ends_sentence, parts_name_and_number};
use super::page::{Gap, Page, What};
use super::word::Role;
use super::{Kind, back, near};

/// A word that says that the number after it is a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Name {
    /// What it says that the number is.
    pub(super) kind: Kind,
    /// Index of its token.
    pub(super) at: usize,
    /// Whether another code stands between the two: "pins: 4821 and 9931".
    pub(super) listed: bool,
}

/// The name before the digits at `index` that makes a code of them, if any. `claimed`: for each token
/// whether it belongs to a card or track data.
pub(super) fn before(page: &Page, claimed: &[bool], index: usize) -> Option<Name> {
    let tied = is_tied(page, index);
    let (mut corrected, mut listed) = (false, false);
    let mut owner = None;
    let mut right = index;
    for _ in 0..MOST_BETWEEN {
        let at = right.checked_sub(1)?;
        let (left_token, right_token) = (page.token(at)?, page.token(right)?);
        let between = page.between(left_token, right_token);
        let ends = if at + 1 == index { parts_name_and_number } else { ends_sentence };
        if ends(between) || (owner.is_some() && between.contains(&',')) {
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
                if owner.is_none_or(|thing| owns(page, at, thing))
                    && let Some(kind) = kind(page, at, role)
                {
                    return Some(Name { kind, at, listed });
                }
                if back::names(page, claimed, at, index) {
                    return Some(Name { kind: Kind::SecurityCode, at, listed });
                }
                corrected |= role == Role::Correction;
                let passes = match role {
                    _ if owner.is_some() => role.is_link(),
                    Role::Phone | Role::Reference if tied => {
                        owner = Some(role);
                        true
                    }
                    Role::Aside => tied,
                    Role::Or => at.checked_sub(1).is_some_and(|at| is_code(page, at)),
                    _ => may_stand_between(role),
                };
                if !passes {
                    return None;
                }
            }
            What::Digits if is_expiry_part(page, at) || corrected || is_count(page, at) => {}
            What::Digits | What::Removed if owner.is_none() && is_code(page, at) && is_joined(page, at) => {
                listed = true;
            }
            _ => return None,
        }
        right = at;
    }
    None
}

/// The kind of code that the word at `index` names, with the words around it.
pub(super) fn kind(page: &Page, index: usize, role: Role) -> Option<Kind> {
    let role_at = |back: usize| page.role(index.checked_sub(back)?);
    let named = match role {
        Role::SecurityCode => true,
        Role::Pin => {
            let of_network = role_at(1) == Some(Role::Network) && !page.is_word(index, "pin");
            return (!of_network).then_some(Kind::Pin);
        }
        Role::Key => return (!is_of_something(page, index)).then_some(Kind::Pin),
        Role::Code if is_pass_code(page, index) => return Some(Kind::Pin),
        Role::Strip => is_of_signature(page, index),
        Role::Code | Role::Digit => match role_at(1) {
            Some(Role::Security) => true,
            Some(Role::Verification) => role_at(2) == Some(Role::Card),
            Some(Role::Back) => role_at(2) != Some(Role::Phone),
            Some(Role::Card) => page.is_word(index, "code") && role_at(2) != Some(Role::Other),
            Some(Role::Other | Role::Reference) => is_counted(page, index),
            Some(Role::Strip) => index.checked_sub(1).is_some_and(|strip| is_of_signature(page, strip)),
            _ => is_counted(page, index) || follows_expiry(page, index) || is_code_of_card(page, index),
        },
        Role::Security => follows_expiry(page, index) || is_counted(page, index) || is_of_code(page, index),
        Role::Verification => role_at(1) == Some(Role::Card) || is_card_code(page, index),
        Role::Back | Role::Behind | Role::Secret => {
            let three = || (1..=3).any(|back| counts(page, index, back, Role::Three, "3"));
            (role == Role::Back && (is_of_card(page, index) || three()))
                || (1..=5).any(|back| role_at(back).is_some_and(Role::is_code))
        }
        _ => false,
    };
    named.then_some(Kind::SecurityCode)
}

/// Whether the word at `index` is "code" or "código", and not another word for a number.
pub(super) fn says_code(page: &Page, index: usize) -> bool {
    let written = page.token(index).and_then(|token| page.chars.get(token.start..token.end));
    matches!(written, Some(['c' | 'C', 'o' | 'O' | 'ó' | 'Ó', 'd' | 'D', ..]))
        && page.role(index) == Some(Role::Code)
}

/// "3 digit code", "the three digits"; four of them only of a card. Not "the last three digits".
fn is_counted(page: &Page, index: usize) -> bool {
    let role_at = |back: usize| page.role(index.checked_sub(back)?);
    let Some(count) = (0..=1).find(|back| role_at(*back) == Some(Role::Digit)).map(|back| back + 1) else {
        return false;
    };
    let is_part = match role_at(count + 1) {
        Some(Role::Ending | Role::First) => true,
        // "an amount of three digits"
        Some(Role::Of) => matches!(role_at(count + 2), Some(Role::Other | Role::Reference | Role::Account)),
        _ => false,
    };
    let card = |at: usize| page.role(at) == Some(Role::Card) || page.what(at) == Some(What::Tail);
    let four = || (index.saturating_sub(CARD_WITHIN)..=index + CARD_WITHIN).any(card);
    !is_part
        && (counts(page, index, count, Role::Three, "3")
            || counts(page, index, count, Role::Four, "4") && four())
}

/// How near to "4 digits" the card is whose code they are.
const CARD_WITHIN: usize = 8;

/// Whether the token so far before `index` is one of these words or numbers.
fn is_one_of(page: &Page, index: usize, back: usize, said: &[&str]) -> bool {
    index.checked_sub(back).is_some_and(|at| said.iter().any(|said| page.is_word(at, said)))
}

/// Whether the token so far before `index` is this number, in words or as a digit.
fn counts(page: &Page, index: usize, back: usize, word: Role, digit: &str) -> bool {
    index.checked_sub(back).is_some_and(|at| page.role(at) == Some(word) || page.is_word(at, digit))
}

/// "cod. seg.", "cód. de seg.".
fn is_of_code(page: &Page, index: usize) -> bool {
    let back = if index.checked_sub(1).and_then(|at| page.role(at)) == Some(Role::Of) { 2 } else { 1 };
    let close = |left: usize| {
        let pair = page.token(left).zip(page.token(left + 1));
        pair.is_some_and(|(left, right)| matches!(page.gap(left, right), Gap::Space | Gap::Dot))
    };
    index
        .checked_sub(back)
        .is_some_and(|code| page.role(code).is_some_and(Role::is_code) && (code..index).all(close))
}

/// "12/27 code", "04/28 security".
fn follows_expiry(page: &Page, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|at| is_expiry_part(page, at))
}

/// "pass code"; not "bus pass code".
fn is_pass_code(page: &Page, index: usize) -> bool {
    let other = index.checked_sub(2).and_then(|at| page.role(at));
    is_one_of(page, index, 1, &["pass"])
        && page.is_word(index, "code")
        && !matches!(other, Some(Role::Other | Role::Reference | Role::Network))
}

/// "signature strip".
fn is_of_signature(page: &Page, strip: usize) -> bool {
    is_one_of(page, strip, 1, &["signature"])
}

/// "code on the card", "código de la tarjeta".
fn is_code_of_card(page: &Page, index: usize) -> bool {
    let on = matches!(page.role(index + 1), Some(Role::At | Role::Of));
    says_code(page, index) && on && (2..=3).any(|on| page.role(index + on) == Some(Role::Card))
}

/// "back of the card".
fn is_of_card(page: &Page, index: usize) -> bool {
    page.role(index + 1) == Some(Role::Of) && (2..=3).any(|on| page.role(index + on) == Some(Role::Card))
}

/// How many tokens may stand between a name and its code.
const MOST_BETWEEN: usize = 10;

/// "… is 1234", "…: 1234": the number is what was spoken of, whatever stands between.
fn is_tied(page: &Page, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let (Some(left), Some(right)) = (page.token(before), page.token(index)) else {
        return false;
    };
    page.role(before).is_some_and(Role::is_verb)
        || page.between(left, right).iter().any(|part| matches!(part, ':' | '='))
}

/// "pin of the phone": whether the word at `name` may be the code of the thing spoken of after it. The
/// "clave" of an order is the number of the order.
fn owns(page: &Page, name: usize, thing: Role) -> bool {
    let of = matches!(page.role(name + 1), Some(Role::Of | Role::The));
    of && (thing == Role::Phone || page.role(name) == Some(Role::Pin))
}

/// "pedido con clave", "clave de cliente": the number of an order or of a customer.
fn is_of_something(page: &Page, index: usize) -> bool {
    let before = |back: usize| page.role(index.checked_sub(back)?);
    let spaced = |left: usize| {
        let (left, right) = (page.token(left), page.token(left + 1));
        left.zip(right).is_some_and(|(left, right)| page.gap(left, right) == Gap::Space)
    };
    let thing = match (before(2), before(1)) {
        (_, Some(Role::Reference)) => spaced(index - 1),
        (Some(Role::Reference), Some(Role::Of)) => spaced(index - 2) && spaced(index - 1),
        _ => false,
    };
    thing || (page.role(index + 1) == Some(Role::Of) && page.role(index + 2) == Some(Role::Client))
}

/// "código de verificación de la tarjeta".
fn is_card_code(page: &Page, index: usize) -> bool {
    (1..=2).any(|back| index.checked_sub(back).and_then(|at| page.role(at)).is_some_and(Role::is_code))
        && (1..=3).any(|on| page.role(index + on) == Some(Role::Card))
}

const fn may_stand_between(role: Role) -> bool {
    role.is_link()
        || role.is_verb()
        || matches!(
            role,
            Role::And
                | Role::Code
                | Role::Digit
                | Role::Back
                | Role::Behind
                | Role::Secret
                | Role::Card
                | Role::Correction
                | Role::Expiry
                | Role::Strip
        )
}

/// Whether a code stands at `index`, or stood there.
fn is_code(page: &Page, index: usize) -> bool {
    page.token(index).is_some_and(|token| match token.what {
        What::Digits => (3..=6).contains(&token.digit_count),
        what => what == What::Removed,
    })
}

/// Whether "and", "or" or a comma, and then another number, follow the number at `index`.
pub(super) fn is_joined(page: &Page, index: usize) -> bool {
    match page.what(index + 1) {
        Some(What::Word(role)) if matches!(role, Role::And | Role::Or) || page.is_word(index + 1, "to") => {
            page.what(index + 2) == Some(What::Digits)
        }
        Some(What::Digits) => {
            let (left, right) = (page.token(index), page.token(index + 1));
            left.zip(right).is_some_and(|(left, right)| page.gap(left, right) == Gap::Comma)
        }
        _ => false,
    }
}

/// The 3 of "3 digit code".
fn is_count(page: &Page, index: usize) -> bool {
    page.token(index).is_some_and(|token| token.digit_count == 1)
        && page.role(index + 1).is_some_and(Role::is_code)
}

/// Whether an expiry date stands at `index`, or the end of one.
pub(super) fn is_expiry_part(page: &Page, index: usize) -> bool {
    let begins = |at: usize| near::expiry_end(page, at).is_some_and(|end| end == at + 1);
    begins(index) || index.checked_sub(1).is_some_and(begins)
}
