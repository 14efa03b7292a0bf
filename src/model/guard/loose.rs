//! Card numbers whose groups are parted by signs or words that seldom stand inside a number: "4111: 1111: …",
//! "[4111][1111]…", "4111 then 1111 …", "4, 1, 1, 1, …". Must not know how other numbers are grouped.

use super::brand::{Lengths, Luhn, Strength};
use super::card::{Hit, joined_after};
use super::near::{self, Label};
use super::page::{Page, Token, What, invisible};
use super::word::Role;

/// Adds every such number that touches none of `hits`, which stay in order.
pub(super) fn add(page: &Page, luhn: &Luhn, hits: &mut Vec<Hit>) {
    if page.digits.len() < SHORTEST {
        return;
    }
    let known = hits.len();
    let mut at = 0;
    let mut passed = 0;
    while let Some(token) = page.token(at) {
        while hits.get(passed).is_some_and(|hit| passed < known && hit.last < at) {
            passed += 1;
        }
        if let Some(hit) = hits.get(passed).filter(|hit| passed < known && hit.first <= at) {
            at = hit.last + 1;
            continue;
        }
        let last = match token.digit_count {
            FOUR => four_groups(page, luhn, at),
            1 | 2 if are_equal(page, at, token) => equal_groups(page, luhn, at),
            _ => None,
        };
        let limit = hits.get(passed).filter(|_| passed < known).map_or(usize::MAX, |hit| hit.first);
        match last.filter(|last| *last < limit) {
            Some(last) => {
                hits.push(Hit { first: at, last, shown: last });
                at = last + 1;
            }
            None => at += 1,
        }
    }
    if hits.len() > known {
        hits.sort_by_key(|hit| hit.first);
    }
}

/// The first and the last token of such a number that is not finished at `caret`.
pub(super) fn unfinished(page: &Page, caret: usize) -> Option<(usize, usize)> {
    let (at, said) = before_caret(page, caret)?;
    let token = page.token(at)?;
    let equal = matches!(token.digit_count, 1 | 2).then(|| equal_before(page, at, caret)).flatten();
    equal.or_else(|| four_before(page, at, said))
}

const FOUR: usize = 4;
const GROUPS: usize = 4;
/// The fewest digits of a number that is found here, and the most.
const SHORTEST: usize = 15;
const LONGEST: usize = 16;
/// From how many digits on a number is held.
const FEWEST_HELD: usize = 7;
/// The most scalars between two groups, and how many of them are no blanks.
const MOST_BETWEEN: usize = 6;
const MOST_SIGNS: usize = 3;
/// The most words between two groups, and scalars with them.
const MOST_WORDS: usize = 3;
const MOST_SPOKEN: usize = 30;
/// The most scalars between digits that stand singly.
const MOST_BETWEEN_EQUAL: usize = 3;

/// What parts two groups.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Parting {
    /// What parts the groups of any number.
    Usual,
    /// Other signs.
    Signs,
    /// An x.
    Cross,
    /// Words.
    Words,
}

/// The group after the one at `index`, and what parts the two.
fn next_group(page: &Page, index: usize) -> Option<(usize, Parting)> {
    if let Some(next) = joined_after(page, index) {
        return Some((next, Parting::Usual));
    }
    let (left, next) = (page.token(index)?, page.token(index + 1)?);
    if next.what == What::Digits {
        return are_signs(page.between(left, next)).then_some((index + 1, Parting::Signs));
    }
    let mut at = index + 1;
    while at <= index + MOST_WORDS && page.role(at).is_some_and(may_be_said) {
        at += 1;
    }
    let after = page.token(at).filter(|token| at > index + 1 && token.what == What::Digits)?;
    let between = page.between(left, after);
    if at == index + 2 && is_cross(page, next) {
        return Some((at, Parting::Cross));
    }
    may_be_spoken(between).then_some((at, Parting::Words))
}

fn is_cross(page: &Page, token: Token) -> bool {
    let written = page.chars.get(token.start..token.end);
    matches!(written, Some(['x' | 'X']))
}

/// Whether signs that may stand between two groups, and nothing else, stand there.
fn are_signs(between: &[char]) -> bool {
    let signs = between.iter().filter(|part| !part.is_whitespace() && !invisible(**part));
    let numbered = between.iter().any(|part| matches!(part, '#' | '@')) && between.len() > 1;
    between.len() <= MOST_BETWEEN && signs.count() <= MOST_SIGNS && !numbered && !parts(between)
}

fn may_be_spoken(between: &[char]) -> bool {
    between.len() <= MOST_SPOKEN
        && !parts(between)
        && !between.iter().any(|part| matches!(part, '!' | '?' | ';'))
}

/// Whether amounts, shares or lines are parted.
fn parts(between: &[char]) -> bool {
    between.iter().any(|part| matches!(part, '$' | '€' | '£' | '₹' | '¥' | '%' | '°' | '\n' | '\r'))
}

/// Whether a word may stand between two groups while a number is read out.
const fn may_be_said(role: Role) -> bool {
    !matches!(
        role,
        Role::Unit
            | Role::Phone
            | Role::Reference
            | Role::Account
            | Role::Expiry
            | Role::SecurityCode
            | Role::Pin
            | Role::Key
            | Role::Month
    )
}

/// The last token of four groups of four that begin at `first` and are a card number.
fn four_groups(page: &Page, luhn: &Luhn, first: usize) -> Option<usize> {
    let first_token = page.token(first)?;
    let end_digit = first_token.first_digit + LONGEST;
    let digits = page.digits.get(first_token.first_digit..end_digit)?;
    if !luhn.passes(first_token.first_digit, end_digit) || !is_brand(digits, LONGEST) {
        return None;
    }
    let (mut last, mut usual, mut crosses, mut spoken) = (first, 0, 0, false);
    for _ in 1..GROUPS {
        let (next, parting) = next_group(page, last)?;
        if page.token(next)?.digit_count != FOUR {
            return None;
        }
        usual += usize::from(parting == Parting::Usual);
        crosses += usize::from(parting == Parting::Cross);
        spoken |= parting == Parting::Words;
        last = next;
    }
    // what only the usual signs part was looked at already
    if usual == GROUPS - 1 || goes_on_before(page, first) {
        return None;
    }
    let near = near::around(page, first, last);
    let mixed = crosses > 0 && crosses < GROUPS - 1;
    let named = near.card_before || begins_so(page, first);
    let accepted = if spoken || mixed { named } else { near.card || near.label != Label::Thing };
    accepted.then_some(last)
}

/// "12:4111:…": the same sign parts it from digits before it.
fn goes_on_before(page: &Page, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let (Some(left), Some(token), Some(next)) =
        (page.token(before), page.token(first), page.token(first + 1))
    else {
        return false;
    };
    let gap = page.between(left, token);
    left.what == What::Digits && gap.len() == 1 && gap == page.between(token, next)
}

/// "first four 4111".
fn begins_so(page: &Page, first: usize) -> bool {
    (1..=MOST_WORDS).any(|back| first.checked_sub(back).and_then(|at| page.role(at)) == Some(Role::First))
}

fn is_brand(digits: &[u8], count: usize) -> bool {
    Lengths::beginning_with(digits).strength(count) == Some(Strength::Strong)
}

fn could_be_brand(digits: &[u8]) -> bool {
    Lengths::beginning_with(digits).could_become(digits.len()) == Some(Strength::Strong)
}

/// Whether only groups of as many digits follow the one at `first`, which few do: looked at before all else.
fn are_equal(page: &Page, first: usize, token: Token) -> bool {
    let far = SHORTEST / token.digit_count;
    [1, far - 1].iter().all(|on| {
        page.token(first + on).is_some_and(|other| {
            other.digit_count == token.digit_count
                && other.first_digit == token.first_digit + on * token.digit_count
        })
    })
}

/// The last token of the digits that begin at `first`, stand singly or in pairs with the same signs between
/// all of them, and are a card number.
fn equal_groups(page: &Page, luhn: &Luhn, first: usize) -> Option<usize> {
    let token = page.token(first)?;
    let digits = page.digits.get(token.first_digit..)?;
    if Lengths::beginning_with(digits).is_empty() || follows_equal(page, first).is_some() {
        return None;
    }
    let size = token.digit_count;
    let mut last = first;
    let most = LONGEST / size;
    while last - first + 1 < most && follows_equal(page, last + 1) == Some(last) {
        last += 1;
    }
    let near = near::around(page, first, last);
    if follows_equal(page, last + 1).is_some() && !near.card_before {
        return None;
    }
    let count = (last - first + 1) * size;
    let named = near.card || (size == 1 && matches!(near.label, Label::None | Label::Account));
    let whole = (SHORTEST..=LONGEST).contains(&count)
        && is_brand(digits, count)
        && luhn.passes(token.first_digit, token.first_digit + count);
    (named && whole).then_some(last)
}

/// The token before the one at `index`, when both have as many digits and are parted as the two before them.
fn follows_equal(page: &Page, index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let (left, token) = (page.token(before)?, page.token(index)?);
    let is_digits = |token: Token| token.what == What::Digits;
    if !is_digits(left) || !is_digits(token) || left.digit_count != token.digit_count {
        return None;
    }
    let gap = page.between(left, token);
    let same = before.checked_sub(1).and_then(|at| page.token(at)).is_none_or(|far| {
        !is_digits(far) || far.digit_count != left.digit_count || page.between(far, left) == gap
    });
    (same && gap.len() <= MOST_BETWEEN_EQUAL && are_signs(gap)).then_some(before)
}

/// The group right before the caret, with signs or words between the two, and whether words are.
fn before_caret(page: &Page, caret: usize) -> Option<(usize, bool)> {
    let mut at = page.tokens.partition_point(|token| token.start < caret).checked_sub(1)?;
    let mut words = 0;
    while page.role(at).is_some_and(may_be_said) && words < MOST_WORDS {
        words += 1;
        at = at.checked_sub(1)?;
    }
    let token = page.token(at).filter(|token| token.what == What::Digits)?;
    let rest = page.chars.get(token.end..caret).unwrap_or_default();
    let crossed = words == 1 && page.token(at + 1).is_some_and(|next| is_cross(page, next));
    let near = if words == 0 || crossed { crossed || are_signs(rest) } else { may_be_spoken(rest) };
    near.then_some((at, words > 0 && !crossed))
}

/// The groups of four up to the one at `at`, and those after it; `said`: words stand behind it.
fn four_before(page: &Page, at: usize, said: bool) -> Option<(usize, usize)> {
    let count = |index: usize| page.token(index).map_or(0, |token| token.digit_count);
    let (mut first, mut last, mut groups, mut spoken) = (at, at, 1, said);
    while groups < GROUPS {
        let back = (1..=MOST_WORDS + 1).find_map(|back| {
            let before = first.checked_sub(back)?;
            let digits = page.what(before) == Some(What::Digits);
            let (next, parting) = digits.then(|| next_group(page, before))??;
            (next == first && count(before) == FOUR).then_some((before, parting))
        });
        let Some((before, parting)) = back else { break };
        spoken |= parting == Parting::Words;
        groups += 1;
        first = before;
    }
    while groups < GROUPS && !said && count(last) == FOUR {
        let Some((next, parting)) = next_group(page, last).filter(|(next, _)| count(*next) <= FOUR) else {
            break;
        };
        spoken |= parting == Parting::Words;
        groups += 1;
        last = next;
    }
    let digits = page.digits_of(page.token(first)?, page.token(last)?);
    let open = !said || digits.len() < LONGEST;
    let long = (FEWEST_HELD..=LONGEST).contains(&digits.len());
    if !open || !long || !could_be_brand(digits) {
        return None;
    }
    let named = || near::around(page, first, first).card_before || begins_so(page, first);
    (!spoken || named()).then_some((first, last))
}

/// The single digits, or pairs, up to the one at `at`.
fn equal_before(page: &Page, at: usize, caret: usize) -> Option<(usize, usize)> {
    let half = half_pair(page, at);
    let mut first = at - usize::from(half);
    let size = page.token(first)?.digit_count;
    while (at - first + 1) * size < LONGEST
        && let Some(before) = follows_equal(page, first)
    {
        first = before;
    }
    let (first_token, last_token) = (page.token(first)?, page.token(at)?);
    let digits = page.digits_of(first_token, last_token);
    let rest = page.chars.get(last_token.end..caret).unwrap_or_default();
    let held = digits.len() >= FEWEST_HELD && rest.len() <= MOST_BETWEEN_EQUAL && could_be_brand(digits);
    held.then_some((first, at))
}

/// Whether only the first digit of a pair stands at `at`.
fn half_pair(page: &Page, at: usize) -> bool {
    let gap = |right: usize| {
        let (left, right) = (page.token(right.checked_sub(1)?)?, page.token(right)?);
        (left.what == What::Digits && left.digit_count == 2).then(|| page.between(left, right))
    };
    let single = page.token(at).is_some_and(|token| token.digit_count == 1);
    single && gap(at).is_some_and(|here| at.checked_sub(1).and_then(gap) == Some(here))
}
