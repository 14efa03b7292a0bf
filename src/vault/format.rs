//! RON ⇄ call: how a record looks on the disk, which versions are understood, what is wrong with
//! one that is not. Every text comes back byte for byte. Must not know files, and never repeats a
//! record's text in an error.

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::layout::Drawer;
use crate::model::call::{Call, EventKind, SCHEMA};
use crate::model::debrief::Debrief;
use crate::model::exchange::Access;
use crate::model::field::Field;
use crate::model::paper::Page;
use crate::model::shift::Shift;
use crate::model::{short_id, text};
use crate::say;

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The record.
    pub call: Call,
    /// Read-only when a newer version wrote it, or more is in it than this one knows.
    pub access: Access,
}

/// Why a file is no record that can be shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// It is damaged; the reason names line and column.
    Damaged(String),
    /// It has a format that this version cannot show.
    Newer {
        /// Version of that format.
        schema: u32,
    },
}

/// The record as it is written: pretty, `schema` first, texts readable where that is safe.
///
/// # Errors
/// A reason, when the format has no way to hold it.
pub fn to_text(call: &Call) -> Result<String, String> {
    if Field::all_of(call).iter().filter_map(|field| field.get(call)).all(text::reads_plainly) {
        let text = write(call, Escapes::Never)?;
        // The proof of the promise in this file's first line; it costs microseconds.
        if parse(text.as_bytes()).is_ok_and(|parsed| parsed.call == *call) {
            return Ok(text);
        }
    }
    let text = write(call, Escapes::Always)?;
    match parse(text.as_bytes()) {
        Ok(parsed) if parsed.call == *call => Ok(text),
        _ => Err(say!("vault-would-not-come-back").to_owned()),
    }
}

/// The record in these bytes.
///
/// # Errors
/// [`Trouble`], without any of the record's text.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Trouble> {
    let (mut call, access) = read(bytes, |call: &Call| call.schema)?;
    if call.short_id.is_empty() {
        call.short_id = short_id::of(call.id);
    }
    // a kind that this version does not know would be lost
    let newer = call.events.iter().any(|event| event.kind == EventKind::Unknown);
    Ok(Parsed { call, access: if newer { Access::ReadOnly } else { access } })
}

/// The customer whom the text of a record names that is no whole record any more.
pub(super) fn customer_in(text: &str) -> Option<String> {
    let written = text.lines().find_map(|line| line.trim_start().strip_prefix("customer:"))?;
    ron::from_str(written.trim().trim_end_matches(',')).ok()
}

/// The private paper as it is written, like a record.
///
/// # Errors
/// A reason, when the format has no way to hold it.
pub fn page_to_text<T: Page + Serialize + DeserializeOwned>(page: &T) -> Result<String, String> {
    let mut copy = page.clone();
    let plain = copy.texts_mut().iter().all(|text| text::reads_plainly(text));
    let comes_back = |text: &String| parse_page::<T>(text.as_bytes()).is_ok_and(|(back, _)| back == *page);
    if plain {
        let text = write(page, Escapes::Never)?;
        if comes_back(&text) {
            return Ok(text);
        }
    }
    let text = write(page, Escapes::Always)?;
    if comes_back(&text) { Ok(text) } else { Err(say!("vault-would-not-come-back").to_owned()) }
}

/// The private paper in these bytes.
///
/// # Errors
/// [`Trouble`], without any of its text.
pub fn parse_page<T: Page + DeserializeOwned>(bytes: &[u8]) -> Result<(T, Access), Trouble> {
    read(bytes, Page::schema)
}

/// What concerns the file of a record or paper, whatever it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glance {
    pub(super) id: Uuid,
    pub(super) schema: u32,
    pub(super) created: Timestamp,
    pub(super) changed: Timestamp,
    pub(super) access: Access,
}

/// What these bytes are, in a file of this drawer.
pub(super) fn glance(drawer: Drawer, bytes: &[u8]) -> Result<Glance, Trouble> {
    fn of<T: Page>((page, access): (T, Access)) -> Glance {
        let (created, changed) = (page.created(), page.changed());
        Glance { id: page.id(), schema: page.schema(), created, changed, access }
    }
    match drawer {
        Drawer::Calls => parse(bytes).map(|Parsed { call, access }| Glance {
            id: call.id,
            schema: call.schema,
            created: call.created,
            changed: call.changed,
            access,
        }),
        Drawer::Debriefs => parse_page::<Debrief>(bytes).map(of),
        Drawer::Shifts => parse_page::<Shift>(bytes).map(of),
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8], schema_of: impl Fn(&T) -> u32) -> Result<(T, Access), Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Damaged(say!("vault-it-is-empty").to_owned()));
    }
    // Some editors put one in front of what they save.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        Trouble::Damaged(say!("vault-not-utf-8", place = place(bytes, error.valid_up_to())))
    })?;
    let mut unknown = Unknown::Nothing;
    let result = ron::Deserializer::from_str(text).and_then(|mut reader| {
        let value: T = serde_ignored::deserialize(&mut reader, |_| unknown = Unknown::Something)
            .map_err(|code| reader.span_error(code))?;
        reader.end().map_err(|code| reader.span_error(code))?;
        Ok(value)
    });
    match result {
        Ok(value) if schema_of(&value) == 0 => {
            Err(Trouble::Damaged(say!("vault-there-is-no-schema-0").to_owned()))
        }
        Ok(value) => {
            let known = schema_of(&value) == SCHEMA && unknown == Unknown::Nothing;
            Ok((value, if known { Access::ReadWrite } else { Access::ReadOnly }))
        }
        Err(error) => match ron::from_str(text) {
            Ok(Version { schema }) if schema > SCHEMA => Err(Trouble::Newer { schema }),
            _ => Err(Trouble::Damaged(describe(&error))),
        },
    }
}

/// What is wrong and where, in words that repeat nothing of the file but the names of its fields.
#[must_use]
pub fn describe(error: &ron::error::SpannedError) -> String {
    use ron::Error as E;
    let what = match &error.code {
        E::Message(_) => say!("vault-a-value-is-not-understood").to_owned(),
        E::InvalidValueForType { expected, .. } => say!("vault-expected-is-expected", expected),
        E::NoSuchEnumVariant { expected, .. } => {
            say!("vault-one-of-is-expected", known = expected.join(", "))
        }
        E::MissingStructField { field, .. } => say!("vault-field-is-missing", field),
        E::DuplicateStructField { field, .. } => say!("vault-field-is-there-twice", field),
        E::ExpectedDifferentLength { expected, found } => {
            say!("vault-expected-not-found", expected, found)
        }
        E::Eof => say!("vault-the-end-is-missing").to_owned(),
        E::ExpectedStringEnd => say!("vault-the-end-of-a-text").to_owned(),
        E::TrailingCharacters => say!("vault-something-follows-the-end").to_owned(),
        E::ExceededRecursionLimit => say!("vault-it-is-nested-too-deeply").to_owned(),
        E::ExpectedComma => say!("vault-a-comma-is-expected").to_owned(),
        E::ExpectedMapColon => say!("vault-a-colon-is-expected").to_owned(),
        E::ExpectedString => say!("vault-a-text-is-expected").to_owned(),
        E::ExpectedBoolean => say!("vault-true-or-false-is-expected").to_owned(),
        E::ExpectedInteger => say!("vault-a-whole-number-is-expected").to_owned(),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => {
            say!("vault-an-opening-bracket-is-expected").to_owned()
        }
        E::ExpectedStructLikeEnd | E::ExpectedOptionEnd | E::ExpectedArrayEnd => {
            say!("vault-a-closing-bracket-is-expected").to_owned()
        }
        _ => say!("vault-it-is-not-well-formed").to_owned(),
    };
    say!("vault-fault-at", line = error.span.start.line, column = error.span.start.col, what)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    Always,
    Never,
}

#[derive(PartialEq, Eq)]
enum Unknown {
    Nothing,
    Something,
}

/// Just enough of any record to tell its version.
#[derive(Deserialize)]
struct Version {
    schema: u32,
}

fn write(value: &impl Serialize, escapes: Escapes) -> Result<String, String> {
    let config = PrettyConfig::new().new_line("\n").escape_strings(escapes == Escapes::Always);
    let mut text = ron::ser::to_string_pretty(value, config).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

/// Line and column behind so many bytes, which are UTF-8.
fn place(bytes: &[u8], before: usize) -> String {
    let text = bytes.get(..before).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default();
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    say!("vault-place", line, column)
}
