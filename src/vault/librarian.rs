//! The thread that keeps the index and answers searches, so that a save never waits for either.
//! Owns the order of its work: who asks comes first, then the files that are not in the index yet,
//! then counting, then sweeping. Must not know what the window does with a reply.

mod idle;
mod slips;
mod standing;

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use uuid::Uuid;

use super::index::{self, Index, Loader, Looked, Mirror};
use super::keeper::Keeper;
use super::scan;
use super::store::Vault;
use super::survey::Survey;
use crate::model::exchange::{Count, Facets, PAGE, Progress, Reach, Reply};
use crate::model::insights::{Asked, Insights};
use crate::model::query::Query;
use idle::Sweeping;
pub(super) use slips::Question;
use slips::Questions;
use standing::Standing;

/// So few files are put in before the first answer.
const AT_ONCE: usize = 400;

/// So many of more files are put in before it where none is kept from the last time: enough to show.
const FIRST: usize = 2 * PAGE;

/// So many files are looked at, about, before the first answer and before the next question.
const LOOKED_AT: usize = 5_000;

/// After so much silence what was written is synced.
const QUIET: Duration = Duration::from_secs(2);

/// Something for the thread to do.
#[derive(Debug)]
pub(super) enum Job {
    /// Answer this.
    Search { query: Query, number: u64, reach: Reach },
    /// Read on.
    More { number: u64, from: usize },
    /// Answer what the ledger needs, or the earlier calls with a caller.
    Slips(Question),
    /// Tell every call of a list.
    Ids { number: u64 },
    /// Count what the calls say together.
    Insights { asked: Asked, number: u64 },
    /// This record was written, moved or deleted here.
    Touched(Uuid),
}

/// The thread, from outside. Started with the first question.
#[derive(Debug)]
pub(super) struct Librarian {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Librarian {
    pub(super) fn spawn(keeper: Keeper, reply: Arc<dyn Fn(Reply) + Send + Sync>) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let work = move || Desk::new(keeper, reply).work(&inbox);
        let thread = thread::Builder::new().name("index".to_owned()).spawn(work).ok();
        Self { jobs: thread.is_some().then_some(jobs), thread }
    }

    /// Asks for something; `false` when there is no thread to do it.
    pub(super) fn send(&self, job: Job) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok())
    }
}

impl Drop for Librarian {
    fn drop(&mut self) {
        self.jobs = None;
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the thread of the index ended in a panic");
        }
    }
}

/// Everything the thread has.
struct Desk {
    vault: Vault,
    reply: Arc<dyn Fn(Reply) + Send + Sync>,
    /// `None` until the first question, and where none can be made.
    index: Option<Index>,
    mirror: Mirror,
    /// What is not in the index yet.
    loader: Loader,
    /// How many files there were to put in, how many of them have been told of, and how many there
    /// were when the questions about slips were answered last.
    of: usize,
    told: usize,
    answered: usize,
    /// Folders that could not be read.
    troubles: Vec<String>,
    standing: Vec<Standing>,
    survey: Option<Survey>,
    questions: Questions,
    sweeping: Sweeping,
    dirty: bool,
}

impl Desk {
    fn new(keeper: Keeper, reply: Arc<dyn Fn(Reply) + Send + Sync>) -> Self {
        Self {
            vault: Vault::new(keeper),
            reply,
            index: None,
            mirror: Mirror::default(),
            loader: Loader::default(),
            of: 0,
            told: 0,
            answered: 0,
            troubles: Vec::new(),
            standing: Vec::new(),
            survey: None,
            questions: Questions::default(),
            sweeping: Sweeping::Done,
            dirty: false,
        }
    }

    fn work(&mut self, inbox: &Receiver<Job>) {
        loop {
            let job = if self.has_work() {
                match inbox.try_recv() {
                    Ok(job) => Some(job),
                    Err(TryRecvError::Empty) => None,
                    Err(TryRecvError::Disconnected) => break,
                }
            } else if self.dirty {
                match inbox.recv_timeout(QUIET) {
                    Ok(job) => Some(job),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            } else {
                match inbox.recv() {
                    Ok(job) => Some(job),
                    Err(_) => break,
                }
            };
            let done = panic::catch_unwind(AssertUnwindSafe(|| self.step(job.as_ref())));
            if done.is_err() {
                tracing::error!("a fault in the index");
                self.index = None;
                self.loader = Loader::default();
                self.mirror = Mirror::default();
                self.standing.clear();
                self.survey = None;
                self.dirty = false;
            }
        }
        if let Some(index) = &mut self.index
            && let Err(error) = index.commit()
        {
            tracing::warn!(%error, "the index was not written to its end");
        }
    }

    fn has_work(&self) -> bool {
        self.mirror.looked() == Looked::InPart
            || self.loader.left() > 0
            || self.survey.is_some()
            || self.sweeping == Sweeping::GoesOn
            || self.standing.iter().any(Standing::counts)
            || self.index.as_ref().is_some_and(Index::is_late)
    }

    /// Does one thing. An index that fails is made anew, and the thing is done once more.
    fn step(&mut self, job: Option<&Job>) {
        for _ in 0..2 {
            match self.try_step(job) {
                Ok(()) => return,
                Err(error) => {
                    tracing::warn!(%error, "the index failed");
                    self.renew();
                }
            }
        }
        match job {
            Some(Job::Search { query, number, .. }) => self.scan(query, *number),
            Some(Job::Slips(question)) => (self.reply)(question.scan(&self.vault)),
            _ => {}
        }
        if let Some(survey) = self.survey.take() {
            self.counted(survey.number, survey.scan(&self.vault));
        }
    }

    fn counted(&self, number: u64, insights: Insights) {
        (self.reply)(Reply::Insights { number, insights: Box::new(insights) });
    }

    fn try_step(&mut self, job: Option<&Job>) -> index::Result<()> {
        match job {
            Some(Job::Search { query, number, reach }) => {
                self.catch_up()?;
                let Some(index) = &self.index else {
                    self.scan(query, *number);
                    return Ok(());
                };
                let progress = self.progress();
                let (standing, mut found) = Standing::ask(index, query, *number, *reach)?;
                self.standing.retain(|other| other.number != *number && other.reach != *reach);
                self.standing.push(standing);
                if let Reply::Found { unreadable, progress: shown, .. } = &mut found {
                    unreadable.extend(self.troubles.iter().cloned());
                    *shown = progress;
                }
                (self.reply)(found);
                Ok(())
            }
            Some(Job::More { number, from }) => {
                let (Some(index), Some(standing)) =
                    (&self.index, self.standing.iter().find(|standing| standing.number == *number))
                else {
                    return Ok(());
                };
                let rows = standing.page(index, *from)?;
                (self.reply)(Reply::More { number: *number, from: *from, rows });
                Ok(())
            }
            Some(Job::Ids { number }) => {
                let standing = self.standing.iter_mut().find(|standing| standing.number == *number);
                if let (Some(index), Some(standing)) = (&self.index, standing) {
                    let calls = standing.ids(index)?;
                    (self.reply)(Reply::Ids { number: *number, calls });
                }
                Ok(())
            }
            Some(Job::Slips(question)) => {
                self.catch_up()?;
                self.questions.note(question);
                (self.reply)(match &self.index {
                    Some(index) => question.answer(index)?,
                    None => question.scan(&self.vault),
                });
                Ok(())
            }
            Some(Job::Insights { asked, number }) => {
                self.survey = Some(Survey::begin(asked.clone(), *number));
                self.catch_up()
            }
            Some(Job::Touched(id)) => {
                let Some(index) = &mut self.index else { return Ok(()) };
                self.mirror.touch(&self.vault, index, *id)?;
                // else with the others that are on their way
                if self.loader.left() == 0 {
                    index.commit()?;
                }
                self.dirty = true;
                Ok(())
            }
            None => self.go_on(),
        }
    }

    /// Opens the index if need be, and looks what it lacks; a little is put in at once.
    fn catch_up(&mut self) -> index::Result<()> {
        if self.index.as_ref().is_some_and(|index| !index.is_intact()) {
            tracing::warn!("the index was changed by somebody else");
            self.renew();
        }
        if self.index.is_none() {
            self.sweeping = Sweeping::GoesOn;
            let on_disk = || Index::open(&self.vault.folders().cache);
            let kept = if self.vault.keeper().is_sealed() { None } else { on_disk() };
            self.index = kept.or_else(|| Index::in_memory().ok());
        }
        let Some(index) = &mut self.index else { return Ok(()) };
        let mut found = Vec::new();
        let most = if index.is_empty() { usize::MAX } else { LOOKED_AT };
        self.troubles = self.mirror.look(&self.vault, index, &mut found, most)?;
        if self.loader.left() == 0 {
            (self.of, self.told, self.answered) = (0, 0, 0);
        }
        let before = self.loader.left();
        self.loader.add(found);
        self.of += self.loader.left() - before;
        // the newest are shown at once where all of them have to be read again after each start
        let few = self.loader.left() <= AT_ONCE;
        if few || self.vault.keeper().is_sealed() {
            let most = if few { AT_ONCE } else { FIRST };
            self.loader.begin(&self.vault, most);
            self.put(most)?;
        }
        Ok(())
    }

    fn put(&mut self, most: usize) -> index::Result<()> {
        let Some(index) = &mut self.index else { return Ok(()) };
        self.dirty |= self.loader.left() > 0;
        self.loader.put(&self.vault, index, most)?;
        if self.loader.left() == 0 {
            index.commit()?;
        }
        Ok(())
    }

    fn progress(&self) -> Option<Progress> {
        let left = self.loader.left();
        (left > 0).then(|| Progress { done: self.of.saturating_sub(left), of: self.of })
    }

    /// Begins again with nothing.
    fn renew(&mut self) {
        self.survey = self.survey.as_ref().map(Survey::again);
        self.loader = Loader::default();
        self.mirror = Mirror::default();
        let before = self.index.take().filter(|_| !self.vault.keeper().is_sealed());
        self.index = before.and_then(Index::renewed).or_else(|| Index::in_memory().ok());
    }

    /// Answers without an index.
    fn scan(&self, query: &Query, number: u64) {
        let scan::Findings { rows, missed, unreadable } = scan::run(&self.vault, query);
        (self.reply)(Reply::Found {
            number,
            count: Count::Exactly(rows.len()),
            rows,
            facets: Facets::default(),
            missed,
            progress: None,
            unreadable,
        });
    }
}
