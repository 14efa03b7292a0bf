//! Reading it back: sentences made of what was typed in the strip, for whatever part of it is
//! there. Their words are quoted, the agent's nouns stand as they were typed; nothing is
//! rewritten. Must not know how a sentence is shown or copied.

use serde::Deserialize;

use super::call::Call;
use super::quote;
use super::wording::{Wording, compose};

/// At most so many graphemes of their words are quoted.
const WORDS: usize = 110;

/// At most so many graphemes of a noun are quoted.
const NOUN: usize = 80;

/// A noun of more words than this does not read well inside a sentence.
const NOUN_WORDS: usize = 9;

/// The wordings, and the words by which a noun is known, see `data/read_back.ron`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ReadBack {
    /// Ids of the source techniques.
    pub sources: Vec<String>,
    /// Two or three wordings.
    pub wordings: Vec<Wording>,
    /// How a noun begins that reads well inside a sentence.
    pub things: Vec<String>,
    /// How a problem may also begin.
    pub questions: Vec<String>,
    /// How a remedy may also begin.
    pub doing: Vec<String>,
    /// Words of somebody who speaks of themselves.
    pub own_words: Vec<String>,
    /// Words that make a sentence of it.
    pub telling: Vec<String>,
    /// What is no name to call somebody by.
    pub no_name: Vec<String>,
}

/// How a text of the record may stand in a sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shape {
    /// A thing: "the double charge".
    Thing,
    /// Something to be done, or a question: "to be called back".
    Clause,
    /// A thing with what was done to it: "the account closed", "the card never arrived".
    Done,
    /// Neither is sure: it is quoted.
    Other,
}

impl ReadBack {
    /// The sentences for this call, in the order of the wordings; none when there is nothing to
    /// read back.
    #[must_use]
    pub fn sentences(&self, call: &Call) -> Vec<String> {
        let said = |wording: &Wording| compose(wording, |slot| self.slot(slot, call));
        self.wordings.iter().filter_map(said).collect()
    }

    /// What fills a slot, as it reads inside a sentence; `None` when the record does not say, or
    /// says it in a way that does not fit there.
    #[must_use]
    pub fn slot(&self, slot: &str, call: &Call) -> Option<String> {
        let fits = |text: &str, shapes: &[Shape], also: &[String]| {
            let text = quote::without_end(text);
            shapes.contains(&self.shape(text, also)).then(|| text.to_owned())
        };
        match slot {
            "name" => self.name(&call.customer),
            "problem" => fits(&call.issue, &[Shape::Thing, Shape::Clause], &self.questions),
            "problem.thing" => fits(&call.issue, &[Shape::Thing], &[]),
            "remedy" => fits(&call.remedy, &[Shape::Thing, Shape::Clause, Shape::Done], &self.doing),
            "remedy.thing" => fits(&call.remedy, &[Shape::Thing], &[]),
            "“problem”" => quote_of(&call.issue, NOUN),
            "“remedy”" => quote_of(&call.remedy, NOUN),
            "“words”" => Some(quote::quoted(&quote::first_sentence(&call.words, WORDS)?)),
            _ => None,
        }
    }

    /// The customer's label, where it is a name to call them by.
    fn name(&self, label: &str) -> Option<String> {
        let name = quote::without_end(label);
        let words = words(name);
        let named = !words.is_empty()
            && words.len() <= 4
            && name.chars().count() <= 40
            && name.lines().count() == 1
            && name.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c) || is_mark(c))
            && !words.iter().any(|word| self.no_name.contains(word));
        named.then(|| name.to_owned())
    }

    fn shape(&self, text: &str, also: &[String]) -> Shape {
        let known = words(text);
        let plain = !text.contains(['\n', '\r', '.', '!', '?', ';', ':', '…', '"', '“', '”']);
        let first = text.split_whitespace().next().unwrap_or_default();
        if !plain || known.len() < 2 || known.len() > NOUN_WORDS || self.speaks(&known) {
            return Shape::Other;
        }
        if also.iter().any(|begins| begins == first) {
            return Shape::Clause;
        }
        let counted = first.starts_with(|c: char| c.is_ascii_digit() || "$€£¥".contains(c));
        let begins = counted || self.things.iter().any(|begins| begins == first);
        if !begins || known.iter().any(|word| self.telling.contains(word)) {
            return Shape::Other;
        }
        let done = known.last().is_some_and(|last| last.len() > 4 && last.ends_with("ed"));
        if done { Shape::Done } else { Shape::Thing }
    }

    fn speaks(&self, known: &[String]) -> bool {
        known.iter().any(|word| self.own_words.contains(word))
    }
}

/// A text in quotation marks, cut where it is long.
fn quote_of(text: &str, most: usize) -> Option<String> {
    text.contains(char::is_alphanumeric).then(|| quote::quoted(&quote::cut(quote::without_end(text), most)))
}

/// The words in lower case, without the marks around them.
fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('’', "'")).collect()
}

/// Marks that belong to a letter before them, as in names of India or Iran.
fn is_mark(c: char) -> bool {
    let punctuation = ('\u{2000}'..='\u{206f}').contains(&c) && !('\u{200c}'..='\u{200d}').contains(&c);
    !c.is_ascii() && !c.is_control() && !c.is_whitespace() && !punctuation && !"„«»".contains(c)
}
