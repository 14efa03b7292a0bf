//! Notifications of the desktop: freedesktop Desktop Notifications over the session bus. Owns the one
//! that is shown, and waits while the user does not want to be disturbed. Must not know what a promise is.

use std::collections::HashMap;

use futures_lite::future;
use zbus::Message;
use zbus::zvariant::{OwnedValue, Value};

use super::line::{Line, Peer};
use crate::model::outside::{Heard, Service, Telling};

const DESKTOP: Peer = Peer { name: "org.freedesktop.Notifications", path: "/org/freedesktop/Notifications" };
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// How long a notification stays is the desktop's to say.
const AS_THE_DESKTOP_LIKES: i32 = -1;

/// Neither low nor critical, which would be shown whatever the user wants.
const NORMAL: u8 = 1;

/// The action that a click on the notification itself is.
const CLICK: &str = "default";

/// The notification that is shown, or waits.
#[derive(Default)]
pub(super) struct Notifications {
    /// The bus is joined when something is first told.
    line: Option<Line>,
    /// The number of the one that is shown.
    up: Option<u32>,
    /// What is told once disturbing is allowed again.
    held: Option<Telling>,
    service: Service,
}

impl Notifications {
    /// Shows this, in the place of the one before.
    pub(super) async fn tell(&mut self, telling: Telling) -> Option<Heard> {
        let shown = self.show(&telling).await;
        if let Err(error) = &shown
            && self.service != Service::Missing
        {
            tracing::warn!(%error, "this desktop shows no notifications");
        }
        let service = match shown {
            Ok(Some(up)) => {
                self.up = Some(up);
                Service::There
            }
            Ok(None) => {
                tracing::info!("do not disturb: a notification waits");
                self.held = Some(telling);
                Service::There
            }
            Err(_) => Service::Missing,
        };
        let before = std::mem::replace(&mut self.service, service);
        (before != service).then_some(Heard::Notifications(service))
    }

    /// Takes it away.
    pub(super) async fn untell(&mut self) {
        self.held = None;
        if let (Some(up), Some(line)) = (self.up.take(), &self.line)
            && let Err(error) = line.ask(DESKTOP.name, "CloseNotification", &up).await
        {
            tracing::debug!(%error, "a notification was not taken away");
        }
    }

    /// Waits until the desktop says something of notifications.
    pub(super) async fn signal(&mut self) -> Message {
        if let Some(line) = &mut self.line {
            match line.signal().await {
                Ok(signal) => return signal,
                Err(error) => tracing::warn!(%error, "the session bus has gone"),
            }
            self.line = None;
        }
        future::pending().await
    }

    /// The number of the notification; none while the user does not want to be disturbed.
    async fn show(&mut self, telling: &Telling) -> zbus::Result<Option<u32>> {
        let line = match self.line.take() {
            Some(line) => line,
            None => Line::join(DESKTOP).await?,
        };
        let line = self.line.insert(line);
        self.held = None;
        if is_inhibited(line).await {
            return Ok(None);
        }
        let offered: Vec<String> =
            line.ask(DESKTOP.name, "GetCapabilities", &()).await?.body().deserialize()?;
        let actions = if offered.iter().any(|offer| offer == "actions") {
            vec![CLICK, telling.open]
        } else {
            Vec::new()
        };
        let hints: HashMap<&str, Value<'_>> =
            [("urgency", NORMAL.into()), ("desktop-entry", "evenkeel".into())].into();
        let (title, body) = (telling.text.as_str(), "");
        let replaced = self.up.unwrap_or_default();
        let said = ("Evenkeel", replaced, "evenkeel", title, body, actions, hints, AS_THE_DESKTOP_LIKES);
        line.ask(DESKTOP.name, "Notify", &said).await?.body().deserialize().map(Some)
    }

    /// Follows what the desktop said.
    pub(super) async fn notice(&mut self, signal: &Message) -> Option<Heard> {
        let (header, body) = (signal.header(), signal.body());
        match header.member()?.as_str() {
            "ActionInvoked" => {
                let (number, _) = body.deserialize::<(u32, String)>().ok()?;
                (self.up == Some(number)).then_some(Heard::Open)
            }
            "NotificationClosed" => {
                let (number, _) = body.deserialize::<(u32, u32)>().ok()?;
                self.up.take_if(|up| *up == number);
                None
            }
            "PropertiesChanged" => {
                let telling = self.held.take()?;
                self.tell(telling).await
            }
            _ => None,
        }
    }
}

/// Whether the user does not want to be disturbed; not every desktop says so.
async fn is_inhibited(line: &Line) -> bool {
    let answer = line.ask(PROPERTIES, "Get", &(DESKTOP.name, "Inhibited")).await;
    let value = answer.and_then(|answer| answer.body().deserialize::<OwnedValue>());
    value.is_ok_and(|value| bool::try_from(value).unwrap_or_default())
}
