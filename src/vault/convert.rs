//! Turning the vault's encryption on and off, file by file. Owns the order of the steps: whatever cuts
//! it off, every record can be read in one form or the other, and the same command goes on with it. Must
//! not know what a file says, nor who asks.
//!
//! On: the marker, the key, the index gone, then each file sealed, opened again, compared, and only
//! then its plain form removed. Off: the marker, each file the other way, and the key goes last. From
//! the first step on every writer writes the new form, since it looks at key and marker under the lock.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;

use super::error::reason;
use super::keeper::{Converting, Form, Keeper, line};
use super::papers::Papers;
use super::seal::Key;
use super::store::{self, Vault};
use super::{Error, atomic, erase, files, layout, lock};

mod pending;

use crate::say;
use pending::pending;

/// How often files that came meanwhile are looked for.
const MOST_WALKS: u32 = 20;

/// What is about to be done; whoever is told of it may stop there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step<'a> {
    /// Note which way the vault is being converted.
    Mark,
    /// Write the key, or remove it.
    Key,
    /// Remove the index.
    Index,
    /// Write the other form of this file.
    Write(&'a Path),
    /// Remove this one, whose other form is safe.
    Remove(&'a Path),
    /// Remove the note.
    Unmark,
}

/// Told of each step before it is done.
pub type Watch<'a> = dyn FnMut(Step<'_>) -> ControlFlow<()> + 'a;

/// What was done.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Done {
    /// How many files have another form now.
    pub files: usize,
    /// What could not be converted, or is not ours: each with the reason.
    pub left: Vec<(PathBuf, String)>,
}

/// Goes on without stopping.
pub fn onward(_: Step<'_>) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Encrypts the vault, or goes on with that. A vault that has a key must be open; the passphrase is
/// for a new one.
///
/// # Errors
/// What is not converted yet is as it was; nothing is lost.
pub fn encrypt(keeper: &Keeper, passphrase: &SecretString, watch: &mut Watch<'_>) -> Result<Done, Error> {
    if keeper.converting() == Some(Converting::ToPlain) && keeper.is_sealed() {
        return Err(Error::Unfinished { path: keeper.folders().converting_file() });
    }
    if !keeper.is_sealed() {
        make_key(keeper, passphrase, watch)?;
    }
    keeper.form()?;
    step(keeper, watch, Step::Index)?;
    erase::remove_index(keeper.folders())?;
    convert(keeper, watch)
}

/// Turns the encryption of an open vault off, or goes on with that. A file that cannot be opened keeps
/// the key where it is.
///
/// # Errors
/// What is not converted yet is as it was; nothing is lost.
pub fn decrypt(keeper: &Keeper, watch: &mut Watch<'_>) -> Result<Done, Error> {
    let folders = keeper.folders();
    if !keeper.is_sealed() {
        if keeper.converting() == Some(Converting::ToPlain) {
            // it was cut off behind its last step but one
            Keeper::drop_other(&folders.converting_file())?;
            return Ok(Done::default());
        }
        return Err(Error::NotSealed { path: folders.data.clone() });
    }
    keeper.known_key()?;
    if keeper.converting() != Some(Converting::ToPlain) {
        // where both forms are there, the sealed one counts until the mark is set
        for path in pending(keeper, Form::Sealed, &mut Vec::new())? {
            if files::exists(&layout::sealed(&path)) {
                seal(keeper, &path, watch)?;
            }
        }
    }
    mark(keeper, Converting::ToPlain, watch)?;
    convert(keeper, watch)
}

/// Goes on with what was cut off, if anything was; the vault is open.
///
/// # Errors
/// What is not converted yet is as it was; nothing is lost.
pub fn go_on(keeper: &Keeper, watch: &mut Watch<'_>) -> Result<Option<Done>, Error> {
    match keeper.converting() {
        Some(_) if keeper.is_sealed() => convert(keeper, watch).map(Some),
        _ => Ok(None),
    }
}

fn make_key(keeper: &Keeper, passphrase: &SecretString, watch: &mut Watch<'_>) -> Result<(), Error> {
    let folders = keeper.folders();
    let key = Key::generate();
    mark(keeper, Converting::ToSealed, watch)?;
    step(keeper, watch, Step::Key)?;
    let _held = lock::hold(folders)?;
    if keeper.is_sealed() {
        return Err(Error::Locked { path: folders.key_file() });
    }
    keeper.write_key(&key, passphrase)?;
    atomic::replace(&folders.recipient_file(), line(&key.recipient()).as_bytes())?;
    keeper.take(key);
    Ok(())
}

fn mark(keeper: &Keeper, way: Converting, watch: &mut Watch<'_>) -> Result<(), Error> {
    step(keeper, watch, Step::Mark)?;
    let folders = keeper.folders();
    let _held = lock::hold(folders)?;
    atomic::replace(&folders.converting_file(), line(way.word()).as_bytes())
}

/// Brings every file into the form in which the vault writes, until none is left.
fn convert(keeper: &Keeper, watch: &mut Watch<'_>) -> Result<Done, Error> {
    let form = keeper.form()?;
    let mut done = Done::default();
    // What a killed writer left behind is taken or removed first.
    Vault::new(keeper.clone()).sweep()?;
    Papers::new(keeper.clone()).sweep()?;
    for _ in 0..MOST_WALKS {
        done.left.clear();
        for path in pending(keeper, form, &mut done.left)? {
            let converted = match form {
                Form::Sealed => seal(keeper, &path, watch),
                Form::Plain => unseal(keeper, &path, watch),
            };
            match converted {
                Ok(()) => done.files += 1,
                Err(error @ (Error::Unreadable { .. } | Error::OtherKey { .. })) => {
                    done.left.push((path, error.to_string()));
                }
                Err(error) => return Err(error),
            }
        }
        let held = lock::hold(keeper.folders())?;
        let mut left = Vec::new();
        let mut rest = pending(keeper, form, &mut left)?;
        rest.retain(|path| !done.left.iter().any(|(known, _)| known == path));
        if rest.is_empty() {
            finish(keeper, form, &done, watch)?;
            drop(held);
            return Ok(done);
        }
    }
    Err(Error::Busy { path: keeper.folders().lock_file() })
}

/// Nothing is left to convert, and the lock is held.
fn finish(keeper: &Keeper, form: Form, done: &Done, watch: &mut Watch<'_>) -> Result<(), Error> {
    let folders = keeper.folders();
    if form == Form::Plain {
        let quarantine = folders.quarantine();
        if done.left.iter().any(|(path, _)| layout::is_sealed(path) && !path.starts_with(&quarantine)) {
            return Ok(());
        }
        step(keeper, watch, Step::Key)?;
        Keeper::drop_other(&folders.recipient_file())?;
        Keeper::drop_other(&folders.key_file())?;
        keeper.lock();
    } else {
        // a window may have begun another one before it saw the key
        erase::remove_index(folders)?;
    }
    step(keeper, watch, Step::Unmark)?;
    Keeper::drop_other(&folders.converting_file())
}

/// Seals a plain file. What cannot be compared with what was written keeps its plain form.
fn seal(keeper: &Keeper, path: &Path, watch: &mut Watch<'_>) -> Result<(), Error> {
    let _held = lock::hold(keeper.folders())?;
    if !files::exists(path) {
        return Ok(());
    }
    let sealed = layout::sealed(path);
    let bytes = read_all(path)?;
    if files::exists(&sealed) {
        match read_all(&sealed).and_then(|there| keeper.open(&sealed, &there)) {
            Ok(there) if there == bytes => return remove(keeper, path, watch),
            Ok(_) => return set_aside(keeper, path),
            // the plain form is the only one that can be read
            Err(Error::Unreadable { .. }) => set_aside(keeper, &sealed)?,
            Err(error) => return Err(error),
        }
    }
    step(keeper, watch, Step::Write(path))?;
    atomic::replace(&sealed, &keeper.seal(&bytes)?)?;
    let back = read_all(&sealed).and_then(|there| keeper.open(&sealed, &there))?;
    if back != bytes {
        let why = say!("vault-read-again-differs").to_owned();
        return Err(Error::Write { why, path: sealed });
    }
    remove(keeper, path, watch)
}

/// Opens a sealed file for good.
fn unseal(keeper: &Keeper, path: &Path, watch: &mut Watch<'_>) -> Result<(), Error> {
    let _held = lock::hold(keeper.folders())?;
    if !files::exists(path) {
        return Ok(());
    }
    let plain = layout::plain(path);
    let bytes = keeper.open(path, &read_all(path)?)?;
    if !files::exists(&plain) {
        step(keeper, watch, Step::Write(path))?;
        atomic::replace(&plain, &bytes)?;
    } else if read_all(&plain)? != bytes {
        return set_aside(keeper, path);
    }
    remove(keeper, path, watch)
}

fn remove(keeper: &Keeper, path: &Path, watch: &mut Watch<'_>) -> Result<(), Error> {
    step(keeper, watch, Step::Remove(path))?;
    Keeper::drop_other(path)
}

/// The form that does not count, and says something else or is damaged, goes to the quarantine.
fn set_aside(keeper: &Keeper, path: &Path) -> Result<(), Error> {
    let folders = keeper.folders();
    let inside = path.strip_prefix(&folders.data).unwrap_or(path);
    let to = folders.quarantine().join(inside);
    atomic::make_folder(&folders.data, to.parent().unwrap_or(&folders.data))?;
    let to = store::free_name(&layout::plain(&to));
    keeper.shift(path, &to)
}

/// Everything in the file, however large.
fn read_all(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::Unreadable { why: reason(&error), path: path.to_owned() })
}

fn step(keeper: &Keeper, watch: &mut Watch<'_>, step: Step<'_>) -> Result<(), Error> {
    match watch(step) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Stopped { path: keeper.folders().converting_file() }),
    }
}
