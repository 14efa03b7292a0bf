//! The playbook: what to see, do, say and avoid in each situation. Owns its shape and its
//! look-ups; must not know files (the built-in text is embedded) nor how it is drawn.

use serde::{Deserialize, Serialize};

/// One of the seven steps that every call goes through.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arc {
    /// Take charge of yourself first.
    Centre,
    /// Let them finish.
    Listen,
    /// Say that you see how it feels.
    Acknowledge,
    /// Sum up in their words.
    Clarify,
    /// Ask honest open questions.
    Ask,
    /// Say what you can do, cannot do, and why.
    Options,
    /// Agree what happens next and check it is right for them.
    Close,
}

/// A kind of caller, and all that helps with them.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Stable id, as in the record: `impossible-demand`.
    pub id: String,
    /// Full name: "Angry, wants it now".
    pub name: String,
    /// Name on a chip, at most 14 characters.
    pub chip: String,
    /// Words an agent would type to find it: "yelling", "refund now".
    pub recognise: Vec<String>,
    /// What may be going on for them, at most 140 characters.
    pub perspective: String,
    /// People and process come before any words: threats, callers at risk.
    #[serde(default)]
    pub safety_first: bool,
    /// Four to seven steps along the arc.
    pub steps: Vec<Step>,
    /// What to say.
    pub say: Vec<Card>,
    /// What not to say, each with its replacement.
    pub avoid: Vec<Avoid>,
    /// What to do when it goes on, at most 160 characters.
    pub if_continues: String,
    /// Ids of the source techniques: `C7`.
    pub sources: Vec<String>,
}

impl Situation {
    /// Whether what they want cannot be had, so that what can be done is the next thing to say.
    #[must_use]
    pub fn hands_tied(&self) -> bool {
        self.sources.iter().any(|id| id == "D6")
    }

    /// The step below which stands what reads their words back: the last that makes sure.
    #[must_use]
    pub fn read_back_step(&self) -> Option<&Step> {
        self.steps.iter().rfind(|step| step.arc == Arc::Clarify)
    }

    /// The step that asks to offer two options.
    #[must_use]
    pub fn options_step(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.arc == Arc::Options)
    }
}

/// One step of a situation.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable within its situation; the record stores it when ticked.
    pub id: String,
    /// Where it stands on the arc.
    pub arc: Arc,
    /// What to do, at most 90 characters.
    pub text: String,
    /// Ids of the source techniques.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Something to say, in two or three wordings.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Stable within its situation.
    pub id: String,
    /// Where it stands on the arc.
    pub arc: Arc,
    /// Two or three wordings of at most 160 characters, with slots such as `{problem}`.
    pub variants: Vec<String>,
    /// Ids of the source techniques.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A phrase that makes it worse, and what to say in its place.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Avoid {
    /// The phrase to avoid.
    pub phrase: String,
    /// Its replacement.
    pub instead: String,
}

/// A thought that takes the sting out.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reframe {
    /// Stable id.
    pub id: String,
    /// The thought, at most 140 characters.
    pub text: String,
    /// Situations it fits best; empty for all.
    #[serde(default)]
    pub situations: Vec<String>,
    /// Ids of the source techniques.
    pub sources: Vec<String>,
}
