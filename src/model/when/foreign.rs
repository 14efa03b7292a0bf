//! Times said in another language, put into the English words that are understood: phrase by phrase,
//! by the lists in `times.ron` of each language. All languages are understood, whichever is in force.
//! Must not know what a phrase means.

use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{LONGEST_BYTES, spoken};
use crate::model::language::Language;

/// What a language says of times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Times {
    /// Words behind which a time belongs to what is promised: "the charge of Friday".
    belongs: Vec<String>,
    /// Phrases, and what they are in English. `#` is a whole number, `##` an hour after noon, `~` a
    /// time with minutes.
    phrases: Vec<(String, String)>,
}

/// The words of a phrase, and what it is in English.
type Phrases = Vec<(Vec<String>, String)>;

/// The lists of all languages but English, folded, the longest phrases first.
static TIMES: LazyLock<Vec<(Vec<String>, Phrases)>> = LazyLock::new(|| {
    let texts = Language::all().filter_map(|language| language.playbook("times"));
    let lists = texts.filter_map(|text| ron::from_str::<Times>(text).ok());
    lists
        .map(|Times { belongs, phrases }| {
            let words = |said: &str| fold(said).split(' ').map(str::to_owned).collect::<Vec<_>>();
            let phrases = phrases.iter().map(|(said, means)| (words(said), means.clone()));
            let mut phrases: Vec<_> = phrases.collect();
            // an hour after noon before any number
            let order = |said: &[String]| (said.len(), said.iter().any(|word| word == "##"));
            phrases.sort_by_key(|(said, _)| std::cmp::Reverse(order(said)));
            (belongs, phrases)
        })
        .collect()
});

/// These words in English, once for each language that has words for any of them.
pub(super) fn in_english(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> =
        folded.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    TIMES.iter().filter_map(move |(_, phrases)| translated(&words, phrases))
}

/// Where a promise in another language splits into what it is and when it is due: the longest end
/// that begins as a time does and is understood as one.
pub(super) fn split(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let gaps = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    // of several spaces the last
    gaps.filter(|(_, rest)| rest.len() <= LONGEST_BYTES && !rest.starts_with("  "))
        .filter(|(what, rest)| {
            let last = what.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
            let belongs = TIMES.iter().any(|(belongs, _)| belongs.contains(&last));
            let begins = in_english(rest.trim_start()).any(|english| spoken::leads(&english));
            // "by" alone is no promise, in any language
            let says = |english: String| english.split(' ').any(|word| !spoken::says_nothing(word));
            !belongs && begins && (what.len() > LONGEST_BYTES || in_english(what).all(says))
        })
        .map(|(what, rest)| (what, rest.trim_start()))
}

fn translated(words: &[String], phrases: &[(Vec<String>, String)]) -> Option<String> {
    let mut english = Vec::new();
    let mut any = false;
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        let found = phrases.iter().find_map(|(said, means)| Some((said.len(), fitting(rest, said, means)?)));
        if let Some((used, means)) = found {
            any = true;
            english.push(means);
            rest = rest.get(used..)?;
        } else {
            english.push(first.clone());
            rest = after;
        }
    }
    any.then(|| english.join(" "))
}

/// What the phrase means when these words begin with it, its number filled in.
fn fitting(words: &[String], said: &[String], means: &str) -> Option<String> {
    let words = words.get(..said.len())?;
    for (word, known) in words.iter().zip(said) {
        let digits = word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
        let fits = match known.as_str() {
            "#" => digits,
            "##" => digits && word.parse::<u8>().is_ok_and(|hour| (13..24).contains(&hour)),
            "~" => word.contains(':') && word.bytes().all(|b| b.is_ascii_digit() || b == b':'),
            plain => plain == word,
        };
        if !fits {
            return None;
        }
    }
    let mut means = means.to_owned();
    for (word, known) in words.iter().zip(said) {
        if matches!(known.as_str(), "#" | "##" | "~") {
            means = means.replacen(known, word, 1);
        }
    }
    Some(means)
}

/// In small letters without accents, as many type.
fn fold(text: &str) -> String {
    text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::{parse, split_promise};

    fn now() -> Zoned {
        // a Sunday
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    #[test]
    fn a_promise_that_goes_on_and_on_splits_at_its_end_all_the_same() {
        let now = now();
        let long = "and then we send the form in 2 steps on paper ".repeat(200);
        let at = parse("tomorrow 3pm", &now).unwrap();
        for said in ["by tomorrow 3pm", "tomorrow 3pm", "mañana a las 15:00"] {
            let (what, due) = split_promise(&format!("{long}{said}"), &now);
            assert_eq!((what.as_str(), due.map(|due| due.at)), (long.trim_end(), Some(at)), "{said}");
        }
    }

    #[test]
    fn spanish_is_understood_as_it_is_said() {
        for (said, english) in [
            ("mañana", "tomorrow"),
            ("manana a las 3", "tomorrow 3pm"),
            ("mañana a las 3 de la tarde", "tomorrow 3pm"),
            ("mañana a las 15", "tomorrow 15:00"),
            ("hoy a las 15:30", "today 15:30"),
            ("pasado mañana", "day after tomorrow"),
            ("el viernes", "friday"),
            ("el viernes por la mañana", "friday morning"),
            ("el próximo viernes", "next friday"),
            ("el viernes que viene", "next friday"),
            ("en 2 horas", "in 2 hours"),
            ("dentro de dos horas", "in 2 hours"),
            ("en media hora", "in half an hour"),
            ("en una hora y media", "in 1 hour and a half"),
            ("en 3 días hábiles", "3 working days"),
            ("en menos de 24 horas", "within 24 hours"),
            ("la próxima semana", "next week"),
            ("a fin de mes", "end of month"),
            ("el 3 de diciembre", "3 december"),
            ("a más tardar el miércoles", "by wednesday"),
            ("antes del viernes", "before friday"),
            ("a las 4 y media", "half past 4"),
            ("esta tarde", "this afternoon"),
            ("al mediodía", "noon"),
        ] {
            assert!(parse(english, &now()).is_some(), "{english}");
            assert_eq!(parse(said, &now()), parse(english, &now()), "{said}");
        }
        for said in ["el cargo", "en casa", "a las", "mañana no", "luego"] {
            assert_eq!(parse(said, &now()), None, "{said}");
        }
    }

    #[test]
    fn a_promise_in_spanish_splits_where_its_time_begins() {
        for (text, what, when) in [
            ("enviar el formulario para el viernes", "enviar el formulario", "friday"),
            ("enviar el formulario a más tardar mañana a las 3", "enviar el formulario", "tomorrow 3pm"),
            ("devolver la llamada en dos horas", "devolver la llamada", "in 2 hours"),
            ("llamarle el lunes", "llamarle", "monday"),
        ] {
            let (split, due) = split_promise(text, &now());
            assert_eq!((split.as_str(), due.map(|due| due.at)), (what, parse(when, &now())), "{text}");
        }
        for text in ["revisar el cobro del viernes", "para el viernes", "revisar la cuenta", "ver a Marta"] {
            assert_eq!(split_promise(text, &now()), (text.to_owned(), None), "{text}");
        }
    }
}
