//! The other versions of a call that is open: a chip for each, and what one of them says
//! otherwise. Must not know what taking one up changes.

use egui::{RichText, ScrollArea, Ui};

use super::view::ViewState;
use super::{cover, theme, widget};
use crate::model::action::{Action, Now, Place, Which};
use crate::model::call::Call;
use crate::model::field::Field;
use crate::model::state::Model;
use crate::model::versions::{Look, Origin, Version, lacks};
use crate::model::when;
use crate::say;

/// So many chips, at most; `evenkeel history` has them all.
const MOST: usize = 6;

/// Draws a chip for each version; nothing where there is none.
pub(super) fn chips_ui(ui: &mut Ui, model: &Model, which: Which, now: &Now, out: &mut Vec<Action>) {
    let Some(versions) = model.versions_of(which) else { return };
    let palette = theme::palette(ui);
    let has = |origin| versions.list.iter().any(|version| version.origin == origin);
    let text = if has(Origin::Newer) {
        Some(say!("versions-newer"))
    } else if has(Origin::Beside) {
        Some(say!("versions-beside"))
    } else {
        None
    };
    if let Some(text) = text {
        let told = ui.label(RichText::new(text).color(palette.alarm));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GRID, theme::GRID);
        let chip = |ui: &mut Ui, label: &str, at: Option<usize>, name: &str| {
            widget::chip(ui, None, label, (versions.shown == at).into(), name).clicked()
        };
        if chip(ui, say!("versions-now"), None, say!("versions-version-now")) {
            out.push(Action::Version(which, Look::At(None)));
        }
        for (at, version) in versions.list.iter().enumerate().take(MOST) {
            let label = name(version, now);
            if chip(ui, &label, Some(at), &say!("versions-version", label)) {
                out.push(Action::Version(which, Look::At(Some(at))));
            }
        }
    });
}

/// Draws what the version says otherwise than the call does now.
pub(super) fn version_ui(
    ui: &mut Ui,
    view: &mut ViewState,
    which: Which,
    (version, call): (&Version, &Call),
    now: &Now,
    out: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let label = if version.origin.is_foreign() {
            say!("versions-take-this-version")
        } else {
            say!("versions-bring-this-back")
        };
        let take = widget::main_button(ui, label);
        view.settle(Place::Version, &take);
        if take.clicked() {
            out.push(Action::Version(which, Look::BringBack));
        }
        if lacks(call, &version.call) && widget::button(ui, say!("versions-join")).clicked() {
            out.push(Action::Version(which, Look::Join));
        }
    });
    let shown = (version, call);
    match which {
        // the notes of the call in hand scroll as a whole
        Which::Live => texts_ui(ui, shown, now),
        Which::Saved => {
            let scroll = ScrollArea::vertical().id_salt(("version", call.id, version.call.changed));
            scroll.auto_shrink(false).show(ui, |ui| texts_ui(ui, shown, now));
        }
    }
}

fn texts_ui(ui: &mut Ui, (version, call): (&Version, &Call), now: &Now) {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = theme::GRID;
    let differing = differing(call, &version.call);
    if differing.is_empty() {
        ui.label(RichText::new(say!("versions-no-difference")).color(palette.muted));
    }
    for (field, theirs, ours) in differing {
        widget::heading(ui, field.name());
        for (whose, text) in [(name(version, now), theirs), (say!("versions-now").to_owned(), ours)] {
            widget::name(ui, &whose);
            if text.trim().is_empty() {
                ui.label(RichText::new(say!("versions-nothing")).color(palette.muted));
            } else {
                widget::prose(ui, &cover::text(ui, text));
            }
        }
    }
    ui.add_space(theme::GRID * 2.0);
}

/// "As of today 14:20", "The other, today 14:20".
fn name(version: &Version, now: &Now) -> String {
    let changed = when::say(version.call.changed, &now.wall);
    match version.origin {
        Origin::Earlier(_) => say!("versions-as-of", changed),
        Origin::Beside | Origin::Newer => say!("versions-the-other", changed),
    }
}

/// The texts that are not the same: the field, theirs, ours.
fn differing<'a>(call: &'a Call, theirs: &'a Call) -> Vec<(Field, &'a str, &'a str)> {
    let mut fields = Field::all_of(call);
    fields.extend(Field::all_of(theirs).into_iter().filter(|field| field.get(call).is_none()));
    let texts =
        |field: Field| (field, field.get(theirs).unwrap_or_default(), field.get(call).unwrap_or_default());
    fields.into_iter().map(texts).filter(|(_, theirs, ours)| theirs != ours).collect()
}
