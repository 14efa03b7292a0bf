//! The back of a card, where its security code stands: "on the back 123", "los tres de atrás son 123".
//! Must not know what a code is called.

use super::name::is_expiry_part;
use super::page::{Gap, Page, What};
use super::word::Role;

/// Whether the word at `word` is the back of a card and says so of the number at `number`. `claimed`: for
/// each token whether it belongs to a card or track data.
pub(super) fn names(page: &Page, claimed: &[bool], word: usize, number: usize) -> bool {
    let Some(role @ (Role::Back | Role::Behind)) = page.role(word) else {
        return false;
    };
    if is_of_something(page, word) {
        return false;
    }
    let before = word.checked_sub(1).and_then(|at| page.role(at));
    let placed = matches!(before, Some(Role::Of | Role::The | Role::At));
    if is_beside_card(page, claimed, number) {
        return placed || begins(page, claimed, word, number, role);
    }
    placed && is_tied(page, word, number) && !is_part_of_something(page, word)
}

/// How many tokens before a number, and after it, a card number is beside it.
const CARD_BEFORE: usize = 14;
const CARD_AFTER: usize = 6;
/// How many small words are passed: "de la parte de".
const MOST_PASSED: usize = 5;

fn is_beside_card(page: &Page, claimed: &[bool], number: usize) -> bool {
    let is_card = |at: usize| claimed.get(at).copied().unwrap_or(false) || page.what(at) == Some(What::Tail);
    (number.saturating_sub(CARD_BEFORE)..=number + CARD_AFTER).any(is_card)
}

/// "detrás de la casa", "the back of the form"; not "the back of the card".
fn is_of_something(page: &Page, word: usize) -> bool {
    let mut at = word + 1;
    if page.role(at) != Some(Role::Of) && !page.is_word(at, "del") {
        return false;
    }
    while at <= word + MOST_PASSED && page.role(at).is_some_and(Role::is_link) {
        at += 1;
    }
    page.role(at) != Some(Role::Card)
}

/// Whether the place is what is told next beside a card number: behind it, behind its expiry date or at
/// the beginning of a clause. "Back" alone is as often what becomes of money.
fn begins(page: &Page, claimed: &[bool], word: usize, number: usize, role: Role) -> bool {
    let Some(at) = word.checked_sub(1) else {
        return true;
    };
    if at == number {
        return role == Role::Behind;
    }
    let (Some(left), Some(right)) = (page.token(at), page.token(word)) else {
        return false;
    };
    let is_parted = page.between(left, right).iter().any(|part| matches!(part, ',' | ';' | ':' | '.' | '\n'));
    match left.what {
        What::Word(Role::And | Role::Card | Role::Expiry) | What::Tail => true,
        What::Digits => claimed.get(at).copied().unwrap_or(false) || is_expiry_part(page, at),
        _ => is_parted && role == Role::Behind,
    }
}

/// Whether "is", "pone" or such stands between the place and the number, in one clause.
fn is_tied(page: &Page, word: usize, number: usize) -> bool {
    let (first, last) = (word.min(number), word.max(number));
    let comma = (first..last).any(|at| {
        let pair = page.token(at).zip(page.token(at + 1));
        pair.is_some_and(|(left, right)| page.between(left, right).contains(&','))
    });
    !comma && (first..last).any(|at| page.role(at).is_some_and(Role::is_verb))
}

/// "la casa de atrás", "the address on the back": the place only tells which of some other thing.
fn is_part_of_something(page: &Page, word: usize) -> bool {
    let mut right = word;
    for _ in 0..MOST_PASSED {
        let Some(at) = right.checked_sub(1) else {
            return false;
        };
        let (Some(left), Some(next)) = (page.token(at), page.token(right)) else {
            return false;
        };
        if page.gap(left, next) != Gap::Space {
            return false;
        }
        match page.role(at) {
            Some(Role::Of | Role::The | Role::At) => right = at,
            Some(role) => {
                return matches!(
                    role,
                    Role::Other | Role::Reference | Role::Account | Role::Phone | Role::Unit | Role::Key
                );
            }
            None => return false,
        }
    }
    false
}
