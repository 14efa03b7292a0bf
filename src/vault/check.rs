//! Verifying every file of the vault, and setting aside, whole and unchanged, those that cannot be
//! read. Must not delete anything but the index, nor change a file that can be read.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::find::{self, Rebuilt};
use super::format::{self, Glance, Trouble};
use super::keeper::{Form, Keeper};
use super::layout::{self, Drawer, Folders, Name};
use super::packs::{Looked, Packs};
use super::store::{self, Vault};
use super::{Error, atomic, files, lock, settings};
use crate::model::exchange::Access;
use crate::model::scrub::scrub_settings;
use crate::say;

/// What to do with files that cannot be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Repair {
    /// Only report them.
    No,
    /// Move them to the quarantine, and make the index anew.
    Yes,
}

/// What kind of finding it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// It cannot be read.
    Unreadable,
    /// A newer version wrote it.
    Newer,
    /// A call of this id lies elsewhere too.
    Duplicate,
    /// Its name and what it holds do not agree, or it lies in another month than its id says.
    Misplaced,
    /// Another version of a call, kept when two wrote at once.
    Conflict,
    /// What a killed writer left behind.
    Leftover,
    /// It is plain in an encrypted vault.
    Plain,
    /// Others than its owner may read it.
    Permissions,
    /// A symbolic link, which is not followed.
    Link,
    /// Nothing of ours.
    Odd,
}

impl Kind {
    /// The word a line begins with.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Newer => "newer",
            Self::Duplicate => "duplicate",
            Self::Misplaced => "misplaced",
            Self::Conflict => "conflict",
            Self::Leftover => "leftover",
            Self::Plain => "plain",
            Self::Permissions => "permissions",
            Self::Link => "link",
            Self::Odd => "odd",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// What kind it is.
    pub kind: Kind,
    /// In words.
    pub what: String,
    /// Where.
    pub path: PathBuf,
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many files were looked at.
    pub files: usize,
    /// What was found, folder by folder.
    pub findings: Vec<Finding>,
    /// How many files were moved to the quarantine.
    pub moved: usize,
    /// How many that are no records were put aside beside their place.
    pub beside: usize,
    /// What became of the index, if repairing was asked for.
    pub index: Option<Result<Rebuilt, Error>>,
}

impl Report {
    /// How many files there are that cannot be read and were not set aside.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        let unreadable = self.findings.iter().filter(|finding| finding.kind == Kind::Unreadable);
        unreadable.count().saturating_sub(self.moved + self.beside)
    }

    fn add(&mut self, kind: Kind, path: &Path, what: impl Into<String>) {
        self.findings.push(Finding { kind, what: what.into(), path: path.to_owned() });
    }
}

/// Looks at every file.
#[must_use]
pub fn run(keeper: &Keeper, repair: Repair) -> Report {
    let folders = keeper.folders();
    let sealed = keeper.form() == Ok(Form::Sealed);
    let form = if sealed { Form::Sealed } else { Form::Plain };
    let mut walk = Walk { keeper, folders, form, repair, known: HashMap::new(), report: Report::default() };
    for root in [folders.calls(), folders.debriefs(), folders.shifts(), folders.trash(), folders.history()] {
        walk.folder(&root);
    }
    walk.settings();
    walk.packs();
    if repair == Repair::Yes {
        walk.report.index = Some(find::rebuild(&Vault::new(keeper.clone())));
    }
    walk.report
}

struct Walk<'a> {
    keeper: &'a Keeper,
    /// The form that files should have.
    form: Form,
    folders: &'a Folders,
    repair: Repair,
    /// Where the record or paper of each id was met first.
    known: HashMap<(Drawer, Uuid), PathBuf>,
    report: Report,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let mut entries = match files::entries(folder) {
            Ok(entries) => entries,
            Err(Error::Link { path }) => {
                return self.report.add(Kind::Link, &path, say!("vault-it-is-not-followed"));
            }
            Err(error) => return self.report.add(Kind::Unreadable, folder, why_of(&error)),
        };
        entries.sort_unstable_by_key(DirEntry::file_name);
        if files::exists(folder) {
            self.permissions(folder);
        }
        for entry in entries {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.folder(&path),
                Ok(kind) if kind.is_symlink() => {
                    self.report.add(Kind::Link, &path, say!("vault-it-is-not-followed"));
                }
                _ => self.file(&path, layout::read_name(&entry.file_name())),
            }
        }
    }

    fn file(&mut self, path: &Path, name: Name) {
        self.report.files += 1;
        self.permissions(path);
        if self.form == Form::Sealed && !layout::is_sealed(path) {
            self.report.add(Kind::Plain, path, say!("vault-it-is-not-encrypted-yet"));
            if self.keeper.find(path).is_some_and(|counts| counts != path) {
                return;
            }
        }
        match name {
            Name::Record(id) => self.record(path, id),
            Name::Conflict(id) => {
                self.report.add(Kind::Conflict, path, say!("vault-another-version", id));
                self.readable(path);
            }
            Name::Temp(_) | Name::TempCopy => self.leftover(path),
            Name::Other if self.is_trash(path) => {}
            Name::Other if layout::is_fragment(path.file_name().unwrap_or_default()) => self.leftover(path),
            Name::Other if path.starts_with(self.folders.history()) => self.version(path),
            Name::Other => self.report.add(Kind::Odd, path, say!("vault-it-is-no-call-record")),
        }
    }

    fn record(&mut self, path: &Path, id: Uuid) {
        let Some(found) = self.readable(path) else { return };
        if self.is_trash(path) {
            return;
        }
        if found.id != id {
            self.report.add(Kind::Misplaced, path, say!("vault-holds-the-call", id = found.id));
        }
        let drawer = self.folders.drawer_of(path);
        let home = match drawer {
            Drawer::Calls => self.folders.month_folder(id, found.created),
            Drawer::Debriefs => self.folders.debrief_folder(id, found.created),
            Drawer::Shifts => self.folders.shifts(),
        };
        if path.parent() != Some(&home) {
            let home = home.strip_prefix(&self.folders.data).unwrap_or(&home).to_owned();
            self.report.add(Kind::Misplaced, path, say!("vault-belongs-in", home = home.display()));
        }
        if let Some(other) = self.known.insert((drawer, found.id), path.to_owned()) {
            self.report.add(Kind::Duplicate, path, say!("vault-also-in", other = other.display()));
        }
    }

    /// An earlier version holds the call that its folder is named for.
    fn version(&mut self, path: &Path) {
        if path.file_name().and_then(layout::version_number).is_none() {
            return self.report.add(Kind::Odd, path, say!("vault-it-is-no-earlier-version"));
        }
        let Some(found) = self.readable(path) else { return };
        if layout::id_of(path) != Some(found.id) {
            self.report.add(Kind::Misplaced, path, say!("vault-holds-the-call", id = found.id));
        }
    }

    /// What the file holds; what is wrong with it is noted, and it is set aside if that was asked.
    fn readable(&mut self, path: &Path) -> Option<Glance> {
        let drawer = self.folders.drawer_of(path);
        let why = match self.keeper.read(path).map(|bytes| format::glance(drawer, &bytes)) {
            Ok(Ok(found)) => {
                if found.access == Access::ReadOnly {
                    let what = say!("vault-read-not-changed", schema = found.schema);
                    self.report.add(Kind::Newer, path, what);
                }
                return Some(found);
            }
            Ok(Err(Trouble::Newer { schema })) => {
                self.report.add(Kind::Newer, path, say!("vault-cannot-show", schema));
                return None;
            }
            Ok(Err(Trouble::Damaged(why))) => why,
            // whoever has the other key can read it where it is
            Err(Error::OtherKey { .. }) => {
                self.report.add(Kind::Unreadable, path, say!("vault-encrypted-with-another-key"));
                return None;
            }
            Err(error @ Error::Locked { .. }) => {
                self.report.add(Kind::Unreadable, path, error.to_string());
                return None;
            }
            Err(error) => why_of(&error),
        };
        self.unreadable(path, &why);
        None
    }

    fn unreadable(&mut self, path: &Path, why: &str) {
        let aside = match self.repair {
            Repair::No => String::new(),
            Repair::Yes => match self.set_aside(path) {
                Ok(to) => {
                    self.report.moved += 1;
                    say!("vault-moved-unchanged", to = to.display())
                }
                Err(error) => say!("vault-not-moved", error = error.to_string()),
            },
        };
        self.report.add(Kind::Unreadable, path, format!("{why}{aside}"));
    }

    fn set_aside(&self, path: &Path) -> Result<PathBuf, Error> {
        let relative = path.strip_prefix(&self.folders.data).unwrap_or(path);
        let to = self.folders.quarantine().join(relative);
        let _held = lock::hold(self.folders)?;
        atomic::make_folder(&self.folders.data, to.parent().unwrap_or(&self.folders.data))?;
        let to = store::free_name(&layout::plain(&to));
        self.keeper.shift(path, &to)?;
        Ok(self.keeper.find(&to).unwrap_or(to))
    }

    /// A temporary file that is still there while nobody writes has been left behind.
    fn leftover(&mut self, path: &Path) {
        let held = lock::hold(self.folders);
        if held.is_ok() && files::exists(path) {
            self.report.add(Kind::Leftover, path, say!("vault-a-write-was-cut-off"));
        }
    }

    fn settings(&mut self) {
        let path = self.folders.settings_file();
        let (settings, Some(error)) = settings::load(self.folders) else { return };
        self.report.files += 1;
        self.beside(&path, why_of(&error));
        // what was understood goes on to apply
        if matches!(error, Error::NotUnderstood { .. })
            && !files::exists(&path)
            && let Err(error) = settings::save(self.folders, &scrub_settings(settings, &[]))
        {
            self.report.add(Kind::Unreadable, &path, error.to_string());
        }
    }

    fn packs(&mut self) {
        for Looked { path, result } in Packs::new(self.folders.clone()).check() {
            self.report.files += 1;
            let Err(error) = result else { continue };
            self.beside(&path, why_of(&error));
        }
    }

    /// What is not a record is set aside beside its place.
    fn beside(&mut self, path: &Path, mut why: String) {
        if self.repair == Repair::Yes {
            match settings::set_aside(path) {
                Ok(()) => {
                    self.report.beside += 1;
                    why.push_str(say!("vault-put-aside-beside-it"));
                }
                Err(error) => {
                    let _ = write!(why, "{}", say!("vault-not-moved", error = error.to_string()));
                }
            }
        }
        self.report.add(Kind::Unreadable, path, why);
    }

    fn is_trash(&self, path: &Path) -> bool {
        path.starts_with(self.folders.trash())
    }

    #[cfg(unix)]
    fn permissions(&mut self, path: &Path) {
        use std::os::unix::fs::PermissionsExt as _;
        let Ok(found) = std::fs::symlink_metadata(path) else { return };
        let mode = found.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            self.report.add(Kind::Permissions, path, say!("vault-permissions", mode = format!("{mode:03o}")));
        }
    }

    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "other systems inherit the rights of the user's folder")]
    fn permissions(&mut self, _path: &Path) {}
}

/// Only the reason: the path is in the finding already.
fn why_of(error: &Error) -> String {
    match error {
        Error::Unreadable { why, .. } | Error::ListFolder { why, .. } => why.clone(),
        Error::NotUnderstood { names, why, .. } => format!("{why} ({names})"),
        other => other.to_string(),
    }
}
