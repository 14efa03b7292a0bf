//! `evenkeel show-call`: one record.

use super::args::{self, CallFormat};
use super::{Failure, World};
use crate::model::exchange::Access;
use crate::report;
use crate::say;

/// Prints the record: as labelled lines, as an incident, as JSON, or its file byte for byte.
pub(super) fn run(args: &args::ShowCall, world: &mut World<'_>) -> Result<(), Failure> {
    let mut vault = world.vault();
    let id = vault.find(&args.id)?;
    if args.format == CallFormat::Ron {
        let bytes = match args.version {
            Some(number) => vault.raw_version(id, number)?,
            None => vault.raw(id)?,
        };
        return Ok(world.out.write_all(&bytes)?);
    }
    let parsed = match args.version {
        Some(number) => vault.version(id, number)?,
        None => vault.load(id)?,
    };
    if parsed.access == Access::ReadOnly {
        world.tell(say!("cli-newer-call"));
    }
    if args.format == CallFormat::Json {
        return world.line(&report::json::line(&parsed.call));
    }
    let tell = if args.format == CallFormat::Incident { report::incident::incident } else { report::summary };
    let text = tell(&parsed.call, &world.playbook, world.now.time_zone());
    Ok(world.out.write_all(harmless(&text).as_bytes())?)
}

/// The text with what would steer a terminal made visible; all else byte for byte.
fn harmless(text: &str) -> String {
    let shown = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}
