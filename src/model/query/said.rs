//! How the names and values of the search are said in other languages: `cliente:` for `customer:`, by
//! `query.ron` of each. All are understood, whichever language is in force. Must not know what a name
//! means.

use std::sync::LazyLock;

use serde::Deserialize;

use super::KEYS;
use crate::model::language::Language;
use crate::model::words;

/// What a language says before the colon and behind it, each with what that is in English; the first of several
/// is the one written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    names: Vec<(String, String)>,
    values: Vec<(String, String)>,
    /// The situations as their chips name them, with their ids.
    situations: Vec<(String, String)>,
}

/// The same, made ready to be met.
#[derive(Debug, Default)]
struct Said {
    names: Vec<Word>,
    values: Vec<Word>,
    situations: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    said: String,
    folded: String,
    means: String,
}

/// One for each language; nothing for English, and for one without a list.
static SAID: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let word = |(said, means): (String, String)| Word { folded: folded(&said), said, means };
    let words = |list: Vec<(String, String)>| list.into_iter().map(word).collect();
    let read = |language: Language| {
        let Lists { names, values, situations } = ron::from_str(language.playbook("query")?).ok()?;
        Some(Said { names: words(names), values: words(values), situations: words(situations) })
    };
    Language::all().map(|language| read(language).unwrap_or_default()).collect()
});

/// The name of the search meant by this one, in any language.
pub(super) fn name(text: &str) -> Option<&'static str> {
    let english = KEYS.into_iter().find(|key| text.eq_ignore_ascii_case(key));
    english.or_else(|| {
        let said = meant(text, |said| &said.names)?;
        KEYS.into_iter().find(|key| *key == said)
    })
}

/// The value meant by this one: itself in English, and where no language has it.
pub(super) fn value(text: &str) -> &str {
    meant(text, |said| &said.values).unwrap_or(text)
}

/// The ids of the situations whose names begin so in any language, or are just that.
pub(super) fn situations(text: &str, exact: bool) -> impl Iterator<Item = &'static str> {
    let text = folded(text);
    let all = SAID.iter().flat_map(|said| &said.situations);
    let fits = move |word: &&Word| word.folded == text || !exact && word.folded.starts_with(&text);
    all.filter(fits).map(|word| word.means.as_str())
}

/// The name that the language writes for this situation, said in any; itself where it has none.
pub(super) fn situation_in(language: Language, said: &str) -> &str {
    let id = meant(said, |said| &said.situations).unwrap_or(said);
    written(language, id, |said| &said.situations).unwrap_or(id)
}

fn meant(text: &str, list: fn(&Said) -> &Vec<Word>) -> Option<&'static str> {
    let text = folded(text);
    SAID.iter().flat_map(list).find(|word| word.folded == text).map(|word| word.means.as_str())
}

/// Small letters without accents, as many type.
fn folded(text: &str) -> String {
    words::of(text).join("-")
}

/// This name, which is in English, as the language writes it.
pub(super) fn name_in(language: Language, name: &'static str) -> &'static str {
    written(language, name, |said| &said.names).unwrap_or(name)
}

/// The same for a value; itself where the language has no other word.
pub(super) fn value_in(language: Language, value: &str) -> &str {
    written(language, value, |said| &said.values).unwrap_or(value)
}

fn written(language: Language, english: &str, list: fn(&Said) -> &Vec<Word>) -> Option<&'static str> {
    let (said, _) = SAID.iter().zip(Language::all()).find(|(_, other)| *other == language)?;
    list(said).iter().find(|word| word.means == english).map(|word| word.said.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::{Query, Sign, facts, worded};
    use super::*;
    use crate::model::call::CauseKind;
    use crate::model::library::own_list;

    #[test]
    fn every_name_is_said_in_every_language_that_has_a_list() {
        for (said, language) in SAID.iter().zip(Language::all()).skip(1) {
            let _: Lists = own_list(language, "query");
            let names: HashSet<&str> = said.names.iter().map(|word| word.means.as_str()).collect();
            assert_eq!(names, HashSet::from(KEYS), "{}", language.tag());
            for list in [&said.names, &said.values, &said.situations] {
                let apart: HashSet<&str> = list.iter().map(|word| word.folded.as_str()).collect();
                assert_eq!(apart.len(), list.len(), "{}: one of them is said twice", language.tag());
            }
        }
    }

    #[test]
    fn every_value_means_one_of_the_search() {
        let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
        // a cause may be any word
        let keys = KEYS.into_iter().filter(|key| *key != "cause" && !facts::is_free(key));
        let known = |value: &str| keys.clone().any(|key| facts::read(key, value, Sign::With, &now).is_some());
        for value in SAID.iter().flat_map(|said| &said.values) {
            let cause = CauseKind::ALL.iter().any(|kind| kind.id() == value.means);
            assert!(cause || known(&value.means), "{} is {}", value.said, value.means);
        }
    }

    #[test]
    fn a_search_says_the_same_in_all_languages() {
        let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
        let english = "promise:overdue  promise:in-time since:yesterday -escalated:yes has:debrief \
                       cause:process,product tag:\"=late fee\" customer:hoy heat:>7 refund \"since:today\" ";
        for language in Language::all().skip(1) {
            let said = worded(english, language);
            assert_eq!(Query::parse(&said, &now), Query::parse(english, &now), "{said}");
            assert_eq!(worded(&said, Language::ENGLISH), english, "{said}");
            assert!(!said.contains("promise:") && said.contains(" refund \"since:today\" "), "{said}");
        }
    }

    #[test]
    fn a_situation_is_asked_for_by_the_name_on_its_chip_too() {
        let now = "2026-11-22T14:30:00[UTC]".parse().unwrap();
        let spanish = Language::tagged("es").unwrap();
        for (said, id) in
            [("enojado", "angry"), ("Enoj", "angry"), ("riesgo", "at-risk"), ("=insultos", "abusive")]
        {
            let Some(facts::Fact::Any(any)) = facts::read("situation", said, Sign::With, &now) else {
                panic!("{said} is not understood");
            };
            assert!(
                any.iter().any(|phrase| phrase.words == [facts::mark("situation", id)]),
                "{said}: {any:?}"
            );
        }
        assert_eq!(worded("situation:angry x", spanish), "situación:enojado x");
        assert_eq!(worded("situación:enojado x", Language::ENGLISH), "situation:angry x");
        assert_eq!(worded("situation:=angry tag:angry", spanish), "situación:=angry etiqueta:angry");
        // each is the name of a situation that there is
        let shipped = crate::model::library::builtin();
        for word in SAID.iter().flat_map(|said| &said.situations) {
            assert!(shipped.situations.iter().any(|situation| situation.id == word.means), "{}", word.said);
        }
    }

    #[test]
    fn spanish_is_understood_without_accents_too_and_named_as_it_was_typed() {
        let parse = |typed: &str| Query::parse(typed, &"2026-11-22T14:30:00[UTC]".parse().unwrap());
        assert_eq!(parse("TENSION:>7 escalada:si"), parse("heat:>7 escalated:yes"));
        assert_eq!(parse("compromiso:quizás").unclear, ["compromiso:quizás"]);
        assert_eq!(parse("mi cliente: enfadado").unclear, parse("mi customer: enfadado").unclear);
    }
}
