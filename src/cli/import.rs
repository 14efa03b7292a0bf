//! `evenkeel import`: takes back what `export` wrote, and CSV from elsewhere. Calls that are there
//! already are passed over, what is refused is named and put into a file that can be mended.

mod columns;
mod files;

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::Timestamp;
use uuid::{NoContext, Uuid};

use super::{Failure, World, args};
use crate::model::debrief::Debrief;
use crate::model::guard::{self, Cares};
use crate::model::scrub;
use crate::report::back::{self, Back, Otherwise};
use crate::report::csv;
use crate::say;
use crate::vault::papers::{self, Papers};
use crate::vault::store::Vault;
use crate::vault::{atomic, settings};
use columns::Columns;

/// Takes the calls in; prints what was refused, by line, and how many were taken.
pub(super) fn run(args: &args::Import, world: &mut World<'_>) -> Result<(), Failure> {
    let files = files::read(&args.file)?;
    let vault = world.vault();
    let known = vault.list().records.iter().map(|record| record.id).collect();
    let cares = settings::load(&world.folders).0.guard;
    let papers = Papers::new(world.keeper.clone());
    let (taken, there, masked, refused) = (0, 0, 0, Vec::new());
    let mut taking = Taking { vault, papers, cares, known, file: None, taken, there, masked, refused };
    let mut refused = String::new();
    for file in files {
        let text = file.text();
        if file.holds_lines() {
            taking.file.clone_from(&file.below);
            lines(text, &mut taking, world);
        } else {
            refused = rows(args, text, &mut taking, world)?;
        }
    }
    refused.extend(taking.refused.iter().map(|refused| refused.text.as_str()));
    for Refused { file, line, why, .. } in &taking.refused {
        world.line(&file.as_ref().map_or_else(
            || say!("cli-line-refused", line, why),
            |file| say!("cli-line-of-file-refused", line, why, path = file.display()),
        ))?;
    }
    if taking.masked > 0 {
        world.tell(&say!("cli-texts-masked", count = taking.masked));
    }
    world.line(&say!(
        "cli-taken",
        taken = taking.taken,
        there = taking.there,
        refused = taking.refused.len()
    ))?;
    if taking.refused.is_empty() {
        return Ok(());
    }
    let path = std::path::absolute(files::refused_path(&args.file)?)?;
    // what was refused may hold what must not be kept
    let masked = guard::mask(&refused, &guard::find_as_set(&refused, &[], taking.cares));
    atomic::replace(&path, masked.as_bytes())?;
    let count = taking.refused.len();
    Err(Failure::Failed(say!("cli-lines-refused", count, path = path.display())))
}

/// What has come of it so far.
struct Taking {
    vault: Vault,
    papers: Papers,
    /// What is done about personal data.
    cares: Cares,
    known: HashSet<Uuid>,
    /// The file being read, of several.
    file: Option<PathBuf>,
    taken: usize,
    there: usize,
    /// Texts in which something was masked.
    masked: usize,
    refused: Vec<Refused>,
}

struct Refused {
    /// Where, of several.
    file: Option<PathBuf>,
    line: u64,
    why: String,
    /// As it stood in the file.
    text: String,
}

impl Taking {
    fn take(&mut self, line: u64, back: Result<Back, String>, text: impl FnOnce() -> String) {
        if let Err(why) = back.and_then(|back| self.keep(back)) {
            self.refused.push(Refused { file: self.file.clone(), line, why, text: text() });
        }
    }

    /// A call that is there is passed over, but for a debrief that it has not got.
    fn keep(&mut self, Back { call, debrief }: Back) -> Result<(), String> {
        if self.known.contains(&call.id) {
            self.keep_debrief(debrief)?;
            self.there += 1;
            return Ok(());
        }
        if call.is_blank() {
            return Err(say!("cli-nothing-is-noted-in-it").to_owned());
        }
        let id = call.id;
        let (call, masked) = scrub::scrub_as_set(call, &[], self.cares);
        self.vault.save(&call).map_err(|error| error.to_string())?;
        self.known.insert(id);
        self.taken += 1;
        self.masked += masked.len();
        self.keep_debrief(debrief)
    }

    fn keep_debrief(&mut self, debrief: Option<Debrief>) -> Result<(), String> {
        let Some(debrief) = debrief else { return Ok(()) };
        let there = papers::read_debrief(self.vault.keeper(), debrief.id);
        if there.map_err(|error| error.to_string())?.is_some() {
            return Ok(());
        }
        let clean = scrub::clean(debrief.clone(), &[], self.cares);
        self.masked += usize::from(*clean.page() != debrief);
        self.papers.save_debrief(&clean).map(|_| ()).map_err(|error| error.to_string())
    }
}

fn lines(text: &[u8], taking: &mut Taking, world: &World<'_>) {
    let otherwise = Otherwise { now: world.now.timestamp(), fresh_id: &fresh_id };
    for (line, bytes) in (1..).zip(text.split(|byte| *byte == b'\n')) {
        let Ok(text) = str::from_utf8(bytes) else {
            let text = String::from_utf8_lossy(bytes).into_owned() + "\n";
            taking.take(line, Err(say!("cli-it-is-not-utf-8").to_owned()), || text);
            continue;
        };
        if !text.trim().is_empty() {
            taking.take(line, back::from_json(text, &otherwise), || format!("{text}\n"));
        }
    }
}

/// Answers the first line; fails when it is only shown how the columns would be read.
fn rows(
    args: &args::Import,
    text: &[u8],
    taking: &mut Taking,
    world: &mut World<'_>,
) -> Result<String, Failure> {
    let first = String::from_utf8_lossy(text.split(|byte| *byte == b'\n').next().unwrap_or_default());
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let read = || ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
    let mut reader = read();
    let broken = |error: &::csv::Error| {
        let error = match error.kind() {
            ::csv::ErrorKind::Utf8 { .. } => say!("cli-it-is-not-utf-8").to_owned(),
            _ => error.to_string(),
        };
        Failure::Failed(say!("cli-no-csv", error, path = args.file.display()))
    };
    let names: Vec<String> =
        reader.headers().map_err(|error| broken(&error))?.iter().map(|name| name.trim().to_owned()).collect();
    let holds_ids = |at: usize| {
        let mut rows = read().into_byte_records().filter_map(Result::ok);
        let first = rows.find_map(|row| row.get(at).filter(|cell| !cell.is_empty()).map(<[u8]>::to_owned));
        first.is_some_and(|cell| Uuid::try_parse_ascii(&cell).is_ok())
    };
    let columns = Columns::read(&names, &args.map, args.dates, holds_ids)?;
    if !columns.is_ours() && !args.yes {
        for line in columns.shown() {
            world.line(&line)?;
        }
        return Err(Failure::Failed(say!("cli-nothing-taken-yet", path = args.file.display())));
    }
    let otherwise = Otherwise { now: world.now.timestamp(), fresh_id: &fresh_id };
    for row in reader.byte_records() {
        let row = row.map_err(|error| broken(&error))?;
        let line = row.position().map_or(0, ::csv::Position::line);
        let texts: Vec<String> = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let call = if row.iter().any(|cell| str::from_utf8(cell).is_err()) {
            Err(say!("cli-it-is-not-utf-8").to_owned())
        } else if row.len() != names.len() {
            Err(say!("cli-cells", cells = row.len(), columns = names.len()))
        } else {
            columns.cells(&texts, world.now).and_then(|cells| {
                back::from_cells(cells.iter().map(|(name, cell)| (name.as_str(), cell.as_str())), &otherwise)
            })
        };
        taking.take(line, call, || csv::record(texts.into_iter()));
    }
    Ok(csv::record(names.into_iter()))
}

/// An id that nobody has, of the time the call began. Before 1970 counts as 1970.
fn fresh_id(at: Timestamp) -> Uuid {
    let secs = u64::try_from(at.as_second()).unwrap_or(0);
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, secs, nanos))
}
