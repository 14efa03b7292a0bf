//! The model: all that the window shows. Owns the state; `update` is its only writer. Must not
//! know how any of it is drawn or kept.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "seconds and rounds of a breath are small and not negative"
)]

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::action::{Now, Overlay, Screen, Which};
use super::breath::{Moment, Offered, Pattern};
use super::call::{Call, Status};
use super::desk::{Desk, Hit};
use super::exchange::Row;
use super::history::History;
use super::library::Playbook;
use super::playbook::{Card, Situation};
use super::settings::{Settings, WindowPlace};

/// Seconds that a quiet confirmation stays.
pub const NOTICE_SECS: f64 = 4.0;

/// Seconds that a notice with an offer ("Undo") stays.
pub const OFFER_SECS: f64 = 12.0;

/// All that the window shows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What to say and do.
    pub playbook: Playbook,
    /// How the user likes it.
    pub settings: Settings,
    /// The call in hand.
    pub live: Option<Desk>,
    /// The saved call opened in the review.
    pub saved: Option<Desk>,
    /// Calls that left the window and are not yet on the disk.
    pub outbox: Vec<Desk>,
    /// Calls set aside "to finish", the latest last.
    pub set_aside: Vec<Aside>,
    /// What fills the window.
    pub screen: Screen,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// The breathing session that runs.
    pub breath: Option<Session>,
    /// The saved calls listed in the review.
    pub shelf: Shelf,
    /// The saved calls that the palette offers.
    pub finds: Shelf,
    /// What there is to tell, the latest last.
    pub notices: Vec<Notice>,
    /// Where the window is.
    pub place: WindowPlace,
    pub(super) history: History,
    pub(super) wordings: HashMap<String, usize>,
    pub(super) copied: Option<(String, f64)>,
    pub(super) wanted: Option<Uuid>,
    pub(super) next_notice: u64,
    pub(super) next_search: u64,
}

/// A call set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// Its id.
    pub id: Uuid,
    /// What it is called on the button.
    pub label: String,
}

/// Saved calls listed.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// What was searched.
    pub query: String,
    /// What was found, newest first.
    pub rows: Vec<Row>,
    /// Files that could not be read.
    pub unreadable: Vec<String>,
    /// Whether an answer is on its way.
    pub waiting: Waiting,
    /// Which search it waits for or shows.
    pub(super) number: u64,
}

/// Whether an answer of the vault is on its way.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Waiting {
    /// Nothing was asked yet.
    #[default]
    NotAsked,
    /// It is.
    Waiting,
    /// It has come.
    Answered,
}

/// A breathing session that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// How.
    pub pattern: Pattern,
    /// How long, in seconds; the session ends with the exhale after it.
    pub wanted_secs: f32,
    /// When it began, in seconds of the monotonic clock.
    pub started_secs: f64,
}

impl Session {
    /// Where it stands; `None` once it is over.
    #[must_use]
    pub fn moment(&self, now: &Now) -> Option<Moment> {
        self.pattern.at(now.mono_secs - self.started_secs, self.wanted_secs)
    }

    /// Which round it is in, from 0.
    #[must_use]
    pub fn round(&self, now: &Now) -> usize {
        let rounds = (now.mono_secs - self.started_secs) / f64::from(self.pattern.cycle_secs());
        rounds.max(0.0) as usize
    }
}

/// Something there is to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number, to answer it.
    pub number: u64,
    /// What it says.
    pub what: What,
    /// When it goes by itself, in seconds of the monotonic clock; `None` when it stays.
    pub until_secs: Option<f64>,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// This was copied.
    Copied(String),
    /// "Read back, they agree" was ticked.
    ReadBack,
    /// This step was ticked by its key.
    Ticked(String),
    /// The call with this short id was filed.
    Filed(String),
    /// The call with this short id was set aside.
    SetAside(String),
    /// The call with this short id goes on where it was left.
    Resumed(String),
    /// A saved call was moved to the trash.
    Deleted,
    /// The guard masked something in this call.
    Masked(Which, Hit),
    /// Something went wrong; this is what, why and what was kept.
    Problem(String),
}

impl Model {
    /// A window with nothing in it yet.
    #[must_use]
    pub fn new(playbook: Playbook, settings: Settings) -> Self {
        Self { playbook, settings: settings.sane(), ..Self::default() }
    }

    /// The call in hand or the saved one.
    #[must_use]
    pub const fn desk(&self, which: Which) -> Option<&Desk> {
        match which {
            Which::Live => self.live.as_ref(),
            Which::Saved => self.saved.as_ref(),
        }
    }

    /// The record of the call in hand.
    #[must_use]
    pub fn call(&self) -> Option<&Call> {
        self.live.as_ref().map(|desk| &desk.call)
    }

    /// The situation that leads the call in hand.
    #[must_use]
    pub fn lead(&self) -> Option<&Situation> {
        let id = self.call()?.situations.first()?;
        self.playbook.situation(id)
    }

    /// The card of the leading situation with this number, from 1.
    #[must_use]
    pub fn card(&self, number: usize) -> Option<(&Situation, &Card)> {
        let lead = self.lead()?;
        Some((lead, lead.say.get(number.checked_sub(1)?)?))
    }

    /// Which wording of a card is shown, from 0.
    #[must_use]
    pub fn wording(&self, situation: &str, card: &Card) -> usize {
        let turns = self.wordings.get(&card_key(situation, &card.id)).copied().unwrap_or(0);
        turns.checked_rem(card.variants.len()).unwrap_or(0)
    }

    /// Whether this card was copied a moment ago.
    #[must_use]
    pub fn just_copied(&self, situation: &str, card: &Card) -> bool {
        matches!(&self.copied, Some((key, _)) if *key == card_key(situation, &card.id))
    }

    /// Whether a caller is on the line.
    #[must_use]
    pub fn on_call(&self) -> bool {
        self.call().is_some_and(|call| call.status == Status::Open)
    }

    /// Every breathing pattern, the user's own last.
    #[must_use]
    pub fn patterns(&self) -> Vec<Pattern> {
        let mut patterns = self.playbook.patterns.clone();
        patterns.push(self.settings.own());
        patterns
    }

    /// The pattern that Ctrl+B starts now: the chosen one, but with a caller on the line only one
    /// that is offered then.
    #[must_use]
    pub fn pattern(&self) -> Option<Pattern> {
        let patterns = self.patterns();
        let fits = |pattern: &&Pattern| !self.on_call() || pattern.offered != Offered::BetweenCalls;
        let chosen = patterns.iter().find(|pattern| pattern.id == self.settings.breath_pattern);
        chosen.filter(fits).or_else(|| patterns.first()).cloned()
    }

    /// How long Ctrl+B breathes, in seconds.
    #[must_use]
    pub fn breath_secs(&self, pattern: &Pattern) -> f32 {
        self.settings.breath_secs.unwrap_or(pattern.default_secs) as f32
    }

    /// When the model wants to be ticked next, in seconds of the monotonic clock, breathing and
    /// the call clock aside.
    #[must_use]
    pub fn wake_at_secs(&self) -> Option<f64> {
        let desks = self.live.iter().chain(&self.saved).chain(&self.outbox);
        let notices = self.notices.iter().filter_map(|notice| notice.until_secs);
        let copied = self.copied.iter().map(|(_, until_secs)| *until_secs);
        desks.filter_map(Desk::wake_at_secs).chain(notices).chain(copied).reduce(f64::min)
    }

    /// Whether something typed could not be saved at the last try.
    #[must_use]
    pub fn failing(&self) -> bool {
        self.live.iter().chain(&self.saved).chain(&self.outbox).any(|desk| desk.failure.is_some())
    }

    /// Seconds since the call in hand began; stands still once the caller has gone.
    #[must_use]
    pub fn call_secs(&self, now: Timestamp) -> Option<i64> {
        let call = self.call()?;
        let end = call.ended.unwrap_or(now);
        Some(end.as_second().saturating_sub(call.opened.as_second()).max(0))
    }

    pub(super) fn tell(&mut self, what: What, now: &Now) {
        let stays_secs = match what {
            What::Copied(_) | What::ReadBack | What::Ticked(_) => Some(NOTICE_SECS),
            What::Filed(_) | What::SetAside(_) | What::Resumed(_) | What::Deleted => Some(OFFER_SECS),
            What::Masked(..) | What::Problem(_) => None,
        };
        self.notices
            .retain(|notice| notice.what != what && (stays_secs.is_none() || notice.until_secs.is_none()));
        self.next_notice = self.next_notice.saturating_add(1);
        let until_secs = stays_secs.map(|secs| now.mono_secs + secs);
        self.notices.push(Notice { number: self.next_notice, what, until_secs });
    }
}

/// One name for a card across situations.
pub(super) fn card_key(situation: &str, card: &str) -> String {
    format!("{situation}/{card}")
}
