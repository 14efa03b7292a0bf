//! Encryption on and off, its passphrase, and when it locks.

use egui::{Id, RichText, Ui};

use super::{choice, explained};
use crate::model::action::Action;
use crate::model::ground::Doubt;
use crate::model::lock::{Asked, Change, Standing};
use crate::model::settings::Settings;
use crate::model::state::Model;
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
        return explained(ui, "Nothing to lock", Doubt::Memory.words());
    }
    if model.lock.standing == Standing::Plain {
        encrypt_ui(ui, view, out);
        return;
    }
    explained(
        ui,
        "Lock by itself",
        "After so long without a key or the mouse, also in a call, which is saved first.",
    );
    let after =
        [("Never", None), ("5 min", Some(5)), ("15 min", Some(15)), ("30 min", Some(30)), ("1 h", Some(60))];
    choice(ui, "Lock by itself", after, &mut settings.lock_minutes);
    if widget::button(ui, "Lock now").on_hover_text(commands::key_of(Command::Lock)).clicked() {
        out.push(Action::Lock(Change::Close));
    }
    change_ui(ui, view, out);
}

const fn doing(asked: Asked) -> &'static str {
    match asked {
        Asked::Unlock => "Opening…",
        Asked::Encrypt => "Encrypting. You can go on with your work meanwhile…",
        Asked::Decrypt => "Decrypting. You can go on with your work meanwhile…",
        Asked::Rewrap => "Changing the passphrase…",
    }
}

fn encrypt_ui(ui: &mut Ui, view: &mut ViewState, out: &mut Vec<Action>) {
    explained(
        ui,
        "Encrypt all records",
        "Calls, debriefs, shifts and earlier versions can then be read with a passphrase alone, asked for at the \
         start and when it was locked. Forgotten, with the recovery key put away nowhere, nobody can read them.",
    );
    twice(ui, view);
    if is_chosen(ui, view) && widget::main_button(ui, "Encrypt").clicked() {
        let said = lock::take(ui, id("new"), &mut view.new_passphrase);
        lock::take(ui, id("again"), &mut view.same_passphrase);
        out.push(Action::Lock(Change::Encrypt(said)));
    }
}

fn change_ui(ui: &mut Ui, view: &mut ViewState, out: &mut Vec<Action>) {
    explained(
        ui,
        "Change the passphrase, or turn the encryption off",
        "Both ask for the one that holds, or for the recovery key.",
    );
    lock::secret(ui, id("holds"), &mut view.passphrase, "Passphrase that holds");
    twice(ui, view);
    let held = !view.passphrase.is_blank();
    let (mut change, mut decrypt) = (false, false);
    ui.horizontal_wrapped(|ui| {
        change = held && is_chosen(ui, view) && widget::button(ui, "Change the passphrase").clicked();
        decrypt =
            held && view.new_passphrase.is_blank() && widget::button(ui, "Turn the encryption off").clicked();
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
    explained(
        ui,
        "Recovery key",
        "It opens everything when the passphrase is forgotten. Print it or write it down, and keep it away from \
         this machine; `evenkeel encrypt --recovery-key` shows it again.",
    );
    let text = RichText::new(recovery.expose()).monospace().color(theme::palette(ui).text);
    ui.add(egui::Label::new(text).wrap().selectable(true));
    ui.horizontal_wrapped(|ui| {
        if widget::button(ui, "Copy the recovery key").clicked() {
            out.push(Action::Copy(recovery.expose().to_owned(), "recovery key".to_owned()));
        }
        if widget::button(ui, "It is put away").clicked() {
            out.push(Action::Lock(Change::PutAway));
        }
    });
}

fn twice(ui: &mut Ui, view: &mut ViewState) {
    lock::secret(ui, id("new"), &mut view.new_passphrase, "New passphrase, a few words");
    lock::secret(ui, id("again"), &mut view.same_passphrase, "The same again");
}

/// Whether the two are one; what is wrong is said once both are there.
fn is_chosen(ui: &mut Ui, view: &ViewState) -> bool {
    if view.new_passphrase.is_blank() || view.same_passphrase.is_blank() {
        return false;
    }
    if view.new_passphrase != view.same_passphrase {
        widget::prose(ui, "These are two passphrases.");
        return false;
    }
    true
}

fn id(field: &'static str) -> Id {
    Id::unique(("lock", field))
}
