//! Files of an encrypted vault that are damaged, of another key, or plain.

use std::fs;

use age::secrecy::ExposeSecret as _;
use evenkeel::model::call::Call;
use evenkeel::vault::convert;
use evenkeel::vault::keeper::Standing;
use evenkeel::vault::{Error, Vault, check};

use super::{passphrase, sealed, telling, telltales};
use crate::support::scrubbed;

#[test]
fn edited_ciphertext_is_told_and_set_aside_only_when_that_is_asked_and_kept_when_its_call_is_saved() {
    let (home, keeper, calls) = sealed();
    let path = home.folders().calls().join("2026/11").join(format!("{}.ron.age", calls[0].id));
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let Err(Error::Unreadable { why, .. }) = Vault::new(keeper.clone()).load(calls[0].id) else { panic!() };
    assert!(why.contains("changed since it was encrypted"), "{why}");
    let report = check::run(&keeper, check::Repair::No);
    assert_eq!((report.unreadable(), fs::read(&path).unwrap()), (1, bytes.clone()));

    let kept = Vault::new(keeper.clone()).save(&scrubbed(&calls[0])).unwrap().conflict.unwrap();
    assert_eq!(fs::read(&kept).unwrap(), bytes, "byte for byte");
    assert_eq!(Vault::new(keeper.clone()).load(calls[0].id).unwrap().call, calls[0]);

    // sealed with another key: never moved
    let foreign = age::encrypt(&age::x25519::Identity::generate().to_public(), b"x").unwrap();
    fs::write(&path, &foreign).unwrap();
    let report = check::run(&keeper, check::Repair::Yes);
    let other = report.findings.iter().find(|finding| finding.path == path).unwrap();
    assert!(other.what.contains("another key"), "{other:?}");
    assert_eq!(fs::read(&path).unwrap(), foreign);
    assert!(!kept.exists(), "the damaged one is in quarantine");
    let done = convert::decrypt(&keeper, &mut convert::onward).unwrap();
    assert!(done.left.iter().any(|(left, _)| *left == path), "{done:?}");
    assert_eq!(keeper.standing(), Standing::Open, "the key stays while something needs it");
}

#[test]
fn what_comes_in_plain_from_elsewhere_is_read_told_and_sealed_the_next_time() {
    let (home, keeper, calls) = sealed();
    let month = home.folders().calls().join("2026/11");
    let identity: age::x25519::Identity = keeper.recovery().unwrap().expose_secret().parse().unwrap();
    let said = |path: &std::path::Path| {
        let text = age::decrypt(&identity, &fs::read(path).unwrap());
        String::from_utf8(text.unwrap_or_default()).unwrap()
    };
    let plain = |call: &Call| evenkeel::vault::format::to_text(call).unwrap();
    let arrived = telling(40);
    fs::write(month.join(format!("{}.ron", arrived.id)), plain(&arrived)).unwrap();
    // an older copy of a call that is there already
    let older = Call { words: "older".into(), ..calls[0].clone() };
    fs::write(month.join(format!("{}.ron", calls[0].id)), plain(&older)).unwrap();
    // the same, and its call is saved before anybody seals it
    let saved = Call { words: "saved here".into(), ..calls[1].clone() };
    fs::write(
        month.join(format!("{}.ron", calls[1].id)),
        plain(&Call { words: "there".into(), ..saved.clone() }),
    )
    .unwrap();
    let mut vault = Vault::new(keeper.clone());
    vault.load(saved.id).unwrap();
    vault.save(&scrubbed(&saved)).unwrap();
    assert_eq!(vault.look_at(saved.id).unwrap().call, saved);
    let kept = home.files().into_iter().find(|path| {
        let name = path.to_string_lossy();
        name.contains(&format!("{}.sync-conflict", saved.id)) && said(path).contains("\"there\"")
    });
    assert!(kept.is_some_and(|path| path.to_string_lossy().ends_with(".ron.age")), "it is kept");
    let deleted = telling(41);
    fs::write(month.join(format!("{}.ron", deleted.id)), plain(&deleted)).unwrap();
    vault.trash(deleted.id).unwrap();
    assert!(home.folders().trash().join(format!("{}.ron.age", deleted.id)).exists());
    assert_eq!(telltales(&home).len(), 2, "only what came in and was not touched");
    assert_eq!(vault.look_at(arrived.id).unwrap().call, arrived);
    assert_eq!(vault.look_at(calls[0].id).unwrap().call, calls[0]);
    let report = check::run(&keeper, check::Repair::No);
    let told = report.findings.iter().filter(|finding| finding.kind == check::Kind::Plain);
    assert_eq!(told.count(), 2, "{report:?}");
    convert::encrypt(&keeper, &passphrase(), &mut convert::onward).unwrap();
    assert_eq!(telltales(&home), Vec::<std::path::PathBuf>::new());
    assert_eq!(vault.look_at(arrived.id).unwrap().call, arrived);
    assert_eq!(vault.look_at(calls[0].id).unwrap().call, calls[0]);
    let aside = home.folders().quarantine().join("calls/2026/11").join(format!("{}.ron.age", calls[0].id));
    assert!(aside.exists(), "what it said is kept");
}
