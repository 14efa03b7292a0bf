//! The words of `evenkeel playbook`. Must not know what they do.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Playbook {
    #[command(subcommand)]
    pub(in crate::cli) command: PlaybookCommand,
}

#[derive(Clone, Debug, Subcommand)]
pub(in crate::cli) enum PlaybookCommand {
    /// Verify every pack, and remark on wordings
    Check,
    /// Take cards from an espanso match file (.yml), CSV or a pack (.ron)
    Import(PlaybookImport),
    /// Write the cards for elsewhere
    Export(PlaybookExport),
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct PlaybookImport {
    /// What to read; its ending says what it is
    pub(in crate::cli) file: PathBuf,
    /// Where snippets go that name no situation; else they get one of their own
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) situation: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct PlaybookExport {
    /// What it is written as
    #[arg(long)]
    pub(in crate::cli) format: PlaybookFormat,
    /// File to write
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum PlaybookFormat {
    /// An espanso match file
    Espanso,
    /// The columns situation, card, wording
    Csv,
    /// A pack of all that differs from what is shipped
    Ron,
}
