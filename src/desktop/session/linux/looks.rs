//! How the desktop wants windows to look: the settings of its portal, read once and then followed over
//! the session bus. Must not know what follows from them.

use std::collections::HashMap;

use zbus::zvariant::{OwnedValue, Value};

use super::line::{Line, Peer};
use crate::desktop::session::Ear;
use crate::model::looks::Looks;
use crate::model::outside::Heard;
use crate::model::settings::{Motion, Theme};

const PORTAL: Peer = Peer { name: "org.freedesktop.portal.Desktop", path: "/org/freedesktop/portal/desktop" };
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
/// Where portals before `reduced-motion` leave the same wish.
const GNOME: &str = "org.gnome.desktop.interface";

/// Tells how everything is to look, now and whenever that changes, as long as there is a portal.
pub(super) async fn follow(hear: &Ear) {
    if let Err(error) = attend(hear).await {
        tracing::info!(%error, "the desktop does not say how windows are to look");
    }
}

async fn attend(hear: &Ear) -> zbus::Result<()> {
    let mut line = Line::join(PORTAL).await?;
    let answer = line.ask(SETTINGS, "ReadAll", &(vec![APPEARANCE, GNOME],)).await?;
    let all: HashMap<String, HashMap<String, OwnedValue>> = answer.body().deserialize()?;
    let mut said = Said::default();
    for (space, values) in &all {
        for (key, value) in values {
            said.note(space, key, value);
        }
    }
    let mut told = Looks::default();
    loop {
        let looks = said.looks();
        if looks != told {
            told = looks;
            hear(Heard::Looks(looks));
        }
        let signal = line.signal().await?;
        if signal.header().member().is_some_and(|member| member == "SettingChanged")
            && let Ok((space, key, value)) = signal.body().deserialize::<(String, String, OwnedValue)>()
        {
            said.note(&space, &key, &value);
        }
    }
}

/// What the portal said last of each.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    scheme: Option<u32>,
    contrast: Option<u32>,
    reduced_motion: Option<u32>,
    animations: Option<bool>,
}

impl Said {
    fn note(&mut self, space: &str, key: &str, value: &Value<'_>) {
        let number = || value.downcast_ref::<u32>().ok();
        match (space, key) {
            (APPEARANCE, "color-scheme") => self.scheme = number(),
            (APPEARANCE, "contrast") => self.contrast = number(),
            (APPEARANCE, "reduced-motion") => self.reduced_motion = number(),
            (GNOME, "enable-animations") => self.animations = value.downcast_ref::<bool>().ok(),
            _ => {}
        }
    }

    fn looks(self) -> Looks {
        let theme = match (self.contrast, self.scheme) {
            (Some(1), _) => Theme::HighContrast,
            (_, Some(1)) => Theme::Dark,
            (_, Some(2)) => Theme::Light,
            _ => Theme::System,
        };
        let motion = match (self.reduced_motion, self.animations) {
            (Some(1), _) | (None, Some(false)) => Motion::Reduced,
            (Some(_), _) | (None, Some(true)) => Motion::Full,
            (None, None) => Motion::System,
        };
        Looks { theme, motion }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(said: &[(&str, &str, Value<'_>)]) -> Looks {
        let mut all = Said::default();
        for (space, key, value) in said {
            all.note(space, key, value);
        }
        all.looks()
    }

    #[test]
    fn the_scheme_is_followed_and_more_contrast_comes_before_it() {
        let scheme = |value: u32| (APPEARANCE, "color-scheme", Value::from(value));
        let contrast = |value: u32| (APPEARANCE, "contrast", Value::from(value));
        assert_eq!(looks(&[]).theme, Theme::System);
        assert_eq!(looks(&[scheme(0), contrast(0)]).theme, Theme::System, "no preference");
        assert_eq!(looks(&[scheme(1)]).theme, Theme::Dark);
        assert_eq!(looks(&[scheme(2), contrast(0)]).theme, Theme::Light);
        assert_eq!(looks(&[scheme(2), contrast(1)]).theme, Theme::HighContrast);
        assert_eq!(looks(&[scheme(1), scheme(7)]).theme, Theme::System, "what is not known yet");
        assert_eq!(
            looks(&[scheme(1), (APPEARANCE, "color-scheme", Value::from("dark"))]).theme,
            Theme::System
        );
    }

    #[test]
    fn reduced_motion_is_what_the_portal_says_and_else_what_gnome_does() {
        let reduced = |value: u32| (APPEARANCE, "reduced-motion", Value::from(value));
        let animations = |value: bool| (GNOME, "enable-animations", Value::from(value));
        assert_eq!(looks(&[]).motion, Motion::System);
        assert_eq!(looks(&[animations(false)]).motion, Motion::Reduced);
        assert_eq!(looks(&[animations(true)]).motion, Motion::Full);
        assert_eq!(looks(&[animations(true), reduced(1)]).motion, Motion::Reduced);
        assert_eq!(looks(&[animations(false), reduced(0)]).motion, Motion::Full);
        assert_eq!(looks(&[("elsewhere", "enable-animations", Value::from(false))]).motion, Motion::System);
    }
}
