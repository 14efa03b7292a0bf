//! A private paper under the pen: its texts past the guard, what of it is on the disk, its own undo.
//! Decides when to save; must not know how saving is done, nor what the paper is about.

use std::ops::Range;

use jiff::Timestamp;
use uuid::Uuid;

use super::action::Now;
use super::desk::DECIDE_SECS;
use super::exchange::Access;
use super::guard::{self, Cares, Finding, Kind};
use super::saving::Saving;
use super::scrub::{self, Clean};
use super::text;

/// At most so many steps can be taken back.
const MOST: usize = 60;

/// Seconds of a pause in typing that begins a new step.
const PAUSE_SECS: f64 = 1.5;

/// A private paper: texts that the user types, and whatever else.
pub trait Page: Clone + PartialEq {
    /// Every text that can be typed, always in the same order.
    fn texts_mut(&mut self) -> Vec<&mut String>;
    /// Whose it is, or which.
    fn id(&self) -> Uuid;
    /// Version of its format.
    fn schema(&self) -> u32;
    /// When it was made.
    fn created(&self) -> Timestamp;
    /// When it was last changed.
    fn changed(&self) -> Timestamp;
    /// It was changed at this time.
    fn set_changed(&mut self, at: Timestamp);
    /// Whether nothing has been noted: such a page leaves no file behind.
    fn is_blank(&self) -> bool;
}

/// A paper under the pen.
#[derive(Clone, Debug)]
pub struct Paper<T> {
    /// As it stands in the window.
    pub page: T,
    /// Whether it may be changed.
    pub access: Access,
    /// Why the last save failed, until one succeeds.
    pub failure: Option<String>,
    saving: Saving,
    typing: Option<Typing>,
    allowed: Vec<String>,
    cares: Cares,
    done: Vec<T>,
    undone: Vec<T>,
    /// The text typed into last, and when.
    group: Option<(usize, f64)>,
}

/// A run of digits at the caret that may become a card number.
#[derive(Clone, Debug)]
struct Typing {
    place: usize,
    held: Range<usize>,
    at_secs: f64,
}

/// What the guard made of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// What it masked.
    pub masked: Vec<Kind>,
    /// What it replaced, and in which text: a caret there moves along.
    pub replaced: Option<(usize, Vec<Finding>)>,
}

impl<T: Page> Paper<T> {
    /// A page that has no file yet.
    #[must_use]
    pub fn new(page: T) -> Self {
        Self {
            page,
            access: Access::ReadWrite,
            failure: None,
            saving: Saving::default(),
            typing: None,
            allowed: Vec::new(),
            cares: Cares::NONE,
            done: Vec::new(),
            undone: Vec::new(),
            group: None,
        }
    }

    /// A page read from its file. Whatever stands in the file has passed before.
    #[must_use]
    pub fn loaded(page: T, access: Access) -> Self {
        let mut copy = page.clone();
        let found = |text: &mut String| {
            let findings = guard::find(text, &[]);
            findings.iter().map(|found| text::slice(text, found.start..found.end)).collect::<Vec<_>>()
        };
        let allowed = copy.texts_mut().into_iter().flat_map(found).collect();
        Self { access, allowed, saving: Saving::loaded(), ..Self::new(page) }
    }

    /// From now on personal data is minded so.
    pub(super) fn heed(&mut self, cares: Cares) {
        if self.cares != cares {
            let mut copy = self.page.clone();
            let stood = copy.texts_mut().into_iter().flat_map(|text| guard::stood(text, cares));
            self.allowed.extend(stood);
            self.cares = cares;
        }
    }

    /// Whether a file of it exists on the disk.
    #[must_use]
    pub const fn on_disk(&self) -> bool {
        self.saving.on_disk()
    }

    /// Whether there is anything that ought to be on the disk.
    #[must_use]
    pub fn needs_save(&self) -> bool {
        !self.saving.is_saved()
            && self.access == Access::ReadWrite
            && (self.on_disk() || !self.page.is_blank())
    }

    /// Sets the text at this place as typed, the caret behind `caret` scalars. What must not be
    /// stored is masked at once; an unfinished run of digits at the caret waits.
    pub fn type_text(&mut self, place: usize, typed: String, caret: usize, now: &Now) -> Typed {
        if self.access == Access::ReadOnly {
            return Typed::default();
        }
        let goes_on = matches!(self.group, Some((last, at_secs))
            if last == place && now.mono_secs - at_secs < PAUSE_SECS);
        if !goes_on {
            self.remember();
        }
        self.group = Some((place, now.mono_secs));
        let held = guard::held_as_set(&typed, caret, self.cares);
        let result = self.put(place, typed, held.as_ref());
        let caret =
            result.replaced.as_ref().map_or(caret, |(_, findings)| guard::moved_caret(caret, findings));
        let text = self.text(place);
        self.typing = held.and_then(|_| guard::held_as_set(&text, caret, self.cares)).map(|held| Typing {
            place,
            held,
            at_secs: now.mono_secs,
        });
        self.touch(now);
        result
    }

    /// Makes a change other than typing.
    pub fn change(&mut self, now: &Now, change: impl FnOnce(&mut T)) -> Typed {
        if self.access == Access::ReadOnly {
            return Typed::default();
        }
        let before = self.page.clone();
        change(&mut self.page);
        let masked = self.guard_all();
        if self.page == before {
            return masked;
        }
        let after = std::mem::replace(&mut self.page, before);
        self.remember();
        self.page = after;
        self.touch(now);
        masked
    }

    /// Notes something that nobody takes back.
    pub fn note(&mut self, now: &Now, change: impl FnOnce(&mut T)) {
        if self.access == Access::ReadWrite {
            change(&mut self.page);
            self.touch(now);
        }
    }

    /// Takes the last change back.
    pub fn undo(&mut self, now: &Now) {
        let Some(before) = self.done.pop() else { return };
        self.group = None;
        self.typing = None;
        self.undone.push(std::mem::replace(&mut self.page, before));
        self.touch(now);
    }

    /// Makes it again.
    pub fn redo(&mut self, now: &Now) {
        let Some(after) = self.undone.pop() else { return };
        self.group = None;
        self.typing = None;
        self.done.push(std::mem::replace(&mut self.page, after));
        self.touch(now);
    }

    /// Decides about a run of digits that waits, once there was a second of silence.
    pub fn decide_if_silent(&mut self, now: &Now) -> Typed {
        match &self.typing {
            Some(typing) if now.mono_secs - typing.at_secs >= DECIDE_SECS => self.decide(now),
            _ => Typed::default(),
        }
    }

    /// Decides about a run of digits that waits: the field was left.
    pub fn decide(&mut self, now: &Now) -> Typed {
        let Some(typing) = self.typing.take() else { return Typed::default() };
        let text = self.text(typing.place);
        let result = self.put(typing.place, text, None);
        self.touch(now);
        result
    }

    /// Nothing waits any longer: neither digits at a caret nor the save.
    pub fn hurry(&mut self, now: &Now) {
        let _ = self.decide(now);
        if self.needs_save() {
            self.saving.touch_and_hurry(now);
        }
    }

    /// The page and its state, when it is to be written now.
    pub fn save_if_due(&mut self, now: &Now) -> Option<(Clean<T>, u64)> {
        if !self.needs_save() {
            return None;
        }
        let revision = self.saving.begin_if_due(now)?;
        let mut page = self.page.clone();
        if let Some(Typing { place, held, .. }) = &self.typing
            && let Some(text) = page.texts_mut().into_iter().nth(*place)
        {
            *text = text::without(text, held.clone());
        }
        Some((scrub::clean(page, &self.allowed, self.cares), revision))
    }

    /// The vault says that this state is on the disk.
    pub fn saved(&mut self, revision: u64) {
        self.saving.saved(revision);
        self.failure = None;
    }

    /// The vault says that this state could not be written: it is kept here and tried again.
    pub fn save_failed(&mut self, revision: u64, why: String, now: &Now) {
        self.saving.failed(revision, now);
        self.failure = Some(why);
    }

    /// When this paper wants to be ticked next, in seconds of the monotonic clock.
    #[must_use]
    pub fn wake_at_secs(&self) -> Option<f64> {
        let decide = self.typing.as_ref().map(|typing| typing.at_secs + DECIDE_SECS);
        let save = if self.needs_save() { self.saving.due_secs() } else { None };
        [decide, save].into_iter().flatten().reduce(f64::min)
    }

    fn touch(&mut self, now: &Now) {
        self.page.set_changed(now.wall.timestamp());
        self.saving.touch(now);
    }

    fn remember(&mut self) {
        self.group = None;
        self.undone.clear();
        self.done.push(self.page.clone());
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    fn text(&self, place: usize) -> String {
        let mut copy = self.page.clone();
        copy.texts_mut().into_iter().nth(place).map(std::mem::take).unwrap_or_default()
    }

    fn guard_all(&mut self) -> Typed {
        let mut all = Typed::default();
        for place in 0..self.page.texts_mut().len() {
            if self.typing.as_ref().is_some_and(|typing| typing.place == place) {
                continue;
            }
            let text = self.text(place);
            all.masked.extend(self.put(place, text, None).masked);
        }
        all
    }

    fn put(&mut self, place: usize, text: String, held: Option<&Range<usize>>) -> Typed {
        let mut findings = guard::find_as_set(&text, &self.allowed, self.cares);
        if let Some(held) = held {
            findings.retain(|finding| finding.end <= held.start || finding.start >= held.end);
        }
        if !findings.is_empty() {
            // the steps before may hold the digits, in part or whole
            self.done.clear();
            self.undone.clear();
        }
        if let Some(target) = self.page.texts_mut().into_iter().nth(place) {
            *target = if findings.is_empty() { text } else { guard::mask(&text, &findings) };
        }
        Typed {
            masked: findings.iter().map(|finding| finding.kind).collect(),
            replaced: (!findings.is_empty()).then_some((place, findings)),
        }
    }
}
