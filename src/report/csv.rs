//! Calls as CSV (RFC 4180, UTF-8): one row a call, the columns named as in the record. Lists of
//! words are joined by "; " (those with such a mark in them are JSON), lists of things with several
//! parts are JSON, options, escalation and root cause have a column for each part.
//!
//! Texts stand byte for byte, also those that begin with `=`, `+`, `-` or `@`: whoever opens the
//! file in a spreadsheet imports these columns as text.

use serde_json::{Map, Value};

use super::json;
use crate::model::call::Call;
use crate::model::debrief::Debrief;

/// Stands before a file that is opened in a spreadsheet by a double click: without it Excel takes UTF-8 for the
/// code page of its computer. Scripts get theirs without.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Records that have parts, and which.
pub(super) const PARTED: [(&str, &[&str]); 3] = [
    ("options", &["can", "cannot", "because"]),
    ("escalation", &["to", "why", "brief", "accepted_by", "accepted_at"]),
    ("root_cause", &["kind", "text"]),
];

/// Lists of words.
pub(super) const WORDS: [&str; 3] = ["situations", "can", "tags"];

/// The names of the columns, those of the private debrief last.
#[must_use]
pub fn columns() -> Vec<String> {
    names().chain(debrief_names()).collect()
}

/// The first line, with its line break.
#[must_use]
pub fn header() -> String {
    record(names())
}

/// The first line of a file with the private debriefs, with its line break.
#[must_use]
pub fn header_with_debriefs() -> String {
    record(names().chain(debrief_names()))
}

fn debrief_names() -> impl Iterator<Item = String> {
    json::DEBRIEF_NAMES.iter().map(|name| format!("debrief_{name}"))
}

fn names() -> impl Iterator<Item = String> {
    json::NAMES.iter().flat_map(|name| match parts_of(name) {
        Some(parts) => parts.iter().map(|part| format!("{name}_{part}")).collect(),
        None => vec![(*name).to_owned()],
    })
}

/// The call as one row, with its line break (its texts may hold more of them).
#[must_use]
pub fn row(call: &Call) -> String {
    record(cells(call).into_iter())
}

/// The call and its private debrief as one row, with its line break.
#[must_use]
pub fn row_with_debrief(call: &Call, debrief: Option<&Debrief>) -> String {
    let object = debrief.map(json::debrief_object).unwrap_or_default();
    let more = json::DEBRIEF_NAMES.iter().map(|name| cell(name, part_of(&object, name)));
    record(cells(call).into_iter().chain(more))
}

fn cells(call: &Call) -> Vec<String> {
    let object = json::object(call);
    let cells = json::NAMES.iter().flat_map(|name| {
        let value = object.get(*name).unwrap_or(&Value::Null);
        match (parts_of(name), value) {
            (Some(parts), Value::Object(of)) => {
                parts.iter().map(|part| cell(part, part_of(of, part))).collect()
            }
            (Some(parts), _) => parts.iter().map(|_| String::new()).collect::<Vec<_>>(),
            (None, value) => vec![cell(name, value)],
        }
    });
    cells.collect()
}

fn parts_of(name: &str) -> Option<&'static [&'static str]> {
    PARTED.iter().find(|(parted, _)| *parted == name).map(|(_, parts)| *parts)
}

fn part_of<'a>(of: &'a Map<String, Value>, part: &str) -> &'a Value {
    of.get(part).unwrap_or(&Value::Null)
}

fn cell(name: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => String::new(),
        Value::Array(items) if WORDS.contains(&name) && items.iter().all(is_plain) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

/// Whether the word can stand in a list between "; " and be told from a list in JSON.
fn is_plain(word: &Value) -> bool {
    word.as_str().is_some_and(|word| !word.is_empty() && !word.contains(';') && !word.starts_with(['[', ' ']))
}

/// Cells as one row, with its line break.
#[must_use]
pub fn record(cells: impl Iterator<Item = String>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory does not fail, and every cell is UTF-8 already.
    let written = writer.write_record(cells.collect::<Vec<_>>());
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use uuid::Uuid;

    use crate::model::call::Escalation;
    use crate::model::options::Options;

    #[test]
    fn texts_come_back_byte_for_byte_and_every_row_has_every_column() {
        let mut call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        call.words = "=1+1\r\n\"quoted\", \u{202e}bidi\u{0}\r".into();
        call.situations = vec!["angry".into(), "threat".into()];
        call.escalation = Some(Escalation { to: "Sam".into(), ..Escalation::default() });
        let can = vec!["ring back".into(), "write".into()];
        call.options = Some(Options { can, ..Options::default() });
        call.promise("ring back".into(), None);
        let text = header() + &row(&call);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let names = reader.headers().unwrap().clone();
        let cells = reader.records().next().unwrap().unwrap();
        let at = |name: &str| cells.get(names.iter().position(|n| n == name).unwrap()).unwrap();
        assert_eq!(at("words"), call.words);
        assert_eq!(at("situations"), "angry; threat");
        assert_eq!(at("escalation_to"), "Sam");
        assert_eq!((at("options_can"), at("options_because")), ("ring back; write", ""));
        assert_eq!(at("root_cause_kind"), "");
        assert!(at("promises").contains("\"ring back\""));
        assert_eq!(names.len(), json::NAMES.len() + 7);
    }
}
