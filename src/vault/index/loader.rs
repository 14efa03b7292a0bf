//! Records on their way into the index, the newest first, a shard at a time: a thread of its own
//! reads ahead of the one that puts them in. Must not know who waits for them.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};

use super::super::keeper::Keeper;
use super::super::store::Vault;
use super::entry::Entry;
use super::shards::FULL;
use super::{Index, Pending, Result};

/// So few records are read without a thread.
const FEW: usize = 32;

/// So many records are read ahead.
const AHEAD: usize = 64;

/// What has to be put in.
#[derive(Debug, Default)]
pub struct Loader {
    /// The newest last.
    pending: Vec<Pending>,
    chunk: Option<Chunk>,
}

impl Loader {
    /// Takes what was found to be lacking, the newest first.
    pub fn add(&mut self, mut found: Vec<Pending>) {
        found.reverse();
        self.pending.append(&mut found);
    }

    /// How many records are not in yet.
    #[must_use]
    pub fn left(&self) -> usize {
        self.pending.len() + self.chunk.as_ref().map_or(0, Chunk::left)
    }

    /// Begins with so many of the newest, unless it has begun: they can be found together.
    pub fn begin(&mut self, vault: &Vault, most: usize) {
        if self.chunk.is_none() && !self.pending.is_empty() {
            // ascending, so that all of it is appended
            let from = self.pending.len().saturating_sub(most);
            self.chunk = Some(Chunk::begin(self.pending.split_off(from), vault.keeper()));
        }
    }

    /// Puts in at most so many; those of a shard can be found once it is complete.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn put(&mut self, vault: &Vault, index: &mut Index, most: usize) -> Result<()> {
        for _ in 0..most.min(self.left()) {
            self.begin(vault, FULL.into());
            let Some(chunk) = &mut self.chunk else { break };
            if let Some(entry) = chunk.next(vault) {
                index.take(entry)?;
            }
            if chunk.left() == 0 {
                self.chunk = None;
                index.commit()?;
            }
        }
        Ok(())
    }
}

/// Records that are being read.
#[derive(Debug)]
struct Chunk {
    pending: Arc<[Pending]>,
    next: usize,
    ahead: Option<Receiver<Entry>>,
    thread: Option<JoinHandle<()>>,
}

impl Chunk {
    fn begin(pending: Vec<Pending>, keeper: &Keeper) -> Self {
        let mut chunk = Self { pending: pending.into(), next: 0, ahead: None, thread: None };
        if chunk.pending.len() <= FEW {
            return chunk;
        }
        let (out, ahead) = mpsc::sync_channel(AHEAD);
        let (pending, vault) = (Arc::clone(&chunk.pending), Vault::new(keeper.clone()));
        let read = move || {
            let _ = pending.iter().try_for_each(|pending| out.send(pending.read(&vault)));
        };
        chunk.thread = thread::Builder::new().name("reading".to_owned()).spawn(read).ok();
        chunk.ahead = chunk.thread.is_some().then_some(ahead);
        chunk
    }

    fn left(&self) -> usize {
        self.pending.len().saturating_sub(self.next)
    }

    fn next(&mut self, vault: &Vault) -> Option<Entry> {
        let read = self.ahead.as_ref().and_then(|ahead| ahead.recv().ok());
        // without a thread, or where it came to grief
        let entry = read.or_else(|| self.pending.get(self.next).map(|pending| pending.read(vault)));
        self.next += 1;
        entry
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        self.ahead = None;
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the thread that reads ahead ended in a panic");
        }
    }
}
