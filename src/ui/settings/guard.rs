//! What is done about personal data in notes.

use egui::Ui;

use super::{choice, explained};
use crate::model::guard::Care;
use crate::model::settings::Settings;
use crate::say;

/// Draws what is kept, flagged or masked.
pub(super) fn guard_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, say!("settings-masked-in-any-case"), say!("settings-masked-in-any-case-help"));
    let cares = &mut settings.guard;
    let kinds = [
        (say!("settings-iban"), say!("settings-iban-help"), &mut cares.iban),
        (say!("settings-ssn"), say!("settings-ssn-help"), &mut cares.ssn),
        (say!("settings-email"), say!("settings-email-help"), &mut cares.email),
        (say!("settings-phone"), say!("settings-phone-help"), &mut cares.phone),
    ];
    for (name, help, care) in kinds {
        explained(ui, name, help);
        choice(ui, name, Care::ALL.map(|choice| (choice.name(), choice)), care);
    }
}
