//! Finding a situation by what the caller does, as an agent types it. Owns how well one fits; must not know
//! a language: its small words and endings are data.

use super::playbook::Situation;
use super::{fit, words};

/// How the words of a language are met.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manner {
    /// Words that say nothing, without accents.
    pub fillers: Vec<String>,
    /// Endings that are left out where words are compared, the longer ones first.
    pub endings: Vec<String>,
}

/// The fewest letters that are left of a word without its ending.
const FEWEST_LETTERS: usize = 3;

/// Whether a word one edit away counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Slips {
    /// It does.
    Forgiven,
    /// Only what is typed does.
    Not,
}

impl Manner {
    /// How well a situation fits a folded query: whole phrases first, then words, then beginnings, then a
    /// slip of the finger.
    pub(super) fn score(&self, situation: &Situation, query: &str, slips: Slips) -> u32 {
        let name = fold(&situation.name);
        let id = situation.id.replace('-', " ");
        let phrases = situation.recognise.iter().map(|phrase| fold(phrase));
        let phrases: Vec<String> = phrases.chain([name.clone(), id.clone()]).collect();
        let mut total = 0;
        if name.starts_with(query) || id.starts_with(query) {
            total += 60;
        }
        if phrases.iter().any(|phrase| phrase == query) {
            total += 100;
        } else if phrases.iter().any(|phrase| phrase.contains(query)) {
            total += 40;
        }
        let said = self.stems(query);
        let several = phrases.iter().filter(|phrase| phrase.contains(' '));
        let held = several.filter(|phrase| holds_phrase(&said, &self.stems(phrase))).count();
        total += u32::try_from(held).unwrap_or(0).saturating_mul(50);
        for word in query.split(' ').filter(|word| !self.is_filler(word)) {
            let known = phrases.iter().flat_map(|phrase| phrase.split(' '));
            total += known.map(|known| self.closeness(word, known, slips)).max().unwrap_or(0);
        }
        total
    }

    fn is_filler(&self, word: &str) -> bool {
        self.fillers.iter().any(|filler| filler == word)
    }

    fn closeness(&self, word: &str, known: &str, slips: Slips) -> u32 {
        if self.is_filler(known) {
            return 0;
        }
        if word == known {
            return 20;
        }
        if self.stem(word) == self.stem(known) {
            return 16;
        }
        let length = word.chars().count();
        if length >= 2 && known.starts_with(word) {
            return 8;
        }
        if slips == Slips::Forgiven && fit::is_near(word, known) {
            return 10;
        }
        0
    }

    fn stems(&self, phrase: &str) -> String {
        phrase.split(' ').map(|word| self.stem(word)).collect::<Vec<_>>().join(" ")
    }

    /// The word without its ending, so that "yells", "yelled" and "yelling" meet.
    fn stem<'a>(&self, word: &'a str) -> &'a str {
        let stems = self.endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        stems.into_iter().find(|stem| stem.chars().count() >= FEWEST_LETTERS).unwrap_or(word)
    }
}

fn holds_phrase(query: &str, phrase: &str) -> bool {
    format!(" {query} ").contains(&format!(" {phrase} "))
}

/// Small letters and digits only, without accents, single spaces.
pub(super) fn fold(text: &str) -> String {
    words::joined(text)
}

#[cfg(test)]
mod tests {
    use crate::model::language::Language;
    use crate::model::library::builtin;

    #[test]
    fn what_the_caller_does_is_found_as_an_agent_says_it_in_spanish() {
        Language::apart();
        Language::tagged("es").map(Language::speak).unwrap();
        let playbook = builtin();
        for (typed, id) in [
            ("esta gritando", "angry"),
            ("gritaba mucho", "angry"),
            ("quiere que le devuelvan el dinero ya", "angry"),
            ("está llorando", "upset"),
            ("me insultó", "abusive"),
            ("esta insultando", "abusive"),
            ("no me deja hablar", "rambling"),
            ("me amenazó", "threat"),
            ("interrumpiendo", "abrupt"),
            ("no contestan", "silent"),
            ("no se le entiende", "language-barrier"),
            ("se queja de un cobro doble", "our-mistake"),
            ("no confia", "sceptical"),
            ("llora", "upset"),
            ("no habla español", "language-barrier"),
            ("no habla", "silent"),
            ("pide un supervisor", "impossible-demand"),
            ("pidió hablar con la supervisora", "impossible-demand"),
            ("es sarcástico", "arrogant"),
        ] {
            let first = playbook.rank(typed).first().map(|situation| situation.id.clone());
            assert_eq!(first.as_deref(), Some(id), "{typed}");
        }
        assert!(playbook.rank("que el de la").is_empty(), "words that say nothing find nothing");
    }
}
