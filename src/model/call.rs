//! The call record: its fields, timeline, promises, escalation and lifecycle. Owns what a call
//! is; must not know files, the clock or how it is drawn.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::options::Options;
use super::short_id;
use crate::say;

pub use super::event::{Event, EventKind};

/// Version of the record format that this build writes.
pub const SCHEMA: u32 = 1;

/// The most that the scale of heat has.
pub const HOTTEST: u8 = 10;

/// Where a call stands in its life.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The caller is on the line.
    #[default]
    Open,
    /// The caller has gone; the record is being completed.
    WrapUp,
    /// Set aside unfinished; offered again later.
    ToFinish,
    /// Filed.
    Ended,
}

impl Status {
    /// The word shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => say!("call-status-open"),
            Self::WrapUp => say!("call-status-wrap-up"),
            Self::ToFinish => say!("call-status-to-finish"),
            Self::Ended => say!("call-status-ended"),
        }
    }
}

/// A step that was ticked, with its time.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct StepTick {
    /// Id of the situation it belongs to.
    pub situation: String,
    /// Id of the step in that situation.
    pub step: String,
    /// When it was ticked.
    pub at: Timestamp,
}

/// Whether a promise was kept.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseStatus {
    /// Still owed.
    #[default]
    Open,
    /// Done as promised.
    Kept,
    /// Not done.
    Broken,
}

/// What was promised to the caller.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Promise {
    /// Unique within its call: `p1`.
    pub id: String,
    /// What will be done.
    pub text: String,
    /// To whom; empty when it is the customer of the call.
    #[serde(default)]
    pub to: String,
    /// By when.
    #[serde(default)]
    pub due: Option<Timestamp>,
    /// Whether it was kept.
    #[serde(default)]
    pub status: PromiseStatus,
    /// When that was said; nothing while it is owed.
    #[serde(default)]
    pub settled: Option<Timestamp>,
}

impl Promise {
    /// From now on it stands so.
    pub fn stand(&mut self, status: PromiseStatus, at: Timestamp) {
        if self.status != status {
            self.settled = (status != PromiseStatus::Open).then_some(at);
        }
        self.status = status;
    }

    /// Whether it is still owed and its time has passed.
    #[must_use]
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.status == PromiseStatus::Open && self.due.is_some_and(|due| due < now)
    }
}

/// Handing the call on to somebody.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Escalation {
    /// Who takes it.
    #[serde(default)]
    pub to: String,
    /// Why it is handed on.
    #[serde(default)]
    pub why: String,
    /// What they need to know, so that the caller does not have to say it again.
    #[serde(default)]
    pub brief: String,
    /// Who accepted it.
    #[serde(default)]
    pub accepted_by: String,
    /// When it was accepted.
    #[serde(default)]
    pub accepted_at: Option<Timestamp>,
}

/// Where the fault behind the complaint lies.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// Somebody made a mistake.
    People,
    /// The way it is done.
    Process,
    /// The thing itself.
    Product,
    /// The rule.
    Policy,
    /// Something else.
    Other,
}

impl CauseKind {
    /// All of them, in the order shown.
    pub const ALL: [Self; 5] = [Self::Process, Self::Product, Self::Policy, Self::People, Self::Other];

    /// The word for it in files and searches.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Process => "process",
            Self::Product => "product",
            Self::Policy => "policy",
            Self::Other => "other",
        }
    }

    /// The word shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::People => say!("call-cause-people"),
            Self::Process => say!("call-cause-process"),
            Self::Product => say!("call-cause-product"),
            Self::Policy => say!("call-cause-policy"),
            Self::Other => say!("call-cause-other"),
        }
    }
}

/// The root cause, as far as the agent can tell.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct RootCause {
    /// Where the fault lies.
    pub kind: CauseKind,
    /// In words.
    #[serde(default)]
    pub text: String,
}

/// One call, from the first word to the filing. The order of the fields is the order in the file.
/// An empty text means that nothing was noted.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Call {
    /// Version of the format, [`SCHEMA`].
    pub schema: u32,
    /// Time-ordered unique id (UUID version 7, RFC 9562).
    pub id: Uuid,
    /// The id as one says it aloud, see [`short_id`].
    #[serde(default)]
    pub short_id: String,
    /// Where it stands in its life.
    pub status: Status,
    /// When the call began, as the clock said.
    pub opened: Timestamp,
    /// When the caller had gone.
    #[serde(default)]
    pub ended: Option<Timestamp>,
    /// Phone, chat, e-mail…
    #[serde(default)]
    pub channel: String,
    /// Its number in the firm's own system.
    #[serde(default)]
    pub reference: String,
    /// What the customer is called in these notes.
    #[serde(default)]
    pub customer: String,
    /// How to call them back.
    #[serde(default)]
    pub callback: String,
    /// The product it is about.
    #[serde(default)]
    pub product: String,
    /// The problem as a noun the agent typed: "the double charge".
    #[serde(default)]
    pub issue: String,
    /// Ids of the situations that apply, the leading one first.
    #[serde(default)]
    pub situations: Vec<String>,
    /// How heated the caller was at the start, 0 to [`HOTTEST`].
    #[serde(default)]
    pub heat_start: Option<u8>,
    /// How heated the caller was at the end, 0 to [`HOTTEST`].
    #[serde(default)]
    pub heat_end: Option<u8>,
    /// Their words.
    #[serde(default)]
    pub words: String,
    /// When and where it happened.
    #[serde(default)]
    pub occurred: String,
    /// Whether they have been in touch about it before.
    #[serde(default)]
    pub repeat: Option<bool>,
    /// What it does to them.
    #[serde(default)]
    pub effect: String,
    /// The remedy they want.
    #[serde(default)]
    pub remedy: String,
    /// When it was read back to them and they agreed.
    #[serde(default)]
    pub read_back: Option<Timestamp>,
    /// Steps ticked.
    #[serde(default)]
    pub steps: Vec<StepTick>,
    /// What happened, in order of time.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What can be done for them, what cannot, and why.
    #[serde(default)]
    pub options: Option<Options>,
    /// The resolution offered.
    #[serde(default)]
    pub offered: String,
    /// The resolution they accepted.
    #[serde(default)]
    pub accepted: String,
    /// What was promised.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// Whom it was handed on to.
    #[serde(default)]
    pub escalation: Option<Escalation>,
    /// How the call was closed: "resolved", "call back"…
    #[serde(default)]
    pub disposition: String,
    /// Where the fault lies.
    #[serde(default)]
    pub root_cause: Option<RootCause>,
    /// How it came out.
    #[serde(default)]
    pub outcome: String,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When the record was made.
    pub created: Timestamp,
    /// When the record was last changed.
    pub changed: Timestamp,
}

impl Call {
    /// A call that begins now.
    #[must_use]
    pub fn new(id: Uuid, now: Timestamp) -> Self {
        Self {
            schema: SCHEMA,
            id,
            short_id: short_id::of(id),
            status: Status::Open,
            opened: now,
            ended: None,
            channel: String::new(),
            reference: String::new(),
            customer: String::new(),
            callback: String::new(),
            product: String::new(),
            issue: String::new(),
            situations: Vec::new(),
            heat_start: None,
            heat_end: None,
            words: String::new(),
            occurred: String::new(),
            repeat: None,
            effect: String::new(),
            remedy: String::new(),
            read_back: None,
            steps: Vec::new(),
            events: Vec::new(),
            options: None,
            offered: String::new(),
            accepted: String::new(),
            promises: Vec::new(),
            escalation: None,
            disposition: String::new(),
            root_cause: None,
            outcome: String::new(),
            tags: Vec::new(),
            created: now,
            changed: now,
        }
    }

    /// Whether nothing has been noted yet: such a call leaves no file behind.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let bare = Self {
            status: self.status,
            ended: self.ended,
            changed: self.changed,
            opened: self.opened,
            ..Self::new(self.id, self.created)
        };
        *self == bare
    }

    /// Takes out lines that were begun and say nothing.
    pub fn tidy(&mut self) {
        self.events.retain(Event::is_told);
        self.promises.retain(|promise| !promise.text.trim().is_empty());
        self.tags.retain(|tag| !tag.trim().is_empty());
        self.options = self.options.take().and_then(Options::tidied);
        self.escalation = self.escalation.take().filter(|escalation| *escalation != Escalation::default());
    }

    /// Adds a promise and returns its id.
    pub fn promise(&mut self, text: String, due: Option<Timestamp>) -> String {
        let id = self.fresh_promise_id();
        self.promises.push(Promise { id: id.clone(), text, due, ..Promise::default() });
        id
    }

    /// An id that no promise of this call has.
    pub(crate) fn fresh_promise_id(&self) -> String {
        let used = self.promises.iter().filter_map(|p| p.id.strip_prefix('p'));
        let last = used.filter_map(|n| n.parse::<u32>().ok()).max();
        format!("p{}", last.unwrap_or(0).saturating_add(1))
    }

    /// Whether this step was ticked.
    #[must_use]
    pub fn ticked(&self, situation: &str, step: &str) -> Option<Timestamp> {
        let tick = self.steps.iter().find(|t| t.situation == situation && t.step == step);
        tick.map(|t| t.at)
    }
}
