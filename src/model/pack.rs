//! Packs: what a site or an agent changes in the playbook, written by hand in a few lines or by
//! the window. Owns the format; must not know where packs are kept.
//!
//! Items are met by their id: what a pack does not name stays as it was, an id that is not known
//! yet adds an item, `hide: true` takes one out of sight and `hide: false` brings it back. Packs
//! are laid over the built-in playbook one after the other.

use serde::{Deserialize, Serialize};

use super::breath::{Offered, Phase};
use super::playbook::Arc;
use crate::{key, say};

mod diff;
mod edit;
mod lists;
mod merge;
mod read;
mod spot;
mod write;

pub(super) use edit::add_card;
pub use edit::{Edit, Item, List, Way};
pub use merge::{Book, Key};
pub(super) use read::text_of;
pub use read::{Fault, parse};
pub use spot::Spot;
pub use write::to_text;

/// No pack is larger, in bytes.
pub const MOST_BYTES: u64 = 1 << 20;

/// What one pack changes.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pack {
    /// Ids of situations in the order of their numbers; those not named follow.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// Situations changed or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub situations: Vec<SituationPatch>,
    /// Thoughts changed or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reframes: Vec<ReframePatch>,
    /// Ids of breathing patterns in the order offered; those not named follow.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breathing_order: Vec<String>,
    /// Breathing patterns changed or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breathing: Vec<PatternPatch>,
}

/// What a pack changes in a situation, or a situation that it adds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SituationPatch {
    /// Which.
    pub id: String,
    /// Whether it is out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide: Option<bool>,
    /// Full name; a new situation needs one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Name on its chip; the beginning of the name when a new situation has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chip: Option<String>,
    /// Words an agent would type to find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognise: Option<Vec<String>>,
    /// What may be going on for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perspective: Option<String>,
    /// People and process come before any words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safety_first: Option<bool>,
    /// Ids of steps in their order; those not named follow.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub step_order: Vec<String>,
    /// Steps changed or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepPatch>,
    /// Ids of cards in their order; those not named follow.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub say_order: Vec<String>,
    /// Cards changed or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub say: Vec<CardPatch>,
    /// Phrases to avoid in their order; those not named follow.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub avoid_order: Vec<String>,
    /// Phrases to avoid, changed or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<AvoidPatch>,
    /// What to do when it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_continues: Option<String>,
    /// Ids of the source techniques.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<String>>,
}

/// What a pack changes in a step, or a step that it adds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct StepPatch {
    /// Which.
    pub id: String,
    /// Whether it is out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide: Option<bool>,
    /// Where it stands on the arc; `options` when a new step does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<Arc>,
    /// What to do; a new step needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Ids of the source techniques.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<String>>,
}

/// What a pack changes in a card, or a card that it adds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CardPatch {
    /// Which.
    pub id: String,
    /// Whether it is out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide: Option<bool>,
    /// Where it stands on the arc; `options` when a new card does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<Arc>,
    /// Its wordings, all of them; a new card needs at least one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Vec<String>>,
    /// Ids of the source techniques.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<String>>,
}

/// What a pack changes in a phrase to avoid, or one that it adds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AvoidPatch {
    /// Which.
    pub phrase: String,
    /// Whether it is out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide: Option<bool>,
    /// Its replacement; a new phrase needs one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// What a pack changes in a thought, or a thought that it adds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReframePatch {
    /// Which.
    pub id: String,
    /// Whether it is out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide: Option<bool>,
    /// The thought; a new one needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Situations it fits best; none for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub situations: Option<Vec<String>>,
    /// Ids of the source techniques.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<String>>,
}

/// What a pack changes in a breathing pattern, or one that it adds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PatternPatch {
    /// Which.
    pub id: String,
    /// Whether it is out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide: Option<bool>,
    /// Its name; a new pattern needs one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its phases in order, each 0.1 to 20 seconds, together at most 30; a new pattern needs them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phases: Option<Vec<Phase>>,
    /// When it is offered; `between_calls` when a new pattern does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offered: Option<Offered>,
    /// The most rounds at a time; 0 for no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_rounds: Option<u32>,
    /// Length of a session in seconds, 10 to 600; 60 when a new pattern does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_secs: Option<u32>,
    /// What is known about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Ids of the source techniques.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<String>>,
}

impl Pack {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What it changes, in one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let cards: usize = self.situations.iter().map(|situation| situation.say.len()).sum();
        let parts = [
            (self.situations.len(), key!("pack-situations")),
            (cards, key!("pack-cards")),
            (self.reframes.len(), key!("pack-thoughts")),
            (self.breathing.len(), key!("pack-patterns")),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts = parts.map(|(count, key)| say!(key, count));
        let parts: Vec<String> = parts.collect();
        match parts.as_slice() {
            [] if self.order.is_empty() && self.breathing_order.is_empty() => {
                say!("pack-changes-nothing").to_owned()
            }
            [] => say!("pack-changes-the-order").to_owned(),
            parts => say!("pack-changes", what = parts.join(", ")),
        }
    }

    /// Whether it says anything about this item.
    #[must_use]
    pub fn names(&self, key: &Key) -> bool {
        let inside = |id: &str| self.situations.iter().find(|patch| patch.id == *id);
        match key {
            Key::Situation(id) => inside(id).is_some(),
            Key::Step(id, step) => inside(id).is_some_and(|patch| patch.steps.iter().any(|p| p.id == *step)),
            Key::Card(id, card) => inside(id).is_some_and(|patch| patch.say.iter().any(|p| p.id == *card)),
            Key::Avoid(id, phrase) => {
                inside(id).is_some_and(|patch| patch.avoid.iter().any(|p| p.phrase == *phrase))
            }
            Key::Reframe(id) => self.reframes.iter().any(|patch| patch.id == *id),
            Key::Pattern(id) => self.breathing.iter().any(|patch| patch.id == *id),
        }
    }

    /// Every text of it, ids and orders included, one after the other.
    pub fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        self.order.iter_mut().chain(&mut self.breathing_order).for_each(&mut *each);
        for situation in &mut self.situations {
            situation.each_text(each);
        }
        for reframe in &mut self.reframes {
            each(&mut reframe.id);
            reframe.text.iter_mut().for_each(&mut *each);
            let lists = [&mut reframe.situations, &mut reframe.sources];
            lists.into_iter().flatten().flatten().for_each(&mut *each);
        }
        for pattern in &mut self.breathing {
            each(&mut pattern.id);
            pattern.name.iter_mut().chain(&mut pattern.evidence).for_each(&mut *each);
            pattern.sources.iter_mut().flatten().for_each(&mut *each);
        }
    }
}

impl SituationPatch {
    fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(&mut self.id);
        let own = [&mut self.name, &mut self.chip, &mut self.perspective, &mut self.if_continues];
        own.into_iter().flatten().for_each(&mut *each);
        self.recognise.iter_mut().chain(&mut self.sources).flatten().for_each(&mut *each);
        let orders = [&mut self.step_order, &mut self.say_order, &mut self.avoid_order];
        orders.into_iter().flatten().for_each(&mut *each);
        for step in &mut self.steps {
            each(&mut step.id);
            step.text.iter_mut().for_each(&mut *each);
            step.sources.iter_mut().flatten().for_each(&mut *each);
        }
        for card in &mut self.say {
            each(&mut card.id);
            card.variants.iter_mut().chain(&mut card.sources).flatten().for_each(&mut *each);
        }
        for avoid in &mut self.avoid {
            each(&mut avoid.phrase);
            avoid.instead.iter_mut().for_each(&mut *each);
        }
    }
}
