//! `evenkeel search`: finds calls, the newest first.

use jiff::Timestamp;
use serde::Serialize;

use super::args::{self, PromiseFilter};
use super::{Between, Failure, World, known_situation, one_line};
use crate::model::exchange::Row;
use crate::model::query::{Query, Sign, fact};
use crate::say;
use crate::vault::find;

/// Prints a line for each call found, the newest first; nothing when there is none.
pub(super) fn run(args: &args::Search, world: &mut World<'_>) -> Result<(), Failure> {
    let between = Between::read(&args.span, world.now)?;
    let mut query = Query::parse(&args.query.join(" "), world.now);
    query.since = query.since.max(between.since);
    query.until = [query.until, between.until].into_iter().flatten().min();
    if let Some(id) = &args.situation {
        query.require(Sign::With, fact("situation", &known_situation(&world.playbook, id)?));
    }
    if let Some(promise) = args.promise {
        let status = if promise == PromiseFilter::Kept { "kept" } else { "open" };
        query.require(Sign::With, fact("promise", status));
        if promise == PromiseFilter::Overdue {
            query.overdue = Some((Sign::With, world.now.timestamp()));
        }
    }
    for unclear in &query.unclear {
        world.tell(&say!("cli-not-understood", unclear = one_line(unclear)));
    }
    let found = find::run(&world.vault(), &query, args.limit.unwrap_or(usize::MAX));
    for why in &found.unreadable {
        world.tell(why);
    }
    for word in &found.missed {
        world.tell(&say!("cli-one-letter-away", word = one_line(word)));
    }
    for row in &found.rows {
        let line = if args.json { json(row)? } else { plain(row, world) };
        world.line(&line)?;
    }
    Ok(())
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
