//! Track data: what a card reader sends from the magnetic stripe. Must not know cards' brands.

use std::ops::Range;

use super::page::digit;

/// Every stretch of track data, in scalars. Track 1 is `%B…^…^…?`, track 2 `;…=…?` (ISO/IEC
/// 7813); the end sentinel and track 2's start may be missing.
pub(super) fn find(chars: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, part) in chars.iter().enumerate() {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let range = match part {
            '%' => first_track(chars, at),
            '=' => second_track(chars, at),
            _ => None,
        };
        found.extend(range);
    }
    found
}

/// Where track data that is not finished yet begins, when the text up to `caret` ends in it.
pub(super) fn unfinished(chars: &[char], caret: usize) -> Option<usize> {
    let written = chars.get(..caret)?;
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
const FEWEST_AFTER_NUMBER: usize = 4;

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

fn second_track(chars: &[char], equals: usize) -> Option<Range<usize>> {
    let before = chars.get(..equals)?.iter().rev().take(20);
    let number = before.take_while(|part| digit(**part).is_some()).count();
    let rest = count_digits(chars, equals + 1);
    if !(12..=19).contains(&number) || rest < FEWEST_AFTER_NUMBER {
        return None;
    }
    let start = equals - number;
    let sentinel = start.checked_sub(1).filter(|at| chars.get(*at) == Some(&';'));
    let end = past_sentinel(chars, equals + 1 + rest);
    Some(sentinel.unwrap_or(start)..end)
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
        let chars: Vec<char> = text.chars().collect();
        find(&chars).first().cloned()
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
