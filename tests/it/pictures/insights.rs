//! Insights as pictures, in every theme.

use egui_kittest::SnapshotOptions;
use evenkeel::model::facet::Search;
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

#[test]
fn the_list_narrowed_and_several_selected() {
    let mut failures = Vec::new();
    for (size, size_name) in SIZES {
        let theme = if size_name == "420x760" { Theme::Dark } else { Theme::Light };
        let searches = vec![Search {
            name: "Angry and owed".to_owned(),
            query: "situation:angry promise:open".to_owned(),
        }];
        let settings = Settings { theme, searches, remind: Remind::Never, ..Settings::default() };
        let mut app = app_at(many::home(40), size, settings);
        app.harness.remove_cursor();
        app.press("Ctrl+R").type_text("since:60d").choose("Narrow the list").focus("Find in saved calls");
        app.press("ArrowDown").press("Shift+ArrowDown").press("Shift+ArrowDown").wait(0.5);
        let options = SnapshotOptions::new().output_path(golden("pictures"));
        failures.extend(app.harness.try_snapshot_options(format!("narrowed-{size_name}"), &options).err());
    }
    assert!(failures.is_empty(), "{failures:?}");
}
