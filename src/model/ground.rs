//! What ground the data folder stands on: in a folder that is cleared, roams or lies across a
//! network, calls are kept less well than on a disk of this machine. Must not look at the disk.

use crate::say;
use std::path::{Path, PathBuf};

/// Why calls may be kept less well where they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Doubt {
    /// The folder is cleared, at the latest when the machine starts again.
    Temporary,
    /// The folder is copied to a server when the user signs off, and back.
    Roaming,
    /// The folder is on another machine.
    Network,
    /// There is no folder: they are in memory alone.
    Memory,
}

impl Doubt {
    /// What it means, in words for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Temporary => {
                say!("ground-temporary")
            }
            Self::Roaming => {
                say!("ground-roaming")
            }
            Self::Network => say!("ground-network"),
            Self::Memory => say!("ground-memory"),
        }
    }
}

/// What there is to say of the place where calls are kept.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ground {
    /// The data folder; empty when there is none.
    pub folder: PathBuf,
    /// Why it may be the wrong one.
    pub doubt: Option<Doubt>,
    /// Whether no call was ever kept there.
    pub fresh: bool,
}

impl Ground {
    /// Nothing is written: everything is in memory until the window is closed.
    #[must_use]
    pub const fn memory() -> Self {
        Self { folder: PathBuf::new(), doubt: Some(Doubt::Memory), fresh: true }
    }
}

/// File systems that are on another machine.
const REMOTE: [&str; 12] = [
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "fuse.glusterfs",
    "fuse.sshfs",
    "lustre",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// File systems that are gone when the machine starts again.
const FLEETING: [&str; 2] = ["ramfs", "tmpfs"];

/// Why calls may be kept less well in this folder, whose links are followed already. `temporary` is
/// the folder for temporary files, `roaming` the one that Windows carries along (`%APPDATA%`), and
/// `mounts` the list of mounts as Linux writes it, empty elsewhere.
#[must_use]
pub fn doubt(folder: &Path, temporary: &Path, roaming: Option<&Path>, mounts: &str) -> Option<Doubt> {
    let system = file_system(folder, mounts);
    let cleared = [temporary, Path::new("/tmp"), Path::new("/var/tmp"), Path::new("/run")];
    if system.is_some_and(|system| FLEETING.contains(&system))
        || cleared.into_iter().any(|cleared| folder.starts_with(cleared))
    {
        return Some(Doubt::Temporary);
    }
    if system.is_some_and(|system| REMOTE.contains(&system)) || is_share(folder) {
        return Some(Doubt::Network);
    }
    roaming.is_some_and(|roaming| folder.starts_with(roaming)).then_some(Doubt::Roaming)
}

/// Whether it is named by a machine: `\\server\share` of Windows.
fn is_share(folder: &Path) -> bool {
    let text = folder.to_string_lossy();
    text.strip_prefix(r"\\?\").map_or_else(
        || text.starts_with(r"\\") && !text.starts_with(r"\\."),
        |long| long.starts_with(r"UNC\"),
    )
}

/// The kind of file system that holds it, by the list of mounts as Linux writes it
/// (`proc_pid_mountinfo(5)`): the deepest mount counts, the last of those on one place.
fn file_system<'a>(folder: &Path, mounts: &'a str) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let (place, system) = line.split_once(" - ")?;
        let at = PathBuf::from(plain(place.split(' ').nth(4)?));
        folder.starts_with(&at).then_some((at.components().count(), system.split(' ').next()?))
    };
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, system)| system)
}

/// A path of that list, in which a space is written `\040`.
fn plain(path: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .into_iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(path.to_owned(), |path, (written, meant)| path.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
25 22 0:23 / /dev/shm rw,nosuid - tmpfs tmpfs rw
30 22 0:40 / /home rw,relatime shared:2 - nfs4 files:/home rw,vers=4.2
31 30 8:2 / /home/ann/on\\040disk rw - ext4 /dev/sdb1 rw
32 22 0:41 / /mnt/share rw - fuse.sshfs ann@files:/ rw";

    fn of(folder: &str) -> Option<Doubt> {
        doubt(Path::new(folder), Path::new("/scratch"), Some(Path::new("/roams")), MOUNTS)
    }

    #[test]
    fn the_deepest_mount_says_what_holds_the_folder() {
        assert_eq!(of("/var/lib/calls"), None);
        assert_eq!(of("/home/ann/.local/share/evenkeel"), Some(Doubt::Network));
        assert_eq!(of("/home/ann/on disk/calls"), None);
        assert_eq!(of("/mnt/share/calls"), Some(Doubt::Network));
        assert_eq!(of("/mnt/shared/calls"), None, "a name that only begins so");
    }

    #[test]
    fn what_is_cleared_or_roams_is_told_apart() {
        for folder in ["/tmp/calls", "/scratch/calls", "/dev/shm/calls", "/run/user/1000/calls"] {
            assert_eq!(of(folder), Some(Doubt::Temporary), "{folder}");
        }
        assert_eq!(of("/roams/evenkeel"), Some(Doubt::Roaming));
        assert_eq!(of("/tmpfiles/calls"), None);
    }

    #[test]
    fn a_share_of_windows_is_the_network() {
        assert!(is_share(Path::new(r"\\files\agents\evenkeel")));
        assert!(is_share(Path::new(r"\\?\UNC\files\agents")));
        assert!(!is_share(Path::new(r"\\?\C:\Users\ann")));
        assert!(!is_share(Path::new(r"C:\Users\ann")));
    }
}
