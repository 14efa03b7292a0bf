//! The playbook as the agent edits it: what lies below (built-in and site), the agent's own pack
//! over it, and what of that is on the disk. Owns when the pack is saved; must not know how.

use std::ops::Range;
use std::sync;

use super::action::{Action, Effect, Now, Place, Screen, Which};
use super::exchange::{PlaybookFiles, Request};
use super::field::Field;
use super::guard;
use super::history::{Sight, Step};
use super::library::{self, Playbook};
use super::lint::Linter;
use super::pack::{self, Book, Edit, Key, List, Pack, Spot};
use super::scrub;
use super::snippet::{self, Format, Import, Told};
use super::state::{Model, What};
use super::{card, text};
use crate::{key, say};

/// Seconds from the first unsaved keystroke to the save.
const AUTOSAVE_SECS: f64 = 0.4;
/// Seconds between a failed save and the next try.
const RETRY_SECS: f64 = 2.0;
/// Seconds of a pause in typing that begins a new step to undo.
const PAUSE_SECS: f64 = 1.5;

/// The playbook under the pen.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    /// All of it, with what is out of sight.
    pub book: Book,
    /// What lies below one's own changes.
    pub below: Book,
    /// Id of the situation that is open.
    pub open: Option<String>,
    /// What is wrong with packs.
    pub faults: Vec<String>,
    /// What the last import left out.
    pub told: Vec<Told>,
    /// What is remarked about a wording.
    pub linter: Linter,
    /// Why the last save failed, until one succeeds.
    pub failure: Option<String>,
    builtin: sync::Arc<Playbook>,
    site: Vec<Pack>,
    personal: Pack,
    edition: u64,
    revision: u64,
    saved: u64,
    in_flight: Option<u64>,
    dirty_since_secs: Option<f64>,
    retry_at_secs: Option<f64>,
    /// A run of digits at the caret that may become a card number.
    typing: Option<(Spot, Range<usize>)>,
    group: Option<(Spot, f64)>,
}

impl Editor {
    /// On this built-in playbook, nothing changed yet.
    #[must_use]
    pub fn new(builtin: sync::Arc<Playbook>) -> Self {
        let book = Book::new(sync::Arc::clone(&builtin));
        let linter = Linter::new(&builtin);
        Self { below: book.clone(), book, linter, builtin, ..Self::default() }
    }

    /// Whether all that was changed is on the disk.
    #[must_use]
    pub const fn is_saved(&self) -> bool {
        self.saved == self.revision
    }

    /// Whether anything was ever changed in this session.
    #[must_use]
    pub const fn is_touched(&self) -> bool {
        self.revision > 0
    }

    /// Whether the agent changed something about this item, or inside it.
    #[must_use]
    pub fn is_changed(&self, key: &Key) -> bool {
        self.personal.names(key)
    }

    /// The id of the open situation; empty when none is.
    #[must_use]
    pub fn open_id(&self) -> &str {
        self.open.as_deref().unwrap_or_default()
    }

    /// When this wants to be ticked next, in seconds of the monotonic clock.
    #[must_use]
    pub fn wake_at_secs(&self) -> Option<f64> {
        if self.in_flight.is_some() || self.is_saved() {
            return None;
        }
        let due_secs = self.dirty_since_secs? + AUTOSAVE_SECS;
        Some(self.retry_at_secs.map_or(due_secs, |retry_secs| due_secs.max(retry_secs)))
    }

    /// What to ask of the vault now, if anything.
    pub(super) fn save_if_due(&mut self, now: &Now) -> Option<Request> {
        if now.mono_secs < self.wake_at_secs()? {
            return None;
        }
        self.in_flight = Some(self.revision);
        self.dirty_since_secs = None;
        let pack = match &self.typing {
            Some((spot, held)) => {
                let mut book = self.book.clone();
                let typed = book.text(self.open_id(), *spot).unwrap_or_default();
                book.set_text(self.open_id(), *spot, text::without(&typed, held.clone()));
                book.since(&self.below)
            }
            None => self.personal.clone(),
        };
        let (edition, revision) = (self.edition, self.revision);
        Some(Request::SavePack { pack: scrub::scrub_pack(pack.tidy(&self.below)), edition, revision })
    }

    /// Nothing waits any longer.
    pub(super) fn hurry(&mut self, now: &Now) {
        if !self.is_saved() {
            self.typing = None;
            self.dirty_since_secs = Some(now.mono_secs - AUTOSAVE_SECS);
            self.retry_at_secs = None;
            self.in_flight = None;
        }
    }

    pub(super) fn saved(&mut self, revision: u64, edition: u64) {
        self.edition = edition;
        self.in_flight.take_if(|flying| *flying == revision);
        self.saved = self.saved.max(revision);
        self.failure = None;
        self.retry_at_secs = None;
    }

    pub(super) fn save_failed(&mut self, revision: u64, why: String, now: &Now) {
        self.in_flight.take_if(|flying| *flying == revision);
        self.failure = Some(why);
        self.retry_at_secs = Some(now.mono_secs + RETRY_SECS);
        self.dirty_since_secs.get_or_insert(now.mono_secs);
    }
}

/// The packs have been read: one's own changes that are not on the disk yet stay.
pub(super) fn read(model: &mut Model, files: PlaybookFiles, now: &Now) {
    let editor = &mut model.editor;
    // most have no pack at all: what is shipped is shown already
    let is_shown = editor.site == files.site && editor.personal == files.personal;
    if editor.is_saved() {
        editor.personal = files.personal;
        editor.edition = files.edition;
    }
    editor.site = files.site;
    let old = std::mem::replace(&mut editor.faults, files.faults);
    let new: Vec<String> = editor.faults.iter().filter(|fault| !old.contains(fault)).cloned().collect();
    let mended = |what: &What| matches!(what, What::Problem(why) if old.contains(why));
    model.notices.retain(|notice| !mended(&notice.what));
    for fault in new {
        model.tell(What::Problem(fault), now);
    }
    if !is_shown {
        lay(model);
    }
}

/// What is shipped is that of the language in force, and so is what is told of packs.
pub(super) fn another_language(model: &mut Model, effects: &mut Vec<Effect>) {
    model.editor.builtin = library::builtin();
    lay(model);
    effects.push(Effect::Vault(Request::ReadPlaybook));
}

/// Makes an edit in the window.
pub(super) fn edit(model: &mut Model, edit: &Edit, now: &Now, effects: &mut Vec<Effect>) {
    let editor = &mut model.editor;
    let open = editor.open_id().to_owned();
    let before = editor.personal.clone();
    let mut goes_on = false;
    match edit {
        Edit::Text(spot, typed, caret) => {
            goes_on = matches!(editor.group, Some((last, at_secs))
                if last == *spot && now.mono_secs - at_secs < PAUSE_SECS);
            editor.group = Some((*spot, now.mono_secs));
            editor.typing = guard::held(typed, *caret).map(|held| (*spot, held));
            editor.book.set_text(&open, *spot, typed.clone());
        }
        Edit::Better(spot, better) => editor.book.set_text(&open, *spot, better.clone()),
        Edit::Left(spot) => {
            editor.typing = None;
            editor.group = None;
            let typed = editor.book.text(&open, *spot).unwrap_or_default();
            let findings = guard::find(&typed, &[]);
            let Some(first) = findings.first() else { return };
            editor.book.set_text(&open, *spot, guard::mask(&typed, &findings));
            model.tell(What::Problem(first.kind.reason().to_owned()), now);
        }
        edit => {
            editor.group = None;
            let focus = editor.book.edit(&editor.below, &open, edit);
            effects.extend(focus.map(|spot| Effect::Focus(Place::Spot(spot))));
            if *edit == Edit::Add(List::Situations) {
                editor.open = editor.book.all.situations.last().map(|situation| situation.id.clone());
            }
            if editor.open.as_deref().is_some_and(|open| editor.book.situation(open).is_none()) {
                editor.open = None;
            }
        }
    }
    changed(model, (!goes_on).then_some((Sight::Playbook, before)), now);
}

/// The book was changed: what is written follows, and what is shown.
fn changed(model: &mut Model, before: Option<(Sight, Pack)>, now: &Now) {
    let editor = &mut model.editor;
    editor.personal = editor.book.since(&editor.below);
    editor.revision = editor.revision.saturating_add(1);
    editor.dirty_since_secs.get_or_insert(now.mono_secs);
    if let Some((sight, before)) = before.filter(|(_, before)| *before != editor.personal) {
        model.history.push(Step::Pack(sight, Box::new(before)));
    }
    show(model);
}

/// Lays the packs over what is shipped.
fn lay(model: &mut Model) {
    let editor = &mut model.editor;
    let below = Book::new(editor.builtin.clone());
    editor.below = editor.site.iter().fold(below, Book::with);
    editor.book = editor.below.clone().with(&editor.personal);
    show(model);
}

fn show(model: &mut Model) {
    model.playbook = model.editor.book.in_sight().into();
    model.editor.linter = Linter::new(&model.playbook);
}

/// Puts the agent's own pack as it was in the place of the pack as it is.
pub(super) fn swap(model: &mut Model, before: Pack, now: &Now) -> Pack {
    let editor = &mut model.editor;
    let after = std::mem::replace(&mut editor.personal, before);
    editor.book = editor.below.clone().with(&editor.personal);
    editor.typing = None;
    editor.group = None;
    if editor.open.as_deref().is_some_and(|open| editor.book.situation(open).is_none()) {
        editor.open = None;
    }
    changed(model, None, now);
    after
}

/// Snippets of a file become cards; those that name no situation go into the one that is open.
pub(super) fn import(model: &mut Model, import: Import, now: &Now) {
    let editor = &mut model.editor;
    let before = editor.personal.clone();
    let outcome = snippet::take(import, &mut editor.book, editor.open.as_deref());
    editor.told = outcome.refused;
    let refused = editor.told.len();
    changed(model, Some((Sight::Playbook, before)), now);
    let taken = say!("editor-taken", taken = outcome.taken, known = outcome.known, refused);
    model.tell(What::Imported(taken), now);
}

/// The cards as a file.
pub(super) fn export(model: &Model, format: Format, path: String, effects: &mut Vec<Effect>) {
    let text = match format {
        Format::Espanso | Format::Csv => snippet::write(&model.playbook, format),
        Format::Ron => {
            let builtin = Book::new(model.editor.builtin.clone());
            let all = model.editor.book.since(&builtin).tidy(&builtin);
            pack::to_text(scrub::scrub_pack(all).pack()).unwrap_or_default()
        }
    };
    effects.push(Effect::Vault(Request::Export { path, text }));
}

/// What was just said becomes a card of the leading situation. Without any words a card is begun.
pub(super) fn save_card(
    model: &mut Model,
    said: Option<(Which, Field, Range<usize>)>,
    now: &Now,
    effects: &mut Vec<Effect>,
) {
    let which = said.as_ref().map_or(Which::Live, |(which, ..)| *which);
    let call = model.desk(which).map(|desk| &desk.call);
    let lead =
        call.and_then(|call| call.situations.first()).filter(|id| model.editor.book.situation(id).is_some());
    let (Some(call), Some(lead)) = (call, lead.cloned()) else {
        model.tell(What::Hint(say!("editor-pick-a-situation-first").to_owned()), now);
        return;
    };
    let words = said.and_then(|(_, field, range)| Some(text::slice(field.get(call)?, range)));
    let words = words.unwrap_or_default();
    let end = words.chars().count();
    let words = guard::held(&words, end).map_or(words.clone(), |held| text::without(&words, held));
    let findings = guard::find(&words, &[]);
    let wording = card::open_slots(guard::mask(&words, &findings).trim(), call, &now.wall);
    if let Some(first) = findings.first() {
        model.tell(What::Problem(first.kind.reason().to_owned()), now);
    }
    if wording.is_empty() {
        model.screen = Screen::Playbook;
        model.editor.open = Some(lead);
        edit(model, &Edit::Add(List::Cards), now, effects);
        return;
    }
    let before = model.editor.personal.clone();
    let situations = &mut model.editor.book.all_mut().situations;
    let Some(situation) = situations.iter_mut().find(|situation| situation.id == lead) else { return };
    let name = situation.chip.clone();
    if situation.say.iter().any(|card| card.variants.contains(&wording)) {
        model.tell(What::Hint(say!("editor-card-is-there", name)), now);
        return;
    }
    pack::add_card(situation, wording);
    changed(model, Some((Sight::Call(which), before)), now);
    let number = model.playbook.situation(&lead).map_or(0, |situation| situation.say.len());
    let kept = if model.in_memory() { key!("editor-card-in-memory") } else { key!("editor-card-saved") };
    let told = say!(kept, number, name);
    model.tell(What::CardSaved(told), now);
}

/// Opens a situation in the editor, or goes back to the list.
pub(super) fn open(model: &mut Model, id: Option<String>, effects: &mut Vec<Effect>) {
    model.editor.group = None;
    model.editor.open = id;
    if model.editor.open.is_some() {
        effects.push(Effect::Focus(Place::Spot(Spot::Perspective)));
    }
}

/// What can be done with the playbook as a whole.
pub(super) fn act(model: &mut Model, action: Action, now: &Now, effects: &mut Vec<Effect>) {
    match action {
        Action::Edit(change) => edit(model, &change, now, effects),
        Action::EditSituation(id) => open(model, id, effects),
        Action::SaveCard(said) => save_card(model, said, now, effects),
        Action::ReadSnippets(path) => effects.push(Effect::Vault(Request::ReadSnippets(path))),
        Action::Export(format, path) => export(model, format, path, effects),
        _ => {}
    }
}
