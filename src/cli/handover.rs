//! `evenkeel handover`: the sheet for whoever takes over, as Markdown.

use super::args;
use super::{Failure, World};
use crate::model::{query, shift};
use crate::report::handover::sheet;
use crate::say;
use crate::vault::handover;
use crate::vault::papers::Papers;

/// Prints the sheet since this moment; by default since the shift that goes on began, else since
/// midnight. Fails after it when records could not be read: the sheet then lacks those.
pub(super) fn run(args: &args::Handover, world: &mut World<'_>) -> Result<(), Failure> {
    let now = world.now.clone();
    let since = if let Some(said) = args.since.as_deref() {
        query::since(said, &now).ok_or_else(|| super::unclear("--since", said))?
    } else {
        let (latest, troubles) = Papers::new(world.keeper.clone()).latest_shift();
        for error in troubles {
            world.tell(&error.to_string());
        }
        let current = latest.map(|(page, _)| page).filter(|page| page.goes_on(&now));
        current.map_or_else(|| shift::start_of_day(&now), |page| page.started)
    };
    let (found, mut troubles) = handover::gather(&world.vault(), since, &now);
    let (slips, more_troubles) = handover::older(&world.vault(), since, &now);
    let found = found.with_slips(slips, &now);
    troubles.extend(more_troubles);
    world.out.write_all(sheet(&found, &world.playbook, &now).as_bytes())?;
    for error in &troubles {
        world.tell(&error.to_string());
    }
    match troubles.len() {
        0 => Ok(()),
        count => Err(Failure::Failed(say!(
            "cli-sheet-lacks",
            files = say!("count-files", count),
            path = world.folders.data.display()
        ))),
    }
}
