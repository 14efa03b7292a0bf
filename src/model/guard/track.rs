//! Track data: what a card reader sends from the magnetic stripe. Must not know cards' brands.

use std::ops::Range;

use super::brand::Luhn;
use super::page::{Page, digit};

/// Every stretch of track data, in scalars. Track 1 is `%B…^…^…?`, track 2 `;…=…?` (ISO/IEC
/// 7813); the end sentinel and track 2's start may be missing. Chips say track 2 with a D for its `=` (EMV).
pub(super) fn find(page: &Page) -> Vec<Range<usize>> {
    let chars = &page.chars;
    let numbers =
        page.tokens.iter().filter(|token| token.digit_count >= FEWEST_OF_NUMBER).map(|token| token.end);
    let mut starts: Vec<usize> = numbers.collect();
    if chars.contains(&'%') {
        starts.extend(chars.iter().enumerate().filter(|(_, part)| **part == '%').map(|(at, _)| at));
        starts.sort_unstable();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in starts {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        found.extend(match chars.get(at) {
            Some('%') => first_track(chars, at),
            Some('=' | 'D' | 'd') => second_track(chars, at),
            _ => None,
        });
    }
    found
}

/// Where track data that is not finished yet begins, when the text up to `caret` ends in it.
pub(super) fn unfinished(chars: &[char], caret: usize) -> Option<usize> {
    let written = chars.get(..caret)?;
    let after = written.iter().rev().take(LONGEST).take_while(|part| digit(**part).is_some()).count();
    let separator =
        (caret - after).checked_sub(1).filter(|at| matches!(chars.get(*at), Some('=' | 'D' | 'd')));
    if let Some(start) = separator.and_then(|separator| second_start(written, separator)) {
        return Some(start.checked_sub(1).filter(|at| chars.get(*at) == Some(&';')).unwrap_or(start));
    }
    let recent = caret.saturating_sub(LONGEST);
    for at in (recent..caret).rev() {
        match chars.get(at)? {
            '?' | '\n' => return None,
            '%' => {
                let name_code = matches!(chars.get(at + 1), Some('B' | 'b'));
                let body = written.get(at + 2..).unwrap_or_default();
                let number = count_digits(body, 0);
                let whole = number > 0 && (body.len() == number || body.get(number) == Some(&'^'));
                return (name_code && whole).then_some(at);
            }
            ';' => {
                let body = written.get(at + 1..).unwrap_or_default();
                let number = count_digits(body, 0);
                let whole = body.len() == number || body.get(number) == Some(&'=');
                return (number >= 7 && whole).then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// The longest track, in scalars (track 1 has 79).
const LONGEST: usize = 82;
const LONGEST_NAME: usize = 30;
const FEWEST_OF_NUMBER: usize = 12;
const FEWEST_AFTER_NUMBER: usize = 4;
/// An expiry date and a service code.
const FEWEST_AFTER_LETTER: usize = 7;

fn first_track(chars: &[char], start: usize) -> Option<Range<usize>> {
    if !matches!(chars.get(start + 1)?, 'B' | 'b') {
        return None;
    }
    let number_end = start + 2 + count_digits(chars, start + 2);
    if number_end < start + 10 || chars.get(number_end) != Some(&'^') {
        return None;
    }
    let after_number = chars.get(number_end + 1..)?.iter().take(LONGEST_NAME);
    let name = after_number.take_while(|part| !matches!(part, '^' | '?' | '\n')).count();
    let name_end = number_end + 1 + name;
    if chars.get(name_end) != Some(&'^') {
        return None;
    }
    let rest = chars.get(name_end + 1..)?.iter().take(LONGEST);
    let rest = rest.take_while(|part| !part.is_whitespace() && **part != '?').count();
    Some(start..past_sentinel(chars, name_end + 1 + rest))
}

fn second_track(chars: &[char], separator: usize) -> Option<Range<usize>> {
    let start = second_start(chars, separator)?;
    let rest = count_digits(chars, separator + 1);
    let fewest = if chars.get(separator) == Some(&'=') { FEWEST_AFTER_NUMBER } else { FEWEST_AFTER_LETTER };
    if rest < fewest {
        return None;
    }
    let sentinel = start.checked_sub(1).filter(|at| chars.get(*at) == Some(&';'));
    let end = past_sentinel(chars, separator + 1 + rest);
    Some(sentinel.unwrap_or(start)..end)
}

/// Where the number of track 2 begins that ends before `separator`. A letter stands inside other numbers
/// too: there the number must add up and, as far as it goes, an expiry date follow.
fn second_start(chars: &[char], separator: usize) -> Option<usize> {
    let before = chars.get(..separator)?.iter().rev().take(20);
    let number = before.map_while(|part| digit(*part)).count();
    if !(FEWEST_OF_NUMBER..=19).contains(&number) {
        return None;
    }
    let start = separator - number;
    if chars.get(separator) != Some(&'=') {
        let digits: Vec<u8> = chars.get(start..separator)?.iter().filter_map(|part| digit(*part)).collect();
        let month = (chars.get(separator + 3), chars.get(separator + 4));
        let dated = match month {
            (Some('0'), Some(ones)) => ones.is_ascii_digit() && *ones != '0',
            (Some('1'), Some(ones)) => matches!(ones, '0'..='2'),
            (tens, _) => tens.is_none_or(|tens| matches!(tens, '0' | '1') || digit(*tens).is_none()),
        };
        if !dated || !Luhn::over(&digits).passes(0, digits.len()) {
            return None;
        }
    }
    Some(start)
}

fn past_sentinel(chars: &[char], at: usize) -> usize {
    at + usize::from(chars.get(at) == Some(&'?'))
}

fn count_digits(chars: &[char], from: usize) -> usize {
    let rest = chars.get(from..).unwrap_or_default().iter().take(LONGEST);
    rest.take_while(|part| digit(**part).is_some()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<Range<usize>> {
        find(&Page::read(text.chars().collect())).first().cloned()
    }

    #[test]
    fn both_tracks_are_found_whole() {
        let track_1 = "%B4111111111111111^DOE/JANE M^27121010000000000000?";
        assert_eq!(first(&format!("x {track_1} y")), Some(2..2 + track_1.len()));
        let track_2 = ";4111111111111111=27121010000012300000?";
        assert_eq!(first(&format!("x {track_2} y")), Some(2..2 + track_2.len()));
        assert_eq!(first("4111111111111111=2712101"), Some(0..24));
    }

    #[test]
    fn sums_and_shares_are_no_tracks() {
        for text in [
            "50%B12",
            "12+13=25",
            "a;12=13",
            "ref 123=45678",
            "411111111111=5",
            "100% Back 12 ^",
            "x=4111111111111111",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn a_track_is_unfinished_until_its_sentinel() {
        let at = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            unfinished(&chars, chars.len())
        };
        assert_eq!(at("ab %B4111"), Some(3));
        assert_eq!(at("ab %B4111111111111111^DOE/J"), Some(3));
        assert_eq!(at("ab ;4111111111111111=27"), Some(3));
        assert_eq!(at("ab %B4111111111111111^DOE/J^2712?"), None);
        assert_eq!(at("well; 12"), None);
        assert_eq!(at("50% Back to 12"), None);
    }
}
