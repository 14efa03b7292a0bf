//! The one thread that reads and writes for the window: requests in, replies out, in the order
//! asked. Owns the channel and the thread; must not know what the window does with a reply.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::layout::Folders;
use super::shelf::Shelf;
use super::store::Vault;
use super::{Error, settings};
use crate::model::call::Status;
use crate::model::exchange::{Access, Reply, Request};

/// How many of the newest records are looked at for one to go on with.
const RESUME_LOOKS_AT: usize = 12;

/// The vault's thread, from outside.
#[derive(Debug)]
pub struct Worker {
    requests: Option<Sender<Request>>,
    replies: Receiver<Reply>,
    /// Replies made on this side, when there is no thread to make them.
    undelivered: Vec<Reply>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. `wake` is called on it after each reply.
    #[must_use]
    pub fn spawn(folders: Folders, wake: impl Fn() + Send + 'static) -> Self {
        let (requests, inbox) = mpsc::channel();
        let (outbox, replies) = mpsc::channel();
        let reply = move |reply| {
            if outbox.send(reply).is_ok() {
                wake();
            }
        };
        let work = move || work(&folders, &inbox, &reply);
        let thread = thread::Builder::new().name("vault".to_owned()).spawn(work);
        if let Err(error) = &thread {
            tracing::error!(%error, "no thread for the vault");
        }
        let thread = thread.ok();
        Self { requests: thread.is_some().then_some(requests), replies, undelivered: Vec::new(), thread }
    }

    /// Asks for something; returns at once.
    pub fn send(&mut self, request: Request) {
        let undelivered = match &self.requests {
            Some(requests) => requests.send(request).err().map(|error| error.0),
            None => Some(request),
        };
        let why =
            "the part that reads and writes calls has stopped, nothing was lost but start evenkeel again";
        self.undelivered.extend(undelivered.map(|request| refusal(&request, why)));
    }

    /// The replies since the last time; returns at once.
    pub fn poll(&mut self) -> Vec<Reply> {
        let mut replies = std::mem::take(&mut self.undelivered);
        replies.extend(self.replies.try_iter());
        replies
    }

    /// Waits until everything asked for is done, and answers the last replies.
    #[must_use]
    pub fn finish(mut self) -> Vec<Reply> {
        self.join();
        self.poll()
    }

    fn join(&mut self) {
        // Without a sender the thread ends as soon as it has worked through what was sent.
        self.requests = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the vault's thread ended in a panic");
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.join();
    }
}

/// Everything the thread has.
struct Desk {
    vault: Vault,
    shelf: Shelf,
    sweeping: Sweeping,
}

/// How far the sweep has come: the newest month at once, the others when all is listed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Sweeping {
    Newest,
    All,
}

impl Desk {
    fn new(folders: &Folders) -> Self {
        let vault = Vault::new(folders.clone());
        Self { vault, shelf: Shelf::default(), sweeping: Sweeping::Newest }
    }
}

fn work(folders: &Folders, inbox: &Receiver<Request>, reply: &dyn Fn(Reply)) {
    let mut desk = Desk::new(folders);
    if let Err(error) = desk.vault.sweep_newest() {
        tracing::warn!(%error, "could not sweep");
    }
    for request in inbox {
        let result = panic::catch_unwind(AssertUnwindSafe(|| desk.serve(&request, reply)));
        if result.is_err() {
            // What it believed may be half-changed: begin afresh, so that the next save compares.
            desk = Desk::new(folders);
            reply(refusal(
                &request,
                "a fault in evenkeel, please report it, what is on the disk was left as it is",
            ));
        }
    }
}

impl Desk {
    fn serve(&mut self, request: &Request, reply: &dyn Fn(Reply)) {
        let failed = |error: Error| Reply::Failed { why: error.to_string() };
        match request {
            Request::Save { call, revision } => {
                let (id, revision) = (call.call().id, *revision);
                self.shelf.forget(id);
                match self.vault.save(call) {
                    Ok(saved) => {
                        reply(Reply::Saved { id, revision });
                        if let Some(path) = saved.conflict {
                            let why = format!(
                                "the call was changed elsewhere meanwhile, that version was kept: {}",
                                path.display()
                            );
                            reply(Reply::Failed { why });
                        }
                    }
                    Err(error) => {
                        tracing::warn!(%id, %error, "save failed");
                        reply(Reply::SaveFailed { id, revision, why: error.to_string() });
                    }
                }
            }
            Request::Resume => self.resume(reply),
            Request::Load(id) => reply(match self.vault.load(*id) {
                Ok(parsed) => Reply::Loaded { call: Box::new(parsed.call), access: parsed.access },
                Err(error) => failed(error),
            }),
            Request::Search { query, number } => {
                if self.sweeping == Sweeping::Newest {
                    self.sweeping = Sweeping::All;
                    if let Err(error) = self.vault.sweep() {
                        tracing::warn!(%error, "could not sweep");
                    }
                }
                let findings = self.shelf.search(&self.vault, query);
                reply(Reply::Found { number: *number, rows: findings.rows, unreadable: findings.unreadable });
            }
            Request::Trash(id) => reply(match self.vault.trash(*id) {
                // an emptied call is in the trash already
                Ok(()) | Err(Error::Missing { .. }) => Reply::Trashed(*id),
                Err(error) => failed(error),
            }),
            Request::Restore(id) => {
                self.shelf.forget(*id);
                reply(self.vault.restore(*id).map_or_else(failed, |()| Reply::Restored(*id)));
            }
            Request::SaveSettings(settings) => {
                if let Err(error) = settings::save(self.vault.folders(), settings) {
                    reply(failed(error));
                }
            }
            Request::SaveWindow(place) => {
                if let Err(error) = settings::save_window(self.vault.folders(), place) {
                    tracing::warn!(%error, "the window's place was not saved");
                }
            }
        }
    }

    /// The newest call that is still being worked on, among the newest records: it is opened
    /// before the first frame, so only so many are read.
    fn resume(&mut self, reply: &dyn Fn(Reply)) {
        let listing = self.vault.newest(RESUME_LOOKS_AT);
        let mut troubles: Vec<Error> = listing.troubles;
        let mut open = None;
        for record in listing.records.iter().take(RESUME_LOOKS_AT) {
            match self.vault.read(record) {
                Ok(parsed) if is_underway(parsed.call.status) && parsed.access == Access::ReadWrite => {
                    open = Some(record.id);
                    break;
                }
                Ok(_) => {}
                Err(error) => troubles.push(error),
            }
        }
        let call = open.and_then(|id| match self.vault.load(id) {
            Ok(parsed) => Some(Box::new(parsed.call)),
            Err(error) => {
                troubles.push(error);
                None
            }
        });
        reply(Reply::Resumed(call));
        for error in troubles {
            reply(Reply::Failed { why: error.to_string() });
        }
    }
}

const fn is_underway(status: Status) -> bool {
    matches!(status, Status::Open | Status::WrapUp)
}

/// The answer to a request that could not even be tried.
fn refusal(request: &Request, why: &str) -> Reply {
    match request {
        Request::Save { call, revision } => {
            Reply::SaveFailed { id: call.call().id, revision: *revision, why: why.to_owned() }
        }
        _ => Reply::Failed { why: why.to_owned() },
    }
}
