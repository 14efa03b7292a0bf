//! `evenkeel encrypt` and `evenkeel decrypt`: the encryption of the vault on and off, its passphrase and
//! its recovery key.

use age::secrecy::ExposeSecret as _;

use super::{Failure, World, args, one_line, passphrase};
use crate::say;
use crate::vault::convert::{self, Done};
use crate::vault::layout;

/// Encrypts, goes on with that, or changes the passphrase of a vault that is encrypted.
pub(super) fn run(args: &args::Encrypt, world: &mut World<'_>) -> Result<(), Failure> {
    let is_new = !world.keeper.is_sealed();
    if is_new && args.change_passphrase {
        return Err(Failure::Failed(say!("cli-not-encrypted", path = world.folders.data.display())));
    }
    let first = if is_new {
        passphrase::chosen(world.passphrase_file.as_deref(), world)?
    } else {
        passphrase::unlock(world)?;
        String::new().into()
    };
    if args.change_passphrase {
        let new = passphrase::chosen(args.new_passphrase_file.as_deref(), world)?;
        world.keeper.rewrap(&new)?;
        world.line(say!("cli-passphrase-changed"))?;
    }
    let done = convert::encrypt(&world.keeper, &first, &mut convert::onward)?;
    tell_left(&done, world);
    let key = world.folders.key_file();
    world.line(&match (is_new, done.files) {
        (true, files) => say!("cli-encrypted-key-in", files = count(files), path = key.display()),
        (false, 0) => say!("cli-all-encrypted").to_owned(),
        (false, files) => say!("cli-encrypted", files = count(files)),
    })?;
    if is_new && !args.recovery_key {
        let hint = say!("cli-recovery-hint");
        world.line(hint)?;
    }
    if args.recovery_key {
        let recovery = world.keeper.recovery()?;
        world.line(say!("cli-recovery-key"))?;
        world.line(recovery.expose_secret())?;
    }
    Ok(())
}

/// Turns it off. Fails when a file could not be opened: the key is kept then.
pub(super) fn decrypt(world: &mut World<'_>) -> Result<(), Failure> {
    passphrase::unlock(world)?;
    let done = convert::decrypt(&world.keeper, &mut convert::onward)?;
    tell_left(&done, world);
    if world.keeper.is_sealed() {
        let sealed = done.left.iter().filter(|(path, _)| layout::is_sealed(path)).count();
        return Err(Failure::Failed(say!(
            "cli-not-all-decrypted",
            files = count(sealed),
            path = world.folders.key_file().display()
        )));
    }
    world.line(&say!("cli-decrypted", files = count(done.files)))
}

fn tell_left(done: &Done, world: &mut World<'_>) {
    for (path, why) in &done.left {
        let path = one_line(&path.display().to_string());
        world.tell(&say!("cli-left-because", why, path));
    }
}

fn count(files: usize) -> String {
    say!("count-files", count = files)
}
