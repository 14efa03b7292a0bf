//! Reading it back: the sentence, one key to copy it, one tick that they agree. Must not know how
//! the sentence is made.

use egui::Ui;

use super::commands::{self, Command};
use super::guide::{self, INDENT};
use super::widget::Chosen;
use super::{cards, theme};
use crate::model::action::{Action, Change, Now, Which};
use crate::model::spoken::Spoken;
use crate::model::state::Model;
use crate::model::when;
use crate::say;

/// Draws the sentence that reads it back; once they agreed, a line with the time. Takes no room
/// while there is nothing to read back.
pub fn read_back_ui(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
    let agreed = model.call().and_then(|call| call.read_back);
    let shown = model.spoken(Which::Live, Spoken::ReadBack, now);
    if agreed.is_none() && shown.is_none() {
        return;
    }
    guide::indented(ui, INDENT, |ui| {
        if let (None, Some(shown)) = (agreed, &shown) {
            let card = cards::spoken_ui(ui, model, (Which::Live, Spoken::ReadBack), shown, out);
            card.on_hover_text(commands::key_of(Command::CopyReadBack));
        }
        let label = agreed.map_or_else(
            || say!("notes-they-agree", key = commands::key_of(Command::ReadBack)),
            |at| {
                let at = at.to_zoned(now.wall.time_zone().clone());
                say!("notes-read-back-at", time = when::time(&at))
            },
        );
        if guide::tick_ui(ui, &label, Chosen::from(agreed.is_some())).clicked() {
            out.push(Action::Record(Which::Live, Change::ReadBack));
        }
        ui.add_space(theme::GRID * 0.5);
    });
}
