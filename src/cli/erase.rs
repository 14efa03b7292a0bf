//! `evenkeel erase`: removes every trace of a customer or a call, after a yes, and proves it.

use std::io::Read as _;

use super::{Failure, World, args, one_line};
use crate::model::short_id;
use crate::vault::erase::{self, Plan, Target};

/// The longest answer that is read.
const ANSWER_BYTES: usize = 64;

/// Erases, looks again, and says what is left. Fails while a file of another call names them.
pub(super) fn run(args: &args::Erase, world: &mut World<'_>) -> Result<(), Failure> {
    let target = target(args, world)?;
    let plan = erase::plan(&world.keeper, &target)?;
    if !plan.files.is_empty() {
        world.line(&format!("{} of {} to erase", files(plan.files.len()), calls(plan.calls.len())))?;
        if !args.yes && !is_wanted(world)? {
            return Err(Failure::Failed("nothing was erased, say yes or give --yes".to_owned()));
        }
        erase::carry_out(&world.keeper, &plan)?;
    }
    let left = erase::plan(&world.keeper, &target)?;
    if plan.files.is_empty() && left.mentions.is_empty() && left.out_of_reach.is_empty() {
        let searched = files(left.searched);
        world.line(&format!(
            "nothing was found to erase, {searched} searched; --customer wants the whole name"
        ))?;
        return Ok(());
    }
    tell_rest(&left, world)?;
    world.line(&format!(
        "{} of {} erased, {} searched afterwards, {}",
        files(plan.files.len() - left.files.len().min(plan.files.len())),
        calls(plan.calls.len()),
        files(left.searched),
        match left.files.len() + left.mentions.len() {
            0 => "no trace is left".to_owned(),
            1 => "1 file still names them".to_owned(),
            count => format!("{count} files still name them"),
        }
    ))?;
    world.line("backups, exports and copies on other machines are out of reach, look after them yourself")?;
    if left.files.is_empty() && left.mentions.is_empty() { Ok(()) } else { Err(Failure::Told) }
}

fn target(args: &args::Erase, world: &World<'_>) -> Result<Target, Failure> {
    match (&args.customer, &args.id) {
        (Some(customer), _) if customer.trim().is_empty() => {
            Err(Failure::Usage("--customer needs a name, nothing was erased".to_owned()))
        }
        (Some(customer), _) => Ok(Target::Customer(customer.clone())),
        (None, Some(said)) => {
            let full = uuid::Uuid::try_parse(said.trim());
            Ok(Target::Call(full.or_else(|_| world.vault().find(said))?))
        }
        (None, None) => Err(Failure::Usage("say whom to erase, --customer or --id".to_owned())),
    }
}

fn is_wanted(world: &mut World<'_>) -> Result<bool, Failure> {
    write!(world.out, "erase for good? [y/N] ")?;
    world.out.flush()?;
    let mut answer = Vec::new();
    let mut byte = [0];
    while answer.len() < ANSWER_BYTES && world.input.take(1).read(&mut byte)? == 1 && byte != *b"\n" {
        answer.extend(byte);
    }
    let answer = String::from_utf8_lossy(&answer).trim().to_lowercase();
    Ok(answer == "y" || answer == "yes")
}

/// What names them still, and what keeps copies of its own.
fn tell_rest(left: &Plan, world: &mut World<'_>) -> Result<(), Failure> {
    for mention in &left.mentions {
        let who = mention.id.map(|id| format!("{}: ", short_id::of(id))).unwrap_or_default();
        let path = one_line(&mention.path.display().to_string());
        world.line(&format!("{who}{}, edit it or erase it with --id: {path}", mention.what))?;
    }
    for path in &left.files {
        world.line(&format!("still there: {}", path.display()))?;
    }
    for path in &left.out_of_reach {
        world.line(&format!("out of reach, Syncthing keeps this version: {}", path.display()))?;
    }
    Ok(())
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

fn calls(count: usize) -> String {
    if count == 1 { "1 call".to_owned() } else { format!("{count} calls") }
}
