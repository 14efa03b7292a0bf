//! What a screen reader is told, and what it can do.

use std::collections::{HashMap, HashSet};

use egui::accesskit::{ActionData, ActionRequest, NodeId, TreeId};
use egui::{Event, Role, accesskit};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use evenkeel::model::action::{Action, Change, Which};
use evenkeel::model::call::EventKind;
use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW, TINY, WIDE, app};
use crate::places::visit;

const CONTROLS: [Role; 9] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::MultilineTextInput,
    Role::PasswordInput,
    Role::SpinButton,
    Role::Slider,
    Role::Status,
    Role::TextInput,
];

#[test]
fn every_control_has_a_name_in_every_place() {
    for size in [NARROW, TINY, WIDE] {
        visit(size, &Settings::default(), every_control_has_a_name);
    }
}

#[track_caller]
fn every_control_has_a_name(app: &mut App, place: &str) {
    let root = app.harness.root();
    assert!(root.accesskit_node().label().is_some(), "{place}: the window has no name");
    let controls = root.children_recursive().map(|node| node.accesskit_node());
    let controls: Vec<_> = controls.filter(|node| CONTROLS.contains(&node.role())).collect();
    for node in &controls {
        let named = node.label().is_some_and(|label| !label.trim().is_empty());
        assert!(named, "{place}: {:?} has no name", node.role());
    }
    assert!(controls.len() > 1, "{place}: only {} controls", controls.len());
}

/// A screen reader asks what has this name for something.
fn ask(app: &mut App, name: &str, action: accesskit::Action, data: Option<ActionData>) {
    let (target_node, _) = app.harness.get_by_label(name).accesskit_node().locate();
    app.harness.event(Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree: TreeId::ROOT,
        target_node,
        data,
    }));
    app.frames(3);
}

#[test]
fn a_screen_reader_turns_the_heat_and_takes_it_back() {
    use accesskit::Action::{Decrement, Increment, SetValue};
    let mut app = app(WIDE);
    app.press("Ctrl+N").type_text("x");
    let name = "Heat at the start";
    ask(&mut app, name, SetValue, Some(ActionData::NumericValue(7.0)));
    assert_eq!(app.call().heat_start, Some(7));
    ask(&mut app, name, Increment, None);
    ask(&mut app, name, Increment, None);
    assert_eq!(app.call().heat_start, Some(9));
    ask(&mut app, name, Decrement, None);
    assert_eq!(app.call().heat_start, Some(8));
    ask(&mut app, name, SetValue, Some(ActionData::NumericValue(-1.0)));
    assert_eq!(app.call().heat_start, None);
}

/// Every control that has a name of its own, by that name.
fn controls(app: &App) -> HashMap<String, NodeId> {
    let mut found = HashMap::new();
    let mut twice = HashSet::new();
    for node in app.harness.root().children_recursive().map(|node| node.accesskit_node()) {
        let Some(name) = node.label().filter(|_| CONTROLS.contains(&node.role())) else { continue };
        if found.insert(name.clone(), node.locate().0).is_some() {
            twice.insert(name);
        }
    }
    found.retain(|name, _| !twice.contains(name));
    found
}

/// What happens in a call, and how.
type Step = (&'static str, fn(&mut App));

#[test]
fn what_a_screen_reader_is_at_stays_itself_while_other_things_come_and_go() {
    let steps: [Step; 8] = [
        ("it is saved", |app| app.wait(1.0)),
        ("the heat is noted", |app| app.act(Action::Record(Which::Live, Change::HeatStart(Some(7))))),
        ("a promise is due", |app| {
            app.act(Action::Record(Which::Live, Change::Promise("ring by 5pm".to_owned())));
        }),
        ("something happens", |app| {
            app.act(Action::Record(Which::Live, Change::Event(EventKind::Note, "loud".to_owned())));
        }),
        ("a number is masked", |app| {
            app.type_text(" my card is 4111 1111 1111 1111 and").wait(1.0);
        }),
        ("an event is being typed", |app| {
            app.press("Ctrl+L");
        }),
        ("the breath begins", |app| app.act(Action::Breathe)),
        ("it ends", |app| app.act(Action::Breathe)),
    ];
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("x").press("Alt+3");
        app.frames(4);
        let mut before = controls(&app);
        for (step, play) in &steps {
            play(&mut app);
            app.frames(4);
            let after = controls(&app);
            let mut others: Vec<_> = before
                .iter()
                .filter(|(name, id)| after.get(*name).is_some_and(|after| after != *id))
                .map(|(name, _)| name)
                .collect();
            others.sort();
            assert!(others.is_empty(), "{size:?}: once {step}, these are others: {others:?}");
            before = after;
        }
    }
}
