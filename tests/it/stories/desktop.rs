//! The desktop around the window: what it is asked for by the settings, and what it answers.

use evenkeel::model::action::{Action, Screen};
use evenkeel::model::hotkey::Hotkey;
use evenkeel::model::looks::Looks;
use evenkeel::model::notice::Notice;
use evenkeel::model::outside::{Errand, Heard, Hold, Service, Sight, Switch};
use evenkeel::model::settings::{Close, Motion, Section, Settings, Theme};
use evenkeel::ui::theme;
use evenkeel::vault;

use crate::app::{App, NARROW, app, app_at};

fn errands(app: &mut App) -> Vec<Errand> {
    app.harness.state_mut().window.take_errands()
}

fn desktop() -> App {
    let mut app = app(NARROW);
    let first = [Errand::FollowLooks, Errand::Tray(Switch::On), Errand::Hold(None)];
    assert_eq!(errands(&mut app), first, "asked at the start");
    app.act(Action::SetUp(Section::Desktop));
    app.frames(3);
    assert_eq!(errands(&mut app), [Errand::LookAtLogin], "what is shown is as it is now");
    app
}

#[test]
fn what_is_chosen_is_asked_of_the_desktop_at_once_and_undo_takes_it_back() {
    let mut app = desktop();
    app.click("Key from anywhere: Ctrl+Shift+F12");
    assert_eq!(errands(&mut app), [Errand::Hold(Some(Hotkey::CtrlShiftF12))]);
    app.click("Tray icon: Off");
    assert_eq!(errands(&mut app), [Errand::Tray(Switch::Off)]);
    app.press("Ctrl+Z");
    assert_eq!(errands(&mut app), [Errand::Tray(Switch::On)]);
    app.click("Start with the session: On");
    assert_eq!(errands(&mut app), [Errand::StartAtLogin(Switch::On)]);
}

#[test]
fn what_the_desktop_cannot_do_is_told_where_it_is_set() {
    let mut app = desktop();
    app.act(Action::Outside(Heard::Tray(Service::Missing)));
    app.act(Action::Outside(Heard::Login(Some(Switch::Off), Some("a file in the way".to_owned()))));
    app.frames(3);
    app.expect("Your desktop has no tray").expect("a file in the way");
    app.click("Key from anywhere: Shift+Pause");
    app.act(Action::Outside(Heard::Hotkey(Hold::Taken)));
    app.frames(3);
    app.expect("Another program has this key already");
    assert!(!app.model().notices.iter().any(Notice::is_loud), "it is said twice");
    app.press("Escape");
    assert_eq!(app.model().screen, Screen::Call);
}

#[test]
fn a_key_that_another_program_holds_is_told_until_one_is_held() {
    let mut app = app_at(crate::support::Home::new(), NARROW, Settings::default());
    app.act(Action::Outside(Heard::Hotkey(Hold::Taken)));
    app.act(Action::Outside(Heard::Hotkey(Hold::Taken)));
    app.frames(3);
    app.expect("Another program has this key already");
    assert_eq!(app.model().notices.iter().filter(|notice| notice.is_loud()).count(), 1);
    app.act(Action::Outside(Heard::Hotkey(Hold::Held)));
    app.frames(3);
    assert!(!app.sees_part("Another program has this key already"));
}

#[test]
fn a_window_that_closes_to_the_tray_says_so_once_and_only_where_there_is_one() {
    let settings = Settings { close: Close::Tray, ..Settings::default() };
    let mut app = app_at(crate::support::Home::new(), NARROW, settings);
    assert!(!app.model().closes_to_tray(), "nobody knows of a tray");
    app.act(Action::Outside(Heard::Tray(Service::There)));
    assert!(app.model().closes_to_tray());
    app.act(Action::ClosedToTray);
    app.frames(3);
    app.expect("Closed, this window goes on in the tray");
    app.act(Action::Sight(Sight::Unseen));
    app.act(Action::Sight(Sight::Seen));
    app.frames(3);
    assert!(!app.sees_part("Close it again"), "it was closed, and came back");
    app.wait(1.0);
    assert_eq!(vault::settings::load(&app.home.folders()).0.close, Close::TrayTold);
    app.act(Action::Outside(Heard::Tray(Service::Missing)));
    assert!(!app.model().closes_to_tray());
}

#[test]
fn the_looks_of_the_desktop_are_followed_until_something_else_is_chosen() {
    let mut app = app(NARROW);
    let fill = |app: &App| app.harness.ctx.global_style().visuals.panel_fill;
    let wish = |theme, motion| Action::Outside(Heard::Looks(Looks { theme, motion }));
    assert_eq!((fill(&app), app.model().still()), (theme::LIGHT.page, false), "nobody says");
    app.act(wish(Theme::Dark, Motion::Reduced));
    app.frames(3);
    assert_eq!((fill(&app), app.model().still()), (theme::DARK.page, true));
    app.act(wish(Theme::HighContrast, Motion::Full));
    app.frames(3);
    assert_eq!((fill(&app), app.model().still()), (theme::HIGH_CONTRAST.page, false));
    let own = Settings { theme: Theme::Light, motion: Motion::Reduced, ..app.model().settings.clone() };
    app.act(Action::Set(own));
    app.frames(3);
    assert_eq!((fill(&app), app.model().still()), (theme::LIGHT.page, true), "the settings come first");
}
