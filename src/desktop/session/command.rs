//! The command that opens this window again. Must not know who runs it, nor how it is quoted there.

use std::ffi::OsStr;
use std::path::Path;

use crate::vault::layout::{Folders, Overrides};
use crate::vault::portable;

/// Its words: this program, on these folders where they are not those that it finds by itself; `None`
/// where one has no name in Unicode.
pub(super) fn words(program: &Path, folders: &Folders) -> Option<Vec<String>> {
    let mut words = vec![program.as_os_str()];
    let found = Folders::resolve(portable::fill_of(Some(program), Overrides::default()));
    if found.ok().as_ref() != Some(folders) {
        let named = [
            ("--data-dir", &folders.data),
            ("--config-dir", &folders.config),
            ("--cache-dir", &folders.cache),
        ];
        words.extend(named.into_iter().flat_map(|(option, folder)| [OsStr::new(option), folder.as_os_str()]));
    }
    words.into_iter().map(|word| word.to_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_only_where_the_program_does_not_find_them_itself() {
        let home = tempfile::tempdir().unwrap();
        let program = home.path().join("evenkeel");
        let beside = |name: &str| Some(home.path().join("evenkeel-data").join(name));
        let carried = Overrides { data: beside("data"), config: beside("config"), cache: beside("cache") };
        let folders = Folders::resolve(carried).unwrap();
        assert_eq!(words(&program, &folders).unwrap().len(), 7, "named, as long as they are not beside it");
        std::fs::create_dir(home.path().join("evenkeel-data")).unwrap();
        assert_eq!(words(&program, &folders).unwrap(), [program.to_str().unwrap()], "a copy carried along");
    }
}
