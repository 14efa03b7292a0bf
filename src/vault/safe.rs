//! What requests come to that concern the key: opening and locking, and conversions, which run beside
//! all other work so that a save never waits for one. Must not know what is in a file.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use age::secrecy::{ExposeSecret as _, SecretString};

use super::convert::{self, Done, Step};
use super::keeper::{Converting, Keeper};
use super::serve::Answer;
use super::{Error, layout};
use crate::model::exchange::{Count, Facets, Reply, Request};
use crate::model::ledger::Needed;
use crate::model::lock::Standing;
use crate::model::secret::Secret;
use crate::say;

/// The key, and the conversion that runs.
pub(super) struct Safe {
    keeper: Keeper,
    answer: Answer,
    /// What the window knows.
    told: Standing,
    conversion: Option<Conversion>,
}

struct Conversion {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Safe {
    pub(super) fn new(keeper: Keeper, answer: &Answer) -> Self {
        Self { keeper, answer: Arc::clone(answer), told: Standing::Plain, conversion: None }
    }

    /// Says how the vault stands, if that is another way than the window knows: another program may
    /// have encrypted it meanwhile.
    pub(super) fn tell(&mut self) {
        let standing = self.keeper.standing();
        if standing != self.told {
            self.say();
        }
    }

    fn say(&mut self) {
        self.told = self.keeper.standing();
        (self.answer)(Reply::Standing(self.told));
    }

    /// Does what is asked, if it concerns the key.
    pub(super) fn serve(&mut self, request: &Request) {
        match request {
            Request::Unlock(said) => match self.keeper.unlock(&secret(said)) {
                Ok(()) => {
                    self.say();
                    if self.keeper.converting().is_some() {
                        self.convert(None, convert::go_on);
                    }
                }
                Err(error) => self.refuse(&error),
            },
            Request::Lock => {
                self.stop();
                self.keeper.lock();
                self.say();
            }
            Request::Encrypt(said) => {
                let said = secret(said);
                self.convert(Some(Converting::ToSealed), move |keeper, watch| {
                    convert::encrypt(keeper, &said, watch).map(Some)
                });
            }
            Request::Decrypt(said) => match self.keeper.unlock(&secret(said)) {
                Ok(()) => self.convert(Some(Converting::ToPlain), |keeper, watch| {
                    convert::decrypt(keeper, watch).map(Some)
                }),
                Err(error) => self.refuse(&error),
            },
            Request::Rewrap { old, new } => {
                let done = self.keeper.unlock(&secret(old)).and_then(|()| self.keeper.rewrap(&secret(new)));
                match done {
                    Ok(()) => (self.answer)(Reply::Rewrapped),
                    Err(error) => self.refuse(&error),
                }
            }
            _ => {}
        }
    }

    fn refuse(&self, error: &Error) {
        (self.answer)(Reply::Refused { why: error.to_string() });
    }

    /// Begins a conversion; one that runs already is stopped first, and what it did stays done.
    fn convert(
        &mut self,
        asked: Option<Converting>,
        work: impl FnOnce(&Keeper, &mut convert::Watch<'_>) -> Result<Option<Done>, Error> + Send + 'static,
    ) {
        self.stop();
        let stop = Arc::new(AtomicBool::new(false));
        let (keeper, answer, stopped) = (self.keeper.clone(), Arc::clone(&self.answer), Arc::clone(&stop));
        let run = move || {
            let mut watch = |_: Step<'_>| {
                if stopped.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            match (work(&keeper, &mut watch), asked) {
                // it was locked meanwhile, and goes on once it is open again
                (Err(Error::Stopped { .. } | Error::Locked { .. }) | Ok(None), _) => {}
                (Ok(Some(done)), Some(_)) => tell_done(&keeper, &done, &answer),
                (Ok(Some(done)), None) => tracing::info!(files = done.files, "went on with a conversion"),
                (Err(error), Some(_)) => answer(Reply::Refused { why: error.to_string() }),
                (Err(error), None) => tracing::warn!(%error, "a conversion could not go on"),
            }
        };
        match thread::Builder::new().name("convert".to_owned()).spawn(run) {
            Ok(thread) => self.conversion = Some(Conversion { stop, thread }),
            Err(error) => tracing::error!(%error, "no thread for the conversion"),
        }
    }

    fn stop(&mut self) {
        let Some(Conversion { stop, thread }) = self.conversion.take() else { return };
        stop.store(true, Ordering::Relaxed);
        if thread.join().is_err() {
            tracing::error!("the conversion ended in a panic");
        }
    }
}

impl Drop for Safe {
    fn drop(&mut self) {
        self.stop();
    }
}

fn tell_done(keeper: &Keeper, done: &Done, answer: &Answer) {
    for (path, why) in &done.left {
        answer(Reply::Failed { why: say!("vault-left-as-it-is", why, path = path.display()) });
    }
    let sealed = done.left.iter().any(|(path, _)| layout::is_sealed(path));
    if sealed && keeper.converting() == Some(Converting::ToPlain) {
        let why = say!("vault-key-was-kept").to_owned();
        return answer(Reply::Refused { why });
    }
    answer(Reply::Standing(keeper.standing()));
    let recovery = keeper.recovery().ok().map(|key| Secret::from(key.expose_secret()));
    answer(Reply::Converted { files: done.files, recovery });
}

fn secret(said: &Secret) -> SecretString {
    SecretString::from(said.expose().to_owned())
}

/// What is answered while the vault is locked to what needs its files; none for all else.
pub(super) fn answer_locked(request: &Request, why: &Error) -> Option<Reply> {
    let why = why.to_string();
    Some(match request {
        Request::Save { call, revision } => {
            Reply::SaveFailed { id: call.call().id, revision: *revision, why }
        }
        Request::SaveDebrief { debrief, revision } => {
            Reply::PaperFailed { id: debrief.page().id, revision: *revision, why }
        }
        Request::SaveShift { shift, revision } => {
            Reply::PaperFailed { id: shift.page().id, revision: *revision, why }
        }
        Request::Resume => Reply::Resumed(None),
        Request::Search { number, .. } => Reply::Found {
            number: *number,
            rows: Vec::new(),
            count: Count::default(),
            facets: Facets::default(),
            missed: Vec::new(),
            progress: None,
            unreadable: Vec::new(),
        },
        Request::More { number, from } => Reply::More { number: *number, from: *from, rows: Vec::new() },
        Request::Ledger { number, .. } => Reply::Ledger { number: *number, needed: Needed::default() },
        Request::Earlier { number, .. } => Reply::Earlier { number: *number, slips: Vec::new() },
        Request::Aged(_) => Reply::Aged(0),
        Request::Retire(_) => Reply::Retired(0),
        Request::LoadShift => Reply::Shift(None),
        Request::Load(_)
        | Request::Read { .. }
        | Request::Versions(_)
        | Request::Mark { .. }
        | Request::Trash(_)
        | Request::Restore(_)
        | Request::LoadDebrief(_)
        | Request::Handover { .. }
        | Request::Insights { .. }
        | Request::Ids { .. }
        | Request::TagAll(_)
        | Request::Gather { .. }
        | Request::TrashAll(_)
        | Request::RestoreAll(_) => Reply::Failed { why },
        Request::LookAround
        | Request::Watch(_)
        | Request::Purge(_)
        | Request::SaveSettings(_)
        | Request::ReadPlaybook
        | Request::SavePack { .. }
        | Request::ReadSnippets(_)
        | Request::Export { .. }
        | Request::Write { .. }
        | Request::SaveWindow(_)
        | Request::Unlock(_)
        | Request::Lock
        | Request::Encrypt(_)
        | Request::Decrypt(_)
        | Request::Rewrap { .. } => return None,
    })
}
