//! A list of lines to edit in place: add, change, move, take out, all by keyboard as well. Changes
//! what it is given; must not know what the lines are, nor how a change is kept or taken back.

use egui::text_edit::TextEditState;
use egui::{Id, Key, Modifiers, Response, RichText, TextEdit, Ui, vec2};

use super::icon::{self, Icon, State};
use super::{theme, widget};
use crate::{key, say};

/// The most fields of a line.
const FIELDS: usize = 8;

/// The width of the three signs behind a line.
const SIGNS_PX: f32 = 3.0 * (theme::TARGET + theme::GRID) + 3.0 * theme::GRID;

/// What a list is called.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// What it is a list of, as messages tell lists apart: "strength".
    pub one: &'static str,
    /// The most lines it takes.
    pub most: usize,
}

/// A line of a list.
pub trait Line: Clone + Default {
    /// Whether it says nothing.
    fn is_blank(&self) -> bool;
}

impl Line for String {
    fn is_blank(&self) -> bool {
        self.trim().is_empty()
    }
}

/// Draws a list of one text a line.
pub fn texts_ui(ui: &mut Ui, list: List, hint: &str, lines: &mut Vec<String>) {
    list_ui(ui, list, lines, |ui, number, line| {
        let name = say!("lists-line", list = list.one, number);
        text(ui, id(list, number, 0), line, hint).accessible_name(name);
    });
}

/// Draws a list; `fields` draws those of the line with a number, from 1, its fields under the ids
/// that [`id`] gives.
pub fn list_ui<T: Line>(
    ui: &mut Ui,
    list: List,
    lines: &mut Vec<T>,
    mut fields: impl FnMut(&mut Ui, usize, &mut T),
) {
    keys(ui, list, lines);
    ui.spacing_mut().item_spacing = vec2(theme::GRID, theme::GRID);
    let mut wish = None;
    let count = lines.len();
    for (number, line) in (1..).zip(lines.iter_mut()) {
        ui.horizontal(|ui| {
            let room = vec2((ui.available_width() - SIGNS_PX).max(80.0), theme::TARGET);
            ui.allocate_ui(room, |ui| {
                ui.set_width(room.x);
                fields(ui, number, line);
            });
            for (icon, name, wanted) in [
                (Icon::Up, key!("lists-move-up"), (number > 1).then_some(Wish::Swap(number, number - 1))),
                (
                    Icon::Down,
                    key!("lists-move-down"),
                    (number < count).then_some(Wish::Swap(number, number + 1)),
                ),
            ] {
                let name = say!(name, list = list.one, number);
                ui.add_enabled_ui(wanted.is_some(), |ui| {
                    if icon::button(ui, icon, &name, State::Plain).clicked() {
                        wish = wanted;
                    }
                });
            }
            let name = say!("lists-take-out", list = list.one, number);
            if icon::button(ui, Icon::Cross, &name, State::Plain).clicked() {
                wish = Some(Wish::TakeOut(number));
            }
        });
    }
    let full = count >= list.most;
    let add = ui.add_enabled_ui(!full, |ui| widget::button(ui, &say!("lists-add", list = list.one))).inner;
    if add.clicked() {
        wish = Some(Wish::Add(count + 1));
    }
    if let Some(wish) = wish {
        fulfil(ui, list, lines, wish, 0);
    }
}

/// The widget id of a field of the line with this number, from 1; the first field is 0.
#[must_use]
pub fn id(list: List, number: usize, field: usize) -> Id {
    Id::unique(("list", list.one, number, field))
}

/// A field of a line, as wide as there is room.
pub fn text(ui: &mut Ui, id: Id, text: &mut String, hint: &str) -> Response {
    let hint = RichText::new(hint).color(theme::palette(ui).muted);
    let edit = TextEdit::singleline(text).id(id).desired_width(f32::INFINITY);
    let response = ui.add(edit.margin(egui::Margin::symmetric(8, 4)).hint_text(hint));
    icon::come_into_sight(&response);
    response
}

/// What is to be done to the lines, by their numbers.
#[derive(Clone, Copy, Debug)]
enum Wish {
    Add(usize),
    Swap(usize, usize),
    TakeOut(usize),
}

/// Does it, and puts the keyboard where one goes on.
fn fulfil<T: Line>(ui: &Ui, list: List, lines: &mut Vec<T>, wish: Wish, field: usize) {
    let at = |number: usize| number.saturating_sub(1);
    let next = match wish {
        Wish::Add(number) if lines.len() < list.most => {
            lines.insert(at(number).min(lines.len()), T::default());
            id(list, number, 0)
        }
        Wish::Swap(from, to) if at(from).max(at(to)) < lines.len() => {
            lines.swap(at(from), at(to));
            id(list, to, field)
        }
        Wish::TakeOut(number) if at(number) < lines.len() => {
            lines.remove(at(number));
            id(list, number.min(lines.len()), field)
        }
        _ => return,
    };
    // the carets stood in other lines
    let fields = (1..=lines.len()).flat_map(|number| (0..FIELDS).map(move |field| id(list, number, field)));
    for id in fields {
        TextEdit::store_state(ui.ctx(), id, TextEditState::default());
    }
    ui.memory_mut(|memory| memory.request_focus(next));
}

/// In a line: Enter adds one below, Alt with an arrow moves it, Backspace takes out an empty one.
fn keys<T: Line>(ui: &Ui, list: List, lines: &mut Vec<T>) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let places = (1..=lines.len()).flat_map(|number| (0..FIELDS).map(move |field| (number, field)));
    let mut places = places.filter(|(number, field)| id(list, *number, *field) == focused);
    let Some((number, field)) = places.next() else { return };
    let blank = lines.get(number - 1).is_none_or(Line::is_blank);
    let next_blank = lines.get(number).is_some_and(Line::is_blank);
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let wish = if pressed(Modifiers::ALT, Key::ArrowUp) {
        Wish::Swap(number, number - 1)
    } else if pressed(Modifiers::ALT, Key::ArrowDown) {
        Wish::Swap(number, number + 1)
    } else if blank && pressed(Modifiers::NONE, Key::Backspace) {
        Wish::TakeOut(number)
    } else if !blank && next_blank && pressed(Modifiers::NONE, Key::Enter) {
        ui.memory_mut(|memory| memory.request_focus(id(list, number + 1, 0)));
        return;
    } else if !blank && pressed(Modifiers::NONE, Key::Enter) {
        Wish::Add(number + 1)
    } else {
        return;
    };
    fulfil(ui, list, lines, wish, field);
}
