//! The life of the call in hand: begun, ended, filed, set aside, gone on with. Must not know how
//! a call is stored.

use jiff::Timestamp;

use super::action::{Effect, Now, Place, Screen, Which};
use super::call::{Call, Status};
use super::debrief::About;
use super::desk::Desk;
use super::exchange::Access;
use super::field::Field;
use super::history::Step;
use super::state::{Aside, Model, What};
use super::{record, shift, text};

/// Begins a call because something was noted while there was none.
pub(super) fn begin(model: &mut Model, now: &Now) {
    shift::active(model, now);
    model.live = Some(Desk::new(Call::new(now.fresh_id, now.wall.timestamp())));
    began(model);
}

/// The call before is no longer the last step.
fn began(model: &mut Model) {
    model.history.push(Step::Began);
    model.notices.retain(|notice| !matches!(notice.what, What::Filed(_) | What::TimedOut(_)));
}

/// Begins a new call; the one in hand is set aside.
pub(super) fn begin_new(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    shift::active(model, now);
    model.overlay = None;
    model.screen = Screen::Call;
    match model.live.take() {
        Some(desk) if desk.call.is_blank() && !desk.on_disk() => {}
        Some(desk) => {
            model.history.push(Step::Parked(Box::new(desk.call.clone())));
            let short_id = desk.call.short_id.clone();
            set_aside(model, desk, now);
            model.tell(What::SetAside(short_id), now);
        }
        None => began(model),
    }
    model.live = Some(Desk::new(Call::new(now.fresh_id, now.wall.timestamp())));
    effects.push(Effect::Focus(Place::Field(Which::Live, Field::Words)));
}

/// Open → wrap-up → filed.
pub(super) fn end(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    model.overlay = None;
    model.screen = Screen::Call;
    let Some(mut desk) = model.live.take() else { return };
    let guarded = desk.decide(now);
    record::date_promises(&mut desk, &now.wall);
    model.guarded(Which::Live, guarded.hits, now);
    if desk.call.is_blank() && !desk.on_disk() {
        model.history.forget_beginning();
        return;
    }
    let before = Box::new(desk.call.clone());
    if desk.call.status == Status::WrapUp {
        model.history.push(Step::Filed(before));
        file(model, desk, now);
        return;
    }
    wrap_up(&mut desk, now, effects);
    model.live = Some(desk);
    model.history.push(Step::Edit(Which::Live, before));
}

/// The caller has gone.
pub(super) fn wrap_up(desk: &mut Desk, now: &Now, effects: &mut Vec<Effect>) {
    desk.call.status = Status::WrapUp;
    desk.call.ended.get_or_insert(now.wall.timestamp());
    desk.touch_and_hurry(now);
    effects.push(Effect::LeaveFields);
}

/// Files the call: it leaves the window, and is kept until it is on the disk.
pub(super) fn file(model: &mut Model, mut desk: Desk, now: &Now) {
    desk.call.status = Status::Ended;
    desk.call.ended.get_or_insert(now.wall.timestamp());
    desk.call.tidy();
    let playbook = &model.playbook;
    let copied = desk.copied_brief.as_deref();
    let brief = playbook.handing.kept(&desk.call, copied, &playbook.read_back, &now.wall);
    if let Some(escalation) = &mut desk.call.escalation {
        escalation.brief = brief;
    }
    model.filed_last = Some(About::of(&desk.call));
    model.tell(What::Filed(desk.call.short_id.clone()), now);
    shift::active(model, now);
    let id = desk.call.id;
    hand_over(model, desk, now);
    model.forget_found(id);
}

/// Sets a call aside "to finish".
pub(super) fn set_aside(model: &mut Model, mut desk: Desk, now: &Now) {
    desk.call.status = Status::ToFinish;
    remember_aside(model, &desk.call);
    hand_over(model, desk, now);
}

/// The vault found a call that was left open when the program last ended.
pub(super) fn resumed(model: &mut Model, call: Option<Box<Call>>, now: &Now) {
    let Some(call) = call else { return };
    let mut desk = Desk::loaded(*call, Access::ReadWrite);
    // a promise that was being typed is seen from when it was typed
    let typed = desk.call.changed.to_zoned(now.wall.time_zone().clone());
    if record::date_promises(&mut desk, &typed) {
        desk.touch(now);
    }
    if model.live.is_some() {
        set_aside(model, desk, now);
        return;
    }
    model.tell(What::Resumed(desk.call.short_id.clone()), now);
    model.live = Some(desk);
}

/// Goes on with a call that was set aside or saved.
pub(super) fn take_up(model: &mut Model, mut desk: Desk, now: &Now) {
    if let Some(old) = model.live.take()
        && (old.on_disk() || !old.call.is_blank())
    {
        model.history.push(Step::Parked(Box::new(old.call.clone())));
        set_aside(model, old, now);
    }
    model.set_aside.retain(|aside| aside.id != desk.call.id);
    desk.call.status = if desk.call.ended.is_some() { Status::WrapUp } else { Status::Open };
    desk.touch_and_hurry(now);
    model.tell(What::Resumed(desk.call.short_id.clone()), now);
    model.live = Some(desk);
    model.screen = Screen::Call;
}

pub(super) fn remember_aside(model: &mut Model, call: &Call) {
    model.set_aside.retain(|aside| aside.id != call.id);
    model.set_aside.push(Aside { id: call.id, label: label(call) });
}

/// A call leaves the window: what is not on the disk yet stays in the outbox until it is.
pub(super) fn hand_over(model: &mut Model, mut desk: Desk, now: &Now) {
    let guarded = desk.decide(now);
    record::date_promises(&mut desk, &now.wall);
    desk.touch_and_hurry(now);
    model.guarded(Which::Live, guarded.hits, now);
    model.outbox.push(desk);
}

fn label(call: &Call) -> String {
    let name = [&call.customer, &call.issue, &call.words].into_iter().find(|text| !text.trim().is_empty());
    name.map_or_else(|| call.short_id.clone(), |text| text::one_line(text, 24))
}

impl Model {
    /// Seconds since the call in hand began; stands still once the caller has gone.
    #[must_use]
    pub fn call_secs(&self, now: Timestamp) -> Option<i64> {
        let call = self.call()?;
        let end = call.ended.unwrap_or(now);
        Some(end.as_second().saturating_sub(call.opened.as_second()).max(0))
    }
}
