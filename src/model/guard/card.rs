//! Card numbers: which groups of digits in a text are one. Must not know what becomes of them.

use super::brand::{FEWEST_DIGITS, Lengths, Luhn, MOST_DIGITS, Strength};
use super::loose;
use super::near::{self, Label, Near};
use super::page::{Gap, Page, Token, What};
use super::word::Role;

/// A card number in a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Index of its first token.
    pub(super) first: usize,
    /// Index of its last token.
    pub(super) last: usize,
    /// Index of the token that ends with the digits that may stay.
    pub(super) shown: usize,
}

impl Hit {
    /// Notes of each of its tokens that it belongs to it.
    pub(super) fn claim(self, claimed: &mut [bool]) {
        claimed.iter_mut().take(self.last + 1).skip(self.first).for_each(|flag| *flag = true);
    }
}

/// Every card number in `page`, in order, not overlapping.
pub(super) fn find(page: &Page) -> Vec<Hit> {
    let luhn = Luhn::over(&page.digits);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < page.tokens.len() {
        let groups = run_from(page, at);
        let Some(last) = groups.last() else {
            at += 1;
            continue;
        };
        at = last + 1;
        find_in_run(page, &luhn, &groups, &mut hits);
    }
    loose::add(page, &luhn, &mut hits);
    hits
}

/// The digit tokens from `index` on that people would read as one number, as token indices.
pub(super) fn run_from(page: &Page, index: usize) -> Vec<usize> {
    let mut groups = Vec::new();
    let mut next = (page.what(index) == Some(What::Digits)).then_some(index);
    while let Some(group) = next {
        groups.push(group);
        next = joined_after(page, group);
    }
    groups
}

/// The digit token that carries on the number of the one at `index`.
pub(super) fn joined_after(page: &Page, index: usize) -> Option<usize> {
    let token = page.token(index)?;
    let next = page.token(index + 1)?;
    match next.what {
        What::Digits => (page.gap(token, next) != Gap::Wide).then_some(index + 1),
        What::Word(Role::And) => {
            let after = page.token(index + 2)?;
            let spoken = page.gap(token, next) == Gap::Space
                && page.gap(next, after) == Gap::Space
                && token.digit_count == 4
                && after.digit_count == 4;
            spoken.then_some(index + 2)
        }
        _ => None,
    }
}

/// How the digits of a candidate are grouped, the surest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Shape {
    /// As printed on cards: 4-4-4-4, 4-6-5.
    Printed,
    /// In one piece.
    Solid,
    /// Some other way, with the same sign between all groups.
    Even,
}

/// Further groups are looked at only from where a number begins, which keeps long lists of small
/// numbers cheap.
const MOST_PRINTED_GROUPS: usize = 5;

fn find_in_run(page: &Page, luhn: &Luhn, groups: &[usize], hits: &mut Vec<Hit>) {
    let mut at = 0;
    while at < groups.len() {
        let found = best_from(page, luhn, groups, at);
        if let Some(hit) = found {
            while groups.get(at).is_some_and(|group| *group <= hit.last) {
                at += 1;
            }
            hits.push(hit);
        } else {
            at += 1;
        }
    }
}

/// The best candidate that begins with the group at `at`.
fn best_from(page: &Page, luhn: &Luhn, groups: &[usize], at: usize) -> Option<Hit> {
    let rest = groups.get(at..)?;
    let first = *rest.first()?;
    let first_token = page.token(first)?;
    let start = page.digits.get(first_token.first_digit..)?;
    let lengths = Lengths::beginning_with(start);
    if lengths.is_empty() {
        return None;
    }
    let mut count = 0;
    let mut best: Option<((Shape, Strength), Hit)> = None;
    for (taken, last) in rest.iter().copied().enumerate() {
        let last_token = page.token(last)?;
        count += last_token.digit_count;
        let too_long = at > 0 && taken >= MOST_PRINTED_GROUPS;
        if count > MOST_DIGITS || too_long {
            break;
        }
        if count < FEWEST_DIGITS {
            continue;
        }
        let Some(strength) = lengths.strength(count) else {
            continue;
        };
        let end_digit = last_token.first_digit + last_token.digit_count;
        let candidate = Candidate {
            page,
            groups: rest.get(..=taken).unwrap_or_default(),
            after: rest.get(taken + 1..).unwrap_or_default(),
            first: first_token,
            last: last_token,
            starts_run: at == 0,
            count,
            strength,
        };
        let passes = luhn.passes(first_token.first_digit, end_digit);
        if !passes && !candidate.may_be_mistyped() {
            continue;
        }
        let Some(shape) = candidate.shape() else {
            continue;
        };
        let accepted = if passes {
            candidate.is_card(shape)
        } else {
            shape != Shape::Even && candidate.near().card_before
        };
        if !accepted {
            continue;
        }
        let rank = (shape, strength);
        best = match best {
            Some((best_rank, _)) if best_rank < rank => best,
            // Both 16 and 19 digits pass: the last three may be a security code, which must go but
            // not be shown.
            Some((best_rank, hit)) if best_rank == rank => Some((rank, Hit { last, ..hit })),
            _ => {
                let hit = Hit { first, last, shown: last };
                Some((rank, hit))
            }
        };
    }
    best.map(|(_, hit)| hit)
}

/// Groups of digits that have a brand's prefix and length.
struct Candidate<'a> {
    page: &'a Page,
    groups: &'a [usize],
    /// The groups of the same run that come after.
    after: &'a [usize],
    first: Token,
    last: Token,
    starts_run: bool,
    count: usize,
    strength: Strength,
}

impl Candidate<'_> {
    fn shape(&self) -> Option<Shape> {
        let counts = |expected: &[usize]| {
            let counts = self.groups.iter().map(|group| self.digit_count(*group));
            counts.eq(expected.iter().copied())
        };
        if self.groups.len() == 1 {
            return Some(Shape::Solid);
        }
        let printed = counts(&[4, 4, 4, 4])
            || counts(&[4, 4, 4, 4, 3])
            || (self.count == 19 && counts(&[6, 13]))
            || (self.count == 15 && counts(&[4, 6, 5]))
            || (self.count == 14 && counts(&[4, 6, 4]));
        if printed {
            return Some(Shape::Printed);
        }
        let mut gaps = self.gaps();
        let first = gaps.next()?;
        let even = matches!(first, Gap::Space | Gap::Dash | Gap::Dot) && gaps.all(|gap| gap == first);
        even.then_some(Shape::Even)
    }

    /// Whether a candidate that passes Luhn is a card.
    fn is_card(&self, shape: Shape) -> bool {
        let near = self.near();
        if near.card {
            let named = self.strength == Strength::Strong || near.label == Label::None;
            return named && (shape != Shape::Even || self.starts_run);
        }
        if self.strength == Strength::Weak {
            return shape == Shape::Solid && self.is_alone();
        }
        if self.is_dialled() || self.is_inside_code() || self.is_fraction() {
            return false;
        }
        match shape {
            Shape::Printed => true,
            Shape::Solid => near.label != Label::Thing && !(near.label == Label::Phone && self.count < 15),
            Shape::Even => {
                matches!(self.count, 15 | 16)
                    && matches!(near.label, Label::None | Label::Account)
                    && self.starts_run
                    && self.ends_number()
            }
        }
    }

    /// Whether a candidate that fails Luhn may still be a card, with a slip of the finger: only
    /// where an expiry or a code follows, or in four groups as it is dictated, and called nothing
    /// else. A card word before it must say so too.
    fn may_be_mistyped(&self) -> bool {
        self.strength == Strength::Strong
            && (self.followed_by_card_data() || (self.is_dictated() && self.near().label == Label::None))
    }

    /// "4111 1111 1111 1112".
    fn is_dictated(&self) -> bool {
        self.groups.len() == 4
            && self.groups.iter().all(|group| self.digit_count(*group) == 4)
            && self.gaps().all(|gap| gap == Gap::Space)
    }

    fn near(&self) -> Near {
        let first = self.groups.first().copied().unwrap_or_default();
        let last = self.groups.last().copied().unwrap_or_default();
        near::around(self.page, first, last)
    }

    fn gaps(&self) -> impl Iterator<Item = Gap> {
        let pairs = self.groups.iter().zip(self.groups.iter().skip(1));
        pairs.filter_map(|(left, right)| {
            let (left, right) = (self.page.token(*left)?, self.page.token(*right)?);
            Some(self.page.gap(left, right))
        })
    }

    fn digit_count(&self, group: usize) -> usize {
        self.page.token(group).map_or(0, |token| token.digit_count)
    }

    /// Whether it is all there is, and in UATP's range: Visa's 13 digits and Maestro's 12 are phone
    /// and article numbers as often.
    fn is_alone(&self) -> bool {
        let uatp = self.page.digits.first() == Some(&1);
        uatp && self.page.tokens.len() == self.groups.len()
            && self.page.chars.len() < 32
            && !self.page.chars.contains(&'+')
    }

    /// Whether it is written with a country code, which has no more than 15 digits (E.164).
    fn is_dialled(&self) -> bool {
        let sign = self.page.before(self.first.start);
        let bracketed = self.page.before(self.first.start.saturating_sub(1));
        self.count <= 15 && (sign == Some('+') || (sign == Some('(') && bracketed == Some('+')))
    }

    /// Whether letters and more digits are stuck to it, as in a checksum or a serial number.
    fn is_inside_code(&self) -> bool {
        let glued = |left: Option<Token>, right: Option<Token>| {
            let (Some(left), Some(right)) = (left, right) else {
                return false;
            };
            left.end == right.start
        };
        let at = |index: Option<usize>| index.and_then(|index| self.page.token(index));
        let first = self.groups.first().copied().unwrap_or_default();
        let last = self.groups.last().copied().unwrap_or_default();
        let (left, far_left) = (at(first.checked_sub(1)), at(first.checked_sub(2)));
        let (right, far_right) = (at(Some(last + 1)), at(Some(last + 2)));
        (glued(left, Some(self.first)) && glued(far_left, left))
            || (glued(Some(self.last), right) && glued(right, far_right))
    }

    /// Whether it is what comes after a decimal point: 0.4111111111111111.
    fn is_fraction(&self) -> bool {
        let Some(first) = self.groups.first() else {
            return false;
        };
        let before = first.checked_sub(1).and_then(|index| self.page.token(index));
        self.groups.len() == 1
            && self.page.before(self.first.start) == Some('.')
            && before.is_some_and(|whole| {
                whole.what == What::Digits && whole.digit_count <= 3 && whole.end + 1 == self.first.start
            })
    }

    /// Whether no more digits of the same number follow, save what goes with a card.
    fn ends_number(&self) -> bool {
        let Some(next) = self.after.first().and_then(|index| self.page.token(*index)) else {
            return true;
        };
        matches!(self.page.gap(self.last, next), Gap::Comma | Gap::Line) || self.followed_by_card_data()
    }

    /// Whether an expiry date or a word for one, or a word for a security code, comes next.
    fn followed_by_card_data(&self) -> bool {
        let Some(last) = self.groups.last() else {
            return false;
        };
        let mut next = last + 1;
        for _ in 0..3 {
            match self.page.what(next) {
                Some(What::Word(Role::Expiry | Role::SecurityCode)) => return true,
                Some(What::Word(role)) if role.is_link() || role.is_verb() || role == Role::And => next += 1,
                Some(What::Digits) => return near::expiry_end(self.page, next).is_some(),
                _ => return false,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        find(&Page::read(text.chars().collect())).len()
    }

    #[test]
    fn cards_are_found_as_people_write_and_dictate_them() {
        for text in [
            "4111 11 11 1111 1111",
            "4111-1111-11111111",
            "4111\n1111\n1111\n1111",
            "4111, 1111, 1111, 1111",
            "4111 1111 1111 and 1111",
            "4\u{200b}111111111111111",
            "４１１１１１１１１１１１１１１１",
            "3714 496353 98431",
            "4111 1111 1111 1111 12/27",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        assert_eq!(count("4111 1111 1111 1111 5555 5555 5555 4444"), 2);
    }

    #[test]
    fn numbers_that_are_called_or_built_otherwise_are_no_cards() {
        for text in [
            "order number 4111111111111111",
            "4111111111111111 is the tracking number",
            "+411111111111117",
            "41111111111111111111",
            "0.4111111111111111",
            "a9f4111111111111111b3",
            "4111111111111112",
            "12 4111-1111-1111",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn a_card_word_brings_in_rare_ranges_and_wins_over_other_names() {
        assert_eq!(count("501800000009"), 0);
        assert_eq!(count("maestro 501800000009"), 1);
        assert_eq!(count("card for order 4111111111111111"), 1);
    }

    #[test]
    fn a_mistyped_number_is_a_card_only_with_its_expiry() {
        assert_eq!(count("card number 4012888888881882"), 0);
        assert_eq!(count("card number 4012888888881882 exp 12/27"), 1);
    }
}
