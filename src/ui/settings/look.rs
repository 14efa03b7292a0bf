//! How the window looks and stands.

use egui::{DragValue, Ui};

use super::{choice, explained};
use crate::model::settings::{Edge, Motion, SavedCallsIn, Settings, Theme};
use crate::say;

/// Draws theme, text size, motion and place.
pub(super) fn look_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, say!("settings-theme"), say!("settings-system-follows-the-desktop"));
    choice(ui, say!("settings-theme"), Theme::ALL.map(|theme| (theme.name(), theme)), &mut settings.theme);
    explained(ui, say!("settings-text-size"), say!("settings-ctrl-and-ctrl-do-the"));
    ui.horizontal(|ui| {
        let drag =
            DragValue::new(&mut settings.text_percent).range(Settings::TEXT_PERCENT).speed(1.0).suffix(" %");
        ui.add(drag).accessible_name(say!("settings-text-size-in-per-cent"));
    });
    explained(ui, say!("settings-motion"), say!("settings-reduced-shows-the-breath-as"));
    choice(
        ui,
        say!("settings-motion"),
        [(say!("settings-full"), Motion::Full), (say!("settings-reduced"), Motion::Reduced)],
        &mut settings.motion,
    );
    explained(ui, say!("settings-always-on-top"), say!("settings-the-window-stays-above-others"));
    choice(
        ui,
        say!("settings-always-on-top"),
        [(say!("settings-on"), true), (say!("settings-off"), false)],
        &mut settings.on_top,
    );
    explained(ui, say!("settings-compact-strip"), say!("settings-the-edge-of-the-monitor"));
    let edges = [
        (say!("settings-top"), Edge::Top),
        (say!("settings-bottom"), Edge::Bottom),
        (say!("settings-where-the-window-is"), Edge::Stay),
    ];
    choice(ui, say!("settings-compact-strip"), edges, &mut settings.strip_edge);
    explained(
        ui,
        "Earlier calls open in",
        "A window of their own stands beside this one, where there is room.",
    );
    let windows = [("Own window", SavedCallsIn::OwnWindow), ("This window", SavedCallsIn::CallWindow)];
    choice(ui, "Earlier calls open in", windows, &mut settings.saved_calls_in);
}
