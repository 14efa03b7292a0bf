//! The thread that reads and writes for the window: requests in, replies out, in the order asked;
//! searches go on to the thread of the index. Owns the channel and the thread; must not know how
//! anything is done, nor what the window does with a reply.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::layout::Folders;
use super::memory::Memory;
use super::serve::{Answer, Desk};
use crate::model::exchange::{Reply, Request};
use crate::say;

/// How often the packs and the calls that are open are looked at once they were asked for.
const LOOK_EVERY: Duration = Duration::from_millis(1500);

/// How often once no call is open and nothing was asked for during [`LOOKS`] looks: each wakes the
/// processor.
const LOOK_SELDOM: Duration = Duration::from_secs(5);

const LOOKS: usize = 6;

/// Where what was noted is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Keep {
    /// In files.
    OnDisk,
    /// In memory until the window is closed: nothing is written.
    InMemory,
}

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
    /// Starts the thread. `wake` is called after each reply, on this thread or that of the index.
    #[must_use]
    pub fn spawn(folders: Folders, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::spawn_keeping(Keep::OnDisk, folders, wake)
    }

    /// The same where what is kept may not be written.
    #[must_use]
    pub fn spawn_keeping(keep: Keep, folders: Folders, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (requests, inbox) = mpsc::channel();
        let (outbox, replies) = mpsc::channel();
        let reply: Answer = Arc::new(move |reply| {
            if outbox.send(reply).is_ok() {
                wake();
            }
        });
        let work = move || match keep {
            Keep::OnDisk => work(&folders, &inbox, &reply),
            Keep::InMemory => work_in_memory(folders, &inbox, &reply),
        };
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
        let why = say!("vault-worker-stopped");
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

/// The same without a disk: nothing else can change what there is, so nothing is looked at.
fn work_in_memory(folders: Folders, inbox: &Receiver<Request>, answer: &Answer) {
    let mut memory = Memory::new(folders);
    let reply = |reply| answer(reply);
    while let Ok(request) = inbox.recv() {
        let result = panic::catch_unwind(AssertUnwindSafe(|| memory.serve(&request, &reply)));
        if result.is_err() {
            reply(refusal(&request, say!("vault-fault-in-window")));
        }
    }
}

fn work(folders: &Folders, inbox: &Receiver<Request>, answer: &Answer) {
    let mut desk = Desk::new(folders, answer);
    let reply = |reply| answer(reply);
    desk.begin();
    let (mut watching, mut looks) = (Watching::Nothing, 0);
    while let Some(request) = next(inbox, watching.looks_after(looks)) {
        let Next::Request(request) = request else {
            desk.look(&reply);
            looks += 1;
            continue;
        };
        looks = 0;
        watching = match &*request {
            Request::Watch(calls) if !calls.is_empty() => Watching::Calls,
            Request::ReadPlaybook if watching == Watching::Nothing => Watching::Packs,
            Request::Watch(_) => Watching::Packs,
            _ => watching,
        };
        let result = panic::catch_unwind(AssertUnwindSafe(|| desk.serve(&request, &reply)));
        // requests may come one upon the other while somebody types
        desk.look_at_open(&reply);
        if result.is_err() {
            // What it believed may be half-changed: begin afresh, so that the next save compares.
            desk.begin_afresh();
            reply(refusal(&request, say!("vault-fault-on-disk")));
        }
    }
}

/// What is looked at from time to time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Watching {
    Nothing,
    Packs,
    /// The packs, and calls that are open.
    Calls,
}

impl Watching {
    /// After what silence to look, so many looks after the last request; `None` when not at all.
    const fn looks_after(self, looks: usize) -> Option<Duration> {
        match self {
            Self::Nothing => None,
            Self::Packs if looks >= LOOKS => Some(LOOK_SELDOM),
            Self::Packs | Self::Calls => Some(LOOK_EVERY),
        }
    }
}

/// What the thread does next.
enum Next {
    Request(Box<Request>),
    Look,
}

/// Waits for what is to be done; `None` when nothing more will come.
fn next(inbox: &Receiver<Request>, looks_after: Option<Duration>) -> Option<Next> {
    let Some(silence) = looks_after else {
        return inbox.recv().ok().map(|request| Next::Request(Box::new(request)));
    };
    match inbox.recv_timeout(silence) {
        Ok(request) => Some(Next::Request(Box::new(request))),
        Err(RecvTimeoutError::Timeout) => Some(Next::Look),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// The answer to a request that could not even be tried.
fn refusal(request: &Request, why: &str) -> Reply {
    match request {
        Request::Save { call, revision } => {
            Reply::SaveFailed { id: call.call().id, revision: *revision, why: why.to_owned() }
        }
        Request::SaveDebrief { debrief, revision } => {
            Reply::PaperFailed { id: debrief.page().id, revision: *revision, why: why.to_owned() }
        }
        Request::SaveShift { shift, revision } => {
            Reply::PaperFailed { id: shift.page().id, revision: *revision, why: why.to_owned() }
        }
        Request::SavePack { revision, .. } => Reply::PackFailed { revision: *revision, why: why.to_owned() },
        _ => Reply::Failed { why: why.to_owned() },
    }
}
