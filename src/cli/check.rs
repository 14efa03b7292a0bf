//! `evenkeel check`: verifies every file, and sets unreadable ones aside when asked.

use super::{Failure, World, args};
use crate::say;
use crate::vault::check::{self, Repair};
use crate::vault::find::Rebuilt;

/// Prints a line per finding and a closing count; fails when a file that cannot be read is left.
pub(super) fn run(args: &args::Check, world: &mut World<'_>) -> Result<(), Failure> {
    let repair = if args.repair { Repair::Yes } else { Repair::No };
    let report = check::run(&world.keeper, repair);
    for finding in &report.findings {
        let path = finding.path.strip_prefix(&world.folders.data).unwrap_or(&finding.path);
        world.line(&format!("{}: {}: {}", finding.kind.name(), finding.what, path.display()))?;
    }
    let (files, findings, unreadable) = (report.files, report.findings.len(), report.unreadable());
    let checked = say!("cli-checked", files, findings, unreadable);
    let (moved, beside) = (report.moved, report.beside);
    let index = match &report.index {
        Some(Ok(Rebuilt::Here)) => say!("cli-index-rebuilt"),
        Some(Ok(Rebuilt::Later)) => say!("cli-index-removed"),
        Some(Ok(Rebuilt::Nowhere) | Err(_)) | None => "",
    };
    world.line(&if args.repair {
        say!("cli-checked-and-moved", checked, moved, beside, index)
    } else {
        checked
    })?;
    if let Some(Err(error)) = report.index {
        return Err(error.into());
    }
    if unreadable == 0 {
        return Ok(());
    }
    let path = world.folders.data.display();
    Err(Failure::Failed(if args.repair {
        say!("cli-check-failed", unreadable, path)
    } else {
        say!("cli-check-can-repair", unreadable, path)
    }))
}
