//! Several saved calls at once: which are selected, and tagging, exporting and deleting them, each taken
//! back in one step. Must not know where they are kept, nor how an export is written.

use jiff::Timestamp;
use uuid::Uuid;

use super::action::{Action, Effect, Now};
use super::call::Call;
use super::exchange::{Access, Reply, Request};
use super::history::Step;
use super::state::{Model, What};
use super::{ledger, shelf, text};
use crate::say;

/// What an export of selected calls is written as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// A table.
    Csv,
    /// A line of JSON for each.
    Jsonl,
    /// For reading.
    Markdown,
}

impl Form {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Jsonl, Self::Markdown];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Jsonl => "JSON",
            Self::Markdown => say!("together-markdown"),
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Markdown => "md",
        }
    }
}

/// Whether a tag is put on or taken off.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Turn {
    /// It is put on.
    On,
    /// It is taken off again.
    Off,
}

/// A tag for several calls.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tagging {
    /// Which calls.
    pub calls: Vec<Uuid>,
    /// The tag.
    pub tag: String,
    /// Whether it is put on or taken off.
    pub turn: Turn,
    /// When that was said.
    pub at: Timestamp,
    /// Those that the window holds, changed there already.
    pub here: Vec<Uuid>,
}

impl Tagging {
    /// Changes this call; `false` when it is as wanted already.
    pub fn apply(&self, call: &mut Call) -> bool {
        let has = call.tags.contains(&self.tag);
        match self.turn {
            Turn::On if !has => call.tags.push(self.tag.clone()),
            Turn::Off if has => call.tags.retain(|tag| *tag != self.tag),
            _ => return false,
        }
        call.changed = self.at;
        true
    }
}

/// Does what can be done with the selected calls.
pub(super) fn act(model: &mut Model, action: Action, now: &Now, effects: &mut Vec<Effect>) {
    match action {
        Action::Pick(calls) => model.shelf.picked = calls.into_iter().collect(),
        Action::PickAll => effects.push(Effect::Vault(Request::Ids { number: model.shelf.number })),
        Action::TagPicked(tag) => {
            let tag = tag.trim().to_owned();
            let calls: Vec<Uuid> = model.shelf.picked.iter().copied().collect();
            if !tag.is_empty() && !calls.is_empty() {
                let changed = tag_all(model, (calls, tag.clone(), Turn::On), now, effects);
                model.history.push(Step::Tagged(changed, tag));
            }
        }
        Action::ExportPicked(form) => {
            effects.push(Effect::Vault(Request::Gather {
                calls: model.shelf.picked.iter().copied().collect(),
                form,
            }));
        }
        Action::DeletePicked => {
            let live = model.call().map(|call| call.id);
            let mut calls: Vec<Uuid> = std::mem::take(&mut model.shelf.picked).into_iter().collect();
            calls.retain(|id| Some(*id) != live);
            if !calls.is_empty() {
                trash(model, &calls, now, effects);
                let many = text::calls(calls.len());
                model.history.push(Step::TrashedAll(calls));
                model.tell(What::Together(say!("together-in-the-trash", calls = many)), now);
            }
        }
        _ => {}
    }
}

/// The vault has answered about several calls.
pub(super) fn answered(model: &mut Model, reply: Reply, now: &Now, effects: &mut Vec<Effect>) {
    match reply {
        Reply::Ids { number, calls } if number == model.shelf.number => {
            model.shelf.picked = calls.into_iter().collect();
        }
        Reply::TaggedAll { mut tagging } => {
            tagging.calls.append(&mut tagging.here);
            if tagging.turn == Turn::On {
                model.history.narrow_tagged(&tagging);
                let many = text::calls(tagging.calls.len());
                model.tell(What::Together(say!("together-tagged", calls = many, tag = tagging.tag)), now);
            }
            shelf::refresh(model, now, effects);
        }
        Reply::TrashedAll(calls) => {
            for id in calls {
                ledger::forget(model, id);
            }
            shelf::refresh(model, now, effects);
        }
        Reply::RestoredAll => {
            ledger::ask(model, now, effects);
            shelf::refresh(model, now, effects);
        }
        Reply::Gathered { calls, form } => effects.push(Effect::Export(calls, form)),
        _ => {}
    }
}

/// Moves these calls to the trash.
pub(super) fn trash(model: &mut Model, calls: &[Uuid], now: &Now, effects: &mut Vec<Effect>) {
    if model.saved.as_ref().is_some_and(|desk| calls.contains(&desk.call.id)) {
        shelf::close_saved(model, now);
    }
    model.outbox.retain(|desk| !calls.contains(&desk.call.id));
    model.set_aside.retain(|aside| !calls.contains(&aside.id));
    effects.push(Effect::Vault(Request::TrashAll(calls.to_vec())));
}

/// Tags these calls, or takes the tag off: where the window holds them, there; else in their files.
/// Answers those that were changed, and those that may be.
pub(super) fn tag_all(
    model: &mut Model,
    (calls, tag, turn): (Vec<Uuid>, String, Turn),
    now: &Now,
    effects: &mut Vec<Effect>,
) -> Vec<Uuid> {
    let mut tagging = Tagging { calls, tag, turn, at: now.wall.timestamp(), here: Vec::new() };
    let mut held = Vec::new();
    for desk in model.desks_mut().filter(|desk| tagging.calls.contains(&desk.call.id)) {
        held.push(desk.call.id);
        if desk.access == Access::ReadWrite && tagging.apply(&mut desk.call) {
            tagging.here.push(desk.call.id);
            desk.touch_and_hurry(now);
        }
    }
    tagging.calls.retain(|id| !held.contains(id));
    let changed = tagging.here.iter().chain(&tagging.calls).copied().collect();
    effects.push(Effect::Vault(Request::TagAll(tagging)));
    changed
}
