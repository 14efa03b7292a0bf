//! How the program stands in the desktop: a key from anywhere, its sign in the tray, start with the session.

use egui::{RichText, Ui};

use super::{choice, explained, hint};
use crate::model::action::Action;
use crate::model::hotkey::Hotkey;
use crate::model::outside::{Outside, Service, Switch};
use crate::model::settings::{Close, Settings};
use crate::say;
use crate::ui::theme;

/// Draws all of it.
pub(super) fn desktop_ui(ui: &mut Ui, outside: &Outside, settings: &mut Settings, out: &mut Vec<Action>) {
    explained(ui, say!("settings-hotkey"), say!("settings-hotkey-help"));
    // above the keys: below them it would be out of sight in a small window
    trouble(ui, outside.hotkey.trouble().filter(|_| settings.hotkey.is_some()));
    let keys = Hotkey::ALL.map(|hotkey| (hotkey.name(), Some(hotkey)));
    let off = [(say!("settings-off"), None)];
    choice(ui, say!("settings-hotkey"), off.into_iter().chain(keys), &mut settings.hotkey);
    explained(ui, say!("settings-tray"), say!("settings-tray-help"));
    let on_off = [(say!("settings-on"), Switch::On), (say!("settings-off"), Switch::Off)];
    choice(ui, say!("settings-tray"), on_off, &mut settings.tray);
    if settings.tray == Switch::On && outside.tray == Service::Missing {
        hint(ui, say!("settings-tray-missing"));
    }
    explained(ui, say!("settings-close"), say!("settings-close-help"));
    let ways = [(say!("settings-close-ends"), Close::Ends), (say!("settings-close-stays"), Close::Tray)];
    let mut close = settings.close.chosen();
    choice(ui, say!("settings-close"), ways, &mut close);
    if close != settings.close.chosen() {
        settings.close = close;
    }
    explained(ui, say!("settings-login"), say!("settings-login-help"));
    let mut login = outside.login;
    choice(
        ui,
        say!("settings-login"),
        [(say!("settings-on"), Some(Switch::On)), (say!("settings-off"), Some(Switch::Off))],
        &mut login,
    );
    if login != outside.login {
        out.extend(login.map(Action::StartAtLogin));
    }
    trouble(ui, outside.login_trouble.as_deref());
}

/// Why something could not be done.
fn trouble(ui: &mut Ui, why: Option<&str>) {
    if let Some(why) = why {
        ui.label(RichText::new(why).font(theme::small()).color(theme::palette(ui).alarm));
    }
}
