//! Whether somebody else filed a call or took one away meanwhile: another desk, `evenkeel note`. Looks at
//! the newest folder alone; must not know which call it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The newest folder of calls as it was last seen, with those that it lies in.
#[derive(Debug, Default)]
pub(super) struct Around {
    known: Option<Vec<(PathBuf, Option<SystemTime>)>>,
}

impl Around {
    /// Whether it is as it was when last seen, as far as that goes.
    pub(super) fn is_as_known(&self) -> bool {
        self.known.as_ref().is_none_or(|known| known.iter().all(|(folder, at)| changed(folder) == *at))
    }

    /// Sees what is there now below this folder; whether that is another than before.
    pub(super) fn look(&mut self, calls: &Path) -> bool {
        if self.known.is_some() && self.is_as_known() {
            return false;
        }
        let mut folders = vec![calls.to_owned()];
        // a year, and a month in it
        folders.extend(newest(calls));
        folders.extend(folders.get(1).and_then(|year| newest(year)));
        let seen =
            folders.into_iter().map(|folder| (changed(&folder), folder)).map(|(at, folder)| (folder, at));
        self.known.replace(seen.collect()).is_some()
    }
}

fn changed(folder: &Path) -> Option<SystemTime> {
    fs::metadata(folder).and_then(|folder| folder.modified()).ok()
}

/// The folder in this one whose name comes last.
fn newest(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clock of the file system goes on, however coarse it is.
    fn put(path: &Path) {
        let folder = path.parent().unwrap();
        fs::create_dir_all(folder).unwrap();
        let before = changed(folder);
        let mut tries = 0;
        while changed(folder) == before || tries == 0 {
            fs::create_dir(path.with_extension(tries.to_string())).unwrap();
            tries += 1;
        }
    }

    #[test]
    fn a_file_or_a_folder_more_is_seen_once() {
        let home = tempfile::tempdir().unwrap();
        let calls = home.path().join("calls");
        let mut around = Around::default();
        assert!(!around.look(&calls), "what was there before nobody filed meanwhile");
        for name in ["2026/10/a", "2026/11/b", "2026/11/c", "2027/01/d"] {
            put(&calls.join(name));
            assert!(!around.is_as_known(), "{name}");
            assert!(around.look(&calls), "{name}");
            assert!(around.is_as_known() && !around.look(&calls), "{name} is told once");
        }
    }
}
