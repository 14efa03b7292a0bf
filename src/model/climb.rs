//! Taking the next rung of the boundary ladder in the call in hand: its wording is copied and
//! logged with the time, and the exact words that led to it are asked for, which stand before it; the
//! last rung ends the call or hands it over. Must not know which rungs there are.

use super::action::{Effect, Now, Place, Screen, Which};
use super::call::{Call, Event, EventKind, Status};
use super::field::Field;
use super::history::Step;
use super::ladder::Rung;
use super::settings::ENDED_ABUSE;
use super::state::{Model, What};
use super::{live, record};
use crate::say;

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
    let before = Box::new(desk.call.clone());
    let said = ladder.said(rung, &model.playbook.ladder, Some(&desk.call), &now.wall);
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

/// Whether the words that lead to the next rung are in the record: the last thing told is theirs.
fn provoked(call: &Call) -> bool {
    call.events.iter().rfind(|event| event.is_told()).is_some_and(|event| event.kind == EventKind::Quote)
}
