//! `evenkeel show`, `hide`, `toggle`, `compact`: speak to the window that runs. Must not open one.

use super::Failure;
use super::args::Command;
use crate::desktop::instance::{self, Ask};
use crate::vault::layout::Folders;

/// What a command asks of the running window, if it does.
pub(super) const fn asked(command: &Command) -> Option<Ask> {
    match command {
        Command::Show => Some(Ask::Show),
        Command::Hide => Some(Ask::Hide),
        Command::Toggle => Some(Ask::Toggle),
        Command::Compact => Some(Ask::Compact),
        _ => None,
    }
}

pub(super) fn run(folders: &Folders, ask: Ask) -> Result<(), Failure> {
    instance::ask(folders, ask).map_err(|error| {
        let data = folders.data.display();
        Failure::Failed(format!(
            "no window answers ({error}), nothing was changed; `evenkeel` opens one: {data}"
        ))
    })
}
