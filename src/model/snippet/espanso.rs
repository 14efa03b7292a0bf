//! Espanso match files: YAML with a list of matches. Only plain text is taken; what espanso fills
//! in, asks for or runs is told and left out.

use saphyr_parser::{Event, Parser};

use super::{Import, Snippet, Told, id_of};
use crate::model::library::Playbook;
use crate::model::pack::Fault;
use crate::{key, say};

/// How deep lists and maps may stand in each other.
const MOST_DEEP: usize = 32;

/// What says only how espanso expands a match.
const HARMLESS: [&str; 13] = [
    "label",
    "search_terms",
    "word",
    "left_word",
    "right_word",
    "propagate_case",
    "uppercase_style",
    "force_mode",
    "force_clipboard",
    "paragraph",
    "comment",
    "trigger",
    "triggers",
];

/// What makes of a match more than plain text, and how that is told.
const BEYOND: [(&str, &str); 6] = [
    ("vars", key!("snippet-beyond-vars")),
    ("form", key!("snippet-beyond-form")),
    ("regex", key!("snippet-beyond-regex")),
    ("image_path", key!("snippet-beyond-image-path")),
    ("markdown", key!("snippet-beyond-markdown")),
    ("html", key!("snippet-beyond-html")),
];

/// A node with the line it begins in.
struct Node {
    line: usize,
    is: Is,
}

enum Is {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    Alias,
}

/// The matches of a file.
pub(super) fn read(text: &str) -> Result<Import, Fault> {
    let root = tree(text)?;
    let no_matches = || Fault { line: 1, column: 1, what: say!("snippet-no-matches").to_owned() };
    let Is::Map(pairs) = root.is else { return Err(no_matches()) };
    let mut import = Import::default();
    let mut found = None;
    for (key, value) in pairs {
        match (name(&key), value.is) {
            ("matches", Is::List(matches)) => found = Some(matches),
            ("imports" | "includes", _) => {
                tell(&mut import, key.line, say!("snippet-not-followed", key = name(&key)));
            }
            (other, _) => tell(&mut import, key.line, say!("snippet-left-out", other)),
        }
    }
    for node in found.ok_or_else(no_matches)? {
        one(node, &mut import);
    }
    Ok(import)
}

fn tell(import: &mut Import, line: usize, what: String) {
    import.refused.push(Told { line, what });
}

fn name(node: &Node) -> &str {
    if let Is::Text(text) = &node.is { text } else { "" }
}

fn one(node: Node, import: &mut Import) {
    let line = node.line;
    let Is::Map(pairs) = node.is else {
        return tell(import, line, say!("snippet-it-is-no-match").to_owned());
    };
    let get = |wanted: &str| pairs.iter().find(|(key, _)| name(key) == wanted).map(|(_, value)| value);
    if let Some((_, why)) = BEYOND.iter().find(|(key, _)| get(key).is_some()) {
        return tell(import, line, say!(why).to_owned());
    }
    let Some(Is::Text(replace)) = get("replace").map(|node| &node.is) else {
        return tell(import, line, say!("snippet-no-replace").to_owned());
    };
    if replace.contains("{{") {
        return tell(import, line, say!("snippet-it-fills-in-variables").to_owned());
    }
    let wording = replace.replace("$|$", "").trim().to_owned();
    if wording.is_empty() {
        return tell(import, line, say!("snippet-its-text-is-empty").to_owned());
    }
    for (key, _) in pairs.iter().filter(|(key, _)| !HARMLESS.contains(&name(key)) && name(key) != "replace") {
        tell(import, key.line, say!("snippet-taken-without", key = name(key)));
    }
    let trigger = match (get("trigger").map(|node| &node.is), get("triggers").map(|node| &node.is)) {
        (Some(Is::Text(trigger)), _) => trigger.clone(),
        (_, Some(Is::List(triggers))) => triggers.first().map(name).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    // as written below: ":situation/card"
    let ours = trigger.strip_prefix(':').and_then(|trigger| trigger.split_once('/'));
    let (situation, card) = match ours {
        Some((situation, card)) if !situation.is_empty() && !card.is_empty() => {
            (Some(situation.to_owned()), card.to_owned())
        }
        _ => (None, id_of(&trigger, line)),
    };
    import.snippets.push(Snippet { line, situation, card, wording });
}

/// Every card as a match; the wordings of one card share its trigger, so that espanso offers them.
pub(super) fn write(playbook: &Playbook) -> String {
    let mut text = format!("# {}\nmatches:\n", say!("snippet-head", slot = "{problem}"));
    for situation in &playbook.situations {
        for card in &situation.say {
            let trigger = quoted(&format!(":{}/{}", situation.id, card.id));
            for wording in &card.variants {
                let label = quoted(&format!("{}: {wording}", situation.chip));
                let replace = quoted(wording);
                text.push_str("  - trigger: ");
                text.push_str(&trigger);
                text.push_str("\n    label: ");
                text.push_str(&label);
                text.push_str("\n    replace: ");
                text.push_str(&replace);
                text.push('\n');
            }
        }
    }
    text
}

/// A string of JSON is one of YAML, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The whole file as a tree, built without recursion so that no nesting is too deep for the stack.
fn tree(text: &str) -> Result<Node, Fault> {
    let mut open: Vec<(usize, Vec<Node>)> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let place = error.marker();
            let what = say!("snippet-no-yaml", info = error.info());
            Fault { line: place.line(), column: place.col() + 1, what }
        })?;
        let line = span.start.line();
        let node = match event {
            Event::Scalar(text, ..) => Node { line, is: Is::Text(text.into_owned()) },
            Event::Alias(_) => Node { line, is: Is::Alias },
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() >= MOST_DEEP {
                    let what = say!("snippet-it-is-nested-too-deeply").to_owned();
                    return Err(Fault { line, column: span.start.col() + 1, what });
                }
                open.push((line, Vec::new()));
                continue;
            }
            Event::SequenceEnd => {
                let Some((line, nodes)) = open.pop() else { continue };
                Node { line, is: Is::List(nodes) }
            }
            Event::MappingEnd => {
                let Some((line, nodes)) = open.pop() else { continue };
                let mut nodes = nodes.into_iter();
                let pairs = std::iter::from_fn(|| Some((nodes.next()?, nodes.next()?)));
                Node { line, is: Is::Map(pairs.collect()) }
            }
            _ => continue,
        };
        match open.last_mut() {
            Some((_, nodes)) => nodes.push(node),
            None => root = root.or(Some(node)),
        }
    }
    root.ok_or_else(|| Fault { line: 1, column: 1, what: say!("snippet-it-is-empty").to_owned() })
}
