//! What is made up to be said: the read-back, two options, what the caller is told when somebody
//! takes over, and the brief for that one. Owns which wording is shown and what saying it does;
//! must not know how it is drawn.

use super::action::{Change, Effect, Now, Which};
use super::call::{Call, Status};
use super::playbook::Arc;
use super::state::{Model, NOTICE_SECS, What};
use crate::say;

/// Something made up to be said.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Spoken {
    /// What they said, read back to them.
    ReadBack,
    /// What can be done, what cannot, and why.
    Offer,
    /// That somebody else joins.
    Tell,
    /// The brief for that one.
    Brief,
}

impl Spoken {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ReadBack => say!("spoken-read-back"),
            Self::Offer => say!("spoken-offer"),
            Self::Tell => say!("spoken-tell"),
            Self::Brief => say!("spoken-brief"),
        }
    }

    /// What it is remembered by.
    const fn id(self) -> &'static str {
        match self {
            Self::ReadBack => "read-back",
            Self::Offer => "offer",
            Self::Tell => "tell",
            Self::Brief => "brief",
        }
    }
}

/// One wording of several.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// What to say.
    pub text: String,
    /// Which wording it is, from 0.
    pub at: usize,
    /// How many there are.
    pub of: usize,
}

/// Why it is time for two options.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Nudge {
    /// They were told that they are heard.
    Now,
    /// Options are written down and not offered yet.
    Begun,
}

impl Model {
    /// The wording shown of this; `None` when there is nothing to say.
    #[must_use]
    pub fn spoken(&self, which: Which, spoken: Spoken, now: &Now) -> Option<Shown> {
        let call = &self.desk(which)?.call;
        let mut texts = self.texts(call, spoken, now);
        let turns = self.wordings.get(spoken.id()).copied().unwrap_or(0);
        let of = texts.len();
        let at = turns.checked_rem(of)?;
        Some(Shown { text: texts.swap_remove(at), at, of })
    }

    fn texts(&self, call: &Call, spoken: Spoken, now: &Now) -> Vec<String> {
        match spoken {
            Spoken::ReadBack => self.playbook.read_back.sentences(call),
            Spoken::Offer => {
                let sentences = |options| self.playbook.offering.sentences(options);
                call.options.as_ref().map(sentences).unwrap_or_default()
            }
            Spoken::Tell => self.playbook.handing.tell.clone(),
            Spoken::Brief => {
                let brief = self.playbook.handing.brief_of(call, &self.playbook.read_back, &now.wall);
                (!brief.is_empty()).then_some(brief).into_iter().collect()
            }
        }
    }

    fn guarded_texts(&self, which: Which, spoken: Spoken, now: &Now) -> Vec<String> {
        let desk = self.desk(which);
        desk.map(|desk| self.texts(desk.for_disk().call(), spoken, now)).unwrap_or_default()
    }

    /// Whether this was copied a moment ago.
    #[must_use]
    pub fn just_said(&self, spoken: Spoken) -> bool {
        matches!(&self.copied, Some((key, _)) if key == spoken.id())
    }

    /// Whether it is time for two options, and why.
    #[must_use]
    pub fn nudge(&self) -> Option<Nudge> {
        let call = self.call().filter(|call| call.status == Status::Open)?;
        let safety_first = self.lead().is_some_and(|lead| lead.safety_first);
        if safety_first || !call.offered.trim().is_empty() {
            return None;
        }
        let begun = call.options.as_ref().is_some_and(|options| !options.is_empty());
        if begun { Some(Nudge::Begun) } else { self.heard(call).then_some(Nudge::Now) }
    }

    /// Whether they were told that they are heard: a step that says so was ticked, or a card that
    /// does was copied.
    fn heard(&self, call: &Call) -> bool {
        let ticked = call.steps.iter().filter_map(|tick| {
            let situation = self.playbook.situation(&tick.situation)?;
            situation.steps.iter().find(|step| step.id == tick.step)
        });
        self.acknowledged == Some(call.id) || ticked.into_iter().any(|step| step.arc == Arc::Acknowledge)
    }

    /// Copies the wording shown. An offer is also written down.
    pub(super) fn say(&mut self, which: Which, spoken: Spoken, now: &Now, effects: &mut Vec<Effect>) {
        let Some(Shown { at, .. }) = self.spoken(which, spoken, now) else { return };
        // what leaves the window has passed the guard, also a number that is being typed
        let Some(text) = self.guarded_texts(which, spoken, now).into_iter().nth(at) else { return };
        effects.push(Effect::Copy(text.clone()));
        self.copied = Some((spoken.id().to_owned(), now.mono_secs + NOTICE_SECS));
        self.tell(What::Copied(spoken.name().to_owned()), now);
        match spoken {
            Spoken::Offer => self.record(which, Change::Offer(text), now, effects),
            Spoken::Brief => {
                if let Some(desk) = self.desk_mut(which) {
                    desk.copied_brief = Some(text);
                }
            }
            Spoken::ReadBack | Spoken::Tell => {}
        }
    }

    /// Once it was accepted, the brief stays as it was copied, or else as it was then.
    pub(super) fn keep_accepted_brief(&mut self, which: Which, now: &Now) {
        let escalation = self.desk(which).and_then(|desk| desk.call.escalation.as_ref());
        if escalation.is_none_or(|escalation| escalation.accepted_at.is_none()) {
            return;
        }
        let Some(desk) = self.desk(which) else { return };
        let (safe, playbook) = (desk.for_disk(), &self.playbook);
        let copied = desk.copied_brief.as_deref();
        let brief = playbook.handing.kept(safe.call(), copied, &playbook.read_back, &now.wall);
        let escalation = self.desk_mut(which).and_then(|desk| desk.call.escalation.as_mut());
        if let Some(escalation) = escalation {
            escalation.brief = brief;
        }
    }
}
