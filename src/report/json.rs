//! Calls as JSON: the names of the record, what was not noted is `null`, lists are lists.

use serde_json::{Map, Value};

use crate::model::call::Call;
use crate::model::debrief::Debrief;

/// The names of the record, in its order.
pub const NAMES: [&str; 34] = [
    "schema",
    "id",
    "short_id",
    "status",
    "opened",
    "ended",
    "channel",
    "reference",
    "customer",
    "callback",
    "product",
    "issue",
    "situations",
    "heat_start",
    "heat_end",
    "words",
    "occurred",
    "repeat",
    "effect",
    "remedy",
    "read_back",
    "steps",
    "events",
    "options",
    "offered",
    "accepted",
    "promises",
    "escalation",
    "disposition",
    "root_cause",
    "outcome",
    "tags",
    "created",
    "changed",
];

/// The record as one object.
#[must_use]
pub fn object(call: &Call) -> Map<String, Value> {
    match serde_json::to_value(call).map(nulled) {
        Ok(Value::Object(object)) => object,
        // A record is a struct of texts, numbers, times and lists: JSON can hold all of it.
        _ => Map::new(),
    }
}

/// The record as one object.
#[must_use]
pub fn value(call: &Call) -> Value {
    Value::Object(object(call))
}

/// The record as one line without a line break, its names in their order.
#[must_use]
pub fn line(call: &Call) -> String {
    let object = object(call);
    let pairs = NAMES.iter().filter_map(|name| object.get(*name).map(|value| format!("\"{name}\":{value}")));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
}

/// The names of a debrief, in its order; its id is the call's.
pub const DEBRIEF_NAMES: [&str; 9] =
    ["feeling", "reappraisal", "worked", "differently", "fate", "raise", "talked_to", "created", "changed"];

/// The record as one line, with its private debrief under `debrief`, `null` when there is none.
#[must_use]
pub fn line_with_debrief(call: &Call, debrief: Option<&Debrief>) -> String {
    let object = debrief.map(debrief_object);
    let pairs = object.iter().flat_map(|object| {
        DEBRIEF_NAMES.iter().filter_map(|name| object.get(*name).map(|value| format!("\"{name}\":{value}")))
    });
    let body = match &object {
        Some(_) => format!("{{{}}}", pairs.collect::<Vec<_>>().join(",")),
        None => "null".to_owned(),
    };
    let line = line(call);
    format!("{},\"debrief\":{body}}}", line.strip_suffix('}').unwrap_or(&line))
}

/// The debrief as one object.
#[must_use]
pub fn debrief_object(debrief: &Debrief) -> Map<String, Value> {
    match serde_json::to_value(debrief).map(nulled) {
        Ok(Value::Object(object)) => object,
        // A debrief is a struct of texts and times: JSON can hold all of it.
        _ => Map::new(),
    }
}

/// Empty texts mean that nothing was noted.
fn nulled(value: Value) -> Value {
    match value {
        Value::String(text) if text.is_empty() => Value::Null,
        Value::Array(items) => Value::Array(items.into_iter().map(nulled).collect()),
        Value::Object(pairs) => {
            Value::Object(pairs.into_iter().map(|(name, value)| (name, nulled(value))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use uuid::Uuid;

    #[test]
    fn every_name_of_the_record_is_in_the_line_and_in_its_order() {
        let call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        let plain = serde_json::to_string(&call).unwrap();
        let mut last = 0;
        for name in NAMES {
            let at = plain.find(&format!("\"{name}\":")).unwrap_or_else(|| panic!("no {name}"));
            assert!(at >= last, "{name} is out of order");
            last = at;
        }
        assert_eq!(object(&call).len(), NAMES.len());
        let back: Value = serde_json::from_str(&line(&call)).unwrap();
        assert_eq!(back, value(&call));
    }

    #[test]
    fn what_was_not_noted_is_null_and_a_list_stays_a_list() {
        let mut call = Call::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        call.words = " ".into();
        call.promise("ring back".into(), None);
        let value = value(&call);
        assert_eq!(value["customer"], Value::Null);
        assert_eq!(value["ended"], Value::Null);
        assert_eq!(value["tags"], serde_json::json!([]));
        assert_eq!(value["words"], " ");
        assert_eq!(value["promises"][0]["to"], Value::Null);
        assert_eq!(value["status"], "open");
    }
}
