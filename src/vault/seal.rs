//! The key of an encrypted vault: sealing and opening bytes as standard age files, and the key itself
//! wrapped by a passphrase. Must not know files, and never shows a key but when asked for it.

mod passphrase;

use std::fmt;
use std::io;

use self::passphrase::Passphrase;
use crate::say;
use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, scrypt, x25519};

/// The passphrase costs 2 to this power rounds of scrypt: about a second, and 256 MB.
const WORK: u8 = 18;

/// A key file that asks for more than this is not of our making, and would take minutes.
const MOST_WORK: u8 = 20;

/// What a recovery key begins with, in age's own form.
const RECOVERY: &str = "AGE-SECRET-KEY-1";

/// One random key, for all files of a vault.
pub(super) struct Key {
    identity: x25519::Identity,
    recipient: x25519::Recipient,
}

/// Why bytes could not be opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trouble {
    /// They are whole as far as can be told, and sealed with another key or passphrase.
    OtherKey,
    /// They are no whole age file.
    Damaged(&'static str),
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A key that nobody has.
    pub(super) fn generate() -> Self {
        Self::of(x25519::Identity::generate())
    }

    /// The key in this text: a recovery key, or what was wrapped.
    pub(super) fn parse(text: &str) -> Option<Self> {
        text.trim().to_uppercase().parse().ok().map(Self::of)
    }

    /// The key as text: whoever has it opens everything, with any age tool.
    pub(super) fn recovery(&self) -> SecretString {
        self.identity.to_string()
    }

    /// Its public half.
    pub(super) fn recipient(&self) -> String {
        self.recipient.to_string()
    }

    /// The bytes as an age file.
    pub(super) fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        age::encrypt(&self.recipient, bytes).map_err(|error| error.to_string())
    }

    /// What is in an age file.
    pub(super) fn open(&self, bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
        age::decrypt(&self.identity, bytes).map_err(|error| trouble(&error))
    }

    /// The key as an age file that this passphrase opens.
    pub(super) fn wrap(&self, passphrase: &SecretString) -> Result<Vec<u8>, String> {
        let mut by = scrypt::Recipient::new(passphrase.clone());
        by.set_work_factor(WORK);
        let text = SecretString::from(format!("{}\n", self.recovery().expose_secret()));
        age::encrypt(&by, text.expose_secret().as_bytes()).map_err(|error| error.to_string())
    }

    /// The key in a file that this passphrase opens.
    pub(super) fn unwrap(bytes: &[u8], passphrase: &SecretString) -> Result<Self, Trouble> {
        let by = Passphrase { said: passphrase, most_work: MOST_WORK };
        let text = age::decrypt(&by, bytes).map_err(|error| match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Trouble::OtherKey,
            error => trouble(&error),
        })?;
        let text = zeroize::Zeroizing::new(text);
        let key = std::str::from_utf8(&text).ok().and_then(Self::parse);
        key.ok_or(Trouble::Damaged(say!("vault-it-holds-no-key")))
    }

    fn of(identity: x25519::Identity) -> Self {
        let recipient = identity.to_public();
        Self { identity, recipient }
    }
}

/// Whether this is meant as a recovery key rather than a passphrase.
pub(super) fn is_recovery(said: &str) -> bool {
    said.trim().get(..RECOVERY.len()).is_some_and(|start| start.eq_ignore_ascii_case(RECOVERY))
}

fn trouble(error: &DecryptError) -> Trouble {
    match error {
        DecryptError::NoMatchingKeys => Trouble::OtherKey,
        DecryptError::ExcessiveWork { .. } => Trouble::Damaged(say!("vault-asks-for-more-work")),
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Trouble::Damaged(say!("vault-its-end-is-missing"))
        }
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => {
            Trouble::Damaged(say!("vault-no-age-file"))
        }
        _ => Trouble::Damaged(say!("vault-changed-since-encrypted")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_comes_back_and_a_single_changed_byte_is_noticed() {
        let key = Key::generate();
        let sealed = key.seal(b"charged twice").unwrap();
        assert_eq!(key.open(&sealed).unwrap(), b"charged twice");
        assert_eq!(Key::generate().open(&sealed), Err(Trouble::OtherKey));
        for at in 0..sealed.len() {
            let mut edited = sealed.clone();
            edited[at] ^= 1;
            assert!(key.open(&edited).is_err(), "byte {at}");
            assert!(key.open(&sealed[..at]).is_err(), "cut to {at}");
        }
    }

    #[test]
    fn the_recovery_key_is_the_key() {
        let key = Key::generate();
        let said = key.recovery();
        let typed = said.expose_secret().to_lowercase();
        assert!(is_recovery(&typed));
        assert_eq!(Key::parse(&typed).unwrap().recipient(), key.recipient());
        assert!(!is_recovery("a passphrase"));
        assert!(!format!("{key:?}").contains("AGE-SECRET"));
    }
}
