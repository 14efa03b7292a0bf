//! The words that the guard goes by, from `guard.ron` of every language. All of them hold at all times,
//! whichever is shown: callers switch, and so do agents. Must not know what a word does.

use std::sync::LazyLock;

use serde::Deserialize;

use super::word::Role;
use crate::model::library;

/// The words of English as they stand in `data/`.
const ENGLISH: &str = include_str!("../../../data/guard.ron");

/// What a language has of them, in small letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    /// What single words say about the number beside them.
    pub(super) words: Vec<(Role, String)>,
    /// Names of a social security number.
    pub(super) social_security: Vec<String>,
    /// The same words where they name something else.
    pub(super) not_social_security: Vec<String>,
    /// How words for a phone number begin.
    pub(super) phone: Vec<String>,
    /// What is said right before a phone number that is not called one.
    pub(super) own_number: Vec<String>,
    /// Whole words for numbers that only look like one of a phone.
    pub(super) no_phone: Vec<String>,
}

/// The lists of all languages, English first.
pub(super) static LISTS: LazyLock<Vec<Lists>> =
    LazyLock::new(|| library::of_every_language("guard", ENGLISH));

/// Whether a word of the text, which is in small letters, begins as one for a phone number does.
pub(super) fn names_phone(text: &str) -> bool {
    let begins = |word: &str| LISTS.iter().flat_map(|lists| &lists.phone).any(|name| word.starts_with(name));
    words(text).any(begins)
}

/// Whether the text, which is in small letters, ends with what announces a phone number: "my number is".
pub(super) fn announces_phone(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ':']);
    LISTS.iter().flat_map(|lists| &lists.own_number).any(|said| {
        let before = text.strip_suffix(said.as_str());
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

/// Whether a word of the text, which is in small letters, is one for another number.
pub(super) fn names_no_phone(text: &str) -> bool {
    words(text).any(|word| LISTS.iter().flat_map(|lists| &lists.no_phone).any(|name| name == word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|part: char| !part.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    #[test]
    fn every_language_has_all_of_its_lists() {
        for language in Language::all().skip(1) {
            let _: Lists = library::own_list(language, "guard");
        }
        assert_eq!(LISTS.len(), Language::all().count());
        for lists in LISTS.iter() {
            assert!(lists.words.len() > 10 && lists.phone.len() > 3 && lists.no_phone.len() > 3);
        }
    }
}
