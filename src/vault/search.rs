//! What a search looks at in a call: its words and the marks of its facts, whether a query holds
//! and how well. The index and the plain scan share all of it, so that both answer alike. Must not
//! know files.

use std::ops::Range;

use crate::model::call::{Call, EventKind, PromiseStatus, Status};
use crate::model::field::Field;
use crate::model::insights::Kept;
use crate::model::query::{self, Ending, Phrase, Query, Sign, Term};
use crate::model::{spelling, words};

/// Stands between the fields of a searched text: nobody types it.
pub(super) const BETWEEN: char = '\u{1f}';

/// The same among the words, so that no phrase reaches over it.
pub(super) const BETWEEN_WORDS: &str = "\u{e000}";

/// Whether there is a private debrief of a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Debrief {
    /// There is.
    Written,
    /// There is none.
    None,
}

/// All of a call that is searched as text, their words first.
#[must_use]
pub fn text_of(call: &Call) -> String {
    let fields = Field::all_of(call);
    let texts = fields.iter().filter_map(|field| field.get(call));
    let texts = texts.chain(call.situations.iter().map(String::as_str)).chain([call.short_id.as_str()]);
    let mut all = String::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.push(BETWEEN);
        }
        all.push_str(text);
    }
    all
}

/// Every word of the text and every mark of a fact, parted by blanks: what conditions look at.
#[must_use]
pub fn words_of(call: &Call, text: &str, debrief: Debrief) -> String {
    let mut all = String::with_capacity(text.len() + 128);
    let mut add = |word: &str| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    };
    for (number, field) in text.split(BETWEEN).enumerate() {
        if number > 0 {
            add(BETWEEN_WORDS);
        }
        words::each(field, |word, _| add(word));
    }
    add(BETWEEN_WORDS);
    for mark in marks_of(call, debrief) {
        add(&mark);
    }
    for (name, value) in [("customer", &call.customer), ("product", &call.product)] {
        add(BETWEEN_WORDS);
        words::each(value, |word, _| add(&query::field_word(name, word)));
    }
    all
}

/// The mark that every call has.
#[must_use]
pub fn any_call() -> Phrase {
    Phrase { words: vec![query::mark("is", "call")], ending: Ending::Whole }
}

fn marks_of(call: &Call, debrief: Debrief) -> Vec<String> {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    let mut marks = vec![query::mark("is", "call")];
    let mut add = |name: &str, value: &str| marks.push(query::mark(name, value));
    if call.status != Status::Ended {
        add("is", "unfinished");
    }
    call.situations.iter().for_each(|id| add("situation", id));
    call.tags.iter().for_each(|tag| add("tag", tag));
    for promise in &call.promises {
        let standing = match promise.status {
            PromiseStatus::Open => "open",
            PromiseStatus::Kept => "kept",
            PromiseStatus::Broken => "broken",
        };
        add("promise", standing);
        if let Some(kept) = Kept::of(promise) {
            add("promise", kept.word());
        }
    }
    add("escalated", yes_no(call.escalation.is_some()));
    if let Some(repeat) = call.repeat {
        add("repeat", yes_no(repeat));
    }
    if let Some(heat) = call.heat_start.max(call.heat_end) {
        add("heat", &heat.to_string());
    }
    if let Some(cause) = &call.root_cause {
        add("cause", cause.kind.id());
    }
    let has = [
        ("debrief", debrief == Debrief::Written),
        ("promise", !call.promises.is_empty()),
        ("escalation", call.escalation.is_some()),
        ("warning", call.events.iter().any(|event| event.kind == EventKind::Warning)),
        ("tag", !call.tags.is_empty()),
        ("customer", !call.customer.is_empty()),
        ("situation", !call.situations.is_empty()),
        ("heat", call.heat_start.is_some() && call.heat_end.is_some()),
        ("cause", call.root_cause.is_some()),
    ];
    has.iter().filter(|(_, there)| *there).for_each(|(name, _)| add("has", name));
    marks
}

/// Whether all conditions on words and facts hold for a call with these words.
#[must_use]
pub fn fits(query: &Query, words: &[&str]) -> bool {
    query.terms.iter().all(|term| {
        let there = term.any.iter().any(|phrase| occurs(phrase, words));
        there == (term.sign == Sign::With)
    })
}

/// Whether the phrase stands somewhere among the words.
#[must_use]
pub fn occurs(phrase: &Phrase, words: &[&str]) -> bool {
    (0..words.len()).any(|at| phrase.stands_at(words, at))
}

/// The query with every word that no call has replaced by those one slip away, and which words
/// those were. `known` says whether any call has the phrase.
pub fn forgive(query: &Query, mut known: impl FnMut(&Phrase) -> bool) -> (Query, Vec<String>) {
    let mut forgiven = query.clone();
    let mut missed = Vec::new();
    for term in forgiven.terms.iter_mut().filter(|term| is_one_word(term)) {
        let Some(phrase) = term.any.first() else { continue };
        let Some(word) = phrase.words.first().cloned() else { continue };
        if known(phrase) {
            continue;
        }
        let near: Vec<Phrase> = spelling::near(&word).into_iter().filter(|near| known(near)).collect();
        if !near.is_empty() {
            term.any = near;
            missed.push(word);
        }
    }
    (forgiven, missed)
}

/// Whether the term is one typed word, for which a near one may stand in.
#[must_use]
pub fn is_one_word(term: &Term) -> bool {
    term.kind == query::Kind::Word
        && term.sign == Sign::With
        && term.any.iter().all(|any| any.words.len() == 1)
}

/// How well the text fits, more is better, and where the words stand in it, in scalars.
#[must_use]
pub fn look(query: &Query, text: &str) -> (u8, Vec<Range<usize>>) {
    let spoken: Vec<&Term> = query.spoken().collect();
    if spoken.is_empty() {
        return (0, Vec::new());
    }
    let words = Words::of(text);
    let all = words.list();
    let phrases = || spoken.iter().flat_map(|term| &term.any);
    let mut marks: Vec<Range<usize>> = phrases().flat_map(|phrase| query::places(phrase, &all)).collect();
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    marks.dedup_by(|next, last| {
        let within = next.start < last.end;
        if within {
            last.end = last.end.max(next.end);
        }
        within
    });
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    let whole = spoken.iter().all(|term| {
        let whole = |phrase: &Phrase| occurs(&Phrase { ending: Ending::Whole, ..phrase.clone() }, &words);
        term.any.iter().any(whole)
    });
    let in_a_row = spoken.len() > 1 && {
        let words_typed = spoken.iter().filter_map(|term| term.any.first()).flat_map(|any| any.words.clone());
        occurs(&Phrase { words: words_typed.collect(), ending: Ending::Begins }, &words)
    };
    (u8::from(whole) + 2 * u8::from(in_a_row), marks)
}

/// The words of a text, one behind the other.
struct Words {
    letters: String,
    /// Where each ends among the letters, and where it stands in the text, in scalars.
    places: Vec<(usize, Range<usize>)>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words =
            Self { letters: String::with_capacity(text.len()), places: Vec::with_capacity(text.len() / 5) };
        let mut begun = 0;
        for field in text.split(BETWEEN) {
            if begun > 0 {
                words.add(BETWEEN_WORDS, begun..begun);
            }
            words::each(field, |word, at| words.add(word, begun + at.start..begun + at.end));
            begun += field.chars().count() + 1;
        }
        words
    }

    fn add(&mut self, word: &str, at: Range<usize>) {
        self.letters.push_str(word);
        self.places.push((self.letters.len(), at));
    }

    fn list(&self) -> Vec<(&str, Range<usize>)> {
        let starts = std::iter::once(0).chain(self.places.iter().map(|(end, _)| *end));
        let word = |(start, (end, at)): (usize, &(usize, Range<usize>))| {
            (self.letters.get(start..*end).unwrap_or_default(), at.clone())
        };
        starts.zip(&self.places).map(word).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::super::excerpt::{Snippet, one_line, snippet};
    use super::*;

    fn parse(typed: &str) -> Query {
        Query::parse(typed, &"2026-11-22T14:30:00[UTC]".parse().unwrap())
    }

    fn call(words: &str) -> Call {
        let mut call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        call.words = words.into();
        call
    }

    fn found(text: &str, typed: &str) -> Option<String> {
        let query = parse(typed);
        let words = words_of(&call(text), text, Debrief::None);
        let words: Vec<&str> = words.split(' ').collect();
        fits(&query, &words).then(|| {
            let Snippet { line, marks } = snippet(text, &look(&query, text).1);
            let chars: Vec<char> = line.chars().collect();
            let mut shown = String::new();
            for (at, c) in chars.iter().enumerate() {
                shown.extend(marks.iter().filter(|mark| mark.start == at).map(|_| '['));
                shown.push(*c);
                shown.extend(marks.iter().filter(|mark| mark.end == at + 1).map(|_| ']'));
            }
            shown
        })
    }

    #[test]
    fn all_words_must_occur_in_any_order_and_case() {
        let text = "The Refund was\r\n promised on Monday";
        assert_eq!(found(text, "monday REF").as_deref(), Some("The [Refund] was promised on [Monday]"));
        assert_eq!(found(text, "refund tuesday"), None);
        assert_eq!(found(text, "refund -monday"), None);
        assert_eq!(found(text, "\"was promised\"").as_deref(), Some("The Refund [was promised] on Monday"));
        assert_eq!(found(text, "\"promised was\""), None);
        assert!(found(text, "  ").is_some());
    }

    #[test]
    fn the_snippet_shows_the_first_hit_even_where_folding_changes_lengths() {
        let text = format!("{} needle {}", "ﬁ".repeat(40), "x".repeat(200));
        let line = found(&text, "NEEDLE").unwrap();
        assert!(line.starts_with("[needle]") || line.starts_with("…") && line.contains("[needle]"), "{line}");
        assert!(line.ends_with('…'));
    }

    #[test]
    fn the_hit_is_shown_in_its_sentence() {
        let text = "I rang in May and in June about it. The fee was charged twice. Nobody answered.";
        assert_eq!(found(text, "twice").as_deref(), Some("The fee was charged [twice]. Nobody answered."));
    }

    #[test]
    fn a_phrase_and_a_snippet_stay_within_a_field() {
        let mut call = call("charged twice");
        call.customer = "Ann Lee".into();
        let text = text_of(&call);
        let words = words_of(&call, &text, Debrief::None);
        let words: Vec<&str> = words.split(' ').collect();
        assert!(!fits(&parse("\"twice ann\""), &words));
        assert!(fits(&parse("twice customer:lee -has:debrief escalated:no"), &words));
        assert_eq!(snippet(&text, &look(&parse("lee"), &text).1).line, "Ann Lee");
        assert_eq!(one_line(&text), "charged twice");
    }

    #[test]
    fn whole_words_side_by_side_fit_best() {
        let score = |text: &str| look(&parse("charged twice"), text).0;
        assert!(score("charged twice") > score("twice I was charged"));
        assert!(score("twice I was charged") > score("twice I was chargedback"));
    }

    #[test]
    fn a_snippet_is_one_line_without_control_characters() {
        assert_eq!(one_line("a\u{1b}[2Jb\n\n\tc"), "a [2Jb c");
    }
}
