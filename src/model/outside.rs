//! The desktop around the window: what it is asked for, what it answered, and whether the window can
//! be seen there. Must not know how a desktop is spoken to.

use super::action::{Action, Effect, Screen};
use super::compact::Form;
use super::section::Section;
use super::state::Model;
use crate::say;

/// Whether the user can see the window.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Sight {
    /// At least a part of it.
    #[default]
    Seen,
    /// It is hidden, minimised or behind others.
    Unseen,
}

/// Whether the desktop offers a service.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Service {
    /// Nobody has asked for it yet.
    #[default]
    Unknown,
    /// It does.
    There,
    /// It does not.
    Missing,
}

/// Whether something is done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

/// What is known of the desktop.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outside {
    /// Whether the window can be seen.
    pub sight: Sight,
    /// Whether there are notifications.
    pub notifications: Service,
    /// Whether the program starts with the session, as last seen.
    pub login: Option<Switch>,
    /// Why that could not be changed.
    pub login_trouble: Option<String>,
}

/// What the desktop is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Errand {
    /// Show this as a notification, in the place of the one before.
    Tell(Telling),
    /// Take that notification away.
    Untell,
    /// Look whether the program starts with the session.
    LookAtLogin,
    /// Have it start with the session, or not.
    StartAtLogin(Switch),
}

/// A notification. It holds nothing of any call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Telling {
    /// What it says.
    pub text: String,
    /// What its button says, which opens the promises.
    pub open: &'static str,
}

/// What the desktop said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Heard {
    /// The user wants to see what a notification was about.
    Open,
    /// Notifications are there, or not.
    Notifications(Service),
    /// Whether the program starts with the session, and why that could not be changed.
    Login(Option<Switch>, Option<String>),
}

impl Telling {
    /// Tells of promises that have come due, in these words.
    pub(super) fn of_promises(text: String) -> Self {
        Self { text, open: say!("reminder-outside-open") }
    }
}

impl Model {
    /// Whether a reminder would be seen in the window.
    pub(super) fn reminds_in_sight(&self) -> bool {
        self.outside.sight == Sight::Seen && self.form == Form::Full && !self.is_covered()
    }

    /// Whether the promises are not shown yet, and may be.
    pub(super) fn may_show_promises(&self) -> bool {
        !self.is_covered() && !self.shows(Screen::Promises)
    }

    /// What the settings say of the desktop is as it is now, should they be shown.
    pub(super) fn look_outside(&self, effects: &mut Vec<Effect>) {
        if self.screen == Screen::Settings && self.section == Section::Desktop {
            effects.push(Effect::Outside(Errand::LookAtLogin));
        }
    }
}

/// Carries out what is about the desktop.
pub(super) fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Sight(sight) => model.outside.sight = sight,
        Action::Outside(Heard::Notifications(service)) => model.outside.notifications = service,
        Action::Outside(Heard::Login(login, trouble)) => {
            model.outside.login = login;
            model.outside.login_trouble = trouble;
        }
        Action::StartAtLogin(switch) => effects.push(Effect::Outside(Errand::StartAtLogin(switch))),
        _ => {}
    }
}
