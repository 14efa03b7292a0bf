//! Phone numbers in running text: what looks like one is asked of the numbering plans. Must not know
//! what else digits may mean.

use std::ops::Range;
use std::sync::Once;

use phonenumber::country::Id;
use phonenumber::metadata::DATABASE;

use super::lists::{announces_phone, names_no_phone, names_phone};

/// Whose numbering plans a number without a country code is tried against.
const HOMES: [Id; 14] = [
    Id::US,
    Id::GB,
    Id::DE,
    Id::FR,
    Id::IN,
    Id::AU,
    Id::ES,
    Id::IT,
    Id::BR,
    Id::NL,
    Id::CH,
    Id::IL,
    Id::JP,
    Id::ZA,
];
/// How many expressions of the plans are kept ready to match: all that one text can ask for. With the
/// hundred that the crate keeps by itself, going through the homes makes each of them anew.
const EXPRESSIONS: usize = 512;
/// The fewest and the most digits of a number.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// The most groups that a number is written in where others stand beside it: "0 800 12 34 56 78".
const GROUPS: usize = 6;
/// How many groups a card number has, and how many digits each of them.
const CARD_GROUPS: usize = 4;
/// How far back a word may stand that says it is a phone number, in scalars.
const NAMED_WITHIN: usize = 24;
/// How near it stands when the numbering plans need not agree.
const NAMED_CLOSE: usize = 14;

/// Every phone number, by its range in scalars.
pub(super) fn find(chars: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some(whole) = candidate(chars, at) else {
            at += 1;
            continue;
        };
        at = whole.end;
        found.extend(numbers(chars, whole));
    }
    found
}

/// The stretch of digits and what stands between the digits of a phone number that begins here.
fn candidate(chars: &[char], start: usize) -> Option<Range<usize>> {
    let get = |place: usize| chars.get(place).copied();
    let first = get(start)?;
    if !(first.is_ascii_digit() || matches!(first, '+' | '(')) {
        return None;
    }
    if start > 0
        && get(start - 1).is_some_and(|part| {
            part.is_alphanumeric() || matches!(part, '$' | '€' | '£' | '#' | '.' | '_' | '@' | '/')
        })
    {
        // the rest of a word, an amount or an address: skipped as a whole by its first digit
        return None;
    }
    let mut end = start;
    let mut last_digit = None;
    let mut gap = 0;
    while let Some(part) = get(end) {
        if part.is_ascii_digit() {
            last_digit = Some(end);
            gap = 0;
        } else if matches!(part, '+' | '(') && end == start
            || part == '+' && end == start + 1 && first == '('
            || matches!(part, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2011}' | '\u{2013}')
        {
            gap += 1;
            if gap > 3 {
                break;
            }
        } else {
            break;
        }
        end += 1;
    }
    let last = last_digit?;
    let goes_on = get(last + 1).is_some_and(|part| part.is_alphabetic() || matches!(part, '_' | '@' | '%'));
    let is_extension = get(last + 1).is_some_and(|part| part == 'x');
    // a bracket around the whole stays, one around its beginning belongs to it
    let closed = first != '(' || (start..last).any(|place| get(place) == Some(')'));
    let from = if closed { start } else { start + 1 };
    (!goes_on || is_extension).then_some(from..last + 1)
}

/// The stretch as one number; else its parts, where several stand side by side.
fn numbers(chars: &[char], whole: Range<usize>) -> Vec<Range<usize>> {
    if is_number(chars, &whole) {
        return vec![whole];
    }
    if chars.get(whole.start) == Some(&'+') {
        return Vec::new();
    }
    let words: Vec<Range<usize>> = split(chars, &whole);
    if words.windows(CARD_GROUPS).any(|groups| groups.iter().all(|group| group.len() == CARD_GROUPS)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let longest = (from + 1..=words.len().min(from + GROUPS)).rev().find_map(|to| {
            let (first, last) = (words.get(from)?, words.get(to - 1)?);
            let range = first.start..last.end;
            (words.len() > 1 && is_number(chars, &range)).then_some((to, range))
        });
        if let Some((to, range)) = longest {
            found.push(range);
            from = to;
        } else {
            from += 1;
        }
    }
    found
}

/// Its parts between blanks.
fn split(chars: &[char], whole: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for place in whole.start..=whole.end {
        let blank = place == whole.end || chars.get(place).is_some_and(|part| part.is_whitespace());
        match (blank, start) {
            (false, None) => start = Some(place),
            (true, Some(from)) => {
                parts.push(from..place);
                start = None;
            }
            _ => {}
        }
    }
    parts
}

fn is_number(chars: &[char], range: &Range<usize>) -> bool {
    let text: String = chars.iter().take(range.end).skip(range.start).collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if !DIGITS.contains(&digits)
        || looks_like_a_date(&text)
        || is_an_address(&text)
        || is_like_a_social(&text)
    {
        return false;
    }
    let before: String = chars
        .iter()
        .take(range.start)
        .skip(range.start.saturating_sub(NAMED_WITHIN))
        .collect::<String>()
        .to_lowercase();
    let named = names_phone(&before) || announces_phone(&before);
    if !named && names_no_phone(&before) {
        return false;
    }
    if text.starts_with('+') || text.starts_with("(+") {
        return is_valid(None, &text);
    }
    if let Some(rest) = text.strip_prefix("00")
        && is_valid(None, &format!("+{rest}"))
    {
        return true;
    }
    let grouped = text.chars().any(|part| !part.is_ascii_digit());
    let close: Vec<char> = before.chars().rev().take(NAMED_CLOSE).collect();
    let close: String = close.into_iter().rev().collect();
    if names_phone(&close) && (grouped || digits >= 9) {
        return true;
    }
    let plain = !grouped && digits >= 10;
    (named || grouped || plain) && HOMES.into_iter().any(|home| is_valid(Some(home), &text))
}

/// Whether the plan of this country, or the one that the country code names, has such a number.
fn is_valid(country: Option<Id>, text: &str) -> bool {
    static READY: Once = Once::new();
    READY.call_once(|| {
        if let Ok(mut expressions) = DATABASE.cache().lock() {
            expressions.set_capacity(EXPRESSIONS);
        }
    });
    phonenumber::parse(country, text).is_ok_and(|number| phonenumber::is_valid(&number))
}

/// 123-45-6789: if that is no social security number, it is no phone number either.
fn is_like_a_social(text: &str) -> bool {
    let parts: Vec<usize> = text.split(['-', '.', ' ']).map(str::len).collect();
    parts == [3, 2, 4]
}

/// 58.74.121.78: an address of the internet.
fn is_an_address(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok())
}

/// 2026-11-22, 22.11.2026, 11/22/2026.
fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ']).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_year =
        |part: Option<&&str>| part.is_some_and(|part| part.starts_with("19") || part.starts_with("20"));
    match lengths.as_slice() {
        [4, 1 | 2, 1 | 2, ..] => is_year(parts.first()),
        [1 | 2, 1 | 2, 4, ..] => is_year(parts.get(2)),
        _ => false,
    }
}
