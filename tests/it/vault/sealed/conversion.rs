//! A conversion that is cut off, and what others do meanwhile.

use std::ops::ControlFlow;

use evenkeel::model::call::Status;
use evenkeel::vault::convert::{self, Step};
use evenkeel::vault::keeper::{Keeper, Standing};
use evenkeel::vault::papers::Papers;
use evenkeel::vault::{Error, Vault};

use super::{CANARY, passphrase, telling, telltales, work};
use crate::support::{Home, scrubbed};

#[test]
fn wherever_a_conversion_is_cut_off_all_can_be_read_and_it_goes_on() {
    let home = Home::new();
    let calls = work(&home.keeper(), 10);
    let stop_at = |keeper: &Keeper, at: usize, decrypting: Option<()>| {
        let mut left = at;
        let mut watch = |step: Step<'_>| {
            // the key costs a second, and is made once
            left -= usize::from(at > 0 && step != Step::Mark);
            if at > 0 && left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        match decrypting {
            Some(()) => convert::decrypt(keeper, &mut watch),
            None => convert::encrypt(keeper, &passphrase(), &mut watch),
        }
    };
    let maker = home.keeper();
    // stopped with the key made and not one file sealed
    assert!(matches!(stop_at(&maker, 2, None), Err(Error::Stopped { .. })));
    let recovery = maker.recovery().unwrap();
    let opened = || {
        let keeper = home.keeper();
        // cut off behind its last step but one, the key is gone already
        if keeper.is_sealed() {
            keeper.unlock(&recovery).unwrap();
        }
        keeper
    };
    let whole = |keeper: &Keeper, at: usize| {
        let mut vault = Vault::new(keeper.clone());
        for call in &calls {
            assert_eq!(vault.load(call.id).unwrap().call, *call, "stopped at {at}");
            assert_eq!(vault.versions(call.id).unwrap().len(), usize::from(call.status == Status::Ended));
        }
        assert_eq!(vault.list().records.len(), 2, "stopped at {at}");
        assert!(Papers::new(keeper.clone()).latest_shift().0.is_some(), "stopped at {at}");
    };
    let mut steps = 0;
    for at in 1..200 {
        let keeper = opened();
        whole(&keeper, at);
        let done = stop_at(&keeper, 2 + at % 2, None);
        whole(&opened(), at);
        steps = at;
        if done.is_ok() {
            break;
        }
    }
    assert!(steps > 5, "{steps}");
    assert_eq!(telltales(&home), Vec::<std::path::PathBuf>::new());
    let mut done = Err(Error::NoHome);
    for at in 1..200 {
        let keeper = opened();
        whole(&keeper, at);
        done = stop_at(&keeper, 2 + at % 2, Some(()));
        if done.is_ok() {
            break;
        }
        whole(&opened(), at);
        if !home.keeper().is_sealed() {
            continue;
        }
        assert!(matches!(
            convert::encrypt(&opened(), &passphrase(), &mut convert::onward),
            Err(Error::Unfinished { .. })
        ));
    }
    assert_eq!(done.unwrap().left, Vec::new());
    whole(&home.keeper(), 0);
    assert_eq!(home.keeper().standing(), Standing::Plain);
}

#[test]
fn what_is_saved_meanwhile_by_somebody_without_the_key_is_refused_and_never_plain() {
    let home = Home::new();
    let mut window = home.vault();
    let mut call = telling(1);
    window.save(&scrubbed(&call)).unwrap();
    let keeper = home.keeper();
    convert::encrypt(&keeper, &passphrase(), &mut convert::onward).unwrap();
    call.words = format!("{CANARY}, later");
    assert!(matches!(window.save(&scrubbed(&call)), Err(Error::Locked { .. })));
    assert!(matches!(window.save(&scrubbed(&telling(2))), Err(Error::Locked { .. })));
    assert!(matches!(window.trash(call.id), Ok(()) | Err(Error::Locked { .. })));
    assert_eq!(telltales(&home), Vec::<std::path::PathBuf>::new());
    window.keeper().unlock(&passphrase()).unwrap();
    window.save(&scrubbed(&telling(2))).unwrap();
    assert_eq!(telltales(&home), Vec::<std::path::PathBuf>::new());
}
