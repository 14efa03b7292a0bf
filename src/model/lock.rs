//! The lock of an encrypted vault: what the window shows while it is locked, when it locks by itself,
//! and what is forgotten then. Must not know how anything is encrypted.

use uuid::Uuid;

use super::action::{Effect, Now, Place, Screen};
use super::desk::Desk;
use super::exchange::Request;
use super::secret::Secret;
use super::state::{Model, What};
use super::{keeping, ledger, remind, shelf};
use crate::say;

/// How the vault stands.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Standing {
    /// It is not encrypted.
    #[default]
    Plain,
    /// It is encrypted, and the key is not known here.
    Locked,
    /// It is encrypted, and the key is known.
    Open,
}

/// A change to the lock.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Cover everything, and forget the key of the vault.
    Close,
    /// Open the vault by this passphrase or recovery key.
    Unlock(Secret),
    /// Encrypt all records with this passphrase.
    Encrypt(Secret),
    /// Turn the encryption off, by the passphrase that holds.
    Decrypt(Secret),
    /// Change the passphrase.
    Rewrap {
        /// The one that holds.
        old: Secret,
        /// The one from now on.
        new: Secret,
    },
    /// The recovery key was put away.
    PutAway,
}

/// How far locking has come.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Closing {
    /// Nobody asked for it.
    #[default]
    No,
    /// Everything is covered; what was typed is on its way to the disk, and the key is needed for that.
    Saving,
    /// The vault was asked to forget the key.
    Asked,
}

/// What the vault was asked for and has not answered yet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Asked {
    /// To open.
    Unlock,
    /// To encrypt everything.
    Encrypt,
    /// To decrypt everything.
    Decrypt,
    /// To take another passphrase.
    Rewrap,
}

/// The lock.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// How the vault stands.
    pub standing: Standing,
    /// How far locking has come.
    pub closing: Closing,
    /// What is being done.
    pub asked: Option<Asked>,
    /// Why it could not be done.
    pub trouble: Option<String>,
    /// The key to be printed and put away, until that was said.
    pub recovery: Option<Secret>,
    /// The call in hand when it was locked.
    in_hand: Option<Uuid>,
    active_secs: f64,
}

impl Model {
    /// Whether nothing of any call may be seen.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.lock.closing != Closing::No || self.lock.standing == Standing::Locked
    }

    /// When the vault locks by itself, in seconds of the monotonic clock.
    #[must_use]
    pub fn locks_at_secs(&self) -> Option<f64> {
        let idle_secs = f64::from(self.settings.lock_minutes?) * 60.0;
        let open = self.lock.standing == Standing::Open && self.lock.closing == Closing::No;
        open.then_some(self.lock.active_secs + idle_secs)
    }
}

/// Somebody is there.
pub(super) fn active(model: &mut Model, now: &Now) {
    model.lock.active_secs = now.mono_secs;
}

/// Time has passed.
pub(super) fn tick(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.locks_at_secs().is_some_and(|at_secs| at_secs <= now.mono_secs) {
        close(model, now, effects);
    }
}

/// Changes the lock.
pub(super) fn change(model: &mut Model, change: Change, now: &Now, effects: &mut Vec<Effect>) {
    let (asked, request) = match change {
        Change::Close if model.lock.standing == Standing::Plain => {
            return model.tell(What::Problem(say!("lock-nothing-to-lock").to_owned()), now);
        }
        Change::Close => return close(model, now, effects),
        Change::PutAway => {
            model.lock.recovery = None;
            return;
        }
        Change::Unlock(said) => (Asked::Unlock, Request::Unlock(said)),
        Change::Encrypt(said) => (Asked::Encrypt, Request::Encrypt(said)),
        Change::Decrypt(said) => (Asked::Decrypt, Request::Decrypt(said)),
        Change::Rewrap { old, new } => (Asked::Rewrap, Request::Rewrap { old, new }),
    };
    model.lock.asked = Some(asked);
    model.lock.trouble = None;
    effects.push(Effect::Vault(request));
}

/// Covers everything at once; the key is forgotten when all that was typed is on the disk.
fn close(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.is_covered() {
        return;
    }
    model.lock.closing = Closing::Saving;
    model.lock.recovery = None;
    model.lock.trouble = None;
    model.leave(now, effects);
    effects.push(Effect::Forget);
    effects.push(Effect::Focus(Place::Passphrase));
}

/// Has the key forgotten once nothing waits for the disk any more.
pub(super) fn close_if_saved(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.lock.closing == Closing::Saving && !model.waits_for_disk() {
        model.lock.closing = Closing::Asked;
        effects.push(Effect::Vault(Request::Lock));
    }
}

/// The vault stands so from now on.
pub(super) fn stands(model: &mut Model, standing: Standing, now: &Now, effects: &mut Vec<Effect>) {
    let before = std::mem::replace(&mut model.lock.standing, standing);
    let opened = model.lock.asked == Some(Asked::Unlock);
    if before == standing && !opened && model.lock.closing == Closing::No {
        return;
    }
    let asked_for = std::mem::take(&mut model.lock.closing) == Closing::Asked;
    if opened || standing == Standing::Locked {
        model.lock.asked = None;
    }
    model.lock.trouble = None;
    active(model, now);
    match (before, standing) {
        (_, Standing::Locked) => {
            model.lock.in_hand = model.call().map(|call| call.id).or(model.lock.in_hand);
            if asked_for || !model.waits_for_disk() {
                forget(model);
            }
            effects.push(Effect::Forget);
            effects.push(Effect::Focus(Place::Passphrase));
        }
        (Standing::Locked, _) => come_back(model, now, effects),
        _ => {
            shelf::refresh(model, now, effects);
            ledger::ask(model, now, effects);
        }
    }
}

/// It could not be done.
pub(super) fn refused(model: &mut Model, why: String, effects: &mut Vec<Effect>) {
    model.lock.asked = None;
    model.lock.trouble = Some(why);
    if model.is_covered() {
        effects.push(Effect::Focus(Place::Passphrase));
    }
}

/// Every file has its other form.
pub(super) fn converted(model: &mut Model, files: usize, recovery: Option<Secret>, now: &Now) {
    model.lock.asked = None;
    model.lock.trouble = None;
    let done = match &recovery {
        Some(_) => say!("lock-encrypted", files),
        None => say!("lock-decrypted", files),
    };
    model.lock.recovery = recovery;
    model.tell(What::Exported(done), now);
}

/// The passphrase is another one now.
pub(super) fn rewrapped(model: &mut Model, now: &Now) {
    model.lock.asked = None;
    model.lock.trouble = None;
    model.tell(What::Exported(say!("lock-the-passphrase-was-changed").to_owned()), now);
}

/// What is left: how the user likes it, the playbook, where the window is. All else is on the disk.
fn forget(model: &mut Model) {
    let reminders = remind::behind_lock(model);
    let old = std::mem::take(model);
    *model = Model {
        playbook: old.playbook,
        editor: old.editor,
        settings: old.settings,
        setting: old.setting,
        section: old.section,
        form: old.form,
        cover: old.cover,
        place: old.place,
        above: old.above,
        room: old.room,
        outside: old.outside,
        reminders,
        ground: old.ground,
        wordings: old.wordings,
        last_reset: old.last_reset,
        next_notice: old.next_notice,
        next_search: old.next_search,
        back_to: Screen::Review,
        lock: old.lock,
        ..Model::default()
    };
}

/// What was in hand comes back, and what else is read at a start.
fn come_back(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    effects.push(Effect::LeaveFields);
    model.reminders = model.reminders.anew();
    if model.live.is_none() {
        match model.lock.in_hand.take() {
            Some(id) => shelf::resume(model, id, effects),
            None => effects.push(Effect::Vault(Request::Resume)),
        }
    }
    model.read_slowly(now, effects);
}

impl Model {
    /// What is read when there is time for it.
    pub(super) fn read_slowly(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        shelf::refresh(self, now, effects);
        keeping::look(self, now, effects);
        effects.push(Effect::Vault(Request::LoadShift));
        ledger::ask(self, now, effects);
    }

    /// Whether anything typed is not on the disk yet.
    fn waits_for_disk(&mut self) -> bool {
        self.desks_mut().any(|desk| Desk::needs_save(desk)) || self.papers_wait()
    }
}
