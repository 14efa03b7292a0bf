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
    Check,
    Import(PlaybookImport),
    Export(PlaybookExport),
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct PlaybookImport {
    pub(in crate::cli) file: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) situation: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct PlaybookExport {
    #[arg(long)]
    pub(in crate::cli) format: PlaybookFormat,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum PlaybookFormat {
    Espanso,
    Csv,
    Ron,
}
