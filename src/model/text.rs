//! Texts cut by Unicode scalars, as carets count them. Must not know what the texts mean.

use std::ops::Range;

use crate::say;

/// The scalars in this range; what lies outside the text is left out.
#[must_use]
pub fn slice(text: &str, range: Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// The text without the scalars in this range.
#[must_use]
pub fn without(text: &str, range: Range<usize>) -> String {
    let kept = text.chars().enumerate().filter(|(at, _)| !range.contains(at));
    kept.map(|(_, c)| c).collect()
}

/// Where in the text this part stands, in scalars.
pub fn places(text: &str, part: &str) -> impl Iterator<Item = Range<usize>> {
    let length = part.chars().count();
    let starts =
        text.match_indices(part).map(|(at, _)| text.get(..at).map_or(0, |before| before.chars().count()));
    starts.map(move |start| start..start + length)
}

/// The text on one line, at most `most` scalars long, cut with an ellipsis.
#[must_use]
pub fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > most * 4 {
            break;
        }
    }
    if line.chars().count() <= most {
        return line;
    }
    let mut cut: String = line.chars().take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// Only the digits of the text.
#[must_use]
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// With a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "1 call", "12,000 calls".
#[must_use]
pub fn calls(count: usize) -> String {
    say!("count-calls", count, shown = grouped(count))
}

/// The number with its thousands set apart: 12,000.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Whether the text can stand in a file as it is: nothing that an editor or a terminal would hide
/// or change.
#[must_use]
pub fn reads_plainly(text: &str) -> bool {
    !text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    })
}
