//! The words of the command line. Must not know what they do.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::vault::layout::Overrides;

mod playbook;
mod vault;

pub(super) use playbook::{Playbook, PlaybookCommand, PlaybookExport, PlaybookFormat, PlaybookImport};
pub(super) use vault::{Archive, Check, Encrypt, Erase};

/// Keeps call-centre agents steady with difficult customers: what to say, a breath, notes that
/// are never lost, promises that are kept.
#[derive(Clone, Debug, Parser)]
#[command(name = "evenkeel", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What holds for every command.
#[derive(Args, Clone, Debug)]
pub(super) struct Global {
    /// Folder of the calls
    #[arg(long, global = true, value_name = "DIR", env = "EVENKEEL_DATA_DIR", hide_env_values = true)]
    data_dir: Option<OsString>,
    /// Folder of the settings
    #[arg(long, global = true, value_name = "DIR", env = "EVENKEEL_CONFIG_DIR", hide_env_values = true)]
    config_dir: Option<OsString>,
    /// Folder of what can be made again
    #[arg(long, global = true, value_name = "DIR", env = "EVENKEEL_CACHE_DIR", hide_env_values = true)]
    cache_dir: Option<OsString>,
    /// File with the passphrase of an encrypted vault; else it is asked for
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "EVENKEEL_PASSPHRASE_FILE",
        hide_env_values = true
    )]
    pub(super) passphrase_file: Option<PathBuf>,
    /// What draws the window
    #[arg(long, global = true, env = "EVENKEEL_RENDERER", hide_env_values = true, default_value = "auto")]
    pub(super) renderer: Renderer,
    /// Write nothing: calls are in memory until the window is closed
    #[arg(
        long,
        global = true,
        env = "EVENKEEL_MEMORY_ONLY",
        hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub(super) memory_only: bool,
    /// Write a log, without any call's text, to the cache folder
    #[arg(long, global = true, value_name = "LEVEL")]
    pub(super) log: Option<Level>,
}

impl Global {
    /// The folders named here; an empty name is none.
    pub(super) fn overrides(&self) -> Overrides {
        let path = |name: &Option<OsString>| name.clone().map(PathBuf::from);
        Overrides { data: path(&self.data_dir), config: path(&self.config_dir), cache: path(&self.cache_dir) }
    }
}

/// What draws the window.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Renderer {
    /// OpenGL where there is a graphics device and the session is local, else the processor
    Auto,
    /// OpenGL, the processor should that fail
    Gl,
    /// The processor
    Cpu,
}

impl Renderer {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Gl => "gl",
            Self::Cpu => "cpu",
        }
    }
}

/// How much is logged.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Level {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

/// What to do; the window when there is none.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    /// Bring the running window into view; the keyboard stays where it is
    Show,
    /// Put the running window out of view
    Hide,
    /// Bring the running window into view, or put it out of view
    Toggle,
    /// Make the running window a slim strip, or whole again
    Compact,
    /// Make the running window forget the key of an encrypted vault
    Lock,
    /// The playbook: all situations, or one with its steps, what to say and to avoid
    Guide(Guide),
    /// File a call without the window; prints its id
    Note(Note),
    /// Find calls, the newest first
    Search(Search),
    /// One call
    ShowCall(ShowCall),
    /// What is owed, the soonest first
    Promises(Promises),
    /// The sheet for whoever takes over: what is still open, as Markdown
    Handover(Handover),
    /// What the calls say together: situations, heat, promises, root causes, hours
    Insights(Insights),
    /// All calls, or some, for elsewhere
    Export(Export),
    /// Packs of the playbook: verify, take snippets in, write cards out
    Playbook(Playbook),
    /// Take calls in: our own exports, or CSV from elsewhere
    Import(Import),
    /// Verify every file
    Check(Check),
    /// The earlier versions of a call that was edited after it had ended
    History(History),
    /// Remove every trace of a customer, or of one call
    Erase(Erase),
    /// Encrypt all records with a passphrase, or change it
    Encrypt(Encrypt),
    /// Turn the encryption off: plain files again
    Decrypt,
    /// Archive everything, verified
    Backup(Archive),
    /// Bring an archive back, into an empty data folder
    Restore(Archive),
    /// What the guard finds in texts from stdin, one a line
    Guard(Guard),
    /// Completions for a shell, to be put where it looks for them
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// The manual page
    Man,
}

impl Command {
    /// Whether it neither reads nor writes what is kept.
    pub(super) const fn does_without_vault(&self) -> bool {
        match self {
            Self::Guide(_) | Self::Guard(_) | Self::Completions { .. } | Self::Man => true,
            Self::Playbook(playbook) => {
                matches!(playbook.command, PlaybookCommand::Check | PlaybookCommand::Export(_))
            }
            _ => false,
        }
    }

    /// Whether it needs what is in the records: an encrypted vault has to be opened first.
    pub(super) const fn reads_calls(&self) -> bool {
        matches!(
            self,
            Self::Note(_)
                | Self::Search(_)
                | Self::ShowCall(_)
                | Self::Promises(_)
                | Self::Handover(_)
                | Self::Export(_)
                | Self::Import(_)
                | Self::Check(_)
                | Self::History(_)
                | Self::Erase(_)
        )
    }
}

#[derive(Args, Clone, Debug)]
pub(super) struct Guide {
    /// Its id, or what the caller does: "yelling"
    pub(super) situation: Vec<String>,
    /// One JSON value per line
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Note {
    /// Situation that applies, the leading one first
    #[arg(long, value_name = "ID")]
    pub(super) situation: Vec<String>,
    /// Their words; - reads them from stdin
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) words: Option<String>,
    /// The remedy they want
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) remedy: Option<String>,
    /// What the customer is called in your notes
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) customer: Option<String>,
    /// Number in the firm's own system
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) reference: Option<String>,
    /// What you promised: "refund the charge by Friday"
    #[arg(long, value_name = "TEXT by WHEN", allow_hyphen_values = true)]
    pub(super) promise: Vec<String>,
    /// Leave the call open, for the window to go on with
    #[arg(long)]
    pub(super) open: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Search {
    /// Words (all of them), "a phrase", -not, situation: tag: customer: product: since: until:
    /// promise: escalated: heat: has: repeat: cause:; none finds every call
    pub(super) query: Vec<String>,
    /// Only calls with this situation
    #[arg(long, value_name = "ID")]
    pub(super) situation: Option<String>,
    #[command(flatten)]
    pub(super) span: Span,
    /// Only calls with such a promise
    #[arg(long)]
    pub(super) promise: Option<PromiseFilter>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// One JSON value per line
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Insights {
    #[command(flatten)]
    pub(super) span: Span,
    /// Your own patterns too, which are private
    #[arg(long)]
    pub(super) own: bool,
    /// One JSON value per line: a number with the search that finds its calls
    #[arg(long)]
    pub(super) json: bool,
}

/// Which calls, by the time they began.
#[derive(Args, Clone, Debug)]
pub(super) struct Span {
    /// Not before: a date or time (ISO), today, yesterday or 7d
    #[arg(long, value_name = "D")]
    pub(super) since: Option<String>,
    /// Not after: likewise
    #[arg(long, value_name = "D")]
    pub(super) until: Option<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum PromiseFilter {
    /// Still owed
    Open,
    /// Still owed, and its time has passed
    Overdue,
    /// Kept
    Kept,
}

#[derive(Args, Clone, Debug)]
pub(super) struct ShowCall {
    /// Full or short id
    pub(super) id: String,
    /// How to show it
    #[arg(long, default_value = "text")]
    pub(super) format: CallFormat,
    /// An earlier version, by its number in `history`
    #[arg(long, value_name = "N")]
    pub(super) version: Option<u32>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct History {
    /// Full or short id
    pub(super) id: String,
    /// One JSON value per line
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum CallFormat {
    /// Labelled lines
    Text,
    /// One line of JSON
    Json,
    /// The file as it is
    Ron,
    /// An incident on one page: exact words, warnings, how it ended
    Incident,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Promises {
    /// Which of them
    #[arg(long, default_value = "all")]
    pub(super) due: Due,
    /// One JSON value per line
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Due {
    /// Due on this day, also if the time has passed
    Today,
    /// Their time has passed
    Overdue,
    /// All that is owed
    All,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Handover {
    /// From when on calls count: a date or time (ISO), today, yesterday or 7d; else the shift that goes
    /// on, else today
    #[arg(long, value_name = "D")]
    pub(super) since: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Export {
    /// What it is written as
    #[arg(long)]
    pub(super) format: ExportFormat,
    #[command(flatten)]
    pub(super) span: Span,
    /// Only this customer: the whole name, letter case aside
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) customer: Option<String>,
    /// File to write; for jsonl also a folder, which gets year=/month= parts
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,
    /// Put the private debriefs in too; without this no export holds any of them
    #[arg(long)]
    pub(super) with_debriefs: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum ExportFormat {
    /// One record a line, as JSON
    Jsonl,
    /// One record a row
    Csv,
    /// For reading
    Markdown,
    /// A printable report with its charts, for the browser
    Html,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Import {
    /// JSON Lines or CSV
    pub(super) file: PathBuf,
    /// Read this column as that name of the record
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub(super) map: Vec<String>,
    /// How 04/05/2026 is meant
    #[arg(long, value_name = "ORDER")]
    pub(super) dates: Option<Dates>,
    /// Take columns of other programs as they were shown
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Dates {
    /// 4 May
    DayFirst,
    /// 5 April
    MonthFirst,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Guard {
    /// Per line a JSON array of findings; else the line as it would be masked
    #[arg(long)]
    pub(super) json: bool,
}
