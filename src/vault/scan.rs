//! Searching without an index: every record is read. Answers what the index answers; for when there
//! is none, and to compare with. Must not know the index.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::panic;
use std::path::Path;
use std::thread;

use uuid::Uuid;

use super::card::Card;
use super::facts::Facts;
use super::files::Record;
use super::search::{self, Debrief};
use super::store::Vault;
use super::{Error, excerpt, layout};
use crate::model::call::Call;
use crate::model::exchange::{PAGE, Row};
use crate::model::insights::Digest;
use crate::model::query::{Phrase, Query};
use crate::model::slip::Slip;
use crate::model::spelling;

/// So many records are read by a thread at a time.
const PART: usize = 128;

/// More threads wait for the disk, or for each other.
const MOST_THREADS: usize = 8;

/// What a search found.
#[derive(Debug, Default)]
pub struct Findings {
    /// The newest first; of the first [`PAGE`], those that fit best.
    pub rows: Vec<Row>,
    /// Words typed that no call has.
    pub missed: Vec<String>,
    /// Files that could not be read, each with its path and the reason.
    pub unreadable: Vec<String>,
}

/// A call as it is looked through.
#[derive(Clone, Debug)]
pub struct Doc {
    card: Card,
    facts: Facts,
    text: String,
    words: String,
}

impl Doc {
    /// A call that was read.
    pub(super) fn of(call: &Call, debrief: Debrief) -> Self {
        let text = search::text_of(call);
        let words = search::words_of(call, &text, debrief);
        Self { card: Card::of(call), facts: Facts::of(call, debrief), text, words }
    }
}

/// Every call that fits.
#[must_use]
pub fn run(vault: &Vault, query: &Query) -> Findings {
    let mut unreadable = Vec::new();
    let mut findings = among(&mut |each| unreadable = read(vault, each), query);
    findings.unreadable = unreadable;
    findings
}

/// Takes one call.
pub type Take<'a> = dyn FnMut(&Doc) + 'a;

/// Shows every call to whom it is given, one after the other.
pub type Docs<'a> = dyn FnMut(&mut Take<'_>) + 'a;

/// Every call that fits among these.
pub fn among(docs: &mut Docs<'_>, query: &Query) -> Findings {
    let rows = pass(docs, query);
    if !rows.is_empty() || !query.terms.iter().any(search::is_one_word) {
        return Findings { rows, ..Findings::default() };
    }
    let mut sought: HashSet<Phrase> = HashSet::new();
    for term in query.terms.iter().filter(|term| search::is_one_word(term)) {
        for phrase in &term.any {
            sought.extend(phrase.words.iter().flat_map(|word| spelling::near(word)));
            sought.insert(phrase.clone());
        }
    }
    let mut seen: HashSet<&Phrase> = HashSet::new();
    let by_word = sought.iter().filter_map(|phrase| Some((phrase.words.first()?.as_str(), phrase))).collect();
    docs(&mut |doc| note_seen(&by_word, &doc.words, &mut seen));
    let (forgiven, missed) = search::forgive(query, |phrase| seen.contains(phrase));
    let rows = if missed.is_empty() { rows } else { pass(docs, &forgiven) };
    Findings { rows, missed, unreadable: Vec::new() }
}

/// Shows every call that can be read; answers why others cannot.
pub fn read(vault: &Vault, each: &mut Take<'_>) -> Vec<String> {
    each_read(vault, Doc::of, &mut |doc| each(&doc))
}

/// Makes something of every call that can be read; answers why others cannot.
fn each_read<T: Send>(
    vault: &Vault,
    make: impl Fn(&Call, Debrief) -> T + Sync,
    take: &mut dyn FnMut(T),
) -> Vec<String> {
    let listing = vault.list();
    let mut unreadable: Vec<String> = listing.troubles.iter().map(Error::to_string).collect();
    let read = |record: &Record| {
        let path = record.path();
        match vault.read(record) {
            Ok(parsed) => Some(Ok(make(&parsed.call, debrief_of(vault, &path, parsed.call.id)))),
            Err(_) if !super::files::exists(&path) => None,
            Err(error) => Some(Err(error.to_string())),
        }
    };
    side_by_side(&listing.records, read, &mut |read| match read {
        Some(Ok(whole)) => take(whole),
        Some(Err(why)) => unreadable.push(why),
        None => {}
    });
    unreadable
}

/// What is known of every call that can be read.
pub(super) fn slips(vault: &Vault) -> Vec<Slip> {
    let mut slips = Vec::new();
    let slip = |record: &Record| Some(Slip::of(&vault.read(record).ok()?.call));
    side_by_side(&vault.list().records, slip, &mut |slip| slips.extend(slip));
    slips
}

/// Shows the digest of every call that can be read; answers why others cannot.
pub fn digests(vault: &Vault, each: &mut dyn FnMut(&Digest)) -> Vec<String> {
    each_read(vault, |call, debrief| Facts::of(call, debrief).digest, &mut |digest| each(&digest))
}

/// Makes something of each record, by all processors, and hands it over in their order.
fn side_by_side<T: Send>(records: &[Record], make: impl Fn(&Record) -> T + Sync, take: &mut dyn FnMut(T)) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    for batch in records.chunks(threads * PART) {
        thread::scope(|scope| {
            let read = |part: &[Record]| part.iter().map(&make).collect::<Vec<T>>();
            let (first, others) = batch.split_at(batch.len().min(PART));
            let spawn = |part| {
                let spawned = thread::Builder::new().spawn_scoped(scope, move || read(part));
                spawned.map_err(|_no_more_threads| part)
            };
            let others: Vec<_> = others.chunks(PART).map(spawn).collect();
            read(first).into_iter().for_each(&mut *take);
            for other in others {
                let part = match other {
                    Ok(thread) => thread.join().unwrap_or_else(|fault| panic::resume_unwind(fault)),
                    Err(part) => read(part),
                };
                part.into_iter().for_each(&mut *take);
            }
        });
    }
}

/// The first page in the order shown: those that fit best first, the newest first among equals.
pub fn in_order<T>(page: &mut [T], score: impl Fn(&T) -> u8, card: impl Fn(&T) -> (jiff::Timestamp, Uuid)) {
    page.sort_by_key(|hit| Reverse((score(hit), card(hit))));
}

/// Notes which of these one-word phrases stand among the words.
fn note_seen<'a>(phrases: &HashMap<&str, &'a Phrase>, words: &str, seen: &mut HashSet<&'a Phrase>) {
    for word in words.split(' ') {
        let starts = word.char_indices().filter_map(|(end, c)| word.get(..end + c.len_utf8()));
        let found = starts.filter_map(|start| phrases.get(start));
        seen.extend(found.filter(|phrase| phrase.stands_at(&[word], 0)));
    }
}

fn pass(docs: &mut Docs<'_>, query: &Query) -> Vec<Row> {
    let mut hits: Vec<(u8, Row)> = Vec::new();
    docs(&mut |doc| {
        let words: Vec<&str> = doc.words.split(' ').collect();
        if doc.facts.is_in_time(query) && search::fits(query, &words) {
            let (score, marks) = search::look(query, &doc.text);
            hits.push((score, doc.card.clone().row(excerpt::snippet(&doc.text, &marks))));
        }
    });
    hits.sort_by_key(|(_, row)| Reverse((row.opened, row.id)));
    let page = hits.len().min(PAGE);
    if let Some(page) = hits.get_mut(..page) {
        in_order(page, |(score, _)| *score, |(_, row)| (row.opened, row.id));
    }
    hits.into_iter().map(|(_, row)| row).collect()
}

fn debrief_of(vault: &Vault, record: &Path, id: Uuid) -> Debrief {
    let folders = vault.folders();
    let month = record.parent().and_then(|month| month.strip_prefix(folders.calls()).ok());
    let path = month.map(|month| folders.data.join("debriefs").join(month).join(layout::record_name(id)));
    if path.is_some_and(|path| super::files::is_there(&path)) { Debrief::Written } else { Debrief::None }
}
