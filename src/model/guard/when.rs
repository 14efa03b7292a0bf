//! Years and hours behind the small words that announce them, which are no PIN though as long as one.
//! Must not know what a PIN is called.

use super::page::{Gap, Page, Token};
use super::word::Role;

/// Whether the number at `index` is said to be a year ("en 2024") or an hour ("a las 1430").
pub(super) fn is_told(page: &Page, index: usize) -> bool {
    let before = index.checked_sub(1);
    let (Some(left), Some(number)) = (before.and_then(|at| page.token(at)), page.token(index)) else {
        return false;
    };
    if page.gap(left, number) != Gap::Space {
        return false;
    }
    let role = before.and_then(|at| page.role(at));
    match (role, page.digits_of(number, number)) {
        (Some(Role::Of | Role::At | Role::Expiry | Role::Changed), _) if is_year(page, number) => true,
        (Some(Role::Hour), [tens, ones, minutes, _]) => tens * 10 + ones < 24 && *minutes < 6,
        _ => false,
    }
}

/// Whether a number looks like a year.
pub(super) fn is_year(page: &Page, number: Token) -> bool {
    matches!(page.digits_of(number, number), [1, 9, _, _] | [2, 0, _, _])
}
