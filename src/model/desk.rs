//! A call under the pen: the record, what of it is on the disk, and what waits at the caret for
//! the guard's decision. Decides when to save; must not know how saving is done.

use jiff::Timestamp;
use uuid::Uuid;

use super::action::Now;
use super::call::{Call, Promise};
use super::exchange::{Access, Request};
use super::field::Field;
use super::guard::{self, Care, Cares, Finding, Kind};
use super::saving::Saving;
use super::scrub::{self, Scrubbed};
use super::text;

/// Seconds of silence after which an unfinished run of digits is decided.
pub const DECIDE_SECS: f64 = 1.0;

/// A call under the pen.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The record as it stands in the window.
    pub call: Call,
    /// Whether it may be changed.
    pub access: Access,
    /// When the state on the disk was saved; `None` before the first save of this session.
    pub saved_at: Option<Timestamp>,
    /// Why the last save failed, until one succeeds.
    pub failure: Option<String>,
    /// The brief as it was last copied, for whoever takes over.
    pub copied_brief: Option<String>,
    saving: Saving,
    typing: Option<Typing>,
    allowed: Vec<String>,
    cares: Cares,
    /// What was flagged already.
    flagged: Vec<String>,
    /// What promises with a date said before they were typed in, by their ids, until they are left.
    lines: Vec<(String, String)>,
}

/// A run of digits at the caret that may become a card number.
#[derive(Clone, Debug)]
struct Typing {
    field: Field,
    held: std::ops::Range<usize>,
    at_secs: f64,
}

/// Something the guard masked or flagged while the agent typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// In which call.
    pub call: Uuid,
    /// Where.
    pub field: Field,
    /// What.
    pub kind: Kind,
    /// Whether it was masked, or told alone.
    pub care: Care,
    /// What stood there; kept in memory only, to put it back.
    pub original: String,
    /// What stands there now, or would.
    pub masked: String,
}

/// What the guard made of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guarded {
    /// What it masked and flagged.
    pub hits: Vec<Hit>,
    /// What it replaced, and in which text: a caret there moves along.
    pub replaced: Option<(Field, Vec<Finding>)>,
}

impl Desk {
    /// A call that has no file yet.
    #[must_use]
    pub fn new(call: Call) -> Self {
        Self {
            call,
            access: Access::ReadWrite,
            saved_at: None,
            failure: None,
            copied_brief: None,
            saving: Saving::default(),
            typing: None,
            allowed: Vec::new(),
            cares: Cares::NONE,
            flagged: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// A call read from its file. Whatever stands in the file has passed before.
    #[must_use]
    pub fn loaded(call: Call, access: Access) -> Self {
        let allowed = scrub::passed(&call);
        Self { access, allowed, saving: Saving::loaded(), ..Self::new(call) }
    }

    /// Whether this promise, which has a date, was typed anew and not left yet.
    #[must_use]
    pub fn is_retyped(&self, promise: &Promise) -> bool {
        self.lines.iter().any(|(id, before)| *id == promise.id && *before != promise.text)
    }

    /// Notes what a promise with a date says, should it be about to be typed in.
    pub(super) fn note_line(&mut self, field: Field) {
        let Field::Promise(place) = field else { return };
        let Some(promise) = self.call.promises.get(place) else { return };
        if promise.due.is_some() && self.lines.iter().all(|(id, _)| *id != promise.id) {
            self.lines.push((promise.id.clone(), promise.text.clone()));
        }
    }

    /// The promise in this place was left.
    pub(super) fn forget_line(&mut self, place: usize) {
        let Some(promise) = self.call.promises.get(place) else { return };
        self.lines.retain(|(id, _)| *id != promise.id);
    }

    /// From now on personal data is minded so.
    pub(super) fn heed(&mut self, cares: Cares) {
        if self.cares != cares {
            let texts = Field::all_of(&self.call).into_iter().filter_map(|field| field.get(&self.call));
            let stood: Vec<String> = texts.flat_map(|text| guard::stood(text, cares)).collect();
            self.allowed.extend(stood);
            self.cares = cares;
        }
    }

    /// Whether a file of it exists on the disk.
    #[must_use]
    pub const fn on_disk(&self) -> bool {
        self.saving.on_disk()
    }

    /// Whether all that stands in the window is on the disk.
    #[must_use]
    pub const fn is_saved(&self) -> bool {
        self.saving.is_saved()
    }

    /// Whether there is anything that ought to be on the disk.
    #[must_use]
    pub fn needs_save(&self) -> bool {
        !self.is_saved() && self.access == Access::ReadWrite && (self.on_disk() || !self.call.is_blank())
    }

    /// Marks the record as changed now.
    pub fn touch(&mut self, now: &Now) {
        self.call.changed = now.wall.timestamp();
        self.saving.touch(now);
    }

    /// Marks the record as changed, to be saved without delay.
    pub fn touch_and_hurry(&mut self, now: &Now) {
        self.call.changed = now.wall.timestamp();
        self.saving.touch_and_hurry(now);
    }

    /// Sets the text of a field as typed, the caret behind `caret` scalars. What must not be
    /// stored is masked at once; an unfinished run of digits at the caret waits.
    pub fn type_text(&mut self, field: Field, typed: String, caret: usize, now: &Now) -> Guarded {
        let held = guard::held_as_set(&typed, caret, self.cares);
        let guarded = self.put(field, typed, held.as_ref());
        let text = field.get(&self.call).unwrap_or_default();
        let caret =
            guarded.replaced.as_ref().map_or(caret, |(_, findings)| guard::moved_caret(caret, findings));
        self.typing = held.and_then(|_| guard::held_as_set(text, caret, self.cares)).map(|held| Typing {
            field,
            held,
            at_secs: now.mono_secs,
        });
        self.touch(now);
        guarded
    }

    /// Sets the tags as typed, the caret at the end of the one that is new: like a text, it waits where it may
    /// become what must not be stored.
    pub(super) fn type_tags(&mut self, tags: Vec<String>, now: &Now) -> Guarded {
        let before = std::mem::replace(&mut self.call.tags, tags);
        if self.call.tags == before {
            // a blank at its end is no tag yet, nor does it end one
            if let Some(typing) = &mut self.typing {
                typing.at_secs = now.mono_secs;
            }
            return Guarded::default();
        }
        self.typing.take_if(|typing| matches!(typing.field, Field::Tag(_)));
        let new = self.call.tags.iter().enumerate().find(|(_, tag)| !before.contains(tag));
        let new = new.map(|(at, tag)| (Field::Tag(at), tag.clone(), tag.chars().count()));
        let mut guarded = Guarded::default();
        if let Some((field, tag, caret)) = new {
            guarded = self.type_text(field, tag, caret, now);
        }
        guarded.hits.extend(self.guard_all());
        self.touch(now);
        guarded
    }

    /// Puts every text of the record past the guard; what waits at the caret is left to wait.
    pub fn guard_all(&mut self) -> Vec<Hit> {
        let mut hits = Vec::new();
        for field in Field::all_of(&self.call) {
            if self.typing.as_ref().is_some_and(|typing| typing.field == field) {
                continue;
            }
            let Some(text) = field.get(&self.call).map(str::to_owned) else { continue };
            hits.extend(self.put(field, text, None).hits);
        }
        hits
    }

    /// Decides about a run of digits that waits, once there was a second of silence.
    pub fn decide_if_silent(&mut self, now: &Now) -> Guarded {
        match &self.typing {
            Some(typing) if now.mono_secs - typing.at_secs >= DECIDE_SECS => self.decide(now),
            _ => Guarded::default(),
        }
    }

    /// Decides about a run of digits that waits: the field was left.
    pub fn decide(&mut self, now: &Now) -> Guarded {
        let Some(typing) = self.typing.take() else { return Guarded::default() };
        let Some(text) = typing.field.get(&self.call).map(str::to_owned) else {
            return Guarded::default();
        };
        let guarded = self.put(typing.field, text, None);
        self.touch(now);
        guarded
    }

    /// Puts back what was masked, and lets that exact string pass from now on.
    pub fn allow(&mut self, hit: &Hit, now: &Now) -> (Field, Vec<Finding>) {
        self.allowed.push(hit.original.clone());
        self.replace(hit, (&hit.masked, &hit.original), 1, now)
    }

    /// What is gone is told again when it comes back.
    pub(super) fn unflag(&mut self, is_gone: impl Fn(&str) -> bool) {
        self.flagged.retain(|original| !is_gone(original));
    }

    /// Masks what was flagged, wherever the field says it.
    pub fn mask(&mut self, hit: &Hit, now: &Now) -> (Field, Vec<Finding>) {
        self.replace(hit, (&hit.original, &hit.masked), usize::MAX, now)
    }

    /// What to ask of the vault now, if anything.
    pub fn save_if_due(&mut self, now: &Now) -> Option<Request> {
        if !self.needs_save() {
            return None;
        }
        let revision = self.saving.begin_if_due(now)?;
        Some(Request::Save { call: self.for_disk(), revision })
    }

    /// The vault says that this state is on the disk.
    pub fn saved(&mut self, revision: u64, now: &Now) {
        self.saving.saved(revision);
        self.saved_at = Some(now.wall.timestamp());
        self.failure = None;
    }

    /// The vault says that this state could not be written: it is kept here and tried again.
    pub fn save_failed(&mut self, revision: u64, why: String, now: &Now) {
        self.saving.failed(revision, now);
        self.failure = Some(why);
    }

    /// When this desk wants to be ticked next, in seconds of the monotonic clock.
    #[must_use]
    pub fn wake_at_secs(&self) -> Option<f64> {
        let decide = self.typing.as_ref().map(|typing| typing.at_secs + DECIDE_SECS);
        let save = if self.needs_save() { self.saving.due_secs() } else { None };
        [decide, save].into_iter().flatten().reduce(f64::min)
    }

    /// The record as it may leave the window: without what waits at the caret, without empty
    /// lines, past the guard.
    #[must_use]
    pub fn for_disk(&self) -> Scrubbed {
        let mut call = self.call.clone();
        if let Some(Typing { field, held, .. }) = &self.typing
            && let Some(text) = field.get_mut(&mut call)
        {
            *text = text::without(text, held.clone());
        }
        call.tidy();
        scrub::scrub_as_set(call, &self.allowed, self.cares).0
    }

    fn replace(
        &mut self,
        hit: &Hit,
        (from, to): (&str, &str),
        most: usize,
        now: &Now,
    ) -> (Field, Vec<Finding>) {
        let mut replaced = Vec::new();
        if let Some(text) = hit.field.get_mut(&mut self.call) {
            let places = text::places(text, from).take(most);
            replaced.extend(places.map(|place| Finding {
                kind: hit.kind,
                start: place.start,
                end: place.end,
                masked: to.to_owned(),
            }));
            *text = guard::mask(text, &replaced);
        }
        self.touch(now);
        (hit.field, replaced)
    }

    fn put(&mut self, field: Field, text: String, held: Option<&std::ops::Range<usize>>) -> Guarded {
        let decided = |finding: &Finding| {
            held.is_none_or(|held| finding.end <= held.start || finding.start >= held.end)
        };
        let mut findings = guard::find_as_set(&text, &self.allowed, self.cares);
        let mut flags = guard::flagged(&text, &self.allowed, self.cares);
        findings.retain(decided);
        flags.retain(decided);
        let call = self.call.id;
        let hit = |finding: &Finding, care| Hit {
            call,
            field,
            kind: finding.kind,
            care,
            original: text::slice(&text, finding.start..finding.end),
            masked: finding.masked.clone(),
        };
        let mut hits: Vec<Hit> = findings.iter().map(|finding| hit(finding, Care::Mask)).collect();
        let mut flags: Vec<Hit> = flags.iter().map(|finding| hit(finding, Care::Flag)).collect();
        flags.retain(|flag| !self.flagged.contains(&flag.original));
        self.flagged.extend(flags.iter().map(|flag| flag.original.clone()));
        hits.extend(flags);
        if let Some(target) = field.get_mut(&mut self.call) {
            *target = if findings.is_empty() { text } else { guard::mask(&text, &findings) };
        }
        Guarded { hits, replaced: (!findings.is_empty()).then_some((field, findings)) }
    }
}
