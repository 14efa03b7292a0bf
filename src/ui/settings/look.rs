//! How the window speaks, looks and stands.

use egui::{DragValue, Ui};

use super::{choice, explained};
use crate::model::language::Language;
use crate::model::settings::{Edge, Motion, SavedCallsIn, Settings, Theme};
use crate::say;
use crate::ui::icon;

/// Draws theme, text size, motion and place.
pub(super) fn look_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, say!("settings-language"), say!("settings-language-help"));
    let system = [(say!("settings-system"), None)];
    let languages = Language::all().map(|language| (language.name(), Some(language)));
    let mut chosen = settings.language.as_deref().and_then(Language::tagged);
    choice(ui, say!("settings-language"), system.into_iter().chain(languages), &mut chosen);
    settings.language = chosen.map(|language| language.tag().to_owned());
    explained(ui, say!("settings-theme"), say!("settings-theme-help"));
    choice(ui, say!("settings-theme"), Theme::ALL.map(|theme| (theme.name(), theme)), &mut settings.theme);
    explained(ui, say!("settings-text-size"), say!("settings-text-size-help"));
    ui.horizontal(|ui| {
        let drag =
            DragValue::new(&mut settings.text_percent).range(Settings::TEXT_PERCENT).speed(1.0).suffix(" %");
        let drag = ui.add(drag);
        icon::come_into_sight(&drag);
        drag.accessible_name(say!("settings-text-size-in-per-cent"));
    });
    explained(ui, say!("settings-motion"), say!("settings-motion-help"));
    choice(
        ui,
        say!("settings-motion"),
        [
            (say!("settings-system"), Motion::System),
            (say!("settings-full"), Motion::Full),
            (say!("settings-reduced"), Motion::Reduced),
        ],
        &mut settings.motion,
    );
    explained(ui, say!("settings-always-on-top"), say!("settings-always-on-top-help"));
    choice(
        ui,
        say!("settings-always-on-top"),
        [(say!("settings-on"), true), (say!("settings-off"), false)],
        &mut settings.on_top,
    );
    explained(ui, say!("settings-compact-strip"), say!("settings-compact-strip-help"));
    let edges = [
        (say!("settings-top"), Edge::Top),
        (say!("settings-bottom"), Edge::Bottom),
        (say!("settings-where-the-window-is"), Edge::Stay),
    ];
    choice(ui, say!("settings-compact-strip"), edges, &mut settings.strip_edge);
    explained(ui, say!("settings-saved-calls-in"), say!("settings-saved-calls-in-help"));
    let windows = [
        (say!("settings-own-window"), SavedCallsIn::OwnWindow),
        (say!("settings-this-window"), SavedCallsIn::CallWindow),
    ];
    choice(ui, say!("settings-saved-calls-in"), windows, &mut settings.saved_calls_in);
}
