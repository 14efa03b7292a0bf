//! The words of the commands that look after the vault as a whole. Must not know what they do.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Check {
    /// Move files that cannot be read to the quarantine, unchanged
    #[arg(long)]
    pub(in crate::cli) repair: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Erase {
    /// All calls of this customer: the whole name, letter case aside
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        conflicts_with = "id",
        required_unless_present = "id"
    )]
    pub(in crate::cli) customer: Option<String>,
    /// This call: full or short id
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// Do not ask
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Encrypt {
    /// Give a vault that is encrypted already another passphrase
    #[arg(long)]
    pub(in crate::cli) change_passphrase: bool,
    /// File with that passphrase; else it is asked for
    #[arg(long, value_name = "FILE", requires = "change_passphrase")]
    pub(in crate::cli) new_passphrase_file: Option<PathBuf>,
    /// Print the recovery key, which opens the vault when the passphrase is forgotten
    #[arg(long)]
    pub(in crate::cli) recovery_key: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Archive {
    /// The archive, a tar file
    pub(in crate::cli) file: PathBuf,
}
