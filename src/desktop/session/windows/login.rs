//! Starting with the session: a value under `Run` in the user's part of the registry, which the list of
//! programs in the Task Manager can turn off. Owns that value; must not know who asked for it.

use windows::core::HRESULT;
use windows_registry::{CURRENT_USER, Result as Registry};

use crate::desktop::session::command::words;
use crate::model::outside::Switch;
use crate::say;
use crate::vault::layout::Folders;

const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";
const APPROVED: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run";
const NAME: &str = "Evenkeel";

/// The longest command that Windows runs from there, in UTF-16 units ("Run and `RunOnce` Registry Keys",
/// Microsoft).
const LONGEST: usize = 260;

/// `ERROR_FILE_NOT_FOUND`: no such value.
const NOT_FOUND: HRESULT = HRESULT::from_win32(2);

/// The two keys that say what starts.
#[derive(Debug)]
pub(super) struct Login {
    run: String,
    approved: String,
    command: String,
}

impl Login {
    /// Those of this user, and this program on these folders of its own.
    pub(super) fn new(folders: &Folders) -> Option<Self> {
        // the one without a console, should this be the other
        let program = std::env::current_exe().ok()?.with_extension("exe");
        let words: Vec<String> = words(&program, folders)?.iter().map(|word| quoted(word)).collect();
        Some(Self { run: RUN.to_owned(), approved: APPROVED.to_owned(), command: words.join(" ") })
    }

    /// Whether it starts with the session, as things stand.
    pub(super) fn look(&self) -> Switch {
        let entry = CURRENT_USER.open(&self.run).and_then(|key| key.get_string(NAME));
        let said = CURRENT_USER.open(&self.approved).and_then(|key| key.get_value(NAME));
        // an odd first byte is what the Task Manager writes to turn it off
        let refused = said.is_ok_and(|value| value.first().is_some_and(|byte| byte % 2 == 1));
        if entry.is_ok() && !refused { Switch::On } else { Switch::Off }
    }

    /// Has it start with the session, or not, from the next time on.
    pub(super) fn turn(&self, switch: Switch) -> Result<(), String> {
        if switch == Switch::On && self.command.encode_utf16().count() > LONGEST {
            return Err(say!("desktop-login-too-long").to_owned());
        }
        self.write(switch).map_err(|error| {
            let why = error.message();
            say!("desktop-login-failed", why)
        })
    }

    fn write(&self, switch: Switch) -> Registry<()> {
        let run = CURRENT_USER.create(&self.run)?;
        match switch {
            Switch::On => {
                gone(CURRENT_USER.create(&self.approved)?.remove_value(NAME))?;
                run.set_string(NAME, &self.command)
            }
            Switch::Off => gone(run.remove_value(NAME)),
        }
    }
}

/// What was not there is gone as well.
fn gone(outcome: Registry<()>) -> Registry<()> {
    outcome.or_else(|error| if error.code() == NOT_FOUND { Ok(()) } else { Err(error) })
}

/// A word as programs of Windows take their command line apart: between quotes, with the backslashes
/// before the last one doubled. No path can hold a quote.
fn quoted(word: &str) -> String {
    let ends = word.len() - word.trim_end_matches('\\').len();
    format!("\"{word}{}\"", "\\".repeat(ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::layout::Overrides;

    /// Keys of a test's own, which go with it.
    struct Keys(String);

    impl Keys {
        fn login(&self, command: &str) -> Login {
            let at = |key: &str| format!(r"{}\{key}", self.0);
            Login { run: at(RUN), approved: at(APPROVED), command: command.to_owned() }
        }
    }

    impl Drop for Keys {
        fn drop(&mut self) {
            CURRENT_USER.remove_tree(&self.0).unwrap();
        }
    }

    fn keys(name: &str) -> Keys {
        Keys(format!(r"Software\Evenkeel tests\{name} {}", std::process::id()))
    }

    #[test]
    fn it_shows_what_is_really_there() {
        let keys = keys("shows");
        let login = keys.login(r#""C:\a b\evenkeel.exe""#);
        assert_eq!(login.look(), Switch::Off);
        login.turn(Switch::On).unwrap();
        assert_eq!(login.look(), Switch::On);
        let run = CURRENT_USER.create(&login.run).unwrap();
        assert_eq!(run.get_string(NAME).unwrap(), r#""C:\a b\evenkeel.exe""#);
        run.remove_value(NAME).unwrap();
        assert_eq!(login.look(), Switch::Off, "taken away by hand");
        login.turn(Switch::Off).unwrap();
    }

    #[test]
    fn what_the_task_manager_turned_off_is_off_until_it_is_wanted_again() {
        let keys = keys("task manager");
        let login = keys.login("evenkeel");
        login.turn(Switch::On).unwrap();
        let approved = CURRENT_USER.create(&login.approved).unwrap();
        let says = |first: u8| {
            approved.set_bytes(NAME, windows_registry::Type::Bytes, &[first, 0, 0, 0]).unwrap();
            login.look()
        };
        assert_eq!((says(2), says(3)), (Switch::On, Switch::Off));
        login.turn(Switch::On).unwrap();
        assert_eq!(login.look(), Switch::On);
    }

    #[test]
    fn a_command_that_windows_would_not_run_is_refused() {
        let keys = keys("long");
        let login = keys.login(&"x".repeat(LONGEST + 1));
        CURRENT_USER.create(&login.run).unwrap();
        let why = login.turn(Switch::On).unwrap_err();
        assert!(why.contains("260"), "{why}");
        assert_eq!(login.look(), Switch::Off);
        keys.login(&"x".repeat(LONGEST)).turn(Switch::On).unwrap();
    }

    #[test]
    fn the_command_is_quoted_as_windows_takes_it_apart() {
        assert_eq!(quoted(r"C:\a b\c"), r#""C:\a b\c""#);
        assert_eq!(quoted(r"D:\"), r#""D:\\""#);
        let own = Folders::resolve(Overrides::default()).unwrap();
        assert!(Login::new(&own).unwrap().command.ends_with(".exe\""));
        let at = |name: &str| std::path::PathBuf::from(r"E:\").join(name);
        let elsewhere = Folders { data: at("data"), config: at("config"), cache: at("cache") };
        let command = Login::new(&elsewhere).unwrap().command;
        assert!(command.contains(r#"" "--data-dir" "E:\data" "--config-dir""#), "{command}");
    }
}
