//! A passphrase that opens an age file, as <https://c2sp.org/age#scrypt-recipient-stanza> says. Must not
//! know what is in the file.
//!
//! The age crate does the same by an scrypt that takes half as long again.

use age::DecryptError;
use age::secrecy::{ExposeSecret as _, SecretString};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::primitives::aead_decrypt;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

const TAG: &str = "scrypt";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const SALT_BYTES: usize = 16;
/// What ChaCha20-Poly1305 adds to what it seals.
const TAG_BYTES: usize = 16;

/// Who knows the passphrase, and how much work a file may ask of them.
pub(super) struct Passphrase<'a> {
    pub(super) said: &'a SecretString,
    /// The most rounds of scrypt, as a power of 2.
    pub(super) most_work: u8,
}

impl age::Identity for Passphrase<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        (stanza.tag == TAG).then(|| self.file_key(stanza))
    }
}

impl Passphrase<'_> {
    fn file_key(&self, stanza: &Stanza) -> Result<FileKey, DecryptError> {
        let (salt, work) = asked(stanza).ok_or(DecryptError::InvalidHeader)?;
        if stanza.body.len() != FILE_KEY_BYTES + TAG_BYTES {
            return Err(DecryptError::InvalidHeader);
        }
        let too_much = || DecryptError::ExcessiveWork { required: work, target: self.most_work };
        if work > self.most_work {
            return Err(too_much());
        }
        // 8 and 1 are what age's format says; the length is that of the key below.
        let params = scrypt::Params::new(work, 8, 1).map_err(|_invalid| too_much())?;
        let mut key = Zeroizing::new([0; 32]);
        scrypt::scrypt(self.said.expose_secret().as_bytes(), &salt, &params, key.as_mut_slice())
            .map_err(|_length| DecryptError::InvalidHeader)?;
        let file_key = aead_decrypt(&key, FILE_KEY_BYTES, &stanza.body)
            .map(Zeroizing::new)
            .map_err(|_other_passphrase| DecryptError::KeyDecryptionFailed)?;
        FileKey::try_init_with_mut(|place| {
            let bytes = file_key.get(..FILE_KEY_BYTES).ok_or(DecryptError::InvalidHeader)?;
            place.copy_from_slice(bytes);
            Ok(())
        })
    }
}

/// The whole salt and the power of 2 that a stanza asks for, when it is one in the one form that the
/// format allows.
fn asked(stanza: &Stanza) -> Option<(Vec<u8>, u8)> {
    let [salt, work] = stanza.args.as_slice() else { return None };
    let salt = STANDARD_NO_PAD.decode(salt).ok().filter(|salt| salt.len() == SALT_BYTES)?;
    let canonical = work.bytes().all(|byte| byte.is_ascii_digit()) && !work.starts_with('0');
    let work = work.parse().ok().filter(|_| canonical)?;
    Some(([SALT_LABEL, &salt].concat(), work))
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::scrypt::Recipient;

    fn opened(sealed: &[u8], said: &str, most_work: u8) -> Result<Vec<u8>, DecryptError> {
        age::decrypt(&Passphrase { said: &SecretString::from(said), most_work }, sealed)
    }

    #[test]
    fn what_the_age_crate_sealed_opens_with_the_same_passphrase_alone_and_not_for_more_work() {
        for (said, work) in [("correct horse", 1), ("", 4), ("пароль с пробелами", 10)] {
            let mut by = Recipient::new(SecretString::from(said));
            by.set_work_factor(work);
            let sealed = age::encrypt(&by, b"the key").unwrap();
            assert_eq!(opened(&sealed, said, work).unwrap(), b"the key");
            let other = opened(&sealed, "incorrect horse", work);
            assert!(matches!(other, Err(DecryptError::KeyDecryptionFailed)));
            let more = opened(&sealed, said, work - 1);
            assert!(matches!(more, Err(DecryptError::ExcessiveWork { required, .. }) if required == work));
        }
    }

    #[test]
    fn a_stanza_in_another_form_is_refused() {
        let body = vec![0; FILE_KEY_BYTES + TAG_BYTES];
        let salt = STANDARD_NO_PAD.encode([7; SALT_BYTES]);
        let stanza = |args: &[&str]| Stanza {
            tag: TAG.to_owned(),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            body: body.clone(),
        };
        assert!(asked(&stanza(&[&salt, "18"])).is_some());
        for args in [
            &[] as &[&str],
            &[&salt],
            &[&salt, "018"],
            &[&salt, "+18"],
            &[&salt, ""],
            &[&salt, "999"],
            &["AAAA", "18"],
            &[&format!("{salt}=="), "18"],
            &[&salt, "18", "more"],
        ] {
            assert!(asked(&stanza(args)).is_none(), "{args:?}");
        }
    }
}
