//! What an input method composes reaches every text there is.

use std::collections::HashSet;

use egui::accesskit::NodeId;
use egui::{Event, ImeEvent, Role};
use egui_kittest::kittest::NodeT as _;
use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW};
use crate::places::visit;

/// What is typed here is the view's own, or kept from sight.
const NOT_IN_THE_MODEL: [&str; 5] = [
    "What is the caller doing?",
    "Find anything",
    "File of snippets",
    "Name of this search",
    "Tag for the selected calls",
];

/// The texts here, that with the keyboard first: it may go away with it.
fn texts(app: &App) -> Vec<(NodeId, String)> {
    let nodes = app.harness.root().children_recursive().map(|node| node.accesskit_node());
    let mut texts: Vec<_> =
        nodes.filter(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput)).collect();
    texts.sort_by_key(|node| !node.is_focused());
    texts.iter().map(|node| (node.locate().0, node.label().unwrap_or_default())).collect()
}

fn compose(app: &mut App, text: &str) {
    for typed in ["n", "no", "noij"] {
        let event = ImeEvent::Preedit { text: typed.to_owned(), active_range_chars: None };
        app.harness.event(Event::Ime(event));
        app.frames(1);
    }
    app.harness.event(Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }));
    app.harness.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
    app.frames(3);
}

#[test]
fn every_text_of_every_place_takes_what_an_input_method_composes() {
    let mut composed = HashSet::new();
    let mut failed = Vec::new();
    visit(NARROW, &Settings::default(), |app, place| {
        for (id, name) in texts(app) {
            if app.node(id).is_none() || !composed.insert(name.clone()) {
                continue;
            }
            app.node(id).unwrap().focus();
            app.frames(3);
            let text = format!("nói gì {}", composed.len());
            compose(app, &text);
            let value = app.node(id).and_then(|node| node.value());
            let seen = value.as_ref().is_some_and(|value| value.contains(&text) && !value.contains("noij"));
            let kept =
                NOT_IN_THE_MODEL.contains(&name.as_str()) || format!("{:?}", app.model()).contains(&text);
            if !seen || !kept {
                failed.push(format!("{place}: {name} holds {value:?}, kept: {kept}"));
            }
        }
    });
    assert!(composed.len() > 40, "only {}: {composed:?}", composed.len());
    assert!(failed.is_empty(), "{failed:#?}");
}
