//! The playbook as a whole: the built-in content, and finding a situation by what the caller
//! does. Must not know where other packs come from.

use std::iter;
use std::sync::{self, Mutex};

use serde::de::DeserializeOwned;

use super::breath::Pattern;
use super::brief::Handing;
use super::ladder;
use super::language::Language;
use super::options::Offering;
use super::playbook::{Reframe, Situation};
use super::read_back::ReadBack;
use super::recognise::{self, Manner, Slips};

/// Everything the product knows to say and do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Playbook {
    /// Situations in the order of their numbers.
    pub situations: Vec<Situation>,
    /// Situations out of sight, still known by name since records hold them.
    pub hidden: Vec<Situation>,
    /// Thoughts that take the sting out.
    pub reframes: Vec<Reframe>,
    /// Breathing patterns in the order offered.
    pub patterns: Vec<Pattern>,
    /// Cues for the body, and what to know about breathing.
    pub cues: Cues,
    /// Sentences that read it back to them.
    pub read_back: ReadBack,
    /// Two options, put into words.
    pub offering: Offering,
    /// What the caller is told when somebody takes over, and the brief for that one.
    pub handing: Handing,
    /// What to say on each rung of the boundary ladder.
    pub ladder: ladder::Shipped,
    /// How the words of its language are met.
    pub manner: Manner,
}

/// Short lines beside the breathing ring.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// For shoulders, jaw, hands and feet.
    pub posture: Vec<String>,
    /// How to breathe safely.
    pub safety: String,
    /// Intentions to start a shift with.
    pub intentions: Vec<String>,
}

macro_rules! situations {
    ($($id:literal),+ $(,)?) => {
        [$(($id, include_str!(concat!("../../data/situations/", $id, ".ron")))),+]
    };
}

/// The built-in situations as they stand in `data/`, in the order of their numbers.
pub const SITUATIONS: [(&str, &str); 14] = situations![
    "abrupt",
    "abusive",
    "angry",
    "arrogant",
    "impossible-demand",
    "our-mistake",
    "cant-be-pleased",
    "sceptical",
    "upset",
    "rambling",
    "silent",
    "language-barrier",
    "threat",
    "at-risk",
];

/// The built-in reframes as they stand in `data/`.
pub const REFRAMES: &str = include_str!("../../data/reframes.ron");

/// The built-in breathing patterns as they stand in `data/`.
pub const PATTERNS: &str = include_str!("../../data/breathing.ron");

/// The built-in cues as they stand in `data/`.
pub const CUES: &str = include_str!("../../data/cues.ron");

/// The built-in sentences that read it back, as they stand in `data/`.
pub const READ_BACK: &str = include_str!("../../data/read_back.ron");

/// The built-in wording of options, as it stands in `data/`.
pub const OPTIONS: &str = include_str!("../../data/options.ron");

/// The built-in wording of an escalation, as it stands in `data/`.
pub const ESCALATION: &str = include_str!("../../data/escalation.ron");

/// How the words of a situation are met, as it stands in `data/`.
pub const RECOGNISE: &str = include_str!("../../data/recognise.ron");

/// The built-in playbook in the language in force, read once. Content that does not parse is left out; a
/// test sees to it that all of it does.
#[must_use]
pub fn builtin() -> sync::Arc<Playbook> {
    static READ: Mutex<Vec<(Language, sync::Arc<Playbook>)>> = Mutex::new(Vec::new());
    let language = Language::spoken();
    let mut read = READ.lock().unwrap_or_else(sync::PoisonError::into_inner);
    if let Some((_, playbook)) = read.iter().find(|(of, _)| *of == language) {
        return sync::Arc::clone(playbook);
    }
    let playbook = sync::Arc::new(shipped());
    read.push((language, sync::Arc::clone(&playbook)));
    playbook
}

fn shipped() -> Playbook {
    Playbook {
        situations: SITUATIONS
            .iter()
            .filter_map(|(id, text)| of_language(&format!("situations/{id}"), text))
            .collect(),
        hidden: Vec::new(),
        reframes: of_language("reframes", REFRAMES).unwrap_or_default(),
        patterns: of_language("breathing", PATTERNS).unwrap_or_default(),
        cues: of_language("cues", CUES).unwrap_or_default(),
        read_back: of_language("read_back", READ_BACK).unwrap_or_default(),
        offering: of_language("options", OPTIONS).unwrap_or_default(),
        handing: of_language("escalation", ESCALATION).unwrap_or_default(),
        ladder: of_language("ladder", ladder::SHIPPED).unwrap_or_default(),
        manner: of_language("recognise", RECOGNISE).unwrap_or_default(),
    }
}

/// What the file of this name says in the language in force; in English where that has none.
pub(crate) fn of_language<T: DeserializeOwned>(name: &str, english: &str) -> Option<T> {
    let own = Language::spoken().playbook(name).and_then(|text| ron::from_str(text).ok());
    own.or_else(|| ron::from_str(english).ok())
}

/// What the files of this name say in all languages, English first, for what may be said in any of them.
pub(super) fn of_every_language<T: DeserializeOwned>(name: &str, english: &'static str) -> Vec<T> {
    let others = Language::all().filter_map(|language| language.playbook(name));
    iter::once(english).chain(others).filter_map(|text| ron::from_str(text).ok()).collect()
}

/// The file of this name as a language has it; says which one is not there, or why it cannot be read.
#[cfg(test)]
pub(crate) fn own_list<T: DeserializeOwned>(language: Language, name: &str) -> T {
    let path = format!("data/languages/{}/playbook/{name}.ron", language.tag());
    let text = language.playbook(name).unwrap_or_else(|| panic!("{path} is missing"));
    ron::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

impl Playbook {
    /// The situation with this id.
    #[must_use]
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.situations.iter().chain(&self.hidden).find(|situation| situation.id == id)
    }

    /// The situation's full name, or its id when it is not in the playbook.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.situation(id).map_or(id, |situation| &situation.name)
    }

    /// The name on its chip, which is short, or its id when it is not in the playbook.
    #[must_use]
    pub fn chip<'a>(&'a self, id: &'a str) -> &'a str {
        self.situation(id).map_or(id, |situation| &situation.chip)
    }

    /// Situations that fit what was typed, the best first; none for an empty query.
    #[must_use]
    pub fn rank(&self, query: &str) -> Vec<&Situation> {
        self.rank_with(query, Slips::Forgiven)
    }

    /// The same, with or without slips of the finger.
    #[must_use]
    pub fn rank_with(&self, query: &str, slips: Slips) -> Vec<&Situation> {
        let query = recognise::fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        let scored =
            self.situations.iter().map(|situation| (self.manner.score(situation, &query, slips), situation));
        let mut scored: Vec<_> = scored.filter(|(score, _)| *score > 0).collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, situation)| situation).collect()
    }
}
