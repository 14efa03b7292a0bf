//! Insights as pictures, in every theme.

use egui_kittest::SnapshotOptions;
use evenkeel::model::settings::{Remind, Settings, Theme};

use super::SIZES;
use crate::app::app_at;
use crate::many;
use crate::support::golden;

#[test]
fn the_insights() {
    let sizes = SIZES.into_iter().flat_map(|size| [(size, Theme::Light), (size, Theme::Dark)]);
    let high = [(SIZES[1], Theme::HighContrast)];
    let mut failures = Vec::new();
    for (((size, size_name), theme), theme_name) in
        sizes.chain(high).map(|(size, theme)| ((size, theme), theme.name().to_lowercase().replace(' ', "-")))
    {
        let remind = Remind::Never;
        let mut app = app_at(many::home(240), size, Settings { theme, remind, ..Settings::default() });
        app.harness.remove_cursor();
        app.press("Ctrl+I").wait(0.5);
        let options = SnapshotOptions::new().output_path(golden("pictures"));
        let file = format!("insights-{theme_name}-{size_name}");
        failures.extend(app.harness.try_snapshot_options(file, &options).err());
    }
    assert!(failures.is_empty(), "{failures:?}");
}
