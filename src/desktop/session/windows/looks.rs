//! How Windows wants windows to look, by what the user's part of the registry keeps of it: whether things
//! move, and high contrast. Light or dark is told by winit. Must not know what follows.

use windows_registry::CURRENT_USER;

use crate::model::looks::Looks;
use crate::model::outside::Heard;
use crate::model::settings::{Motion, Theme};

/// The byte and the bit of the "animation effects" among all that `SystemParametersInfo` keeps there
/// (`SPI_SETCLIENTAREAANIMATION`).
const PREFERENCES: (&str, &str) = (r"Control Panel\Desktop", "UserPreferencesMask");
const ANIMATIONS: (usize, u8) = (4, 0b10);

/// A number in digits, with `HCF_HIGHCONTRASTON` as its lowest bit (`HIGHCONTRAST`, Microsoft).
const CONTRAST: (&str, &str) = (r"Control Panel\Accessibility\HighContrast", "Flags");
const CONTRAST_ON: u32 = 1;

/// What was told last.
#[derive(Debug, Default)]
pub(super) struct Appearance {
    told: Looks,
}

impl Appearance {
    /// How windows are to look now, unless that was told last.
    pub(super) fn look(&mut self) -> Option<Heard> {
        let preferences = CURRENT_USER.open(PREFERENCES.0).and_then(|key| key.get_value(PREFERENCES.1)).ok();
        let contrast = CURRENT_USER.open(CONTRAST.0).and_then(|key| key.get_string(CONTRAST.1)).ok();
        self.tell(looks(preferences.as_deref(), contrast.as_deref()))
    }

    fn tell(&mut self, looks: Looks) -> Option<Heard> {
        let before = std::mem::replace(&mut self.told, looks);
        (before != looks).then_some(Heard::Looks(looks))
    }
}

fn looks(preferences: Option<&[u8]>, contrast: Option<&str>) -> Looks {
    let (byte, bit) = ANIMATIONS;
    let motion = match preferences.and_then(|bytes| bytes.get(byte)) {
        Some(byte) if byte & bit == 0 => Motion::Reduced,
        Some(_) => Motion::Full,
        None => Motion::System,
    };
    let flags: Option<u32> = contrast.and_then(|digits| digits.trim().parse().ok());
    let is_high = flags.is_some_and(|flags| flags & CONTRAST_ON != 0);
    Looks { theme: if is_high { Theme::HighContrast } else { Theme::System }, motion }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn animations_turned_off_are_reduced_motion_and_a_contrast_theme_is_high_contrast() {
        let motion = |bytes: &[u8]| looks(Some(bytes), None).motion;
        assert_eq!(motion(&[0x9e, 0x1e, 0x07, 0x80, 0x12, 0, 0, 0]), Motion::Full, "as Windows 11 comes");
        assert_eq!(motion(&[0x9e, 0x1e, 0x07, 0x80, 0x10, 0, 0, 0]), Motion::Reduced);
        assert_eq!(motion(&[0x9e, 0x1e, 0x07, 0x80]), Motion::System, "an old one says nothing of it");
        let theme = |digits: &str| looks(None, Some(digits)).theme;
        assert_eq!(
            (theme("126"), theme("127"), theme("4199")),
            (Theme::System, Theme::HighContrast, Theme::HighContrast)
        );
        assert_eq!(theme("on"), Theme::System);
        assert_eq!(looks(None, None), Looks::default());
    }

    #[test]
    fn what_did_not_change_is_not_told_again() {
        let still = Looks { motion: Motion::Reduced, ..Looks::default() };
        let mut appearance = Appearance::default();
        assert_eq!(appearance.tell(still), Some(Heard::Looks(still)));
        assert_eq!(appearance.tell(still), None);
        assert_eq!(appearance.tell(Looks::default()), Some(Heard::Looks(Looks::default())));
    }
}
