//! Asking for the passphrase: from the file that was named, else on the terminal, without showing it.
//! Must not keep it, nor say it.

use std::io::{self, IsTerminal as _};
use std::path::Path;

use age::secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::{Failure, World};
use crate::say;
use crate::vault::Error;
use crate::vault::error::reason;

/// Nobody has one that is longer, in bytes.
const LONGEST: usize = 64 << 10;

/// Opens the vault if it is encrypted.
pub(super) fn unlock(world: &World<'_>) -> Result<(), Failure> {
    if !world.keeper.is_locked() {
        return Ok(());
    }
    let path = world.folders.key_file();
    if !path.exists() && world.passphrase_file.is_none() && !can_ask() {
        return Err(Error::KeyLost { path }.into());
    }
    let said = match given(world)? {
        Some(said) => said,
        None => ask(say!("cli-passphrase"), world)?,
    };
    Ok(world.keeper.unlock(&said)?)
}

/// A passphrase to be: from the file that was named, else asked for twice.
pub(super) fn chosen(file: Option<&Path>, world: &World<'_>) -> Result<SecretString, Failure> {
    let said = if let Some(path) = file {
        read(path)?
    } else {
        let said = ask(say!("cli-new-passphrase"), world)?;
        let again = ask(say!("cli-the-same-again"), world)?;
        if said.expose_secret() != again.expose_secret() {
            return Err(Failure::Failed(say!("cli-two-passphrases").to_owned()));
        }
        said
    };
    if said.expose_secret().trim().is_empty() {
        return Err(Failure::Failed(say!("cli-empty-passphrase").to_owned()));
    }
    Ok(said)
}

/// The passphrase in the file that was named, if one was.
fn given(world: &World<'_>) -> Result<Option<SecretString>, Failure> {
    world.passphrase_file.as_deref().map(read).transpose()
}

/// The first line of the file, without its end.
fn read(path: &Path) -> Result<SecretString, Failure> {
    let failed = |why: &str| {
        let path = path.display();
        Failure::Failed(say!("cli-passphrase-unreadable", why, path))
    };
    let bytes = std::fs::read(path).map(Zeroizing::new).map_err(|error| failed(&reason(&error)))?;
    if bytes.len() > LONGEST {
        return Err(failed(say!("cli-passphrase-file-too-large")));
    }
    let text = std::str::from_utf8(&bytes).ok().ok_or_else(|| failed(say!("cli-it-is-not-utf-8")))?;
    let first = text.lines().next().unwrap_or_default();
    Ok(SecretString::from(first.to_owned()))
}

fn ask(prompt: &str, world: &World<'_>) -> Result<SecretString, Failure> {
    let path = world.folders.key_file();
    if !can_ask() {
        return Err(Failure::Failed(say!("cli-passphrase-needed", path = path.display())));
    }
    let said = rpassword::prompt_password(prompt);
    said.map(SecretString::from)
        .map_err(|error| Failure::Failed(say!("cli-passphrase-not-asked", error = reason(&error))))
}

/// Whether somebody is there to answer; records may well come in and out through pipes.
fn can_ask() -> bool {
    io::stdin().is_terminal() || io::stderr().is_terminal()
}
