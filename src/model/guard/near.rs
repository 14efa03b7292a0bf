//! What the words around a number say it is, and expiry dates. Must not know brands.

use super::page::{Gap, Page, What};
use super::word::Role;

/// What a number is said to be, other than a card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Label {
    /// Nothing is said.
    None,
    /// A phone number.
    Phone,
    /// An account, which may be a card's.
    Account,
    /// An order, a parcel, a device or such.
    Thing,
}

/// What the words around a number say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    /// Cards are spoken of, before or after.
    pub(super) card: bool,
    /// Cards are spoken of before the number.
    pub(super) card_before: bool,
    /// What it is called.
    pub(super) label: Label,
}

/// How many tokens before a number speak for a card.
const CARD_BEFORE: usize = 9;
/// How many tokens after a number speak for a card.
const CARD_AFTER: usize = 5;
/// How many tokens before a number name it.
const LABEL_BEFORE: usize = 4;

/// The most scalars between a month and its year.
const MOST_IN_DATE: usize = 6;

/// What is said around the number of the tokens `first` to `last`.
pub(super) fn around(page: &Page, first: usize, last: usize) -> Near {
    let mut near = Near { card: false, card_before: false, label: label_after(page, last) };
    for distance in 1..=CARD_BEFORE {
        let Some(index) = first.checked_sub(distance) else {
            break;
        };
        let Some(What::Word(role)) = page.what(index) else {
            continue;
        };
        if role == Role::Card {
            near.card_before = true;
            break;
        }
        if near.label == Label::None && distance <= LABEL_BEFORE {
            near.label = label(role);
        }
    }
    near.card = near.card_before || card_after(page, last);
    near
}

/// The index of the last token of the expiry date that begins at `index`: 12/27, 12-2027, 1227.
pub(super) fn expiry_end(page: &Page, index: usize) -> Option<usize> {
    let month = page.token(index)?;
    if month.what != What::Digits {
        return None;
    }
    let digits = page.digits_of(month, month);
    match digits {
        [tens, ones, _, _] if is_month(*tens, *ones) => return Some(index),
        [ones] if *ones > 0 => {}
        [tens, ones] if is_month(*tens, *ones) => {}
        _ => return None,
    }
    let year = page.token(index + 1)?;
    let close = matches!(page.gap(month, year), Gap::Slash | Gap::Dash | Gap::Dot | Gap::Space);
    let whole = year.what == What::Digits && matches!(page.digits_of(year, year), [2..=4, _] | [2, 0, _, _]);
    (close && whole).then_some(index + 1)
}

/// The index of the last token of a date like that, or of one with its month in letters or with "of" in it:
/// "Dec 2027", "diciembre de 27", "12 of 2027".
pub(super) fn date_end(page: &Page, index: usize) -> Option<usize> {
    let month = page.token(index)?;
    let is_named = match month.what {
        What::Digits => match expiry_end(page, index) {
            Some(end) => return Some(end),
            None => false,
        },
        What::Word(Role::Month) => true,
        _ => return None,
    };
    let small = matches!(page.role(index + 1), Some(Role::Of | Role::The));
    let at = index + 1 + usize::from(small);
    let year = page.token(at).filter(|year| year.what == What::Digits)?;
    let numbered = matches!(page.digits_of(month, month), [ones] if *ones > 0)
        || matches!(page.digits_of(month, month), [tens, ones] if is_month(*tens, *ones));
    let whole = match page.digits_of(year, year) {
        [2, 0, _, _] => is_named || (small && numbered),
        [2..=4, _] => is_named,
        _ => false,
    };
    let close = page.between(month, year).len() <= MOST_IN_DATE && !page.between(month, year).contains(&'\n');
    (whole && close).then_some(at)
}

fn is_month(tens: u8, ones: u8) -> bool {
    (1..=12).contains(&(tens * 10 + ones))
}

fn card_after(page: &Page, last: usize) -> bool {
    for distance in 1..=CARD_AFTER {
        match page.what(last + distance) {
            Some(What::Word(Role::Card | Role::Expiry | Role::SecurityCode)) => return true,
            None => return false,
            _ => {}
        }
    }
    false
}

/// "… is the order number".
fn label_after(page: &Page, last: usize) -> Label {
    if page.what(last + 1) != Some(What::Word(Role::Verb)) {
        return Label::None;
    }
    let named = (2..=4).find_map(|distance| match page.what(last + distance)? {
        What::Word(role) => Some(label(role)).filter(|label| *label != Label::None),
        _ => None,
    });
    named.unwrap_or(Label::None)
}

const fn label(role: Role) -> Label {
    match role {
        Role::Phone => Label::Phone,
        Role::Account => Label::Account,
        Role::Reference => Label::Thing,
        _ => Label::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page::read(text.chars().collect())
    }

    #[test]
    fn the_nearest_name_counts_and_a_card_word_is_seen_past_it() {
        let near = around(&page("card, phone, order no 123"), 4, 4);
        assert_eq!(near.label, Label::Thing);
        assert!(near.card_before);
    }

    #[test]
    fn a_name_may_come_after() {
        let near = around(&page("123 is my phone"), 0, 0);
        assert_eq!(near.label, Label::Phone);
        assert!(!near.card);
        assert!(around(&page("123 exp 12/27"), 0, 0).card);
    }

    #[test]
    fn expiry_dates_are_a_month_and_a_coming_year() {
        for (text, end) in [
            ("12/27", Some(1)),
            ("1/27", Some(1)),
            ("12-2027", Some(1)),
            ("1227", Some(0)),
            ("13/27", None),
            ("1327", None),
            ("12/1999", None),
            ("00/27", None),
        ] {
            assert_eq!(expiry_end(&page(text), 0), end, "{text}");
        }
    }
}
