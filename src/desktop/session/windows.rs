//! What Windows is asked for. Owns the thread that tells and that looks after the start, which begins
//! with the first such errand; the tray and the key stay with the thread of the window, whose messages
//! they need, and how windows are to look is known at once. Must not know how each service is spoken to.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use self::hotkey::Holder;
use self::login::Login;
use self::looks::Appearance;
use self::notify::Notifications;
use self::tray::Tray;
use super::Ear;
use crate::model::outside::{Errand, Heard};
use crate::vault::layout::Folders;

mod hotkey;
mod login;
mod looks;
mod notify;
mod tray;

/// Where errands are left.
pub(super) struct Errands {
    hear: Ear,
    tray: Tray,
    holder: Holder,
    appearance: Appearance,
    folders: Folders,
    /// Who runs the others.
    left: Option<Sender<Errand>>,
}

impl Errands {
    /// Nobody runs any yet; `hear` is called with what comes of them.
    pub(super) fn new(folders: Folders, hear: Ear) -> Self {
        let (tray, holder) = (Tray::new(Arc::clone(&hear)), Holder::new(Arc::clone(&hear)));
        Self { hear, tray, holder, appearance: Appearance::default(), folders, left: None }
    }

    /// Has this run.
    pub(super) fn send(&mut self, errand: Errand) {
        match errand {
            Errand::Tray(switch) => (self.hear)(self.tray.turn(switch)),
            Errand::Hold(hotkey) => (self.hear)(self.holder.hold(hotkey)),
            Errand::Untell if self.left.is_none() => {}
            Errand::FollowLooks => self.appearance.look().into_iter().for_each(|heard| (self.hear)(heard)),
            Errand::Tell(_) | Errand::Untell | Errand::LookAtLogin | Errand::StartAtLogin(_) => {
                self.leave(errand);
            }
        }
    }

    fn leave(&mut self, errand: Errand) {
        let left = self.left.get_or_insert_with(|| {
            let (left, errands) = mpsc::channel();
            let (folders, hear) = (self.folders.clone(), Arc::clone(&self.hear));
            let work = move || run(&folders, &errands, &hear);
            if let Err(error) = std::thread::Builder::new().name("session".to_owned()).spawn(work) {
                tracing::warn!(%error, "nobody speaks to the desktop");
            }
            left
        });
        // without the thread nobody takes it
        let _ = left.send(errand);
    }
}

/// Runs errands until no more can come.
fn run(folders: &Folders, errands: &Receiver<Errand>, hear: &Ear) {
    let mut notifications = Notifications::new(Arc::clone(hear));
    let login = Login::new(folders);
    for errand in errands {
        let heard = match errand {
            Errand::Tell(telling) => notifications.tell(&telling),
            Errand::Untell => {
                notifications.untell();
                None
            }
            Errand::LookAtLogin => Some(Heard::Login(login.as_ref().map(Login::look), None)),
            Errand::StartAtLogin(switch) => {
                let trouble = login.as_ref().and_then(|login| login.turn(switch).err());
                Some(Heard::Login(login.as_ref().map(Login::look), trouble))
            }
            // they are the window's own thread's
            Errand::Tray(_) | Errand::Hold(_) | Errand::FollowLooks => None,
        };
        heard.into_iter().for_each(&**hear);
    }
}
