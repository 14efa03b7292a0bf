//! What is personal but may be kept: bank accounts, social security numbers, e-mail addresses and
//! phone numbers. Owns how each is told from other text; must not know what may not be stored.

use std::ops::Range;

use super::lists::{LISTS, names_phone};
use super::page::{MASK_DOTS, Page};
use super::word::Role;
use super::{Finding, Kind, ccc, iban, phone};
use crate::say;

/// Whether phone numbers are sought, which takes longer than all else.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Phones {
    Sought,
    Left,
}

/// Every one of them in the text that does not touch what was found already, in order.
pub(super) fn find(text: &str, found: &[Finding], phones: Phones) -> Vec<Finding> {
    let chars: Vec<char> = text.chars().collect();
    let mut all: Vec<(Kind, Range<usize>)> = Vec::new();
    let mut add = |kind: Kind, ranges: Vec<Range<usize>>| {
        for range in ranges {
            let touches = |other: &Range<usize>| other.start < range.end && range.start < other.end;
            let is_free = !all.iter().any(|(_, other)| touches(other))
                && !found.iter().any(|finding| touches(&(finding.start..finding.end)));
            if is_free {
                all.push((kind, range));
            }
        }
    };
    add(Kind::Email, emails(&chars));
    let page = Page::read(chars.clone());
    add(Kind::Iban, iban::find(&page));
    add(Kind::Iban, ccc::find(&page));
    add(Kind::Ssn, ssns(&chars));
    add(Kind::Ssn, insurance_numbers(&chars));
    if phones == Phones::Sought {
        add(Kind::Phone, phone::find(&chars));
    }
    all.sort_by_key(|(_, range)| range.start);
    let finding = |(kind, range): (Kind, Range<usize>)| Finding {
        kind,
        masked: masked(kind, &page, &range),
        start: range.start,
        end: range.end,
    };
    all.into_iter().map(finding).collect()
}

/// What would stand there instead.
fn masked(kind: Kind, page: &Page, range: &Range<usize>) -> String {
    let last = || {
        let digits: Vec<char> = page
            .chars
            .iter()
            .take(range.end)
            .skip(range.start)
            .filter(|part| part.is_alphanumeric())
            .copied()
            .collect();
        digits.iter().skip(digits.len().saturating_sub(4)).collect::<String>()
    };
    match kind {
        Kind::Iban => {
            let masked = format!("{MASK_DOTS}{}", last());
            let first = page.tokens.partition_point(|token| token.end <= range.start);
            let named = ccc::named_at(page, first).and_then(|at| page.role(at));
            if named == Some(Role::Account) { masked } else { say!("guard-account", masked) }
        }
        Kind::Ssn => say!("guard-ssn-removed").to_owned(),
        Kind::Email => say!("guard-email-removed").to_owned(),
        _ => say!("guard-phone-removed").to_owned(),
    }
}

const fn is_local(part: char) -> bool {
    part.is_ascii_alphanumeric()
        || matches!(
            part,
            '.' | '!'
                | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '/'
                | '='
                | '?'
                | '^'
                | '_'
                | '`'
                | '{'
                | '|'
                | '}'
                | '~'
                | '-'
        )
        || !part.is_ascii()
}

/// Addresses of the form name@host.tld; whole words, ends that belong to the sentence left out.
fn emails(chars: &[char]) -> Vec<Range<usize>> {
    let at = |place: usize| chars.get(place).copied();
    let signs = chars.iter().enumerate().filter(|(_, part)| **part == '@').map(|(place, _)| place);
    let mut found: Vec<Range<usize>> = Vec::new();
    for sign in signs {
        let mut start = sign;
        while start > 0 && at(start - 1).is_some_and(|part| is_local(part) && !part.is_whitespace()) {
            start -= 1;
        }
        while at(start).is_some_and(|part| !part.is_alphanumeric() && part != '_') && start < sign {
            start += 1;
        }
        let mut end = sign + 1;
        let mut last_dot = None;
        while let Some(part) = at(end) {
            if part == '.' {
                last_dot = Some(end);
            } else if !(part.is_alphanumeric() || part == '-') {
                break;
            }
            end += 1;
        }
        while end > sign + 1 && at(end - 1).is_some_and(|part| part == '.' || part == '-') {
            end -= 1;
            last_dot = (sign + 1..end).rev().find(|place| at(*place) == Some('.'));
        }
        let Some(dot) = last_dot else { continue };
        let top_is_word =
            end - dot > 2 && (dot + 1..end).all(|place| at(place).is_some_and(char::is_alphabetic));
        let doubled = (sign + 1..end).any(|place| at(place) == Some('.') && at(place + 1) == Some('.'));
        if start < sign && dot > sign + 1 && top_is_word && !doubled && at(sign.wrapping_sub(1)) != Some('.')
        {
            found.push(start..end);
        }
    }
    found
}

/// 123-45-6789, or with another separator, the same twice; nine digits alone only behind their name, and
/// so the eleven or twelve of Spain and Mexico.
fn ssns(chars: &[char]) -> Vec<Range<usize>> {
    let digit = |place: usize| chars.get(place).and_then(|part| part.to_digit(10));
    let number = |from: usize, count: usize| {
        (from..from + count).try_fold(0, |sum, place| Some(sum * 10 + digit(place)?))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..chars.len() {
        let glued =
            start > 0 && chars.get(start - 1).is_some_and(|part| part.is_alphanumeric() || *part == '-');
        if glued || digit(start).is_none() || found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        if let Some(end) = long_social_end(chars, start)
            && is_named(chars, start)
        {
            found.push(start..end);
            continue;
        }
        let separator = chars
            .get(start + 3)
            .copied()
            .filter(|part| matches!(part, '-' | ' ' | '.' | '\u{2011}' | '\u{2013}'));
        let (group_at, serial_at) =
            if separator.is_some() { (start + 4, start + 7) } else { (start + 3, start + 5) };
        if separator.is_some() && chars.get(start + 6).copied() != separator {
            continue;
        }
        let end = serial_at + 4;
        let parts = number(start, 3).zip(number(group_at, 2)).zip(number(serial_at, 4));
        let Some(((area, group), serial)) = parts else { continue };
        let goes_on = chars.get(end).is_some_and(|part| part.is_alphanumeric())
            || (chars.get(end) == Some(&'-') && digit(end + 1).is_some());
        let is_issued = area != 0 && area != 666 && area < 900 && group != 0 && serial != 0;
        if is_issued && !goes_on && (separator.is_some() || is_named(chars, start)) {
            found.push(start..end);
        }
    }
    found
}

/// QQ 12 34 56 C of the United Kingdom, behind its name.
fn insurance_numbers(chars: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..chars.len() {
        let glued =
            start.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|part| part.is_alphanumeric());
        if !glued
            && let Some(end) = insurance_end(chars, start)
            && is_named(chars, start)
        {
            found.push(start..end);
        }
    }
    found
}

/// Where two letters, six digits and a letter, however grouped, end.
fn insurance_end(chars: &[char], start: usize) -> Option<usize> {
    let mut place = start;
    for wanted in "aa000000a".chars() {
        if chars.get(place).is_some_and(|part| matches!(part, ' ' | '-')) && place > start {
            place += 1;
        }
        let part = chars.get(place)?;
        let fits = if wanted == 'a' { part.is_ascii_alphabetic() } else { part.is_ascii_digit() };
        place += usize::from(fits.then_some(true)?);
    }
    (!chars.get(place).is_some_and(|part| part.is_alphanumeric())).then_some(place)
}

/// Where the eleven or twelve digits that begin here end: in one piece, or two of them (the province) and
/// then the others, "28/12345678/40"; so written, fourteen as well, since zeros are put before the middle.
fn long_social_end(chars: &[char], start: usize) -> Option<usize> {
    let is_digit = |place: usize| chars.get(place).is_some_and(char::is_ascii_digit);
    let grouped = !is_digit(start + 2);
    let mut end = None;
    let mut count = 0;
    let mut place = start;
    while count <= 14 {
        if is_digit(place) {
            count += 1;
            place += 1;
            continue;
        }
        let next = chars.get(place).copied();
        let whole = matches!(count, 11 | 12) || (count == 14 && grouped);
        if whole && !next.is_some_and(char::is_alphabetic) {
            end = Some(place);
        }
        let goes_on = next.is_some_and(|part| matches!(part, ' ' | '/' | '-' | '.')) && is_digit(place + 1);
        if !goes_on || !grouped {
            return end;
        }
        place += 1;
    }
    end
}

/// How far back a number is named, and how far what that name is part of is looked for, in scalars.
const NAMED_WITHIN: usize = 40;
const MEANT_WITHIN: usize = 64;

/// Whether the words shortly before say what the number is, and nothing behind them that it is one of a
/// phone.
pub(super) fn is_named(chars: &[char], start: usize) -> bool {
    let before = chars.iter().take(start).skip(start.saturating_sub(MEANT_WITHIN));
    let mut before: String = before.collect::<String>().to_lowercase();
    for other in LISTS.iter().flat_map(|lists| &lists.not_social_security) {
        before = before.replace(other.as_str(), &"·".repeat(other.chars().count()));
    }
    let near = before.chars().count().saturating_sub(NAMED_WITHIN);
    let near: String = before.chars().skip(near).collect();
    let behind =
        |name: &String| near.rmatch_indices(name.as_str()).find_map(|(at, _)| whole(&near, at, name));
    let behind = LISTS.iter().flat_map(|lists| &lists.social_security).filter_map(behind);
    behind.min_by_key(|behind| behind.len()).is_some_and(|behind| !names_phone(behind))
}

/// What stands behind the name at `at`, when that is no part of a longer word.
fn whole<'a>(text: &'a str, at: usize, name: &str) -> Option<&'a str> {
    let (before, rest) = text.split_at_checked(at)?;
    let behind = rest.strip_prefix(name)?;
    let parted = !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
    parted.then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        let chars: Vec<char> = text.chars().collect();
        find(text, &[], Phones::Sought)
            .into_iter()
            .map(|f| (f.kind, chars[f.start..f.end].iter().collect()))
            .collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        assert_eq!(
            found("write to (ann.lee@example.co.uk)."),
            [(Kind::Email, "ann.lee@example.co.uk".to_owned())]
        );
        assert_eq!(found("meet me @ noon. twitter @ann, x@y"), []);
    }

    #[test]
    fn a_social_security_number_has_issued_parts() {
        assert_eq!(found("SSN 078-05-1120"), [(Kind::Ssn, "078-05-1120".to_owned())]);
        assert_eq!(found("his social is 078051120"), [(Kind::Ssn, "078051120".to_owned())]);
        assert_eq!(found("000-12-3456 666-12-3456 123-00-4567"), []);
    }

    #[test]
    fn a_national_insurance_number_is_found_behind_its_name() {
        for said in ["QQ123456C", "QQ 12 34 56 C"] {
            for name in ["NI number", "NI no", "nino:", "National Insurance is"] {
                assert_eq!(found(&format!("{name} {said} ok")), [(Kind::Ssn, said.to_owned())], "{name}");
            }
        }
        assert_eq!(found("order AB123456C, NI number not known, postcode AB12 3CD"), []);
    }

    #[test]
    fn the_number_of_a_thing_is_none_of_a_phone() {
        for text in [
            "MPAN 1200023305967",
            "MPRN 4012345678",
            "NHS number 943 476 5919",
            "VAT 123 4567 89",
            "UTR 1234567890",
            "EIN 12-3456789",
            "member number 1234 5678 9012",
            "voucher 1234 5678 9012",
            "clubcard 634004 123 456 7890",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn an_account_with_its_country_is_found_whole() {
        assert_eq!(
            found("to DE89 3704 0044 0532 0130 00 today"),
            [(Kind::Iban, "DE89 3704 0044 0532 0130 00".to_owned())]
        );
    }

    #[test]
    fn what_is_found_ends_before_the_space_behind_it() {
        for said in ["DE89370400440532013000", "078-05-1120", "ann@example.com", "+44 20 7946 0958"] {
            for text in [said.to_owned(), format!("{said} "), format!("{said}  then"), format!("{said} \n")] {
                let all: Vec<String> = found(&text).into_iter().map(|(_, said)| said).collect();
                assert_eq!(all, [said], "{text:?}");
            }
        }
    }

    #[test]
    fn a_social_security_number_is_named_in_every_language() {
        for text in [
            "seguro social 123456789",
            "su número de Seguro Social es 123456789",
            "seguridad social: 123456789",
        ] {
            assert_eq!(found(text), [(Kind::Ssn, "123456789".to_owned())], "{text}");
        }
        for text in [
            "razón social Hermanos Ruiz, NIT 123456789",
            "lo contó en redes sociales, caso 123456789",
            "her social media post, case 123456789",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        let phone = (Kind::Phone, "612345678".to_owned());
        assert_eq!(found("tiene cita en la seguridad social, móvil 612345678"), [phone]);
    }

    #[test]
    fn a_phone_number_is_named_in_every_language() {
        for text in [
            "teléfono 55 1234 5678",
            "su celular es 300 123 4567",
            "cel. 300 123 4567",
            "llámele al 55 1234 5678",
            "tlf 912 34 56 78",
        ] {
            assert!(matches!(found(text).as_slice(), [(Kind::Phone, _)]), "{text}: {:?}", found(text));
        }
        for text in ["pedido 912 345 678", "póliza 912 34 56 78", "expediente 600123456"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
