//! What a shift leaves behind: the calls taken, and what is still open, from the records. Pure; must
//! not know how it is shown, nor anything of a debrief but that something is to be raised.

use jiff::{Timestamp, ToSpan as _, Zoned};

use super::call::{Call, Promise, PromiseStatus, Status};
use super::ledger::Needed;
use super::slip::{Bare, Slip};
use super::slips::Slips;
use super::state::Model;
use super::text;

/// Records of calls that began so many days before are looked at for what is still open.
pub const DAYS_BACK: i64 = 14;

/// At most so many promises of calls before that are listed, those due nearest to now.
const OLDER_MOST: usize = 40;

/// What a shift leaves behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handover {
    /// From when on calls count.
    pub since: Timestamp,
    /// How many calls were taken.
    pub taken: usize,
    /// The situations that led them, with how many calls each, the most first; a call without one
    /// counts under an empty id.
    pub situations: Vec<(String, usize)>,
    /// The heat before and after, in the order of the calls, of those where both were noted.
    pub heats: Vec<(u8, u8)>,
    /// Promises made in these calls.
    pub promised: usize,
    /// How many of them are kept already.
    pub kept: usize,
    /// Debriefs of these calls in which something is to be raised.
    pub to_raise: usize,
    /// What is still open, the soonest due first.
    pub open: Vec<Issue>,
    /// Promises that are owed as well and not among them.
    pub more: usize,
}

/// Something still open.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The sayable id of its call.
    pub short_id: String,
    /// Who it is about, or the problem where no name was noted.
    pub who: String,
    /// The number in the firm's own system.
    pub reference: String,
    /// What is open.
    pub what: Open,
}

/// What is open about a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    /// Something was promised.
    Promise {
        /// What.
        text: String,
        /// To whom, when not to the customer.
        to: String,
        /// By when.
        due: Option<Timestamp>,
    },
    /// It was handed on and nobody has accepted it.
    Escalation {
        /// Whom to.
        to: String,
        /// Why.
        why: String,
    },
    /// The record is not complete.
    ToFinish,
}

impl Handover {
    /// Gathers it from records; those that began before `since` only add what is still open.
    #[must_use]
    pub fn of(calls: &[Call], since: Timestamp, now: &Zoned) -> Self {
        let first = first(since, now);
        let mut calls: Vec<&Call> = calls.iter().filter(|call| call.opened >= first).collect();
        calls.sort_by_key(|call| (call.opened, call.id));
        let mut sheet = Self { since, ..Self::default() };
        for call in &calls {
            if call.opened >= since {
                sheet.take(call);
            }
            sheet.open.extend(open_in(call));
        }
        sheet.situations.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        sheet.sort();
        sheet
    }

    /// With what is owed from calls before those that were looked at, as these slips know it.
    #[must_use]
    pub fn with_slips(self, slips: Vec<Slip>, now: &Zoned) -> Self {
        let mut all = Slips::default();
        all.replace(Needed { slips, bare: Vec::new() });
        self.with_owed(&all, now)
    }

    fn with_owed(mut self, slips: &Slips, now: &Zoned) -> Self {
        let (nearest, more) = nearest(slips.owed().copied().collect(), first(self.since, now), now);
        let found: Vec<(&Slip, &Promise)> = nearest.iter().filter_map(|owed| slips.look(owed)).collect();
        self.more = more + nearest.len() - found.len();
        self.open.extend(found.into_iter().map(|(slip, promise)| Issue {
            short_id: slip.short_id.clone(),
            who: text::one_line(&slip.customer, 60),
            reference: slip.reference.clone(),
            what: Open::Promise { text: promise.text.clone(), to: promise.to.clone(), due: promise.due },
        }));
        self.sort();
        self
    }

    fn sort(&mut self) {
        self.open.sort_by_key(|issue| match &issue.what {
            Open::Promise { due, .. } => (0, due.is_none(), *due),
            Open::Escalation { .. } => (1, false, None),
            Open::ToFinish => (2, false, None),
        });
    }

    fn take(&mut self, call: &Call) {
        self.taken += 1;
        let lead = call.situations.first().cloned().unwrap_or_default();
        match self.situations.iter_mut().find(|(id, _)| *id == lead) {
            Some((_, count)) => *count += 1,
            None => self.situations.push((lead, 1)),
        }
        self.heats.extend(call.heat_start.zip(call.heat_end));
        self.promised += call.promises.len();
        self.kept += call.promises.iter().filter(|p| p.status == PromiseStatus::Kept).count();
    }
}

impl Model {
    /// What the shift leaves behind, with all that is owed; nothing before it was gathered.
    #[must_use]
    pub fn sheet(&self, now: &Zoned) -> Option<Handover> {
        Some(self.handover.clone()?.with_owed(&self.ledger.slips, now))
    }
}

/// Those of these promises that a sheet lists though their calls began before, and how many more there
/// are: those due nearest to now, and those without a time last.
pub(super) fn nearest(mut owed: Vec<Bare>, before: Timestamp, now: &Zoned) -> (Vec<Bare>, usize) {
    owed.retain(|promise| promise.opened < before);
    let away = |due: Timestamp| due.duration_since(now.timestamp()).abs();
    let order = |owed: &Bare| (owed.due.is_none(), owed.due.map(away), owed.opened, owed.call, owed.place);
    if owed.len() > OLDER_MOST {
        owed.select_nth_unstable_by_key(OLDER_MOST, order);
    }
    let more = owed.len().saturating_sub(OLDER_MOST);
    owed.truncate(OLDER_MOST);
    owed.sort_unstable_by_key(order);
    (owed, more)
}

/// From when on records are looked at.
#[must_use]
pub fn first(since: Timestamp, now: &Zoned) -> Timestamp {
    now.timestamp().checked_sub((DAYS_BACK * 24).hours()).unwrap_or(since).min(since)
}

fn open_in(call: &Call) -> Vec<Issue> {
    let who = [&call.customer, &call.issue, &call.words].into_iter().find(|text| !text.trim().is_empty());
    let who = who.map(|text| text::one_line(text, 60)).unwrap_or_default();
    let mut open = Vec::new();
    for promise in call.promises.iter().filter(|promise| promise.status == PromiseStatus::Open) {
        let (text, to, due) = (promise.text.clone(), promise.to.clone(), promise.due);
        open.push(Open::Promise { text, to, due });
    }
    let waiting = call.escalation.as_ref().filter(|escalation| escalation.accepted_at.is_none());
    open.extend(
        waiting.map(|escalation| Open::Escalation { to: escalation.to.clone(), why: escalation.why.clone() }),
    );
    if call.status != Status::Ended {
        open.push(Open::ToFinish);
    }
    let issue = |what| Issue {
        short_id: call.short_id.clone(),
        who: who.clone(),
        reference: call.reference.clone(),
        what,
    };
    open.into_iter().map(issue).collect()
}
