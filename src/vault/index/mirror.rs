//! What the index lacks of the records, found by names, sizes and times alone. Owns the comparison;
//! must not know when it is made.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use uuid::Uuid;

use super::super::Error;
use super::super::files::{self, Record};
use super::super::layout::{self, Name};
use super::super::search::Debrief;
use super::super::store::Vault;
use super::entry::{Entry, Leaf, Read};
use super::watching::{Happened, Watching};
use super::{Index, Result, Stamp};

/// No file system's clock is coarser.
const TICK: Duration = Duration::from_secs(2);

/// What is known of the folders.
#[derive(Debug, Default)]
pub struct Mirror {
    months: HashMap<PathBuf, Month>,
    watching: Watching,
    /// Folders that could not be read.
    troubles: Vec<String>,
    looked: Looked,
}

/// How far was looked.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Looked {
    /// Not at all.
    #[default]
    NotYet,
    /// At some months: the next look goes on.
    InPart,
    /// At everything.
    Through,
}

/// A record that has to be put in.
#[derive(Debug)]
pub struct Pending {
    record: Record,
    debrief: Debrief,
    stamp: Stamp,
}

/// When a month's folders were changed last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Month {
    calls: Option<SystemTime>,
    debriefs: Option<SystemTime>,
    trust: Trust,
}

/// Two changes within one tick of the file system's clock look like one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Trust {
    /// Nothing had changed when it was looked at again.
    Settled,
    /// It had changed.
    Fresh,
}

impl Mirror {
    /// What has changed since the last look, newest months first, until about so many files have been
    /// looked at; what is gone is taken out at once. Answers the folders that could not be read.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn look(
        &mut self,
        vault: &Vault,
        index: &mut Index,
        pending: &mut Vec<Pending>,
        most: usize,
    ) -> Result<Vec<String>> {
        if self.looked == Looked::Through
            && let Happened::To(files) = self.watching.happened()
            && Self::look_at(vault, index, &files, pending)?.is_continue()
        {
            return Ok(self.troubles.clone());
        }
        let (months, troubles) = self.watched(vault);
        let mut troubles: Vec<String> = troubles.iter().map(Error::to_string).collect();
        let there: HashSet<&PathBuf> = months.iter().collect();
        let known = if self.months.is_empty() {
            index.months()?
        } else {
            self.months.keys().filter(|folder| !there.contains(folder)).map(|folder| number(folder)).collect()
        };
        let numbers: HashSet<i64> = months.iter().map(|folder| number(folder)).collect();
        for gone in known.into_iter().filter(|month| !numbers.contains(month)) {
            index.forget_month(gone)?;
        }
        self.months.retain(|folder, _| there.contains(folder));
        let changed: Vec<Option<SystemTime>> = months.iter().map(|folder| changed_at(folder)).collect();
        let latest = changed.iter().flatten().max().copied();
        self.looked = Looked::Through;
        let mut files = 0;
        for (folder, calls) in months.into_iter().zip(changed) {
            let debriefs = changed_at(&debriefs(vault, &folder));
            let now = Month { calls, debriefs, trust: Trust::Settled };
            let before = self.months.get(&folder).copied();
            if before == Some(now) {
                continue;
            }
            let same = before.is_some_and(|month| Month { trust: Trust::Settled, ..month } == now);
            let long_ago = now.calls.zip(latest).is_some_and(|(at, latest)| at + TICK < latest);
            let trust = if same || long_ago { Trust::Settled } else { Trust::Fresh };
            if files >= most {
                self.looked = Looked::InPart;
                break;
            }
            match Self::survey(vault, index, &folder, pending) {
                Ok(count) => files += count?,
                Err(error) => troubles.push(error.to_string()),
            }
            self.months.insert(folder, Month { trust, ..now });
        }
        self.troubles.clone_from(&troubles);
        Ok(troubles)
    }

    /// How far was looked.
    #[must_use]
    pub const fn looked(&self) -> Looked {
        self.looked
    }

    /// What has changed of these files alone; breaks off where more has to be looked at than these.
    fn look_at(
        vault: &Vault,
        index: &mut Index,
        files: &HashSet<(PathBuf, OsString)>,
        pending: &mut Vec<Pending>,
    ) -> Result<ControlFlow<()>> {
        let calls = vault.folders().calls();
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for (folder, name) in files {
            let Name::Record(id) = layout::read_name(name) else { continue };
            if !seen.insert(id) {
                continue;
            }
            let within =
                folder.strip_prefix(&calls).or_else(|_| folder.strip_prefix(vault.folders().debriefs()));
            let month = within.map(|month| calls.join(month));
            let Some(month) = month.ok().filter(|month| layout::ids_of_month(month).contains(&id.as_u128()))
            else {
                return Ok(ControlFlow::Break(()));
            };
            let before = index.stamp_of(id)?;
            let path = vault.keeper().find(&month.join(layout::record_name(id)));
            let Some(path) = path else {
                // else there may be another elsewhere
                if before.is_some() {
                    return Ok(ControlFlow::Break(()));
                }
                continue;
            };
            let Some(metadata) = fs::symlink_metadata(path).ok().filter(Metadata::is_file) else {
                return Ok(ControlFlow::Break(()));
            };
            let debrief = debrief_of(vault, &month, id);
            let stamp = Stamp { month: number(&month), mark: mark(&metadata, debrief) };
            if before != Some(stamp) {
                found.push(Pending { record: Record::at(id, month.into()), debrief, stamp });
            }
        }
        found.sort_unstable_by_key(|pending| std::cmp::Reverse(pending.record.id));
        pending.append(&mut found);
        Ok(ControlFlow::Continue(()))
    }

    /// The month folders, the newest first, all of them and those of the debriefs watched from now on.
    fn watched(&mut self, vault: &Vault) -> (Vec<PathBuf>, Vec<Error>) {
        let folders = vault.folders();
        let watching = &mut self.watching;
        watching.begin(&folders.data);
        let with_debriefs = |folder: &Path, watching: &mut Watching| {
            watching.add(folder);
            watching.add(&debriefs(vault, folder));
        };
        let (months, troubles) =
            files::months_seen(&folders.calls(), |folder| with_debriefs(folder, watching));
        for month in &months {
            with_debriefs(month, watching);
        }
        (months, troubles)
    }

    /// Brings one record up to date, at once.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn touch(&self, vault: &Vault, index: &mut Index, id: Uuid) -> Result<()> {
        let Some(path) = vault.path_of(id) else { return index.remove(id) };
        let (Some(folder), Ok(found)) = (path.parent(), fs::symlink_metadata(&path)) else {
            return index.remove(id);
        };
        let debrief = debrief_of(vault, folder, id);
        let stamp = Stamp { month: number(folder), mark: mark(&found, debrief) };
        if index.stamp_of(id)? == Some(stamp) {
            return Ok(());
        }
        index.take_now(Pending { record: Record::at(id, folder.into()), debrief, stamp }.read(vault))
    }

    fn survey(
        vault: &Vault,
        index: &mut Index,
        folder: &Path,
        pending: &mut Vec<Pending>,
    ) -> std::result::Result<Result<usize>, Error> {
        let entries = files::entries(folder)?;
        let debriefs = debriefed(&debriefs(vault, folder));
        let month = number(folder);
        let at_home = layout::ids_of_month(folder);
        let shared: Arc<Path> = folder.into();
        let count = entries.len();
        let compare = || {
            let mut known = index.stamps_of_month(month)?;
            let mut found = Vec::new();
            let mut seen = HashSet::new();
            for entry in entries {
                let Name::Record(id) = layout::read_name(&entry.file_name()) else { continue };
                // plain and sealed, while a vault is being converted
                if !seen.insert(id) {
                    continue;
                }
                let Ok(metadata) = entry.metadata() else { continue };
                if metadata.is_dir() {
                    continue;
                }
                let debrief = if debriefs.contains(&id) { Debrief::Written } else { Debrief::None };
                let stamp = Stamp { month, mark: mark(&metadata, debrief) };
                let before = known.remove(&id);
                if before == Some(stamp.mark) {
                    continue;
                }
                // a copy in another month than its id says is passed over where the call is known
                let strays = before.is_none() && !at_home.contains(&id.as_u128());
                if strays && index.stamp_of(id)?.is_some() {
                    continue;
                }
                found.push(Pending { record: Record::at(id, Arc::clone(&shared)), debrief, stamp });
            }
            found.sort_unstable_by_key(|pending| std::cmp::Reverse(pending.record.id));
            pending.extend(found);
            for id in known.into_keys() {
                index.remove(id)?;
            }
            Ok(count)
        };
        Ok(compare())
    }
}

impl Pending {
    /// Whose record it is, and in which state.
    pub(super) const fn whose(&self) -> (Uuid, Stamp) {
        (self.record.id, self.stamp)
    }

    /// Reads the record.
    #[must_use]
    pub fn read(&self, vault: &Vault) -> Entry {
        let read = match vault.read(&self.record) {
            Ok(parsed) => Read::Call(Box::new(Leaf::of(&parsed.call, self.debrief))),
            Err(_) if !files::exists(&self.record.path()) => Read::Gone,
            Err(error) => Read::Unreadable(error.to_string()),
        };
        Entry { id: self.record.id, stamp: self.stamp, read }
    }
}

/// `…/2026/11` as 202611.
fn number(folder: &Path) -> i64 {
    let part = |path: Option<&Path>| path?.file_name()?.to_str()?.parse::<i64>().ok();
    part(folder.parent()).unwrap_or(0) * 100 + part(Some(folder)).unwrap_or(0)
}

/// The folder of the debriefs of the calls in this month folder.
fn debriefs(vault: &Vault, month: &Path) -> PathBuf {
    let calls = vault.folders().calls();
    vault.folders().data.join("debriefs").join(month.strip_prefix(calls).unwrap_or(month))
}

fn debrief_of(vault: &Vault, month: &Path, id: Uuid) -> Debrief {
    let is_there = files::is_there(&debriefs(vault, month).join(layout::record_name(id)));
    if is_there { Debrief::Written } else { Debrief::None }
}

fn debriefed(folder: &Path) -> HashSet<Uuid> {
    let entries = files::entries(folder).unwrap_or_default();
    let id = |entry: fs::DirEntry| match layout::read_name(&entry.file_name()) {
        Name::Record(id) => Some(id),
        _ => None,
    };
    entries.into_iter().filter_map(id).collect()
}

fn changed_at(folder: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(folder).and_then(|found| found.modified()).ok()
}

/// Changes whenever the file was changed or replaced, or a debrief came or went.
fn mark(found: &Metadata, debrief: Debrief) -> i64 {
    #[cfg(unix)]
    let place = std::os::unix::fs::MetadataExt::ino(found);
    #[cfg(not(unix))]
    let place = 0_u64;
    let facts = (found.len(), found.modified().ok(), place, debrief == Debrief::Written);
    BuildHasherDefault::<DefaultHasher>::default().hash_one(facts).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::Call;
    use crate::model::scrub;
    use crate::vault::layout::Folders;

    #[test]
    fn looking_goes_on_month_by_month_where_it_ended_and_changes_are_seen_between() {
        let home = tempfile::tempdir().unwrap();
        let path = |name: &str| home.path().join(name);
        let mut vault =
            Vault::new(Folders { data: path("data"), config: path("config"), cache: path("cache") });
        let reader = Vault::new(vault.keeper().clone());
        let mut call = |month: u64, number: u128| {
            let millis = 1_767_225_600_000 + month * 31 * 86_400_000;
            let id = Uuid::from_u128(u128::from(millis) << 80 | 7 << 76 | 1 << 63 | number);
            let mut call = Call::new(id, jiff::Timestamp::UNIX_EPOCH);
            call.words = "charged twice".to_owned();
            vault.save(&scrub::scrub(call, &[]).0).unwrap();
            id
        };
        let mut ids: Vec<Uuid> = (0..12).map(|number| call(number / 3, number.into())).collect();
        let (mut mirror, mut index) = (Mirror::default(), Index::in_memory().unwrap());
        let (mut looks, mut pending) = (0, Vec::new());

        while mirror.looked() != Looked::Through {
            mirror.look(&reader, &mut index, &mut pending, 2).unwrap();
            looks += 1;
            assert!(looks < 20, "it never ends");
        }
        assert!(looks >= 4, "{looks} looks");
        for pending in pending.drain(..) {
            index.take_now(pending.read(&reader)).unwrap();
        }
        ids.push(call(0, 1_000));
        mirror.look(&reader, &mut index, &mut pending, 2).unwrap();
        assert_eq!(pending.last().map(|pending| pending.whose().0), ids.last().copied());
        for id in &ids[..12] {
            assert!(index.stamp_of(*id).unwrap().is_some());
        }
    }
}
