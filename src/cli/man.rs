//! `evenkeel man`: the manual page, made from the same words as `--help`.

use std::io::Write;

use clap::CommandFactory as _;

use super::Failure;
use super::args::Cli;

/// Writes the page of the program, followed by a page for each command.
pub(super) fn run(out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let sub = sub.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
        clap_mangen::Man::new(sub).render(&mut page)?;
    }
    Ok(out.write_all(&page)?)
}
