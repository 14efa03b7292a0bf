//! Encryption on and off, its passphrase, and when it locks.

use egui::{Id, RichText, Ui};

use super::{choice, explained};
use crate::model::action::Action;
use crate::model::ground::Doubt;
use crate::model::lock::{Asked, Change, Standing};
use crate::model::settings::Settings;
use crate::model::state::Model;
use crate::say;
use crate::ui::commands::{self, Command};
use crate::ui::view::ViewState;
use crate::ui::{lock, theme, widget};

/// Draws all of it.
pub(super) fn lock_ui(
    ui: &mut Ui,
    model: &Model,
    settings: &mut Settings,
    view: &mut ViewState,
    out: &mut Vec<Action>,
) {
    if let Some(trouble) = &model.lock.trouble {
        let ink = theme::palette(ui).alarm;
        ui.add_space(theme::GRID);
        ui.label(RichText::new(trouble).font(theme::small()).color(ink));
    }
    recovery_ui(ui, model, out);
    if let Some(asked) = model.lock.asked {
        widget::prose(ui, doing(asked));
        return;
    }
    if model.in_memory() {
        return explained(ui, say!("settings-nothing-to-lock"), Doubt::Memory.words());
    }
    if model.lock.standing == Standing::Plain {
        encrypt_ui(ui, view, out);
        return;
    }
    explained(ui, say!("settings-lock-by-itself"), say!("settings-lock-by-itself-help"));
    let after = [
        (say!("settings-never"), None),
        (say!("settings-5-min"), Some(5)),
        (say!("settings-15-min"), Some(15)),
        (say!("settings-30-min"), Some(30)),
        ("1 h", Some(60)),
    ];
    choice(ui, say!("settings-lock-by-itself"), after, &mut settings.lock_minutes);
    if widget::button(ui, say!("settings-lock-now")).on_hover_text(commands::key_of(Command::Lock)).clicked()
    {
        out.push(Action::Lock(Change::Close));
    }
    change_ui(ui, view, out);
}

fn doing(asked: Asked) -> &'static str {
    match asked {
        Asked::Unlock => say!("settings-opening"),
        Asked::Encrypt => say!("settings-encrypting"),
        Asked::Decrypt => say!("settings-decrypting"),
        Asked::Rewrap => say!("settings-changing-the-passphrase"),
    }
}

fn encrypt_ui(ui: &mut Ui, view: &mut ViewState, out: &mut Vec<Action>) {
    explained(ui, say!("settings-encrypt-all-records"), say!("settings-encrypt-help"));
    twice(ui, view);
    if is_chosen(ui, view) && widget::main_button(ui, say!("settings-encrypt")).clicked() {
        let said = lock::take(ui, id("new"), &mut view.new_passphrase);
        lock::take(ui, id("again"), &mut view.same_passphrase);
        out.push(Action::Lock(Change::Encrypt(said)));
    }
}

fn change_ui(ui: &mut Ui, view: &mut ViewState, out: &mut Vec<Action>) {
    explained(ui, say!("settings-change-or-turn-off"), say!("settings-change-or-turn-off-help"));
    lock::secret(ui, id("holds"), &mut view.passphrase, say!("settings-passphrase-that-holds"));
    twice(ui, view);
    let held = !view.passphrase.is_blank();
    let (mut change, mut decrypt) = (false, false);
    ui.horizontal_wrapped(|ui| {
        change = held
            && is_chosen(ui, view)
            && widget::button(ui, say!("settings-change-the-passphrase")).clicked();
        decrypt = held
            && view.new_passphrase.is_blank()
            && widget::button(ui, say!("settings-turn-the-encryption-off")).clicked();
    });
    if !change && !decrypt {
        return;
    }
    let old = lock::take(ui, id("holds"), &mut view.passphrase);
    let new = lock::take(ui, id("new"), &mut view.new_passphrase);
    lock::take(ui, id("again"), &mut view.same_passphrase);
    out.push(Action::Lock(if change { Change::Rewrap { old, new } } else { Change::Decrypt(old) }));
}

/// The key to be put away, once.
fn recovery_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let Some(recovery) = &model.lock.recovery else { return };
    explained(ui, say!("settings-recovery-key"), say!("settings-recovery-key-help"));
    let text = RichText::new(recovery.expose()).monospace().color(theme::palette(ui).text);
    ui.add(egui::Label::new(text).wrap().selectable(true));
    ui.horizontal_wrapped(|ui| {
        if widget::button(ui, say!("settings-copy-the-recovery-key")).clicked() {
            out.push(Action::Copy(
                recovery.expose().to_owned(),
                say!("settings-copied-recovery-key").to_owned(),
            ));
        }
        if widget::button(ui, say!("settings-it-is-put-away")).clicked() {
            out.push(Action::Lock(Change::PutAway));
        }
    });
}

fn twice(ui: &mut Ui, view: &mut ViewState) {
    lock::secret(ui, id("new"), &mut view.new_passphrase, say!("settings-new-passphrase"));
    lock::secret(ui, id("again"), &mut view.same_passphrase, say!("settings-the-same-again"));
}

/// Whether the two are one; what is wrong is said once both are there.
fn is_chosen(ui: &mut Ui, view: &ViewState) -> bool {
    if view.new_passphrase.is_blank() || view.same_passphrase.is_blank() {
        return false;
    }
    if view.new_passphrase != view.same_passphrase {
        widget::prose(ui, say!("settings-these-are-two-passphrases"));
        return false;
    }
    true
}

fn id(field: &'static str) -> Id {
    Id::unique(("lock", field))
}
