//! What has happened in some folders since they were last gone through, as far as the system tells
//! (Linux, on its own file systems). Must not know what the files are.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Folders that are watched. Where that is not possible, anything may have happened in them.
#[derive(Debug, Default)]
pub(super) struct Watching {
    #[cfg(target_os = "linux")]
    told: Option<linux::Told>,
}

/// What has happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Happened {
    /// Whatever: all has to be looked at.
    Anything,
    /// Nothing but to these files, by folder and name.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "no other system is asked yet"))]
    To(HashSet<(PathBuf, OsString)>),
}

#[cfg_attr(not(target_os = "linux"), expect(clippy::unused_self, reason = "no other system is asked yet"))]
impl Watching {
    /// Begins anew: what happens from now on in this folder and in those that are added will be told.
    pub(super) fn begin(&mut self, root: &Path) {
        #[cfg(target_os = "linux")]
        linux::begin(&mut self.told, root);
        #[cfg(not(target_os = "linux"))]
        let _ = root;
    }

    /// Watches this folder as well, if it is there. To be done before it is read.
    pub(super) fn add(&mut self, folder: &Path) {
        #[cfg(target_os = "linux")]
        linux::add(&mut self.told, folder);
        #[cfg(not(target_os = "linux"))]
        let _ = folder;
    }

    /// What has happened since [`Self::begin`], or since this was asked last.
    pub(super) fn happened(&mut self) -> Happened {
        #[cfg(target_os = "linux")]
        return self.told.as_mut().map_or(Happened::Anything, linux::Told::happened);
        #[cfg(not(target_os = "linux"))]
        Happened::Anything
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::{HashMap, HashSet};
    use std::ffi::OsStr;
    use std::fs;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::{Path, PathBuf};

    use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
    use rustix::io::{self, Errno};

    use super::Happened;

    /// Others may change what these hold only by way of this very system, which tells of it: ext2 to
    /// ext4, XFS, Btrfs, F2FS, ZFS, bcachefs, tmpfs, overlay (`statfs(2)`).
    const TELLING: [u32; 8] =
        [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x2fc1_2fc1, 0xca45_1a4e, 0x0102_1994, 0x794c_7630];

    /// Of so many files it is not told one by one.
    const MOST: usize = 20_000;

    /// What the system tells, and which folder the root was: another may be mounted over it without
    /// a word.
    #[derive(Debug)]
    pub(super) struct Told {
        by: OwnedFd,
        root: PathBuf,
        is: (u64, u64),
        folders: HashMap<i32, PathBuf>,
    }

    impl Told {
        pub(super) fn happened(&mut self) -> Happened {
            if identity(&self.root) != Some(self.is) {
                return Happened::Anything;
            }
            let mut files = HashSet::new();
            let mut space = [MaybeUninit::uninit(); 4096];
            let mut events = inotify::Reader::new(&self.by, &mut space);
            loop {
                let event = match events.next() {
                    Ok(event) => event,
                    Err(Errno::AGAIN) => return Happened::To(files),
                    Err(_) => return Happened::Anything,
                };
                let folder = self.folders.get(&event.wd());
                let alone = event.events().intersection(elsewhere()).is_empty() && files.len() < MOST;
                match (folder, event.file_name()) {
                    (Some(folder), Some(name)) if alone => {
                        files.insert((folder.clone(), OsStr::from_bytes(name.to_bytes()).to_owned()));
                    }
                    _ => return Happened::Anything,
                }
            }
        }
    }

    /// What is not about a file alone.
    fn elsewhere() -> ReadFlags {
        ReadFlags::ISDIR
            | ReadFlags::IGNORED
            | ReadFlags::QUEUE_OVERFLOW
            | ReadFlags::UNMOUNT
            | ReadFlags::DELETE_SELF
            | ReadFlags::MOVE_SELF
    }

    pub(super) fn begin(told: &mut Option<Told>, root: &Path) {
        let (by, folders) = match told.take() {
            // ending it and beginning another would take milliseconds
            Some(told) => {
                while read(&told.by).is_ok_and(|length| length > 0) {}
                (Some(told.by), told.folders)
            }
            None => (inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok(), HashMap::new()),
        };
        if let (Some(by), Some(is)) = (by, identity(root)) {
            *told = Some(Told { by, root: root.to_owned(), is, folders });
            add(told, root);
        }
    }

    pub(super) fn add(told: &mut Option<Told>, folder: &Path) {
        let Some(Told { by, folders, .. }) = told else { return };
        let flags = WatchFlags::CREATE
            | WatchFlags::DELETE
            | WatchFlags::MOVE
            | WatchFlags::MODIFY
            | WatchFlags::ATTRIB
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF
            | WatchFlags::ONLYDIR;
        match inotify::add_watch(by, folder, flags) {
            Ok(number) if tells(folder) => {
                folders.insert(number, folder.to_owned());
            }
            // whoever makes it does so in the folder above, which is watched
            Err(Errno::NOENT | Errno::NOTDIR) => {}
            _ => *told = None,
        }
    }

    fn read(by: &OwnedFd) -> io::Result<usize> {
        io::read(by, &mut [0; 4096])
    }

    fn identity(folder: &Path) -> Option<(u64, u64)> {
        fs::metadata(folder).ok().map(|found| (found.dev(), found.ino()))
    }

    fn tells(folder: &Path) -> bool {
        rustix::fs::statfs(folder)
            .is_ok_and(|found| TELLING.iter().any(|kind| i64::from(*kind) == found.f_type))
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "somebody else writes here")]
mod tests {
    use std::fs;

    use super::*;

    fn silence() -> Happened {
        Happened::To(HashSet::new())
    }

    #[test]
    fn whatever_happens_in_a_watched_folder_is_told() {
        let home = tempfile::tempdir().unwrap();
        let (folder, file) = (home.path().join("2026"), home.path().join("2026/a.ron"));
        fs::create_dir(&folder).unwrap();
        fs::write(&file, "a").unwrap();
        let mut watching = Watching::default();
        assert_eq!(watching.happened(), Happened::Anything);
        let to = |names: &[&str]| {
            Happened::To(names.iter().map(|name| (folder.clone(), OsString::from(name))).collect())
        };
        let deeds: [(&dyn Fn(), Happened); 7] = [
            (&|| fs::write(&file, "b").unwrap(), to(&["a.ron"])),
            (&|| fs::write(folder.join("c.ron"), "c").unwrap(), to(&["c.ron"])),
            (&|| fs::rename(folder.join("c.ron"), &file).unwrap(), to(&["a.ron", "c.ron"])),
            (&|| fs::File::open(&file).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap(), to(&["a.ron"])),
            (&|| fs::remove_file(&file).unwrap(), to(&["a.ron"])),
            (&|| fs::create_dir(folder.join("d.ron")).unwrap(), Happened::Anything),
            (&|| fs::rename(&folder, home.path().join("2025")).unwrap(), Happened::Anything),
        ];
        for (number, (deed, expected)) in deeds.into_iter().enumerate() {
            watching.begin(home.path());
            watching.add(&folder);
            watching.add(&folder.join("none"));
            assert_eq!(watching.happened(), silence());
            deed();
            assert_eq!(watching.happened(), expected, "deed {number}");
            // what was told is not told again
            assert!(expected == Happened::Anything || watching.happened() == silence(), "deed {number}");
        }
        for elsewhere in [home.path().join("not there yet"), "/proc/self".into()] {
            watching.begin(&elsewhere);
            assert_eq!(watching.happened(), Happened::Anything, "not everything that happens there is told");
        }
    }
}
