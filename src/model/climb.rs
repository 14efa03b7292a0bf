//! Taking the next rung of the boundary ladder in the call in hand: its wording is copied and
//! logged with the time, and the exact words that led to it are asked for, which stand before it; the
//! last rung, which ends the call or hands it over, is asked for twice. Must not know which rungs there are.

use uuid::Uuid;

use super::action::{Effect, Now, Place, Screen, Which};
use super::call::{Call, Event, EventKind, Status};
use super::field::Field;
use super::history::Step;
use super::ladder::Rung;
use super::settings::ENDED_ABUSE;
use super::state::{Model, What};
use super::{compact, live, record};
use crate::say;

/// So long the last rung waits to be asked for again, in seconds.
const WAITS_SECS: f64 = 60.0;

/// So soon it is not asked for again: the key may be held, in seconds.
const HELD_SECS: f64 = 0.7;

/// The last rung was asked for once, in this call, behind so many others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    call: Uuid,
    rungs: usize,
    at_secs: f64,
}

impl Model {
    /// Whether the next press takes the last rung.
    #[must_use]
    pub fn asks_again(&self, now: &Now) -> bool {
        let Some((asked, call)) = self.rung_asked.zip(self.call()) else { return false };
        let waits = now.mono_secs - asked.at_secs <= WAITS_SECS;
        asked.call == call.id && asked.rungs == rungs(call) && waits
    }

    /// Asks for the last rung; whether it is to be taken now.
    fn ask_for_last(&mut self, now: &Now) -> bool {
        let asks_again = self.asks_again(now);
        let held = self.rung_asked.is_some_and(|asked| now.mono_secs - asked.at_secs < HELD_SECS);
        let at_secs = now.mono_secs;
        self.rung_asked = self.call().map(|call| Asked { call: call.id, rungs: rungs(call), at_secs });
        asks_again && !held
    }
}

/// Takes the next rung. All that follows from it is one step to take back.
pub(super) fn next_rung(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.live.is_none() {
        live::begin(model, now);
    }
    model.screen = Screen::Call;
    model.overlay = None;
    let Some(desk) = model.live.as_mut() else { return };
    let ladder = &model.settings.ladder;
    let next = ladder.next(&desk.call).filter(|_| desk.call.status == Status::Open);
    let Some(rung) = next else {
        model.tell(What::LadderEnds, now);
        return;
    };
    let said = ladder.said(rung, &model.playbook.ladder, Some(desk.for_disk().call()), &now.wall);
    if matches!(rung, Rung::End | Rung::HandOver) && !model.ask_for_last(now) {
        effects.push(Effect::Copy(said));
        ask_for_words(model, now, effects);
        // the strip has no room to say what the next press does
        compact::unfold(model, effects);
        model.tell(What::LastRung(rung), now);
        return;
    }
    let Some(desk) = model.live.as_mut() else { return };
    let before = Box::new(desk.call.clone());
    let provoked = provoked(&desk.call);
    let at = record::event(&mut desk.call, rung.kind(), said.clone(), now);
    match rung {
        Rung::Request | Rung::Warning(_) | Rung::Final if provoked => {}
        Rung::Request | Rung::Warning(_) | Rung::Final => {
            let quote = Event { at: now.wall.timestamp(), kind: EventKind::Quote, text: String::new() };
            desk.call.events.insert(at, quote);
            effects.push(Effect::Focus(Place::Field(Which::Live, Field::Event(at))));
        }
        Rung::End => {
            let abuse = say!(ENDED_ABUSE);
            let offered = model.settings.dispositions.iter().any(|known| known == abuse);
            if desk.call.disposition.is_empty() && offered {
                abuse.clone_into(&mut desk.call.disposition);
            }
            live::wrap_up(desk, now, effects);
        }
        Rung::HandOver => {
            desk.call.escalation.get_or_insert_default();
            effects.push(Effect::Focus(Place::Field(Which::Live, Field::EscalationTo)));
        }
    }
    let hits = desk.guard_all();
    desk.touch(now);
    model.history.push(Step::Edit(Which::Live, before));
    effects.push(Effect::Copy(said));
    model.guarded(Which::Live, hits, now);
    model.tell(What::Rung(rung.name()), now);
}

/// The words that lead to the last rung are asked for before it is taken, unless they are in the record.
fn ask_for_words(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    let Some(desk) = model.live.as_mut().filter(|desk| !provoked(&desk.call)) else { return };
    let before = Box::new(desk.call.clone());
    let at = record::event(&mut desk.call, EventKind::Quote, String::new(), now);
    effects.push(Effect::Focus(Place::Field(Which::Live, Field::Event(at))));
    if desk.call.events.len() > before.events.len() {
        desk.touch(now);
        model.history.push(Step::Edit(Which::Live, before));
    }
}

fn rungs(call: &Call) -> usize {
    call.events.iter().filter(|event| event.kind.is_rung()).count()
}

/// Whether the words that lead to the next rung are in the record: the last thing told is theirs.
fn provoked(call: &Call) -> bool {
    call.events.iter().rfind(|event| event.is_told()).is_some_and(|event| event.kind == EventKind::Quote)
}
