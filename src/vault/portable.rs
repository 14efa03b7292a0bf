//! A copy that is carried along keeps everything beside the program. Must not know what that is.

use std::path::{Path, PathBuf};

use super::layout::Overrides;

/// Where this folder lies beside the program, the copy is one that is carried along.
const FOLDER: &str = "evenkeel-data";

/// Names the folders of this program, should it be carried along, where none is named.
#[must_use]
pub fn fill(given: Overrides) -> Overrides {
    fill_of(std::env::current_exe().ok().as_deref(), given)
}

/// The same of any program.
#[must_use]
pub fn fill_of(program: Option<&Path>, given: Overrides) -> Overrides {
    let folder = program.and_then(Path::parent).map(|beside| beside.join(FOLDER));
    let Some(home) = folder.filter(|folder| folder.is_dir()) else { return given };
    let named = |path: Option<PathBuf>| path.filter(|path| !path.as_os_str().is_empty());
    let or = |path, own: &str| named(path).or_else(|| Some(home.join(own)));
    Overrides {
        data: or(given.data, "data"),
        config: or(given.config, "config"),
        cache: or(given.cache, "cache"),
    }
}
