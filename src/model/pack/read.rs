//! Bytes → pack: what is understood, and what is wrong with line and column where it is not. A
//! pack is written by hand, so a slip of the pen is told and never passed over.

use std::collections::BTreeSet;
use std::fmt;

use ron::error::SpannedError;
use ron::extensions::Extensions;

use super::merge::Book;
use super::{MOST_BYTES, Pack, PatternPatch, SituationPatch};
use crate::model::breath::{Kind, Phase};
use crate::say;

/// The most items of one list.
const MOST_ITEMS: usize = 200;
/// The most scalars of one text.
const MOST_CHARS: usize = 2000;
/// The most wordings of a card.
const MOST_WORDINGS: usize = 9;

/// What is wrong with a pack, and where.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// From 1, in scalars.
    pub column: usize,
    /// In words.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", say!("pack-fault", line = self.line, column = self.column, what = self.what))
    }
}

/// The pack in these bytes, to be laid over this book.
///
/// # Errors
/// [`Fault`], the first there is.
pub fn parse(bytes: &[u8], below: &Book) -> Result<Pack, Fault> {
    let text = text_of(bytes)?;
    let options = options();
    let pack: Pack = options.from_str(text).map_err(|error| fault_of(&error))?;
    let check = Check { text, below };
    check.pack(&pack)?;
    Ok(pack)
}

/// How packs are read and written: an optional value stands without `Some(…)`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text in these bytes, which is UTF-8, with or without a mark in front.
pub(in crate::model) fn text_of(bytes: &[u8]) -> Result<&str, Fault> {
    let first = |what: &str| Fault { line: 1, column: 1, what: what.to_owned() };
    if bytes.len() as u64 > MOST_BYTES {
        return Err(first(say!("pack-too-large")));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(first(say!("pack-utf-16")));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).and_then(|good| str::from_utf8(good).ok());
        at_end_of(good.unwrap_or_default(), say!("pack-it-is-not-utf-8"))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((before, _)) = text.split_once('\0') {
        return Err(at_end_of(before, say!("pack-a-nul-byte-stands-here")));
    }
    if text.trim().is_empty() {
        return Err(first(say!("pack-it-is-empty")));
    }
    Ok(text)
}

fn at_end_of(before: &str, what: &str) -> Fault {
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Fault { line, column, what: what.to_owned() }
}

fn fault_of(error: &SpannedError) -> Fault {
    use ron::Error as E;
    let what = match &error.code {
        E::NoSuchStructField { expected, found, .. } => unknown("field", found, expected),
        E::NoSuchEnumVariant { expected, found, .. } => unknown("choice", found, expected),
        E::DuplicateStructField { field, .. } => say!("pack-field-is-there-twice", field),
        E::InvalidValueForType { expected, .. } | E::ExpectedDifferentLength { expected, .. } => {
            say!("pack-expected-is-expected", expected)
        }
        E::Eof => say!("pack-the-end-is-missing-perhaps").to_owned(),
        E::ExpectedStringEnd => say!("pack-the-end-of-a-text").to_owned(),
        E::TrailingCharacters => say!("pack-something-follows-the-end").to_owned(),
        E::ExceededRecursionLimit => say!("pack-it-is-nested-too-deeply").to_owned(),
        E::ExpectedComma => say!("pack-a-comma-is-expected").to_owned(),
        E::ExpectedMapColon => say!("pack-a-colon-is-expected").to_owned(),
        E::ExpectedString => say!("pack-a-text-in-quotation-marks").to_owned(),
        E::ExpectedBoolean => say!("pack-true-or-false-is-expected").to_owned(),
        E::ExpectedInteger | E::ExpectedFloat => say!("pack-a-number-is-expected").to_owned(),
        E::ExpectedArray => say!("pack-list-is-expected").to_owned(),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => say!("pack-opening-parenthesis").to_owned(),
        E::ExpectedStructLikeEnd | E::ExpectedOptionEnd => say!("pack-closing-parenthesis").to_owned(),
        E::ExpectedArrayEnd => say!("pack-closing-bracket").to_owned(),
        E::ExpectedIdentifier => say!("pack-the-name-of-a-field").to_owned(),
        _ => say!("pack-it-is-not-well-formed").to_owned(),
    };
    Fault { line: error.span.start.line, column: error.span.start.col, what }
}

fn unknown(kind: &str, found: &str, expected: &[&str]) -> String {
    let found: String = found.chars().take(40).collect();
    let likeness = |name: &&&str| strsim::jaro_winkler(name, &found);
    let nearest = expected.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match nearest.filter(|name| likeness(name) > 0.8) {
        Some(near) => say!("pack-unknown-near", kind, found, near),
        None => say!("pack-unknown", kind, found, known = expected.join(", ")),
    }
}

/// What the format alone does not say.
struct Check<'a> {
    text: &'a str,
    below: &'a Book,
}

impl Check<'_> {
    fn pack(&self, pack: &Pack) -> Result<(), Fault> {
        let all = &self.below.all;
        self.ids(pack.situations.iter().map(|patch| patch.id.as_str()))?;
        self.ids(pack.reframes.iter().map(|patch| patch.id.as_str()))?;
        self.ids(pack.breathing.iter().map(|patch| patch.id.as_str()))?;
        for patch in &pack.situations {
            self.situation(patch)?;
        }
        for patch in &pack.reframes {
            let known = all.reframes.iter().any(|reframe| reframe.id == patch.id);
            self.new_says(known, &patch.id, "thought", "text", patch.text.as_deref())?;
        }
        for patch in &pack.breathing {
            self.pattern(patch)?;
        }
        let mut texts = pack.clone();
        let mut long = None;
        texts.each_text(&mut |text| {
            if text.chars().count() > MOST_CHARS {
                long.get_or_insert_with(|| text.clone());
            }
        });
        let too_long = say!("pack-text-too-long", most = MOST_CHARS);
        long.map_or(Ok(()), |text| Err(self.fault(text.lines().next().unwrap_or_default(), &too_long)))
    }

    fn situation(&self, patch: &SituationPatch) -> Result<(), Fault> {
        let id = &patch.id;
        let known = self.below.all.situations.iter().find(|situation| situation.id == *id);
        self.new_says(known.is_some(), id, "situation", "name", patch.name.as_deref())?;
        self.ids(patch.steps.iter().map(|patch| patch.id.as_str()))?;
        self.ids(patch.say.iter().map(|patch| patch.id.as_str()))?;
        self.ids(patch.avoid.iter().map(|patch| patch.phrase.as_str()))?;
        for step in &patch.steps {
            let known = known.is_some_and(|known| known.steps.iter().any(|other| other.id == step.id));
            self.new_says(known, &step.id, "step", "text", step.text.as_deref())?;
        }
        for card in &patch.say {
            let known = known.is_some_and(|known| known.say.iter().any(|other| other.id == card.id));
            let first = card.variants.as_ref().and_then(|variants| variants.first());
            self.new_says(known, &card.id, "card", "variants", first.map(String::as_str))?;
            if card.variants.as_ref().is_some_and(|variants| variants.len() > MOST_WORDINGS) {
                return Err(self.fault(&card.id, &say!("pack-too-many-wordings", most = MOST_WORDINGS)));
            }
        }
        for avoid in &patch.avoid {
            let phrase = &avoid.phrase;
            let known = known.is_some_and(|known| known.avoid.iter().any(|other| other.phrase == *phrase));
            self.new_says(known, phrase, "avoid", "instead", avoid.instead.as_deref())?;
        }
        Ok(())
    }

    fn pattern(&self, patch: &PatternPatch) -> Result<(), Fault> {
        let id = &patch.id;
        let known = self.below.all.patterns.iter().any(|pattern| pattern.id == *id);
        self.new_says(known, id, "pattern", "name", patch.name.as_deref())?;
        if !known && patch.phases.is_none() {
            return Err(self.fault(id, say!("pack-a-new-breathing-pattern-needs")));
        }
        if patch.phases.as_ref().is_some_and(|phases| !can_be_breathed(phases)) {
            let what = say!("pack-phases");
            return Err(self.fault(id, what));
        }
        if patch.default_secs.is_some_and(|secs| !(10..=600).contains(&secs)) {
            return Err(self.fault(id, say!("pack-default-secs")));
        }
        Ok(())
    }

    /// An id that is not known adds an item, so it must say what it is; else it is a slip.
    fn new_says(
        &self,
        known: bool,
        id: &str,
        kind: &str,
        field: &str,
        said: Option<&str>,
    ) -> Result<(), Fault> {
        if known || said.is_some_and(|said| !said.trim().is_empty()) {
            return Ok(());
        }
        Err(self.fault(id, &say!("pack-new-needs", kind, id, field)))
    }

    fn ids<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
        let mut seen = BTreeSet::new();
        for (at, id) in ids.enumerate() {
            if id.trim().is_empty() {
                return Err(self.fault("", say!("pack-id-missing")));
            }
            if id.chars().any(|c| c.is_control() || c == '/') || id.chars().count() > MOST_CHARS {
                return Err(self.fault(id, say!("pack-id-short")));
            }
            if !seen.insert(id) {
                return Err(self.fault(id, &say!("pack-id-twice", id)));
            }
            if at >= MOST_ITEMS {
                return Err(self.fault(id, &say!("pack-too-many-items", most = MOST_ITEMS)));
            }
        }
        Ok(())
    }

    /// Where this stands as the value of a field, as near as can be told; of several places the
    /// last, since what is there twice is wrong the second time.
    fn fault(&self, value: &str, what: &str) -> Fault {
        let quoted = format!("\"{value}");
        let places = self.text.match_indices(&quoted);
        let fielded = |at: &usize| self.text.get(..*at).is_some_and(|text| text.trim_end().ends_with(':'));
        let at = places.map(|(at, _)| at).filter(fielded).last();
        let before = at.and_then(|at| self.text.get(..at)).unwrap_or_default();
        at_end_of(before, what)
    }
}

/// Whether these phases make a breath.
pub(super) fn can_be_breathed(phases: &[Phase]) -> bool {
    let has = |wanted: Kind| phases.iter().any(|Phase(kind, _)| *kind == wanted);
    let each = phases.iter().all(|Phase(_, secs)| (0.1..=20.0).contains(secs));
    let cycle_secs: f32 = phases.iter().map(|Phase(_, secs)| secs).sum();
    has(Kind::Inhale) && has(Kind::Exhale) && each && cycle_secs <= 30.0
}
