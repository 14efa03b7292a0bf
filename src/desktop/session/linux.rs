//! The thread that speaks to the desktop. Owns its beginning; must not know how each service is spoken to.

use std::sync::Arc;

use async_channel::{Receiver, Sender};
use futures_lite::future;
use zbus::Message;

use self::hotkey::Holder;
use self::login::Login;
use self::notify::Notifications;
use self::tray::Tray;
use super::Ear;
use crate::model::outside::{Errand, Heard, Switch};
use crate::vault::layout::Folders;

mod hotkey;
mod line;
mod login;
mod looks;
mod notify;
mod tray;

/// Where errands are left.
pub(super) struct Errands {
    left: Sender<Errand>,
    /// What the thread does, until it has begun.
    work: Option<Box<dyn FnOnce() + Send>>,
}

impl Errands {
    /// Nobody runs any yet; `hear` is called with what comes of them.
    pub(super) fn new(folders: Folders, hear: Ear) -> Self {
        let (left, errands) = async_channel::unbounded();
        let work = move || {
            let follow = async {
                looks::follow(&hear).await;
                future::pending::<()>().await;
            };
            async_io::block_on(future::or(run(&folders, &errands, Arc::clone(&hear)), follow));
        };
        Self { left, work: Some(Box::new(work)) }
    }

    /// Has this run.
    pub(super) fn send(&mut self, errand: Errand) {
        if matches!(errand, Errand::Untell | Errand::Tray(Switch::Off) | Errand::Hold(None))
            && self.work.is_some()
        {
            return;
        }
        if let Some(work) = self.work.take()
            && let Err(error) = std::thread::Builder::new().name("session".to_owned()).spawn(work)
        {
            tracing::warn!(%error, "nobody speaks to the desktop");
        }
        // without the thread nobody takes it
        let _ = self.left.try_send(errand);
    }
}

/// What comes next.
enum Next {
    Errand(Errand),
    Signal(Message),
}

/// Runs errands until no more can come.
async fn run(folders: &Folders, errands: &Receiver<Errand>, hear: Ear) {
    let mut notifications = Notifications::default();
    let mut tray = Tray::new(Arc::clone(&hear));
    let mut holder = Holder::new(Arc::clone(&hear));
    let login = Login::new(folders);
    loop {
        let errand = async { errands.recv().await.ok().map(Next::Errand) };
        let signal = async { Some(Next::Signal(notifications.signal().await)) };
        let heard = match future::or(errand, signal).await {
            Some(Next::Errand(Errand::Tell(telling))) => notifications.tell(telling).await,
            Some(Next::Errand(Errand::Untell)) => {
                notifications.untell().await;
                None
            }
            Some(Next::Signal(signal)) => notifications.notice(&signal).await,
            Some(Next::Errand(Errand::Tray(switch))) => {
                tray.turn(switch).await;
                None
            }
            Some(Next::Errand(Errand::Hold(hotkey))) => Some(holder.hold(hotkey)),
            Some(Next::Errand(Errand::LookAtLogin)) => {
                Some(Heard::Login(login.as_ref().map(Login::look), None))
            }
            Some(Next::Errand(Errand::StartAtLogin(switch))) => {
                let trouble = login.as_ref().and_then(|login| login.turn(switch).err());
                Some(Heard::Login(login.as_ref().map(Login::look), trouble))
            }
            // it begins with the thread
            Some(Next::Errand(Errand::FollowLooks)) => None,
            None => return,
        };
        heard.into_iter().for_each(&*hear);
    }
}
