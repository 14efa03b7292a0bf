//! The one gate to the disk: a record or a pack whose every text has passed the guard. Owns the
//! proof ([`Scrubbed`] and [`ScrubbedPack`] cannot be made any other way); must not know how it is written.

use super::call::Call;
use super::field::Field;
use super::guard::{self, Cares, Finding};
use super::pack::Pack;
use super::paper::Page;
use super::settings::Settings;
use super::text;

/// A call whose texts hold no card number, security code, PIN or track data.
#[derive(Clone, Debug, PartialEq)]
pub struct Scrubbed(Box<Call>);

/// A private paper whose texts hold none of these either.
#[derive(Clone, Debug, PartialEq)]
pub struct Clean<T>(Box<T>);

impl<T> Clean<T> {
    /// The paper as it may be written.
    #[must_use]
    pub const fn page(&self) -> &T {
        &self.0
    }
}

/// A pack whose texts hold no card number, security code, PIN or track data.
#[derive(Clone, Debug, PartialEq)]
pub struct ScrubbedPack(Pack);

impl ScrubbedPack {
    /// The pack as it may be written.
    #[must_use]
    pub const fn pack(&self) -> &Pack {
        &self.0
    }
}

/// What was masked, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Masked {
    /// The field it stood in.
    pub field: Field,
    /// What was found there, in scalars of the text as it was.
    pub finding: Finding,
}

/// Settings whose texts hold none of these either.
#[derive(Clone, Debug, PartialEq)]
pub struct ScrubbedSettings(Box<Settings>);

impl ScrubbedSettings {
    /// The settings as they may be written.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.0
    }
}

/// What was masked in the settings.
#[derive(Clone, Debug, PartialEq)]
pub struct MaskedSetting {
    /// What.
    pub kind: guard::Kind,
    /// What stood there; kept in memory only, to put it back.
    pub original: String,
    /// What stands there now.
    pub masked: String,
}

impl Scrubbed {
    /// The call as it may be written.
    #[must_use]
    pub const fn call(&self) -> &Call {
        &self.0
    }

    /// The call as it may be written.
    #[must_use]
    pub fn into_call(self) -> Call {
        *self.0
    }
}

/// What stands in a record read from its file and would be masked: it has passed before.
#[must_use]
pub fn passed(call: &Call) -> Vec<String> {
    let texts = Field::all_of(call).into_iter().filter_map(|field| field.get(call));
    let findings = texts.flat_map(|text| {
        guard::find(text, &[]).into_iter().map(move |found| text::slice(text, found.start..found.end))
    });
    findings.collect()
}

/// Masks what must not be stored, in every text of the call. `allowed` holds the exact strings
/// that the agent said are no card numbers.
#[must_use]
pub fn scrub(call: Call, allowed: &[String]) -> (Scrubbed, Vec<Masked>) {
    scrub_as_set(call, allowed, Cares::NONE)
}

/// The same, and masks what else is set to be.
#[must_use]
pub fn scrub_as_set(mut call: Call, allowed: &[String], cares: Cares) -> (Scrubbed, Vec<Masked>) {
    let mut masked = Vec::new();
    for field in Field::all_of(&call) {
        let Some(text) = field.get_mut(&mut call) else { continue };
        let findings = guard::find_as_set(text, allowed, cares);
        if findings.is_empty() {
            continue;
        }
        *text = guard::mask(text, &findings);
        masked.extend(findings.into_iter().map(|finding| Masked { field, finding }));
    }
    (Scrubbed(Box::new(call)), masked)
}

/// Masks what must not be stored, in every text of the settings, and takes out empty lines.
#[must_use]
pub fn scrub_settings(mut settings: Settings, allowed: &[String]) -> ScrubbedSettings {
    let _ = mask_settings(&mut settings, allowed);
    settings.tidy();
    ScrubbedSettings(Box::new(settings))
}

/// Masks what must not be stored, in every text of the settings; says what it masked.
pub fn mask_settings(settings: &mut Settings, allowed: &[String]) -> Vec<MaskedSetting> {
    let mut masked = Vec::new();
    for text in settings.texts_mut() {
        let findings = guard::find(text, allowed);
        masked.extend(findings.iter().map(|finding| MaskedSetting {
            kind: finding.kind,
            original: text::slice(text, finding.start..finding.end),
            masked: finding.masked.clone(),
        }));
        if !findings.is_empty() {
            *text = guard::mask(text, &findings);
        }
    }
    masked
}

/// Masks what must not be stored, in every text of the paper.
#[must_use]
pub fn clean<T: Page>(mut page: T, allowed: &[String], cares: Cares) -> Clean<T> {
    for text in page.texts_mut() {
        let findings = guard::find_as_set(text, allowed, cares);
        if !findings.is_empty() {
            *text = guard::mask(text, &findings);
        }
    }
    Clean(Box::new(page))
}

/// Masks what must not be stored, in every text of the pack.
#[must_use]
pub fn scrub_pack(mut pack: Pack) -> ScrubbedPack {
    pack.each_text(&mut |text| {
        let findings = guard::find(text, &[]);
        if !findings.is_empty() {
            *text = guard::mask(text, &findings);
        }
    });
    ScrubbedPack(pack)
}
