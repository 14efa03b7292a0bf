//! Reading and writing the settings and the window's place. Owns what happens to a file that
//! cannot be read: it is reported, and kept when a new one takes its place.

use std::path::{Path, PathBuf};
use std::{fmt, fs};

use ron::value::RawValue;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::error::reason;
use super::layout::Folders;
use super::{Error, atomic, files, format, store};
use crate::model::scrub::ScrubbedSettings;
use crate::model::settings::{Settings, WindowPlace};

/// The settings; the defaults when there are none yet. Where some are not understood these alone are at
/// their defaults, and all are in a file that is no list of settings; what is wrong comes with them.
#[must_use]
pub fn load(folders: &Folders) -> (Settings, Option<Error>) {
    let path = real_file(folders);
    match read::<Settings>(&path) {
        Ok(settings) => (settings.unwrap_or_default().sane(), None),
        Err(Error::Unreadable { why, path }) => match understood(&path) {
            Some((settings, names)) => {
                (settings.sane(), Some(Error::NotUnderstood { names: names.join(", "), why, path }))
            }
            None => (Settings::default(), Some(Error::Unreadable { why, path })),
        },
        Err(error) => (Settings::default(), Some(error)),
    }
}

/// Whether the settings forbid that anything is written; a file that cannot be read may still say so.
#[must_use]
pub fn memory_only(folders: &Folders) -> bool {
    let (settings, trouble) = load(folders);
    settings.memory_only
        || trouble.is_some() && {
            // one that cannot even be looked into may forbid it
            files::read_whole(&real_file(folders)).map_or(true, |bytes| {
                let text: String = String::from_utf8_lossy(&bytes).split_whitespace().collect();
                text.contains("memory_only:true")
            })
        }
}

/// Writes the settings. A file that cannot be read is first put aside as
/// `settings.ron.unreadable-1` (or the first number that is free).
///
/// # Errors
/// The file is as it was.
pub fn save(folders: &Folders, settings: &ScrubbedSettings) -> Result<(), Error> {
    let path = real_file(folders);
    atomic::make_folder(&folders.config, &folders.config)?;
    if read::<Settings>(&path).is_err() {
        set_aside(&path)?;
    }
    write(&path, settings.settings())
}

/// The settings themselves, where a link leads to them: it is the user's, or the site's.
fn real_file(folders: &Folders) -> PathBuf {
    let path = folders.settings_file();
    if path.is_symlink() { fs::canonicalize(&path).unwrap_or(path) } else { path }
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
        PathBuf::from(name)
    });
    let mut beside = beside.filter(|path| !files::exists(path));
    beside.next().map_or(Ok(()), |free| store::move_file(path, &free))
}

/// What is understood of a file that is not understood as a whole, each setting by itself, and the names
/// of the others; nothing where it is no list of settings at all.
fn understood(path: &Path) -> Option<(Settings, Vec<String>)> {
    let bytes = files::read_whole(path).ok()?;
    let Listed(listed) = ron::de::from_bytes(&bytes).ok()?;
    let mut text = String::new();
    let mut names = Vec::new();
    for (name, value) in listed {
        let with = format!("{text}{name}:{value}\n,");
        if ron::from_str::<Settings>(&format!("({with})")).is_ok() {
            text = with;
        } else {
            names.push(name);
        }
    }
    ron::from_str(&format!("({text})")).ok().map(|settings| (settings, names))
}

/// The names and values of a list of settings, none of them looked into.
struct Listed(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Listed;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("settings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Listed, A::Error> {
                let mut listed = Vec::new();
                while let Some(Name(name)) = map.next_key()? {
                    let value: Box<RawValue> = map.next_value()?;
                    listed.push((name, value.get_ron().to_owned()));
                }
                Ok(Listed(listed))
            }
        }
        deserializer.deserialize_struct("Settings", &[], Reader)
    }
}

/// The name of a setting.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Name;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Reader)
    }
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
