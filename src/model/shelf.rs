//! The saved calls: searched, opened, deleted, gone on with. Must not know where they are kept.

use uuid::Uuid;

use super::action::{Effect, Now, Place, Screen, Which};
use super::call::{Call, Status};
use super::desk::Desk;
use super::exchange::{Access, Request, Row};
use super::field::Field;
use super::history::Step;
use super::live;
use super::state::{Aside, Model, Shelf, Waiting, What};
use super::text;

/// Asks for the calls to list in the review.
pub(super) fn search(model: &mut Model, query: String, effects: &mut Vec<Effect>) {
    let number = next_number(model);
    effects.push(ask(&mut model.shelf, query, number));
}

/// Asks for the calls that the palette offers.
pub(super) fn find(model: &mut Model, query: String, effects: &mut Vec<Effect>) {
    let number = next_number(model);
    effects.push(ask(&mut model.finds, query, number));
}

/// Asks again: something changed.
pub(super) fn refresh(model: &mut Model, effects: &mut Vec<Effect>) {
    search(model, model.shelf.query.clone(), effects);
}

/// The answer has come; one to an older question is left alone.
pub(super) fn found(model: &mut Model, number: u64, rows: Vec<Row>, unreadable: Vec<String>) {
    if number == model.shelf.number && model.shelf.query.trim().is_empty() {
        let live = model.call().map(|call| call.id);
        let unfinished = rows.iter().rev().filter(|row| row.status != Status::Ended && Some(row.id) != live);
        let aside = unfinished.map(|row| Aside {
            id: row.id,
            label: if row.customer.is_empty() {
                text::one_line(&row.snippet, 24)
            } else {
                row.customer.clone()
            },
        });
        model.set_aside = aside.collect();
    }
    let shelves = [&mut model.shelf, &mut model.finds];
    if let Some(shelf) = shelves.into_iter().find(|shelf| shelf.number == number) {
        shelf.rows = rows;
        shelf.unreadable = unreadable;
        shelf.waiting = Waiting::Answered;
    }
}

fn next_number(model: &mut Model) -> u64 {
    model.next_search = model.next_search.saturating_add(1);
    model.next_search
}

fn ask(shelf: &mut Shelf, query: String, number: u64) -> Effect {
    shelf.query.clone_from(&query);
    shelf.number = number;
    shelf.waiting = Waiting::Waiting;
    Effect::Vault(Request::Search { query, number })
}

/// Opens a saved call for reading; the call in hand is shown where it is.
pub(super) fn open(model: &mut Model, id: Uuid, effects: &mut Vec<Effect>) {
    if model.call().is_some_and(|call| call.id == id) {
        model.screen = Screen::Call;
        return;
    }
    model.overlay = None;
    model.screen = Screen::Review;
    model.wanted = None;
    effects.push(Effect::Vault(Request::Load(id)));
}

/// Goes on with a call: it becomes the one in hand.
pub(super) fn resume(model: &mut Model, id: Uuid, effects: &mut Vec<Effect>) {
    model.overlay = None;
    model.wanted = Some(id);
    effects.push(Effect::Vault(Request::Load(id)));
}

/// The call asked for has come.
pub(super) fn loaded(model: &mut Model, call: Call, access: Access, now: &Now, effects: &mut Vec<Effect>) {
    let id = call.id;
    let desk = match model.outbox.iter().position(|desk| desk.call.id == id) {
        Some(at) => model.outbox.remove(at),
        None => Desk::loaded(call, access),
    };
    if model.wanted == Some(id) && access == Access::ReadWrite {
        model.wanted = None;
        if model.saved.as_ref().is_some_and(|saved| saved.call.id == id) {
            close_saved(model, now);
        }
        live::take_up(model, desk, now);
        effects.push(Effect::Focus(Place::Field(Which::Live, Field::Words)));
        return;
    }
    close_saved(model, now);
    model.saved = Some(desk);
}

/// Closes the saved call that is open; what is not on the disk yet is still saved.
pub(super) fn close_saved(model: &mut Model, now: &Now) {
    model.history.forget_saved();
    let Some(mut desk) = model.saved.take() else { return };
    let guarded = desk.decide(now);
    model.guarded(Which::Saved, guarded.hits, now);
    if desk.needs_save() {
        desk.touch_and_hurry(now);
        model.outbox.push(desk);
    }
}

/// Moves a saved call to the trash.
pub(super) fn delete(model: &mut Model, id: Uuid, now: &Now, effects: &mut Vec<Effect>) {
    if model.saved.as_ref().is_some_and(|desk| desk.call.id == id) {
        close_saved(model, now);
        model.outbox.retain(|desk| desk.call.id != id);
    }
    model.shelf.rows.retain(|row| row.id != id);
    model.set_aside.retain(|aside| aside.id != id);
    model.history.push(Step::Trashed(id));
    model.tell(What::Deleted, now);
    effects.push(Effect::Vault(Request::Trash(id)));
}
