//! How long calls are kept, and what was deleted.

use egui::{RichText, Ui};

use super::{choice, explained};
use crate::model::ground::{Doubt, Ground};
use crate::model::settings::Settings;
use crate::ui::theme;

/// Draws how long calls and the trash are kept, and where.
pub(super) fn keeping_ui(ui: &mut Ui, settings: &mut Settings, ground: Option<&Ground>) {
    if ground.is_some_and(|ground| ground.doubt == Some(Doubt::Memory)) {
        return explained(ui, "Where they are", Doubt::Memory.words());
    }
    explained(
        ui,
        "Keep calls",
        "Older ones go to the trash, a day after it was said. A call with a promise still open stays.",
    );
    let kept = [("For ever", None), ("30 days", Some(30)), ("90 days", Some(90)), ("A year", Some(365))];
    choice(ui, "Keep calls", kept, &mut settings.keep_days);
    explained(ui, "Empty the trash", "What was deleted so long ago is removed for good.");
    let emptied = [("Never", None), ("After 7 days", Some(7)), ("30 days", Some(30)), ("90 days", Some(90))];
    choice(ui, "Empty the trash", emptied, &mut settings.trash_days);
    let Some(ground) = ground else { return };
    explained(ui, "Where they are", "One file a call. `evenkeel --data-dir DIR` opens another folder.");
    let palette = theme::palette(ui);
    ui.label(RichText::new(ground.folder.display().to_string()).color(palette.text));
    if let Some(doubt) = ground.doubt {
        ui.label(RichText::new(doubt.words()).color(palette.alarm));
    }
}
