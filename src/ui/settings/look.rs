//! How the window looks and stands.

use egui::{DragValue, Ui};

use super::{choice, explained};
use crate::model::settings::{Edge, Motion, SavedCallsIn, Settings, Theme};

/// Draws theme, text size, motion and place.
pub(super) fn look_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, "Theme", "System follows the desktop.");
    choice(ui, "Theme", Theme::ALL.map(|theme| (theme.name(), theme)), &mut settings.theme);
    explained(ui, "Text size", "Ctrl + and Ctrl - do the same from anywhere.");
    ui.horizontal(|ui| {
        let drag =
            DragValue::new(&mut settings.text_percent).range(Settings::TEXT_PERCENT).speed(1.0).suffix(" %");
        ui.add(drag).accessible_name("Text size in per cent");
    });
    explained(ui, "Motion", "Reduced shows the breath as word and count, without the ring.");
    choice(ui, "Motion", [("Full", Motion::Full), ("Reduced", Motion::Reduced)], &mut settings.motion);
    explained(ui, "Always on top", "The window stays above others, also above full-screen ones.");
    choice(ui, "Always on top", [("On", true), ("Off", false)], &mut settings.on_top);
    explained(ui, "Compact strip", "The edge of the monitor that the strip docks to.");
    let edges = [("Top", Edge::Top), ("Bottom", Edge::Bottom), ("Where the window is", Edge::Stay)];
    choice(ui, "Compact strip", edges, &mut settings.strip_edge);
    explained(
        ui,
        "Earlier calls open in",
        "A window of their own stands beside this one, where there is room.",
    );
    let windows = [("Own window", SavedCallsIn::OwnWindow), ("This window", SavedCallsIn::CallWindow)];
    choice(ui, "Earlier calls open in", windows, &mut settings.saved_calls_in);
}
