//! What was promised in a call: lines that are typed straight into the record, with the time they are
//! understood to name.

use egui::{RichText, Ui};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::timeline::line;
use super::{dropdown, theme, widget};
use crate::model::action::{Action, Change, Now, Which};
use crate::model::call::{Call, Promise, PromiseStatus};
use crate::model::field::Field;
use crate::model::state::Model;
use crate::model::when;
use crate::say;

/// The width from which a promise's standing is beside its words, else below them, in points.
const BESIDE_PX: f32 = 240.0;

/// The least width of a promise's standing, in points.
const STANDING_PX: f32 = 64.0;

/// Draws the promises.
pub fn promises_ui(ui: &mut Ui, model: &Model, call: &Call, which: Which, now: &Now, out: &mut Vec<Action>) {
    widget::heading(ui, say!("promised-promises"));
    for (at, promise) in call.promises.iter().enumerate() {
        widget::row(ui, |ui| {
            if ui.available_width() >= BESIDE_PX {
                status(ui, promise, which, out);
            }
            line(ui, model, (which, Field::Promise(at)), say!("promised-i-will-by"), out);
            if icon::button(ui, Icon::Cross, say!("promised-take-out-this-promise"), State::Plain).clicked() {
                out.push(Action::Record(which, Change::RemovePromise(promise.id.clone())));
            }
        });
        let reads = promise.due.is_none() || model.desk(which).is_some_and(|desk| desk.is_retyped(promise));
        due(ui, promise, reads, now);
        if ui.available_width() < BESIDE_PX {
            status(ui, promise, which, out);
        }
    }
    let label = commands::labelled(say!("promised-note-a-promise"), Command::Promise, which);
    if widget::steady(ui, "another", |ui| widget::button(ui, &label)).inner.clicked() {
        out.push(Action::Record(which, Change::Promise(String::new())));
    }
}

fn status(ui: &mut Ui, promise: &Promise, which: Which, out: &mut Vec<Action>) {
    let (salt, name) = (("promise", which, &promise.id), say!("promised-standing-of-this-promise"));
    dropdown::dropdown_ui(ui, salt, status_name(promise.status), STANDING_PX, name, |ui| {
        for status in [PromiseStatus::Open, PromiseStatus::Kept, PromiseStatus::Broken] {
            if dropdown::entry(ui, status_name(status), (promise.status == status).into()).clicked() {
                out.push(Action::Record(which, Change::PromiseStatus(promise.id.clone(), status)));
            }
        }
    });
}

/// What is understood of the words while they are typed, spelt out, and once it counts by when it is
/// due: then a time in its words may be another one.
fn due(ui: &mut Ui, promise: &Promise, reads: bool, now: &Now) {
    let palette = theme::palette(ui);
    let typed = if reads { when::split_promise(&promise.text, &now.wall).1 } else { None };
    let (text, ink) = match (typed, promise.due) {
        (Some(typed), _) => {
            let doubt = typed.doubt.map(|doubt| format!(" ({})", doubt.words())).unwrap_or_default();
            (say!("promised-understood", at = when::spell(typed.at, &now.wall), doubt), palette.accent)
        }
        (None, Some(due)) if promise.overdue(now.wall.timestamp()) => {
            (say!("promised-overdue", due = when::say(due, &now.wall)), palette.alarm)
        }
        (None, Some(due)) => (say!("promised-by", due = when::say(due, &now.wall)), palette.accent),
        (None, None) if promise.text.trim().is_empty() => return,
        (None, None) => (say!("promised-no-time-understood").to_owned(), palette.muted),
    };
    ui.label(RichText::new(text).font(theme::small()).color(ink));
}

fn status_name(status: PromiseStatus) -> &'static str {
    match status {
        PromiseStatus::Open => say!("promised-open"),
        PromiseStatus::Kept => say!("promised-kept"),
        PromiseStatus::Broken => say!("promised-broken"),
    }
}
