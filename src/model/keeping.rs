//! How long calls and the trash are kept: asked once at the start, told a day before anything goes.
//! Must not know how a call is found or moved.

use jiff::{SignedDuration, Timestamp};

use super::action::{Above, Effect, Now};
use super::exchange::Request;
use super::ground::{Doubt, Ground};
use super::set;
use super::state::{Model, What};
use crate::say;

/// How long it is told before calls go to the trash.
const NOTICE_HOURS: i64 = 24;

/// The vault has looked where it stands: a doubt is told before the first call is kept there.
pub(super) fn stands_on(model: &mut Model, ground: Ground, now: &Now) {
    if let Some(doubt) = ground.doubt.filter(|_| ground.fresh) {
        model.tell(What::Doubt(doubt), now);
    }
    if ground.fresh && model.above == Above::ByHand {
        set::tell_by_hand(model, now);
    }
    model.ground = Some(ground);
}

impl Model {
    /// Whether nothing is written: everything goes with the window.
    #[must_use]
    pub fn in_memory(&self) -> bool {
        self.ground.as_ref().is_some_and(|ground| ground.doubt == Some(Doubt::Memory))
    }

    /// What has no copy anywhere and goes with the window: the calls not filed yet, in words.
    #[must_use]
    pub fn goes_with_window(&self) -> Option<String> {
        let live = self.call().filter(|call| self.in_memory() && !call.is_blank());
        let aside = self.set_aside.len() * usize::from(self.in_memory());
        match (live, aside) {
            (None, 0) => None,
            (Some(call), 0) => Some(say!("keeping-call-goes", call = &call.short_id)),
            (None, aside) => Some(say!("keeping-calls-go", aside)),
            (Some(call), aside) => Some(say!("keeping-call-and-more-go", call = &call.short_id, aside)),
        }
    }
}

/// Asks for what has become due.
pub(super) fn look(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if let Some(before) = days_ago(model.settings.trash_days, now) {
        effects.push(Effect::Vault(Request::Purge(before)));
    }
    let Some(before) = days_ago(model.settings.keep_days, now) else {
        forget(model, now, effects);
        return;
    };
    let told_long_ago = model.settings.keep_told.is_some_and(|told| {
        now.wall.timestamp().duration_since(told) >= SignedDuration::from_hours(NOTICE_HOURS)
    });
    // What became due since the notice waits for the next one.
    let request = match model.settings.keep_told {
        Some(told) if told_long_ago => Request::Retire(before - now.wall.timestamp().duration_since(told)),
        _ => Request::Aged(before),
    };
    effects.push(Effect::Vault(request));
}

/// So many calls are due.
pub(super) fn aged(model: &mut Model, count: usize, now: &Now, effects: &mut Vec<Effect>) {
    if count == 0 {
        forget(model, now, effects);
        return;
    }
    model.tell(What::Aged(count), now);
    if model.settings.keep_told.is_none() {
        model.settings.keep_told = Some(now.wall.timestamp());
        set::save(model, now, effects);
    }
}

/// So many calls went to the trash.
pub(super) fn retired(model: &mut Model, count: usize, now: &Now, effects: &mut Vec<Effect>) {
    forget(model, now, effects);
    if count > 0 {
        model.tell(What::Retired(count), now);
    }
}

fn forget(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.settings.keep_told.take().is_some() {
        set::save(model, now, effects);
    }
}

fn days_ago(days: Option<u16>, now: &Now) -> Option<Timestamp> {
    let days = SignedDuration::from_hours(24 * i64::from(days?));
    now.wall.timestamp().checked_sub(days).ok()
}
