//! `evenkeel history`: the earlier versions of a call that was edited after it had ended.

use jiff::Timestamp;
use serde::Serialize;

use super::{Failure, World, args, one_line};
use crate::model::call::Call;
use crate::model::field::Field;
use crate::say;

#[derive(Serialize)]
struct Line {
    version: u32,
    changed: Timestamp,
    snippet: String,
}

/// Prints a line for each version, the oldest first; that there is none is said beside the output.
pub(super) fn run(args: &args::History, world: &mut World<'_>) -> Result<(), Failure> {
    let vault = world.vault();
    let id = vault.find(&args.id)?;
    let versions = vault.versions(id)?;
    if versions.is_empty() && !args.json {
        world.tell(say!("cli-no-versions"));
    }
    for version in versions {
        let call = match vault.version(id, version) {
            Ok(parsed) => parsed.call,
            Err(error) => {
                world.tell(&error.to_string());
                continue;
            }
        };
        let line = Line { version, changed: call.changed, snippet: snippet(&call) };
        if args.json {
            let line = super::json(&line)?;
            world.line(&line)?;
        } else {
            let changed = line.changed.to_zoned(world.now.time_zone().clone());
            let changed = changed.strftime("%Y-%m-%d %H:%M").to_string();
            world.line(&format!("{version}  {changed}  {}", line.snippet))?;
        }
    }
    Ok(())
}

/// The first text that says anything.
fn snippet(call: &Call) -> String {
    let fields = Field::all_of(call);
    let texts = fields.iter().filter_map(|field| field.get(call));
    one_line(texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default())
}
