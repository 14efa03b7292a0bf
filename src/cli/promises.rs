//! `evenkeel promises`: what is owed, the soonest first.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::args::{self, Due};
use super::{Failure, Order, World, one_line};
use crate::model::call::PromiseStatus;
use crate::model::ledger::Group;
use crate::say;

/// What is owed, with the call it was promised in.
#[derive(Serialize)]
struct Owed {
    call_id: Uuid,
    id: String,
    text: String,
    to: Option<String>,
    due: Option<Timestamp>,
    status: PromiseStatus,
    #[serde(skip)]
    short_id: String,
}

/// Prints a line for each promise that is owed; those without a due time come last. Fails after them when
/// records could not be read, in which more may be owed.
pub(super) fn run(args: &args::Promises, world: &mut World<'_>) -> Result<(), Failure> {
    let now = world.now.clone();
    let zone = now.time_zone();
    let wanted = |due: Option<Timestamp>| match args.due {
        Due::All => true,
        Due::Overdue => due.is_some_and(|due| due < now.timestamp()),
        Due::Today => due.is_some_and(|due| due.to_zoned(zone.clone()).date() == now.date()),
    };
    let mut owed = Vec::new();
    let unreadable = world.each_call(Order::NewestFirst, |_, call| {
        for promise in call.promises {
            if promise.status == PromiseStatus::Open && wanted(promise.due) {
                let to = if promise.to.is_empty() { call.customer.clone() } else { promise.to };
                owed.push(Owed {
                    call_id: call.id,
                    id: promise.id,
                    text: promise.text,
                    to: Some(to).filter(|to| !to.is_empty()),
                    due: promise.due,
                    status: promise.status,
                    short_id: call.short_id.clone(),
                });
            }
        }
        Ok(())
    })?;
    owed.sort_by_key(|owed| (owed.due.is_none(), owed.due, owed.call_id));
    for promise in &owed {
        let line = if args.json { super::json(promise)? } else { plain(promise, world) };
        world.line(&line)?;
    }
    world.whole(unreadable)
}

fn plain(owed: &Owed, world: &World<'_>) -> String {
    let due = owed
        .due
        .map(|due| due.to_zoned(world.now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string());
    // the words of the ledger in the window; a later day says itself
    let standing = match Group::of(owed.status, owed.due, world.now) {
        group @ (Group::Overdue | Group::DueToday) => format!("  {}", group.name().to_lowercase()),
        _ => String::new(),
    };
    let to = owed.to.as_deref().map(|to| say!("cli-promised-to", to = one_line(to))).unwrap_or_default();
    let no_date = format!("{:<16}", Group::NoDate.name().to_lowercase());
    let due = due.unwrap_or(no_date);
    format!("{due}  {}  {}{to}{standing}", owed.short_id, one_line(&owed.text))
}
