//! What each request comes to: the one place where the vault's parts meet. Must not know threads,
//! nor what the window does with a reply.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::around::Around;
use super::keeper::Keeper;
use super::layout::Folders;
use super::librarian::{Job, Librarian, Question};
use super::packs::Packs;
use super::papers::Papers;
use super::safe::{self, Safe};
use super::store::{Saved, Vault};
use super::watch::Watch;
use super::{Error, aging, ground, handover, resume, settings, snippets, together, versions};
use crate::model::exchange::{Reply, Request};
use crate::model::scrub::{Scrubbed, ScrubbedPack};
use crate::model::together::Tagging;
use crate::say;

/// Takes a reply to where it is read.
pub(super) type Answer = Arc<dyn Fn(Reply) + Send + Sync>;

/// Everything the thread has.
pub(super) struct Desk {
    vault: Vault,
    papers: Papers,
    packs: Packs,
    safe: Safe,
    watch: Watch,
    around: Around,
    answer: Answer,
    /// Begins with the first search.
    librarian: Option<Librarian>,
}

impl Desk {
    pub(super) fn new(folders: &Folders, answer: &Answer) -> Self {
        let keeper = Keeper::from(folders.clone());
        let (vault, papers) = (Vault::new(keeper.clone()), Papers::new(keeper.clone()));
        let safe = Safe::new(keeper, answer);
        let packs = Packs::new(folders.clone());
        let (watch, around) = (Watch::default(), Around::default());
        Self { vault, papers, packs, safe, watch, around, answer: Arc::clone(answer), librarian: None }
    }

    /// Puts right what a killed writer left behind.
    pub(super) fn begin(&mut self) {
        warn(self.vault.sweep_newest(), "could not sweep");
    }

    /// Forgets what it believed of the records, so that the next save compares.
    pub(super) fn begin_afresh(&mut self) {
        self.vault = Vault::new(self.vault.keeper().clone());
    }

    /// Looks whether a pack has changed, the vault was encrypted by another program, or somebody else
    /// filed a call.
    pub(super) fn look(&mut self, reply: &dyn Fn(Reply)) {
        self.safe.tell();
        if let Some(found) = self.packs.look() {
            reply(Reply::Playbook(Box::new(found)));
        }
        if !self.vault.keeper().is_locked() && self.around.look(&self.vault.folders().calls()) {
            reply(Reply::Around);
        }
        self.look_at_open(reply);
    }

    /// Looks whether somebody else wrote a call that is open.
    pub(super) fn look_at_open(&mut self, reply: &dyn Fn(Reply)) {
        for found in self.watch.look(&self.vault) {
            reply(found);
        }
    }

    /// Does what is asked, and replies. What changes by that is nobody else's.
    pub(super) fn serve(&mut self, request: &Request, reply: &dyn Fn(Reply)) {
        let was_as_known = self.around.is_as_known();
        self.do_it(request, reply);
        if was_as_known {
            self.around.look(&self.vault.folders().calls());
        }
    }

    fn do_it(&mut self, request: &Request, reply: &dyn Fn(Reply)) {
        let failed = |error: Error| Reply::Failed { why: error.to_string() };
        self.safe.tell();
        let keeper = self.vault.keeper();
        let locked = || Error::Locked { path: keeper.folders().key_file() };
        if keeper.is_locked()
            && let Some(answer) = safe::answer_locked(request, &locked())
        {
            return reply(answer);
        }
        match request {
            Request::Unlock(_)
            | Request::Lock
            | Request::Encrypt(_)
            | Request::Decrypt(_)
            | Request::Rewrap { .. } => self.open_or_close(request),
            Request::Save { call, revision } => self.save(call, *revision, reply),
            Request::LookAround => reply(Reply::Ground(ground::look(self.vault.folders()))),
            Request::Resume => self.resume(reply),
            Request::Load(id) => reply(match self.vault.load(*id) {
                Ok(parsed) => Reply::Loaded { call: Box::new(parsed.call), access: parsed.access },
                Err(error) => failed(error),
            }),
            Request::Search { .. }
            | Request::More { .. }
            | Request::Ledger { .. }
            | Request::Earlier { .. }
            | Request::Insights { .. }
            | Request::Ids { .. } => self.look_through(request),
            Request::TagAll(_) | Request::Gather { .. } | Request::TrashAll(_) | Request::RestoreAll(_) => {
                self.together(request, reply);
            }
            Request::Read { id, number } => reply(match self.vault.look_at(*id) {
                Ok(parsed) => Reply::Read { number: *number, call: Box::new(parsed.call) },
                Err(error) => failed(error),
            }),
            Request::Versions(id) => {
                reply(Reply::Versions { id: *id, list: versions::of(&self.vault, *id) });
            }
            Request::Watch(calls) => self.watch.these(calls),
            Request::Mark { mark, at } => {
                let done = self.vault.mark(mark, *at);
                self.touched(mark.call);
                reply(done.map_or_else(failed, |saved| {
                    self.kept_elsewhere(mark.call, saved, reply);
                    Reply::Marked(mark.clone())
                }));
            }
            Request::Trash(id) => {
                let done = self.vault.trash(*id);
                self.touched(*id);
                reply(match done {
                    // an emptied call is in the trash already
                    Ok(()) | Err(Error::Missing { .. }) => Reply::Trashed(*id),
                    Err(error) => failed(error),
                });
            }
            Request::Restore(id) => {
                let done = self.vault.restore(*id);
                self.touched(*id);
                reply(done.map_or_else(failed, |()| Reply::Restored(*id)));
            }
            Request::Purge(before) => {
                warn(aging::purge(self.vault.folders(), *before), "the trash was not purged");
            }
            Request::Aged(before) => reply(Reply::Aged(aging::aged(&self.vault, *before).len())),
            Request::Retire(before) => reply(self.retire(*before).map_or_else(failed, Reply::Retired)),
            Request::LoadDebrief(id) => reply(match self.papers.load_debrief(*id) {
                Ok(found) => Reply::Debrief { id: *id, found: found.map(Box::new) },
                Err(error) => failed(error),
            }),
            Request::SaveDebrief { debrief, revision } => {
                paper_saved(debrief.page().id, *revision, self.papers.save_debrief(debrief), reply);
            }
            Request::LoadShift => self.load_shift(reply),
            Request::SaveShift { shift, revision } => {
                paper_saved(shift.page().id, *revision, self.papers.save_shift(shift), reply);
            }
            Request::Handover { since, now } => self.hand_over(*since, now, reply),
            Request::SaveSettings(settings) => {
                if let Err(error) = settings::save(self.vault.folders(), settings) {
                    reply(failed(error));
                }
            }
            Request::ReadPlaybook => reply(Reply::Playbook(Box::new(self.packs.read_all()))),
            Request::SavePack { pack, edition, revision } => {
                reply(self.save_pack(pack, *edition, *revision));
            }
            Request::ReadSnippets(path) => {
                let read = snippets::read(path, &self.packs.book());
                reply(read.map_or_else(failed, |import| Reply::Snippets(Box::new(import))));
            }
            Request::Export { path, text } => {
                reply(snippets::write_new(path, text).map_or_else(failed, Reply::Exported));
            }
            Request::Write { folder, name, bytes } => {
                reply(snippets::write_beside(folder, name, bytes).map_or_else(failed, Reply::Exported));
            }
            Request::SaveWindow(place) => {
                warn(settings::save_window(self.vault.folders(), place), "the window's place was not saved");
            }
        }
    }

    /// What another thread answers, out of all the calls.
    fn look_through(&mut self, request: &Request) {
        let job = match request.clone() {
            Request::Search { query, number, reach } => Job::Search { query, number, reach },
            Request::More { number, from } => Job::More { number, from },
            Request::Ledger { number, now } => Job::Slips(Question::Ledger { number, now }),
            Request::Earlier { caller, except, number } => {
                Job::Slips(Question::Earlier { caller, except, number })
            }
            Request::Insights { asked, number } => Job::Insights { asked, number },
            Request::Ids { number } => Job::Ids { number },
            _ => return,
        };
        self.ask(job);
    }

    fn hand_over(&self, since: Timestamp, now: &Zoned, reply: &dyn Fn(Reply)) {
        let (sheet, troubles) = handover::gather(&self.vault, since, now);
        for error in troubles {
            tracing::warn!(%error, "left out of the handover");
        }
        reply(Reply::Handover(Box::new(sheet)));
    }

    /// What was known of the files is forgotten, the index first.
    fn open_or_close(&mut self, request: &Request) {
        if !matches!(request, Request::Rewrap { .. }) {
            self.librarian = None;
        }
        self.safe.serve(request);
        if matches!(request, Request::Unlock(_) | Request::Lock) {
            self.begin_afresh();
            self.papers = Papers::new(self.vault.keeper().clone());
        }
        if matches!(request, Request::Unlock(_)) {
            self.begin();
        }
    }

    fn save(&mut self, call: &Scrubbed, revision: u64, reply: &dyn Fn(Reply)) {
        let id = call.call().id;
        match self.vault.save(call) {
            Ok(saved) => {
                reply(Reply::Saved { id, revision });
                self.touched(id);
                self.kept_elsewhere(id, saved, reply);
            }
            Err(error) => {
                tracing::warn!(%id, %error, "save failed");
                reply(Reply::SaveFailed { id, revision, why: error.to_string() });
            }
        }
    }

    /// Tells of another version that was kept; of a call that is watched it is told as such.
    fn kept_elsewhere(&self, id: Uuid, saved: Saved, reply: &dyn Fn(Reply)) {
        if let Some(path) = saved.conflict.filter(|_| !self.watch.holds(id)) {
            let path = path.display();
            let why = say!("vault-call-changed-elsewhere", path);
            reply(Reply::Failed { why });
        }
    }

    /// Moves what was kept long enough to the trash; answers how many calls that were.
    fn retire(&mut self, before: Timestamp) -> Result<usize, Error> {
        let aged = aging::aged(&self.vault, before);
        for id in &aged {
            self.vault.trash(*id)?;
            self.touched(*id);
        }
        Ok(aged.len())
    }

    fn load_shift(&mut self, reply: &dyn Fn(Reply)) {
        warn(self.papers.sweep(), "could not sweep the private papers");
        let (found, troubles) = self.papers.latest_shift();
        reply(Reply::Shift(found.map(Box::new)));
        for error in troubles {
            reply(Reply::Failed { why: error.to_string() });
        }
    }

    fn save_pack(&mut self, pack: &ScrubbedPack, edition: u64, revision: u64) -> Reply {
        match self.packs.save(pack, edition) {
            Ok(kept) => {
                let kept = kept.map(|path| path.display().to_string());
                Reply::PackSaved { revision, edition: self.packs.edition(), kept }
            }
            Err(error) => Reply::PackFailed { revision, why: error.to_string() },
        }
    }

    /// Tells the index, if there is one yet, that this record is another now.
    fn touched(&self, id: Uuid) {
        if let Some(librarian) = &self.librarian {
            librarian.send(Job::Touched(id));
        }
    }

    /// What is done to several calls at once.
    fn together(&mut self, request: &Request, reply: &dyn Fn(Reply)) {
        match request {
            Request::TagAll(tagging) => {
                let (calls, troubles) = together::tag(&mut self.vault, tagging);
                self.done(&calls, troubles, reply);
                reply(Reply::TaggedAll { tagging: Tagging { calls, ..tagging.clone() } });
            }
            Request::Gather { calls, form } => {
                let (calls, troubles) = together::gather(&self.vault, calls);
                self.done(&[], troubles, reply);
                reply(Reply::Gathered { calls, form: *form });
            }
            Request::TrashAll(calls) => {
                let (calls, troubles) = together::trash(&mut self.vault, calls);
                self.done(&calls, troubles, reply);
                reply(Reply::TrashedAll(calls));
            }
            Request::RestoreAll(calls) => {
                let (calls, troubles) = together::restore(&mut self.vault, calls);
                self.done(&calls, troubles, reply);
                reply(Reply::RestoredAll);
            }
            _ => {}
        }
    }

    /// Several calls are others now; the first thing that went wrong is told.
    fn done(&self, calls: &[Uuid], troubles: Vec<Error>, reply: &dyn Fn(Reply)) {
        for id in calls {
            self.touched(*id);
        }
        let others = troubles.len().saturating_sub(1);
        if let Some(first) = troubles.into_iter().next() {
            let more = if others > 0 { say!("vault-and-more", others) } else { String::new() };
            reply(Reply::Failed { why: format!("{first}{more}") });
        }
    }

    fn ask(&mut self, job: Job) {
        let start = || Librarian::spawn(self.vault.keeper().clone(), Arc::clone(&self.answer));
        if !self.librarian.get_or_insert_with(start).send(job) {
            let why = say!("vault-librarian-stopped");
            (self.answer)(Reply::Failed { why: why.to_owned() });
        }
    }

    /// Takes up the call that was being worked on.
    fn resume(&mut self, reply: &dyn Fn(Reply)) {
        let (open, mut troubles) = resume::underway(&self.vault);
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

fn paper_saved(id: Uuid, revision: u64, result: Result<Saved, Error>, reply: &dyn Fn(Reply)) {
    match result {
        Ok(saved) => {
            reply(Reply::PaperSaved { id, revision });
            if let Some(path) = saved.conflict {
                let path = path.display();
                let why = say!("vault-changed-elsewhere", path);
                reply(Reply::Failed { why });
            }
        }
        Err(error) => reply(Reply::PaperFailed { id, revision, why: error.to_string() }),
    }
}

/// Notes in the log what nobody needs to be told.
fn warn<T>(result: Result<T, Error>, what: &str) {
    if let Err(error) = result {
        tracing::warn!(%error, "{what}");
    }
}
