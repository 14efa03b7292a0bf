//! The texts of the book, one by one: what each is called and where it stands. Must not know how it
//! is edited or drawn.

use super::edit::Item;
use super::merge::Book;
use crate::model::playbook::Situation;
use crate::say;

/// A text of the situation that is open in the editor, or of a breathing pattern; places count
/// from 0, with what is out of sight.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Spot {
    /// Its full name.
    Name,
    /// Its name on the chip.
    Chip,
    /// The words to find it by, apart by commas.
    Recognise,
    /// What may be going on for them.
    Perspective,
    /// A step.
    Step(usize),
    /// A wording of a card: which card, which wording.
    Wording(usize, usize),
    /// A phrase to avoid.
    Phrase(usize),
    /// What to say in its place.
    Instead(usize),
    /// What to do when it goes on.
    IfContinues,
    /// The name of a breathing pattern.
    PatternName(usize),
}

impl Spot {
    /// The name read by screen readers; places count from 1.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Name => say!("editor-name").to_owned(),
            Self::Chip => say!("editor-short-name").to_owned(),
            Self::Recognise => say!("editor-words-to-find-it-by").to_owned(),
            Self::Perspective => say!("editor-perspective").to_owned(),
            Self::Step(at) => say!("editor-step", at = at + 1),
            Self::Wording(at, 0) => say!("editor-card", at = at + 1),
            Self::Wording(at, which) => say!("editor-card-wording", at = at + 1, which = which + 1),
            Self::Phrase(at) => say!("editor-avoid", at = at + 1),
            Self::Instead(at) => say!("editor-instead-of", at = at + 1),
            Self::IfContinues => say!("editor-if-it-goes-on").to_owned(),
            Self::PatternName(at) => say!("editor-breathing-pattern", at = at + 1),
        }
    }

    /// The item whose text it is.
    #[must_use]
    pub const fn item(self) -> Option<Item> {
        match self {
            Self::Step(at) => Some(Item::Step(at)),
            Self::Wording(at, 0) => Some(Item::Card(at)),
            Self::Wording(at, which) => Some(Item::Wording(at, which)),
            Self::Phrase(at) | Self::Instead(at) => Some(Item::Avoid(at)),
            Self::PatternName(at) => Some(Item::Pattern(at)),
            Self::Name | Self::Chip | Self::Recognise | Self::Perspective | Self::IfContinues => None,
        }
    }

    /// The same text of the item at another place.
    #[must_use]
    pub const fn at(self, place: usize) -> Self {
        match self {
            Self::Step(_) => Self::Step(place),
            Self::Wording(_, 0) => Self::Wording(place, 0),
            Self::Wording(card, _) => Self::Wording(card, place),
            Self::Phrase(_) => Self::Phrase(place),
            Self::Instead(_) => Self::Instead(place),
            Self::PatternName(_) => Self::PatternName(place),
            other => other,
        }
    }
}

impl Book {
    /// The situation with this id, in sight or not.
    #[must_use]
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.all.situations.iter().find(|situation| situation.id == id)
    }

    /// The text at this spot; `open` is the id of the situation in the editor.
    #[must_use]
    pub fn text(&self, open: &str, spot: Spot) -> Option<String> {
        if let Spot::PatternName(at) = spot {
            return Some(self.all.patterns.get(at)?.name.clone());
        }
        let situation = self.situation(open)?;
        Some(match spot {
            Spot::Name => situation.name.clone(),
            Spot::Chip => situation.chip.clone(),
            Spot::Recognise => situation.recognise.join(", "),
            Spot::Perspective => situation.perspective.clone(),
            Spot::Step(at) => situation.steps.get(at)?.text.clone(),
            Spot::Wording(at, which) => situation.say.get(at)?.variants.get(which)?.clone(),
            Spot::Phrase(at) => situation.avoid.get(at)?.phrase.clone(),
            Spot::Instead(at) => situation.avoid.get(at)?.instead.clone(),
            Spot::IfContinues => situation.if_continues.clone(),
            Spot::PatternName(_) => return None,
        })
    }

    /// Puts a text into its spot.
    pub(in crate::model) fn set_text(&mut self, open: &str, spot: Spot, text: String) {
        if let Spot::PatternName(at) = spot {
            if let Some(pattern) = self.all_mut().patterns.get_mut(at) {
                pattern.name = text;
            }
            return;
        }
        let Some(situation) = self.all_mut().situations.iter_mut().find(|situation| situation.id == open)
        else {
            return;
        };
        let target = match spot {
            // the reverse of the join above, so that a comma being typed stays
            Spot::Recognise => {
                situation.recognise = text.split(", ").map(str::to_owned).collect();
                return;
            }
            Spot::Name => Some(&mut situation.name),
            Spot::Chip => Some(&mut situation.chip),
            Spot::Perspective => Some(&mut situation.perspective),
            Spot::Step(at) => situation.steps.get_mut(at).map(|step| &mut step.text),
            Spot::Wording(at, which) => {
                situation.say.get_mut(at).and_then(|card| card.variants.get_mut(which))
            }
            Spot::Phrase(at) => situation.avoid.get_mut(at).map(|avoid| &mut avoid.phrase),
            Spot::Instead(at) => situation.avoid.get_mut(at).map(|avoid| &mut avoid.instead),
            Spot::IfContinues => Some(&mut situation.if_continues),
            Spot::PatternName(_) => None,
        };
        if let Some(target) = target {
            *target = text;
        }
    }
}
