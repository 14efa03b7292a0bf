//! What is done about personal data in notes.

use egui::Ui;

use super::{choice, explained};
use crate::model::guard::Care;
use crate::model::settings::Settings;

/// Draws what is kept, flagged or masked.
pub(super) fn guard_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(
        ui,
        "Masked in any case",
        "Card numbers, security codes, PINs and data of magnetic stripes never reach the disk.",
    );
    let cares = &mut settings.guard;
    let kinds = [
        (
            "Bank account numbers (IBAN)",
            "Flag tells of one and leaves it; Mask keeps its last four.",
            &mut cares.iban,
        ),
        ("Social security numbers", "Those of the United States.", &mut cares.ssn),
        ("E-mail addresses", "Notes may need them to write back.", &mut cares.email),
        ("Phone numbers", "Masked, a number to call back on is masked too.", &mut cares.phone),
    ];
    for (name, help, care) in kinds {
        explained(ui, name, help);
        choice(ui, name, Care::ALL.map(|choice| (choice.name(), choice)), care);
    }
}
