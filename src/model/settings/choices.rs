//! Settings that are one of a few. Must not know what follows from one.

use crate::say;
use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Strongest contrast, light on black.
    HighContrast,
}

impl Theme {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];

    /// The word shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => say!("settings-system"),
            Self::Light => say!("settings-light"),
            Self::Dark => say!("settings-dark"),
            Self::HighContrast => say!("settings-high-contrast"),
        }
    }
}

/// Whether things move.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// As the system says.
    #[default]
    System,
    /// The breathing ring grows and shrinks.
    Full,
    /// Word and count only.
    Reduced,
}

/// The edge of the monitor that the compact strip docks to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The upper one.
    #[default]
    Top,
    /// The lower one.
    Bottom,
    /// None: the strip stays where the window was.
    Stay,
}

/// Where the saved calls open.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SavedCallsIn {
    /// A window of their own, where there is room for it.
    #[default]
    OwnWindow,
    /// The window with the call.
    CallWindow,
}

/// What closing the window does.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Close {
    /// It ends the program.
    #[default]
    Ends,
    /// It leaves it in the tray, which will be told the first time.
    Tray,
    /// The same, told already.
    TrayTold,
}

impl Close {
    /// The same as it is chosen: nobody chooses to be told.
    #[must_use]
    pub const fn chosen(self) -> Self {
        match self {
            Self::Ends => Self::Ends,
            Self::Tray | Self::TrayTold => Self::Tray,
        }
    }
}

/// When a promise is told of.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remind {
    /// Never; the count in the bar stays.
    Never,
    /// When its time comes.
    #[default]
    WhenDue,
    /// Five minutes earlier.
    FiveMinutesBefore,
    /// A quarter of an hour earlier.
    FifteenMinutesBefore,
}

impl Remind {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] =
        [Self::Never, Self::WhenDue, Self::FiveMinutesBefore, Self::FifteenMinutesBefore];

    /// The words shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => say!("settings-never"),
            Self::WhenDue => say!("settings-when-due"),
            Self::FiveMinutesBefore => say!("settings-5-min-before"),
            Self::FifteenMinutesBefore => say!("settings-15-min-before"),
        }
    }

    /// So many seconds before it is due; `None` for never.
    #[must_use]
    pub const fn ahead_secs(self) -> Option<i64> {
        match self {
            Self::Never => None,
            Self::WhenDue => Some(0),
            Self::FiveMinutesBefore => Some(300),
            Self::FifteenMinutesBefore => Some(900),
        }
    }
}
