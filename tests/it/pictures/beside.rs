//! The window beside the call's.

use egui_kittest::{SnapshotOptions, image_snapshot_options};
use evenkeel::model::settings::{Settings, Theme};

use crate::app::{NARROW, app_at};
use crate::beside::MONITOR;
use crate::support::{Home, golden};

#[test]
fn the_window_beside() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let settings = Settings { theme, ..Settings::default() };
        let mut app = app_at(Home::new(), NARROW, settings).on_monitor(MONITOR);
        for words in ["charged twice for one loan", "the card never came", "a letter to the wrong address"] {
            app.press("Ctrl+N").type_text(words).press("Alt+3");
            app.press("Ctrl+Enter").press("Ctrl+Enter").wait(1.0);
        }
        app.press("Ctrl+R").beside().resize(egui::vec2(960.0, 760.0)).press("ArrowDown").press("Enter");
        let options = SnapshotOptions::new().output_path(golden("pictures"));
        let picture = app.beside().picture();
        image_snapshot_options(&picture, format!("beside-{name}-960x760"), &options);
    }
}
