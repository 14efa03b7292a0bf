//! The saved calls: searched, opened, deleted, gone on with. Must not know where they are kept.

use uuid::Uuid;

use super::action::{Action, Effect, Now, Place, Screen, Which};
use super::beside::Seat;
use super::call::Call;
use super::desk::Desk;
use super::exchange::{Access, PAGE, Reach, Reply, Request, Row};
use super::facet;
use super::field::Field;
use super::history::Step;
use super::ledger;
use super::live;
use super::query::{Query, Sign, fact};
use super::state::{Aside, Model, Shelf, Waiting, What};
use super::text;

/// Rows farther away than this from those in sight are not kept.
const KEPT: usize = 10 * PAGE;

/// Does what can be done with the list and its calls.
pub(super) fn act(model: &mut Model, action: Action, now: &Now, effects: &mut Vec<Effect>) {
    match action {
        Action::Search(query) => search(model, query, now, effects),
        Action::ReadOn(from) => read_on(model, from, effects),
        Action::Find(query) => find(model, query, now, effects),
        Action::Open(id) => open(model, id, effects),
        Action::Resume(id) => resume(model, id, effects),
        Action::KeepSearch(search) => facet::keep(model, &search, now, effects),
        Action::ForgetSearch(name) => facet::forget(model, &name, now, effects),
        Action::Delete(id) => delete(model, id, now, effects),
        _ => {}
    }
}

/// Asks for the calls to list in the review.
pub(super) fn search(model: &mut Model, typed: String, now: &Now, effects: &mut Vec<Effect>) {
    let query = Query::parse(&typed, &now.wall);
    if typed != model.shelf.query {
        model.shelf.picked.clear();
    }
    let number = next_number(model);
    let unclear = query.unclear.clone();
    effects.push(ask(&mut model.shelf, typed, query, number, Reach::All));
    model.shelf.unclear = unclear;
}

/// Asks for the calls that the palette offers.
fn find(model: &mut Model, typed: String, now: &Now, effects: &mut Vec<Effect>) {
    let query = Query::parse(&typed, &now.wall);
    let number = next_number(model);
    effects.push(ask(&mut model.finds, typed, query, number, Reach::Glance));
}

/// Asks again: something changed.
pub(super) fn refresh(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    search(model, model.shelf.query.clone(), now, effects);
    let number = next_number(model);
    let mut query = Query::default();
    query.require(Sign::With, fact("is", "unfinished"));
    model.unfinished = number;
    effects.push(Effect::Vault(Request::Search { query, number, reach: Reach::Glance }));
}

/// The answer has come; one to an older question is left alone.
pub(super) fn found(model: &mut Model, reply: Reply) {
    let Reply::Found { number, rows, count, facets, missed, progress, unreadable } = reply else { return };
    if number == model.unfinished {
        let live = model.call().map(|call| call.id);
        let aside = rows.iter().rev().filter(|row| Some(row.id) != live).map(|row| Aside {
            id: row.id,
            label: if row.customer.is_empty() {
                text::one_line(&row.snippet, 24)
            } else {
                row.customer.clone()
            },
        });
        model.set_aside = aside.collect();
        return;
    }
    let shelves = [&mut model.shelf, &mut model.finds];
    let Some(shelf) = shelves.into_iter().find(|shelf| shelf.number == number) else { return };
    shelf.rows = rows;
    shelf.later.clear();
    shelf.count = count;
    shelf.facets = facets;
    shelf.missed = missed;
    shelf.progress = progress;
    shelf.unreadable = unreadable;
    shelf.waiting = Waiting::Answered;
}

/// Reads on in the list of the review.
fn read_on(model: &mut Model, from: usize, effects: &mut Vec<Effect>) {
    let from = from - from % PAGE;
    if from >= PAGE && model.shelf.later.insert(from, Vec::new()).is_none() {
        effects.push(Effect::Vault(Request::More { number: model.shelf.number, from }));
    }
}

/// What was read on has come; what is far from it is let go.
pub(super) fn more(model: &mut Model, number: u64, from: usize, rows: Vec<Row>) {
    if number == model.shelf.number {
        model.shelf.later.retain(|other, _| other.abs_diff(from) <= KEPT);
        model.shelf.later.insert(from, rows);
    }
}

fn next_number(model: &mut Model) -> u64 {
    model.next_search = model.next_search.saturating_add(1);
    model.next_search
}

fn ask(shelf: &mut Shelf, typed: String, query: Query, number: u64, reach: Reach) -> Effect {
    // asked anew, what is shown stands until the answer comes
    if shelf.query != typed || shelf.waiting == Waiting::NotAsked {
        shelf.waiting = Waiting::Waiting;
    }
    shelf.query = typed;
    shelf.number = number;
    Effect::Vault(Request::Search { query, number, reach })
}

/// Opens a saved call for reading; the call in hand is shown where it is.
fn open(model: &mut Model, id: Uuid, effects: &mut Vec<Effect>) {
    model.reminders.seen_one(id);
    if model.call().is_some_and(|call| call.id == id) {
        model.screen = Screen::Call;
        effects.push(Effect::Focus(Place::Field(Which::Live, Field::Words)));
        return;
    }
    model.overlay = None;
    model.back_to = if model.screen == Screen::Promises { Screen::Promises } else { Screen::Review };
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
    if model.live.as_ref().is_some_and(|live| live.call.id == id) {
        // it is in hand already
        return;
    }
    if model.saved.as_ref().is_some_and(|saved| saved.call.id == id) {
        close_saved(model, now);
    }
    let desk = match model.outbox.iter().position(|desk| desk.call.id == id) {
        Some(at) => model.outbox.remove(at),
        None => Desk::loaded(call, access),
    };
    if model.wanted == Some(id) && access == Access::ReadWrite {
        model.wanted = None;
        live::take_up(model, desk, now);
        effects.push(Effect::Focus(Place::Field(Which::Live, Field::Words)));
        return;
    }
    close_saved(model, now);
    model.saved = Some(desk);
    effects.push(Effect::Focus(Place::Reader));
    effects.push(Effect::Vault(Request::LoadDebrief(id)));
    effects.push(Effect::Vault(Request::Versions(id)));
}

/// Closes the saved call that is open; what is not on the disk yet is still saved.
pub(super) fn close_saved(model: &mut Model, now: &Now) {
    model.history.forget_saved();
    model.versions.close_saved();
    let Some(mut desk) = model.saved.take() else { return };
    let guarded = desk.decide(now);
    model.guarded(Which::Saved, guarded.hits, now);
    ledger::remember(model, &desk.call);
    if desk.needs_save() {
        desk.touch_and_hurry(now);
        model.outbox.push(desk);
    }
}

/// Moves a saved call to the trash.
fn delete(model: &mut Model, id: Uuid, now: &Now, effects: &mut Vec<Effect>) {
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

impl Model {
    /// Whether the window beside lists what a search found, and nothing lies over it that goes first:
    /// to go from there is to close that window.
    #[must_use]
    pub fn searches_now(&self) -> bool {
        let in_list = self.screen == Screen::Review && self.saved.is_none() && self.overlay.is_none();
        let own = self.seat == Seat::Beside && self.shelf.picked.is_empty() && self.list_from == Screen::Call;
        in_list && own && !self.shelf.query.trim().is_empty()
    }
}
