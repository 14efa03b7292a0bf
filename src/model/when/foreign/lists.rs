//! The lists of what languages say of times, and the phrases in them met. Must not know what is asked of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::language::Language;

/// What a language says of times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Times {
    /// Words behind which a time belongs to what is promised: "the charge of Friday".
    belongs: Vec<String>,
    /// Words behind which a day with a capital is somebody's name.
    named: Vec<String>,
    /// Words of a promise that tells of something past, so that a date may be of that.
    told: Vec<String>,
    /// Words between the first day of several and the last.
    through: Vec<String>,
    /// How what is to be done bit by bit begins, so that so many months are how long that takes.
    spread: Vec<String>,
    /// Words behind which a reason follows, in which a time is none of the promise.
    because: Vec<String>,
    /// What may be meant for a day, and is not understood.
    doubtful: Vec<String>,
    /// Words as they are typed in a hurry, and in full. One of a single letter stands for it before another
    /// word alone.
    short: Vec<(String, String)>,
    /// The word between tens and ones: "treinta y uno".
    and: String,
    /// Numbers in letters.
    pub(super) numbers: Vec<(String, u8)>,
    /// Words that stand at the same places in phrases, by the name of their class, and what they are
    /// in English.
    classes: HashMap<String, Vec<(String, String)>>,
    /// Phrases, and what they are in English. `#` is a whole number, `##` an hour after noon, `~` a
    /// time with minutes, `/` a date in digits, and the name of a class one of its words; `$1` and `$2`
    /// are the numbers where English has them in another order.
    pub(super) phrases: Vec<(String, String)>,
}

/// What a language says of times, made ready to be met.
pub(super) struct Spoken {
    pub(super) belongs: Vec<String>,
    pub(super) named: Vec<String>,
    pub(super) told: Vec<String>,
    pub(super) through: Vec<String>,
    pub(super) spread: Vec<String>,
    pub(super) because: Vec<String>,
    pub(super) doubtful: Vec<String>,
    short: HashMap<String, Vec<String>>,
    and: String,
    numbers: HashMap<String, u8>,
    pub(super) classes: HashMap<String, HashMap<String, String>>,
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
pub(super) static TIMES: LazyLock<Vec<Spoken>> = LazyLock::new(|| {
    let texts = Language::all().filter_map(|language| language.playbook("times"));
    let lists = texts.filter_map(|text| ron::from_str::<Times>(text).ok());
    lists
        .map(
            |Times {
                 belongs,
                 named,
                 told,
                 through,
                 spread,
                 because,
                 doubtful,
                 short,
                 and,
                 numbers,
                 classes,
                 phrases,
             }| {
                let all = |words: Vec<String>| words.iter().map(|said| fold(said)).collect();
                let numbers = numbers.iter().map(|(said, number)| (fold(said), *number)).collect();
                let folded = |(said, means): (String, String)| (fold(&said), means);
                let classes = classes.into_iter();
                let classes =
                    classes.map(|(name, words)| (name, words.into_iter().map(folded).collect())).collect();
                let in_full = |(said, full): (String, String)| {
                    (fold(&said), fold(&full).split(' ').map(ToOwned::to_owned).collect())
                };
                let mut spoken = Spoken {
                    belongs,
                    named,
                    told: all(told),
                    through: all(through),
                    spread: all(spread),
                    because: all(because),
                    doubtful: all(doubtful),
                    short: short.into_iter().map(in_full).collect(),
                    and,
                    numbers,
                    classes,
                    phrases: Vec::new(),
                };
                let ready = |(phrase, means): (String, String)| {
                    let words = spoken.words(&phrase).into_iter();
                    (words.map(|word| spoken.said(word)).collect::<Vec<_>>(), means)
                };
                let mut phrases: Vec<_> = phrases.into_iter().map(ready).collect();
                // the word itself before its class, an hour after noon before any number
                let order = |said: &[Said]| {
                    let own = said.iter().filter(|said| matches!(said, Said::Word(_))).count();
                    (
                        said.len(),
                        own,
                        said.iter().any(|said| matches!(said, Said::Open(sign) if sign == "##")),
                    )
                };
                phrases.sort_by_key(|(said, _)| std::cmp::Reverse(order(said)));
                spoken.phrases = phrases;
                spoken
            },
        )
        .collect()
});

impl Spoken {
    /// The words of a text, folded, its numbers in digits.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        let folded = fold(text);
        let words = folded.split([' ', ',', ';']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.flat_map(unit_apart).collect();
        let words: Vec<&str> = self.in_full(&words).collect();
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

    /// The words without what is typed in a hurry.
    fn in_full<'a>(&'a self, words: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        words.iter().enumerate().flat_map(|(at, word)| {
            let is_last = at + 1 == words.len();
            let full = self.short.get(*word).filter(|_| word.len() > 1 || !is_last);
            let full = full.map(Vec::as_slice).unwrap_or_default();
            full.iter().map(String::as_str).chain(full.is_empty().then_some(*word))
        })
    }

    /// What this word of a phrase stands for.
    fn said(&self, word: String) -> Said {
        let open = matches!(word.as_str(), "#" | "##" | "~" | "/") || self.classes.contains_key(&word);
        if open { Said::Open(word) } else { Said::Word(word) }
    }

    /// What stands for this open word of a phrase in English, or `None` when this one does not fit it.
    pub(super) fn filling<'a>(&'a self, word: &'a str, open: &str) -> Option<&'a str> {
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
            class => return self.classes.get(class)?.get(word.trim_end_matches('.')).map(String::as_str),
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
    pub(super) fn translated(&self, words: &[String]) -> Option<String> {
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
pub(in crate::model::when) fn fold(text: &str) -> String {
    text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
}
