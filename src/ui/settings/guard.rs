//! What is done about personal data in notes.

use egui::Ui;

use super::{choice, explained};
use crate::model::guard::Care;
use crate::model::settings::Settings;
use crate::say;

/// Draws what is kept, flagged or masked.
pub(super) fn guard_ui(ui: &mut Ui, settings: &mut Settings) {
    explained(ui, say!("settings-masked-in-any-case"), say!("settings-card-numbers-security-codes-pins"));
    let cares = &mut settings.guard;
    let kinds = [
        (say!("settings-bank-account-numbers-iban"), say!("settings-flag-tells-of-one-and"), &mut cares.iban),
        (
            say!("settings-social-security-numbers"),
            say!("settings-those-of-the-united-states"),
            &mut cares.ssn,
        ),
        (say!("settings-e-mail-addresses"), say!("settings-notes-may-need-them-to"), &mut cares.email),
        (say!("settings-phone-numbers"), say!("settings-masked-a-number-to-call"), &mut cares.phone),
    ];
    for (name, help, care) in kinds {
        explained(ui, name, help);
        choice(ui, name, Care::ALL.map(|choice| (choice.name(), choice)), care);
    }
}
