//! Watching the calls that are open in the window: word comes when somebody else writes one. Owns
//! when a folder is worth listing; must not change any file.

use std::fs;
use std::time::SystemTime;

use uuid::Uuid;

use super::store::Vault;
use super::versions;
use crate::model::exchange::Reply;
use crate::model::versions::Version;

/// After so many looks that found nothing changed a folder is not listed again until it is another: the
/// clock of a file system may be too coarse for one look to tell.
const CALM: u8 = 1;

/// The same while a file cannot be read, which may be on its way still.
const PATIENT: u8 = 40;

/// The calls that are watched.
#[derive(Debug, Default)]
pub(super) struct Watch {
    calls: Vec<Watched>,
}

#[derive(Debug)]
struct Watched {
    id: Uuid,
    stamp: Option<Stamp>,
    /// So many looks on end found nothing changed.
    calm_looks: u8,
    /// How many files could not be read at the last look.
    unread: usize,
    told: Vec<Version>,
}

/// What tells that a folder or a record in it is another now, without reading either.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Stamp {
    folder: SystemTime,
    record: (SystemTime, u64),
}

impl Watch {
    /// Watches these calls from now on, and no others.
    pub(super) fn these(&mut self, calls: &[Uuid]) {
        self.calls.retain(|watched| calls.contains(&watched.id));
        for id in calls {
            if !self.holds(*id) {
                self.calls.push(Watched { id: *id, stamp: None, calm_looks: 0, unread: 0, told: Vec::new() });
            }
        }
    }

    /// Whether this call is watched.
    pub(super) fn holds(&self, id: Uuid) -> bool {
        self.calls.iter().any(|watched| watched.id == id)
    }

    /// Looks at them; answers what somebody else wrote, when that is another than before.
    pub(super) fn look(&mut self, vault: &Vault) -> Vec<Reply> {
        if vault.keeper().is_locked() {
            return Vec::new();
        }
        self.calls.iter_mut().filter_map(|watched| watched.look(vault)).collect()
    }
}

impl Watched {
    fn look(&mut self, vault: &Vault) -> Option<Reply> {
        let stamp = stamp(vault, self.id);
        let same = stamp.is_some() && stamp == self.stamp;
        self.calm_looks = if same { self.calm_looks.saturating_add(1) } else { 0 };
        if self.calm_looks > if self.unread == 0 { CALM } else { PATIENT } {
            return None;
        }
        self.stamp = stamp;
        let found = versions::foreign(vault, self.id);
        self.unread = found.unread;
        if found.versions == self.told {
            return None;
        }
        self.told = found.versions;
        Some(Reply::Versions { id: self.id, list: versions::of(vault, self.id) })
    }
}

fn stamp(vault: &Vault, id: Uuid) -> Option<Stamp> {
    let path = vault.path_of(id)?;
    let (record, folder) = (fs::metadata(&path).ok()?, fs::metadata(path.parent()?).ok()?);
    Some(Stamp { folder: folder.modified().ok()?, record: (record.modified().ok()?, record.len()) })
}
