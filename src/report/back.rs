//! Our exports read back: a line of JSON or a row of cells as a call, with its private debrief. What is lost nowhere on the
//! way out comes back as it was; what this version does not know is refused, not dropped. Must not
//! know files.

use jiff::Timestamp;
use serde::Deserialize as _;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::csv::{PARTED, WORDS};
use super::json::DEBRIEF_NAMES;
use crate::model::call::{Call, HOTTEST, SCHEMA};
use crate::model::debrief::Debrief;
use crate::model::guard;
use crate::model::short_id;
use crate::say;

/// What a record that does not say so itself is taken to be.
pub struct Otherwise<'a> {
    /// When it began.
    pub now: Timestamp,
    /// An id for a call that began then.
    pub fresh_id: &'a dyn Fn(Timestamp) -> Uuid,
}

/// What one line or row holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    /// The call.
    pub call: Call,
    /// Its private debrief, where the export has it.
    pub debrief: Option<Debrief>,
}

/// The call in a line of JSON Lines.
///
/// # Errors
/// Why it is none, in words.
pub fn from_json(line: &str, otherwise: &Otherwise<'_>) -> Result<Back, String> {
    match serde_json::from_str(line) {
        Ok(Value::Object(object)) => from_object(object, otherwise),
        Ok(_) => Err(say!("back-no-object").to_owned()),
        Err(error) => Err(say!("back-no-json", column = error.column())),
    }
}

/// The call in the cells of a row, by the names of our columns. Empty cells were not noted.
///
/// # Errors
/// Why it is none, in words.
pub fn from_cells<'a>(
    cells: impl IntoIterator<Item = (&'a str, &'a str)>,
    otherwise: &Otherwise<'_>,
) -> Result<Back, String> {
    let debrief = ("debrief", DEBRIEF_NAMES.as_slice());
    let mut object = Map::new();
    for (name, cell) in cells.into_iter().filter(|(_, cell)| !cell.is_empty()) {
        let part = PARTED.iter().chain([&debrief]).find_map(|(whole, parts)| {
            let part = name.strip_prefix(whole)?.strip_prefix('_')?;
            parts.contains(&part).then_some((*whole, part))
        });
        if let Some((whole, part)) = part {
            let entry = object.entry(whole).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(parts) = entry {
                parts.insert(part.to_owned(), of_cell(part, cell)?);
            }
        } else {
            object.insert(name.to_owned(), of_cell(name, cell)?);
        }
    }
    from_object(object, otherwise)
}

fn of_cell(name: &str, cell: &str) -> Result<Value, String> {
    match name {
        "schema" | "heat_start" | "heat_end" => {
            cell.trim().parse::<u32>().ok().map(Value::from).ok_or_else(|| say!("back-no-number", name))
        }
        "repeat" => match cell.trim().to_lowercase().as_str() {
            "true" | "yes" => Ok(Value::Bool(true)),
            "false" | "no" => Ok(Value::Bool(false)),
            _ => Err(say!("back-neither", name)),
        },
        name if WORDS.contains(&name) && !cell.starts_with('[') => {
            Ok(cell.split("; ").map(Value::from).collect())
        }
        name if WORDS.contains(&name) || ["steps", "events", "promises"].contains(&name) => {
            serde_json::from_str(cell).ok().ok_or_else(|| say!("back-no-list", name))
        }
        _ => Ok(Value::from(cell)),
    }
}

fn from_object(object: Map<String, Value>, otherwise: &Otherwise<'_>) -> Result<Back, String> {
    let Value::Object(mut object) = without_nulls(Value::Object(object)) else { return Err(String::new()) };
    let debrief = object.remove("debrief");
    let call = call_of(object, otherwise)?;
    let debrief = debrief.map(|debrief| debrief_of(debrief, &call)).transpose()?;
    Ok(Back { call, debrief })
}

/// The debrief of this call; the export leaves out what it shares with it.
fn debrief_of(value: Value, call: &Call) -> Result<Debrief, String> {
    let unreadable = || say!("back-unreadable", names = "debrief");
    let Value::Object(mut object) = value else { return Err(unreadable()) };
    let unknown = object.keys().filter(|name| !DEBRIEF_NAMES.contains(&name.as_str()));
    let unknown: Vec<String> = unknown.map(|name| format!("debrief.{name}")).collect();
    if !unknown.is_empty() {
        return Err(say!("back-unknown", names = unknown.join(", ")));
    }
    object.insert("schema".to_owned(), SCHEMA.into());
    object.insert("id".to_owned(), call.id.to_string().into());
    for name in ["created", "changed"] {
        object.entry(name).or_insert_with(|| call.changed.to_string().into());
    }
    Debrief::deserialize(Value::Object(object)).ok().ok_or_else(unreadable)
}

fn call_of(mut object: Map<String, Value>, otherwise: &Otherwise<'_>) -> Result<Call, String> {
    let schema = object.get("schema").and_then(Value::as_u64).unwrap_or(u64::from(SCHEMA));
    if schema != u64::from(SCHEMA) {
        return Err(say!("back-schema", schema, read = SCHEMA));
    }
    let opened = match object.get("opened") {
        Some(Value::String(text)) => text.parse().ok().ok_or_else(|| say!("back-no-time").to_owned())?,
        Some(_) => return Err(say!("back-no-time").to_owned()),
        None => otherwise.now,
    };
    let id = match object.get("id") {
        Some(Value::String(text)) => {
            Uuid::try_parse(text).ok().ok_or_else(|| say!("back-no-id").to_owned())?
        }
        Some(_) => return Err(say!("back-no-id").to_owned()),
        None => (otherwise.fresh_id)(opened),
    };
    let mut set = |name: &str, value: Value| {
        object.entry(name).or_insert(value);
    };
    set("schema", SCHEMA.into());
    set("id", id.to_string().into());
    set("status", "ended".into());
    for name in ["opened", "created", "changed"] {
        set(name, opened.to_string().into());
    }
    for words in WORDS {
        let Some(Value::Array(words)) = object.get_mut(words) else { continue };
        words.iter_mut().filter(|word| word.is_null()).for_each(|word| *word = "".into());
    }
    if let Some(Value::Array(promises)) = object.get_mut("promises") {
        let count = promises.len();
        let mut taken: Vec<Value> = Vec::new();
        for (number, promise) in promises.iter_mut().filter_map(Value::as_object_mut).enumerate() {
            promise.entry("text").or_insert_with(|| "".into());
            let id = promise.entry("id").or_insert_with(|| format!("p{}", number + 1).into());
            // one of the same id could never be marked
            if taken.contains(id) {
                *id = format!("p{}", count + number + 1).into();
            }
            taken.push(id.clone());
        }
    }
    // it follows from the id, whatever was said
    object.insert("short_id".to_owned(), short_id::of(id).into());
    let mut unknown = Vec::new();
    let value = Value::Object(object);
    let call: Result<Call, serde_json::Error> =
        serde_ignored::deserialize(&value, |path| unknown.push(path.to_string()));
    if !unknown.is_empty() {
        return Err(say!("back-unknown", names = unknown.join(", ")));
    }
    let call = call.ok();
    if let Some(names) = call.as_ref().and_then(guarded_ids) {
        return Err(say!("back-unreadable", names));
    }
    let heats = call.iter().flat_map(|call| [("heat_start", call.heat_start), ("heat_end", call.heat_end)]);
    let too_hot: Vec<&str> = heats.filter(|(_, heat)| *heat > Some(HOTTEST)).map(|(name, _)| name).collect();
    if !too_hot.is_empty() {
        return Err(say!("back-unreadable", names = too_hot.join(", ")));
    }
    call.ok_or_else(|| {
        let parts = value.as_object().into_iter().flatten();
        let bad: Vec<&str> = parts
            .filter(|(name, part)| !fits(name, part, id, opened))
            .map(|(name, _)| name.as_str())
            .collect();
        say!("back-unreadable", names = bad.join(", "))
    })
}

/// Where an id holds what may not be kept: no text, it would not pass the guard on its way to the disk.
fn guarded_ids(call: &Call) -> Option<&'static str> {
    let steps = || call.steps.iter().flat_map(|tick| [&tick.situation, &tick.step]);
    let holds = |id: &String| !guard::find(id, &[]).is_empty();
    if call.situations.iter().any(holds) {
        Some("situations")
    } else if steps().any(holds) {
        Some("steps")
    } else if call.promises.iter().any(|promise| holds(&promise.id)) {
        Some("promises")
    } else {
        None
    }
}

/// Whether a call could have this value under this name.
fn fits(name: &str, part: &Value, id: Uuid, opened: Timestamp) -> bool {
    let Ok(Value::Object(mut object)) = serde_json::to_value(Call::new(id, opened)) else { return false };
    object.insert(name.to_owned(), part.clone());
    Call::deserialize(Value::Object(object)).is_ok()
}

/// What was not noted is left out.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        Value::Object(pairs) => Value::Object(
            pairs
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, without_nulls(value)))
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{csv, json};
    use super::*;
    use crate::model::call::{CauseKind, Escalation, Event, EventKind, RootCause};

    fn otherwise() -> Otherwise<'static> {
        Otherwise { now: Timestamp::UNIX_EPOCH, fresh_id: &|_| Uuid::from_u128(9) }
    }

    fn full() -> Call {
        let mut call = Call::new(Uuid::from_u128(7), "2026-11-22T10:00:00.123456Z".parse().unwrap());
        call.words = "=1+1\r\n\"quoted\", \u{202e}\u{0}\r".into();
        call.situations = vec!["angry".into(), "threat".into()];
        call.tags = vec!["a; b".into(), String::new(), "[c]".into(), "d".into()];
        call.escalation = Some(Escalation { to: "Sam".into(), ..Escalation::default() });
        call.root_cause = Some(RootCause { kind: CauseKind::Process, text: String::new() });
        call.events.push(Event { at: call.opened, kind: EventKind::Warning, text: String::new() });
        call.promise("ring back".into(), Some(call.opened));
        call.promise(String::new(), None);
        (call.heat_start, call.repeat) = (Some(0), Some(false));
        call
    }

    #[test]
    fn a_line_of_our_export_comes_back_as_it_was() {
        let back = |call: &Call| from_json(&json::line(call), &otherwise());
        assert_eq!(back(&full()), Ok(Back { call: full(), debrief: None }));
        let blank = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        assert_eq!(back(&blank), Ok(Back { call: blank, debrief: None }));
    }

    #[test]
    fn a_row_of_our_export_comes_back_as_it_was() {
        let text = csv::header() + &csv::row(&full());
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let names = reader.headers().unwrap().clone();
        let cells = reader.records().next().unwrap().unwrap();
        let back = from_cells(names.iter().zip(cells.iter()), &otherwise());
        assert_eq!(back, Ok(Back { call: full(), debrief: None }));
    }

    #[test]
    fn what_is_not_said_is_filled_in() {
        let Back { call, .. } = from_json("{\"words\": \"charged twice\"}", &otherwise()).unwrap();
        assert_eq!((call.id, call.opened), (Uuid::from_u128(9), Timestamp::UNIX_EPOCH));
        assert_eq!(call.status, crate::model::call::Status::Ended);
        assert_eq!(call.short_id, short_id::of(call.id));
    }

    #[test]
    fn no_id_carries_what_may_not_be_kept_and_a_short_one_is_that_of_the_id() {
        let card = "card 4111 1111 1111 1111 cvv 123";
        for (line, name) in [
            (format!("{{\"situations\": [\"{card}\"]}}"), "situations"),
            (format!("{{\"steps\": [{{\"situation\": \"angry\", \"step\": \"{card}\"}}]}}"), "steps"),
            (format!("{{\"promises\": [{{\"text\": \"x\", \"id\": \"{card}\"}}]}}"), "promises"),
        ] {
            assert_eq!(from_json(&line, &otherwise()), Err(format!("{name} cannot be read")));
        }
        let line = format!("{{\"words\": \"x\", \"short_id\": \"{card}\"}}");
        let Back { call, .. } = from_json(&line, &otherwise()).unwrap();
        assert_eq!(call.short_id, short_id::of(call.id));
    }

    #[test]
    fn promises_of_one_id_get_two() {
        let line = "{\"promises\": [{\"text\": \"x\", \"id\": \"p1\"}, {\"text\": \"y\", \"id\": \"p1\"}, {\"text\": \"z\"}]}";
        let Back { call, .. } = from_json(line, &otherwise()).unwrap();
        let told: Vec<_> = call.promises.iter().map(|promise| promise.text.as_str()).collect();
        let mut ids: Vec<_> = call.promises.iter().map(|promise| promise.id.as_str()).collect();
        ids.dedup();
        assert_eq!((told, ids.len()), (vec!["x", "y", "z"], 3));
    }

    #[test]
    fn what_is_refused_says_why_and_repeats_no_text() {
        for (line, why) in [
            ("[1]", "it is no JSON object"),
            ("{\"words\": ", "it is not JSON (column 10)"),
            ("{\"id\": \"4711\"}", "id is no UUID"),
            ("{\"heat_start\": 255}", "heat_start cannot be read"),
            ("{\"opened\": \"yesterday\"}", "opened is no time (RFC 3339)"),
            ("{\"schema\": 2}", "it is of schema 2, this version reads 1"),
            ("{\"words\": \"x\", \"mood\": \"SECRET\"}", "this version does not know mood"),
            (
                "{\"promises\": [{\"text\": \"x\", \"price\": 1}]}",
                "this version does not know promises.0.price",
            ),
            ("{\"heat_start\": \"SECRET\", \"tags\": 7}", "heat_start, tags cannot be read"),
            ("{\"debrief\": {\"mood\": \"SECRET\"}}", "this version does not know debrief.mood"),
            ("{\"debrief\": {\"fate\": \"SECRET\"}}", "debrief cannot be read"),
        ] {
            assert_eq!(from_json(line, &otherwise()), Err(why.to_owned()), "{line}");
        }
    }
}
