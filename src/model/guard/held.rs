//! What is being typed and must not be written yet: the beginning of a card number, a code or
//! track data at the caret. Must not know when or where notes are written.

use std::ops::Range;

use super::brand::{Lengths, MOST_DIGITS, Strength};
use super::page::{Gap, Page, What, separator};
use super::{Kind, after, card, loose, name, near, track};

/// How much of the text around the caret is looked at, in scalars: more than the longest number,
/// its separators and the words that name it.
const BEFORE_CARET: usize = 240;
const AFTER_CARET: usize = 80;
/// From how many digits on a number is held.
const FEWEST_HELD: usize = 7;

/// The range that is held, in scalars of `text`.
pub(super) fn at(text: &str, caret: usize) -> Option<Range<usize>> {
    let skipped = caret.saturating_sub(BEFORE_CARET);
    let shown = text.chars().skip(skipped);
    let page = Page::read(shown.take(caret - skipped + AFTER_CARET).collect());
    let caret = (caret - skipped).min(page.chars.len());
    let range = match track::unfinished(&page.chars, caret) {
        Some(start) => start..caret,
        None => match (number_at(&page, caret), loose_at(&page, caret)) {
            (Some(number), Some(loose)) => number.start.min(loose.start)..number.end.max(loose.end),
            (number, loose) => number.or(loose)?,
        },
    };
    Some(range.start + skipped..range.end + skipped)
}

fn number_at(page: &Page, caret: usize) -> Option<Range<usize>> {
    let run = run_at(page, touched(page, caret)?);
    let (first, last) = (*run.first()?, *run.last()?);
    let end = page.token(last)?.end;
    if letter_follows(page, end) {
        return None;
    }
    let cards = card::find(page);
    let mut claimed = vec![false; page.tokens.len()];
    for hit in &cards {
        hit.claim(&mut claimed);
    }
    let start = card_start(page, &run)
        .or_else(|| code_start(page, &claimed, first, last))
        .or_else(|| code_start(page, &claimed, last, last))
        .or_else(|| after_card_start(page, &claimed, &cards, first, last))?;
    Some(page.token(start)?.start..end)
}

/// The number whose groups other signs part, or words where a card is spoken of.
fn loose_at(page: &Page, caret: usize) -> Option<Range<usize>> {
    let (first, last) = loose::unfinished(page, caret)?;
    let (start, end) = (page.token(first)?.start, page.token(last)?.end);
    let over = letter_follows(page, end.max(caret));
    (!over).then_some(start..end)
}

/// The digit token that the caret stands in, right after, or one separator after.
fn touched(page: &Page, caret: usize) -> Option<usize> {
    let index = page.tokens.partition_point(|token| token.start <= caret).checked_sub(1)?;
    let token = page.token(index)?;
    let gap = page.chars.get(token.end..caret).unwrap_or_default();
    let near = match gap {
        [] => true,
        [one] => matches!(separator(*one), Gap::Space | Gap::Dash | Gap::Dot | Gap::Slash),
        _ => false,
    };
    (token.what == What::Digits && near).then_some(index)
}

/// The whole number that a digit token belongs to.
fn run_at(page: &Page, index: usize) -> Vec<usize> {
    let mut first = index;
    loop {
        let joined = [1, 2].iter().find_map(|back| {
            let before = first.checked_sub(*back)?;
            let digits = page.what(before) == Some(What::Digits);
            (digits && card::joined_after(page, before) == Some(first)).then_some(before)
        });
        let Some(before) = joined else { break };
        first = before;
    }
    card::run_from(page, first)
}

/// The first group from which the run could still grow into a card number.
fn card_start(page: &Page, run: &[usize]) -> Option<usize> {
    let last = page.token(*run.last()?)?;
    run.iter().copied().find(|group| {
        let Some(first) = page.token(*group) else {
            return false;
        };
        let digits = page.digits_of(first, last);
        if digits.len() < FEWEST_HELD || digits.len() > MOST_DIGITS || page.before(first.start) == Some('+') {
            return false;
        }
        match Lengths::beginning_with(digits).could_become(digits.len()) {
            Some(Strength::Strong) => true,
            Some(Strength::Weak) => near::around(page, *group, *group).card_before,
            None => false,
        }
    })
}

/// The first token of the digits, when a code's name stands before them.
fn code_start(page: &Page, claimed: &[bool], first: usize, last: usize) -> Option<usize> {
    let name = name::before(page, claimed, first)?;
    let most = if name.kind == Kind::Pin { 12 } else { 4 };
    let digits = page.digits_of(page.token(first)?, page.token(last)?);
    (digits.len() <= most).then_some(first)
}

/// The beginning of the code behind a card number or a masked one.
fn after_card_start(
    page: &Page,
    claimed: &[bool],
    cards: &[card::Hit],
    first: usize,
    last: usize,
) -> Option<usize> {
    let tails = (0..page.tokens.len()).filter(|index| page.what(*index) == Some(What::Tail));
    let mut ends = cards.iter().map(|hit| hit.last).chain(tails);
    ends.find_map(|end| {
        let hit = after::after_card(page, claimed, end, &(1..=4))?;
        (hit.last == last && hit.first >= first).then_some(hit.first)
    })
}

/// Whether the number is over, since the next scalar that is no separator is a letter.
fn letter_follows(page: &Page, end: usize) -> bool {
    let rest = page.chars.get(end..).unwrap_or_default();
    let next = rest.iter().find(|part| matches!(separator(**part), Gap::Wide));
    next.is_some_and(|part| part.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_end(text: &str) -> Option<Range<usize>> {
        at(text, text.chars().count())
    }

    #[test]
    fn seven_digits_that_may_become_a_card_are_held() {
        assert_eq!(at_end("no 4111 11"), None);
        assert_eq!(at_end("no 4111 111"), Some(3..11));
        assert_eq!(at_end("no 4111-1111-"), Some(3..12));
        assert_eq!(at_end("no 4111111111111111"), Some(3..19));
        assert_eq!(at("no 4111 1111, ok", 5), None);
        assert_eq!(at("no 4111 1111", 5), Some(3..12));
    }

    #[test]
    fn numbers_that_cannot_become_a_card_are_not_held() {
        for text in ["0712345678", "+44 7912345678", "41111111111111111111", "9876543"] {
            assert_eq!(at_end(text), None, "{text}");
        }
    }

    #[test]
    fn a_letter_after_the_number_lets_it_go() {
        assert_eq!(at("4111 1111 please", 9), None);
        assert_eq!(at_end("4111 1111 p"), None);
    }

    #[test]
    fn codes_are_held_from_their_first_digit() {
        assert_eq!(at_end("cvv 1"), Some(4..5));
        assert_eq!(at_end("cvv 1 2"), Some(4..7));
        assert_eq!(at_end("the pin is 12"), Some(11..13));
        assert_eq!(at_end("card ····1111 12/27 1"), Some(20..21));
        assert_eq!(at_end("4111 1111 1111 1111 y detrás 1"), Some(29..30));
        assert_eq!(at_end("claves: 4821 y 9"), Some(15..16));
        assert_eq!(at_end("hace años detrás 1"), None);
        assert_eq!(at_end("refund 45"), None);
    }

    #[test]
    fn a_caret_far_into_a_text_is_counted_from_its_beginning() {
        let text = format!("{}4111 1111", "é ".repeat(500));
        assert_eq!(at_end(&text), Some(1000..1009));
        assert_eq!(at("4111 1111", 99), Some(0..9));
        assert_eq!(at_end(&format!("{} %B4111", "é ".repeat(500))), Some(1001..1007));
    }
}
