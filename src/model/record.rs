//! Changes to a call record: what each makes of it. Must not know which call it is, nor when it
//! is saved.

use jiff::Zoned;

use super::action::{Change, Now, Place, Which};
use super::call::{Call, Event, EventKind, HOTTEST, RootCause, Status, StepTick};
use super::desk::{Desk, Guarded};
use super::field::Field;
use super::library::Playbook;
use super::settings::is_same_disposition;
use super::{options, versions, when, wrapup};

/// What follows from a change.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// What the guard made of it.
    pub(super) guarded: Guarded,
    /// Where the keyboard goes.
    pub(super) focus: Option<Place>,
}

/// Makes the change. Typing is also put past the guard.
pub(super) fn apply(desk: &mut Desk, which: Which, change: Change, now: &Now) -> Outcome {
    let mut outcome = Outcome::default();
    match change {
        Change::Text(field, text, caret) => {
            desk.note_line(field);
            outcome.guarded = desk.type_text(field, text, caret, now);
            if field == Field::EscalationAcceptedBy {
                accepted_by(&mut desk.call, now);
            }
            return outcome;
        }
        Change::Left(field) => {
            outcome.guarded = desk.decide(now);
            leave(desk, field, now);
            return outcome;
        }
        Change::Tags(tags) => {
            outcome.guarded = desk.type_tags(tags, now);
            return outcome;
        }
        Change::Event(kind, text) => {
            let at = event(&mut desk.call, kind, text, now);
            outcome.focus = Some(Place::Field(which, Field::Event(at)));
        }
        Change::Promise(text) => {
            let at = promise(&mut desk.call, &text, now);
            if text.is_empty() {
                outcome.focus = Some(Place::Field(which, Field::Promise(at)));
            }
        }
        Change::FollowUp(text) => follow_up(&mut desk.call, &text, now),
        Change::Offer(text) => offer(&mut desk.call, text, now),
        Change::Reopen if desk.call.status == Status::WrapUp => {
            desk.call.status = Status::Open;
            desk.call.ended = None;
            outcome.focus = Some(Place::Field(which, Field::Words));
        }
        Change::Escalate => {
            desk.call.escalation.get_or_insert_default();
            outcome.focus = Some(Place::Field(which, Field::EscalationTo));
        }
        change => set(&mut desk.call, change, now),
    }
    // a new line and its focus are no text yet; the guard reads what comes by other ways than typing
    outcome.guarded.hits.extend(desk.guard_all());
    desk.touch(now);
    outcome
}

/// What ticks the step that this change does: to read it back, once they agree, or to offer two options.
/// `None` when it is ticked or the leading situation has none.
pub(super) fn tick_of(change: &Change, call: &Call, playbook: &Playbook, now: &Now) -> Option<StepTick> {
    let lead = playbook.situation(call.situations.first()?)?;
    let step = match change {
        Change::ReadBack if call.read_back.is_none() => lead.read_back_step()?,
        Change::Offer(_) => lead.options_step()?,
        _ => return None,
    };
    let ticked = call.steps.iter().any(|tick| tick.situation == lead.id && tick.step == step.id);
    let tick = || StepTick { situation: lead.id.clone(), step: step.id.clone(), at: now.wall.timestamp() };
    (!ticked).then(tick)
}

fn set(call: &mut Call, change: Change, now: &Now) {
    let at = now.wall.timestamp();
    match change {
        Change::Whole(theirs) => *call = versions::whole(call, &theirs),
        Change::Join(theirs) => versions::join(call, &theirs),
        Change::HeatStart(heat) => call.heat_start = heat.map(|heat| heat.min(HOTTEST)),
        Change::HeatEnd(heat) => call.heat_end = heat.map(|heat| heat.min(HOTTEST)),
        Change::Situation(id) => situation(call, id),
        Change::Step(situation, step) => {
            let before = call.steps.len();
            call.steps.retain(|tick| tick.situation != situation || tick.step != step);
            if call.steps.len() == before {
                call.steps.push(StepTick { situation, step, at });
            }
        }
        Change::ReadBack => call.read_back = call.read_back.is_none().then_some(at),
        Change::Repeat(repeat) => call.repeat = repeat,
        Change::EventKind(place, kind) => {
            if let Some(event) = call.events.get_mut(place) {
                event.kind = kind;
            }
        }
        Change::RemoveEvent(place) => {
            if place < call.events.len() {
                call.events.remove(place);
            }
        }
        Change::PromiseStatus(id, status) => {
            if let Some(promise) = call.promises.iter_mut().find(|promise| promise.id == id) {
                promise.stand(status, at);
            }
        }
        Change::RemovePromise(id) => call.promises.retain(|promise| promise.id != id),
        Change::RootCause(kind) => {
            call.root_cause = match call.root_cause.take() {
                Some(cause) if cause.kind == kind && cause.text.trim().is_empty() => None,
                Some(cause) => Some(RootCause { kind, ..cause }),
                None => Some(RootCause { kind, text: String::new() }),
            };
        }
        Change::Disposition(text) => {
            let taken_back = is_same_disposition(&call.disposition, &text);
            call.disposition = if taken_back { String::new() } else { text };
        }
        Change::EscalationAccepted => {
            let escalation = call.escalation.get_or_insert_default();
            escalation.accepted_at = escalation.accepted_at.is_none().then_some(at);
        }
        Change::Text(..)
        | Change::Tags(_)
        | Change::Left(_)
        | Change::Event(..)
        | Change::Promise(_)
        | Change::FollowUp(_)
        | Change::Offer(_)
        | Change::Reopen
        | Change::Escalate => {}
    }
}

/// A situation chosen leads; the one that leads, chosen again, goes.
fn situation(call: &mut Call, id: String) {
    let leads = call.situations.first() == Some(&id);
    call.situations.retain(|known| *known != id);
    if !leads {
        call.situations.insert(0, id);
    }
}

/// The place of the new event; a last one that says nothing yet is used again.
pub(super) fn event(call: &mut Call, kind: EventKind, text: String, now: &Now) -> usize {
    let last = call.events.len().checked_sub(1);
    match (last, call.events.last_mut()) {
        (Some(place), Some(event)) if !event.is_told() => {
            *event = Event { at: now.wall.timestamp(), kind, text };
            place
        }
        _ => {
            call.events.push(Event { at: now.wall.timestamp(), kind, text });
            call.events.len() - 1
        }
    }
}

fn promise(call: &mut Call, text: &str, now: &Now) -> usize {
    let last = call.promises.len().checked_sub(1);
    if let (Some(place), Some(promise)) = (last, call.promises.last())
        && promise.text.trim().is_empty()
        && text.is_empty()
    {
        return place;
    }
    let (what, due) = when::split_promise(text, &now.wall);
    call.promise(what, due.map(|due| due.at));
    call.promises.len() - 1
}

fn follow_up(call: &mut Call, text: &str, now: &Now) {
    if let Some(id) = wrapup::followed_up(call, text, &now.wall).map(|promise| promise.id.clone()) {
        call.promises.retain(|promise| promise.id != id);
        return;
    }
    let (what, due) = wrapup::promised(text, &now.wall);
    // another choice of this row takes its place; what was promised in the call stays
    let mut others = wrapup::follow_ups().into_iter().map(wrapup::call_back);
    let other = others.find_map(|other| wrapup::followed_up(call, &other, &now.wall));
    let other = other.map(|promise| promise.id.clone());
    match call.promises.iter_mut().find(|promise| other.as_ref() == Some(&promise.id)) {
        Some(promise) => promise.due = due,
        None => {
            call.promise(what, due);
        }
    }
}

/// An offer takes the place of one that was made the same way; what was typed there stays.
fn offer(call: &mut Call, text: String, now: &Now) {
    let before = options::event_of(&call.offered);
    let made = call.events.iter().any(|event| event.text == before);
    event(call, EventKind::Action, options::event_of(&text), now);
    call.offered =
        if made || call.offered.trim().is_empty() { text } else { format!("{}; {text}", call.offered) };
}

/// Whoever has a name has accepted it.
fn accepted_by(call: &mut Call, now: &Now) {
    let Some(escalation) = &mut call.escalation else { return };
    if !escalation.accepted_by.trim().is_empty() {
        escalation.accepted_at.get_or_insert(now.wall.timestamp());
    }
}

/// Takes the dates out of promises that were typed and not left; whether there were any.
pub(super) fn date_promises(desk: &mut Desk, typed: &Zoned) -> bool {
    let mut any = false;
    for promise in desk.call.promises.iter_mut().filter(|promise| promise.due.is_none()) {
        if let (what, Some(due)) = when::split_promise(&promise.text, typed) {
            promise.text = what;
            promise.due = Some(due.at);
            any = true;
        }
    }
    any
}

/// A promise that was left takes its date out of its words; one that has a date only where it was typed
/// anew, for what its words say may not be when it is due.
fn leave(desk: &mut Desk, field: Field, now: &Now) {
    let Field::Promise(place) = field else { return };
    let Some(promise) = desk.call.promises.get(place) else { return };
    let stands = promise.due.is_some() && !desk.is_retyped(promise);
    desk.forget_line(place);
    if stands {
        return;
    }
    let Some(promise) = desk.call.promises.get_mut(place) else { return };
    let (what, due) = when::split_promise(&promise.text, &now.wall);
    if due.is_some() {
        promise.text = what;
        promise.due = due.map(|due| due.at);
        desk.touch(now);
    }
}
