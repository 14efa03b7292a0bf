//! Two options: what can be done, what cannot, and why, made into a sentence to say. Owns the
//! part of the record that holds them; must not know when they are offered.

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::quote;
use super::wording::{Wording, compose};
use crate::{key, say};

/// How many things that can be done the composer asks for.
pub const OFFERED: usize = 2;

/// At most so many are read from a record or written into one.
const MOST: usize = 20;

/// How the event of an offer begins.
const EVENT: &str = key!("options-offered-mark");

/// What can be done for them, what cannot, and why.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Options {
    /// What can be done, the first choice first.
    #[serde(default)]
    pub can: Vec<String>,
    /// What cannot be done.
    #[serde(default)]
    pub cannot: String,
    /// Why not.
    #[serde(default)]
    pub because: String,
}

impl Options {
    /// Whether nothing of it says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let texts = self.can.iter().chain([&self.cannot, &self.because]);
        texts.into_iter().all(|text| text.trim().is_empty())
    }

    /// The text of what can be done at this place, which is made when it is not there yet.
    pub fn can_mut(&mut self, at: usize) -> Option<&mut String> {
        if at < MOST && self.can.len() <= at {
            self.can.resize(at + 1, String::new());
        }
        self.can.get_mut(at)
    }

    /// The options without what says nothing; `None` when none of it does.
    #[must_use]
    pub fn tidied(mut self) -> Option<Self> {
        self.can.retain(|text| !text.trim().is_empty());
        (!self.is_empty()).then_some(self)
    }
}

/// The event that says this was offered.
#[must_use]
pub fn event_of(offer: &str) -> String {
    format!("{} {offer}", say!(EVENT))
}

/// Whether this event says that something was offered.
#[must_use]
pub fn is_offer(event: &str) -> bool {
    Language::all().any(|language| event.starts_with(language.text(EVENT)))
}

/// How the options are put into words, see `data/options.ron`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Offering {
    /// Ids of the source techniques.
    pub sources: Vec<String>,
    /// What is known about offering options.
    pub hint: String,
    /// The cue once they were heard.
    pub cue: String,
    /// The cue when options are there that were not offered yet.
    pub begun: String,
    /// The wordings.
    pub wordings: Vec<Wording>,
    /// What a text of what can be done may begin with, beside the English words: "puedo ".
    #[serde(default)]
    pub can_begins: Vec<String>,
    /// What a text of what cannot be done may begin with.
    #[serde(default)]
    pub cannot_begins: Vec<String>,
    /// What a text of the reason may begin with.
    #[serde(default)]
    pub because_begins: Vec<String>,
}

impl Offering {
    /// The sentences for these options; none when they say nothing to offer.
    #[must_use]
    pub fn sentences(&self, options: &Options) -> Vec<String> {
        let said = |wording: &Wording| compose(wording, |slot| self.fill(slot, options));
        self.wordings.iter().filter_map(said).map(|text| text.trim().to_owned()).collect()
    }

    fn fill(&self, slot: &str, options: &Options) -> Option<String> {
        let (slot, asks) = slot.strip_suffix('?').map_or((slot, false), |slot| (slot, true));
        let can = |text: &String| bare(text, &["i can ", "can "], &self.can_begins);
        let mut can = options.can.iter().filter_map(can);
        let text = match slot {
            "can" => can.next(),
            "or" => can.nth(1),
            "cannot" => bare(&options.cannot, &CANNOT, &self.cannot_begins),
            "because" => bare(&options.because, &["because "], &self.because_begins),
            _ => None,
        }?;
        Some(if asks { String::new() } else { text })
    }
}

/// How the composer says what cannot be done.
const CANNOT: [&str; 5] = ["i can't ", "i can’t ", "i cannot ", "can't ", "cannot "];

/// The text as it stands behind the words that the composer says for it, and without its end.
fn bare(text: &str, english: &[&str], own: &[String]) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let behind = |start: &str| {
        let (begin, rest) = text.split_at_checked(start.len())?;
        (begin.to_lowercase() == start).then_some(rest)
    };
    let mut said_already = english.iter().copied().chain(own.iter().map(String::as_str));
    let text = said_already.find_map(behind).unwrap_or(&text);
    let text = quote::without_end(text);
    text.contains(char::is_alphanumeric).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library;

    fn sentences(can: &[&str], cannot: &str, because: &str) -> Vec<String> {
        let can = can.iter().map(|text| (*text).to_owned()).collect();
        let options = Options { can, cannot: cannot.to_owned(), because: because.to_owned() };
        library::builtin().offering.sentences(&options)
    }

    #[test]
    fn each_wording_is_whole_whatever_is_missing() {
        let all =
            sentences(&["send a new card", "call you at five"], "waive the fee", "the contract sets it");
        assert_eq!(
            all,
            [
                "What I can do is send a new card, or call you at five. I can't waive the fee, because the contract sets it. \
                 Which of the two would help you more?",
                "I'll be straight with you: I can't waive the fee, because the contract sets it. I can send a new card, \
                 or I can call you at five. You choose."
            ]
        );
        let first = |can: &[&str], cannot, because| sentences(can, cannot, because).first().cloned();
        assert_eq!(
            first(&["", "call you at five."], "", "").as_deref(),
            Some("What I can do is call you at five. Would that help you?")
        );
        assert_eq!(
            first(&[], "waive it", "").as_deref(),
            Some("I can't waive it. Let me find out what I can do in its place.")
        );
        assert_eq!(first(&[" "], "…", "because it is so"), None);
    }

    #[test]
    fn words_that_the_sentence_says_already_are_not_said_twice() {
        let all = sentences(&["I can ring back"], "I can't waive it", "Because the contract sets it");
        assert_eq!(
            all.first().map(String::as_str),
            Some(
                "What I can do is ring back. I can't waive it, because the contract sets it. Would that help you?"
            )
        );
    }
}
