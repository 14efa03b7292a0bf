//! Passphrase, recovery key and key file of an encrypted vault.

use std::fs;

use age::secrecy::ExposeSecret as _;
use evenkeel::vault::keeper::Standing;
use evenkeel::vault::{Error, Vault, erase};

use super::{passphrase, sealed, telling};
use crate::support::scrubbed;

#[test]
fn a_wrong_passphrase_opens_nothing_and_a_new_one_replaces_the_old_one() {
    let (home, keeper, calls) = sealed();
    let before = home.everything();
    let stranger = home.keeper();
    assert!(matches!(stranger.unlock(&"wrong".to_owned().into()), Err(Error::WrongPassphrase { .. })));
    assert_eq!(stranger.standing(), Standing::Locked);
    assert!(matches!(Vault::new(stranger.clone()).load(calls[0].id), Err(Error::Locked { .. })));
    assert!(erase::plan(&stranger, &erase::Target::Call(calls[0].id)).is_err());
    assert_eq!(home.everything(), before);

    let recovery = keeper.recovery().unwrap();
    let records: Vec<_> = home.files().iter().map(|path| fs::read(path).unwrap()).collect();
    keeper.rewrap(&"another one".to_owned().into()).unwrap();
    let after: Vec<_> = home.files().iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(records.iter().zip(&after).filter(|(a, b)| a != b).count(), 1, "one file is wrapped again");
    let reader = home.keeper();
    assert!(matches!(reader.unlock(&passphrase()), Err(Error::WrongPassphrase { .. })));
    reader.unlock(&"another one".to_owned().into()).unwrap();
    assert_eq!(Vault::new(reader.clone()).load(calls[0].id).unwrap().call, calls[0]);
    reader.lock();
    assert!(matches!(Vault::new(reader.clone()).load(calls[0].id), Err(Error::Locked { .. })));

    // the key file is lost: the printed key opens the vault, another one does not
    let key = fs::read(home.folders().key_file()).unwrap();
    fs::remove_file(home.folders().key_file()).unwrap();
    assert!(matches!(reader.unlock(&passphrase()), Err(Error::KeyLost { .. })));
    let other = age::x25519::Identity::generate().to_string();
    assert!(matches!(reader.unlock(&other), Err(Error::OtherKey { .. })));
    assert!(matches!(home.vault().save(&scrubbed(&telling(9))), Err(Error::Locked { .. })));
    reader.unlock(&recovery).unwrap();
    assert_eq!(Vault::new(reader.clone()).load(calls[0].id).unwrap().call, calls[0]);
    for damaged in [&key[..key.len() / 2], b"", b"hello"] {
        fs::write(home.folders().key_file(), damaged).unwrap();
        assert!(matches!(reader.unlock(&"another one".to_owned().into()), Err(Error::KeyDamaged { .. })));
    }
}

#[test]
fn any_age_tool_opens_a_record_with_the_key() {
    let (home, keeper, calls) = sealed();
    let recovery = keeper.recovery().unwrap();
    let identity: age::x25519::Identity = recovery.expose_secret().parse().unwrap();
    let path = home.folders().calls().join("2026/11").join(format!("{}.ron.age", calls[0].id));
    let text = age::decrypt(&identity, &fs::read(path).unwrap()).unwrap();
    assert_eq!(evenkeel::vault::format::parse(&text).unwrap().call, calls[0]);
    let mut by = age::scrypt::Identity::new(passphrase());
    by.set_max_work_factor(18);
    let key = age::decrypt(&by, &fs::read(home.folders().key_file()).unwrap()).unwrap();
    assert_eq!(String::from_utf8(key).unwrap().trim(), recovery.expose_secret());
    let head = fs::read_to_string(home.folders().recipient_file()).unwrap();
    assert_eq!(head.trim(), identity.to_public().to_string());
}
