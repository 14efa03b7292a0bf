//! `evenkeel backup` and `evenkeel restore`: an archive of everything, and the way back.

use std::path::Path;

use super::{Failure, World, args};
use crate::vault::backup::{self, Done};
use crate::{key, say};

/// Archives everything and says how much that was.
pub(super) fn run(args: &args::Archive, world: &mut World<'_>) -> Result<(), Failure> {
    let done = backup::write(&world.folders, &args.file)?;
    tell_left_out(&done, say!("cli-left-out"), world);
    world.line(&told(key!("cli-archived"), &done, &args.file))
}

/// Brings an archive back and says how much that was.
pub(super) fn restore(args: &args::Archive, world: &mut World<'_>) -> Result<(), Failure> {
    let done = backup::restore(&world.folders, &args.file)?;
    tell_left_out(&done, say!("cli-left-as-it-is"), world);
    let said = told(key!("cli-restored"), &done, &world.folders.data);
    world.line(&said)
}

fn tell_left_out(done: &Done, what: &str, world: &mut World<'_>) {
    for path in &done.left_out {
        world.tell(&format!("{what}: {}", path.display()));
    }
}

fn told(key: &'static str, done: &Done, path: &Path) -> String {
    let (files, bytes) = (say!("count-files", count = done.files), done.bytes);
    say!(key, files, bytes, path = path.display())
}
