//! What happens in a call, each thing with its kind and time. Must not know how it is drawn.

use crate::say;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of thing happened at a moment of the call.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Something worth noting.
    #[default]
    Note,
    /// Their exact words.
    Quote,
    /// A warning was given.
    Warning,
    /// The caller was put on hold.
    Hold,
    /// A supervisor joined.
    Supervisor,
    /// Something was done for them.
    Action,
    /// They were asked to stop the abuse.
    Request,
    /// The final warning was given.
    FinalWarning,
    /// The agent ended the call.
    CallEnded,
    /// A supervisor took the call over.
    HandedOver,
    /// Something that only a newer version knows; such a record is never written.
    #[serde(other)]
    Unknown,
}

impl EventKind {
    /// Those an agent can choose, in the order shown.
    pub const CHOICES: [Self; 10] = [
        Self::Quote,
        Self::Action,
        Self::Request,
        Self::Warning,
        Self::FinalWarning,
        Self::Hold,
        Self::Supervisor,
        Self::HandedOver,
        Self::CallEnded,
        Self::Note,
    ];

    /// The word shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => say!("event-note"),
            Self::Quote => say!("event-exact-words"),
            Self::Warning => say!("event-warning-given"),
            Self::Hold => say!("event-on-hold"),
            Self::Supervisor => say!("event-supervisor-joined"),
            Self::Action => say!("event-done-for-them"),
            Self::Request => say!("event-asked-to-stop"),
            Self::FinalWarning => say!("event-final-warning-given"),
            Self::CallEnded => say!("event-call-ended-by-us"),
            Self::HandedOver => say!("event-handed-to-supervisor"),
            Self::Unknown => say!("event-something-newer"),
        }
    }

    /// Whether it is a rung of the boundary ladder.
    #[must_use]
    pub const fn is_rung(self) -> bool {
        matches!(
            self,
            Self::Request | Self::Warning | Self::FinalWarning | Self::CallEnded | Self::HandedOver
        )
    }
}

/// Something that happened, with its time.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// What kind of thing.
    #[serde(default)]
    pub kind: EventKind,
    /// In words.
    #[serde(default)]
    pub text: String,
}

impl Event {
    /// Whether it says anything: a note or a quote without words does not.
    #[must_use]
    pub fn is_told(&self) -> bool {
        !matches!(self.kind, EventKind::Note | EventKind::Quote) || !self.text.trim().is_empty()
    }
}
