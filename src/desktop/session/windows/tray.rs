//! A sign in the notification area of the task bar, with a menu. Owns both; must not know what is done
//! when something in the menu is chosen.

use std::sync::Arc;

use tray_icon::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tray_icon::{Icon, MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};

use crate::desktop::icon;
use crate::desktop::session::Ear;
use crate::model::outside::{Choice, Heard, Service, Switch};

/// The sign, while it is there.
pub(super) struct Tray {
    hear: Ear,
    sign: Option<TrayIcon>,
}

impl Tray {
    /// No sign yet.
    pub(super) fn new(hear: Ear) -> Self {
        Self { hear, sign: None }
    }

    /// Puts the sign there, or takes it away; how that went.
    pub(super) fn turn(&mut self, switch: Switch) -> Heard {
        self.sign = match (switch, self.sign.take()) {
            (Switch::Off, _) => return Heard::Tray(Service::Unknown),
            // its words may be those of another language now
            (Switch::On, Some(sign)) => {
                sign.set_menu(menu().map(|menu| Box::new(menu) as _));
                Some(sign)
            }
            (Switch::On, None) => self.put(),
        };
        // a task bar that is not there yet has no place for it
        let is_there = self.sign.as_ref().is_some_and(|sign| sign.rect().is_some());
        Heard::Tray(if is_there { Service::There } else { Service::Missing })
    }

    fn put(&self) -> Option<TrayIcon> {
        let hear = Arc::clone(&self.hear);
        TrayIconEvent::set_event_handler(Some(move |event| match event {
            TrayIconEvent::Click {
                button: MouseButton::Left, button_state: MouseButtonState::Up, ..
            } => {
                hear(Heard::Chosen(Choice::Toggle));
            }
            TrayIconEvent::Enter { .. } => hear(Heard::Tray(Service::There)),
            _ => {}
        }));
        let hear = Arc::clone(&self.hear);
        MenuEvent::set_event_handler(Some(move |event: MenuEvent| {
            let is_chosen = |choice: &Choice| event.id == id(*choice);
            Choice::ALL.into_iter().find(is_chosen).map(Heard::Chosen).into_iter().for_each(&*hear);
        }));
        let sign = TrayIconBuilder::new().with_tooltip("Evenkeel").with_menu_on_left_click(false);
        let sign = sign.with_icon(picture()?).with_menu(Box::new(menu()?)).build();
        sign.inspect_err(|error| tracing::info!(%error, "no tray")).ok()
    }
}

fn picture() -> Option<Icon> {
    let icon = icon::icon()?;
    Icon::from_rgba(icon.rgba, icon.width, icon.height).ok()
}

fn menu() -> Option<Menu> {
    let menu = Menu::new();
    for choice in Choice::ALL {
        if choice == Choice::Quit {
            menu.append(&PredefinedMenuItem::separator()).ok()?;
        }
        // one ampersand would be taken for a mark
        let words = choice.name().replace('&', "&&");
        menu.append(&MenuItem::with_id(id(choice), words, true, None)).ok()?;
    }
    Some(menu)
}

fn id(choice: Choice) -> String {
    format!("{choice:?}")
}
