//! `evenkeel note`: files a call without the window.

use std::io::Read as _;

use uuid::{NoContext, Uuid};

use super::{Failure, World, args, known_situation};
use crate::model::call::{Call, Status};
use crate::model::scrub::{self, Masked};
use crate::model::when;
use crate::say;
use crate::vault::error::reason;
use crate::vault::settings;

/// No text read from stdin is larger, in bytes.
const LIMIT: u64 = 8 << 20;

/// Files the call and prints its id. What the guard masked is told, never shown.
pub(super) fn run(args: args::Note, world: &mut World<'_>) -> Result<(), Failure> {
    let now = world.now.timestamp();
    let situations = args.situation.iter().map(|id| known_situation(&world.playbook, id));
    let situations = situations.collect::<Result<Vec<_>, _>>()?;
    let mut call = Call::new(new_id(now), now);
    for id in situations {
        if !call.situations.contains(&id) {
            call.situations.push(id);
        }
    }
    call.words = match args.words {
        Some(words) if words == "-" => read_words(world)?,
        words => words.unwrap_or_default(),
    };
    call.remedy = args.remedy.unwrap_or_default();
    call.customer = args.customer.unwrap_or_default();
    call.reference = args.reference.unwrap_or_default();
    for said in args.promise {
        let (text, due) = when::split_promise(&said, world.now);
        if due.is_none() && said.contains(" by ") {
            world.tell(say!("cli-no-time-understood"));
        }
        call.promise(text, due.map(|due| due.at));
    }
    if call.is_blank() {
        return Err(Failure::Usage(say!("cli-nothing-to-file").to_owned()));
    }
    if !args.open {
        call.status = Status::Ended;
        call.ended = Some(now);
    }
    let id = call.id;
    let (call, masked) = scrub::scrub_as_set(call, &[], settings::load(&world.folders).0.guard);
    let saved = world.vault().save(&call)?;
    for Masked { field, finding } in masked {
        let kind = super::json(&finding.kind)?;
        let reason = finding.kind.reason().trim_end_matches('.');
        let (place, kind) = (field.name().to_lowercase(), kind.trim_matches('"'));
        world.tell(&say!("cli-masked", place, kind, reason));
    }
    if let Some(path) = saved.conflict {
        world.tell(&say!("cli-other-version-kept", path = path.display()));
    }
    world.line(&id.to_string())
}

/// Stdin byte for byte; what is not UTF-8 is refused, for it could not come back as it is.
fn read_words(world: &mut World<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = (&mut *world.input).take(LIMIT + 1).read_to_end(&mut bytes);
    let refused = |why: String| Failure::Failed(say!("cli-words-cannot-be-read", why));
    read.map_err(|error| refused(reason(&error)))?;
    if bytes.len() as u64 > LIMIT {
        return Err(refused(say!("cli-words-too-long", most = LIMIT >> 20)));
    }
    String::from_utf8(bytes)
        .map_err(|error| refused(say!("cli-byte-is-not-utf-8", byte = error.utf8_error().valid_up_to() + 1)))
}

/// An id of this moment. A clock before 1970 counts as 1970: the id sorts wrong, the call is kept.
fn new_id(now: jiff::Timestamp) -> Uuid {
    let secs = u64::try_from(now.as_second()).unwrap_or(0);
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, secs, nanos))
}
