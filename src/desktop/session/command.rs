//! The command that opens this window again. Must not know who runs it, nor how it is quoted there.

use std::ffi::OsStr;
use std::path::Path;

use crate::vault::layout::{Folders, Overrides};

/// Its words: this program, on these folders where they are not those that it finds by itself; `None`
/// where one has no name in Unicode.
pub(super) fn words(program: &Path, folders: &Folders) -> Option<Vec<String>> {
    let mut words = vec![program.as_os_str()];
    if Folders::resolve(Overrides::default()).ok().as_ref() != Some(folders) {
        let named = [
            ("--data-dir", &folders.data),
            ("--config-dir", &folders.config),
            ("--cache-dir", &folders.cache),
        ];
        words.extend(named.into_iter().flat_map(|(option, folder)| [OsStr::new(option), folder.as_os_str()]));
    }
    words.into_iter().map(|word| word.to_str().map(str::to_owned)).collect()
}
