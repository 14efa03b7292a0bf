//! Records on their way into the index, the newest first, a shard at a time: a thread of its own
//! reads ahead of the one that puts them in. Must not know who waits for them.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::vec::IntoIter;

use uuid::Uuid;

use super::super::keeper::Keeper;
use super::super::store::Vault;
use super::entry::Entry;
use super::shards::FULL;
use super::{Index, Pending, Result, Stamp};

/// So few records are read without a thread.
const FEW: usize = 32;

/// So many records are handed over together, and so many times that are read ahead: reading goes on
/// while a shard is written.
const TOGETHER: usize = 16;
const AHEAD: usize = 64;

/// What has to be put in.
#[derive(Debug, Default)]
pub struct Loader {
    /// The newest last.
    pending: Vec<Pending>,
    /// What is being read, at most two at a time, and the place in the first of the next that is put in.
    chunks: VecDeque<Arc<[Pending]>>,
    next: usize,
    reader: Option<Reader>,
}

impl Loader {
    /// Takes what was found to be lacking, the newest first.
    pub fn add(&mut self, mut found: Vec<Pending>) {
        if self.left() > 0 {
            let begun = self.chunks.iter().flat_map(|chunk| chunk.iter());
            let waiting = begun.skip(self.next).chain(&self.pending);
            let waiting: HashSet<(Uuid, Stamp)> = waiting.map(Pending::whose).collect();
            found.retain(|pending| !waiting.contains(&pending.whose()));
        }
        found.reverse();
        self.pending.append(&mut found);
        self.pending.sort_by_key(|pending| pending.whose().0);
    }

    /// How many records are not in yet.
    #[must_use]
    pub fn left(&self) -> usize {
        let begun: usize = self.chunks.iter().map(|chunk| chunk.len()).sum();
        self.pending.len() + begun.saturating_sub(self.next)
    }

    /// Begins with so many of the newest, unless it has begun: they can be found together.
    pub fn begin(&mut self, vault: &Vault, most: usize) {
        if self.chunks.is_empty() {
            self.read(vault, most);
        }
        if self.chunks.len() < 2 && self.reader.is_some() {
            self.read(vault, FULL.into());
        }
    }

    fn read(&mut self, vault: &Vault, most: usize) {
        if self.pending.is_empty() {
            return;
        }
        // ascending, so that all of it is appended
        let from = self.pending.len().saturating_sub(most);
        let chunk: Arc<[Pending]> = self.pending.split_off(from).into();
        if self.reader.is_none() && chunk.len() > FEW {
            self.reader = Reader::spawn(vault.keeper());
        }
        if let Some(reader) = &self.reader {
            reader.read(&chunk);
        }
        self.chunks.push_back(chunk);
    }

    /// Puts in at most so many; those of a shard can be found once it is complete.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn put(&mut self, vault: &Vault, index: &mut Index, most: usize) -> Result<()> {
        if self.reader.is_some() {
            index.make_room()?;
        }
        for _ in 0..most.min(self.left()) {
            self.begin(vault, FULL.into());
            let Some(chunk) = self.chunks.front() else { break };
            let Some(pending) = chunk.get(self.next) else { break };
            let ahead = self.reader.as_mut().and_then(Reader::next);
            // without a thread, or where it came to grief
            index.take(ahead.unwrap_or_else(|| pending.read(vault)))?;
            self.next += 1;
            if self.next == chunk.len() {
                self.chunks.pop_front();
                self.next = 0;
                index.commit()?;
            }
        }
        if self.left() == 0 {
            *self = Self::default();
            index.forget()?;
        }
        Ok(())
    }
}

/// The thread that reads ahead.
#[derive(Debug)]
struct Reader {
    chunks: Option<Sender<Arc<[Pending]>>>,
    entries: Receiver<Vec<Entry>>,
    ready: IntoIter<Entry>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    fn spawn(keeper: &Keeper) -> Option<Self> {
        let (chunks, inbox) = mpsc::channel::<Arc<[Pending]>>();
        let (out, entries) = mpsc::sync_channel(AHEAD);
        let vault = Vault::new(keeper.clone());
        let read = move || {
            give_way();
            for chunk in inbox {
                let read = |some: &[Pending]| some.iter().map(|pending| pending.read(&vault)).collect();
                if chunk.chunks(TOGETHER).try_for_each(|some| out.send(read(some))).is_err() {
                    break;
                }
            }
        };
        let thread = thread::Builder::new().name("reading".to_owned()).spawn(read).ok()?;
        Some(Self { chunks: Some(chunks), entries, ready: Vec::new().into_iter(), thread: Some(thread) })
    }

    fn read(&self, chunk: &Arc<[Pending]>) {
        if let Some(chunks) = &self.chunks
            && chunks.send(Arc::clone(chunk)).is_err()
        {
            tracing::warn!("nobody reads ahead");
        }
    }

    fn next(&mut self) -> Option<Entry> {
        let ready = self.ready.next();
        ready.or_else(|| {
            self.ready = self.entries.recv().ok()?.into_iter();
            self.ready.next()
        })
    }
}

/// Whoever saves, draws or searches gets a processor before this thread does, where it can be said of
/// a thread alone.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(10) {
        tracing::debug!(%error, "reading ahead does not give way");
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.chunks = None;
        // who waits to hand something over is let go
        (_, self.entries) = mpsc::sync_channel(0);
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the thread that reads ahead ended in a panic");
        }
    }
}
