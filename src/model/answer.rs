//! What the vault answered: each reply goes to the part that asked. Must not know how the vault came
//! by it.

use super::action::{Effect, Now};
use super::desk::Desk;
use super::exchange::Reply;
use super::state::{Model, What};
use super::{
    debrief, editor, insights, keeping, ledger, live, lock, returning, shelf, shift, together, versions,
};
use crate::say;

impl Model {
    pub(super) fn vault(&mut self, reply: Reply, now: &Now, effects: &mut Vec<Effect>) {
        match reply {
            Reply::Saved { id, revision } => {
                for desk in self.desks_mut().filter(|desk| desk.call.id == id) {
                    desk.saved(revision, now);
                }
                let (waiting, done): (Vec<_>, Vec<_>) =
                    std::mem::take(&mut self.outbox).into_iter().partition(Desk::needs_save);
                self.outbox = waiting;
                for desk in &done {
                    ledger::remember(self, &desk.call);
                }
                if !done.is_empty() {
                    shelf::refresh(self, now, effects);
                    returning::ask(self, effects);
                }
            }
            Reply::SaveFailed { id, revision, why } => {
                for desk in self.desks_mut().filter(|desk| desk.call.id == id) {
                    desk.save_failed(revision, why.clone(), now);
                }
            }
            Reply::Ground(ground) => keeping::stands_on(self, ground, now),
            Reply::Resumed(call) => live::resumed(self, call, now),
            Reply::Loaded { call, access } => shelf::loaded(self, *call, access, now, effects),
            reply @ Reply::Found { .. } => shelf::found(self, reply),
            Reply::More { number, from, rows } => shelf::more(self, number, from, rows),
            Reply::Aged(count) => keeping::aged(self, count, now, effects),
            Reply::Retired(count) => keeping::retired(self, count, now, effects),
            Reply::Debrief { id, found } => {
                debrief::loaded(self, id, found.map(|found| *found), now, effects);
            }
            Reply::Shift(found) => shift::loaded(self, found.map(|found| *found)),
            Reply::Handover(sheet) => self.handover = Some(*sheet),
            Reply::PaperSaved { id, revision } => self.paper_saved(id, revision),
            Reply::PaperFailed { id, revision, why } => self.paper_failed(id, revision, &why, now),
            Reply::Versions { id, list } => versions::came(self, id, &list, now),
            Reply::Read { number, call } => returning::came(self, number, call),
            Reply::Ledger { number, needed } => ledger::answered(self, number, needed),
            Reply::Earlier { number, slips } => returning::answered(self, number, slips),
            reply @ (Reply::Ids { .. }
            | Reply::TaggedAll { .. }
            | Reply::Gathered { .. }
            | Reply::TrashedAll(_)
            | Reply::RestoredAll) => together::answered(self, reply, now, effects),
            Reply::Insights { number, insights: figures } => insights::answered(self, number, *figures),
            Reply::Marked(mark) => ledger::marked(self, &mark),
            Reply::Trashed(id) => {
                ledger::forget(self, id);
                shelf::refresh(self, now, effects);
                returning::ask(self, effects);
            }
            Reply::Restored(_) | Reply::Around => {
                ledger::ask(self, now, effects);
                shelf::refresh(self, now, effects);
                returning::ask(self, effects);
            }
            Reply::Playbook(files) => editor::read(self, *files, now),
            Reply::PackSaved { revision, edition, kept } => {
                self.editor.saved(revision, edition);
                if let Some(kept) = kept {
                    let why = say!("notices-pack-kept", kept);
                    self.tell(What::Problem(why), now);
                }
            }
            Reply::PackFailed { revision, why } => self.editor.save_failed(revision, why, now),
            Reply::Snippets(import) => editor::import(self, *import, now),
            Reply::Exported(path) => self.tell(What::Exported(say!("notices-written", path)), now),
            Reply::Standing(standing) => lock::stands(self, standing, now, effects),
            Reply::Converted { files, recovery } => lock::converted(self, files, recovery, now),
            Reply::Rewrapped => lock::rewrapped(self, now),
            Reply::Refused { why } => lock::refused(self, why, effects),
            Reply::Failed { why } => self.tell(What::Problem(why), now),
        }
    }
}
