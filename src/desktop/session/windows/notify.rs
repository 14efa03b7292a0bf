//! Notifications of Windows, by the Windows Runtime. Owns the one that is shown; Windows itself holds it
//! back while the user does not want to be disturbed. Must not know what a promise is.

use std::sync::Arc;

use windows::Data::Xml::Dom::{XmlDocument, XmlElement};
use windows::Foundation::TypedEventHandler;
use windows::UI::Notifications::{
    NotificationSetting, ToastNotification, ToastNotificationManager, ToastNotifier,
};
use windows::core::{Error, HSTRING, Interface as _, Result, h};
use windows_registry::CURRENT_USER;

use crate::desktop::session::Ear;
use crate::model::outside::{Heard, Service, Telling};

/// Under what name Windows knows the program.
const ID: &HSTRING = h!("local.evenkeel.evenkeel");

/// Where it is told how that name is shown.
const NAMES: &str = r"Software\Classes\AppUserModelId\local.evenkeel.evenkeel";

/// What is shown: a text, a click on which comes back here, and a button that does the same.
const FORM: &HSTRING = h!(r#"<toast><visual><binding template="ToastGeneric"><text/></binding></visual>
    <actions><action content="" arguments="open"/></actions></toast>"#);

/// The notification that is shown.
pub(super) struct Notifications {
    hear: Ear,
    up: Option<(ToastNotifier, ToastNotification)>,
    service: Service,
}

impl Notifications {
    /// Nothing is shown yet.
    pub(super) fn new(hear: Ear) -> Self {
        Self { hear, up: None, service: Service::Unknown }
    }

    /// Shows this, in the place of the one before.
    pub(super) fn tell(&mut self, telling: &Telling) -> Option<Heard> {
        self.untell();
        let service = match self.show(telling) {
            Ok(up) => {
                self.up = Some(up);
                Service::There
            }
            Err(error) => {
                if self.service != Service::Missing {
                    tracing::warn!(%error, "this desktop shows no notifications");
                }
                Service::Missing
            }
        };
        let before = std::mem::replace(&mut self.service, service);
        (before != service).then_some(Heard::Notifications(service))
    }

    /// Takes it away.
    pub(super) fn untell(&mut self) {
        if let Some((notifier, toast)) = self.up.take()
            && let Err(error) = notifier.Hide(&toast)
        {
            tracing::debug!(%error, "a notification was not taken away");
        }
    }

    fn show(&self, telling: &Telling) -> Result<(ToastNotifier, ToastNotification)> {
        CURRENT_USER.create(NAMES)?.set_string("DisplayName", "Evenkeel")?;
        let form = XmlDocument::new()?;
        form.LoadXml(FORM)?;
        form.GetElementsByTagName(h!("text"))?.Item(0)?.SetInnerText(&HSTRING::from(&telling.text))?;
        let button: XmlElement = form.GetElementsByTagName(h!("action"))?.Item(0)?.cast()?;
        button.SetAttribute(h!("content"), &HSTRING::from(telling.open))?;
        let toast = ToastNotification::CreateToastNotification(&form)?;
        toast.SetExpiresOnReboot(true)?;
        let hear = Arc::clone(&self.hear);
        toast.Activated(&TypedEventHandler::new(move |_, _| {
            hear(Heard::Open);
            Ok(())
        }))?;
        let notifier = ToastNotificationManager::CreateToastNotifierWithId(ID)?;
        if notifier.Setting()? != NotificationSetting::Enabled {
            return Err(Error::new(windows::Win32::Foundation::E_ACCESSDENIED, "they are turned off"));
        }
        notifier.Show(&toast)?;
        Ok((notifier, toast))
    }
}
