//! Every setting with its default. Must not know where settings are kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::breath::{Kind, Offered, Pattern, Phase, own_range};
use super::contact::Contact;
use super::facet::{SEARCHES, Search};
use super::guard::Cares;
use super::hotkey::Hotkey;
use super::ladder::{self, Ladder};
use super::language::Language;
use super::outside::Switch;
pub use super::section::Section;
use crate::{key, say};

mod choices;

pub use choices::{Close, Edge, Motion, Remind, SavedCallsIn, Theme};

/// What stays as the user set it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Settings {
    /// The tag of the language; `None` follows the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Text size in per cent, 80 to 200.
    pub text_percent: u16,
    /// Whether things move.
    pub motion: Motion,
    /// Whether the window stays above others.
    pub on_top: bool,
    /// Where the compact strip docks.
    pub strip_edge: Edge,
    /// Where the saved calls open.
    pub saved_calls_in: SavedCallsIn,
    /// Id of the breathing pattern offered first.
    pub breath_pattern: String,
    /// Length of a breathing session in seconds; `None` for the pattern's own.
    pub breath_secs: Option<u32>,
    /// The user's own pattern: seconds in, hold, out, hold, each 0 to 20, together at most 30.
    pub own_pattern: [f32; 4],
    /// Seconds to wrap up before the call is kept "to finish"; `None` when nobody counts.
    pub wrap_up_secs: Option<u32>,
    /// The template of the summary as typed; the built-in one when it is blank.
    pub summary: String,
    /// What stood there when it was last understood.
    pub summary_last_good: String,
    /// When a promise is told of.
    pub remind: Remind,
    /// The key that shows and hides the window from anywhere.
    pub hotkey: Option<Hotkey>,
    /// Whether there is a sign in the tray.
    pub tray: Switch,
    /// What closing the window does.
    pub close: Close,
    /// Whether the desktop tells of it while the window is out of sight.
    pub notify: bool,
    /// The ways a call can be closed, at most 15.
    pub dispositions: Vec<String>,
    /// What the user is good at.
    pub strengths: Vec<String>,
    /// Kind words the user received.
    pub kind_words: Vec<String>,
    /// The site's boundary ladder.
    pub ladder: Ladder,
    /// Who to call when people come first.
    pub contacts: Vec<Contact>,
    /// After how many days the trash is emptied; `None` for never.
    pub trash_days: Option<u16>,
    /// How many days a call is kept before it goes to the trash; `None` for ever.
    pub keep_days: Option<u16>,
    /// After so many minutes without a key or the mouse an encrypted vault is locked; `None` for never.
    pub lock_minutes: Option<u16>,
    /// The searches that are kept.
    pub searches: Vec<Search>,
    /// What is done about personal data in notes.
    pub guard: Cares,
    /// Whether nothing is written, whatever the command line says; set in the file alone.
    pub memory_only: bool,
    /// The folder that exports go to; that for downloads when it is empty.
    pub export_folder: String,
    /// When it was said that calls are about to go to the trash, if they have not gone yet.
    pub keep_told: Option<Timestamp>,
}

/// What is changed little by little: a text as it is typed, a figure as it is dragged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    /// The text at this place of [`Settings::texts`].
    Text(usize),
    /// The text size.
    TextPercent,
    /// The own pattern.
    OwnPattern,
}

/// The disposition suggested when the ladder ends the call.
pub(super) const ENDED_ABUSE: &str = key!("settings-disposition-ended-abuse");

/// The dispositions shipped.
const DISPOSITIONS: [&str; 10] = [
    key!("settings-disposition-resolved"),
    key!("settings-disposition-call-back"),
    key!("settings-disposition-escalated"),
    key!("settings-disposition-refund-or-credit"),
    key!("settings-disposition-replacement"),
    key!("settings-disposition-complaint-logged"),
    key!("settings-disposition-information-given"),
    key!("settings-disposition-transferred"),
    ENDED_ABUSE,
    key!("settings-disposition-no-answer"),
];

/// The dispositions shipped in this language.
pub(super) fn dispositions(language: Language) -> Vec<String> {
    DISPOSITIONS.map(|key| language.text(key).to_owned()).to_vec()
}

/// Whether these are one disposition: the same words, or what is shipped in two languages.
#[must_use]
pub fn is_same_disposition(one: &str, other: &str) -> bool {
    let is = |key: &'static str, words: &str| Language::all().any(|language| language.text(key) == words);
    one == other || DISPOSITIONS.into_iter().any(|key| is(key, one) && is(key, other))
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            text_percent: 100,
            motion: Motion::System,
            on_top: true,
            strip_edge: Edge::Top,
            saved_calls_in: SavedCallsIn::OwnWindow,
            breath_pattern: "on-call".to_owned(),
            breath_secs: None,
            own_pattern: [4.0, 0.0, 6.0, 0.0],
            wrap_up_secs: Some(60),
            summary: String::new(),
            summary_last_good: String::new(),
            remind: Remind::WhenDue,
            hotkey: None,
            tray: Switch::On,
            close: Close::Ends,
            notify: true,
            dispositions: dispositions(Language::spoken()),
            strengths: Vec::new(),
            kind_words: Vec::new(),
            ladder: Ladder::default(),
            contacts: Vec::new(),
            trash_days: Some(30),
            keep_days: None,
            lock_minutes: Some(15),
            searches: Vec::new(),
            guard: Cares::default(),
            memory_only: false,
            export_folder: String::new(),
            keep_told: None,
        }
    }
}

impl Settings {
    /// The smallest and the largest text size in per cent.
    pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 80..=200;

    /// The most dispositions.
    pub const DISPOSITIONS: usize = 15;

    /// The most lines of a list.
    pub const LINES: usize = 30;

    /// Every text that the user can type, to be put past the guard.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let Self {
            dispositions,
            strengths,
            kind_words,
            summary,
            summary_last_good,
            ladder,
            contacts,
            export_folder,
            searches,
            ..
        } = self;
        let contacts = contacts.iter_mut().flat_map(Contact::texts_mut);
        let searches = searches.iter_mut().flat_map(|search| [&mut search.name, &mut search.query]);
        let lines = dispositions.iter_mut().chain(strengths).chain(kind_words).chain(searches);
        lines
            .chain([summary, summary_last_good, export_folder])
            .chain(ladder.wordings.values_mut())
            .chain(contacts)
    }

    /// The same texts in the same order.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.clone().texts_mut().map(std::mem::take).collect()
    }

    /// The dispositions to choose from, without lines that were begun and say nothing.
    #[must_use]
    pub fn dispositions_told(&self) -> Vec<&str> {
        let told = self.dispositions.iter().map(String::as_str);
        told.filter(|text| !text.trim().is_empty()).collect()
    }

    /// Takes out lines that were begun and say nothing.
    pub fn tidy(&mut self) {
        for lines in [&mut self.dispositions, &mut self.strengths, &mut self.kind_words] {
            lines.retain(|line| !line.trim().is_empty());
        }
        self.contacts.retain(|contact| !contact.is_blank());
        self.ladder.wordings.retain(|_, wording| !wording.trim().is_empty());
    }

    /// What was changed little by little between the two; `None` for any other change.
    pub(super) fn part_changed(&self, after: &Self) -> Option<Part> {
        if self.own_pattern.map(f32::to_bits) != after.own_pattern.map(f32::to_bits) {
            return Some(Part::OwnPattern);
        }
        if self.text_percent != after.text_percent {
            return Some(Part::TextPercent);
        }
        // what is understood follows what is typed
        let after = Self { summary_last_good: self.summary_last_good.clone(), ..after.clone() };
        let (before, after) = (self.texts(), after.texts());
        let same_lines = before.len() == after.len();
        let mut changed = before.iter().zip(&after).enumerate().filter(|(_, (a, b))| a != b);
        let (first, second) = (changed.next(), changed.next());
        first.filter(|_| same_lines && second.is_none()).map(|(at, _)| Part::Text(at))
    }

    /// The same with each value that differs between the two as it is in the second.
    pub(super) fn stepped(&self, from: &Self, to: &Self) -> Self {
        let values = |settings| match serde_json::to_value(settings) {
            Ok(serde_json::Value::Object(values)) => values,
            _ => serde_json::Map::new(),
        };
        let (mut values_here, values_from) = (values(self), values(from));
        let changed = values(to).into_iter().filter(|(name, value)| values_from.get(name) != Some(value));
        values_here.extend(changed);
        serde_json::from_value(values_here.into()).unwrap_or_else(|_| to.clone())
    }

    /// The same with every value in its range: what a hand-edited file may hold is mended.
    #[must_use]
    pub fn sane(mut self) -> Self {
        let (least, most) = (*Self::TEXT_PERCENT.start(), *Self::TEXT_PERCENT.end());
        self.text_percent = self.text_percent.clamp(least, most);
        // as shipped in another language
        if Language::all().any(|language| dispositions(language) == self.dispositions) {
            self.dispositions = dispositions(Language::spoken());
        }
        self.dispositions.truncate(Self::DISPOSITIONS);
        self.strengths.truncate(Self::LINES);
        self.kind_words.truncate(Self::LINES);
        self.wrap_up_secs = self.wrap_up_secs.map(|secs| secs.clamp(15, 600));
        self.contacts.truncate(Self::LINES);
        self.searches.truncate(SEARCHES);
        self.ladder.warnings = self.ladder.warnings.min(ladder::WARNINGS);
        self.breath_secs = self.breath_secs.map(|secs| secs.clamp(10, 600));
        for at in 0..self.own_pattern.len() {
            let range = own_range(&self.own_pattern, at);
            if let Some(secs) = self.own_pattern.get_mut(at) {
                *secs = if secs.is_nan() { *range.start() } else { secs.clamp(*range.start(), *range.end()) };
            }
        }
        self
    }

    /// The user's own pattern; its id is `own`.
    #[must_use]
    pub fn own(&self) -> Pattern {
        let kinds = [Kind::Inhale, Kind::HoldFull, Kind::Exhale, Kind::HoldEmpty];
        let phases = kinds.into_iter().zip(self.own_pattern);
        let has_holds = phases.clone().any(|(kind, secs)| !kind.moves() && secs > 0.0);
        Pattern {
            id: "own".to_owned(),
            name: say!("settings-own").to_owned(),
            phases: phases.filter(|(_, secs)| *secs > 0.0).map(|(kind, secs)| Phase(kind, secs)).collect(),
            offered: if has_holds { Offered::BetweenCalls } else { Offered::OnCall },
            max_rounds: None,
            default_secs: 60,
            evidence: say!("settings-your-own-timing").to_owned(),
            sources: Vec::new(),
        }
    }
}

/// Where the windows were.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Outer left and top in pixels, where the platform tells: monitors may have points of different sizes.
    pub position: Option<[f32; 2]>,
    /// Inner width and height in points.
    pub size: Option<[f32; 2]>,
    /// The same of the window beside it.
    pub beside_position: Option<[f32; 2]>,
    /// The same of the window beside it.
    pub beside_size: Option<[f32; 2]>,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Settings in which every list has a line and every text says something.
    fn filled() -> Settings {
        let line = || vec!["typed by the user".to_owned()];
        let (summary, summary_last_good) = ("{words}".to_owned(), "{issue}".to_owned());
        let text = "typed by the user".to_owned();
        let contact = Contact { who: text.clone(), number: text.clone(), note: text.clone(), checked: None };
        let wordings = [("request".to_owned(), text.clone())].into();
        Settings {
            strengths: line(),
            kind_words: line(),
            summary,
            summary_last_good,
            contacts: vec![contact],
            ladder: Ladder { wordings, ..Ladder::default() },
            export_folder: text.clone(),
            searches: vec![Search { name: text.clone(), query: text }],
            ..Settings::default()
        }
    }

    fn texts_of(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => found.push((path.to_owned(), text.clone())),
            Value::Array(items) => {
                assert!(!items.is_empty(), "fill {path} in this test");
                for item in items {
                    texts_of(item, path, found);
                }
            }
            Value::Object(map) => {
                for (key, item) in map {
                    texts_of(item, key, found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn a_phase_of_the_own_pattern_that_is_too_long_gives_way_and_the_others_stay() {
        let sane = |own_pattern| Settings { own_pattern, ..Settings::default() }.sane().own_pattern;
        let is = |a: [f32; 4], b: [f32; 4]| assert_eq!(a.map(f32::to_bits), b.map(f32::to_bits), "{a:?}");
        is(sane([8.0, 0.0, 20.0, 2.0]), [8.0, 0.0, 20.0, 2.0]);
        is(sane([12.0, 0.0, 18.0, 2.0]), [10.0, 0.0, 18.0, 2.0]);
        is(sane([0.2, 0.0, 6.0, 0.0]), [1.0, 0.0, 6.0, 0.0]);
        is(sane([f32::NAN, f32::INFINITY, -3.0, 4.0]), [1.0, 20.0, 1.0, 4.0]);
        assert!(sane([20.0; 4]).iter().sum::<f32>() <= 30.0);
    }

    #[test]
    fn every_text_that_can_be_typed_is_put_past_the_guard() {
        let chosen = [
            "iban",
            "ssn",
            "email",
            "phone",
            "theme",
            "motion",
            "remind",
            "strip_edge",
            "tray",
            "close",
            "saved_calls_in",
            "breath_pattern",
            "final_warning",
            "ending",
        ];
        let mut found = Vec::new();
        texts_of(&serde_json::to_value(filled()).unwrap(), "", &mut found);
        found.retain(|(path, _)| !chosen.contains(&path.as_str()));
        let mut guarded = filled().texts();
        for (path, text) in found {
            let at = guarded.iter().position(|known| *known == text);
            guarded.remove(at.unwrap_or_else(|| panic!("{path} is not in `texts_mut`")));
        }
        assert_eq!(guarded, Vec::<String>::new());
    }
}
