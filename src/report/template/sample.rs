//! A call made up to show a template on.

use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use crate::model::call::{Call, Status};
use crate::say;

/// A call to show a template on.
#[must_use]
pub fn sample() -> Call {
    let opened = Timestamp::constant(1_795_361_400, 0);
    let mut call = Call::new(Uuid::from_u128(0x0192_c5f0_1234_7abc_8def_0123_4567_89ab), opened);
    call.status = Status::Ended;
    call.ended = opened.checked_add(9.minutes()).ok();
    for (text, said) in [
        (&mut call.customer, say!("template-sample-customer")),
        (&mut call.issue, say!("template-sample-problem")),
        (&mut call.words, say!("template-sample-words")),
        (&mut call.remedy, say!("template-sample-remedy")),
        (&mut call.disposition, say!("settings-disposition-refund-or-credit")),
    ] {
        said.clone_into(text);
    }
    call.situations = vec!["angry".to_owned()];
    (call.heat_start, call.heat_end) = (Some(7), Some(3));
    call.promise(say!("template-sample-promise").to_owned(), opened.checked_add(24.hours()).ok());
    call
}
