//! The one table of commands: name, key, help and what each does. Menus, palette, the sheet of
//! keys and README come from it. Must not know how a command is carried out.

mod table;

pub use table::{Command, DIGITS, Entry, MORE_KEYS, PLAYBOOK_KEYS, TABLE};

use table::CTRL;

use egui::{Context, Event, Id, ImeEvent, Key, KeyboardShortcut, Modifiers};

use super::view::{Composer, ViewState};
use crate::model::action::{Action, Change, Now, Overlay, Place, Screen, Which};
use crate::model::beside::Seat;
use crate::model::call::{EventKind, Status};
use crate::model::field::Field;
use crate::model::lock;
use crate::model::spoken::Spoken;
use crate::model::state::Model;
use crate::report::template::Template;
use crate::say;

/// The key as one writes it: "Ctrl+Shift+N"; Cmd on a Mac.
#[must_use]
pub fn written(key: &KeyboardShortcut) -> String {
    let control = if cfg!(target_os = "macos") { "Cmd" } else { "Ctrl" };
    let name = match key.logical_key {
        Key::Escape => "Esc",
        Key::Enter => say!("commands-enter-key"),
        Key::Comma => ",",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        other => other.name(),
    };
    let shift = if key.modifiers.shift { say!("commands-shift-key") } else { "" };
    if key.modifiers.command { format!("{control}+{shift}{name}") } else { format!("{shift}{name}") }
}

/// The written key of a command.
#[must_use]
pub fn key_of(command: Command) -> String {
    TABLE.iter().find(|entry| entry.command == command).map(|entry| written(&entry.key)).unwrap_or_default()
}

/// A button's label with its key; keys are for the call in hand, so a saved one shows none.
#[must_use]
pub fn labelled(label: &str, command: Command, which: Which) -> String {
    match which {
        Which::Live => format!("{label}  {}", key_of(command)),
        Which::Saved => label.to_owned(),
    }
}

/// Takes the keys of this frame that are commands, before any field sees them.
pub fn pressed(ctx: &Context, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let in_sight = model.screen == Screen::Call && model.overlay.is_none() && view.focus.is_none();
    let alone = in_sight && ctx.memory(|memory| memory.focused().is_none());
    // a digit is of no use to a button that has the keyboard
    let untyped = in_sight && !ctx.text_edit_focused() && !takes_digits(ctx);
    for entry in TABLE {
        if entry.command == Command::Back && escapes_itself(ctx, model) {
            continue;
        }
        if matches!(entry.command, Command::Undo | Command::Redo) && undoes_itself(ctx, model, view) {
            continue;
        }
        if ctx.input_mut(|input| input.consume_key(entry.key.modifiers, entry.key.logical_key)) {
            match entry.command {
                Command::Review if lists_unattended(ctx, model, view) => {
                    out.push(Action::Focus(Place::Search));
                }
                Command::Back if leaves_picker(ctx, view) => {
                    view.picker_query.clear();
                    out.push(Action::Focus(Place::Picker));
                }
                command => run(command, model, view, now, out),
            }
        }
    }
    if model.wrapping_up() && in_sight {
        super::wrapup::leave_outcome(ctx);
    }
    if alone && model.wrapping_up() {
        super::wrapup::arrows(ctx, model, view, out);
    }
    for (at, key) in DIGITS.into_iter().enumerate() {
        let takes = |modifiers| ctx.input_mut(|input| input.consume_key(modifiers, key));
        if at < 9 && takes(CTRL) {
            view.card_sought = Some(at + 1);
            out.push(Action::CopyCard(at + 1));
        } else if untyped && model.wrapping_up() && takes(Modifiers::NONE) {
            swallow_digit(ctx);
            super::wrapup::digit(model, view, at, out);
        } else if takes(Modifiers::ALT) || (untyped && takes(Modifiers::NONE)) {
            swallow_digit(ctx);
            choose(model, view, at, out);
        }
    }
}

/// Whether the list of saved calls is in sight and the keyboard is elsewhere: it is not closed unseen.
fn lists_unattended(ctx: &Context, model: &Model, view: &ViewState) -> bool {
    let search = super::view::id(Place::Search);
    let in_sight = model.screen == Screen::Review && model.overlay.is_none() && view.focus.is_none();
    let searches = ctx.memory(|memory| memory.has_focus(search));
    let has_keyboard = searches || super::review::focused_row(ctx, view).is_some();
    in_sight && !has_keyboard && ctx.read_response(search).is_some()
}

/// Whether undo is for what lies over the rest, or for a text that is no part of a call: no step is taken
/// back that is out of sight.
fn undoes_itself(ctx: &Context, model: &Model, view: &ViewState) -> bool {
    let types_in = |place| ctx.memory(|memory| memory.has_focus(super::view::id(place)));
    let picks = !view.picker_query.is_empty() && types_in(Place::Picker);
    model.overlay.is_some() || picks || types_in(Place::SearchName) || types_in(Place::TagPicked)
}

/// Whether this Esc, with which egui left the picker, is there to clear it.
fn leaves_picker(ctx: &Context, view: &ViewState) -> bool {
    let picker = ctx.read_response(super::view::id(Place::Picker));
    !view.picker_query.is_empty() && picker.is_some_and(|picker| picker.lost_focus())
}

/// Marks a scale that digits are for.
#[derive(Clone, Copy)]
struct TakesDigits;

/// As soon as this scale has the keyboard, digits are for it.
pub fn give_digits(ctx: &Context, to: Id) {
    ctx.data_mut(|data| data.insert_temp(to, TakesDigits));
}

/// Whether what has the keyboard is such a scale.
pub(super) fn takes_digits(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<TakesDigits>(id).is_some()))
}

/// Does what the command says.
pub fn run(command: Command, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let live = |change| Action::Record(Which::Live, change);
    let action = match command {
        Command::NewCall => Action::NewCall,
        Command::End => Action::End,
        Command::Breathe => Action::Breathe,
        Command::Reset => Action::Reset,
        Command::Palette => {
            view.palette_query.clear();
            Action::Show(Some(Overlay::Palette))
        }
        Command::Event => live(Change::Event(EventKind::Quote, String::new())),
        Command::Promise => live(Change::Promise(String::new())),
        Command::Promises => Action::Go(Screen::Promises),
        Command::Earlier => Action::ReadEarlier,
        Command::Repeat => live(Change::Repeat(Some(true))),
        Command::Escalate => live(Change::Escalate),
        Command::CopyBrief => Action::Say(in_view(model), Spoken::Brief),
        Command::Options => match options(model, view, now) {
            Some(action) => action,
            None => return,
        },
        Command::Rung => Action::NextRung,
        Command::Heat => Action::Focus(Place::Heat),
        Command::NextStep => Action::NextStep,
        Command::ReadBack => live(Change::ReadBack),
        Command::CopyReadBack => Action::Say(in_view(model), Spoken::ReadBack),
        Command::CopySummary => match summary(model, now) {
            Some(text) => Action::Copy(text, say!("commands-copied-summary").to_owned()),
            None => return,
        },
        Command::GoOn => match model.set_aside.last() {
            Some(aside) => Action::Resume(aside.id),
            None => return,
        },
        Command::Debrief => Action::OpenDebrief,
        Command::Shift => Action::OpenShift,
        Command::KeepSearch => {
            if model.screen == Screen::Review {
                super::review::keep_search(model, view, out);
            }
            return;
        }
        Command::Insights => Action::Go(Screen::Insights),
        Command::Review => Action::Go(Screen::Review),
        Command::Find if model.screen == Screen::Review => Action::Focus(Place::Search),
        Command::Find => Action::Focus(Place::Picker),
        Command::Turn => {
            view.notes_turn = view.notes_turn.other();
            let field =
                if view.notes_turn == super::view::Turn::Notes { Field::Reference } else { Field::Words };
            Action::Focus(Place::Field(Which::Live, field))
        }
        Command::Compact => Action::ToggleCompact,
        Command::OnTop => Action::ToggleOnTop,
        Command::Cover => Action::Cover,
        Command::Lock => Action::Lock(lock::Change::Close),
        Command::Settings => Action::Go(Screen::Settings),
        Command::Playbook => Action::Go(Screen::Playbook),
        Command::SaveCard => Action::SaveCard(view.said.clone()),
        Command::Keys => Action::Show(Some(Overlay::Keys)),
        Command::Undo => Action::Undo,
        Command::Redo => Action::Redo,
        Command::Larger => Action::TextSize(1),
        Command::Smaller => Action::TextSize(-1),
        Command::AsItWas => Action::TextSize(0),
        // Esc in the composer leaves it as a whole; what was typed stays in the record
        Command::Back if view.composing.take().is_some() => {
            view.composer = Composer::Closed;
            Action::Focus(Place::Field(Which::Live, Field::Words))
        }
        Command::Back if model.searches_now() => {
            super::review::type_in(view, String::new(), out);
            Action::Focus(Place::Search)
        }
        Command::Back => Action::Back,
    };
    let in_notes = matches!(
        command,
        Command::Event | Command::Rung | Command::Promise | Command::Escalate | Command::Heat | Command::End
    );
    if in_notes {
        view.notes_turn = super::view::Turn::Notes;
    }
    let here = model.seat == Seat::Call && model.screen != Screen::Call;
    if (in_notes || command == Command::Options) && here {
        out.push(Action::Go(Screen::Call));
    }
    out.push(action);
}

/// Opens the composer of two options; while the keyboard is in it, says what it made.
fn options(model: &Model, view: &mut ViewState, now: &Now) -> Option<Action> {
    let offer = view.composing.filter(|spoken| model.spoken(Which::Live, *spoken, now).is_some());
    if offer == Some(Spoken::Offer) {
        view.composer = Composer::Closed;
        return Some(Action::Say(Which::Live, Spoken::Offer));
    }
    if model.call().is_some_and(|call| call.status != Status::Open) {
        return None;
    }
    view.composer = Composer::Open;
    view.notes_turn = super::view::Turn::Guide;
    Some(Action::Focus(super::options::first_empty(model)))
}

/// Which call is in view.
const fn in_view(model: &Model) -> Which {
    match model.screen {
        Screen::Review => Which::Saved,
        Screen::Call
        | Screen::Promises
        | Screen::Settings
        | Screen::Playbook
        | Screen::Debrief
        | Screen::Insights
        | Screen::Shift => Which::Live,
    }
}

/// The summary of the call in view.
fn summary(model: &Model, now: &Now) -> Option<String> {
    let template = Template::in_force(&model.settings);
    Some(template.fill(model.desk_in_view()?.for_disk().call(), &model.playbook, now.wall.time_zone()))
}

fn choose(model: &Model, view: &mut ViewState, at: usize, out: &mut Vec<Action>) {
    if let Some(id) = super::picker::shown(model, view).get(at) {
        out.push(Action::Record(Which::Live, Change::Situation(id.clone())));
        view.picker_query.clear();
        view.notes_turn = super::view::Turn::Guide;
    }
}

/// Esc ends a reset first. Else in a field it only leaves the field, and in an open list it only
/// closes the list: egui does both by itself.
fn escapes_itself(ctx: &Context, model: &Model) -> bool {
    let reading = model.screen == Screen::Call && model.returning.reading.is_some();
    let resets = model.seat == Seat::Call && model.reset.is_some();
    let over = model.overlay.is_some() || resets || reading;
    egui::Popup::is_any_open(ctx) || (ctx.text_edit_focused() && !over)
}

/// What is typed while no text has the keyboard goes to their words, in wrap-up to the outcome, so
/// that none of it is lost. A digit alone has chosen something before this; on a button, Space presses
/// it and digits are its own.
pub fn typed_nowhere(ctx: &Context, model: &Model, view: &ViewState, out: &mut Vec<Action>) {
    let field = if model.wrapping_up() { Field::Outcome } else { Field::Words };
    let words = Place::Field(Which::Live, field);
    let on_button = ctx.memory(|memory| memory.focused().is_some());
    let nowhere = !on_button || !(ctx.text_edit_focused() || egui::Popup::is_any_open(ctx));
    let on_its_way = view.focus.is_none_or(|wish| wish.place == words);
    let searches = model.overlay == Some(Overlay::Palette);
    if !nowhere || !on_its_way || model.screen != Screen::Call || searches {
        return;
    }
    let (mut typed, mut composes) = (String::new(), false);
    let is_word = |text: &str| !text.starts_with(|c: char| c.is_whitespace() || c.is_ascii_digit());
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) | Event::Paste(text) if !on_button || !typed.is_empty() || is_word(text) => {
                typed.push_str(text);
                false
            }
            Event::Ime(ImeEvent::Commit(text)) => {
                typed.push_str(text);
                false
            }
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                composes |= !text.is_empty();
                true
            }
            _ => true,
        });
    });
    // what is being composed is sent again with the next key, and must then have a place
    if composes && typed.is_empty() {
        out.push(Action::Focus(words));
        return;
    }
    let chooses = view.focus.is_none() && typed.len() == 1 && typed.bytes().all(|c| c.is_ascii_digit());
    if typed.is_empty() || chooses {
        return;
    }
    let text = format!("{}{typed}", model.text(Which::Live, field));
    let caret = text.chars().count();
    out.push(Action::Record(Which::Live, Change::Text(field, text, caret)));
    out.push(Action::Focus(words));
}

/// Alt with a digit also arrives as text on some systems.
fn swallow_digit(ctx: &Context) {
    ctx.input_mut(|input| {
        input
            .events
            .retain(|event| !matches!(event, Event::Text(text) if text.chars().all(|c| c.is_ascii_digit())));
    });
}
