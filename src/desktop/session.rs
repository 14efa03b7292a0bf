//! The desktop that the window stands on, as far as it is spoken to: notifications, the tray, a key from
//! anywhere, what starts with it. Owns the thread for that, which begins with the first errand. Must not
//! know why anything is asked.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use crate::model::outside::{Errand, Heard};
use crate::vault::layout::Folders;

#[cfg(not(any(target_os = "linux", windows)))]
use self::elsewhere::Errands;
#[cfg(target_os = "linux")]
use self::linux::Errands;
#[cfg(windows)]
use self::windows::Errands;

#[cfg(any(target_os = "linux", windows))]
mod command;
#[cfg(not(any(target_os = "linux", windows)))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(windows)]
mod windows;

/// Who hears what the desktop says.
type Ear = Arc<dyn Fn(Heard) + Send + Sync>;

/// What speaks to the desktop.
pub(super) struct Session {
    heard: Receiver<Heard>,
    errands: Errands,
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Session").finish_non_exhaustive()
    }
}

impl Session {
    /// Nothing is asked yet; `wake` is called whenever there is something to hear.
    pub(super) fn new(folders: Folders, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (tell, heard) = mpsc::channel();
        let hear = move |said| {
            if tell.send(said).is_ok() {
                wake();
            }
        };
        Self { heard, errands: Errands::new(folders, Arc::new(hear)) }
    }

    /// Asks this of the desktop.
    pub(super) fn send(&mut self, errand: Errand) {
        self.errands.send(errand);
    }

    /// What the desktop said since the last time.
    pub(super) fn heard(&self) -> impl Iterator<Item = Heard> + '_ {
        self.heard.try_iter()
    }
}
