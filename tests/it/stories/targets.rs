//! What is clicked is large enough, and what has the keyboard shows it.

use std::collections::HashSet;

use egui::accesskit::{self, NodeId};
use egui::epaint::RectShape;
use egui::{Rect, Role, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW, TINY};
use crate::places::visit;

/// The least side of what is clicked, in points (WCAG 2.2, 2.5.8).
const LEAST_PX: f32 = 24.0;

/// The hours of the day in Insights stand beside each other as thin columns, since there are 24; arrow
/// keys lead from one to the next, and their calls are found by the search as well.
const HOURS: &str = ":00: ";

/// So far from a control its ring may be, in points.
const RING_PX: f32 = 10.0;

fn controls(app: &App, action: accesskit::Action) -> Vec<Node<'_>> {
    let nodes = app.harness.root().children_recursive();
    let acts = |node: &Node<'_>| {
        let node = node.accesskit_node();
        let bar = matches!(node.role(), Role::ScrollBar | Role::GenericContainer);
        node.data().supports_action(action) && !node.is_disabled() && !bar
    };
    nodes.filter(acts).collect()
}

fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    format!("{:?} {}", node.role(), node.label().unwrap_or_default())
}

#[test]
fn everything_to_click_is_at_least_24_points_wide_and_high() {
    large_enough(100);
}

#[test]
fn at_200_per_cent_everything_to_click_is_at_least_as_large() {
    large_enough(200);
}

/// In windows that are as many pixels wide, whatever the size of the text.
#[track_caller]
fn large_enough(text_percent: u16) {
    let mut small = Vec::new();
    for size in [TINY, NARROW] {
        let size = size.map(|px| px * 100.0 / f32::from(text_percent));
        visit(size, &Settings { text_percent, ..Settings::default() }, |app, place| {
            for node in controls(app, accesskit::Action::Click) {
                let rect = node.rect();
                let thin = rect.width() < LEAST_PX - 0.1 && !name(&node).contains(HOURS);
                if thin || rect.height() < LEAST_PX - 0.1 {
                    small.push(format!("{place}: {} is {:?}", name(&node), rect.size()));
                }
            }
        });
    }
    assert!(small.is_empty(), "{small:#?}");
}

/// Every rectangle that is drawn with an edge.
fn edges<'a>(shape: &'a Shape, found: &mut Vec<&'a RectShape>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| edges(shape, found)),
        Shape::Rect(rect) if rect.stroke.width >= 1.5 => found.push(rect),
        _ => {}
    }
}

fn has_ring(app: &App, around: Rect) -> bool {
    let mut found = Vec::new();
    let shapes = app.harness.output().shapes.iter();
    shapes.for_each(|clipped| edges(&clipped.shape, &mut found));
    let near = |a: f32, b: f32| (a - b).abs() <= RING_PX;
    found.iter().any(|ring| {
        near(ring.rect.left(), around.left())
            && near(ring.rect.right(), around.right())
            && near(ring.rect.top(), around.top())
            && near(ring.rect.bottom(), around.bottom())
    })
}

#[test]
fn whatever_gets_the_keyboard_shows_a_ring() {
    let mut looked_at = HashSet::new();
    let mut bare = Vec::new();
    visit(NARROW, &Settings::default(), |app, place| {
        let all = controls(app, accesskit::Action::Focus);
        let new = all.iter().filter(|node| looked_at.insert(name(node)));
        let ids: Vec<NodeId> = new.map(|node| node.accesskit_node().locate().0).collect();
        for id in ids {
            let Some(node) = app.node(id) else { continue };
            node.focus();
            // what was out of sight is scrolled to
            app.frames(12);
            // what was typed into may go away with the keyboard
            let Some(node) = app.node(id).filter(|node| node.accesskit_node().is_focused()) else {
                continue;
            };
            if !has_ring(app, node.rect()) {
                bare.push(format!("{place}: {} at {:?}", name(&node), node.rect()));
            }
        }
    });
    assert!(looked_at.len() > 100, "only {}", looked_at.len());
    assert!(bare.is_empty(), "{bare:#?}");
}
