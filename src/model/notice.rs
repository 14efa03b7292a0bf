//! What there is to tell: what it says, and how long it stays. Must not know how it is drawn.

use uuid::Uuid;

use super::action::{Now, Which};
use super::beside::Seat;
use super::call::PromiseStatus;
use super::desk::{Desk, Hit};
use super::ground::Doubt;
use super::guard::Kind;
use super::history::Step;
use super::ladder::Rung;
use super::scrub::MaskedSetting;
use super::state::Model;

/// Seconds that a quiet confirmation stays.
pub const NOTICE_SECS: f64 = 4.0;

/// Seconds that a notice with an offer ("Undo") stays.
pub const OFFER_SECS: f64 = 12.0;

/// Something there is to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number, to answer it.
    pub number: u64,
    /// What it says.
    pub what: What,
    /// Which window shows it.
    pub seat: Seat,
    /// When it goes by itself, in seconds of the monotonic clock; `None` when it stays.
    pub until_secs: Option<f64>,
    /// Whether what it offered would take later steps back as well by now.
    withdrawn: bool,
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
    /// This rung of the boundary ladder was taken: copied and logged.
    Rung(String),
    /// The last rung was copied; the next press takes it.
    LastRung(Rung),
    /// The boundary ladder has no rung left in this call.
    LadderEnds,
    /// The call with this short id was filed.
    Filed(String),
    /// The call with this short id was set aside.
    SetAside(String),
    /// The time to wrap up the call with this short id was over: it was set aside.
    TimedOut(String),
    /// The call with this short id goes on where it was left.
    Resumed(String),
    /// A saved call was moved to the trash.
    Deleted,
    /// So many calls have been kept long enough and go to the trash tomorrow.
    Aged(usize),
    /// So many calls were kept long enough and went to the trash.
    Retired(usize),
    /// There is no call to look back on yet.
    NothingToDebrief,
    /// The guard masked something of this kind in a private paper.
    MaskedHere(Kind),
    /// This promise was marked so.
    Marked(PromiseStatus, String),
    /// The call says again what another version says.
    BroughtBack,
    /// Events and promises of another version were taken.
    Joined,
    /// Somebody else wrote this call, which is the one in hand.
    Elsewhere(Uuid),
    /// There is no earlier call of this customer to read.
    NoneEarlier,
    /// What was said was made a card, in words.
    CardSaved(String),
    /// Snippets were taken, in words.
    Imported(String),
    /// A file was written, in words.
    Exported(String),
    /// Several calls were tagged or deleted, in words.
    Together(String),
    /// A search was kept or forgotten, in words.
    Search(String),
    /// Something to know, in words.
    Hint(String),
    /// Calls may be kept less well in this folder.
    Doubt(Doubt),
    /// The guard found something personal in this call, which may stay.
    Flagged(Which, Hit),
    /// The guard masked something in this call.
    Masked(Which, Hit),
    /// The guard masked something in the settings.
    MaskedSetting(MaskedSetting),
    /// Something went wrong; this is what, why and what was kept.
    Problem(String),
}

/// What a notice offers to take back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Offer {
    /// A change of a record, which is put back as it was.
    Edit,
    /// A change of the agent's own pack, which is put back as it was.
    Pack,
    /// That a call was filed.
    Filed,
    /// That a call was set aside.
    Parked,
    /// That a call was set aside by the clock.
    TimedOut,
    /// That a call was moved to the trash.
    Trashed,
    /// What was done to several calls.
    Together,
    /// How a promise was marked.
    Marked,
    /// Which searches are kept.
    Searches,
}

impl What {
    const fn offer(&self) -> Option<Offer> {
        Some(match self {
            Self::ReadBack | Self::Ticked(_) | Self::Rung(_) | Self::BroughtBack | Self::Joined => {
                Offer::Edit
            }
            Self::CardSaved(_) | Self::Imported(_) => Offer::Pack,
            Self::Filed(_) => Offer::Filed,
            Self::SetAside(_) => Offer::Parked,
            Self::TimedOut(_) => Offer::TimedOut,
            Self::Deleted => Offer::Trashed,
            Self::Together(_) => Offer::Together,
            Self::Marked(..) => Offer::Marked,
            Self::Search(_) => Offer::Searches,
            _ => return None,
        })
    }

    /// Whether its "Undo" stands for steps like this one.
    pub(super) fn offers_undo_of(&self, step: &Step) -> bool {
        let offer = match step {
            Step::Edit(..) => Offer::Edit,
            Step::Pack(..) => Offer::Pack,
            Step::Filed(_) => Offer::Filed,
            Step::Parked(_) => Offer::Parked,
            Step::TimedOut(_) => Offer::TimedOut,
            Step::Trashed(_) => Offer::Trashed,
            Step::TrashedAll(_) | Step::Tagged(..) => Offer::Together,
            Step::Marked { .. } => Offer::Marked,
            Step::Searches(_) => Offer::Searches,
            Step::Began | Step::Dropped(_) | Step::Set { .. } => return false,
        };
        self.offer() == Some(offer)
    }
}

impl Notice {
    /// Whether it stays until it is answered.
    #[must_use]
    pub const fn is_loud(&self) -> bool {
        self.until_secs.is_none()
    }

    /// Whether what it tells of can be taken back from there.
    #[must_use]
    pub const fn offers_undo(&self) -> bool {
        self.offered_undo() && !self.withdrawn
    }

    /// Whether it could at first.
    #[must_use]
    pub const fn offered_undo(&self) -> bool {
        self.what.offer().is_some()
    }
}

impl Model {
    /// The call that this notice says has left the window, while it is not on the disk yet.
    #[must_use]
    pub fn handed_over(&self, notice: &Notice) -> Option<&Desk> {
        match &notice.what {
            What::Filed(short_id) | What::SetAside(short_id) | What::TimedOut(short_id) => {
                self.outbox.iter().find(|desk| desk.call.short_id == *short_id)
            }
            _ => None,
        }
    }

    /// Of the notices told up to this number none offers any more to put something back as it was: what was
    /// changed there since would go as well.
    pub(super) fn withdraw_offers(&mut self, last_number: u64) {
        for notice in self.notices.iter_mut().filter(|notice| notice.number <= last_number) {
            notice.withdrawn |= matches!(notice.what.offer(), Some(Offer::Edit | Offer::Pack));
        }
    }

    pub(super) fn tell(&mut self, what: What, now: &Now) {
        let stays_secs = match what {
            What::Copied(_)
            | What::ReadBack
            | What::Ticked(_)
            | What::LadderEnds
            | What::NoneEarlier
            | What::NothingToDebrief
            | What::Hint(_) => Some(NOTICE_SECS),
            What::Rung(_)
            | What::LastRung(_)
            | What::Filed(_)
            | What::SetAside(_)
            | What::TimedOut(_)
            | What::Resumed(_)
            | What::Deleted
            | What::Marked(..)
            | What::BroughtBack
            | What::Joined
            | What::CardSaved(_)
            | What::Imported(_)
            | What::Doubt(_)
            | What::Search(_)
            | What::Together(_)
            | What::Exported(_) => Some(OFFER_SECS),
            What::Masked(..)
            | What::Flagged(..)
            | What::MaskedSetting(_)
            | What::MaskedHere(_)
            | What::Problem(_)
            | What::Elsewhere(_)
            | What::Aged(_)
            | What::Retired(_) => None,
        };
        self.notices
            .retain(|notice| notice.what != what && (stays_secs.is_none() || notice.until_secs.is_none()));
        self.next_notice = self.next_notice.saturating_add(1);
        let until_secs = stays_secs.map(|secs| now.mono_secs + secs);
        let seat = self.seat_to_tell(&what);
        self.notices.push(Notice { number: self.next_notice, what, seat, until_secs, withdrawn: false });
    }
}
