//! `evenkeel playbook`: packs verified, snippets taken in, cards written out.

use std::fs;

use super::args::{self, PlaybookCommand, PlaybookFormat};
use super::{Failure, World, known_situation, one_line};
use crate::model::library;
use crate::model::lint::Linter;
use crate::model::pack::{self, Book, Pack, Spot};
use crate::model::scrub;
use crate::model::snippet::{self, Format};
use crate::say;
use crate::vault::packs::Packs;
use crate::vault::{atomic, snippets};

/// Does what was asked for.
pub(super) fn run(args: &args::Playbook, world: &mut World<'_>) -> Result<(), Failure> {
    match &args.command {
        PlaybookCommand::Check => check(world),
        PlaybookCommand::Import(args) => import(args, world),
        PlaybookCommand::Export(args) => export(args, world),
    }
}

/// A line per pack and per wording that could be better; fails when a pack cannot be used.
fn check(world: &mut World<'_>) -> Result<(), Failure> {
    let mut broken = 0;
    let all = Packs::new(world.folders.clone()).check();
    let count = all.len();
    let linter = Linter::new(&world.playbook);
    for looked in all {
        let name = looked.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match looked.result {
            Ok(pack) => {
                world.line(&format!("{name}: {}", pack.summary()))?;
                for line in remarks(&pack, &linter) {
                    world.line(&format!("{name}: {line}"))?;
                }
            }
            Err(error) => {
                broken += 1;
                world.line(&error.to_string())?;
            }
        }
    }
    world.line(&say!("cli-packs-checked", count, broken))?;
    if broken == 0 {
        return Ok(());
    }
    let path = world.folders.playbook();
    Err(Failure::Failed(say!("cli-packs-broken", broken, path = path.display())))
}

fn remarks(pack: &Pack, linter: &Linter) -> Vec<String> {
    let mut lines = Vec::new();
    for situation in &pack.situations {
        let wordings = situation.say.iter().flat_map(|card| {
            let variants = card.variants.iter().flatten();
            variants.map(move |wording| (card.id.as_str(), Spot::Wording(0, 0), wording))
        });
        let instead = situation
            .avoid
            .iter()
            .filter_map(|avoid| Some((avoid.phrase.as_str(), Spot::Instead(0), avoid.instead.as_ref()?)));
        let steps = situation
            .steps
            .iter()
            .filter_map(|step| Some((step.id.as_str(), Spot::Step(0), step.text.as_ref()?)));
        for (of, spot, line) in wordings.chain(instead).chain(steps) {
            for remark in linter.remarks(spot, line) {
                let better = remark.better.map(|better| say!("cli-better", shown = better.shown));
                let line = format!("{}/{of}: {}{}", situation.id, remark.what, better.unwrap_or_default());
                lines.push(one_line_whole(&line));
            }
        }
    }
    lines
}

/// Nothing in it that would steer a terminal, nothing cut off.
fn one_line_whole(line: &str) -> String {
    line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn import(args: &args::PlaybookImport, world: &mut World<'_>) -> Result<(), Failure> {
    let into = args.situation.as_deref().map(|said| known_situation(&world.playbook, said)).transpose()?;
    let mut packs = Packs::new(world.folders.clone());
    let files = packs.read_all();
    let below = files.site.iter().fold(Book::new(library::builtin()), Book::with);
    let mut book = below.clone().with(&files.personal);
    let import = snippets::read(&args.file.to_string_lossy(), &book)?;
    let outcome = snippet::take(import, &mut book, into.as_deref());
    let scrubbed = scrub::scrub_pack(book.since(&below).tidy(&below));
    if outcome.taken > 0
        && let Some(kept) = packs.save(&scrubbed, files.edition)?
    {
        world.tell(&say!("cli-personal-unreadable", kept = kept.display()));
    }
    for told in &outcome.refused {
        world.line(&say!("cli-line", line = told.line, what = one_line(&told.what)))?;
    }
    let (taken, known, refused) = (outcome.taken, outcome.known, outcome.refused.len());
    world.line(&say!("cli-snippets-taken", taken, known, refused))
}

fn export(args: &args::PlaybookExport, world: &mut World<'_>) -> Result<(), Failure> {
    let text = match args.format {
        PlaybookFormat::Espanso => snippet::write(&world.playbook, Format::Espanso),
        PlaybookFormat::Csv => snippet::write(&world.playbook, Format::Csv),
        PlaybookFormat::Ron => {
            let builtin = Book::new(library::builtin());
            let pack = scrub::scrub_pack(world.book.since(&builtin).tidy(&builtin));
            pack::to_text(pack.pack()).map_err(|why| Failure::Failed(say!("cli-pack-not-written", why)))?
        }
    };
    let Some(path) = &args.out else { return Ok(world.out.write_all(text.as_bytes())?) };
    let path = fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.clone());
    Ok(atomic::replace(&path, text.as_bytes())?)
}
