//! `evenkeel backup` and `evenkeel restore`: an archive of everything, and the way back.

use super::{Failure, World, args};
use crate::vault::backup::{self, Done};

/// Archives everything and says how much that was.
pub(super) fn run(args: &args::Archive, world: &mut World<'_>) -> Result<(), Failure> {
    let done = backup::write(&world.folders, &args.file)?;
    tell_left_out(&done, "left out", world);
    world.line(&format!("{} and read again: {}", amount(&done, "archived"), args.file.display()))
}

/// Brings an archive back and says how much that was.
pub(super) fn restore(args: &args::Archive, world: &mut World<'_>) -> Result<(), Failure> {
    let done = backup::restore(&world.folders, &args.file)?;
    tell_left_out(&done, "left as it is", world);
    world.line(&format!("{}: {}", amount(&done, "restored"), world.folders.data.display()))
}

fn tell_left_out(done: &Done, what: &str, world: &mut World<'_>) {
    for path in &done.left_out {
        world.tell(&format!("{what}: {}", path.display()));
    }
}

fn amount(done: &Done, what: &str) -> String {
    let files = if done.files == 1 { "1 file".to_owned() } else { format!("{} files", done.files) };
    format!("{files}, {} bytes {what}", done.bytes)
}
