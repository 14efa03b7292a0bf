//! `evenkeel show`, `hide`, `toggle`, `compact`, `lock`: speak to the window that runs. Must not open one.

use super::args::Command;
use super::{Desktop, Failure};
use crate::model::ask::Ask;
use crate::say;
use crate::vault::Error;
use crate::vault::error::reason;
use crate::vault::keeper::Keeper;
use crate::vault::layout::Folders;

/// What a command asks of the running window, if it does.
pub(super) const fn asked(command: &Command) -> Option<Ask> {
    match command {
        Command::Show => Some(Ask::Show),
        Command::Hide => Some(Ask::Hide),
        Command::Toggle => Some(Ask::Toggle),
        Command::Compact => Some(Ask::Compact),
        Command::Lock => Some(Ask::Lock),
        _ => None,
    }
}

pub(super) fn run(folders: &Folders, ask: Ask, desktop: &Desktop) -> Result<(), Failure> {
    if ask == Ask::Lock && !Keeper::from(folders.clone()).is_sealed() {
        return Err(Error::NotSealed { path: folders.data.clone() }.into());
    }
    (desktop.ask)(folders, ask).map_err(|error| {
        let data = folders.data.display();
        Failure::Failed(say!("cli-no-window", error = reason(&error), path = data))
    })
}
