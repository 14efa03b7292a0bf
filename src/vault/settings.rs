//! Reading and writing the settings and the window's place. Owns what happens to a file that
//! cannot be read: it is reported, and kept when a new one takes its place.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::reason;
use super::layout::Folders;
use super::{Error, atomic, files, format, store};
use crate::model::scrub::ScrubbedSettings;
use crate::model::settings::{Settings, WindowPlace};

/// The settings; the defaults when there are none yet, or together with what is wrong with the
/// file.
#[must_use]
pub fn load(folders: &Folders) -> (Settings, Option<Error>) {
    match read::<Settings>(&folders.settings_file()) {
        Ok(settings) => (settings.unwrap_or_default().sane(), None),
        Err(error) => (Settings::default(), Some(error)),
    }
}

/// Whether the settings forbid that anything is written; a file that cannot be read may still say so.
#[must_use]
pub fn memory_only(folders: &Folders) -> bool {
    let path = folders.settings_file();
    read::<Settings>(&path).map_or_else(
        |_| {
            let bytes = files::read_whole(&path).unwrap_or_default();
            let text: String = String::from_utf8_lossy(&bytes).split_whitespace().collect();
            text.contains("memory_only:true")
        },
        |settings| settings.is_some_and(|settings| settings.memory_only),
    )
}

/// Writes the settings. A file that cannot be read is first put aside as
/// `settings.ron.unreadable-1` (or the first number that is free).
///
/// # Errors
/// The file is as it was.
pub fn save(folders: &Folders, settings: &ScrubbedSettings) -> Result<(), Error> {
    let path = folders.settings_file();
    atomic::make_folder(&folders.config, &folders.config)?;
    if read::<Settings>(&path).is_err() {
        set_aside(&path)?;
    }
    write(&path, settings.settings())
}

/// Where the window was, if that is known.
#[must_use]
pub fn load_window(folders: &Folders) -> Option<WindowPlace> {
    read(&folders.window_file()).ok().flatten()
}

/// Writes where the window was.
///
/// # Errors
/// The file is as it was.
pub fn save_window(folders: &Folders, place: &WindowPlace) -> Result<(), Error> {
    atomic::make_folder(&folders.cache, &folders.cache)?;
    write(&folders.window_file(), place)
}

/// Renames the settings to a free name beside, whole.
pub(super) fn set_aside(path: &Path) -> Result<(), Error> {
    let beside = (1_u32..).map(|number| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".unreadable-{number}"));
        std::path::PathBuf::from(name)
    });
    let mut beside = beside.filter(|path| !files::exists(path));
    beside.next().map_or(Ok(()), |free| store::move_file(path, &free))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Error> {
    if !files::exists(path) {
        return Ok(None);
    }
    let bytes = files::read_whole(path)?;
    let parsed = ron::de::from_bytes(&bytes);
    parsed
        .map(Some)
        .map_err(|error| Error::Unreadable { why: format::describe(&error), path: path.to_owned() })
}

fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), Error> {
    let config = ron::ser::PrettyConfig::new().new_line("\n");
    let text = ron::ser::to_string_pretty(value, config);
    let mut text = text.map_err(|error| Error::Format { why: reason(&std::io::Error::other(error)) })?;
    text.push('\n');
    atomic::replace(path, text.as_bytes())
}
