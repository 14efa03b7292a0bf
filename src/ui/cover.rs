//! What was said, covered while the screen is shared: dots stand for letters, in the picture and for
//! screen readers alike. The one place that decides how the text of a call is shown; every view asks
//! here. Must not know what a text is about.

use std::borrow::Cow;

use egui::{Context, Id, TextEdit, Ui};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::theme;
use crate::model::action::Action;
use crate::model::call::Call;
use crate::model::cover::Cover;
use crate::model::exchange::Row;
use crate::model::field::Field;
use crate::model::state::Model;
use crate::say;

/// What stands for a letter.
const DOT: char = '•';

/// Shows the texts of calls so from now on, until it is said anew.
pub(super) fn put(ctx: &Context, cover: Cover) {
    ctx.data_mut(|data| data.insert_temp(place(), cover));
}

/// A text of a call as it may be seen.
pub(super) fn text<'a>(ui: &Ui, text: &'a str) -> Cow<'a, str> {
    if is_on(ui) { dots(text).into() } else { text.into() }
}

/// A call, only to be shown, as it may be seen.
pub(super) fn call<'a>(ui: &Ui, call: &'a Call) -> Cow<'a, Call> {
    if !is_on(ui) {
        return Cow::Borrowed(call);
    }
    let mut covered = call.clone();
    for field in Field::all_of(call) {
        if let Some(text) = field.get_mut(&mut covered) {
            *text = dots(text);
        }
    }
    Cow::Owned(covered)
}

/// A row of a list as it may be seen.
pub(super) fn row<'a>(ui: &Ui, row: &'a Row) -> Cow<'a, Row> {
    if !is_on(ui) {
        return Cow::Borrowed(row);
    }
    Cow::Owned(Row { customer: dots(&row.customer), snippet: dots(&row.snippet), ..row.clone() })
}

/// The call in hand, only to be shown, as it may be seen.
pub(super) fn in_hand<'a>(ui: &Ui, model: &'a Model) -> Option<Cow<'a, Call>> {
    model.call().map(|in_hand| call(ui, in_hand))
}

/// A field for a text of a call: typing goes on while it is covered.
pub(super) fn field<'a>(ui: &Ui, edit: TextEdit<'a>) -> TextEdit<'a> {
    if is_on(ui) { edit.password(true).text_color(theme::palette(ui).muted) } else { edit }
}

/// Draws that it is covered, and uncovers by a click; nothing while it is not.
pub(super) fn sign_ui(ui: &mut Ui, out: &mut Vec<Action>) {
    if !is_on(ui) {
        return;
    }
    let name = say!("cover-show-again", key = commands::key_of(Command::Cover));
    if icon::button(ui, Icon::Covered, &name, State::On).clicked() {
        out.push(Action::Cover);
    }
}

fn is_on(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(place()) == Some(Cover::On))
}

fn place() -> Id {
    Id::unique("cover")
}

/// As long as the text, in groups of four: where its words end is not told.
fn dots(text: &str) -> String {
    let dot = |(at, c): (usize, char)| match c {
        '\n' => c,
        _ if at % 5 == 4 => ' ',
        _ => DOT,
    };
    text.chars().enumerate().map(dot).collect()
}

#[cfg(test)]
mod tests {
    use super::dots;

    #[test]
    fn dots_tell_a_length_and_no_word() {
        assert_eq!(dots("Mrs Lind,\nB"), "•••• ••••\n•");
        assert_eq!(dots(""), "");
    }
}
