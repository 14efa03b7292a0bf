//! Times said in another language, put into the English words that are understood: phrase by phrase,
//! by the lists in `times.ron` of each language. All languages are understood, whichever is in force.
//! Must not know what a phrase means.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{LONGEST_BYTES, lead, short};
use crate::model::language::Language;

/// What a language says of times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Times {
    /// Words behind which a time belongs to what is promised: "the charge of Friday".
    belongs: Vec<String>,
    /// Words behind which a day with a capital is somebody's name.
    named: Vec<String>,
    /// Words of a promise that tells of something past, so that a date may be of that.
    told: Vec<String>,
    /// The word between tens and ones: "treinta y uno".
    and: String,
    /// Numbers in letters.
    numbers: Vec<(String, u8)>,
    /// Words that stand at the same places in phrases, by the name of their class, and what they are
    /// in English.
    classes: HashMap<String, Vec<(String, String)>>,
    /// Phrases, and what they are in English. `#` is a whole number, `##` an hour after noon, `~` a
    /// time with minutes, `/` a date in digits, and the name of a class one of its words; `$1` and `$2`
    /// are the numbers where English has them in another order.
    phrases: Vec<(String, String)>,
}

/// What a language says of times, made ready to be met.
struct Spoken {
    belongs: Vec<String>,
    named: Vec<String>,
    told: Vec<String>,
    and: String,
    numbers: HashMap<String, u8>,
    classes: HashMap<String, HashMap<String, String>>,
    /// The words of each phrase with their numbers in digits, and what it is in English; the longest first.
    phrases: Vec<(Vec<Said>, String)>,
}

/// A word of a phrase.
enum Said {
    /// This one.
    Word(String),
    /// One of several, by its sign or the name of its class.
    Open(String),
}

/// The lists of all languages but English, folded.
static TIMES: LazyLock<Vec<Spoken>> = LazyLock::new(|| {
    let texts = Language::all().filter_map(|language| language.playbook("times"));
    let lists = texts.filter_map(|text| ron::from_str::<Times>(text).ok());
    lists
        .map(|Times { belongs, named, told, and, numbers, classes, phrases }| {
            let numbers = numbers.iter().map(|(said, number)| (fold(said), *number)).collect();
            let told = told.iter().map(|said| fold(said)).collect();
            let folded = |(said, means): (String, String)| (fold(&said), means);
            let classes = classes.into_iter();
            let classes =
                classes.map(|(name, words)| (name, words.into_iter().map(folded).collect())).collect();
            let mut spoken = Spoken { belongs, named, told, and, numbers, classes, phrases: Vec::new() };
            let ready = |(phrase, means): (String, String)| {
                let words = spoken.words(&phrase).into_iter();
                (words.map(|word| spoken.said(word)).collect::<Vec<_>>(), means)
            };
            let mut phrases: Vec<_> = phrases.into_iter().map(ready).collect();
            // the word itself before its class, an hour after noon before any number
            let order = |said: &[Said]| {
                let own = said.iter().filter(|said| matches!(said, Said::Word(_))).count();
                (said.len(), own, said.iter().any(|said| matches!(said, Said::Open(sign) if sign == "##")))
            };
            phrases.sort_by_key(|(said, _)| std::cmp::Reverse(order(said)));
            spoken.phrases = phrases;
            spoken
        })
        .collect()
});

impl Spoken {
    /// The words of a text, folded, its numbers in digits.
    fn words(&self, text: &str) -> Vec<String> {
        let folded = fold(text);
        let words = folded.split([' ', ',', ';']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.flat_map(unit_apart).collect();
        let mut ready = Vec::new();
        let mut rest = words.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let (word, left) = match (self.numbers.get(*first), after) {
                (Some(tens @ 30..), [and, ones, left @ ..]) if *and == self.and => {
                    match self.numbers.get(*ones).filter(|ones| (1..=9).contains(*ones)) {
                        Some(ones) => (tens.saturating_add(*ones).to_string(), left),
                        None => (tens.to_string(), after),
                    }
                }
                (Some(number), _) => (number.to_string(), after),
                (None, _) => ((*first).to_owned(), after),
            };
            ready.push(word);
            rest = left;
        }
        ready
    }

    /// What this word of a phrase stands for.
    fn said(&self, word: String) -> Said {
        let open = matches!(word.as_str(), "#" | "##" | "~" | "/") || self.classes.contains_key(&word);
        if open { Said::Open(word) } else { Said::Word(word) }
    }

    /// What stands for this open word of a phrase in English, or `None` when this one does not fit it.
    fn filling<'a>(&'a self, word: &'a str, open: &str) -> Option<&'a str> {
        let made_of = |marks: &[char]| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && word.chars().all(|c| c.is_ascii_digit() || marks.contains(&c))
        };
        let parts = |marks: &[char]| word.split(marks).filter(|part| !part.is_empty()).count();
        let fits = match open {
            "#" => made_of(&[]),
            "##" => made_of(&[]) && word.parse::<u8>().is_ok_and(|hour| (13..24).contains(&hour)),
            "~" => made_of(&[':', '.']) && parts(&[':', '.']) == 2,
            "/" => {
                (made_of(&['/']) && parts(&['/']) > 1) || (made_of(&['.', '-']) && parts(&['.', '-']) == 3)
            }
            class => return self.classes.get(class)?.get(word).map(String::as_str),
        };
        fits.then_some(word)
    }

    /// What the phrase means when these words begin with it, its open words filled in.
    fn fitting(&self, words: &[String], phrase: &[Said], means: &str) -> Option<String> {
        let mut filled = None;
        let mut at = 0;
        for (word, said) in words.get(..phrase.len())?.iter().zip(phrase) {
            match said {
                Said::Word(known) if word == known => {}
                Said::Word(_) => return None,
                Said::Open(open) => {
                    let filling = self.filling(word, open)?;
                    at += 1;
                    let means = filled.as_deref().unwrap_or(means);
                    filled =
                        Some(means.replace(&format!("${at}"), filling).replacen(open.as_str(), filling, 1));
                }
            }
        }
        Some(filled.unwrap_or_else(|| means.to_owned()))
    }

    /// These words in English when there are words for any of them.
    fn translated(&self, words: &[String]) -> Option<String> {
        let mut english = Vec::new();
        let mut any = false;
        let mut rest = words;
        while let Some((first, after)) = rest.split_first() {
            let mut phrases = self.phrases.iter();
            let found =
                phrases.find_map(|(said, means)| Some((said.len(), self.fitting(rest, said, means)?)));
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
}

/// These words in English, once for each language that has words for any of them.
pub(super) fn in_english(text: &str) -> impl Iterator<Item = String> {
    TIMES.iter().filter_map(move |spoken| spoken.translated(&spoken.words(text)))
}

/// Whether a promise tells of something past, by these words or those of any language.
pub(super) fn tells(text: &str, words: &[&str]) -> bool {
    let plain: String = fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = format!(" {plain} ");
    let told = TIMES.iter().flat_map(|spoken| spoken.told.iter().map(String::as_str));
    words.iter().copied().chain(told).any(|word| plain.contains(&format!(" {word} ")))
}

/// A promise taken apart where a time may begin.
pub(super) struct Split<'a> {
    pub(super) what: &'a str,
    pub(super) when: &'a str,
    /// The time belongs to what is promised: "the charge of Friday".
    pub(super) belongs: bool,
}

/// Where a promise in another language may split into what it is and when it is due: each end that
/// begins as a time does, the longest first.
pub(super) fn split(text: &str) -> impl Iterator<Item = Split<'_>> {
    let gaps = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    // of several spaces the last
    gaps.filter(|(_, rest)| rest.len() <= LONGEST_BYTES && !rest.starts_with("  "))
        .filter(|(what, rest)| {
            let begins = in_english(rest.trim_start()).any(|english| lead::leads(&english));
            // "by" alone is no promise, in any language
            let says = |english: String| english.split(' ').any(|word| !short::says_nothing(word));
            begins
                && !begins_with_name(what, rest.trim_start())
                && (what.len() > LONGEST_BYTES || in_english(what).all(says))
        })
        .map(|(what, rest)| Split { what, when: rest.trim_start(), belongs: goes_on(what) })
}

/// Whether a time right behind this belongs to it, or is only a part of one.
pub(super) fn goes_on(what: &str) -> bool {
    let last = what.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    TIMES.iter().any(|spoken| spoken.belongs.contains(&last))
}

/// Whether behind this the rest begins with somebody's name: "hablar con Domingo", "llamar a Domingo".
fn begins_with_name(what: &str, rest: &str) -> bool {
    let last = what.trim_end().rsplit(' ').next();
    let words: Vec<&str> =
        last.into_iter().chain(rest.split(' ').take(2)).map(|word| word.trim_matches(['.', ','])).collect();
    words.windows(2).any(|pair| {
        let [before, word] = pair else { return false };
        word.starts_with(char::is_uppercase)
            && TIMES.iter().any(|spoken| {
                spoken.named.contains(&fold(before)) && spoken.filling(&fold(word), "<day>").is_some()
            })
    })
}

/// "17h" as "17" and "h", for which there are phrases.
fn unit_apart(word: &str) -> impl Iterator<Item = &str> {
    let number = word.trim_end_matches(['h', 's', 'r']);
    let unit = word.get(number.len()..).filter(|unit| matches!(*unit, "h" | "hs" | "hrs"));
    let numeric = number.ends_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let (first, unit) = if numeric && unit.is_some() { (number, unit) } else { (word, None) };
    std::iter::once(first).chain(unit)
}

/// In small letters without accents, as many type.
fn fold(text: &str) -> String {
    text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use super::{Language, TIMES, Times};
    use crate::model::library::own_list;
    use crate::model::when::{parse, split_promise};

    fn now() -> Zoned {
        // a Sunday
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    #[test]
    fn every_language_says_how_times_are_said() {
        for language in Language::all().skip(1) {
            let times: Times = own_list(language, "times");
            assert!(times.phrases.len() > 100 && times.numbers.len() > 20, "{}", language.tag());
        }
        assert_eq!(TIMES.len() + 1, Language::all().count());
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
            ("el 3 de setiembre", "3 september"),
            ("el primero de diciembre de 2027", "1 december 2027"),
            ("el 25/12 a las 10", "25/12 10am"),
            ("el lunes 30 de noviembre", "30 november"),
            ("el viernes 27 a las 10", "27 november 10am"),
            ("el 15 de este mes", "the 15th"),
            ("mañana a primera hora de la mañana", "first thing tomorrow"),
            ("mañana temprano", "first thing tomorrow"),
            ("el martes de la semana que viene", "next tuesday"),
            ("miércoles próximo", "next wednesday"),
            ("este mismo viernes", "this friday"),
            ("esta misma tarde", "this afternoon"),
            ("en un par de horas", "in 2 hours"),
            ("en dieciocho horas", "in 18 hours"),
            ("en cuarenta y ocho horas", "in 48 hours"),
            ("en 48 horas hábiles", "2 working days"),
            ("dentro de la próxima hora", "within the hour"),
            ("en tres cuartos de hora", "45 minutes"),
            ("a las tres y cuarto", "quarter past 3"),
            ("a las dos menos diez", "1:50 pm"),
            ("a las 8 y 20 de la noche", "8:20pm"),
            ("a la 1:30", "1:30pm"),
            ("a las 5 en punto", "5pm"),
            ("a las 5 p. m.", "5pm"),
            ("a las 17h", "5pm"),
            ("a las 17:30 h", "5:30pm"),
            ("sobre las cinco", "5pm"),
            ("antes de las 5 de la tarde", "5pm"),
            ("hoy antes de las 6", "today 6pm"),
            ("mañana a las doce de la noche", "midnight tomorrow"),
            ("a las 12 de la mañana", "noon"),
            ("hasta mañana", "tomorrow"),
            ("antes del cierre", "close"),
            ("a finales de mes", "end of month"),
            ("hoy sin falta", "today"),
            ("como máximo el jueves", "thursday"),
        ] {
            assert!(parse(english, &now()).is_some(), "{english}");
            assert_eq!(parse(said, &now()), parse(english, &now()), "{said}");
        }
        for said in [
            "el cargo",
            "en casa",
            "a las",
            "mañana no",
            "luego",
            "ahorita",
            "en unos días",
            "a la brevedad",
            "el lunes 26 de noviembre",
        ] {
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
            ("llamarle el 3 de diciembre", "llamarle", "3 december"),
            ("enviarlo para el 15", "enviarlo", "the 15th"),
        ] {
            let (split, due) = split_promise(text, &now());
            assert_eq!((split.as_str(), due.map(|due| due.at)), (what, parse(when, &now())), "{text}");
        }
        for text in [
            "revisar el cobro del viernes",
            "confirmar la cita de la próxima semana",
            "explicar por qué cobraron el 3 de marzo",
            "para el viernes",
            "revisar la cuenta",
            "ver a Marta",
        ] {
            assert_eq!(split_promise(text, &now()), (text.to_owned(), None), "{text}");
        }
    }
}
