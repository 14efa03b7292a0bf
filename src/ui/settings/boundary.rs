//! The site's boundary ladder: how many rungs, whether a call may be ended, what is said on each.

use egui::{RichText, TextEdit, Ui};

use super::{choice, explained};
use crate::model::ladder::{Ending, FinalWarning, Rung, Shipped};
use crate::model::settings::Settings;
use crate::say;
use crate::ui::{icon, theme, widget};

/// Draws the ladder's settings.
pub(super) fn boundary_ui(ui: &mut Ui, settings: &mut Settings, shipped: &Shipped) {
    let ladder = &mut settings.ladder;
    explained(ui, say!("settings-warnings"), say!("settings-warnings-help"));
    choice(ui, say!("settings-warnings"), [("0", 0), ("1", 1), ("2", 2), ("3", 3)], &mut ladder.warnings);
    explained(ui, say!("settings-final-warning"), say!("settings-final-warning-help"));
    let given =
        [(say!("settings-given"), FinalWarning::Given), (say!("settings-not-given"), FinalWarning::NotGiven)];
    choice(ui, say!("settings-final-warning"), given, &mut ladder.final_warning);
    explained(ui, say!("settings-ending-a-call"), say!("settings-ending-a-call-help"));
    let ending = [
        (say!("settings-allowed"), Ending::Allowed),
        (say!("settings-not-allowed-here"), Ending::NotAllowed),
    ];
    choice(ui, say!("settings-ending-a-call"), ending, &mut ladder.ending);
    explained(ui, say!("settings-wordings"), say!("settings-wordings-help"));
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
        if is_own
            && widget::button(ui, say!("settings-as-shipped")).on_hover_text(shipped.wording(rung)).clicked()
        {
            ladder.wordings.remove(&rung.id());
        }
    });
    let hint = RichText::new(shipped.wording(rung)).color(theme::palette(ui).muted);
    let edit = TextEdit::multiline(&mut text).id_salt(("rung", rung.id())).desired_rows(2).hint_text(hint);
    let edit = edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 4));
    let response = ui.add(edit).accessible_name(say!("settings-wording", rung = rung.name()));
    icon::come_into_sight(&response);
    if response.changed() && text == shipped.wording(rung) {
        ladder.wordings.remove(&rung.id());
    } else if response.changed() {
        ladder.wordings.insert(rung.id(), text);
    }
}
