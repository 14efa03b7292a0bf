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
}

/// The same, made ready to be met.
#[derive(Debug, Default)]
struct Said {
    names: Vec<Word>,
    values: Vec<Word>,
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
        let Lists { names, values } = ron::from_str(language.playbook("query")?).ok()?;
        Some(Said { names: words(names), values: words(values) })
    };
    Language::all().map(|language| read(language).unwrap_or_default()).collect()
});

/// The situations as their chips name them in each language, with their ids; none in English, whose files stand
/// elsewhere and are called like them.
static SITUATIONS: LazyLock<Vec<(Language, Word)>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Named {
        id: String,
        chip: String,
    }
    let named = |(language, text): (Language, &str)| {
        let Named { id, chip } = ron::from_str(text).ok()?;
        let name = folded(&chip);
        Some((language, Word { said: name.clone(), folded: name, means: id }))
    };
    let texts = Language::all().flat_map(|language| language.situations().map(move |text| (language, text)));
    texts.filter_map(named).collect()
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

/// The ids of the situations of whose names a word begins so in any language, or which are called just that.
pub(super) fn situations(text: &str, exact: bool) -> impl Iterator<Item = &'static str> {
    let text = folded(text);
    let begins = format!("-{text}");
    let fits =
        move |name: &str| name == text || !exact && (name.starts_with(&text) || name.contains(&begins));
    SITUATIONS.iter().filter(move |(_, word)| fits(&word.folded)).map(|(_, word)| word.means.as_str())
}

/// The name that the language writes for this situation, said in any; itself where it has none.
pub(super) fn situation_in(language: Language, said: &str) -> &str {
    let text = folded(said);
    let id = SITUATIONS.iter().find(|(_, word)| word.folded == text).map_or(said, |(_, word)| &word.means);
    let here = SITUATIONS.iter().find(|(of, word)| *of == language && word.means == id);
    here.map_or(id, |(_, word)| &word.said)
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
    use crate::model::library::{self, own_list};

    #[test]
    fn every_name_is_said_in_every_language_that_has_a_list() {
        for (said, language) in SAID.iter().zip(Language::all()).skip(1) {
            let _: Lists = own_list(language, "query");
            let names: HashSet<&str> = said.names.iter().map(|word| word.means.as_str()).collect();
            assert_eq!(names, HashSet::from(KEYS), "{}", language.tag());
            for list in [&said.names, &said.values] {
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
        // each situation has such a name in every language, and no two the same
        let ids: HashSet<String> =
            library::builtin().situations.iter().map(|known| known.id.clone()).collect();
        for language in Language::all().skip(1) {
            let own = SITUATIONS.iter().filter(|(of, _)| *of == language).map(|(_, word)| word);
            let names: HashSet<&str> = own.clone().map(|word| word.folded.as_str()).collect();
            assert_eq!(own.map(|word| word.means.clone()).collect::<HashSet<_>>(), ids, "{}", language.tag());
            assert_eq!(names.len(), ids.len(), "{}", language.tag());
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
