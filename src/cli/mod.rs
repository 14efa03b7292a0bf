//! The command line: one file per subcommand. Owns exit codes and how a failure is told; must not
//! know the window: how one is opened and spoken to is handed in.
//!
//! A command gets a `World` and writes to it; nothing here reads the clock or knows whether it
//! writes to a terminal.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::error::ErrorKind;
use jiff::{Timestamp, Zoned};

use crate::model::ask::Ask;
use crate::model::call::Call;
use crate::model::exchange::Access;
use crate::model::language::Language;
use crate::model::library::{self, Playbook};
use crate::model::pack::Book;
use crate::model::query;
use crate::say;
use crate::vault::error::reason;
use crate::vault::keeper::Keeper;
use crate::vault::layout::Folders;
use crate::vault::store::Vault;
use crate::vault::worker::Keep;
use crate::vault::{self, excerpt, packs, portable, settings};
use args::{Cli, Command};

pub mod args;

mod backup;
mod check;
mod encrypt;
mod erase;
mod export;
mod guard;
mod guide;
mod handover;
mod history;
mod import;
mod insights;
mod log;
mod man;
mod note;
mod passphrase;
mod playbook;
mod promises;
mod search_calls;
mod show_call;
mod window;
mod words;

/// Done.
pub const DONE: u8 = 0;
/// Failed: one line on the error stream says what, why and what was kept.
pub const FAILED: u8 = 1;
/// Not understood.
pub const USAGE: u8 = 2;

/// The streams of the process, and the time it started.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
}

/// What the desktop does for a command.
pub struct Desktop {
    /// Opens the window on these folders, drawn by the renderer of this name, until it is closed.
    pub open: fn(Folders, Keep, &str) -> Result<(), String>,
    /// Asks this of the window that is open on these folders.
    pub ask: fn(&Folders, Ask) -> io::Result<()>,
}

/// Runs the program with these arguments, the first being its name; answers the exit code.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    now: &Zoned,
    streams: Streams<'_>,
    desktop: &Desktop,
) -> u8 {
    let Streams { input, out, err } = streams;
    let args = words::minus_last(args.into_iter().collect());
    let result = match words::read(&args) {
        Ok(cli) => start(cli, now, input, out, err, desktop),
        Err(error) => answer(&args, error, out),
    };
    let result = result.and_then(|()| out.flush().map_err(Failure::Output));
    let (code, line) = match result {
        Ok(()) => return DONE,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return DONE,
        Err(Failure::Output(error)) => {
            (FAILED, format!("evenkeel: {}\n", say!("cli-output-failed", error = reason(&error))))
        }
        Err(Failure::Failed(what)) => (FAILED, format!("evenkeel: {what}\n")),
        Err(Failure::Usage(what)) => (USAGE, format!("evenkeel: {what}\n")),
        Err(Failure::Help(text)) => (USAGE, text),
    };
    // What was written before the failure comes first; where errors go nobody can be told of more.
    let _ = out.flush();
    let _ = err.write_all(line.as_bytes());
    code
}

/// Why a command came to no good end.
#[derive(Debug)]
enum Failure {
    /// The words were not understood.
    Usage(String),
    /// Too little was said: this helps on.
    Help(String),
    /// It went wrong.
    Failed(String),
    /// The output could not be written.
    Output(io::Error),
}

impl From<vault::Error> for Failure {
    fn from(error: vault::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// What a command works with.
struct World<'a> {
    folders: Folders,
    /// The files of the vault, with its key once that was given.
    keeper: Keeper,
    /// Where the passphrase is, if it was named.
    passphrase_file: Option<PathBuf>,
    playbook: Playbook,
    /// The playbook with what is out of sight.
    book: Book,
    /// What is wrong with packs.
    faults: Vec<String>,
    now: &'a Zoned,
    input: &'a mut dyn Read,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// What to say to arguments that ask for help or are not understood.
fn answer(args: &[OsString], error: clap::Error, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(global) = words::global(args) {
        follow_settings(&global);
    }
    let error = words::answer(args, error);
    match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Err(Failure::Help(words::help(&error))),
        _ if error.use_stderr() => Err(Failure::Usage(words::refusal(&error))),
        _ => Ok(out.write_all(words::help(&error).as_bytes())?),
    }
}

/// The language that was chosen is spoken, else that of the system.
fn follow_settings(global: &args::Global) {
    let folders = Folders::resolve(portable::fill(global.overrides()));
    let chosen = folders.ok().and_then(|folders| settings::load(&folders).0.language);
    Language::follow(chosen.as_deref());
}

fn start<'a>(
    cli: Cli,
    now: &'a Zoned,
    input: &'a mut dyn Read,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    desktop: &Desktop,
) -> Result<(), Failure> {
    if let Some(Command::Completions { .. } | Command::Man) = cli.command {
        follow_settings(&cli.global);
    }
    match cli.command {
        Some(Command::Completions { shell }) => {
            // The generator panics where it cannot write, so it writes into memory.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut words::worded(words::Reader::Shell), "evenkeel", &mut script);
            return Ok(out.write_all(&script)?);
        }
        Some(Command::Man) => return man::run(out),
        _ => {}
    }
    let folders = Folders::resolve(portable::fill(cli.global.overrides()))?;
    let keep = keep(&cli.global, &folders);
    Language::follow(settings::load(&folders).0.language.as_deref());
    if let Some(level) = cli.global.log.filter(|_| keep == Keep::OnDisk) {
        log::start(&folders, level)?;
    }
    let Some(command) = cli.command else {
        return (desktop.open)(folders, keep, cli.global.renderer.name()).map_err(Failure::Failed);
    };
    if keep == Keep::InMemory && !command.does_without_vault() {
        return Err(Failure::Failed(memory_only(&folders)));
    }
    if let Some(ask) = window::asked(&command) {
        return window::run(&folders, ask, desktop);
    }
    let files = packs::read_once(&folders);
    let packs = files.site.iter().chain([&files.personal]);
    let book = packs.fold(Book::new(library::builtin()), Book::with);
    let playbook = book.in_sight();
    let keeper = Keeper::from(folders.clone());
    let (faults, passphrase_file) = (files.faults, cli.global.passphrase_file);
    let mut world = World { folders, keeper, passphrase_file, playbook, book, faults, now, input, out, err };
    if command.reads_calls() {
        passphrase::unlock(&world)?;
    }
    match command {
        Command::Guide(args) => guide::run(&args, &mut world),
        Command::Note(args) => note::run(args, &mut world),
        Command::Search(args) => search_calls::run(&args, &mut world),
        Command::ShowCall(args) => show_call::run(&args, &mut world),
        Command::Promises(args) => promises::run(&args, &mut world),
        Command::Handover(args) => handover::run(&args, &mut world),
        Command::Insights(args) => insights::run(&args, &mut world),
        Command::Export(args) => export::run(&args, &mut world),
        Command::Playbook(args) => playbook::run(&args, &mut world),
        Command::Import(args) => import::run(&args, &mut world),
        Command::Check(args) => check::run(&args, &mut world),
        Command::History(args) => history::run(&args, &mut world),
        Command::Erase(args) => erase::run(&args, &mut world),
        Command::Encrypt(args) => encrypt::run(&args, &mut world),
        Command::Decrypt => encrypt::decrypt(&mut world),
        Command::Backup(args) => backup::run(&args, &mut world),
        Command::Restore(args) => backup::restore(&args, &mut world),
        Command::Guard(args) => guard::run(&args, &mut world),
        Command::Completions { .. }
        | Command::Man
        | Command::Show
        | Command::Hide
        | Command::Toggle
        | Command::Compact
        | Command::Lock => Ok(()),
    }
}

/// Whether anything may be written: the settings of a site forbid it whatever is said here.
fn keep(global: &args::Global, folders: &Folders) -> Keep {
    if global.memory_only || settings::memory_only(folders) { Keep::InMemory } else { Keep::OnDisk }
}

/// Why a command that needs the vault does nothing.
fn memory_only(folders: &Folders) -> String {
    say!("cli-nothing-kept", path = folders.settings_file().display())
}

impl World<'_> {
    fn vault(&self) -> Vault {
        Vault::new(self.keeper.clone())
    }

    fn line(&mut self, line: &str) -> Result<(), Failure> {
        Ok(writeln!(self.out, "{line}")?)
    }

    /// Tells something beside the output; an error stream that is closed is no reason to stop.
    fn tell(&mut self, what: &str) {
        let _ = writeln!(self.err, "evenkeel: {what}");
    }

    /// Fails when an answer lacks so many files that cannot be read.
    fn whole(&self, unreadable: usize) -> Result<(), Failure> {
        if unreadable == 0 {
            return Ok(());
        }
        let files = say!("count-files", count = unreadable);
        Err(Failure::Failed(say!("cli-answer-lacks", files, path = self.folders.calls().display())))
    }

    /// Every call that can be read, in this order; what cannot be read is told. Answers how many
    /// files that were.
    fn each_call(
        &mut self,
        order: Order,
        mut each: impl FnMut(&mut Self, Call) -> Result<(), Failure>,
    ) -> Result<usize, Failure> {
        let vault = self.vault();
        let mut listing = vault.list();
        if order == Order::OldestFirst {
            listing.records.reverse();
        }
        let mut unreadable = listing.troubles.len();
        for error in &listing.troubles {
            self.tell(&error.to_string());
        }
        for record in &listing.records {
            match vault.read(record) {
                Ok(parsed) => {
                    if parsed.access == Access::ReadOnly {
                        self.tell(&say!("cli-newer", path = record.path().display()));
                    }
                    each(self, parsed.call)?;
                }
                Err(error) => {
                    unreadable += 1;
                    self.tell(&error.to_string());
                }
            }
        }
        Ok(unreadable)
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Order {
    NewestFirst,
    OldestFirst,
}

/// From when to when a call may have begun.
struct Between {
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl Between {
    fn read(span: &args::Span, now: &Zoned) -> Result<Self, Failure> {
        let since =
            span.since.as_deref().map(|text| query::since(text, now).ok_or_else(|| unclear("--since", text)));
        let until =
            span.until.as_deref().map(|text| query::until(text, now).ok_or_else(|| unclear("--until", text)));
        Ok(Self { since: since.transpose()?, until: until.transpose()? })
    }

    fn holds(&self, at: Timestamp) -> bool {
        self.since.is_none_or(|since| since <= at) && self.until.is_none_or(|until| at <= until)
    }
}

/// What was said for a date is none.
fn unclear(flag: &str, said: &str) -> Failure {
    Failure::Usage(say!("cli-is-no-date", flag, said))
}

/// One line for a terminal: no line breaks, nothing that would steer it.
fn one_line(text: &str) -> String {
    excerpt::one_line(text)
}

/// The id of a situation of the playbook.
fn known_situation(playbook: &Playbook, said: &str) -> Result<String, Failure> {
    if let Some(situation) = playbook.situation(said) {
        return Ok(situation.id.clone());
    }
    let near = nearest(playbook, said).join(", ");
    Err(Failure::Usage(say!("cli-no-situation-see-guide", said = one_line(said), near)))
}

/// The ids of situations that may have been meant.
fn nearest(playbook: &Playbook, said: &str) -> Vec<String> {
    let mut ids: Vec<&str> =
        playbook.rank(&said.replace('-', " ")).iter().map(|situation| situation.id.as_str()).collect();
    let mut by_spelling: Vec<&str> =
        playbook.situations.iter().map(|situation| situation.id.as_str()).collect();
    let likeness = |id: &str| strsim::jaro_winkler(id, &said.to_lowercase());
    by_spelling.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    by_spelling.retain(|id| !ids.contains(id));
    ids.truncate(2);
    ids.extend(by_spelling);
    ids.into_iter().take(3).map(str::to_owned).collect()
}

/// The value as one line of JSON.
fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|error| Failure::Failed(say!("cli-no-json", error = error.to_string())))
}
