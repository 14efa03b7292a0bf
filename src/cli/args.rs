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
#[command(name = "evenkeel", bin_name = "evenkeel", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What holds for every command.
#[derive(Args, Clone, Debug)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "DIR", env = "EVENKEEL_DATA_DIR", hide_env_values = true)]
    data_dir: Option<OsString>,
    #[arg(long, global = true, value_name = "DIR", env = "EVENKEEL_CONFIG_DIR", hide_env_values = true)]
    config_dir: Option<OsString>,
    #[arg(long, global = true, value_name = "DIR", env = "EVENKEEL_CACHE_DIR", hide_env_values = true)]
    cache_dir: Option<OsString>,
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "EVENKEEL_PASSPHRASE_FILE",
        hide_env_values = true
    )]
    pub(super) passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, env = "EVENKEEL_RENDERER", hide_env_values = true, default_value = "auto")]
    pub(super) renderer: Renderer,
    #[arg(
        long,
        global = true,
        env = "EVENKEEL_MEMORY_ONLY",
        hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub(super) memory_only: bool,
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
    Auto,
    Gl,
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
    Show,
    Hide,
    Toggle,
    Compact,
    Lock,
    Guide(Guide),
    Note(Note),
    Search(Search),
    ShowCall(ShowCall),
    Promises(Promises),
    Handover(Handover),
    Insights(Insights),
    Export(Export),
    Playbook(Playbook),
    Import(Import),
    Check(Check),
    History(History),
    Erase(Erase),
    Encrypt(Encrypt),
    Decrypt,
    Backup(Archive),
    Restore(Archive),
    Guard(Guard),
    Completions { shell: clap_complete::Shell },
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
                | Self::Insights(_)
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
    pub(super) situation: Vec<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Note {
    #[arg(long, value_name = "ID")]
    pub(super) situation: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) words: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) remedy: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) customer: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) reference: Option<String>,
    #[arg(long, value_name = "TEXT by WHEN", allow_hyphen_values = true)]
    pub(super) promise: Vec<String>,
    #[arg(long)]
    pub(super) open: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Search {
    pub(super) query: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub(super) situation: Option<String>,
    #[command(flatten)]
    pub(super) span: Span,
    #[arg(long)]
    pub(super) promise: Option<PromiseFilter>,
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Insights {
    #[command(flatten)]
    pub(super) span: Span,
    #[arg(long)]
    pub(super) own: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// Which calls, by the time they began.
#[derive(Args, Clone, Debug)]
pub(super) struct Span {
    #[arg(long, value_name = "D")]
    pub(super) since: Option<String>,
    #[arg(long, value_name = "D")]
    pub(super) until: Option<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum PromiseFilter {
    Open,
    Overdue,
    Kept,
}

#[derive(Args, Clone, Debug)]
pub(super) struct ShowCall {
    pub(super) id: String,
    #[arg(long, default_value = "text")]
    pub(super) format: CallFormat,
    #[arg(long, value_name = "N")]
    pub(super) version: Option<u32>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct History {
    pub(super) id: String,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum CallFormat {
    Text,
    Json,
    Ron,
    Incident,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Promises {
    #[arg(long, default_value = "all")]
    pub(super) due: Due,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Due {
    Today,
    Overdue,
    All,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Handover {
    #[arg(long, value_name = "D")]
    pub(super) since: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Export {
    #[arg(long)]
    pub(super) format: ExportFormat,
    #[command(flatten)]
    pub(super) span: Span,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) customer: Option<String>,
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) with_debriefs: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum ExportFormat {
    Jsonl,
    Csv,
    Markdown,
    Html,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Import {
    pub(super) file: PathBuf,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub(super) map: Vec<String>,
    #[arg(long, value_name = "ORDER")]
    pub(super) dates: Option<Dates>,
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Dates {
    DayFirst,
    MonthFirst,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Guard {
    #[arg(long)]
    pub(super) json: bool,
}
