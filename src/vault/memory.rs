//! Memory-only: everything that is asked of the vault, without a vault. Calls and papers live as long as the
//! window; a file is written only where a user names one. Must not know how a call is kept on a disk.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::facts::Facts;
use super::layout::Folders;
use super::scan::{self, Doc, Findings};
use super::search::Debrief as Noted;
use super::tally::Tally;
use super::{Error, packs, snippets};
use crate::model::call::Call;
use crate::model::debrief::{Debrief, Fate};
use crate::model::exchange::{Access, Count, PAGE, Reply, Request, Row};
use crate::model::ground::Ground;
use crate::model::handover::Handover;
use crate::model::insights;
use crate::model::ledger::{Mark, Needed};
use crate::model::pack::Book;
use crate::model::paper::Page as _;
use crate::model::query::Query;
use crate::model::shift::Shift;
use crate::model::slip::Slip;
use crate::model::together::Tagging;
use crate::model::{library, returning};
use crate::say;

/// So many lists are remembered: those in sight, and those they took the place of.
const LISTS: u64 = 8;

/// All there is.
#[derive(Debug)]
pub(super) struct Memory {
    /// Where packs may be read; nothing is written there.
    folders: Folders,
    calls: BTreeMap<Uuid, Call>,
    debriefs: HashMap<Uuid, Debrief>,
    trash: HashMap<Uuid, (Call, Option<Debrief>)>,
    shift: Option<Shift>,
    /// What was found, by the number of the search.
    lists: HashMap<u64, Vec<Row>>,
}

impl Memory {
    pub(super) fn new(folders: Folders) -> Self {
        Self {
            folders,
            calls: BTreeMap::new(),
            debriefs: HashMap::new(),
            trash: HashMap::new(),
            shift: None,
            lists: HashMap::new(),
        }
    }

    /// Does what is asked, and replies.
    pub(super) fn serve(&mut self, request: &Request, reply: &dyn Fn(Reply)) {
        if let Some(answer) = self.answer(request) {
            reply(answer);
        }
    }

    fn answer(&mut self, request: &Request) -> Option<Reply> {
        let missing = |id: Uuid| failed(&Error::Missing { said: id.to_string() });
        Some(match request {
            Request::LookAround => Reply::Ground(Ground::memory()),
            Request::Resume => Reply::Resumed(None),
            Request::Save { call, revision } => {
                let call = call.call();
                if call.is_blank() {
                    self.trash(call.id);
                } else {
                    self.calls.insert(call.id, call.clone());
                }
                Reply::Saved { id: call.id, revision: *revision }
            }
            Request::Load(id) => match self.calls.get(id) {
                Some(call) => Reply::Loaded { call: Box::new(call.clone()), access: Access::ReadWrite },
                None => missing(*id),
            },
            Request::Read { id, number } => match self.calls.get(id) {
                Some(call) => Reply::Read { number: *number, call: Box::new(call.clone()) },
                None => missing(*id),
            },
            Request::Versions(id) => Reply::Versions { id: *id, list: Vec::new() },
            Request::Search { .. }
            | Request::More { .. }
            | Request::Ids { .. }
            | Request::Ledger { .. }
            | Request::Earlier { .. }
            | Request::Insights { .. }
            | Request::Handover { .. } => return self.look_through(request),
            Request::Mark { mark, at } => self.mark(mark, *at).unwrap_or_else(|| missing(mark.call)),
            Request::Trash(id) => {
                self.trash(*id);
                Reply::Trashed(*id)
            }
            Request::Restore(id) => {
                self.restore(*id);
                Reply::Restored(*id)
            }
            Request::TagAll(_) | Request::Gather { .. } | Request::TrashAll(_) | Request::RestoreAll(_) => {
                return self.together(request);
            }
            Request::LoadDebrief(_)
            | Request::SaveDebrief { .. }
            | Request::LoadShift
            | Request::SaveShift { .. } => return self.paper(request),
            Request::Aged(_) => Reply::Aged(0),
            Request::Retire(_) => Reply::Retired(0),
            Request::ReadPlaybook => Reply::Playbook(Box::new(packs::read_once(&self.folders))),
            Request::SavePack { edition, revision, .. } => {
                Reply::PackSaved { revision: *revision, edition: *edition, kept: None }
            }
            Request::ReadSnippets(path) => match snippets::read(path, &self.book()) {
                Ok(import) => Reply::Snippets(Box::new(import)),
                Err(error) => failed(&error),
            },
            Request::Export { path, text } => {
                snippets::write_new(path, text).map_or_else(|error| failed(&error), Reply::Exported)
            }
            Request::Write { folder, name, bytes } => snippets::write_beside(folder, name, bytes)
                .map_or_else(|error| failed(&error), Reply::Exported),
            Request::Unlock(_)
            | Request::Lock
            | Request::Encrypt(_)
            | Request::Decrypt(_)
            | Request::Rewrap { .. } => Reply::Refused { why: say!("vault-nothing-to-encrypt").to_owned() },
            Request::Watch(_) | Request::Purge(_) | Request::SaveSettings(_) | Request::SaveWindow(_) => {
                return None;
            }
        })
    }

    fn look_through(&mut self, request: &Request) -> Option<Reply> {
        let slips = || self.calls.values().map(Slip::of);
        Some(match request {
            Request::Search { query, number, .. } => self.search(query, *number),
            Request::More { number, from } => {
                let rows = self.lists.get(number)?.iter().skip(*from).take(PAGE).cloned().collect();
                Reply::More { number: *number, from: *from, rows }
            }
            Request::Ids { number } => {
                let calls = self.lists.get(number)?.iter().map(|row| row.id).collect();
                Reply::Ids { number: *number, calls }
            }
            Request::Ledger { number, now } => {
                Reply::Ledger { number: *number, needed: Needed::of(slips().collect(), now) }
            }
            Request::Earlier { caller, except, number } => {
                let slips: Vec<Slip> = slips().collect();
                Reply::Earlier { number: *number, slips: returning::earlier(slips.iter(), caller, *except) }
            }
            Request::Insights { asked, number } => {
                let mut tally = insights::Tally::new(asked.clone());
                self.calls.values().for_each(|call| tally.add(&Facts::of(call, self.noted(call.id)).digest));
                Reply::Insights { number: *number, insights: Box::new(tally.insights()) }
            }
            Request::Handover { since, now } => {
                let calls: Vec<Call> = self.calls.values().cloned().collect();
                let mut sheet = Handover::of(&calls, *since, now);
                let young = calls.iter().filter(|call| call.opened >= *since);
                let raised = young.filter_map(|call| self.debriefs.get(&call.id));
                sheet.to_raise += raised.filter(|debrief| debrief.fate == Fate::Raise).count();
                Reply::Handover(Box::new(sheet))
            }
            _ => return None,
        })
    }

    fn search(&mut self, query: &Query, number: u64) -> Reply {
        let docs: Vec<Doc> = self.calls.values().map(|call| Doc::of(call, self.noted(call.id))).collect();
        let Findings { rows, missed, .. } = scan::among(&mut |each| docs.iter().for_each(each), query);
        let mut tally = Tally::default();
        for call in rows.iter().filter_map(|row| self.calls.get(&row.id)) {
            tally.add(&Facts::of(call, self.noted(call.id)), query.asked.as_ref());
        }
        let first = rows.iter().take(PAGE).cloned().collect();
        let count = Count::Exactly(rows.len());
        self.lists.retain(|other, _| number.abs_diff(*other) < LISTS);
        self.lists.insert(number, rows);
        Reply::Found {
            number,
            rows: first,
            count,
            facets: tally.facets(),
            missed,
            progress: None,
            unreadable: Vec::new(),
        }
    }

    fn noted(&self, id: Uuid) -> Noted {
        if self.debriefs.contains_key(&id) { Noted::Written } else { Noted::None }
    }

    fn mark(&mut self, mark: &Mark, at: jiff::Timestamp) -> Option<Reply> {
        let call = self.calls.get_mut(&mark.call)?;
        let promise = call.promises.iter_mut().find(|promise| promise.id == mark.promise)?;
        promise.stand(mark.status, mark.at.unwrap_or(at));
        call.changed = at;
        Some(Reply::Marked(mark.clone()))
    }

    fn trash(&mut self, id: Uuid) {
        if let Some(call) = self.calls.remove(&id) {
            self.trash.insert(id, (call, self.debriefs.remove(&id)));
        }
    }

    fn restore(&mut self, id: Uuid) {
        if let Some((call, debrief)) = self.trash.remove(&id) {
            self.calls.insert(id, call);
            self.debriefs.extend(debrief.map(|debrief| (id, debrief)));
        }
    }

    fn together(&mut self, request: &Request) -> Option<Reply> {
        Some(match request {
            Request::TagAll(tagging) => {
                let mut tagged = Vec::new();
                for id in &tagging.calls {
                    if self.calls.get_mut(id).is_some_and(|call| tagging.apply(call)) {
                        tagged.push(*id);
                    }
                }
                Reply::TaggedAll { tagging: Tagging { calls: tagged, ..tagging.clone() } }
            }
            Request::Gather { calls, form } => {
                let mut calls: Vec<Call> =
                    calls.iter().filter_map(|id| self.calls.get(id).cloned()).collect();
                calls.sort_by_key(|call| (call.opened, call.id));
                Reply::Gathered { calls, form: *form }
            }
            Request::TrashAll(calls) => {
                for id in calls {
                    self.trash(*id);
                }
                Reply::TrashedAll(calls.clone())
            }
            Request::RestoreAll(calls) => {
                for id in calls {
                    self.restore(*id);
                }
                Reply::RestoredAll
            }
            _ => return None,
        })
    }

    fn paper(&mut self, request: &Request) -> Option<Reply> {
        Some(match request {
            Request::LoadDebrief(id) => {
                let found =
                    self.debriefs.get(id).map(|debrief| Box::new((debrief.clone(), Access::ReadWrite)));
                Reply::Debrief { id: *id, found }
            }
            Request::SaveDebrief { debrief, revision } => {
                let page = debrief.page();
                if page.is_blank() {
                    self.debriefs.remove(&page.id);
                } else {
                    self.debriefs.insert(page.id, page.clone());
                }
                Reply::PaperSaved { id: page.id, revision: *revision }
            }
            Request::LoadShift => {
                Reply::Shift(self.shift.clone().map(|shift| Box::new((shift, Access::ReadWrite))))
            }
            Request::SaveShift { shift, revision } => {
                self.shift = Some(shift.page().clone());
                Reply::PaperSaved { id: shift.page().id, revision: *revision }
            }
            _ => return None,
        })
    }

    fn book(&self) -> Book {
        let files = packs::read_once(&self.folders);
        let packs = files.site.iter().chain([&files.personal]);
        packs.fold(Book::new(library::builtin()), Book::with)
    }
}

fn failed(error: &Error) -> Reply {
    Reply::Failed { why: error.to_string() }
}
