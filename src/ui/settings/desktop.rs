//! How the program stands in the desktop: start with the session.

use egui::{RichText, Ui};

use super::{choice, explained};
use crate::model::action::Action;
use crate::model::outside::{Outside, Switch};
use crate::say;
use crate::ui::theme;

/// Draws all of it.
pub(super) fn desktop_ui(ui: &mut Ui, outside: &Outside, out: &mut Vec<Action>) {
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
