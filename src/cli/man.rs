//! `evenkeel man`: the manual page, made from the same words as `--help`.

use std::io::Write;

use super::{Failure, words};
use crate::say;

/// Writes the page of the program, followed by a page for each command.
pub(super) fn run(out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = words::worded(words::Reader::Person);
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let sub = sub.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
        clap_mangen::Man::new(sub).render(&mut page)?;
    }
    // the generator has words of its own for these
    let sections = [
        ("NAME", say!("help-name-section")),
        ("SYNOPSIS", say!("help-synopsis-section")),
        ("DESCRIPTION", say!("help-description-section")),
        ("VERSION", say!("help-version-section")),
    ];
    for line in String::from_utf8_lossy(&page).lines() {
        let section =
            line.strip_prefix(".SH ").and_then(|name| sections.iter().find(|(own, _)| *own == name));
        // all of them follow on this page
        let command = line.strip_prefix("evenkeel\\-").and_then(|named| named.strip_suffix("(1)"));
        match section {
            _ if let Some(command) = command => writeln!(out, "evenkeel {command}")?,
            Some((_, said)) => writeln!(out, ".SH {said}")?,
            None if line.starts_with(".SH ") => writeln!(out, "{}", line.to_uppercase())?,
            None => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}
