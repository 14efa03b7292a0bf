//! `evenkeel guide`: the playbook in the terminal.

use std::fmt::Write as _;

use jiff::Zoned;
use serde::Serialize;

use super::{Failure, World, args, nearest};
use crate::model::card;
use crate::model::playbook::{Reframe, Situation};
use crate::say;

/// Prints all situations, or the one asked for.
pub(super) fn run(args: &args::Guide, world: &mut World<'_>) -> Result<(), Failure> {
    for fault in std::mem::take(&mut world.faults) {
        world.tell(&fault);
    }
    let situations = world.playbook.situations.clone();
    let chosen = match chosen(args, world)? {
        Some(situation) => vec![situation],
        None => situations,
    };
    if args.json {
        for situation in &chosen {
            let line = json(situation, &world.playbook.reframes)?;
            world.line(&line)?;
        }
        return Ok(());
    }
    if let (false, [situation]) = (args.situation.is_empty(), chosen.as_slice()) {
        return world.line(page(situation, world.now).trim_end());
    }
    let widest = chosen.iter().map(|situation| situation.id.chars().count()).max().unwrap_or(0);
    for Situation { id, name, perspective, .. } in &chosen {
        world.line(&format!("{id:widest$}  {name}\n{:widest$}  {perspective}", ""))?;
    }
    Ok(())
}

fn chosen(args: &args::Guide, world: &World<'_>) -> Result<Option<Situation>, Failure> {
    if args.situation.is_empty() {
        return Ok(None);
    }
    let said = args.situation.join(" ");
    let found = world.playbook.situation(&said).or_else(|| world.playbook.rank(&said).into_iter().next());
    found.cloned().map(Some).ok_or_else(|| {
        let near = nearest(&world.playbook, &said).join(", ");
        Failure::Usage(say!("cli-no-situation", said = super::one_line(&said), near))
    })
}

/// The situation as a page: each part under its name.
fn page(situation: &Situation, now: &Zoned) -> String {
    let mut page = format!("{} ({})\n{}\n", situation.name, situation.id, situation.perspective);
    let _ = writeln!(page, "\n{}", say!("cli-guide-steps"));
    for (at, step) in situation.steps.iter().enumerate() {
        let _ = writeln!(page, "  {}. {}", at + 1, step.text);
    }
    let _ = writeln!(page, "\n{}", say!("cli-guide-say"));
    for card in &situation.say {
        for (at, variant) in card.variants.iter().enumerate() {
            let wording = card::fill(variant, None, now);
            let _ = writeln!(page, "  {} {wording}", if at == 0 { '-' } else { ' ' });
        }
    }
    let _ = writeln!(page, "\n{}", say!("cli-guide-avoid"));
    for avoid in &situation.avoid {
        let instead = say!("cli-guide-instead", instead = avoid.instead);
        let _ = writeln!(page, "  - {}\n    {instead}", avoid.phrase);
    }
    let (goes_on, sources) = (say!("guide-if-it-goes-on"), situation.sources.join(" "));
    let sources = say!("cli-guide-sources", sources);
    let _ = writeln!(page, "\n{goes_on}\n  {}\n\n{sources}", situation.if_continues);
    page
}

/// The names that stay, then the ids by which packs meet what is in it: one for each step and each
/// wording, and those of the thoughts that fit.
fn json(situation: &Situation, reframes: &[Reframe]) -> Result<String, Failure> {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a str,
        name: &'a str,
        recognise: &'a [String],
        perspective: &'a str,
        steps: Vec<&'a str>,
        say: Vec<&'a str>,
        avoid: &'a [crate::model::playbook::Avoid],
        if_continues: &'a str,
        sources: &'a [String],
        step_ids: Vec<&'a str>,
        say_ids: Vec<&'a str>,
        reframe_ids: Vec<&'a str>,
    }
    let fits =
        |thought: &&Reframe| thought.situations.is_empty() || thought.situations.contains(&situation.id);
    let line = Line {
        id: &situation.id,
        name: &situation.name,
        recognise: &situation.recognise,
        perspective: &situation.perspective,
        steps: situation.steps.iter().map(|step| step.text.as_str()).collect(),
        say: situation.say.iter().flat_map(|card| card.variants.iter().map(String::as_str)).collect(),
        avoid: &situation.avoid,
        if_continues: &situation.if_continues,
        sources: &situation.sources,
        step_ids: situation.steps.iter().map(|step| step.id.as_str()).collect(),
        say_ids: situation
            .say
            .iter()
            .flat_map(|card| card.variants.iter().map(|_| card.id.as_str()))
            .collect(),
        reframe_ids: reframes.iter().filter(fits).map(|thought| thought.id.as_str()).collect(),
    };
    super::json(&line)
}
