//! `evenkeel erase`: removes every trace of a customer or a call, after a yes, and proves it.

use std::io::Read as _;

use super::{Failure, World, args, one_line};
use crate::model::short_id;
use crate::say;
use crate::vault::erase::{self, Plan, Target};

/// The longest answer that is read.
const ANSWER_BYTES: usize = 64;

/// Erases, looks again, and says what is left. Fails while a file of another call names them.
pub(super) fn run(args: &args::Erase, world: &mut World<'_>) -> Result<(), Failure> {
    let target = target(args, world)?;
    let plan = erase::plan(&world.keeper, &target)?;
    if !plan.files.is_empty() {
        world.line(&say!(
            "cli-to-erase",
            files = files(plan.files.len()),
            calls = calls(plan.calls.len())
        ))?;
        for written in &plan.spellings {
            world.line(&say!("cli-also-written", name = one_line(written)))?;
        }
        if !args.yes && !is_wanted(world)? {
            return Err(Failure::Failed(say!("cli-nothing-erased").to_owned()));
        }
        erase::carry_out(&world.keeper, &plan)?;
    }
    let left = erase::plan(&world.keeper, &target)?;
    tell_alike(&left, world)?;
    if plan.files.is_empty() && left.mentions.is_empty() && left.out_of_reach.is_empty() {
        let searched = files(left.searched);
        world.line(&say!("cli-nothing-found", searched))?;
        return Ok(());
    }
    tell_rest(&left, world)?;
    let count = left.files.len() + left.mentions.len();
    let rest = match (count, left.alike.len()) {
        (0, alike @ 1..) => say!("cli-only-alike", count = alike),
        _ => say!("cli-still-named", count),
    };
    world.line(&say!(
        "cli-erased",
        files = files(plan.files.len() - left.files.len().min(plan.files.len())),
        calls = calls(plan.calls.len()),
        searched = files(left.searched),
        rest
    ))?;
    world.line(say!("cli-out-of-reach"))?;
    if count == 0 {
        return Ok(());
    }
    let still = say!("cli-still-named", count);
    Err(Failure::Failed(say!("cli-erase-failed", still, path = world.folders.data.display())))
}

fn target(args: &args::Erase, world: &World<'_>) -> Result<Target, Failure> {
    match (&args.customer, &args.id) {
        (Some(customer), _) if customer.trim().is_empty() => {
            Err(Failure::Usage(say!("cli-customer-needs-a-name").to_owned()))
        }
        (Some(customer), _) => Ok(Target::Customer(customer.clone())),
        (None, Some(said)) => {
            let full = uuid::Uuid::try_parse(said.trim());
            let left = |error| erase::find(&world.keeper, said.trim()).ok_or(error);
            Ok(Target::Call(full.or_else(|_| world.vault().find(said).or_else(left))?))
        }
        (None, None) => Err(Failure::Usage(say!("cli-say-whom").to_owned())),
    }
}

fn is_wanted(world: &mut World<'_>) -> Result<bool, Failure> {
    write!(world.out, "{}", say!("cli-erase-for-good"))?;
    world.out.flush()?;
    let mut answer = Vec::new();
    let mut byte = [0];
    while answer.len() < ANSWER_BYTES && world.input.take(1).read(&mut byte)? == 1 && byte != *b"\n" {
        answer.extend(byte);
    }
    let answer = String::from_utf8_lossy(&answer).trim().to_lowercase();
    Ok(say!("cli-yes").split(' ').any(|yes| answer == yes))
}

/// What names them still, and what keeps copies of its own.
fn tell_rest(left: &Plan, world: &mut World<'_>) -> Result<(), Failure> {
    for mention in &left.mentions {
        let path = one_line(&mention.path.display().to_string());
        world.line(&match mention.id {
            Some(id) => say!("cli-mention", who = short_id::of(id), what = mention.what, path),
            None => say!("cli-mention-elsewhere", what = mention.what, path),
        })?;
    }
    for path in &left.files {
        world.line(&say!("cli-still-there", path = path.display()))?;
    }
    for path in &left.out_of_reach {
        world.line(&say!("cli-syncthing-keeps", path = path.display()))?;
    }
    Ok(())
}

/// Whose name a search takes for theirs: it may be somebody else's.
fn tell_alike(left: &Plan, world: &mut World<'_>) -> Result<(), Failure> {
    for alike in &left.alike {
        let path = one_line(&alike.path.display().to_string());
        world.line(&match alike.id {
            Some(id) => say!("cli-alike", who = short_id::of(id), what = alike.what, path),
            None => say!("cli-alike-elsewhere", what = alike.what, path),
        })?;
    }
    Ok(())
}

fn files(count: usize) -> String {
    say!("count-files", count)
}

fn calls(count: usize) -> String {
    crate::model::text::calls(count)
}
