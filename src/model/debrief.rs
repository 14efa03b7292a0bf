//! The private debrief of a call: what it did to the agent, and letting go of it. A paper of its
//! own, beside the record and never in it. Must not know where it is kept, nor who reads calls.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::action::{Effect, Now, Place, Screen};
use super::call::{Call, SCHEMA, Status};
use super::exchange::{Access, Request};
use super::paper::{Page, Paper};
use super::state::{Model, What};
use super::text;
use crate::{key, say};

/// Words for a feeling, to be taken by one key.
pub const FEELINGS: [&str; 10] = [
    key!("debrief-calm"),
    key!("debrief-relieved"),
    key!("debrief-proud"),
    key!("debrief-tired"),
    key!("debrief-tense"),
    key!("debrief-angry"),
    key!("debrief-hurt"),
    key!("debrief-shaken"),
    key!("debrief-sad"),
    key!("debrief-helpless"),
];

/// What becomes of it.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Not decided.
    #[default]
    Open,
    /// It is let go.
    LetGo,
    /// Something should change: it is raised.
    Raise,
}

/// One debrief. The order of the fields is the order in the file; an empty text means that nothing
/// was noted.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Debrief {
    /// Version of the format, [`SCHEMA`].
    pub schema: u32,
    /// The id of the call.
    pub id: Uuid,
    /// The feeling in a word or two.
    #[serde(default)]
    pub feeling: String,
    /// Another way to see it.
    #[serde(default)]
    pub reappraisal: String,
    /// What worked.
    #[serde(default)]
    pub worked: String,
    /// What the agent would do differently.
    #[serde(default)]
    pub differently: String,
    /// Whether it is raised or let go.
    #[serde(default)]
    pub fate: Fate,
    /// What to raise, when it is.
    #[serde(default)]
    pub raise: String,
    /// Who the agent talked to about it.
    #[serde(default)]
    pub talked_to: String,
    /// When the debrief was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

impl Debrief {
    /// A debrief of the call with this id, begun now.
    #[must_use]
    pub const fn new(id: Uuid, now: Timestamp) -> Self {
        Self {
            schema: SCHEMA,
            id,
            feeling: String::new(),
            reappraisal: String::new(),
            worked: String::new(),
            differently: String::new(),
            fate: Fate::Open,
            raise: String::new(),
            talked_to: String::new(),
            created: now,
            changed: now,
        }
    }
}

impl Page for Debrief {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let Self { feeling, reappraisal, worked, differently, raise, talked_to, .. } = self;
        vec![feeling, reappraisal, worked, differently, raise, talked_to]
    }

    fn id(&self) -> Uuid {
        self.id
    }

    fn schema(&self) -> u32 {
        self.schema
    }

    fn created(&self) -> Timestamp {
        self.created
    }

    fn changed(&self) -> Timestamp {
        self.changed
    }

    fn set_changed(&mut self, at: Timestamp) {
        self.changed = at;
    }

    fn is_blank(&self) -> bool {
        let mut copy = self.clone();
        self.fate == Fate::Open && copy.texts_mut().iter().all(|text| text.trim().is_empty())
    }
}

/// A text of a debrief, in the order of [`Page::texts_mut`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Part {
    /// The feeling in a word or two.
    Feeling,
    /// Another way to see it.
    Reappraisal,
    /// What worked.
    Worked,
    /// What the agent would do differently.
    Differently,
    /// What to raise.
    Raise,
    /// Who the agent talked to.
    TalkedTo,
}

impl Part {
    const ALL: [Self; 6] =
        [Self::Feeling, Self::Reappraisal, Self::Worked, Self::Differently, Self::Raise, Self::TalkedTo];

    /// Where the text with this number is typed.
    pub(super) fn place_of(number: usize) -> Option<Place> {
        Self::ALL.get(number).copied().map(Place::Debrief)
    }

    /// The question shown over it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Feeling => say!("debrief-how-do-i-feel"),
            Self::Reappraisal => say!("debrief-another-way-to-see-it"),
            Self::Worked => say!("debrief-what-worked"),
            Self::Differently => say!("debrief-differently"),
            Self::Raise => say!("debrief-what-to-raise"),
            Self::TalkedTo => say!("debrief-talked-to"),
        }
    }

    /// The text of it.
    #[must_use]
    pub const fn get(self, debrief: &Debrief) -> &String {
        match self {
            Self::Feeling => &debrief.feeling,
            Self::Reappraisal => &debrief.reappraisal,
            Self::Worked => &debrief.worked,
            Self::Differently => &debrief.differently,
            Self::Raise => &debrief.raise,
            Self::TalkedTo => &debrief.talked_to,
        }
    }
}

/// The call that a debrief is about: just enough to name it and to suggest something.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub label: String,
    /// Its situations, the leading one first.
    pub situations: Vec<String>,
    /// The root cause in words.
    pub cause: String,
}

impl About {
    /// What a debrief of this call needs to know of it.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        let name = [&call.customer, &call.issue].into_iter().find(|text| !text.trim().is_empty());
        let name = name.map(|name| format!(" · {}", text::one_line(name, 24)));
        let cause = call.root_cause.as_ref().map(|cause| match cause.text.trim() {
            "" => String::new(),
            said => format!("{}: {said}", cause.kind.name()),
        });
        Self {
            id: call.id,
            label: format!("{}{}", call.short_id, name.unwrap_or_default()),
            situations: call.situations.clone(),
            cause: cause.unwrap_or_default(),
        }
    }
}

/// A change to the debrief that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The text of a part is now this; the caret stands behind so many scalars.
    Text(Part, String, usize),
    /// The part was left: nothing more will be typed into it for now.
    Left,
    /// Take this for a part; the same again takes it back.
    Take(Part, String),
    /// It is raised, or let go; the same again leaves it open.
    Fate(Fate),
}

/// Opens the debrief of the call in view: the saved one that is read, the one in wrap-up, else the
/// one filed last.
pub(super) fn open(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.screen == Screen::Debrief {
        model.screen = model.debrief_from;
        return;
    }
    let saved = model.saved.as_ref().filter(|_| model.screen == Screen::Review);
    let live = model.live.as_ref().filter(|desk| desk.call.status == Status::WrapUp);
    let in_view = saved.or(live).map(|desk| About::of(&desk.call));
    let Some(about) = in_view.or_else(|| model.filed_last.clone()) else {
        model.tell(What::NothingToDebrief, now);
        return;
    };
    model.overlay = None;
    model.debrief_from = if saved.is_some() { Screen::Review } else { Screen::Call };
    model.screen = Screen::Debrief;
    let open = model.debrief.as_ref().is_some_and(|paper| paper.page.id == about.id);
    if open {
        effects.push(Effect::Focus(Place::Debrief(Part::Feeling)));
    } else {
        put_away(model, now);
        effects.push(Effect::Vault(Request::LoadDebrief(about.id)));
    }
    model.debrief_about = Some(about);
}

/// The debrief asked for has come, or there is none yet.
pub(super) fn loaded(
    model: &mut Model,
    id: Uuid,
    found: Option<(Debrief, Access)>,
    now: &Now,
    effects: &mut Vec<Effect>,
) {
    model.debriefed = if found.is_some() { Some(id) } else { model.debriefed.filter(|known| *known != id) };
    if model.screen != Screen::Debrief || model.debrief_about.as_ref().is_none_or(|about| about.id != id) {
        return;
    }
    effects.push(Effect::Focus(Place::Debrief(Part::Feeling)));
    let waiting = model.debriefs_closed.iter().position(|paper| paper.page.id == id);
    if let Some(at) = waiting {
        model.debrief = Some(model.debriefs_closed.remove(at));
        return;
    }
    model.debrief = Some(match found {
        Some((page, access)) => Paper::loaded(page, access),
        None => Paper::new(Debrief::new(id, now.wall.timestamp())),
    });
}

/// Changes the debrief that is open.
pub(super) fn change(model: &mut Model, change: Change, now: &Now, effects: &mut Vec<Effect>) {
    let Some(paper) = &mut model.debrief else { return };
    let typed = match change {
        Change::Text(part, text, caret) => paper.type_text(part as usize, text, caret, now),
        Change::Left => paper.decide(now),
        Change::Take(part, text) => paper.change(now, |page| {
            if let Some(target) = page.texts_mut().into_iter().nth(part as usize) {
                *target = if *target == text { String::new() } else { text };
            }
        }),
        Change::Fate(fate) => {
            let cause = model.debrief_about.as_ref().map(|about| about.cause.clone()).unwrap_or_default();
            paper.change(now, |page| {
                page.fate = if page.fate == fate { Fate::Open } else { fate };
                if page.fate == Fate::Raise && page.raise.is_empty() {
                    page.raise = cause;
                }
            })
        }
    };
    effects.extend(model.guarded_paper(typed, Part::place_of, now));
}

/// The debrief leaves the window; what is not on the disk yet is still saved.
pub(super) fn put_away(model: &mut Model, now: &Now) {
    let Some(mut paper) = model.debrief.take() else { return };
    let typed = paper.decide(now);
    // it leaves the window, and its caret with it
    let _ = model.guarded_paper(typed, Part::place_of, now);
    if paper.needs_save() {
        paper.hurry(now);
        model.debriefs_closed.push(paper);
    }
}
