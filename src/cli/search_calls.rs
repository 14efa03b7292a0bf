//! `evenkeel search`: finds calls by their words, by reading every record.

use std::cmp::Reverse;

use jiff::Timestamp;
use serde::Serialize;

use super::args::{self, PromiseFilter};
use super::{Between, Failure, Order, World, known_situation, one_line};
use crate::model::call::{Call, PromiseStatus};
use crate::model::exchange::Row;
use crate::vault::search::{self, Query};

/// Prints a line for each call found, the newest first; nothing when there is none.
pub(super) fn run(args: &args::Search, world: &mut World<'_>) -> Result<(), Failure> {
    let between = Between::read(&args.span, world.now)?;
    let situation = args.situation.as_deref().map(|id| known_situation(&world.playbook, id)).transpose()?;
    let query = Query::new(&args.query.join(" "));
    let now = world.now.timestamp();
    let mut rows: Vec<Row> = Vec::new();
    world.each_call(Order::NewestFirst, |_, call| {
        let fits = between.holds(call.opened)
            && situation.as_ref().is_none_or(|id| call.situations.contains(id))
            && args.promise.is_none_or(|filter| has_promise(&call, filter, now));
        if fits {
            let text = search::text_of(&call);
            if let Some(hit) = query.find(&text) {
                rows.push(search::row(&call, search::snippet(&text, hit)));
            }
        }
        Ok(())
    })?;
    rows.sort_by_key(|row| Reverse((row.opened, row.id)));
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    for row in &rows {
        let line = if args.json { json(row)? } else { plain(row, world) };
        world.line(&line)?;
    }
    Ok(())
}

fn has_promise(call: &Call, filter: PromiseFilter, now: Timestamp) -> bool {
    call.promises.iter().any(|promise| match filter {
        PromiseFilter::Open => promise.status == PromiseStatus::Open,
        PromiseFilter::Overdue => promise.overdue(now),
        PromiseFilter::Kept => promise.status == PromiseStatus::Kept,
    })
}

fn plain(row: &Row, world: &World<'_>) -> String {
    let opened = row.opened.to_zoned(world.now.time_zone().clone());
    let opened = opened.strftime("%Y-%m-%d %H:%M").to_string();
    let situations = row.situations.join(" ");
    let parts = [row.short_id.as_str(), &opened, &situations, &row.customer, &row.snippet];
    let noted = parts.into_iter().map(one_line).filter(|part| !part.is_empty());
    noted.collect::<Vec<_>>().join("  ")
}

fn json(row: &Row) -> Result<String, Failure> {
    #[derive(Serialize)]
    struct Line<'a> {
        id: uuid::Uuid,
        short_id: &'a str,
        opened: Timestamp,
        situations: &'a [String],
        customer: Option<&'a str>,
        snippet: &'a str,
    }
    super::json(&Line {
        id: row.id,
        short_id: &row.short_id,
        opened: row.opened,
        situations: &row.situations,
        customer: Some(row.customer.as_str()).filter(|customer| !customer.is_empty()),
        snippet: &row.snippet,
    })
}
