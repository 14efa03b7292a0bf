//! Where a short number stands in its sentence: what is stuck to it, what it counts, whether the
//! clause ends there. Must not know which numbers are secret.

use super::Kind;
use super::near;
use super::page::{Gap, Page, Token, What};
use super::word::Role;

/// The last token of the code that begins at `index`: one group, or digits read out singly.
pub(super) fn last_group(page: &Page, index: usize, kind: Kind) -> Option<usize> {
    let token = page.token(index)?;
    if token.digit_count >= 3 {
        return Some(index);
    }
    let (wanted, most) = if kind == Kind::Pin { (4, 6) } else { (3, 4) };
    let mut count = token.digit_count;
    let mut last = index;
    while let Some(next) = page.token(last + 1) {
        let left = page.token(last)?;
        let spoken = matches!(page.gap(left, next), Gap::Space | Gap::Dash | Gap::Dot | Gap::Comma);
        if next.what != What::Digits || !spoken || next.digit_count > 2 {
            break;
        }
        count += next.digit_count;
        last += 1;
        if count > most {
            return None;
        }
    }
    (wanted..=most).contains(&count).then_some(last)
}

/// Whether no letters, decimals, times, dates or units are stuck to the tokens, and they are not
/// the beginning of a phone number.
pub(super) fn stands_free(page: &Page, first: usize, last: usize) -> bool {
    let (Some(first_token), Some(last_token)) = (page.token(first), page.token(last)) else {
        return false;
    };
    let next = page.chars.get(last_token.end).copied();
    let after = page.chars.get(last_token.end + 1).copied();
    let dated = next == Some(',') && near::expiry_end(page, last + 1).is_some();
    let glued_number =
        matches!(next, Some('.' | ',' | ':' | '/' | '-')) && after.is_some_and(char::is_numeric) && !dated;
    let glued_sign = next.is_some_and(|next| next.is_alphabetic() || matches!(next, '%' | '€' | '°'));
    let money =
        page.before(first_token.start).is_some_and(|sign| matches!(sign, '$' | '€' | '£' | '₹' | '¥' | '+'));
    let unit = page.what(last + 1) == Some(What::Word(Role::Unit));
    !(glued_number || glued_sign || money || unit || is_phone_start(page, last))
}

/// Whether a clause ends after the token: nothing is counted or named by it.
pub(super) fn ends_clause(page: &Page, token: Token) -> bool {
    let rest = page.chars.get(token.end..).unwrap_or_default();
    let next = rest.iter().find(|part| **part != ' ');
    next.is_none_or(|part| !part.is_alphanumeric() && !matches!(part, '$' | '€' | '£' | '%'))
}

/// Whether the sentence ends in a gap.
pub(super) fn ends_sentence(between: &[char]) -> bool {
    parts_name_and_number(between) || between.iter().any(|part| matches!(part, '.' | '!' | ';' | '\n'))
}

/// Whether a gap between a name and the number right behind it parts the two. A full stop or a new
/// line still leaves them together ("CVV. 123").
pub(super) fn parts_name_and_number(between: &[char]) -> bool {
    let money = between.iter().any(|part| matches!(part, '$' | '€' | '£' | '₹' | '¥' | '+'));
    money || between.iter().filter(|part| **part == '\n').count() > 1
}

/// Whether "ending", "last" or such stands before the number, which is then the end of a longer one.
pub(super) fn follows_ending(page: &Page, index: usize) -> bool {
    (1..=3).any(|back| {
        let at = index.checked_sub(back);
        at.and_then(|at| page.what(at)) == Some(What::Word(Role::Ending))
    })
}

/// "0800 123 456": more groups of digits follow, with spaces or dashes.
fn is_phone_start(page: &Page, last: usize) -> bool {
    let mut count = 0;
    let mut at = last;
    while let (Some(left), Some(right)) = (page.token(at), page.token(at + 1))
        && right.what == What::Digits
        && matches!(page.gap(left, right), Gap::Space | Gap::Dash)
        && count <= 12
    {
        count += right.digit_count;
        at += 1;
    }
    (5..=9).contains(&count) && near::expiry_end(page, last + 1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page::read(text.chars().collect())
    }

    #[test]
    fn a_number_with_something_stuck_to_it_does_not_stand_free() {
        for text in ["123rd", "$123", "123.45", "12:30", "123%", "123 times", "123-456", "123 4567 89"] {
            assert!(!stands_free(&page(text), 0, 0), "{text}");
        }
        for text in ["123", "123.", "123, then", "(123)", "123 12/27"] {
            assert!(stands_free(&page(text), 0, 0), "{text}");
        }
    }

    #[test]
    fn digits_read_out_singly_are_one_code() {
        let last = |text: &str| last_group(&page(text), 0, Kind::SecurityCode);
        assert_eq!(last("1 2 3"), Some(2));
        assert_eq!(last("1-2-3-4."), Some(3));
        assert_eq!(last("1 2"), None);
        assert_eq!(last("1 2 3 4 5"), None);
    }

    #[test]
    fn a_clause_ends_where_nothing_is_counted() {
        let ends = |text: &str| {
            let page = page(text);
            page.token(0).is_some_and(|token| ends_clause(&page, token))
        };
        assert!(ends("123") && ends("123, ok") && ends("123\nnext"));
        assert!(!ends("123 dollars") && !ends("123 $"));
    }
}
