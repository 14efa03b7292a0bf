//! Laying packs over the playbook. Owns what is out of sight but still known; must not know files.

use std::collections::BTreeSet;
use std::sync;

use super::lists::{self, Keyed, Patch};
use super::{AvoidPatch, CardPatch, Pack, PatternPatch, ReframePatch, SituationPatch, StepPatch};
use crate::model::breath::{Offered, Pattern};
use crate::model::library::Playbook;
use crate::model::playbook::{Arc, Avoid, Card, Reframe, Situation, Step};
use crate::{key, say};

/// What is shown for a name that is empty.
pub(super) const NO_NAME: &str = key!("editor-untitled");

/// The playbook with all that is out of sight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Everything, in order.
    pub all: sync::Arc<Playbook>,
    /// What of it is out of sight.
    pub hidden: BTreeSet<Key>,
}

/// What an item of the playbook is known by; those of a situation with its id first.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Key {
    /// A situation.
    Situation(String),
    /// A step.
    Step(String, String),
    /// A card.
    Card(String, String),
    /// A phrase to avoid.
    Avoid(String, String),
    /// A thought.
    Reframe(String),
    /// A breathing pattern.
    Pattern(String),
}

impl Book {
    /// The playbook, all of it in sight.
    #[must_use]
    pub fn new(playbook: impl Into<sync::Arc<Playbook>>) -> Self {
        Self { all: playbook.into(), hidden: BTreeSet::new() }
    }

    /// Everything, to be changed here alone.
    pub(in crate::model) fn all_mut(&mut self) -> &mut Playbook {
        sync::Arc::make_mut(&mut self.all)
    }

    /// The same with a pack laid over it. What the pack adds without saying enough is left out.
    #[must_use]
    pub fn with(mut self, pack: &Pack) -> Self {
        let (hidden, all) = (&mut self.hidden, sync::Arc::make_mut(&mut self.all));
        for patch in &pack.situations {
            if !all.situations.iter().any(|known| known.id == patch.id) {
                all.situations.extend(patch.whole());
            }
            let Some(situation) = all.situations.iter_mut().find(|known| known.id == patch.id) else {
                continue;
            };
            inside(situation, patch, hidden);
        }
        let mut hide = |key: &str, out: bool| mark(hidden, Key::Situation(key.to_owned()), out);
        lists::lay(&mut all.situations, &pack.situations, &pack.order, &mut hide);
        let mut hide = |key: &str, out: bool| mark(hidden, Key::Reframe(key.to_owned()), out);
        lists::lay(&mut all.reframes, &pack.reframes, &[], &mut hide);
        let mut hide = |key: &str, out: bool| mark(hidden, Key::Pattern(key.to_owned()), out);
        lists::lay(&mut all.patterns, &pack.breathing, &pack.breathing_order, &mut hide);
        self
    }

    /// Whether this is out of sight.
    #[must_use]
    pub fn hides(&self, key: &Key) -> bool {
        self.hidden.contains(key)
    }

    /// What there is to see: nothing hidden, nothing that was begun and says nothing yet.
    /// Situations out of sight are still known, since records name them.
    #[must_use]
    pub fn in_sight(&self) -> Playbook {
        let mut seen = Playbook::clone(&self.all);
        let is_hidden = |situation: &Situation| self.hides(&Key::Situation(situation.id.clone()));
        let (hidden, situations) = seen.situations.into_iter().partition(is_hidden);
        seen.situations = situations;
        seen.hidden = hidden;
        for situation in seen.situations.iter_mut().chain(&mut seen.hidden) {
            self.thin_out(situation);
        }
        seen.reframes.retain(|reframe| !self.hides(&Key::Reframe(reframe.id.clone())));
        seen.patterns
            .retain(|pattern| !self.hides(&Key::Pattern(pattern.id.clone())) && pattern.cycle_secs() > 0.0);
        seen
    }

    fn thin_out(&self, situation: &mut Situation) {
        let id = &situation.id;
        let says = |text: &str| !text.trim().is_empty();
        let words = situation.recognise.iter().flat_map(|word| word.split(',')).map(str::trim);
        situation.recognise = words.filter(|word| says(word)).map(str::to_owned).collect();
        if !says(&situation.name) {
            say!(NO_NAME).clone_into(&mut situation.name);
        }
        if !says(&situation.chip) {
            situation.chip = chip_of(&situation.name);
        }
        situation
            .steps
            .retain(|step| says(&step.text) && !self.hides(&Key::Step(id.clone(), step.id.clone())));
        situation.say.retain_mut(|card| {
            card.variants.retain(|wording| says(wording));
            !card.variants.is_empty() && !self.hides(&Key::Card(id.clone(), card.id.clone()))
        });
        situation.avoid.retain(|avoid| {
            says(&avoid.phrase) && !self.hides(&Key::Avoid(id.clone(), avoid.phrase.clone()))
        });
    }
}

fn inside(situation: &mut Situation, patch: &SituationPatch, hidden: &mut BTreeSet<Key>) {
    let id = &patch.id;
    let mut hide = |key: &str, out: bool| mark(hidden, Key::Step(id.clone(), key.to_owned()), out);
    lists::lay(&mut situation.steps, &patch.steps, &patch.step_order, &mut hide);
    let mut hide = |key: &str, out: bool| mark(hidden, Key::Card(id.clone(), key.to_owned()), out);
    lists::lay(&mut situation.say, &patch.say, &patch.say_order, &mut hide);
    let mut hide = |key: &str, out: bool| mark(hidden, Key::Avoid(id.clone(), key.to_owned()), out);
    lists::lay(&mut situation.avoid, &patch.avoid, &patch.avoid_order, &mut hide);
}

fn mark(hidden: &mut BTreeSet<Key>, key: Key, out: bool) {
    if out {
        hidden.insert(key);
    } else {
        hidden.remove(&key);
    }
}

/// What stands on the chip of a situation that has no name for it: the beginning of its name.
pub(super) fn chip_of(name: &str) -> String {
    crate::model::text::one_line(name.split(',').next().unwrap_or_default(), 14)
}

impl Keyed for Situation {
    fn key(&self) -> &str {
        &self.id
    }
}

impl Keyed for Step {
    fn key(&self) -> &str {
        &self.id
    }
}

impl Keyed for Card {
    fn key(&self) -> &str {
        &self.id
    }
}

impl Keyed for Avoid {
    fn key(&self) -> &str {
        &self.phrase
    }
}

impl Keyed for Reframe {
    fn key(&self) -> &str {
        &self.id
    }
}

impl Keyed for Pattern {
    fn key(&self) -> &str {
        &self.id
    }
}

/// Takes over what a patch says.
fn take<T: Clone>(into: &mut T, said: Option<&T>) {
    if let Some(said) = said {
        into.clone_from(said);
    }
}

impl Patch for SituationPatch {
    type Of = Situation;

    fn key(&self) -> &str {
        &self.id
    }

    fn hide(&self) -> Option<bool> {
        self.hide
    }

    fn change(&self, item: &mut Situation) {
        take(&mut item.name, self.name.as_ref());
        take(&mut item.chip, self.chip.as_ref());
        take(&mut item.recognise, self.recognise.as_ref());
        take(&mut item.perspective, self.perspective.as_ref());
        take(&mut item.safety_first, self.safety_first.as_ref());
        take(&mut item.if_continues, self.if_continues.as_ref());
        take(&mut item.sources, self.sources.as_ref());
    }

    fn whole(&self) -> Option<Situation> {
        let name = self.name.clone()?;
        Some(Situation {
            id: self.id.clone(),
            chip: self.chip.clone().unwrap_or_else(|| chip_of(&name)),
            name,
            recognise: self.recognise.clone().unwrap_or_default(),
            perspective: self.perspective.clone().unwrap_or_default(),
            safety_first: self.safety_first.unwrap_or_default(),
            steps: Vec::new(),
            say: Vec::new(),
            avoid: Vec::new(),
            if_continues: self.if_continues.clone().unwrap_or_default(),
            sources: self.sources.clone().unwrap_or_default(),
        })
    }

    fn between(was: Option<&Situation>, is: &Situation, hide: Option<bool>) -> Option<Self> {
        super::diff::situation(was, is, hide)
    }
}

impl Patch for StepPatch {
    type Of = Step;

    fn key(&self) -> &str {
        &self.id
    }

    fn hide(&self) -> Option<bool> {
        self.hide
    }

    fn change(&self, item: &mut Step) {
        take(&mut item.arc, self.arc.as_ref());
        take(&mut item.text, self.text.as_ref());
        take(&mut item.sources, self.sources.as_ref());
    }

    fn whole(&self) -> Option<Step> {
        let sources = self.sources.clone().unwrap_or_default();
        let arc = self.arc.unwrap_or(Arc::Options);
        Some(Step { id: self.id.clone(), arc, text: self.text.clone()?, sources })
    }

    fn between(was: Option<&Step>, is: &Step, hide: Option<bool>) -> Option<Self> {
        super::diff::step(was, is, hide)
    }
}

impl Patch for CardPatch {
    type Of = Card;

    fn key(&self) -> &str {
        &self.id
    }

    fn hide(&self) -> Option<bool> {
        self.hide
    }

    fn change(&self, item: &mut Card) {
        take(&mut item.arc, self.arc.as_ref());
        take(&mut item.variants, self.variants.as_ref());
        take(&mut item.sources, self.sources.as_ref());
    }

    fn whole(&self) -> Option<Card> {
        let sources = self.sources.clone().unwrap_or_default();
        let arc = self.arc.unwrap_or(Arc::Options);
        Some(Card { id: self.id.clone(), arc, variants: self.variants.clone()?, sources })
    }

    fn between(was: Option<&Card>, is: &Card, hide: Option<bool>) -> Option<Self> {
        super::diff::card(was, is, hide)
    }
}

impl Patch for AvoidPatch {
    type Of = Avoid;

    fn key(&self) -> &str {
        &self.phrase
    }

    fn hide(&self) -> Option<bool> {
        self.hide
    }

    fn change(&self, item: &mut Avoid) {
        take(&mut item.instead, self.instead.as_ref());
    }

    fn whole(&self) -> Option<Avoid> {
        Some(Avoid { phrase: self.phrase.clone(), instead: self.instead.clone()? })
    }

    fn between(was: Option<&Avoid>, is: &Avoid, hide: Option<bool>) -> Option<Self> {
        super::diff::avoid(was, is, hide)
    }
}

impl Patch for ReframePatch {
    type Of = Reframe;

    fn key(&self) -> &str {
        &self.id
    }

    fn hide(&self) -> Option<bool> {
        self.hide
    }

    fn change(&self, item: &mut Reframe) {
        take(&mut item.text, self.text.as_ref());
        take(&mut item.situations, self.situations.as_ref());
        take(&mut item.sources, self.sources.as_ref());
    }

    fn whole(&self) -> Option<Reframe> {
        let situations = self.situations.clone().unwrap_or_default();
        let sources = self.sources.clone().unwrap_or_default();
        Some(Reframe { id: self.id.clone(), text: self.text.clone()?, situations, sources })
    }

    fn between(was: Option<&Reframe>, is: &Reframe, hide: Option<bool>) -> Option<Self> {
        super::diff::reframe(was, is, hide)
    }
}

impl Patch for PatternPatch {
    type Of = Pattern;

    fn key(&self) -> &str {
        &self.id
    }

    fn hide(&self) -> Option<bool> {
        self.hide
    }

    fn change(&self, item: &mut Pattern) {
        take(&mut item.name, self.name.as_ref());
        take(&mut item.phases, self.phases.as_ref());
        take(&mut item.offered, self.offered.as_ref());
        if let Some(rounds) = self.max_rounds {
            item.max_rounds = (rounds > 0).then_some(rounds);
        }
        take(&mut item.default_secs, self.default_secs.as_ref());
        take(&mut item.evidence, self.evidence.as_ref());
        take(&mut item.sources, self.sources.as_ref());
    }

    fn whole(&self) -> Option<Pattern> {
        Some(Pattern {
            id: self.id.clone(),
            name: self.name.clone()?,
            phases: self.phases.clone()?,
            offered: self.offered.unwrap_or(Offered::BetweenCalls),
            max_rounds: self.max_rounds.filter(|rounds| *rounds > 0),
            default_secs: self.default_secs.unwrap_or(60),
            evidence: self.evidence.clone().unwrap_or_default(),
            sources: self.sources.clone().unwrap_or_default(),
        })
    }

    fn between(was: Option<&Pattern>, is: &Pattern, hide: Option<bool>) -> Option<Self> {
        super::diff::pattern(was, is, hide)
    }
}
