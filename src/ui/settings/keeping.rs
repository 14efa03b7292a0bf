//! How long calls are kept, and what was deleted.

use egui::{Id, RichText, Ui};

use super::{choice, explained};
use crate::model::ground::{Doubt, Ground};
use crate::model::settings::Settings;
use crate::say;
use crate::ui::{list, theme};

/// Draws how long calls and the trash are kept, and where.
pub(super) fn keeping_ui(ui: &mut Ui, settings: &mut Settings, ground: Option<&Ground>) {
    if ground.is_some_and(|ground| ground.doubt == Some(Doubt::Memory)) {
        return explained(ui, say!("settings-where-they-are"), Doubt::Memory.words());
    }
    explained(ui, say!("settings-keep-calls"), say!("settings-keep-calls-help"));
    let kept = [
        (say!("settings-for-ever"), None),
        (say!("settings-30-days"), Some(30)),
        (say!("settings-90-days"), Some(90)),
        (say!("settings-a-year"), Some(365)),
    ];
    choice(ui, say!("settings-keep-calls"), kept, &mut settings.keep_days);
    explained(ui, say!("settings-empty-the-trash"), say!("settings-empty-the-trash-help"));
    let emptied = [
        (say!("settings-never"), None),
        (say!("settings-after-7-days"), Some(7)),
        (say!("settings-30-days"), Some(30)),
        (say!("settings-90-days"), Some(90)),
    ];
    choice(ui, say!("settings-empty-the-trash"), emptied, &mut settings.trash_days);
    explained(ui, say!("settings-exports"), say!("settings-exports-help"));
    list::text(ui, Id::unique("exports"), &mut settings.export_folder, say!("settings-exports-hint"))
        .accessible_name(say!("settings-exports"));
    let Some(ground) = ground else { return };
    explained(ui, say!("settings-where-they-are"), say!("settings-where-they-are-help"));
    let palette = theme::palette(ui);
    ui.label(RichText::new(ground.folder.display().to_string()).color(palette.text));
    if let Some(doubt) = ground.doubt {
        ui.label(RichText::new(doubt.words()).color(palette.alarm));
    }
}
