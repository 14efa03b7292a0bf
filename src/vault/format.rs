//! RON ⇄ call: how a record looks on the disk, which versions are understood, what is wrong with
//! one that is not. Every text comes back byte for byte. Must not know files, and never repeats a
//! record's text in an error.

use ron::ser::PrettyConfig;
use serde::Deserialize;

use crate::model::call::{Call, SCHEMA};
use crate::model::exchange::Access;
use crate::model::field::Field;
use crate::model::short_id;

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
    if Field::all_of(call).iter().filter_map(|field| field.get(call)).all(reads_plainly) {
        let text = write(call, Escapes::Never)?;
        // The proof of the promise in this file's first line; it costs microseconds.
        if parse(text.as_bytes()).is_ok_and(|parsed| parsed.call == *call) {
            return Ok(text);
        }
    }
    let text = write(call, Escapes::Always)?;
    match parse(text.as_bytes()) {
        Ok(parsed) if parsed.call == *call => Ok(text),
        _ => Err("it would not come back as it is".to_owned()),
    }
}

/// The record in these bytes.
///
/// # Errors
/// [`Trouble`], without any of the record's text.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Damaged("it is empty".to_owned()));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        Trouble::Damaged(format!("{}: it is not UTF-8", place(bytes, error.valid_up_to())))
    })?;
    let mut unknown = Unknown::Nothing;
    let result = ron::Deserializer::from_str(text).and_then(|mut reader| {
        let call: Call = serde_ignored::deserialize(&mut reader, |_| unknown = Unknown::Something)
            .map_err(|code| reader.span_error(code))?;
        reader.end().map_err(|code| reader.span_error(code))?;
        Ok(call)
    });
    match result {
        Ok(call) if call.schema == 0 => Err(Trouble::Damaged("there is no schema 0".to_owned())),
        Ok(mut call) => {
            if call.short_id.is_empty() {
                call.short_id = short_id::of(call.id);
            }
            let known = call.schema == SCHEMA && unknown == Unknown::Nothing;
            let access = if known { Access::ReadWrite } else { Access::ReadOnly };
            Ok(Parsed { call, access })
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
        E::Message(_) => "a value is not understood".to_owned(),
        E::InvalidValueForType { expected, .. } => format!("{expected} is expected"),
        E::NoSuchEnumVariant { expected, .. } => {
            format!("one of {} is expected", expected.join(", "))
        }
        E::MissingStructField { field, .. } => format!("the field {field} is missing"),
        E::DuplicateStructField { field, .. } => format!("the field {field} is there twice"),
        E::ExpectedDifferentLength { expected, found } => {
            format!("{expected} is expected, not {found}")
        }
        E::Eof => "the end is missing".to_owned(),
        E::ExpectedStringEnd => "the end of a text is missing".to_owned(),
        E::TrailingCharacters => "something follows the end".to_owned(),
        E::ExceededRecursionLimit => "it is nested too deeply".to_owned(),
        E::ExpectedComma => "a comma is expected".to_owned(),
        E::ExpectedMapColon => "a colon is expected".to_owned(),
        E::ExpectedString => "a text is expected".to_owned(),
        E::ExpectedBoolean => "true or false is expected".to_owned(),
        E::ExpectedInteger => "a whole number is expected".to_owned(),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => "an opening bracket is expected".to_owned(),
        E::ExpectedStructLikeEnd | E::ExpectedOptionEnd | E::ExpectedArrayEnd => {
            "a closing bracket is expected".to_owned()
        }
        _ => "it is not well formed".to_owned(),
    };
    format!("line {}, column {}: {what}", error.span.start.line, error.span.start.col)
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

fn write(call: &Call, escapes: Escapes) -> Result<String, String> {
    let config = PrettyConfig::new().new_line("\n").escape_strings(escapes == Escapes::Always);
    let mut text = ron::ser::to_string_pretty(call, config).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

/// Line and column behind so many bytes, which are UTF-8.
fn place(bytes: &[u8], before: usize) -> String {
    let text = bytes.get(..before).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default();
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("line {line}, column {column}")
}

/// Whether the text can stand in a file as it is: nothing that an editor or a terminal would hide
/// or change.
fn reads_plainly(text: &str) -> bool {
    !text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    })
}
