//! Starting with the session of the desktop: an entry in the autostart folder (Desktop Application
//! Autostart Specification 0.5). Owns that entry; must not know who asked for it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::desktop::session::command::words;
use crate::model::outside::Switch;
use crate::say;
use crate::vault::atomic;
use crate::vault::error::reason;
use crate::vault::layout::Folders;

const ENTRY: &str = "evenkeel.desktop";

/// The folders in which a session looks for what it starts.
#[derive(Debug)]
pub(super) struct Login {
    /// The user's own.
    own: PathBuf,
    /// Those of the site, which the user's own come before.
    site: Vec<PathBuf>,
    /// What is started.
    command: String,
}

impl Login {
    /// The folders of this user, and this program on these folders of its own.
    pub(super) fn new(folders: &Folders) -> Option<Self> {
        let base = directories::BaseDirs::new()?;
        let site = std::env::var_os("XDG_CONFIG_DIRS").filter(|dirs| !dirs.is_empty());
        let site = site.unwrap_or_else(|| "/etc/xdg".into());
        Some(Self {
            own: base.config_dir().join("autostart"),
            site: std::env::split_paths(&site).map(|folder| folder.join("autostart")).collect(),
            command: command(&std::env::current_exe().ok()?, folders)?,
        })
    }

    /// Whether it starts with the session, as things stand.
    pub(super) fn look(&self) -> Switch {
        let mut folders = std::iter::once(&self.own).chain(&self.site);
        let entry = folders.find_map(|folder| fs::read_to_string(folder.join(ENTRY)).ok());
        if entry.is_some_and(|entry| starts(&entry)) { Switch::On } else { Switch::Off }
    }

    /// Has it start with the session, or not, from the next time on.
    pub(super) fn turn(&self, switch: Switch) -> Result<(), String> {
        let path = self.own.join(ENTRY);
        let by_site = self.site.iter().any(|folder| folder.join(ENTRY).exists());
        let done = match switch {
            Switch::On => self.write(&path, ""),
            // the site's own would start it otherwise
            Switch::Off if by_site => self.write(&path, "Hidden=true\n"),
            Switch::Off => match fs::remove_file(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                outcome => outcome.map_err(|error| format!("{}: {}", reason(&error), path.display())),
            },
        };
        done.map_err(|why| say!("desktop-login-failed", why))
    }

    fn write(&self, path: &Path, more: &str) -> Result<(), String> {
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Evenkeel\nIcon=evenkeel\nTerminal=false\nExec={}\n{more}",
            self.command
        );
        atomic::make_folder(&self.own, &self.own).map_err(|error| error.to_string())?;
        atomic::replace(path, entry.as_bytes()).map_err(|error| error.to_string())
    }
}

/// The command that opens this window again; `None` where no entry can hold it.
fn command(program: &Path, folders: &Folders) -> Option<String> {
    let words: Vec<String> = words(program, folders)?.iter().map(|word| quoted(word)).collect();
    Some(words.join(" "))
}

/// A word of `Exec`: between quotes, with a backslash before what means something there, and then
/// again before every backslash, as in any value of an entry.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for char in word.chars() {
        match char {
            '"' | '`' | '$' => quoted.push_str("\\\\"),
            '\\' => quoted.push_str("\\\\\\"),
            '%' => quoted.push('%'),
            '\n' => {
                quoted.push_str("\\n");
                continue;
            }
            _ => {}
        }
        quoted.push(char);
    }
    quoted + "\""
}

/// Whether a session starts what this entry says.
fn starts(entry: &str) -> bool {
    let says = |line: &str, key: &str, value: &str| {
        line.split_once('=').is_some_and(|(name, said)| name.trim() == key && said.trim() == value)
    };
    !entry
        .lines()
        .any(|line| says(line, "Hidden", "true") || says(line, "X-GNOME-Autostart-enabled", "false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login(home: &tempfile::TempDir) -> Login {
        let at = |name: &str| home.path().join(name);
        Login { own: at("own/autostart"), site: vec![at("site/autostart")], command: "\"/a b\"".to_owned() }
    }

    fn put(path: &Path, text: &str) {
        atomic::replace(path, text.as_bytes()).unwrap();
    }

    #[test]
    fn it_shows_what_is_really_there() {
        let home = tempfile::tempdir().unwrap();
        let login = login(&home);
        assert_eq!(login.look(), Switch::Off);
        login.turn(Switch::On).unwrap();
        assert_eq!(login.look(), Switch::On);
        let entry = fs::read_to_string(login.own.join(ENTRY)).unwrap();
        assert!(entry.starts_with("[Desktop Entry]\n") && entry.contains("\nExec=\"/a b\"\n"), "{entry}");
        fs::remove_file(login.own.join(ENTRY)).unwrap();
        assert_eq!(login.look(), Switch::Off, "taken away by hand");
        login.turn(Switch::Off).unwrap();
        put(&login.own.join(ENTRY), "[Desktop Entry]\nX-GNOME-Autostart-enabled=false\n");
        assert_eq!(login.look(), Switch::Off, "turned off by the desktop");
    }

    #[test]
    fn what_the_site_starts_is_turned_off_for_this_user() {
        let home = tempfile::tempdir().unwrap();
        let login = login(&home);
        fs::create_dir_all(&login.site[0]).unwrap();
        put(&login.site[0].join(ENTRY), "[Desktop Entry]\nExec=evenkeel\n");
        assert_eq!(login.look(), Switch::On);
        login.turn(Switch::Off).unwrap();
        assert_eq!(login.look(), Switch::Off);
        login.turn(Switch::On).unwrap();
        assert_eq!(login.look(), Switch::On);
    }

    #[test]
    fn what_cannot_be_written_is_told_with_the_reason() {
        let home = tempfile::tempdir().unwrap();
        put(&home.path().join("own"), "a file in the way");
        let why = login(&home).turn(Switch::On).unwrap_err();
        assert!(why.contains("could not be made"), "{why}");
    }

    #[test]
    fn the_command_is_quoted_as_entries_want_it() {
        assert_eq!(quoted("/opt/a b/100% $me"), "\"/opt/a b/100%% \\\\$me\"");
        assert_eq!(quoted("a\"b`c\\d"), "\"a\\\\\"b\\\\`c\\\\\\\\d\"");
        let at = |name: &str| PathBuf::from("/elsewhere").join(name);
        let folders = Folders { data: at("data"), config: at("config"), cache: at("cache") };
        let command = command(Path::new("/usr/bin/evenkeel"), &folders).unwrap();
        assert!(command.starts_with("\"/usr/bin/evenkeel\" \"--data-dir\" \"/elsewhere/data\""), "{command}");
    }
}
