//! Edits of the book in the window: items added, moved, put out of sight, made as shipped.
//! Must not know how they are drawn, undone or saved.

use super::lists::Keyed;
use super::merge::{Book, Key};
use super::read::can_be_breathed;
use super::spot::Spot;
use crate::model::breath::{Kind, Offered, Pattern, Phase};
use crate::model::playbook::{Arc, Avoid, Card, Situation, Step};

/// The most wordings of a card that the window adds.
const MOST_WORDINGS: usize = 9;

/// The order of phases in a breath.
const KINDS: [Kind; 5] = [Kind::Inhale, Kind::TopUp, Kind::HoldFull, Kind::Exhale, Kind::HoldEmpty];

/// An item of the editor.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Item {
    /// A situation.
    Situation(usize),
    /// A step of the one that is open.
    Step(usize),
    /// A card of it.
    Card(usize),
    /// A wording of a card of it.
    Wording(usize, usize),
    /// A phrase to avoid of it.
    Avoid(usize),
    /// A breathing pattern.
    Pattern(usize),
}

/// A list that can grow.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum List {
    /// The situations.
    Situations,
    /// The steps of the one that is open.
    Steps,
    /// Its cards.
    Cards,
    /// The wordings of one card.
    Wordings(usize),
    /// Its phrases to avoid.
    Avoid,
    /// The breathing patterns.
    Patterns,
}

/// Where an item moves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    /// One place up.
    Up,
    /// One place down.
    Down,
}

/// A change to the book.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The text is now this; the caret stands behind so many scalars.
    Text(Spot, String, usize),
    /// The field was left.
    Left(Spot),
    /// The better wording was taken.
    Better(Spot, String),
    /// A new item at the end of the list.
    Add(List),
    /// The item moves.
    Move(Item, Way),
    /// One's own item goes, any other goes out of sight.
    Drop(Item),
    /// An item out of sight comes back.
    Show(Item),
    /// The item as it is without one's own changes.
    AsShipped(Item),
    /// A phase of a breathing pattern takes so many seconds; 0 leaves a hold out.
    Phase(usize, Kind, f32),
    /// A breathing pattern is offered then.
    Offered(usize, Offered),
}

impl Book {
    /// What this item is known by.
    #[must_use]
    pub fn key(&self, open: &str, item: Item) -> Option<Key> {
        let id = || open.to_owned();
        let situation = self.situation(open);
        Some(match item {
            Item::Situation(at) => Key::Situation(self.all.situations.get(at)?.id.clone()),
            Item::Step(at) => Key::Step(id(), situation?.steps.get(at)?.id.clone()),
            Item::Card(at) | Item::Wording(at, _) => Key::Card(id(), situation?.say.get(at)?.id.clone()),
            Item::Avoid(at) => Key::Avoid(id(), situation?.avoid.get(at)?.phrase.clone()),
            Item::Pattern(at) => Key::Pattern(self.all.patterns.get(at)?.id.clone()),
        })
    }

    /// Whether there is an item of this key.
    #[must_use]
    pub fn holds(&self, key: &Key) -> bool {
        let inside = |id: &str, holds: &dyn Fn(&Situation) -> bool| self.situation(id).is_some_and(holds);
        match key {
            Key::Situation(id) => self.situation(id).is_some(),
            Key::Step(id, step) => inside(id, &|situation| has(&situation.steps, step)),
            Key::Card(id, card) => inside(id, &|situation| has(&situation.say, card)),
            Key::Avoid(id, phrase) => inside(id, &|situation| has(&situation.avoid, phrase)),
            Key::Reframe(id) => has(&self.all.reframes, id),
            Key::Pattern(id) => has(&self.all.patterns, id),
        }
    }

    /// Makes the edit; where the keyboard goes then, if anywhere. Texts are set elsewhere.
    pub(in crate::model) fn edit(&mut self, below: &Self, open: &str, edit: &Edit) -> Option<Spot> {
        match edit {
            Edit::Add(list) => return self.add(open, *list),
            Edit::Move(item, way) => self.shift(open, *item, *way),
            Edit::Drop(item) => self.take_out(below, open, *item),
            Edit::Show(item) => {
                if let Some(key) = self.key(open, *item) {
                    self.hidden.remove(&key);
                }
            }
            Edit::AsShipped(item) => self.as_shipped(below, open, *item),
            Edit::Phase(at, kind, secs) => {
                if let Some(pattern) = self.all_mut().patterns.get_mut(*at) {
                    set_phase(pattern, *kind, *secs);
                }
            }
            Edit::Offered(at, offered) => {
                if let Some(pattern) = self.all_mut().patterns.get_mut(*at) {
                    pattern.offered = *offered;
                }
            }
            Edit::Text(..) | Edit::Left(_) | Edit::Better(..) => {}
        }
        None
    }

    fn open_mut(&mut self, open: &str) -> Option<&mut Situation> {
        self.all_mut().situations.iter_mut().find(|situation| situation.id == open)
    }

    fn add(&mut self, open: &str, list: List) -> Option<Spot> {
        match list {
            List::Situations => {
                let id = free_id(&self.all.situations);
                self.all_mut().situations.push(Situation {
                    id,
                    name: String::new(),
                    chip: String::new(),
                    recognise: Vec::new(),
                    perspective: String::new(),
                    safety_first: false,
                    steps: Vec::new(),
                    say: Vec::new(),
                    avoid: Vec::new(),
                    if_continues: String::new(),
                    sources: Vec::new(),
                });
                return Some(Spot::Name);
            }
            List::Patterns => {
                let id = free_id(&self.all.patterns);
                self.all_mut().patterns.push(Pattern {
                    id,
                    name: String::new(),
                    phases: vec![Phase(Kind::Inhale, 4.0), Phase(Kind::Exhale, 6.0)],
                    offered: Offered::BetweenCalls,
                    max_rounds: None,
                    default_secs: 60,
                    evidence: String::new(),
                    sources: Vec::new(),
                });
                return Some(Spot::PatternName(self.all.patterns.len() - 1));
            }
            List::Steps | List::Cards | List::Wordings(_) | List::Avoid => {}
        }
        let situation = self.open_mut(open)?;
        match list {
            List::Steps => {
                let arc = situation.steps.last().map_or(Arc::Options, |step| step.arc);
                let id = free_id(&situation.steps);
                situation.steps.push(Step { id, arc, text: String::new(), sources: Vec::new() });
                Some(Spot::Step(situation.steps.len() - 1))
            }
            List::Cards => {
                add_card(situation, String::new());
                Some(Spot::Wording(situation.say.len() - 1, 0))
            }
            List::Wordings(at) => {
                let variants = &mut situation.say.get_mut(at)?.variants;
                if variants.len() < MOST_WORDINGS && variants.last().is_none_or(|last| !last.is_empty()) {
                    variants.push(String::new());
                }
                Some(Spot::Wording(at, variants.len() - 1))
            }
            List::Avoid => {
                if situation.avoid.last().is_none_or(|last| !last.phrase.is_empty()) {
                    situation.avoid.push(Avoid { phrase: String::new(), instead: String::new() });
                }
                Some(Spot::Phrase(situation.avoid.len() - 1))
            }
            List::Situations | List::Patterns => None,
        }
    }

    fn shift(&mut self, open: &str, item: Item, way: Way) {
        match item {
            Item::Situation(at) => swap(&mut self.all_mut().situations, at, way),
            Item::Pattern(at) => swap(&mut self.all_mut().patterns, at, way),
            Item::Step(_) | Item::Card(_) | Item::Wording(..) | Item::Avoid(_) => {
                let Some(situation) = self.open_mut(open) else { return };
                match item {
                    Item::Step(at) => swap(&mut situation.steps, at, way),
                    Item::Card(at) => swap(&mut situation.say, at, way),
                    Item::Avoid(at) => swap(&mut situation.avoid, at, way),
                    Item::Wording(at, which) => {
                        if let Some(card) = situation.say.get_mut(at) {
                            swap(&mut card.variants, which, way);
                        }
                    }
                    Item::Situation(_) | Item::Pattern(_) => {}
                }
            }
        }
    }

    fn take_out(&mut self, below: &Self, open: &str, item: Item) {
        let Some(key) = self.key(open, item) else { return };
        if let Item::Wording(at, which) = item {
            if let Some(card) = self.open_mut(open).and_then(|situation| situation.say.get_mut(at))
                && which < card.variants.len()
            {
                card.variants.remove(which);
            }
            return;
        }
        if below.holds(&key) {
            self.hidden.insert(key);
            return;
        }
        self.hidden.remove(&key);
        match item {
            Item::Situation(at) => remove(&mut self.all_mut().situations, at),
            Item::Pattern(at) => remove(&mut self.all_mut().patterns, at),
            Item::Step(at) => self.open_mut(open).into_iter().for_each(|open| remove(&mut open.steps, at)),
            Item::Card(at) => self.open_mut(open).into_iter().for_each(|open| remove(&mut open.say, at)),
            Item::Avoid(at) => self.open_mut(open).into_iter().for_each(|open| remove(&mut open.avoid, at)),
            Item::Wording(..) => {}
        }
    }

    fn as_shipped(&mut self, below: &Self, open: &str, item: Item) {
        let Some(key) = self.key(open, item) else { return };
        let touches = |other: &Key| match (other, &key) {
            (Key::Step(id, _) | Key::Card(id, _) | Key::Avoid(id, _), Key::Situation(whole)) => id == whole,
            (other, key) => other == key,
        };
        self.hidden.retain(|other| !touches(other));
        self.hidden.extend(below.hidden.iter().filter(|other| touches(other)).cloned());
        match &key {
            Key::Situation(id) => restore(&mut self.all_mut().situations, &below.all.situations, id),
            Key::Pattern(id) => restore(&mut self.all_mut().patterns, &below.all.patterns, id),
            Key::Reframe(id) => restore(&mut self.all_mut().reframes, &below.all.reframes, id),
            Key::Step(id, inner) | Key::Card(id, inner) | Key::Avoid(id, inner) => {
                let (Some(is), Some(was)) = (self.open_mut(id), below.situation(id)) else { return };
                match &key {
                    Key::Step(..) => restore(&mut is.steps, &was.steps, inner),
                    Key::Card(..) => restore(&mut is.say, &was.say, inner),
                    _ => restore(&mut is.avoid, &was.avoid, inner),
                }
            }
        }
    }
}

/// Adds a card of this one wording at the end.
pub(in crate::model) fn add_card(situation: &mut Situation, wording: String) {
    let id = free_id(&situation.say);
    situation.say.push(Card { id, arc: Arc::Options, variants: vec![wording], sources: Vec::new() });
}

fn has(list: &[impl Keyed], key: &str) -> bool {
    list.iter().any(|item| item.key() == key)
}

fn free_id(list: &[impl Keyed]) -> String {
    let ids = (1_u32..).map(|number| format!("own-{number}"));
    ids.into_iter().find(|id| !has(list, id)).unwrap_or_default()
}

fn remove<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}

fn swap<T>(list: &mut [T], at: usize, way: Way) {
    let other = match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1),
    };
    if let Some(other) = other.filter(|other| at.max(*other) < list.len()) {
        list.swap(at, other);
    }
}

fn restore<T: Keyed + Clone>(list: &mut [T], below: &[T], key: &str) {
    let item = list.iter_mut().find(|item| item.key() == key);
    if let (Some(item), Some(was)) = (item, below.iter().find(|was| was.key() == key)) {
        item.clone_from(was);
    }
}

/// A phase that would make no breath of the pattern is left as it was.
fn set_phase(pattern: &mut Pattern, kind: Kind, secs: f32) {
    let mut phases = pattern.phases.clone();
    phases.retain(|Phase(other, _)| *other != kind);
    if secs >= 0.1 {
        phases.push(Phase(kind, secs));
    }
    phases.sort_by_key(|Phase(kind, _)| KINDS.iter().position(|known| known == kind));
    if can_be_breathed(&phases) {
        pattern.phases = phases;
    }
}
