//! Taking steps back and making them again. Must not know what is shown meanwhile.

use super::action::{Action, Effect, Now, Screen, Which};
use super::call::{Call, Status};
use super::desk::Desk;
use super::exchange::{Access, Request};
use super::history::{Sight, Step};
use super::ledger;
use super::state::{Model, What};
use super::together::{self, Turn};
use super::{editor, facet, live, set, shelf};

/// Carries out one of these.
pub(super) fn act(model: &mut Model, action: &Action, now: &Now, effects: &mut Vec<Effect>) {
    model.countdown = None;
    match action {
        Action::TakeBack(number) => undo_told(model, *number, now, effects),
        Action::Redo => redo(model, now, effects),
        _ => undo(model, now, effects),
    }
}

/// Takes the last step back.
fn undo(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if let Some(step) = model.history.pop(Sight::of(model.screen)) {
        undone(model, step, now, effects);
    }
}

/// Takes back what this notice tells of, whatever was done since.
fn undo_told(model: &mut Model, number: u64, now: &Now, effects: &mut Vec<Effect>) {
    let Some(told) = model.notices.iter().find(|notice| notice.number == number) else { return };
    let what = told.what.clone();
    if let Some(step) = model.history.take(|step| what.offers_undo_of(step)) {
        undone(model, step, now, effects);
    }
}

fn undone(model: &mut Model, step: Step, now: &Now, effects: &mut Vec<Effect>) {
    model.notices.retain(|notice| !notice.what.offers_undo_of(&step));
    if let Some(inverse) = take_back(model, step, now, effects) {
        model.history.push_undone(inverse);
    }
}

/// Makes the step again that was taken back last.
fn redo(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    let Some(step) = model.history.pop_undone(Sight::of(model.screen)) else { return };
    if let Some(inverse) = make_again(model, step, now, effects) {
        model.history.push_redone(inverse);
    }
}

fn take_back(model: &mut Model, step: Step, now: &Now, effects: &mut Vec<Effect>) -> Option<Step> {
    match step {
        Step::Edit(which, before) => swap(model, which, before, now),
        Step::Began => {
            let desk = model.live.take()?;
            if desk.on_disk() {
                effects.push(Effect::Vault(Request::Trash(desk.call.id)));
            }
            Some(Step::Dropped(Box::new(desk.call)))
        }
        Step::Parked(call) => {
            bring_back(model, call.clone(), now);
            Some(Step::Parked(call))
        }
        Step::TimedOut(call) => {
            bring_back(model, call.clone(), now);
            Some(Step::TimedOut(call))
        }
        Step::Filed(call) => {
            bring_back(model, call.clone(), now);
            Some(Step::Filed(call))
        }
        Step::Trashed(id) => {
            effects.push(Effect::Vault(Request::Restore(id)));
            Some(Step::Trashed(id))
        }
        Step::Marked { after, before, seen } => {
            ledger::put(model, &before, now, effects).then_some(Step::Marked { after, before, seen })
        }
        Step::TrashedAll(calls) => {
            effects.push(Effect::Vault(Request::RestoreAll(calls.clone())));
            Some(Step::TrashedAll(calls))
        }
        Step::Tagged(calls, tag) => {
            let calls = together::tag_all(model, (calls, tag.clone(), Turn::Off), now, effects);
            Some(Step::Tagged(calls, tag))
        }
        Step::Searches(before) => Some(Step::Searches(facet::swap(model, before, now, effects))),
        Step::Pack(sight, before) => Some(Step::Pack(sight, Box::new(editor::swap(model, *before, now)))),
        Step::Dropped(_) => None,
        Step::Set { after, before } => {
            set::step(model, &after, &before, now, effects);
            Some(Step::Set { after, before })
        }
    }
}

fn make_again(model: &mut Model, step: Step, now: &Now, effects: &mut Vec<Effect>) -> Option<Step> {
    match step {
        Step::Edit(which, before) => swap(model, which, before, now),
        Step::Dropped(call) => {
            bring_back(model, call, now);
            Some(Step::Began)
        }
        Step::Parked(call) => {
            let desk = model.live.take()?;
            live::set_aside(model, desk, now);
            model.live = Some(Desk::new(Call::new(now.fresh_id, now.wall.timestamp())));
            Some(Step::Parked(call))
        }
        Step::TimedOut(call) => {
            let desk = model.live.take()?;
            live::set_aside(model, desk, now);
            Some(Step::TimedOut(call))
        }
        Step::Filed(call) => {
            let desk = model.live.take()?;
            live::file(model, desk, now);
            Some(Step::Filed(call))
        }
        Step::Trashed(id) => {
            effects.push(Effect::Vault(Request::Trash(id)));
            Some(Step::Trashed(id))
        }
        Step::Set { after, before } => {
            set::step(model, &before, &after, now, effects);
            Some(Step::Set { after, before })
        }
        Step::Marked { after, before, seen } => {
            ledger::put(model, &after, now, effects).then_some(Step::Marked { after, before, seen })
        }
        Step::TrashedAll(calls) => {
            together::trash(model, &calls, now, effects);
            Some(Step::TrashedAll(calls))
        }
        Step::Tagged(calls, tag) => {
            let calls = together::tag_all(model, (calls, tag.clone(), Turn::On), now, effects);
            Some(Step::Tagged(calls, tag))
        }
        Step::Searches(before) => {
            model.notices.retain(|notice| !matches!(notice.what, What::Search(_)));
            Some(Step::Searches(facet::swap(model, before, now, effects)))
        }
        Step::Pack(sight, before) => Some(Step::Pack(sight, Box::new(editor::swap(model, *before, now)))),
        Step::Began => None,
    }
}

/// Puts the record as it was in the place of the record as it is.
fn swap(model: &mut Model, which: Which, before: Box<Call>, now: &Now) -> Option<Step> {
    let desk = model.desk_mut(which)?;
    if desk.call.id != before.id {
        return None;
    }
    let after = std::mem::replace(&mut desk.call, *before);
    desk.touch(now);
    let hits = desk.guard_all();
    model.guarded(which, hits, now);
    Some(Step::Edit(which, Box::new(after)))
}

/// A call that left the window is in hand again; the one that took its place is set aside.
fn bring_back(model: &mut Model, call: Box<Call>, now: &Now) {
    if let Some(new) = model.live.take()
        && (new.on_disk() || !new.call.is_blank())
    {
        live::set_aside(model, new, now);
    }
    let id = call.id;
    model.set_aside.retain(|aside| aside.id != id);
    // whoever reads it has it as it was: one desk alone writes to its file
    if model.saved.as_ref().is_some_and(|saved| saved.call.id == id) {
        shelf::close_saved(model, now);
    }
    let mut desk = match model.outbox.iter().position(|desk| desk.call.id == id) {
        Some(at) => model.outbox.remove(at),
        None => Desk::loaded((*call).clone(), Access::ReadWrite),
    };
    desk.call = *call;
    if desk.call.status == Status::ToFinish {
        desk.call.status = Status::Open;
    }
    desk.touch_and_hurry(now);
    model.live = Some(desk);
    model.screen = Screen::Call;
}
