//! The words of the commands that look after the vault as a whole. Must not know what they do.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Check {
    #[arg(long)]
    pub(in crate::cli) repair: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Erase {
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        conflicts_with = "id",
        required_unless_present = "id"
    )]
    pub(in crate::cli) customer: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Encrypt {
    #[arg(long)]
    pub(in crate::cli) change_passphrase: bool,
    #[arg(long, value_name = "FILE", requires = "change_passphrase")]
    pub(in crate::cli) new_passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) recovery_key: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Archive {
    pub(in crate::cli) file: PathBuf,
}
