//! The site's boundary ladder: how many rungs, whether a call may be ended, what is said on each.

use egui::{RichText, TextEdit, Ui};

use super::{choice, explained};
use crate::model::ladder::{Ending, FinalWarning, Rung, Shipped};
use crate::model::settings::Settings;
use crate::ui::{icon, theme, widget};

/// Draws the ladder's settings.
pub(super) fn boundary_ui(ui: &mut Ui, settings: &mut Settings, shipped: &Shipped) {
    let ladder = &mut settings.ladder;
    explained(ui, "Warnings", "How many come between asking and the final one, as your site's policy says.");
    choice(ui, "Warnings", [("0", 0), ("1", 1), ("2", 2), ("3", 3)], &mut ladder.warnings);
    explained(ui, "Final warning", "One more, which says that it is the last.");
    let given = [("Given", FinalWarning::Given), ("Not given", FinalWarning::NotGiven)];
    choice(ui, "Final warning", given, &mut ladder.final_warning);
    explained(ui, "Ending a call", "Where it is not allowed here, the last rung hands over to a supervisor.");
    let ending = [("Allowed", Ending::Allowed), ("Not allowed here", Ending::NotAllowed)];
    choice(ui, "Ending a call", ending, &mut ladder.ending);
    explained(
        ui,
        "What is said on each rung",
        "{name} becomes the caller's name, {last} what the last rung will do.",
    );
    for rung in ladder.rungs() {
        wording_ui(ui, rung, settings, shipped);
    }
}

/// The wording in force, to be changed; emptied it is as shipped again.
fn wording_ui(ui: &mut Ui, rung: Rung, settings: &mut Settings, shipped: &Shipped) {
    let ladder = &mut settings.ladder;
    let own = ladder.wordings.get(&rung.id());
    let is_own = own.is_some();
    let mut text = own.cloned().unwrap_or_else(|| shipped.wording(rung).to_owned());
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        widget::name(ui, &rung.name());
        if is_own && widget::button(ui, "As shipped").on_hover_text(shipped.wording(rung)).clicked() {
            ladder.wordings.remove(&rung.id());
        }
    });
    let hint = RichText::new(shipped.wording(rung)).color(theme::palette(ui).muted);
    let edit = TextEdit::multiline(&mut text).id_salt(("rung", rung.id())).desired_rows(2).hint_text(hint);
    let edit = edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 4));
    let response = ui.add(edit).accessible_name(format!("Wording: {}", rung.name()));
    icon::come_into_sight(&response);
    if response.changed() && text == shipped.wording(rung) {
        ladder.wordings.remove(&rung.id());
    } else if response.changed() {
        ladder.wordings.insert(rung.id(), text);
    }
}
