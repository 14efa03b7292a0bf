//! The lock of an encrypted vault: nothing is seen or forgotten while it is locked, and the call in hand
//! comes back.

use evenkeel::model::action::{Action, Screen};
use evenkeel::model::lock::Standing;
use evenkeel::model::settings::{Section, Settings};

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
#[cfg(unix)]
use crate::support::until;

const PASSPHRASE: &str = "correct horse";
const CANARY: &str = "kanarienvogel";

/// A window with a call in hand, whose vault was encrypted in the settings.
fn encrypted(size: [f32; 2]) -> App {
    let mut app = app(size);
    app.press("Ctrl+N").type_text(CANARY).press("Alt+3");
    app.wait(1.0);
    assert!(tells(&app));
    app.act(Action::SetUp(Section::Lock));
    app.frames(3);
    app.focus("New passphrase").type_text(PASSPHRASE);
    app.focus("The same again").type_text("correct horsf");
    app.expect("These are two passphrases.");
    assert!(!app.sees("Encrypt"));
    app.press("Backspace").type_text("e");
    app.choose("Encrypt");
    app.frames(4);
    app
}

/// Whether the word stands anywhere below the three folders.
fn tells(app: &App) -> bool {
    let holds = |path: &std::path::PathBuf| {
        std::fs::read(path).unwrap().windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes())
    };
    app.home.everything().iter().any(holds)
}

fn unlock(app: &mut App, said: &str) {
    assert_eq!(app.focused(), "Passphrase");
    app.type_text(said).press("Enter");
    app.frames(4);
}

#[test]
fn encrypted_in_the_settings_nothing_plain_is_left_and_the_recovery_key_is_shown_once() {
    let mut app = encrypted(NARROW);
    assert_eq!(app.model().lock.standing, Standing::Open);
    assert!(!tells(&app));
    app.expect("AGE-SECRET-KEY-1").expect("encrypted");
    let printed = app.model().lock.recovery.clone().unwrap();
    app.choose("Copy the recovery key");
    assert_eq!(app.copied(), printed.expose());
    app.choose("It is put away");
    assert!(!app.sees_part("AGE-SECRET-KEY-1"));
    app.press("Esc").press("Ctrl+L").type_text(&format!("{CANARY}, an event"));
    app.press("Ctrl+Enter").press("1").press("Ctrl+Enter").expect("Filed as");
    app.press("Ctrl+Shift+J").type_text(CANARY);
    app.wait(1.0);
    app.press("Esc").press("Ctrl+R").type_text("kana");
    app.wait(1.0);
    assert_eq!(app.model().shelf.rows.len(), 1);
    assert!(!tells(&app));
}

#[test]
fn locked_by_a_key_nothing_is_seen_and_the_call_in_hand_comes_back() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = encrypted(size);
        app.press("Esc");
        app.focus("Their words").press("End").type_text(" and more");
        let id = app.call().id;
        app.press("Ctrl+Shift+K");
        app.frames(4);
        assert_eq!(app.model().lock.standing, Standing::Locked, "{size:?}");
        assert!(app.model().call().is_none() && app.model().shelf.rows.is_empty());
        let shown = format!("{:?}", app.harness.root());
        assert!(!shown.contains(CANARY), "{shown}");
        app.expect("Locked");
        // keys of the window do nothing, and the field takes what is typed
        app.press("Ctrl+N").press("Ctrl+R");
        assert!(app.model().call().is_none() && app.model().screen == Screen::Call);
        unlock(&mut app, "wrong");
        app.expect("this passphrase does not open the vault");
        assert_eq!(app.model().lock.standing, Standing::Locked);
        unlock(&mut app, PASSPHRASE);
        assert_eq!(app.call().id, id, "{size:?}");
        assert!(app.call().words.contains(CANARY) && app.call().words.contains("and more"));
        app.focus("Their words").press("End").type_text(", again");
        app.wait(1.0);
        assert!(app.model().live.as_ref().unwrap().is_saved());
        assert!(!tells(&app));
    }
}

#[test]
fn locked_the_desktop_still_tells_that_a_promise_is_due() {
    let mut app = encrypted(NARROW);
    app.press("Esc").press("Ctrl+P").type_text("ring her by 4pm").press("Enter");
    app.wait(1.0);
    app.press("Ctrl+Shift+K");
    app.frames(4);
    assert_eq!(app.model().lock.standing, Standing::Locked);
    app.harness.state_mut().window.take_errands();
    app.stall(5_400.0);
    let told = format!("{:?}", app.harness.state_mut().window.take_errands());
    assert!(told.contains("A promise is due today 16:00") && !told.contains("ring"), "{told}");
    unlock(&mut app, PASSPHRASE);
    app.stall(13.0);
    app.frames(3);
    app.expect("Due").expect("ring her");
}

#[test]
fn it_locks_by_itself_when_nobody_is_there_and_not_before() {
    let mut app = encrypted(NARROW);
    app.press("Esc");
    app.stall(890.0);
    app.press("Ctrl+J");
    app.stall(890.0);
    assert_eq!(app.model().lock.standing, Standing::Open);
    app.stall(20.0);
    app.frames(6);
    assert_eq!(app.model().lock.standing, Standing::Locked);
    unlock(&mut app, PASSPHRASE);
    assert!(app.call().words.contains(CANARY));
    let settings = Settings { lock_minutes: None, ..app.model().settings.clone() };
    app.act(Action::Set(settings));
    app.stall(100_000.0);
    app.frames(6);
    assert_eq!(app.model().lock.standing, Standing::Open);
}

#[test]
fn a_start_asks_for_the_passphrase_and_goes_on_with_the_open_call() {
    let app = encrypted(NARROW);
    let id = app.call().id;
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.frames(4);
    assert!(app.model().call().is_none());
    app.expect("Locked");
    unlock(&mut app, PASSPHRASE);
    assert_eq!(app.call().id, id);
    app.wait(1.0);
    assert_eq!(app.model().shelf.rows.len(), 1);
}

// Windows does not let the index be taken away while a window has it open; README says so.
#[cfg(unix)]
#[test]
fn encrypted_by_another_program_the_window_locks_and_loses_nothing() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text(CANARY);
    app.wait(1.0);
    let file = app.home.path("passphrase");
    std::fs::write(&file, PASSPHRASE).unwrap();
    app.home.ok(&["encrypt", "--passphrase-file", file.to_str().unwrap()]);
    app.type_text(" typed meanwhile");
    until("the window sees it", || {
        app.poll();
        app.frames(20);
        app.model().is_covered()
    });
    assert!(!tells(&app));
    app.frames(4);
    unlock(&mut app, PASSPHRASE);
    assert!(app.call().words.ends_with("typed meanwhile"));
    app.wait(4.0);
    assert!(app.model().live.as_ref().unwrap().is_saved());
    assert!(!tells(&app));
    assert!(
        app.home.ok(&["search", "meanwhile", "--passphrase-file", file.to_str().unwrap()]).contains("typed")
    );
}

#[test]
fn the_passphrase_is_changed_and_the_encryption_turned_off_in_the_settings() {
    let mut app = encrypted(NARROW);
    app.choose("It is put away");
    app.focus("Passphrase that holds").type_text("wrong");
    app.focus("New passphrase").type_text("battery staple");
    app.focus("The same again").type_text("battery staple");
    app.choose("Change the passphrase");
    app.frames(3);
    app.expect("this passphrase does not open the vault");
    app.focus("Passphrase that holds").type_text(PASSPHRASE);
    app.focus("New passphrase").type_text("battery staple");
    app.focus("The same again").type_text("battery staple");
    app.choose("Change the passphrase");
    app.frames(3);
    app.expect("The passphrase was changed");
    app.focus("Passphrase that holds").type_text("battery staple");
    app.choose("Turn the encryption off");
    app.frames(4);
    assert_eq!(app.model().lock.standing, Standing::Plain);
    assert!(tells(&app));
    app.press("Esc").press("Ctrl+Shift+K").expect("There is nothing to lock");
    assert!(app.sees_part(CANARY) || app.call().words.contains(CANARY));
}

#[test]
fn locked_as_a_strip_it_is_opened_there() {
    let mut app = encrypted(NARROW);
    app.press("Esc").press("Ctrl+M");
    app.press("Ctrl+Shift+K");
    app.frames(4);
    unlock(&mut app, PASSPHRASE);
    assert!(app.call().words.contains(CANARY));
}

#[test]
fn a_plain_vault_has_nothing_to_lock() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("x");
    app.press("Ctrl+Shift+K").expect("There is nothing to lock");
    assert_eq!(app.model().lock.standing, Standing::Plain);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_saved_is_covered_at_once_and_the_key_is_kept_until_it_can() {
    let mut app = encrypted(NARROW);
    app.press("Esc");
    let lock = app.home.folders().lock_file();
    std::fs::remove_file(&lock).unwrap();
    std::os::unix::fs::symlink("/nowhere", &lock).unwrap();
    app.focus("Their words").press("End").type_text(" typed last").press("Ctrl+Shift+K");
    app.frames(4);
    app.expect("Locked").expect("could not be saved yet");
    assert!(!format!("{:?}", app.harness.root()).contains("typed last"));
    assert_eq!(app.model().lock.standing, Standing::Open);
    std::fs::remove_file(&lock).unwrap();
    app.wait(3.0);
    assert_eq!(app.model().lock.standing, Standing::Locked);
    assert!(app.model().call().is_none() && !tells(&app));
    unlock(&mut app, PASSPHRASE);
    assert!(app.call().words.ends_with("typed last"));
}
