//! The desktop around the window: what it is asked for, what it answered, and whether the window can
//! be seen there. Must not know how a desktop is spoken to.

use serde::{Deserialize, Serialize};

use super::action::{Action, Effect, Now, Screen};
use super::compact::Form;
use super::hotkey::Hotkey;
use super::looks::Looks;
use super::section::Section;
use super::set;
use super::settings::{Close, Settings};
use super::state::{Model, What};
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
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

/// What can be chosen in the tray.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Choice {
    /// Show the window, or hide it.
    Toggle,
    /// Strip or whole.
    Compact,
    /// One breath.
    Reset,
    /// Cover what was said, or show it again.
    Cover,
    /// Show the promises.
    Promises,
    /// End the program.
    Quit,
}

impl Choice {
    /// All of them, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Toggle, Self::Compact, Self::Reset, Self::Cover, Self::Promises, Self::Quit];

    /// The words shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Toggle => say!("desktop-toggle"),
            Self::Compact => say!("commands-compact"),
            Self::Reset => say!("commands-reset"),
            Self::Cover => say!("commands-cover"),
            Self::Promises => say!("commands-promises"),
            Self::Quit => say!("desktop-quit"),
        }
    }
}

/// How the key from anywhere is held.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Hold {
    /// None is wanted.
    #[default]
    None,
    /// By this program.
    Held,
    /// By another program.
    Taken,
    /// No program can hold one here.
    NotHere,
}

impl Hold {
    /// What is wrong about it.
    #[must_use]
    pub fn trouble(self) -> Option<&'static str> {
        match self {
            Self::None | Self::Held => None,
            Self::Taken => Some(say!("settings-hotkey-taken")),
            Self::NotHere => Some(say!("desktop-hotkey-not-here")),
        }
    }
}

/// Where the keyboard was when the key was pressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Keyboard {
    /// In a window of this program.
    Here,
    /// Anywhere else.
    Elsewhere,
    /// Where the windows of this program say: the press took it from none of them.
    WhereItWas,
}

/// What is known of the desktop.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outside {
    /// Whether the window can be seen.
    pub sight: Sight,
    /// Whether there are notifications.
    pub notifications: Service,
    /// Whether there is a tray that shows the sign of this program.
    pub tray: Service,
    /// How the key from anywhere is held.
    pub hotkey: Hold,
    /// Whether the program starts with the session, as last seen.
    pub login: Option<Switch>,
    /// Why that could not be changed.
    pub login_trouble: Option<String>,
    /// How windows are to look.
    pub looks: Looks,
}

/// What the desktop is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Errand {
    /// Show this as a notification, in the place of the one before.
    Tell(Telling),
    /// Take that notification away.
    Untell,
    /// Put a sign in the tray, in the language in force, or take it away.
    Tray(Switch),
    /// Hold this key wherever it is pressed, or none.
    Hold(Option<Hotkey>),
    /// Tell how windows are to look, now and from now on. It may be asked again.
    FollowLooks,
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
    /// There is a tray, or none.
    Tray(Service),
    /// This was chosen in the tray.
    Chosen(Choice),
    /// How the key from anywhere is held.
    Hotkey(Hold),
    /// It was pressed, the keyboard being there.
    Pressed(Keyboard),
    /// How windows are to look.
    Looks(Looks),
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

    /// Whether closing the window leaves the program in the tray, where it can be found again.
    #[must_use]
    pub fn closes_to_tray(&self) -> bool {
        let stays = self.settings.close != Close::Ends && self.settings.tray == Switch::On;
        stays && self.outside.tray == Service::There
    }

    /// The first frame is on the screen: time for slower work.
    pub(super) fn settled(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        self.read_slowly(now, effects);
        effects.push(Effect::Outside(Errand::FollowLooks));
        self.send_tray(effects);
        self.send_hotkey(effects);
    }

    /// The key from anywhere is held or not, by the settings.
    pub(super) fn send_hotkey(&self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Outside(Errand::Hold(self.settings.hotkey)));
    }

    /// The sign in the tray is there or not, by the settings.
    pub(super) fn send_tray(&self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Outside(Errand::Tray(self.settings.tray)));
    }

    /// What the settings say of the desktop is as it is now, should they be shown.
    pub(super) fn look_outside(&self, effects: &mut Vec<Effect>) {
        if self.sets_up_desktop() {
            effects.push(Effect::Outside(Errand::LookAtLogin));
        }
    }

    fn sets_up_desktop(&self) -> bool {
        self.screen == Screen::Settings && self.section == Section::Desktop
    }
}

/// Carries out what is about the desktop.
pub(super) fn act(model: &mut Model, action: Action, now: &Now, effects: &mut Vec<Effect>) {
    match action {
        Action::Sight(sight) => {
            model.outside.sight = sight;
            // what it says was done
            let told = What::Problem(say!("desktop-closes-to-tray").to_owned());
            model.notices.retain(|notice| sight == Sight::Seen || notice.what != told);
        }
        Action::Outside(Heard::Notifications(service)) => model.outside.notifications = service,
        Action::Outside(Heard::Tray(service)) => model.outside.tray = service,
        Action::Outside(Heard::Looks(looks)) => model.outside.looks = looks,
        Action::Outside(Heard::Hotkey(hold)) => {
            model.outside.hotkey = hold;
            let taken = What::Problem(say!("desktop-hotkey-taken").to_owned());
            model.notices.retain(|notice| notice.what != taken);
            // where one is chosen, it is said there
            if hold == Hold::Taken && !model.sets_up_desktop() {
                model.tell(taken, now);
            }
        }
        Action::Outside(Heard::Login(login, trouble)) => {
            model.outside.login = login;
            model.outside.login_trouble = trouble;
        }
        Action::ClosedToTray => {
            let settings = Settings { close: Close::TrayTold, ..model.settings.clone() };
            set::put(model, settings, now, effects);
            model.tell(What::Problem(say!("desktop-closes-to-tray").to_owned()), now);
        }
        Action::StartAtLogin(switch) => effects.push(Effect::Outside(Errand::StartAtLogin(switch))),
        _ => {}
    }
}
