//! Where everything is: the folders, the path of a record, what a file name says. Must not read
//! or write a file.

use std::ffi::OsStr;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::Error;

mod form;

use form::SEALED;
pub use form::{is_sealed, plain, sealed};

/// Folders named on the command line or in the environment, which come before the platform's.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// For the calls.
    pub data: Option<PathBuf>,
    /// For the settings.
    pub config: Option<PathBuf>,
    /// For what can be made again.
    pub cache: Option<PathBuf>,
}

/// The three folders, absolute.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Folders {
    /// For the calls.
    pub data: PathBuf,
    /// For the settings.
    pub config: PathBuf,
    /// For what can be made again.
    pub cache: PathBuf,
}

/// What a file name in the data folder says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Name {
    /// The record of this call.
    Record(Uuid),
    /// Another version of this call, kept when two wrote at once.
    Conflict(Uuid),
    /// A record that was being written when its writer was ended.
    Temp(Uuid),
    /// A copy that was being written when its writer was ended.
    TempCopy,
    /// Nothing of ours.
    Other,
}

/// What a file of the data folder is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Drawer {
    /// A call.
    Calls,
    /// The debrief of a call.
    Debriefs,
    /// A shift.
    Shifts,
}

impl Folders {
    /// The folders to use.
    ///
    /// # Errors
    /// [`Error::NoHome`] when one is not named and the platform knows none.
    pub fn resolve(given: Overrides) -> Result<Self, Error> {
        let platform = directories::ProjectDirs::from("", "", "evenkeel");
        let platform = platform.as_ref();
        let pick = |given: Option<PathBuf>, own: Option<&Path>| {
            let given = given.filter(|path| !path.as_os_str().is_empty());
            let path = given.or_else(|| own.map(Path::to_owned)).ok_or(Error::NoHome)?;
            Ok(std::path::absolute(&path).unwrap_or(path))
        };
        Ok(Self {
            data: pick(given.data, platform.map(directories::ProjectDirs::data_dir))?,
            config: pick(given.config, platform.map(directories::ProjectDirs::config_dir))?,
            cache: pick(given.cache, platform.map(directories::ProjectDirs::cache_dir))?,
        })
    }

    /// The folder of all records.
    #[must_use]
    pub fn calls(&self) -> PathBuf {
        self.data.join("calls")
    }

    /// The folder of all debriefs.
    #[must_use]
    pub fn debriefs(&self) -> PathBuf {
        self.data.join("debriefs")
    }

    /// The folder of deleted debriefs.
    #[must_use]
    pub fn debrief_trash(&self) -> PathBuf {
        self.trash().join("debriefs")
    }

    /// The folder of the shifts.
    #[must_use]
    pub fn shifts(&self) -> PathBuf {
        self.data.join("shift")
    }

    /// What lies in this folder, or in the folder of this file.
    #[must_use]
    pub fn drawer_of(&self, path: &Path) -> Drawer {
        if path.starts_with(self.debriefs()) || path.starts_with(self.debrief_trash()) {
            Drawer::Debriefs
        } else if path.starts_with(self.shifts()) {
            Drawer::Shifts
        } else {
            Drawer::Calls
        }
    }

    /// The folder of deleted records.
    #[must_use]
    pub fn trash(&self) -> PathBuf {
        self.data.join("trash")
    }

    /// The folder of unreadable files that were set aside.
    #[must_use]
    pub fn quarantine(&self) -> PathBuf {
        self.data.join("quarantine")
    }

    /// The folder of earlier versions.
    #[must_use]
    pub fn history(&self) -> PathBuf {
        self.data.join("history")
    }

    /// The folder of the earlier versions of one call.
    #[must_use]
    pub fn history_of(&self, id: Uuid) -> PathBuf {
        self.history().join(id.to_string())
    }

    /// The file that is locked for the length of one write.
    #[must_use]
    pub fn lock_file(&self) -> PathBuf {
        self.data.join("vault.lock")
    }

    /// The key of an encrypted vault, itself encrypted with the passphrase.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.data.join("vault.key.age")
    }

    /// The public half of that key: it tells a key that belongs here from another one.
    #[must_use]
    pub fn recipient_file(&self) -> PathBuf {
        self.data.join("vault.recipient")
    }

    /// Says which way the vault is being converted, while it is.
    #[must_use]
    pub fn converting_file(&self) -> PathBuf {
        self.data.join("vault.converting")
    }

    /// The folders of everything that is encrypted in an encrypted vault.
    #[must_use]
    pub fn drawers(&self) -> [PathBuf; 6] {
        [self.calls(), self.debriefs(), self.shifts(), self.history(), self.trash(), self.quarantine()]
    }

    /// The file that the one window on this folder keeps locked.
    #[must_use]
    pub fn window_lock_file(&self) -> PathBuf {
        self.data.join("window.lock")
    }

    /// The settings.
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.config.join("settings.ron")
    }

    /// The folder of the packs.
    #[must_use]
    pub fn playbook(&self) -> PathBuf {
        self.config.join("playbook")
    }

    /// The folder of the copies of packs that were read well.
    #[must_use]
    pub fn playbook_copies(&self) -> PathBuf {
        self.cache.join("playbook")
    }

    /// Where the window was.
    #[must_use]
    pub fn window_file(&self) -> PathBuf {
        self.cache.join("window.ron")
    }

    /// The log, when one is asked for.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.cache.join("evenkeel.log")
    }

    /// The folder a record belongs in: the month in UTC of its id, or of `created` when the id
    /// holds no time.
    #[must_use]
    pub fn month_folder(&self, id: Uuid, created: Timestamp) -> PathBuf {
        self.calls().join(month_of_id(id).unwrap_or_else(|| month_of(created)))
    }

    /// The folder a debrief belongs in, likewise.
    #[must_use]
    pub fn debrief_folder(&self, id: Uuid, created: Timestamp) -> PathBuf {
        self.debriefs().join(month_of_id(id).unwrap_or_else(|| month_of(created)))
    }
}

/// `2026/11`: the month in UTC of the time in the id; `None` when it is of no kind that holds one.
#[must_use]
pub fn month_of_id(id: Uuid) -> Option<String> {
    time_of_id(id).map(month_of)
}

/// The time in the id; `None` when it is of no kind that holds one.
pub(super) fn time_of_id(id: Uuid) -> Option<Timestamp> {
    if id.get_version_num() != 7 {
        return None;
    }
    let (secs, nanos) = id.get_timestamp()?.to_unix();
    Timestamp::new(i64::try_from(secs).ok()?, i32::try_from(nanos).ok()?).ok()
}

/// Which v7 ids belong in the month folder `…/2026/11`; none when it is no month.
pub(super) fn ids_of_month(folder: &Path) -> Range<u128> {
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<i16>().ok();
    let first = folder.parent().and_then(number).zip(number(folder));
    let first = first.and_then(|(year, month)| Date::new(year, i8::try_from(month).ok()?, 1).ok());
    let next = first.and_then(|first| first.checked_add(1.month()).ok());
    let id_from = |day: Option<Date>| {
        let start = day?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond();
        Some(u128::try_from(start).ok()? << 80)
    };
    id_from(first).zip(id_from(next)).map_or(0..0, |(first, next)| first..next)
}

/// The file name of a record.
#[must_use]
pub fn record_name(id: Uuid) -> String {
    format!("{id}.ron")
}

/// The file name of an earlier version.
pub(super) fn version_name(number: u32) -> String {
    format!("{number}.ron")
}

/// Which earlier version a file of this name is.
pub(super) fn version_number(name: &OsStr) -> Option<u32> {
    let name = name.to_str()?;
    let digits = name.strip_suffix(SEALED).unwrap_or(name).strip_suffix(".ron")?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// Whether a file of this name was being written when its writer was ended.
pub(super) fn is_fragment(name: &OsStr) -> bool {
    let is_ours = |name: &str| name.contains(".ron.tmp-") || name.contains(".age.tmp-");
    name.to_str().is_some_and(|name| name.starts_with('.') && is_ours(name))
}

/// The call that a file belongs to by its name, or by that of its folder.
pub(super) fn id_of(path: &Path) -> Option<Uuid> {
    let name = path.file_name()?.to_str()?;
    let own = leading_id(name.strip_prefix('.').unwrap_or(name)).map(|(id, _)| id);
    own.or_else(|| Uuid::try_parse(path.parent()?.file_name()?.to_str()?).ok())
}

/// What this file name says.
#[must_use]
pub fn read_name(name: &OsStr) -> Name {
    let Some(name) = name.to_str() else { return Name::Other };
    if let Some(hidden) = name.strip_prefix('.') {
        return match leading_id(hidden) {
            Some((id, rest)) if rest.starts_with(".ron.tmp-") || rest.starts_with(".ron.age.tmp-") => {
                Name::Temp(id)
            }
            Some((_, rest)) if rest.contains(".ron.tmp-") || rest.contains(".age.tmp-") => Name::TempCopy,
            _ => Name::Other,
        };
    }
    let plain = name.strip_suffix(SEALED);
    match leading_id(plain.unwrap_or(name)) {
        Some((id, ".ron")) => Name::Record(id),
        // Syncthing puts its mark before the last ending
        Some((id, rest)) if plain.is_some() && rest.starts_with(".ron.sync-conflict-") => Name::Conflict(id),
        Some((id, rest)) => match rest.strip_suffix(".ron") {
            Some(rest) if rest.starts_with(".sync-conflict-") => Name::Conflict(id),
            _ => Name::Other,
        },
        None => Name::Other,
    }
}

/// Whether this is a folder of a year (4 digits) or of a month (2).
pub(super) fn is_number(name: &OsStr, digits: usize) -> bool {
    name.to_str().is_some_and(|name| name.len() == digits && name.bytes().all(|b| b.is_ascii_digit()))
}

fn month_of(at: Timestamp) -> String {
    let day = at.to_zoned(TimeZone::UTC).date();
    format!("{:04}/{:02}", day.year(), day.month())
}

/// The id a name begins with, in the one form we write, and what follows it.
fn leading_id(name: &str) -> Option<(Uuid, &str)> {
    let (stem, rest) = name.split_at_checked(36)?;
    let id = Uuid::try_parse(stem).ok()?;
    let written = &mut Uuid::encode_buffer();
    (id.hyphenated().encode_lower(written) == stem).then_some((id, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0192c5f0-1234-7abc-8def-0123456789ab";

    #[test]
    fn a_file_name_says_what_it_is() {
        let id = Uuid::try_parse(ID).unwrap();
        let said = |name: String| read_name(OsStr::new(&name));
        assert_eq!(said(format!("{ID}.ron")), Name::Record(id));
        assert_eq!(said(format!("{ID}.sync-conflict-20261122-101112-ABCDEFG.ron")), Name::Conflict(id));
        assert_eq!(said(format!("{ID}.ron.age")), Name::Record(id));
        assert_eq!(said(format!("{ID}.sync-conflict-20261122-101112-EVENKEEL.ron.age")), Name::Conflict(id));
        assert_eq!(said(format!("{ID}.ron.sync-conflict-20261122-101112-ABCDEFG.age")), Name::Conflict(id));
        assert_eq!(said(format!(".{ID}.ron.tmp-x1y2")), Name::Temp(id));
        assert_eq!(said(format!(".{ID}.ron.age.tmp-x1y2")), Name::Temp(id));
        assert_eq!(said(format!(".{ID}.sync-conflict-20261122-101112-EVENKEEL.ron.tmp-x")), Name::TempCopy);
        for other in [
            format!("{ID}.ron.bak"),
            format!("{}.ron", ID.to_uppercase()),
            "notes.ron".into(),
            format!(".syncthing.{ID}.ron.tmp"),
        ] {
            assert_eq!(said(other.clone()), Name::Other, "{other}");
        }
    }

    #[test]
    fn the_month_comes_from_the_id_in_utc() {
        let at = |text: &str| {
            let at: Timestamp = text.parse().unwrap();
            let at = uuid::Timestamp::from_unix(uuid::NoContext, u64::try_from(at.as_second()).unwrap(), 0);
            month_of_id(Uuid::new_v7(at))
        };
        assert_eq!(at("2026-11-30T23:59:59Z"), Some("2026/11".into()));
        assert_eq!(at("2026-12-01T00:00:00Z"), Some("2026/12".into()));
        assert_eq!(month_of_id(Uuid::from_u128(5)), None);
    }

    #[test]
    fn a_month_folder_holds_the_ids_of_its_month() {
        for time in ["2026-11-01T00:00:00Z", "2026-11-30T23:59:59Z", "2026-12-31T23:59:59Z"] {
            let time: Timestamp = time.parse().unwrap();
            let secs = u64::try_from(time.as_second()).unwrap();
            let id = Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, secs, 0));
            for folder in ["calls/2026/10", "calls/2026/11", "calls/2026/12", "calls/2027/01"] {
                let belongs = ids_of_month(Path::new(folder)).contains(&id.as_u128());
                assert_eq!(belongs, folder.ends_with(&month_of_id(id).unwrap()), "{time} {folder}");
            }
        }
        assert!(ids_of_month(Path::new("calls/2026/13")).is_empty());
    }
}
