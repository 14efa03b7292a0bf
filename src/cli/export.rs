//! `evenkeel export`: calls for elsewhere, the oldest first.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::args::{self, ExportFormat};
use super::{Between, Failure, Order, World};
use crate::model::call::Call;
use crate::model::debrief::Debrief;
use crate::model::insights::{Digest, Kind, Tally};
use crate::model::name::Name;
use crate::model::text;
use crate::report::html::Report;
use crate::report::{csv, json, markdown};
use crate::say;
use crate::vault::error::reason;
use crate::vault::{atomic, papers};

/// Writes the calls to stdout, a file, or (jsonl) a folder. Fails after the last of them when
/// records could not be read: what was written then lacks those.
pub(super) fn run(args: &args::Export, world: &mut World<'_>) -> Result<(), Failure> {
    if args.format == ExportFormat::Html {
        return report(args, world);
    }
    let between = Between::read(&args.span, world.now)?;
    let customer = args.customer.as_deref().map(Name::new);
    let target = Target::of(args)?;
    let mut parts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    let head = match (args.format, args.with_debriefs) {
        (ExportFormat::Csv, false) => csv::header(),
        (ExportFormat::Csv, true) => csv::header_with_debriefs(),
        _ => String::new(),
    };
    match &target {
        Target::Stdout => world.out.write_all(head.as_bytes())?,
        Target::File(path) => parts.entry(path.clone()).or_default().extend(head.into_bytes()),
        Target::Folder(_) => {}
    }
    let (mut count, mut alike, mut debriefs_lost) = (0, 0, 0);
    let unreadable = world.each_call(Order::OldestFirst, |world, call| {
        if !between.holds(call.opened) {
            return Ok(());
        }
        alike += usize::from(is_alike(customer.as_ref(), &call));
        if !is_theirs(customer.as_ref(), &call) {
            return Ok(());
        }
        count += 1;
        let text = if args.with_debriefs {
            let debrief = papers::read_debrief(&world.keeper, call.id).unwrap_or_else(|error| {
                world.tell(&error.to_string());
                debriefs_lost += 1;
                None
            });
            text_with_debrief(args.format, &call, debrief.as_ref(), world)
        } else {
            text_of(args.format, &call, world)
        };
        match &target {
            Target::Stdout => world.out.write_all(text.as_bytes())?,
            Target::File(path) => parts.entry(path.clone()).or_default().extend(text.into_bytes()),
            Target::Folder(folder) => {
                parts.entry(part_of(folder, &call)).or_default().extend(text.into_bytes());
            }
        }
        Ok(())
    })?;
    for (path, bytes) in &parts {
        write_file(&target, path, bytes)?;
    }
    if let Target::Folder(folder) = &target {
        for path in left_before(folder, &parts) {
            world.tell(&say!("cli-export-left", path = path.display()));
        }
    }
    told_alike(alike, world);
    told(count, unreadable + debriefs_lost, &target, world)
}

/// The report: figures, what is overdue, a line for each call.
fn report(args: &args::Export, world: &mut World<'_>) -> Result<(), Failure> {
    let target = Target::of(args)?;
    let customer = args.customer.as_deref().map(Name::new);
    let asked = super::insights::asked(&args.span, world)?;
    let mut tally = Tally::new(asked.clone());
    let mut report = Report::default();
    let (mut count, mut alike) = (0, 0);
    let unreadable = world.each_call(Order::OldestFirst, |world, call| {
        let is_within = asked.holds(call.opened);
        alike += usize::from(is_within && is_alike(customer.as_ref(), &call));
        if is_within && is_theirs(customer.as_ref(), &call) {
            let debriefed = papers::has_debrief(&world.keeper, call.id);
            tally.add(&Digest { debriefed, ..Digest::of(&call) });
            report.add(&call, &world.playbook, world.now);
            count += 1;
        }
        Ok(())
    })?;
    let mut insights = tally.insights();
    insights.figures.retain(|figure| args.with_debriefs || figure.kind != Kind::Own);
    let page = report.page(&insights, &world.playbook, world.now);
    match &target {
        Target::File(path) => write_file(&target, path, page.as_bytes())?,
        Target::Stdout | Target::Folder(_) => world.out.write_all(page.as_bytes())?,
    }
    told_alike(alike, world);
    told(count, unreadable, &target, world)
}

fn is_theirs(customer: Option<&Name>, call: &Call) -> bool {
    customer.is_none_or(|customer| customer.is(&call.customer))
}

fn is_alike(customer: Option<&Name>, call: &Call) -> bool {
    customer.is_some_and(|customer| customer.is_like(&call.customer))
}

/// Says how many calls were left out whose customer a search takes for the same.
fn told_alike(count: usize, world: &mut World<'_>) {
    if count > 0 {
        world.tell(&say!("cli-export-alike", calls = text::calls(count)));
    }
}

/// Says beside the output how many calls went where; an export that lacks something fails after its last
/// line.
fn told(count: usize, unreadable: usize, target: &Target, world: &mut World<'_>) -> Result<(), Failure> {
    if unreadable > 0 {
        let files = say!("count-files", count = unreadable);
        return Err(Failure::Failed(say!("cli-export-lacks", files, path = world.folders.calls().display())));
    }
    let calls = text::calls(count);
    let line = match target {
        Target::Stdout => say!("cli-exported", calls),
        Target::File(path) | Target::Folder(path) => say!("cli-exported-to", calls, path = path.display()),
    };
    // what was exported is whole, whether or not anybody reads this
    let _ = writeln!(world.err, "{line}");
    Ok(())
}

enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    fn of(args: &args::Export) -> Result<Self, Failure> {
        let Some(path) = &args.out else { return Ok(Self::Stdout) };
        let ends_as_folder = path.to_string_lossy().ends_with(std::path::is_separator);
        let is_new = args.format == ExportFormat::Jsonl && path.extension().is_none() && !path.exists();
        match (path.is_dir() || ends_as_folder || is_new, args.format) {
            (false, _) => Ok(Self::File(path.clone())),
            // its parents are looked at, and a relative one ends in nothing
            (true, ExportFormat::Jsonl) => {
                Ok(Self::Folder(std::path::absolute(path).unwrap_or_else(|_| path.clone())))
            }
            (true, _) => Err(Failure::Usage(say!("cli-only-jsonl", path = path.display()))),
        }
    }
}

fn text_of(format: ExportFormat, call: &Call, world: &World<'_>) -> String {
    match format {
        ExportFormat::Jsonl => json::line(call) + "\n",
        ExportFormat::Csv => csv::row(call),
        ExportFormat::Markdown | ExportFormat::Html => {
            markdown::section(call, &world.playbook, world.now.time_zone())
        }
    }
}

fn text_with_debrief(
    format: ExportFormat,
    call: &Call,
    debrief: Option<&Debrief>,
    world: &World<'_>,
) -> String {
    match format {
        ExportFormat::Jsonl => json::line_with_debrief(call, debrief) + "\n",
        ExportFormat::Csv => csv::row_with_debrief(call, debrief),
        ExportFormat::Markdown | ExportFormat::Html => {
            let section = markdown::section(call, &world.playbook, world.now.time_zone());
            section + &debrief.map(markdown::debrief).unwrap_or_default()
        }
    }
}

/// Months of an earlier export into this folder that are not of this one: whoever reads the folder reads
/// them too.
fn left_before(folder: &Path, parts: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let below = |folder: &Path, name: &str| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let named =
            |path: &PathBuf| path.file_name().is_some_and(|own| own.to_string_lossy().starts_with(name));
        let mut found: Vec<PathBuf> = entries.filter(named).collect();
        found.sort_unstable();
        found
    };
    let months = below(folder, "year=").into_iter().flat_map(|year| below(&year, "month="));
    let files = months.map(|month| month.join("calls.jsonl"));
    files.filter(|path| path.is_file() && !parts.contains_key(path)).collect()
}

/// `year=2026/month=11/calls.jsonl`, by the month in UTC in which the call began.
fn part_of(folder: &Path, call: &Call) -> PathBuf {
    let day = call.opened.to_zoned(TimeZone::UTC).date();
    folder
        .join(format!("year={:04}", day.year()))
        .join(format!("month={:02}", day.month()))
        .join("calls.jsonl")
}

/// Files appear whole or not at all; what is no ordinary file (a pipe, a device) is written into.
fn write_file(target: &Target, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let (Target::Folder(folder), Some(parent)) = (target, path.parent()) {
        atomic::make_folder(folder, parent)?;
    }
    let failed = |error: &io::Error| {
        Failure::Failed(say!("cli-export-failed", error = reason(error), path = path.display()))
    };
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => {
            let mut file = fs::OpenOptions::new().write(true).open(path).map_err(|error| failed(&error))?;
            file.write_all(bytes).map_err(|error| failed(&error))
        }
        Ok(_) => {
            let real = fs::canonicalize(path).map_err(|error| failed(&error))?;
            Ok(atomic::replace(&real, bytes)?)
        }
        Err(_) => {
            let path = std::path::absolute(path).map_err(|error| failed(&error))?;
            Ok(atomic::replace(&path, bytes)?)
        }
    }
}
