//! Card numbers whose groups are parted by signs and words that seldom stand inside a number, whole and as
//! they are typed, and ordinary numbers that are parted so as well.

use evenkeel::model::guard::{self, Kind};

fn kinds(text: &str) -> Vec<Kind> {
    guard::find(text, &[]).iter().map(|found| found.kind).collect()
}

/// Cards of four brands in groups of four.
const CARDS: [[&str; 4]; 4] = [
    ["4111", "1111", "1111", "1111"],
    ["5105", "1051", "0510", "5100"],
    ["2221", "0000", "0000", "0009"],
    ["6011", "1111", "1111", "1117"],
];

const SIGNS: [&str; 28] = [
    "·", " · ", ":", ": ", " : ", "~", " ~ ", "*", " * ", "**", "+", " + ", "=", " = ", "'", "’", " & ", "&",
    "×", "->", " -> ", " > ", "•", "#", "] [", "][", "\" \"", "', '",
];

/// Asserts that the text is one card and nothing else, from its first digit to its last.
fn assert_card(text: &str) {
    let found = guard::find(text, &[]);
    let chars: Vec<char> = text.chars().collect();
    let first = chars.iter().position(char::is_ascii_digit).unwrap();
    let last = chars.iter().rposition(char::is_ascii_digit).unwrap();
    let places: Vec<_> = found.iter().map(|found| (found.kind, found.start, found.end)).collect();
    assert_eq!(places, [(Kind::Card, first, last + 1)], "{text}");
    let masked = guard::mask(text, &found);
    assert_eq!(guard::find(&masked, &[]), [], "{masked}");
}

/// Asserts that the digits so far wait at the caret from the seventh on, as they are typed.
fn assert_waits(text: &str) {
    let chars: Vec<char> = text.chars().collect();
    let first = chars.iter().position(char::is_ascii_digit).unwrap();
    let last = chars.iter().rposition(char::is_ascii_digit).unwrap();
    for caret in first + 1..=last {
        let typed: String = chars[..caret].iter().collect();
        if typed.chars().filter(char::is_ascii_digit).count() < 7 {
            continue;
        }
        let held = guard::held(&typed, caret);
        let whole = held.as_ref().is_some_and(|held| held.start == first);
        let seen = typed.chars().skip(held.map_or(caret, |held| held.end)).any(|c| c.is_ascii_digit());
        assert!(whole && !seen, "{typed:?}");
    }
}

#[test]
fn signs_between_four_groups_hide_no_card() {
    for card in CARDS {
        for sign in SIGNS {
            for around in ["", "she read out ", "please note: "] {
                assert_card(&format!("{around}{}", card.join(sign)));
                assert_card(&format!("{around}{} and rang off", card.join(sign)));
            }
            assert_waits(&format!("she read out {}", card.join(sign)));
        }
        let [a, b, c, d] = card;
        for text in [
            format!("[{a}][{b}][{c}][{d}]"),
            format!("\"{a}\" \"{b}\" \"{c}\" \"{d}\""),
            format!("({a}) ({b}) ({c}) ({d})"),
            format!("{a} ({b}) {c} {d}"),
            format!("{a}·{b} {c}: {d}"),
            format!("{a}x{b}x{c}x{d}"),
            format!("{a} x {b} x {c} x {d}"),
            format!("{a}X{b}X{c}X{d}"),
        ] {
            assert_card(&text);
            assert_waits(&text);
        }
    }
}

#[test]
fn a_number_read_out_digit_by_digit_is_a_card_whatever_parts_the_digits() {
    for number in ["4111111111111111", "5105105105105100", "378282246310005"] {
        for sign in [",", ", ", " , ", ";", ":", "·", "*", "+", " + "] {
            let digits: Vec<String> = number.chars().map(String::from).collect();
            let text = digits.join(sign);
            assert_card(&text);
            assert_card(&format!("she says {text} yes"));
            assert_waits(&format!("she says {text}"));
        }
    }
    for pairs in ["card 41, 11, 11, 11, 11, 11, 11, 11", "tarjeta 51:05:10:51:05:10:51:00"] {
        assert_card(pairs);
        assert_waits(pairs);
    }
}

#[test]
fn words_between_the_groups_hide_no_card_that_is_spoken_of() {
    for card in CARDS {
        let [a, b, c, d] = card;
        for text in [
            format!("tarjeta {a} luego {b} luego {c} y {d}"),
            format!("tarjeta {a}, después {b}, después {c} y por fin {d}"),
            format!("card {a} {b} um {c} {d}"),
            format!("her card is {a}, then {b}, then {c} and then {d}"),
            format!("card {a} next four {b} then {c} last four {d}"),
            format!("first four {a} next four {b} then {c} last four {d}"),
            format!("los primeros {a} luego {b} luego {c} y {d}"),
            format!("visa {a} pause {b} pause {c} pause {d}"),
        ] {
            assert_card(&text);
            assert_waits(&text);
        }
    }
}

#[test]
fn numbers_parted_so_that_are_no_card_are_left_alone() {
    for text in [
        "4111: 1111: 1111: 1112",
        "rooms 4111 & 1111",
        "4111 + 1111 = 5222",
        "$4111 + $1111 + $1111 + $1111",
        "4111% 1111% 1111% 1111%",
        "#4111 #1111 #1111 #1111",
        "orders 4111: 1111: 1111: 1111",
        "tracking [4111][1111][1111][1111]",
        "12:4111:1111:1111:1111",
        "meter 4111 next 1111 next 1111 next 1111",
        "she paid 4111 luego 1111 luego 1111 luego 1111",
        "card paid 4111 euros then 1111 euros then 1111 euros then 1111",
        "card for order 4111 order 1111 order 1111 order 1111",
        "1x2x3x4, 4111x1111",
        "ratings 5, 4, 4, 3, 5, 2, 1, 5, 5, 4, 3, 2, 5, 5, 4, 4",
        "4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1",
        "order 4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
        "41, 11, 11, 11, 11, 11, 11, 11",
        "2019: 2020: 2021: 2022",
        "1234 & 5678 & 9012 & 3456",
        "4111 shares, 1111 sold, 1111 kept and 1111 lost",
        "at 10:15, 11:20, 12:25 and 13:30",
        "192.168.0.1:8080, 10.0.0.1:4111",
        "4111\n* 1111\n* 1111\n* 1111",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn what_a_card_reader_sends_is_known_by_either_separator() {
    for number in ["4111111111111111", "5105105105105100", "378282246310005"] {
        for rest in ["D27121010000012300000", "d2712101", "D27121010000012300000F", "=27121010000012300000"] {
            let text = format!("got {number}{rest}");
            assert_eq!(kinds(&text), [Kind::Track], "{text}");
        }
        for separator in ["D", "="] {
            let text = format!("got {number}{separator}27121010000012300");
            for caret in 4 + number.len()..=text.len() {
                let typed: String = text.chars().take(caret).collect();
                let held = guard::held(&typed, caret);
                assert_eq!(held.map(|held| held.start), Some(4), "{typed}");
            }
        }
    }
    for text in [
        "serial 4111111111111112D2712101",
        "serial 123456789012D2712101",
        "part 4111111111D2712101",
        "4111111111111111D2799101",
        "4111111111111111Dec",
    ] {
        assert!(!kinds(text).contains(&Kind::Track), "{text}");
    }
}
