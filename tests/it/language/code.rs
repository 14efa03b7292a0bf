//! Reads what the code says: its texts in quotation marks, and which messages it names.

use std::collections::BTreeSet;

use crate::tidy::code;

/// A message named in the code.
pub(crate) struct Call {
    pub(crate) key: String,
    /// The names of what is filled in; `None` where that is not known here.
    pub(crate) arguments: Option<BTreeSet<String>>,
}

/// The texts in quotation marks, as they are written.
pub(crate) fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, from) = rest.split_at(at);
        let (mark, behind) = from.split_at(1);
        let length = length_of(behind, mark, before);
        let (text, after) = behind.split_at(length);
        if mark == "\"" {
            found.push(text.to_owned());
        }
        rest = after.get(1..).filter(|_| length > 0 || mark == "\"").unwrap_or(behind);
    }
    found
}

/// How long a text is up to its mark; nothing for a lifetime.
fn length_of(behind: &str, mark: &str, before: &str) -> usize {
    let raw =
        ["r#", "r"].iter().find_map(|raw| before.strip_suffix(raw).map(|before| (before, raw.len() > 1)));
    if let Some((before, hashed)) = raw
        && mark == "\""
        && !before.ends_with(char::is_alphanumeric)
    {
        return behind.find(if hashed { "\"#" } else { "\"" }).unwrap_or(behind.len());
    }
    let mut escaped = false;
    let end = behind.find(|c: char| {
        let ends = !escaped && mark.contains(c);
        escaped = !escaped && c == '\\';
        ends
    });
    let end = end.unwrap_or(behind.len());
    let is_char = behind.starts_with('\\') || behind.chars().take(2).last() == Some('\'');
    if mark == "'" && !is_char { 0 } else { end }
}

/// How begins what goes to a lint, to another macro or to the log.
const NOT_SHOWN: [&str; 7] = [
    "#[",
    "#![",
    "tracing::error!(",
    "tracing::warn!(",
    "tracing::info!(",
    "tracing::debug!(",
    // of the vault, into the log
    " warn(",
];

/// The code without that.
pub(crate) fn read_by_users(text: &str) -> String {
    let mut code = code(text);
    for mark in NOT_SHOWN {
        while let Some(at) = code.find(mark) {
            let inside = inside(code.split_at(at + mark.len()).1).len();
            code.replace_range(at..(at + mark.len() + inside + 1).min(code.len()), "");
        }
    }
    code
}

/// Every message that is named with its key: `say!("key", …)` and `key!("key")`.
pub(crate) fn calls(text: &str) -> Vec<Call> {
    let code = code(text);
    let mut found = Vec::new();
    for mark in ["say!(", "key!("] {
        for (at, _) in code.match_indices(mark) {
            let inside = inside(code.split_at(at + mark.len()).1);
            let parts = parts(inside);
            let Some(key) = parts.first().and_then(|part| part.strip_prefix('"')) else { continue };
            let key = key.trim_end_matches('"').to_owned();
            let given = parts.iter().skip(1).map(|part| part.split([' ', '=']).next().unwrap().to_owned());
            let arguments = (mark == "say!(").then(|| given.collect());
            found.push(Call { key, arguments });
        }
    }
    found
}

/// The text up to the bracket that closes.
fn inside(text: &str) -> &str {
    let mut depth = 1;
    let mut quoted = false;
    let end = text.find(|c: char| {
        quoted ^= c == '"';
        match c {
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    text.split_at(end.unwrap_or(text.len())).0
}

/// The parts between commas, none inside brackets or quotation marks.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut quoted) = (0, false);
    let split = text.split(|c: char| {
        quoted ^= c == '"';
        match c {
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0 && !quoted
    });
    split.map(str::trim).filter(|part| !part.is_empty()).collect()
}
