//! The wording linter: what makes a line worse for an upset caller, too long for one glance, or
//! leaves a blank, with the better wording beside it. Owns the rules' shape; the rules are data
//! (`data/wording.ron` and every avoid list). Never forbids anything.

use std::ops::Range;

use serde::Deserialize;

use super::library::{self, Playbook};
use super::pack::Spot;
use super::{card, snippet, text};
use crate::say;

/// The rules as they stand in `data/`.
pub const RULES: &str = include_str!("../../data/wording.ron");

/// Some phrases, and what to say in their place.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Any of these.
    pub phrases: Vec<String>,
    /// What they do, after "…": "gives an order".
    pub why: String,
    /// What stands in for the phrase, or for its sentence when it is one; empty leaves it out.
    pub better: String,
}

/// Something to remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// In words.
    pub what: String,
    /// The better wording.
    pub better: Option<Better>,
}

/// A better wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Better {
    /// What is shown for it.
    pub shown: String,
    /// The whole line with it.
    pub line: String,
}

/// What the linter knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linter {
    rules: Vec<(Vec<String>, String, String)>,
}

/// A word of a line and where it stands, in scalars.
struct Word {
    folded: String,
    at: Range<usize>,
}

impl Linter {
    /// The rules in `data/`, and the avoid lists of this playbook.
    #[must_use]
    pub fn new(playbook: &Playbook) -> Self {
        let rules: Vec<Rule> = library::of_language("wording", RULES).unwrap_or_default();
        let listed = playbook.situations.iter().flat_map(|situation| {
            let why = say!("lint-on-the-avoid-list", chip = situation.chip);
            situation.avoid.iter().map(move |avoid| (&avoid.phrase, why.clone(), &avoid.instead))
        });
        let listed = listed.map(|(phrase, why, instead)| (folded(phrase), why, instead.clone()));
        let general = rules.into_iter().flat_map(|rule| {
            let phrases = rule.phrases.into_iter();
            phrases.map(move |phrase| (folded(&phrase), rule.why.clone(), rule.better.clone()))
        });
        let all = general.chain(listed).filter(|(words, ..)| !words.is_empty());
        Self { rules: all.collect() }
    }

    /// What there is to remark about a line.
    #[must_use]
    pub fn remarks(&self, spot: Spot, line: &str) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if is_said(spot) {
            remarks.extend(self.wording(line));
        }
        if matches!(spot, Spot::Wording(..)) {
            remarks.extend(snippet::unknown_slots(line).into_iter().map(|slot| {
                let slots = card::SLOTS.map(|slot| format!("{{{slot}}}")).join(" ");
                let what = say!("lint-unknown-slot", slot, slots);
                Remark { what, better: None }
            }));
        }
        let (length, most) = (line.chars().count(), most(spot));
        if length > most {
            let what = say!("lint-too-long", length, most);
            remarks.push(Remark { what, better: None });
        }
        remarks
    }

    /// The first phrase of each rule's kind that stands in the line, none inside another.
    fn wording(&self, line: &str) -> Vec<Remark> {
        let words = words(line);
        let mut taken: Vec<Range<usize>> = Vec::new();
        let mut remarks = Vec::new();
        for (phrase, why, better) in &self.rules {
            let fits = |window: &[Word]| window.iter().map(|word| &word.folded).eq(phrase);
            let Some(hit) = words.windows(phrase.len()).find(|window| fits(window)) else { continue };
            let (Some(first), Some(last)) = (hit.first(), hit.last()) else { continue };
            let at = first.at.start..last.at.end;
            if taken.iter().any(|other| other.start < at.end && at.start < other.end) {
                continue;
            }
            taken.push(at.clone());
            let what = format!("“{}” {why}", text::slice(line, at.clone()));
            remarks.push(Remark { what, better: Some(replaced(line, at, better)) });
        }
        remarks
    }
}

/// Whether a line is said aloud, as against done or found by.
const fn is_said(spot: Spot) -> bool {
    matches!(spot, Spot::Wording(..) | Spot::Instead(_))
}

/// The most characters that one glance takes in.
fn most(spot: Spot) -> usize {
    match spot {
        Spot::Chip => 14,
        Spot::Name | Spot::PatternName(_) => 40,
        Spot::Recognise => 600,
        Spot::Step(_) => 90,
        Spot::Perspective => 140,
        Spot::Phrase(_) | Spot::Instead(_) => 120,
        Spot::Wording(..) | Spot::IfContinues => 160,
    }
}

fn replaced(line: &str, at: Range<usize>, better: &str) -> Better {
    let ends = |c: char| matches!(c, '.' | '!' | '?');
    let scalars: Vec<char> = line.chars().collect();
    let mut range = at;
    if better.ends_with(ends) {
        let before = scalars.iter().take(range.start).rposition(|c| ends(*c) || *c == '\n');
        range.start = before.map_or(0, |before| before + 1);
        let behind = scalars.iter().skip(range.end).position(|c| ends(*c) || *c == '\n');
        range.end = behind.map_or(scalars.len(), |behind| range.end + behind + 1);
        while scalars.get(range.start).is_some_and(|c| c.is_whitespace()) {
            range.start += 1;
        }
    } else if better.is_empty() {
        let is_gap = |c: &char| c.is_whitespace() || *c == ',';
        while scalars.get(range.end).is_some_and(is_gap) {
            range.end += 1;
        }
    }
    let begins = scalars.iter().take(range.start).rev().find(|c| !c.is_whitespace()).is_none_or(|c| ends(*c));
    let shown = if begins { text::capital(better) } else { better.to_owned() };
    let before = text::slice(line, 0..range.start);
    let behind = text::slice(line, range.end..scalars.len());
    let behind = if shown.is_empty() && begins { text::capital(&behind) } else { behind };
    let line = format!("{before}{shown}{behind}");
    Better { shown: if shown.is_empty() { say!("lint-leave-it-out").to_owned() } else { shown }, line }
}

fn folded(phrase: &str) -> Vec<String> {
    words(phrase).into_iter().map(|word| word.folded).collect()
}

/// The words of a line in small letters without apostrophes.
fn words(line: &str) -> Vec<Word> {
    let is_apostrophe = |c: char| matches!(c, '\'' | '’');
    let mut words: Vec<Word> = Vec::new();
    let mut goes_on = false;
    for (at, c) in line.chars().enumerate() {
        let belongs = c.is_alphanumeric() || (goes_on && is_apostrophe(c));
        if belongs && !goes_on {
            words.push(Word { folded: String::new(), at: at..at });
        }
        if let Some(word) = words.last_mut().filter(|_| belongs) {
            word.at.end = at + 1;
            word.folded.extend(c.to_lowercase().filter(|c| !is_apostrophe(*c)));
        }
        goes_on = belongs;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library;

    fn said(line: &str) -> Vec<(String, String)> {
        let linter = Linter::new(&library::builtin());
        let remarks = linter.remarks(Spot::Wording(0, 0), line);
        let better = |remark: &Remark| remark.better.clone().map_or_else(String::new, |better| better.line);
        remarks.iter().map(|remark| (remark.what.clone(), better(remark))).collect()
    }

    #[test]
    fn a_worse_phrase_is_remarked_with_the_line_made_better() {
        for (line, what, better) in [
            (
                "Sorry. You’ll have to send the form.",
                "“You’ll have to” gives an order",
                "Sorry. Could you please send the form.",
            ),
            ("First, you'll have to wait", "“you'll have to” gives an order", "First, could you please wait"),
            (
                "Please calm down, sir. I have your file.",
                "“calm down” heats up",
                "I'm listening. Tell me what happened. I have your file.",
            ),
            (
                "That would be against policy. Sorry.",
                "“policy” hides the reason; give it",
                "The reason is this: ____. Sorry.",
            ),
            ("It's our policy.", "“It's our policy” hides the reason; give it", "The reason is this: ____."),
            ("Honestly, it was late.", "“Honestly” makes the rest sound less so", "It was late."),
            ("Let me finish", "“Let me finish” is on the avoid list of Angry", "Go on, I'm with you."),
        ] {
            assert_eq!(said(line), [(what.to_owned(), better.to_owned())]);
        }
    }

    #[test]
    fn a_phrase_inside_other_words_is_none() {
        assert_eq!(said("I'll relaxation-check the bypolicy"), []);
        assert_eq!(said("They calmed down."), []);
        assert_eq!(said(""), []);
    }

    #[test]
    fn what_is_too_long_or_no_slot_is_remarked() {
        let long = said(&"x".repeat(161));
        assert_eq!(long[0].0, "Too long for one glance: 161 characters, 160 at most");
        assert_eq!(said(&"é".repeat(160)), []);
        assert!(said("About {issue}")[0].0.starts_with("{issue} stays a blank"));
        assert_eq!(said("About {problem} by {date}"), []);
    }

    #[test]
    fn the_better_wording_and_all_that_is_shipped_earn_no_remark() {
        let playbook = library::builtin();
        let linter = Linter::new(&playbook);
        for situation in &playbook.situations {
            let cards = situation.say.iter().flat_map(|card| &card.variants);
            for line in cards.chain(situation.avoid.iter().map(|avoid| &avoid.instead)) {
                assert_eq!(linter.remarks(Spot::Wording(0, 0), line), [], "{}: {line}", situation.id);
            }
        }
        let rules: Vec<Rule> = ron::from_str(RULES).unwrap();
        assert!(rules.len() > 9);
        for rule in rules {
            assert_eq!(linter.remarks(Spot::Wording(0, 0), &rule.better), [], "{}", rule.better);
            assert!(!rule.why.is_empty() && rule.phrases.iter().all(|phrase| !folded(phrase).is_empty()));
        }
    }
}
