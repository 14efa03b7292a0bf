//! Looks what ground the data folder stands on. Must not write anything.

use std::path::{Path, PathBuf};

use super::layout::Folders;
use crate::model::ground::{self, Ground};

/// Looks at the data folder.
pub(super) fn look(folders: &Folders) -> Ground {
    let folder = real(&folders.data);
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let roaming = std::env::var_os("APPDATA").map(PathBuf::from);
    let doubt = ground::doubt(&folder, &real(&std::env::temp_dir()), roaming.as_deref(), &mounts);
    Ground { folder: folders.data.clone(), doubt, fresh: !folders.calls().exists() }
}

/// The path with its links followed, as far as there is one.
fn real(path: &Path) -> PathBuf {
    let found = path.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    found.map_or_else(
        || path.to_owned(),
        |(part, real)| path.strip_prefix(part).map_or_else(|_| real.clone(), |rest| real.join(rest)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_though_the_folder_is_not_there_yet() {
        let home = tempfile::tempdir().unwrap();
        let real_home = home.path().canonicalize().unwrap();
        std::fs::create_dir(home.path().join("there")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("there", home.path().join("link")).unwrap();
        #[cfg(unix)]
        assert_eq!(real(&home.path().join("link/a/b")), real_home.join("there/a/b"));
        assert_eq!(real(&home.path().join("there/a")), real_home.join("there/a"));
    }
}
