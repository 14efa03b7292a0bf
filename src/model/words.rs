//! Words as they are searched: a text cut into words, letter case and accents aside. The one
//! segmentation for what is saved and what is typed; must not know what is done with the words.
//!
//! Scripts that set no spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are cut letter by
//! letter: a run of them in a query is then a phrase.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// No word is longer, in scalars; what follows is left out on both sides.
const LONGEST: usize = 64;

/// Calls `take` with every word of the text, folded, and where it stands, in scalars.
pub fn each(text: &str, take: impl FnMut(&str, Range<usize>)) {
    if text.is_ascii() { each_of_ascii(text, take) } else { each_of_any(text, take) }
}

/// The same for most texts there are, several times as fast.
fn each_of_ascii(text: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let bytes = text.as_bytes();
    let run = |from: usize| {
        bytes
            .iter()
            .skip(from)
            .position(|byte| !byte.is_ascii_alphanumeric())
            .map_or(bytes.len(), |length| from + length)
    };
    let mut word = String::new();
    let mut at = 0;
    while let Some(gap) = bytes.iter().skip(at).position(u8::is_ascii_alphanumeric) {
        let start = at + gap;
        let longest = start + LONGEST;
        let mut end = run(start);
        word.clear();
        word.push_str(text.get(start..end.min(longest)).unwrap_or_default());
        while bytes.get(end) == Some(&b'\'') && matches!(run(end + 1) - end, 2..=3) {
            let tail = end + 1;
            end = run(tail);
            word.push_str(text.get(tail..end.min(longest)).unwrap_or_default());
        }
        word.make_ascii_lowercase();
        take(&word, start..end);
        at = end;
    }
}

fn each_of_any(text: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let (mut start, mut end) = (0, 0);
    let mut chars = text.chars().enumerate();
    while let Some((at, c)) = chars.next() {
        let joins = match kind(c) {
            Kind::Letter => {
                if word.is_empty() {
                    start = at;
                }
                if at - start < LONGEST {
                    fold(c, &mut word);
                }
                end = at + 1;
                true
            }
            Kind::Mark => {
                end = at + 1;
                true
            }
            Kind::Silent => true,
            Kind::Apostrophe => ends_soon(chars.clone().map(|(_, c)| c)),
            Kind::Alone | Kind::Between => false,
        };
        if joins {
            continue;
        }
        if !word.is_empty() {
            take(&word, start..end);
            word.clear();
        }
        if kind(c) == Kind::Alone {
            fold(c, &mut word);
            take(&word, at..at + 1);
            word.clear();
        }
    }
    if !word.is_empty() {
        take(&word, start..end);
    }
}

/// The words of the text, folded.
#[must_use]
pub fn of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each(text, |word, _| words.push(word.to_owned()));
    words
}

/// The same in one line.
#[must_use]
pub fn joined(text: &str) -> String {
    of(text).join(" ")
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Letter,
    /// An accent written by itself: it is heard in the letter before it.
    Mark,
    /// Not seen: a soft hyphen, a joiner.
    Silent,
    Apostrophe,
    /// A letter that is a word.
    Alone,
    Between,
}

fn kind(c: char) -> Kind {
    if c.is_ascii() {
        return match c {
            '\'' => Kind::Apostrophe,
            c if c.is_ascii_alphanumeric() => Kind::Letter,
            _ => Kind::Between,
        };
    }
    match c {
        '’' | 'ʼ' | '＇' => Kind::Apostrophe,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {
            Kind::Silent
        }
        c if is_accent(c) => Kind::Mark,
        c if stands_alone(c) => Kind::Alone,
        c if c.is_alphanumeric() || is_indic(c) => Kind::Letter,
        _ => Kind::Between,
    }
}

/// "don't", "customer's", "we'll": so short an end belongs to its word; "l'argent" is two.
fn ends_soon(rest: impl Iterator<Item = char>) -> bool {
    (1..=2).contains(&rest.take_while(|c| kind(*c) == Kind::Letter).take(3).count())
}

const fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters of scripts without spaces, and pictures.
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Vowel signs and the like, which belong to the letter before them.
const fn is_indic(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}') && !matches!(c, '\u{964}' | '\u{965}' | '\u{970}' | '\u{df4}')
}

fn fold(c: char, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    if decomposes(c) {
        decompose_compatible(c, |part| {
            if !is_accent(part) {
                lower(part, word);
            }
        });
    } else {
        lower(c, word);
    }
}

/// Scripts in which an accent is no letter of its own.
const fn decomposes(c: char) -> bool {
    matches!(c,
        '\u{aa}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}' | '\u{2070}'..='\u{209c}' | '\u{2100}'..='\u{214f}'
        | '\u{fb00}'..='\u{fb06}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff01}'..='\u{ff5e}')
}

fn lower(c: char, word: &mut String) {
    for c in c.to_lowercase() {
        match c {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'þ' => word.push_str("th"),
            'ø' => word.push('o'),
            'đ' | 'ð' => word.push('d'),
            'ł' => word.push('l'),
            'ħ' => word.push('h'),
            'ı' => word.push('i'),
            'ς' => word.push('σ'),
            c if is_accent(c) || !(c.is_alphanumeric() || is_indic(c) || stands_alone(c)) => {}
            c => word.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_are_folded_in_every_script() {
        for (written, typed) in [
            ("Él pagó dos veces", "el pago dos veces"),
            ("Straße ŁÓDŹ Ærø", "strasse lodz aero"),
            ("e\u{301}te\u{301}", "ete"),
            ("Đặng Thị Ngọc", "dang thi ngoc"),
            ("ΟΔΟΣ ΆΝΝΑ", "οδοσ αννα"),
            ("Ёлка", "елка"),
            ("ＡＢＣ１２", "abc12"),
            ("İstanbul", "istanbul"),
            ("ﬁne", "fine"),
        ] {
            assert_eq!(of(written), of(typed), "{written}");
        }
    }

    #[test]
    fn plain_letters_are_cut_as_all_others_are() {
        let letters = ["a", "B", "7", "'", " ", "-", "''", "'s", "'ll", "'ave", "ab", "\n", "x'y'z"];
        let long = ["a".repeat(62), "b".repeat(64), "C".repeat(70)];
        let mut seed = 7_usize;
        for _ in 0..4_000 {
            let mut text = String::new();
            for _ in 0..9 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let number = seed >> 33;
                text += if number.is_multiple_of(29) {
                    &long[number % 3]
                } else {
                    letters[number % letters.len()]
                };
            }
            let (mut fast, mut any) = (Vec::new(), Vec::new());
            each_of_ascii(&text, |word, at| fast.push((word.to_owned(), at)));
            each_of_any(&text, |word, at| any.push((word.to_owned(), at)));
            assert_eq!(fast, any, "{text:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_cut_letter_by_letter() {
        assert_eq!(of("重复收费2次"), ["重", "复", "收", "费", "2", "次"]);
        assert_eq!(of("ガス料金").len(), 4);
        assert_eq!(of("ค่า").len(), 3);
        assert_eq!(of("환불 요청"), ["환불", "요청"]);
        assert_eq!(of("धन्यवाद है।"), ["धन्यवाद", "है"]);
    }

    #[test]
    fn short_ends_behind_an_apostrophe_belong_to_their_word() {
        assert_eq!(
            of("Don't, it’s the customer's l'argent"),
            ["dont", "its", "the", "customers", "l", "argent"]
        );
        assert_eq!(of("'quoted' rock'"), ["quoted", "rock"]);
    }

    #[test]
    fn each_word_knows_where_it_stands() {
        let mut found = Vec::new();
        each("Über-Größe\n“x”", |word, at| found.push((word.to_owned(), at)));
        assert_eq!(found, [("uber".into(), 0..4), ("grosse".into(), 5..10), ("x".into(), 12..13)]);
    }

    #[test]
    fn marks_that_the_index_uses_for_itself_are_no_letters() {
        assert!(of("\u{e000}\u{e001}\u{1f}").is_empty());
        assert_eq!(of(&"a".repeat(500)), ["a".repeat(64)]);
    }
}
