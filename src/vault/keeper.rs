//! The files of the vault in the form they have: plain, or sealed when the vault is encrypted. The one
//! place that seals what is written and opens what is read; owns the key. Must not know what a file says.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use age::secrecy::{ExposeSecret as _, SecretString};

use super::error::reason;
use super::layout::{self, Folders};
use super::seal::{self, Key, Trouble};
use super::{Error, aging, atomic, files, store};
pub use crate::model::lock::Standing;
use crate::say;

/// The form of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Anybody who has the file can read it.
    Plain,
    /// Only who has the key can.
    Sealed,
}

/// What is being made of the vault, as its marker says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Converting {
    ToSealed,
    ToPlain,
}

impl Converting {
    /// The word in the marker.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::ToSealed => "encrypt",
            Self::ToPlain => "decrypt",
        }
    }
}

/// The files of one data folder. A clone shares the key: what forgets it, forgets it for all.
#[derive(Clone, Debug)]
pub struct Keeper {
    folders: Folders,
    key: Arc<RwLock<Option<Arc<Key>>>>,
}

impl From<Folders> for Keeper {
    /// Without a key.
    fn from(folders: Folders) -> Self {
        Self { folders, key: Arc::default() }
    }
}

impl Keeper {
    /// Where everything is.
    #[must_use]
    pub const fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Whether the vault is encrypted, or was when its key was last seen.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        files::exists(&self.folders.key_file()) || files::exists(&self.folders.recipient_file())
    }

    /// How the vault stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.is_sealed() {
            false => Standing::Plain,
            true if self.has_key() => Standing::Open,
            true => Standing::Locked,
        }
    }

    /// Whether the vault is encrypted and cannot be read from here.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.standing() == Standing::Locked
    }

    /// Takes the key by the passphrase, or by the recovery key in its place.
    ///
    /// # Errors
    /// Nothing was changed: the passphrase is wrong, or the key is gone, damaged or another vault's.
    pub fn unlock(&self, said: &SecretString) -> Result<(), Error> {
        let path = self.folders.key_file();
        if !self.is_sealed() {
            return Err(Error::NotSealed { path: self.folders.data.clone() });
        }
        let recipient = self.recipient();
        let is_recovery = seal::is_recovery(said.expose_secret());
        let key = if is_recovery {
            Key::parse(said.expose_secret()).ok_or_else(|| Error::WrongPassphrase { path: path.clone() })?
        } else {
            self.unwrapped(said)?
        };
        match recipient {
            Some(recipient) if recipient != key.recipient() => {
                return Err(Error::OtherKey { path: self.folders.recipient_file() });
            }
            Some(_) => {}
            // nothing else can tell whether it is the key of these files
            None if is_recovery => return Err(Error::OtherKey { path: self.folders.recipient_file() }),
            None => atomic::replace(&self.folders.recipient_file(), line(&key.recipient()).as_bytes())?,
        }
        self.take(key);
        Ok(())
    }

    /// Forgets the key.
    pub fn lock(&self) {
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The key as text, to be printed and put away: it opens everything without the passphrase.
    ///
    /// # Errors
    /// When the key is not known here.
    pub fn recovery(&self) -> Result<SecretString, Error> {
        Ok(self.known_key()?.recovery())
    }

    /// The key of the vault is wrapped by another passphrase from now on.
    ///
    /// # Errors
    /// The old one holds.
    pub fn rewrap(&self, passphrase: &SecretString) -> Result<(), Error> {
        self.write_key(&*self.known_key()?, passphrase)
    }

    /// Puts the key into its file, read again before it counts.
    pub(super) fn write_key(&self, key: &Key, passphrase: &SecretString) -> Result<(), Error> {
        let path = self.folders.key_file();
        let failed = |why: String| Error::Write { why, path: path.clone() };
        let wrapped = key.wrap(passphrase).map_err(failed)?;
        match Key::unwrap(&wrapped, passphrase) {
            Ok(back) if back.recipient() == key.recipient() => atomic::replace(&path, &wrapped),
            _ => Err(failed(say!("vault-the-key-would-not-come").to_owned())),
        }
    }

    /// Everything in the file, opened if it is sealed.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let bytes = files::read_whole(path)?;
        if layout::is_sealed(path) { self.open(path, &bytes) } else { Ok(bytes) }
    }

    /// The file of this name, in the form that counts.
    pub(super) fn find(&self, plain: &Path) -> Option<PathBuf> {
        let sealed = layout::sealed(plain);
        match (files::exists(&sealed), files::exists(plain)) {
            (true, true) if self.counts() == Form::Plain => Some(plain.to_owned()),
            (true, _) => Some(sealed),
            (false, true) => Some(plain.to_owned()),
            (false, false) => None,
        }
    }

    /// Puts these bytes in the place of this file, in the form that the vault has.
    pub(super) fn write(&self, plain: &Path, bytes: &[u8]) -> Result<(), Error> {
        let sealed = layout::sealed(plain);
        let other = match self.form()? {
            Form::Plain => {
                atomic::replace(plain, bytes)?;
                // without a key nobody knows what a sealed one says
                if !self.is_sealed() {
                    return Ok(());
                }
                sealed.as_path()
            }
            Form::Sealed => {
                atomic::replace(&sealed, &self.seal(bytes)?)?;
                plain
            }
        };
        Self::drop_other(other)
    }

    /// Moves a file to this name, which is free; in an encrypted vault it is sealed by that.
    pub(super) fn shift(&self, from: &Path, to: &Path) -> Result<(), Error> {
        if layout::is_sealed(from) {
            return store::move_file(from, &layout::sealed(to));
        }
        if self.form()? == Form::Plain {
            return store::move_file(from, to);
        }
        self.write(to, &files::read_whole(from)?)?;
        Self::drop_other(from)
    }

    /// The form in which the vault writes.
    ///
    /// # Errors
    /// When it is encrypted and the key is not known here.
    pub(super) fn form(&self) -> Result<Form, Error> {
        let form = self.counts();
        if form == Form::Sealed {
            self.known_key()?;
        }
        Ok(form)
    }

    pub(super) fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        self.known_key()?.seal(bytes).map_err(|why| Error::Format { why })
    }

    pub(super) fn open(&self, path: &Path, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        let unreadable = |why: &str| Error::Unreadable { why: why.to_owned(), path: path.to_owned() };
        if !self.is_sealed() {
            return Err(unreadable(say!("vault-encrypted-without-key")));
        }
        self.key()?.open(bytes).map_err(|trouble| match trouble {
            Trouble::OtherKey => Error::OtherKey { path: path.to_owned() },
            Trouble::Damaged(why) => unreadable(why),
        })
    }

    /// What is being made of the vault.
    pub(super) fn converting(&self) -> Option<Converting> {
        let said = fs::read(self.folders.converting_file()).ok()?;
        let said = String::from_utf8_lossy(&said);
        [Converting::ToSealed, Converting::ToPlain].into_iter().find(|way| way.word() == said.trim())
    }

    pub(super) fn take(&self, key: Key) {
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(key));
    }

    /// The key, if it is still that of the vault: another program may have given it another one.
    pub(super) fn known_key(&self) -> Result<Arc<Key>, Error> {
        let key = self.key()?;
        if self.recipient().is_some_and(|recipient| recipient != key.recipient()) {
            return Err(Error::Locked { path: self.folders.key_file() });
        }
        Ok(key)
    }

    /// Removes what is not counted any more, for good.
    pub(super) fn drop_other(path: &Path) -> Result<(), Error> {
        if !files::exists(path) {
            return Ok(());
        }
        aging::remove(path)?;
        let folder = path.parent().unwrap_or(path);
        atomic::sync_folder(folder)
            .map_err(|error| Error::Unsynced { why: reason(&error), path: folder.to_owned() })
    }

    /// The form that counts where both are there.
    fn counts(&self) -> Form {
        if !self.is_sealed() || self.converting() == Some(Converting::ToPlain) {
            Form::Plain
        } else {
            Form::Sealed
        }
    }

    fn key(&self) -> Result<Arc<Key>, Error> {
        let key = self.key.read().unwrap_or_else(PoisonError::into_inner).clone();
        key.ok_or_else(|| Error::Locked { path: self.folders.key_file() })
    }

    fn has_key(&self) -> bool {
        self.known_key().is_ok()
    }

    fn recipient(&self) -> Option<String> {
        let said = fs::read(self.folders.recipient_file()).ok()?;
        Some(String::from_utf8_lossy(&said).trim().to_owned())
    }

    fn unwrapped(&self, passphrase: &SecretString) -> Result<Key, Error> {
        let path = self.folders.key_file();
        if !files::exists(&path) {
            return Err(Error::KeyLost { path });
        }
        Key::unwrap(&files::read_whole(&path)?, passphrase).map_err(|trouble| match trouble {
            Trouble::OtherKey => Error::WrongPassphrase { path },
            Trouble::Damaged(why) => Error::KeyDamaged { why: why.to_owned(), path },
        })
    }
}

/// A line of a text file.
pub(super) fn line(text: &str) -> String {
    format!("{text}\n")
}
