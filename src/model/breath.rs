//! Breathing: patterns, and the phase and radius at any moment as a pure function of the time
//! elapsed. Must not know a clock, nor how the ring is drawn.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "seconds of a breath are small and not negative"
)]

use std::ops::RangeInclusive;

use crate::say;
use serde::{Deserialize, Serialize};

/// What the body does in a phase.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Breathe in.
    Inhale,
    /// A second, shorter breath in on top of the first.
    TopUp,
    /// Hold, lungs full.
    HoldFull,
    /// Breathe out.
    Exhale,
    /// Hold, lungs empty.
    HoldEmpty,
}

/// One phase of a pattern.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Phase(
    /// What the body does.
    pub Kind,
    /// How long, in seconds (0.1 to 20).
    pub f32,
);

/// When a pattern is offered.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Offered {
    /// During a call: silent, no holds, can be dropped at any moment.
    OnCall,
    /// A few rounds whenever one second of quiet allows it.
    QuickReset,
    /// Between calls only.
    BetweenCalls,
}

impl Offered {
    /// Whether it may go on while a caller is on the line.
    #[must_use]
    pub const fn suits_a_call(self) -> bool {
        !matches!(self, Self::BetweenCalls)
    }
}

/// A way of breathing.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Stable id: `on-call`.
    pub id: String,
    /// Name shown: "On-call".
    pub name: String,
    /// Its phases, in order; the cycle is at most 30 seconds.
    pub phases: Vec<Phase>,
    /// When it is offered.
    pub offered: Offered,
    /// The most rounds at a time, where the pattern has such a limit.
    #[serde(default)]
    pub max_rounds: Option<u32>,
    /// Length of a session in seconds unless the user says otherwise (30, 60, 90 or 300).
    pub default_secs: u32,
    /// What is known about it, and from where, at most 160 characters.
    pub evidence: String,
    /// Ids of the source techniques.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Where a session stands at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The phase.
    pub kind: Kind,
    /// Whole seconds left in it, counted down to 1.
    pub count: u32,
    /// Seconds until the count changes.
    pub count_left_secs: f32,
    /// How full the ring is: 0 at the end of an exhale, 1 at the end of an inhale.
    pub fullness: f32,
    /// How fast that changes, in either direction, per second.
    pub speed: f32,
    /// Seconds left in the session.
    pub left_secs: f32,
}

impl Kind {
    /// The word shown.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Inhale => say!("breath-breathe-in"),
            Self::TopUp => say!("breath-a-little-more"),
            Self::HoldFull | Self::HoldEmpty => say!("breath-hold"),
            Self::Exhale => say!("breath-breathe-out"),
        }
    }

    /// Whether the ring changes its size in this phase.
    #[must_use]
    pub const fn moves(self) -> bool {
        !matches!(self, Self::HoldFull | Self::HoldEmpty)
    }
}

impl Pattern {
    /// Length of one round in seconds.
    #[must_use]
    pub fn cycle_secs(&self) -> f32 {
        self.phases.iter().map(|Phase(_, secs)| secs).sum()
    }

    /// Timing in the usual short form, seconds in-hold-out-hold: "4-0-6-0".
    #[must_use]
    pub fn timing(&self) -> String {
        let of = |kinds: &[Kind]| -> f32 {
            let phases = self.phases.iter().filter(|Phase(kind, _)| kinds.contains(kind));
            phases.fold(0.0, |sum, Phase(_, secs)| sum + secs)
        };
        let parts = [
            of(&[Kind::Inhale, Kind::TopUp]),
            of(&[Kind::HoldFull]),
            of(&[Kind::Exhale]),
            of(&[Kind::HoldEmpty]),
        ];
        parts.map(|secs| secs.to_string()).join("-")
    }

    /// Seconds that a session of about `wanted_secs` really takes: whole rounds, at least one, at
    /// most [`Pattern::max_rounds`], ending with the last exhale.
    #[must_use]
    pub fn session_secs(&self, wanted_secs: f32) -> f32 {
        let cycle_secs = self.cycle_secs();
        let tail_secs = self.after_exhale_secs();
        let rounds = ((wanted_secs + tail_secs) / cycle_secs - 0.01).ceil().max(1.0);
        let most = self.max_rounds.map_or(f32::MAX, |rounds| rounds as f32);
        rounds.min(most) * cycle_secs - tail_secs
    }

    /// Where a session of about `wanted_secs` stands `elapsed_secs` after its start; `None` before
    /// it and once it is over.
    #[must_use]
    pub fn at(&self, elapsed_secs: f64, wanted_secs: f32) -> Option<Moment> {
        let session_secs = f64::from(self.session_secs(wanted_secs));
        let cycle_secs = f64::from(self.cycle_secs());
        if !(0.0..session_secs).contains(&elapsed_secs) || cycle_secs <= 0.0 {
            return None;
        }
        let mut into_secs = (elapsed_secs % cycle_secs) as f32;
        let mut level = 0.0;
        for Phase(kind, secs) in &self.phases {
            let target = self.fullness_after(*kind);
            if into_secs < *secs {
                let part = into_secs / secs;
                let left_secs = secs - into_secs;
                let count = left_secs.ceil().max(1.0);
                return Some(Moment {
                    kind: *kind,
                    count: count as u32,
                    count_left_secs: left_secs - (count - 1.0),
                    fullness: level + (target - level) * ease(part),
                    speed: (target - level).abs() * ease_slope(part) / secs,
                    left_secs: (session_secs - elapsed_secs) as f32,
                });
            }
            into_secs -= secs;
            level = target;
        }
        None
    }

    fn fullness_after(&self, kind: Kind) -> f32 {
        let tops_up = self.phases.iter().any(|Phase(kind, _)| *kind == Kind::TopUp);
        match kind {
            Kind::Inhale if tops_up => 0.75,
            Kind::Inhale | Kind::TopUp | Kind::HoldFull => 1.0,
            Kind::Exhale | Kind::HoldEmpty => 0.0,
        }
    }

    /// Seconds of a round that come after its last exhale.
    fn after_exhale_secs(&self) -> f32 {
        let tail = self.phases.iter().rev().take_while(|Phase(kind, _)| *kind != Kind::Exhale);
        tail.map(|Phase(_, secs)| secs).sum()
    }
}

/// The longest phase of a pattern of one's own, and the longest cycle, in seconds.
const OWN_PHASE_SECS: f32 = 20.0;
const OWN_CYCLE_SECS: f32 = 30.0;

/// What the phase at this place of one's own pattern (in, hold, out, hold) may be, in seconds, as long as
/// the others stay as they are: in and out at least 1, each at most 20, all together at most 30.
#[must_use]
pub fn own_range(secs: &[f32; 4], at: usize) -> RangeInclusive<f32> {
    let least_secs = if at.is_multiple_of(2) { 1.0 } else { 0.0 };
    let others = secs.iter().enumerate().filter(|(other, _)| *other != at);
    let others_secs: f32 = others.map(|(_, secs)| secs).sum();
    least_secs..=OWN_PHASE_SECS.min(OWN_CYCLE_SECS - others_secs).max(least_secs)
}

/// Slow at both ends, as breath is.
fn ease(part: f32) -> f32 {
    part * part * (3.0 - 2.0 * part)
}

/// The slope of [`ease`].
fn ease_slope(part: f32) -> f32 {
    6.0 * part * (1.0 - part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(phases: &[(Kind, f32)], max_rounds: Option<u32>) -> Pattern {
        Pattern {
            id: "p".to_owned(),
            name: "P".to_owned(),
            phases: phases.iter().map(|(kind, secs)| Phase(*kind, *secs)).collect(),
            offered: Offered::BetweenCalls,
            max_rounds,
            default_secs: 60,
            evidence: String::new(),
            sources: Vec::new(),
        }
    }

    fn box_pattern() -> Pattern {
        pattern(
            &[(Kind::Inhale, 4.0), (Kind::HoldFull, 4.0), (Kind::Exhale, 4.0), (Kind::HoldEmpty, 4.0)],
            None,
        )
    }

    #[test]
    fn the_phase_follows_the_clock_even_after_a_stall() {
        let on_call = pattern(&[(Kind::Inhale, 4.0), (Kind::Exhale, 6.0)], None);
        let at = |secs: f64| on_call.at(secs, 60.0).map(|moment| (moment.kind, moment.count));
        assert_eq!(at(0.0), Some((Kind::Inhale, 4)));
        assert_eq!(at(3.99), Some((Kind::Inhale, 1)));
        assert_eq!(at(4.0), Some((Kind::Exhale, 6)));
        assert_eq!(at(37.5), Some((Kind::Exhale, 3)));
        assert_eq!(at(59.999), Some((Kind::Exhale, 1)));
        assert_eq!(at(60.0), None);
    }

    #[test]
    fn every_session_ends_on_an_exhale() {
        for wanted_secs in [30.0, 60.0, 90.0, 300.0] {
            let secs = box_pattern().session_secs(wanted_secs);
            assert!(secs >= wanted_secs, "{secs}");
            let last = box_pattern().at(f64::from(secs) - 0.01, wanted_secs).unwrap();
            assert_eq!(last.kind, Kind::Exhale);
            assert!(last.fullness < 0.01, "{}", last.fullness);
        }
    }

    #[test]
    fn a_limit_of_rounds_is_kept() {
        let sigh = pattern(&[(Kind::Inhale, 2.0), (Kind::TopUp, 1.0), (Kind::Exhale, 6.0)], Some(3));
        assert!((sigh.session_secs(300.0) - 27.0).abs() < 1e-3);
        assert_eq!(sigh.timing(), "3-0-6-0");
    }

    #[test]
    fn the_ring_never_jumps_and_its_speed_is_told() {
        let pattern = box_pattern();
        let mut last: Option<Moment> = None;
        for frame in 0..900_u32 {
            let Some(moment) = pattern.at(f64::from(frame) / 30.0, 30.0) else { break };
            if let Some(last) = last {
                let moved = (moment.fullness - last.fullness).abs();
                assert!(moved < 0.06, "frame {frame}");
                let told = last.speed.max(moment.speed) / 30.0;
                assert!(moved <= told + 1e-3, "frame {frame}: {moved} is more than {told}");
            }
            last = Some(moment);
        }
    }
}
