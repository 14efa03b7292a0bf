//! A text cut into the tokens that the guard reasons about: words with their role, groups of
//! digits, and what is already masked. Must not know what a card or a code is.

use super::word::{self, Role};
use crate::key;
use crate::model::language::Language;

/// What stands before the last four digits of a masked card.
pub(super) const MASK_DOTS: &str = "····";
/// The message that replaces a security code.
pub(super) const CODE_REMOVED: &str = key!("guard-code-removed");
/// The message that replaces a PIN.
pub(super) const PIN_REMOVED: &str = key!("guard-pin-removed");
/// The message that replaces track data.
pub(super) const TRACK_REMOVED: &str = key!("guard-track-removed");

/// What a token is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum What {
    /// Decimal digits of any script, side by side.
    Digits,
    /// The last four digits of a card masked before.
    Tail,
    /// The sentence that stands for something removed before.
    Removed,
    /// Letters.
    Word(Role),
    /// An IBAN: its letters or its digits.
    Iban,
}

/// A stretch of the text, in Unicode scalars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First scalar.
    pub(super) start: usize,
    /// One past the last scalar.
    pub(super) end: usize,
    /// What it is.
    pub(super) what: What,
    /// Where its digits begin in [`Page::digits`].
    pub(super) first_digit: usize,
    /// How many digits it has (0 for words).
    pub(super) digit_count: usize,
}

/// How two tokens are parted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Gap {
    /// Not at all.
    None,
    /// By up to three blanks.
    Space,
    /// By a dash or an underscore.
    Dash,
    /// By a dot.
    Dot,
    /// By a slash.
    Slash,
    /// By a comma.
    Comma,
    /// By a line break.
    Line,
    /// By anything else.
    Wide,
}

/// The longest name of a code that is said letter by letter, in bytes.
const LONGEST_INITIALS: usize = 4;

/// A text and its tokens.
pub(super) struct Page {
    /// The text, scalar by scalar.
    pub(super) chars: Vec<char>,
    /// Its tokens, in order.
    pub(super) tokens: Vec<Token>,
    /// All digits of all digit tokens, 0 to 9.
    pub(super) digits: Vec<u8>,
}

impl Page {
    /// Cuts `chars` into tokens.
    pub(super) fn read(chars: Vec<char>) -> Self {
        let mut page = Self { tokens: Vec::with_capacity(chars.len() / 5), digits: Vec::new(), chars };
        let mut lower = String::new();
        let mut at = 0;
        while let Some(first) = page.chars.get(at).copied() {
            let end = if digit(first).is_some() {
                page.take_digits(at)
            } else if first.is_alphabetic() {
                page.take_word(at, &mut lower)
            } else if first == '[' {
                page.take_removed(at)
            } else {
                at + 1
            };
            at = end;
        }
        page
    }

    /// The token at `index`.
    pub(super) fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// What the token at `index` is.
    pub(super) fn what(&self, index: usize) -> Option<What> {
        self.tokens.get(index).map(|token| token.what)
    }

    /// The digits of the tokens `first` to `last`, which are digit tokens with none between.
    pub(super) fn digits_of(&self, first: Token, last: Token) -> &[u8] {
        self.digits.get(first.first_digit..last.first_digit + last.digit_count).unwrap_or_default()
    }

    /// What stands between two tokens, as written.
    pub(super) fn between(&self, left: Token, right: Token) -> &[char] {
        self.chars.get(left.end..right.start).unwrap_or_default()
    }

    /// How two tokens are parted.
    pub(super) fn gap(&self, left: Token, right: Token) -> Gap {
        let between = self.between(left, right);
        if between.len() > 6 {
            return Gap::Wide;
        }
        let mut gap = Gap::None;
        let mut count = 0;
        let mut last = None;
        for part in between.iter().copied().filter(|part| !invisible(*part)) {
            // what is read out with pauses is typed with "..." and "--"
            if last.replace(part) == Some(part) && matches!(gap, Gap::Dash | Gap::Dot) {
                continue;
            }
            count += 1;
            let kind = separator(part);
            gap = match (gap, kind) {
                (_, Gap::Wide) => return Gap::Wide,
                (Gap::None | Gap::Space, _) => kind,
                (_, Gap::Space) => gap,
                (_, Gap::Line) => Gap::Line,
                _ => return Gap::Wide,
            };
        }
        if count > 3 { Gap::Wide } else { gap }
    }

    /// What the word at `index` says; `None` where no word stands.
    pub(super) fn role(&self, index: usize) -> Option<Role> {
        match self.what(index)? {
            What::Word(role) => Some(role),
            _ => None,
        }
    }

    /// Whether the token at `index` is `word` (ASCII), in any case.
    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        let written = self.chars.get(token.start..token.end).unwrap_or_default();
        let lower = written.iter().map(char::to_ascii_lowercase);
        lower.eq(word.chars())
    }

    /// The scalar before `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.chars.get(at.checked_sub(1)?).copied()
    }

    fn take_digits(&mut self, start: usize) -> usize {
        let first_digit = self.digits.len();
        let mut end = start;
        let mut at = start;
        while let Some(part) = self.chars.get(at).copied() {
            if let Some(value) = digit(part) {
                self.digits.push(value);
                end = at + 1;
            } else if !invisible(part) {
                break;
            }
            at += 1;
        }
        let digit_count = self.digits.len() - first_digit;
        let masked = digit_count == 4 && self.ends_with(start, MASK_DOTS);
        if masked {
            self.digits.truncate(first_digit);
            self.neutral_card_word(start);
        }
        self.tokens.push(Token {
            start,
            end,
            what: if masked { What::Tail } else { What::Digits },
            first_digit,
            digit_count: if masked { 0 } else { digit_count },
        });
        end
    }

    fn take_word(&mut self, start: usize, lower: &mut String) -> usize {
        if let Some((end, role)) = self.initials(start, lower) {
            self.push(start, end, What::Word(role));
            return end;
        }
        lower.clear();
        let mut end = start;
        while let Some(part) = self.chars.get(end).copied() {
            if part.is_alphabetic() {
                if part.is_ascii() && lower.len() <= 4 * word::LONGEST_LISTED {
                    lower.push(part.to_ascii_lowercase());
                } else if lower.len() <= 4 * word::LONGEST_LISTED {
                    lower.extend(part.to_lowercase());
                }
            } else if !(matches!(part, '1' | '2') && self.names_a_second(end, lower)) {
                break;
            }
            end += 1;
        }
        self.push(start, end, What::Word(word::role(lower)));
        end
    }

    /// "c.v.v.", "p i n": the name of a code, letter by letter, with where it ends and what it says.
    fn initials(&self, start: usize, lower: &mut String) -> Option<(usize, Role)> {
        lower.clear();
        let mut at = start;
        loop {
            let alone = self.chars.get(at + 1).is_none_or(|next| !next.is_alphanumeric());
            let letter = self.chars.get(at).filter(|letter| alone && letter.is_alphabetic())?;
            lower.extend(letter.to_lowercase());
            let role = word::role(lower);
            if lower.len() >= 3 && matches!(role, Role::SecurityCode | Role::Pin) {
                return Some((at + 1, role));
            }
            let parted = self.chars.get(at + 1).is_some_and(|part| ". -".contains(*part));
            if !parted || lower.len() >= LONGEST_INITIALS {
                return None;
            }
            at += 2;
        }
    }

    /// "cvv2", "cvc2", "cv2", "cvv1": the digit is part of the name.
    fn names_a_second(&self, at: usize, lower: &str) -> bool {
        let after = self.chars.get(at + 1..).unwrap_or_default();
        let parted = after.first().is_none_or(|next| digit(*next).is_none());
        // the first is seldom written so, and "cvv1 2 3" is read out
        let alone = || {
            let digits = after.iter().skip_while(|part| digit(**part).is_none());
            digits.take_while(|part| digit(**part).is_some()).count() >= 3
        };
        matches!(lower, "cv" | "cvv" | "cvc" | "cvn" | "cav" | "cvd")
            && parted
            && (self.chars.get(at) == Some(&'2') || alone())
    }

    fn take_removed(&mut self, start: usize) -> usize {
        let keys = [CODE_REMOVED, PIN_REMOVED, TRACK_REMOVED];
        // a text may have been masked while another language was spoken
        let labels = Language::all().flat_map(|language| keys.map(|key| language.text(key)));
        for label in labels {
            let end = start + label.chars().count();
            let here = self.chars.get(start..end).unwrap_or_default();
            if here.iter().copied().eq(label.chars()) {
                self.push(start, end, What::Removed);
                return end;
            }
        }
        start + 1
    }

    fn push(&mut self, start: usize, end: usize, what: What) {
        self.tokens.push(Token { start, end, what, first_digit: self.digits.len(), digit_count: 0 });
    }

    fn ends_with(&self, at: usize, label: &str) -> bool {
        let start = at.saturating_sub(label.chars().count());
        let here = self.chars.get(start..at).unwrap_or_default();
        here.iter().copied().eq(label.chars())
    }

    /// The word "card" of a masked card must not speak for a number near it: masking would then
    /// make new findings.
    fn neutral_card_word(&mut self, digits_start: usize) {
        let dots_start = digits_start.saturating_sub(MASK_DOTS.chars().count());
        let Some(word) = self.tokens.last_mut() else {
            return;
        };
        if word.end + 1 == dots_start && word.what == What::Word(Role::Card) {
            word.what = What::Word(Role::Link);
        }
    }
}

/// The value of a decimal digit of any script.
pub(super) fn digit(part: char) -> Option<u8> {
    if part.is_ascii() {
        return part.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    if !part.is_numeric() {
        return None;
    }
    let code = u32::from(part);
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    u8::try_from(code - zero).ok().filter(|value| *value < 10)
}

/// Whether a scalar takes no room: such may stand between digits that were pasted.
pub(super) const fn invisible(part: char) -> bool {
    matches!(
        part,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// How one scalar parts two groups of digits.
pub(super) fn separator(part: char) -> Gap {
    match part {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Gap::Line,
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Gap::Dash,
        '.' | '\u{FF0E}' | '\u{2024}' | '\u{2026}' => Gap::Dot,
        '/' | '\\' | '|' | '\u{2044}' | '\u{FF0F}' => Gap::Slash,
        ',' | ';' | '\u{2022}' | '\u{FF0C}' | '\u{3001}' => Gap::Comma,
        _ if part.is_whitespace() => Gap::Space,
        _ => Gap::Wide,
    }
}

/// The zeros of all decimal digits (general category Nd, Unicode 15), in order.
const ZEROS: [u32; 65] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
    0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30,
    0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
    0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
    0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_have_their_value() {
        for (text, value) in [("0", 0), ("٧", 7), ("९", 9), ("３", 3), ("𝟡", 9), ("๕", 5)] {
            assert_eq!(text.chars().next().and_then(digit), Some(value), "{text}");
        }
        for text in ["a", "²", "½", "Ⅳ", "三", "①", "௰"] {
            assert_eq!(text.chars().next().and_then(digit), None, "{text}");
        }
    }

    #[test]
    fn the_number_of_a_name_is_part_of_the_name() {
        let page = Page::read("cvv2 123 cvv234".chars().collect());
        let lengths: Vec<usize> = page.tokens.iter().map(|token| token.digit_count).collect();
        assert_eq!(lengths, [0, 3, 0, 3]);
    }

    #[test]
    fn what_is_masked_says_nothing_about_its_neighbours() {
        let page = Page::read("card ····1111 [PIN removed]".chars().collect());
        let whats: Vec<What> = page.tokens.iter().map(|token| token.what).collect();
        assert_eq!(whats, [What::Word(Role::Link), What::Tail, What::Removed]);
        assert!(page.digits.is_empty());
    }

    #[test]
    fn groups_are_parted_by_what_people_write_between_them() {
        for (text, gap) in [
            ("1 2", Gap::Space),
            ("1\u{a0}2", Gap::Space),
            ("1 \u{2013} 2", Gap::Dash),
            ("1, 2", Gap::Comma),
            ("1\r\n2", Gap::Line),
            ("1 + 2", Gap::Wide),
            ("1: 2", Gap::Wide),
            ("1    2", Gap::Wide),
            ("1... 2", Gap::Dot),
            ("1 \u{2026} 2", Gap::Dot),
            ("1--2", Gap::Dash),
            ("1; 2", Gap::Comma),
            ("1,,2", Gap::Wide),
        ] {
            let page = Page::read(text.chars().collect());
            let [left, right] = page.tokens.as_slice() else {
                assert!(text.is_empty(), "two tokens: {text}");
                continue;
            };
            assert_eq!(page.gap(*left, *right), gap, "{text}");
        }
    }
}
