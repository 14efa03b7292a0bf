//! Every setting with its default. Must not know where settings are kept.

use serde::{Deserialize, Serialize};

use super::breath::{Kind, Offered, Pattern, Phase};

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
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }
}

/// Whether things move.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// The breathing ring grows and shrinks.
    #[default]
    Full,
    /// Word and count only.
    Reduced,
}

/// What stays as the user set it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Text size in per cent, 80 to 200.
    pub text_percent: u16,
    /// Whether things move.
    pub motion: Motion,
    /// Whether the window stays above others.
    pub on_top: bool,
    /// Id of the breathing pattern offered first.
    pub breath_pattern: String,
    /// Length of a breathing session in seconds; `None` for the pattern's own.
    pub breath_secs: Option<u32>,
    /// The user's own pattern: seconds in, hold, out, hold, each 0 to 20, together at most 30.
    pub own_pattern: [f32; 4],
    /// The ways a call can be closed, at most 15.
    pub dispositions: Vec<String>,
}

/// The dispositions shipped.
const DISPOSITIONS: [&str; 10] = [
    "Resolved",
    "Call back",
    "Escalated",
    "Refund or credit",
    "Replacement",
    "Complaint logged",
    "Information given",
    "Transferred",
    "Ended: abuse",
    "No answer",
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_percent: 100,
            motion: Motion::Full,
            on_top: true,
            breath_pattern: "on-call".to_owned(),
            breath_secs: None,
            own_pattern: [4.0, 0.0, 6.0, 0.0],
            dispositions: DISPOSITIONS.map(str::to_owned).to_vec(),
        }
    }
}

impl Settings {
    /// The smallest and the largest text size in per cent.
    pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 80..=200;

    /// The same with every value in its range: what a hand-edited file may hold is mended.
    #[must_use]
    pub fn sane(mut self) -> Self {
        let (least, most) = (*Self::TEXT_PERCENT.start(), *Self::TEXT_PERCENT.end());
        self.text_percent = self.text_percent.clamp(least, most);
        self.dispositions.truncate(15);
        self.breath_secs = self.breath_secs.map(|secs| secs.clamp(10, 600));
        for secs in &mut self.own_pattern {
            *secs = if secs.is_finite() { secs.clamp(0.0, 20.0) } else { 0.0 };
        }
        let [inhale, _, exhale, _] = self.own_pattern;
        let cycle_secs: f32 = self.own_pattern.iter().sum();
        if inhale < 1.0 || exhale < 1.0 || cycle_secs > 30.0 {
            self.own_pattern = Self::default().own_pattern;
        }
        self
    }

    /// The user's own pattern; its id is `own`.
    #[must_use]
    pub fn own(&self) -> Pattern {
        let kinds = [Kind::Inhale, Kind::HoldFull, Kind::Exhale, Kind::HoldEmpty];
        let phases = kinds.into_iter().zip(self.own_pattern);
        Pattern {
            id: "own".to_owned(),
            name: "Own".to_owned(),
            phases: phases.filter(|(_, secs)| *secs > 0.0).map(|(kind, secs)| Phase(kind, secs)).collect(),
            offered: Offered::BetweenCalls,
            max_rounds: None,
            default_secs: 60,
            evidence: "Your own timing.".to_owned(),
            sources: Vec::new(),
        }
    }
}

/// Where the window was.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct WindowPlace {
    /// Outer left and top in points, where the platform tells.
    pub position: Option<[f32; 2]>,
    /// Inner width and height in points.
    pub size: Option<[f32; 2]>,
}
