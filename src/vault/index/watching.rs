//! Whether anything has happened in some folders since they were last gone through, as far as the
//! system tells (Linux, on its own file systems). Must not know what happened.

use std::path::Path;

/// Folders that are watched. Where that is not possible, they are never still.
#[derive(Debug, Default)]
pub(super) struct Watching {
    #[cfg(target_os = "linux")]
    told: Option<linux::Told>,
}

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

    /// Whether for certain nothing has happened since [`Self::begin`].
    pub(super) fn is_still(&self) -> bool {
        #[cfg(target_os = "linux")]
        return self.told.as_ref().is_some_and(linux::Told::is_silent);
        #[cfg(not(target_os = "linux"))]
        false
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::os::fd::OwnedFd;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::{Path, PathBuf};

    use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
    use rustix::io::{self, Errno};

    /// Others may change what these hold only by way of this very system, which tells of it: ext2 to
    /// ext4, XFS, Btrfs, F2FS, ZFS, bcachefs, tmpfs, overlay (`statfs(2)`).
    const TELLING: [u32; 8] =
        [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x2fc1_2fc1, 0xca45_1a4e, 0x0102_1994, 0x794c_7630];

    /// What the system tells, and which folder the root was: another may be mounted over it without
    /// a word.
    #[derive(Debug)]
    pub(super) struct Told {
        by: OwnedFd,
        root: PathBuf,
        is: (u64, u64),
    }

    impl Told {
        pub(super) fn is_silent(&self) -> bool {
            identity(&self.root) == Some(self.is) && matches!(read(&self.by), Err(Errno::AGAIN))
        }
    }

    pub(super) fn begin(told: &mut Option<Told>, root: &Path) {
        let by = match told.take() {
            // ending it and beginning another would take milliseconds
            Some(told) => {
                while read(&told.by).is_ok_and(|length| length > 0) {}
                Some(told.by)
            }
            None => inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok(),
        };
        if let (Some(by), Some(is)) = (by, identity(root)) {
            *told = Some(Told { by, root: root.to_owned(), is });
            add(told, root);
        }
    }

    pub(super) fn add(told: &mut Option<Told>, folder: &Path) {
        let Some(Told { by, .. }) = told else { return };
        let flags = WatchFlags::CREATE
            | WatchFlags::DELETE
            | WatchFlags::MOVE
            | WatchFlags::MODIFY
            | WatchFlags::ATTRIB
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF
            | WatchFlags::ONLYDIR;
        match inotify::add_watch(by, folder, flags) {
            Ok(_) if tells(folder) => {}
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

    #[test]
    fn whatever_happens_in_a_watched_folder_ends_the_silence() {
        let home = tempfile::tempdir().unwrap();
        let (folder, file) = (home.path().join("2026"), home.path().join("2026/a.ron"));
        fs::create_dir(&folder).unwrap();
        fs::write(&file, "a").unwrap();
        let mut watching = Watching::default();
        assert!(!watching.is_still());
        let deeds: [&dyn Fn(); 6] = [
            &|| fs::write(&file, "b").unwrap(),
            &|| fs::write(folder.join("c.ron"), "c").unwrap(),
            &|| fs::rename(folder.join("c.ron"), &file).unwrap(),
            &|| fs::File::open(&file).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap(),
            &|| fs::remove_file(&file).unwrap(),
            &|| fs::rename(&folder, home.path().join("2025")).unwrap(),
        ];
        for (number, deed) in deeds.iter().enumerate() {
            watching.begin(home.path());
            watching.add(&folder);
            watching.add(&folder.join("none"));
            assert!(watching.is_still());
            deed();
            assert!(!watching.is_still(), "deed {number}");
        }
        for elsewhere in [home.path().join("not there yet"), "/proc/self".into()] {
            watching.begin(&elsewhere);
            assert!(!watching.is_still(), "not everything that happens there is told");
        }
    }
}
