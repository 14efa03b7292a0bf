//! Changing the settings: what is typed there rests for a moment, then it goes past the guard and
//! to the disk. Must not know which settings there are.

use super::action::{Above, Effect, Level, Now};
use super::desk::DECIDE_SECS;
use super::exchange::Request;
use super::language::Language;
use super::scrub::{self, MaskedSetting};
use super::settings::Settings;
use super::state::{Model, What};
use super::{editor, guard, text};
use crate::say;

/// What of the settings is not on its way to the disk yet, and what may go there as it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    typed_at_secs: Option<f64>,
    allowed: Vec<String>,
}

impl Setting {
    /// For settings read from their file: whatever stands there has passed before.
    pub(super) fn of(settings: &Settings) -> Self {
        let found = |text: &String| {
            let findings = guard::find(text, &[]);
            findings.iter().map(|found| text::slice(text, found.start..found.end)).collect::<Vec<_>>()
        };
        Self { typed_at_secs: None, allowed: settings.texts().iter().flat_map(found).collect() }
    }

    /// When what was typed last has rested, in seconds of the monotonic clock.
    pub(super) fn rested_at_secs(&self) -> Option<f64> {
        self.typed_at_secs.map(|at_secs| at_secs + DECIDE_SECS)
    }
}

/// Makes a change that can be taken back. What is changed little by little is saved once it rests.
pub(super) fn change(model: &mut Model, settings: Settings, now: &Now, effects: &mut Vec<Effect>) {
    let part = model.settings.part_changed(&settings);
    if part.is_some() {
        model.setting.typed_at_secs = Some(now.mono_secs);
    }
    let before = put(model, settings, now, effects);
    model.history.push_setting(part, (before, model.settings.clone()), now.mono_secs);
}

/// Changes what differs between the two, and nothing else: what was set elsewhere since stays.
pub(super) fn step(model: &mut Model, from: &Settings, to: &Settings, now: &Now, effects: &mut Vec<Effect>) {
    let settings = model.settings.stepped(from, to);
    put(model, settings, now, effects);
}

/// Makes the text larger or smaller by a step, or as it was.
pub(super) fn text_size(model: &mut Model, step: i8, now: &Now, effects: &mut Vec<Effect>) {
    let percent = match step {
        0 => 100,
        step if step > 0 => model.settings.text_percent.saturating_add(10),
        _ => model.settings.text_percent.saturating_sub(10),
    };
    put(model, Settings { text_percent: percent, ..model.settings.clone() }, now, effects);
}

/// Puts these settings in force and returns those before; they are saved unless something typed
/// still rests.
pub(super) fn put(model: &mut Model, settings: Settings, now: &Now, effects: &mut Vec<Effect>) -> Settings {
    let sign = |settings: &Settings| (settings.tray, settings.language.clone());
    let signs = sign(&model.settings) != sign(&settings);
    if model.settings.language != settings.language {
        Language::follow(settings.language.as_deref());
        editor::another_language(model, effects);
    }
    let before = std::mem::replace(&mut model.settings, settings.sane());
    if before.keep_days != model.settings.keep_days {
        model.settings.keep_told = None;
    }
    if signs {
        model.send_tray(effects);
    }
    if before.hotkey != model.settings.hotkey {
        model.send_hotkey(effects);
    }
    if before.on_top != model.settings.on_top {
        effects.push(Effect::OnTop(level(&model.settings)));
    }
    if model.setting.typed_at_secs.is_none() {
        save(model, now, effects);
    }
    before
}

/// What was typed has rested: it goes past the guard, and to the disk.
pub(super) fn save_if_rested(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.setting.rested_at_secs().is_some_and(|at_secs| at_secs <= now.mono_secs) {
        save(model, now, effects);
    }
}

/// The settings are left: nothing typed waits any longer.
pub(super) fn leave(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.setting.typed_at_secs.is_some() {
        save(model, now, effects);
    }
}

pub(super) fn save(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    model.setting.typed_at_secs = None;
    let allowed = &model.setting.allowed;
    let masked = scrub::mask_settings(&mut model.settings, allowed);
    let scrubbed = scrub::scrub_settings(model.settings.clone(), allowed);
    effects.push(Effect::Vault(Request::SaveSettings(scrubbed)));
    for masked in masked {
        model.tell(What::MaskedSetting(masked), now);
    }
}

/// Puts back what was masked, and lets that exact string pass from now on.
pub(super) fn allow(model: &mut Model, hit: MaskedSetting, now: &Now, effects: &mut Vec<Effect>) {
    let mut settings = model.settings.clone();
    if let Some(text) = settings.texts_mut().find(|text| text.contains(&hit.masked)) {
        *text = text.replacen(&hit.masked, &hit.original, 1);
    }
    model.setting.allowed.push(hit.original);
    put(model, settings, now, effects);
}

/// Above others or not, where a program can ask for it; else it is said how it is done.
pub(super) fn toggle_on_top(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    if model.above == Above::ByHand {
        tell_by_hand(model, now);
    } else {
        let on_top = !model.settings.on_top;
        put(model, Settings { on_top, ..model.settings.clone() }, now, effects);
    }
}

/// How it is done where no program can ask for it.
pub(super) fn tell_by_hand(model: &mut Model, now: &Now) {
    model.tell(What::Hint(say!("notices-above-by-hand").to_owned()), now);
}

impl Model {
    /// Whether the window stays above others.
    #[must_use]
    pub fn stays_above(&self) -> bool {
        self.settings.on_top && self.above == Above::Asked
    }
}

/// How the window stands among others by these settings.
pub(super) const fn level(settings: &Settings) -> Level {
    if settings.on_top { Level::OnTop } else { Level::Normal }
}
