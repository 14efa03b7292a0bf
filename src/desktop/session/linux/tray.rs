//! A sign in the tray of the desktop, a `StatusNotifierItem`, with a menu. Owns both; must not know what
//! is done when something in the menu is chosen.

use std::sync::Arc;

use ksni::menu::StandardItem;
use ksni::{Handle, Icon, MenuItem, OfflineReason, ToolTip, TrayMethods as _};

use crate::desktop::icon;
use crate::desktop::session::Ear;
use crate::model::outside::{Choice, Heard, Service, Switch};

/// The sign, while it is there.
pub(super) struct Tray {
    hear: Ear,
    sign: Option<Handle<Sign>>,
}

impl Tray {
    /// No sign yet.
    pub(super) fn new(hear: Ear) -> Self {
        Self { hear, sign: None }
    }

    /// Puts the sign there, or takes it away.
    pub(super) async fn turn(&mut self, switch: Switch) {
        match (switch, self.sign.take()) {
            (Switch::Off, sign) => {
                if let Some(sign) = sign {
                    sign.shutdown().await;
                }
                (self.hear)(Heard::Tray(Service::Unknown));
            }
            (Switch::On, Some(sign)) => {
                // its words may be those of another language now
                sign.update(|_| ()).await;
                self.sign = Some(sign);
            }
            (Switch::On, None) => self.sign = self.put().await,
        }
    }

    async fn put(&self) -> Option<Handle<Sign>> {
        let sign = || Sign { hear: Arc::clone(&self.hear) };
        let outcome = match sign().spawn().await {
            // there may be one later, which shows the sign too
            Err(ksni::Error::Watcher(_)) => sign().assume_sni_available(true).spawn().await,
            outcome => {
                let service = if outcome.is_ok() { Service::There } else { Service::Missing };
                (self.hear)(Heard::Tray(service));
                outcome
            }
        };
        outcome.inspect_err(|error| tracing::info!(%error, "no tray")).ok()
    }
}

/// What the desktop shows.
struct Sign {
    hear: Ear,
}

impl ksni::Tray for Sign {
    fn id(&self) -> String {
        "evenkeel".to_owned()
    }

    fn title(&self) -> String {
        "Evenkeel".to_owned()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: self.title(), ..ToolTip::default() }
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        icon::icon().and_then(argb).into_iter().collect()
    }

    fn activate(&mut self, _: i32, _: i32) {
        (self.hear)(Heard::Chosen(Choice::Toggle));
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let item = |choice: Choice| {
            let activate = Box::new(move |sign: &mut Self| (sign.hear)(Heard::Chosen(choice)));
            // an underscore would be taken for a mark
            let label = choice.name().replace('_', "__");
            MenuItem::Standard(StandardItem { label, activate, ..StandardItem::default() })
        };
        let (last, others) = (Choice::Quit, Choice::ALL.into_iter().filter(|choice| *choice != Choice::Quit));
        others.map(item).chain([MenuItem::Separator, item(last)]).collect()
    }

    fn watcher_online(&self) {
        (self.hear)(Heard::Tray(Service::There));
    }

    fn watcher_offline(&self, _: OfflineReason) -> bool {
        (self.hear)(Heard::Tray(Service::Missing));
        true
    }
}

/// The icon as a tray takes it: opacity first.
fn argb(icon: eframe::egui::IconData) -> Option<Icon> {
    let mut data = icon.rgba;
    for pixel in data.chunks_exact_mut(4) {
        pixel.rotate_right(1);
    }
    let (width, height) = (icon.width.try_into().ok()?, icon.height.try_into().ok()?);
    Some(Icon { width, height, data })
}
