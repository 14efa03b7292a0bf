//! The one table of commands: name, key, help and what each does. Menus, palette, the sheet of
//! keys and README come from it. Must not know how a command is carried out.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::view::ViewState;
use crate::model::action::{Action, Change, Now, Overlay, Place, Screen, Which};
use crate::model::call::EventKind;
use crate::model::field::Field;
use crate::model::state::Model;
use crate::report;

/// A command that has a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Command {
    /// Begin a new call.
    NewCall,
    /// End the call, file it.
    End,
    /// Breathe or stop.
    Breathe,
    /// Palette.
    Palette,
    /// Log an event.
    Event,
    /// Note a promise.
    Promise,
    /// Hand the call on.
    Escalate,
    /// Tick the next step.
    NextStep,
    /// "Read back, they agree".
    ReadBack,
    /// Copy the summary.
    CopySummary,
    /// Back to the call set aside.
    GoOn,
    /// Saved calls.
    Review,
    /// Find.
    Find,
    /// Guide and notes take turns.
    Turn,
    /// Always on top.
    OnTop,
    /// Settings.
    Settings,
    /// The sheet of keys.
    Keys,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Text as it was.
    AsItWas,
    /// One level out.
    Back,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Its name.
    pub name: &'static str,
    /// Its key.
    pub key: KeyboardShortcut,
    /// One line of help.
    pub help: &'static str,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

const fn entry(
    command: Command,
    name: &'static str,
    modifiers: Modifiers,
    key: Key,
    help: &'static str,
) -> Entry {
    Entry { command, name, key: KeyboardShortcut::new(modifiers, key), help }
}

/// Every command. Those with Shift come before their like without it, since a key is matched in
/// this order.
pub const TABLE: [Entry; 24] = [
    entry(
        Command::GoOn,
        "Go on with the call set aside",
        CTRL_SHIFT,
        Key::N,
        "The latest call set aside comes back",
    ),
    entry(Command::NewCall, "New call", CTRL, Key::N, "A call in hand is set aside, never lost"),
    entry(Command::End, "End call, then file it", CTRL, Key::Enter, "First wrap-up, then filed"),
    entry(Command::Breathe, "Breathe", CTRL, Key::B, "Starts, and stops at any moment"),
    entry(Command::Palette, "Find anything", CTRL, Key::K, "Situations, cards, calls, commands"),
    entry(Command::Event, "Log an event", CTRL, Key::L, "Exact words, warning, hold… with the time"),
    entry(Command::Promise, "Note a promise", CTRL, Key::P, "“send the form by Friday”"),
    entry(Command::Escalate, "Escalate", CTRL, Key::E, "Whom to, why, and the brief"),
    entry(Command::NextStep, "Tick the next step", CTRL, Key::J, "The first one that is not ticked yet"),
    entry(Command::ReadBack, "Read back, they agree", CTRL, Key::D, "Ticks it with the time"),
    entry(Command::CopySummary, "Copy summary", CTRL_SHIFT, Key::C, "The call as text, for the CRM"),
    entry(Command::Review, "Saved calls", CTRL, Key::R, "Find, read, edit, delete"),
    entry(Command::Find, "What is the caller doing?", CTRL, Key::F, "To the search of what is shown"),
    entry(
        Command::Turn,
        "Guide or notes",
        Modifiers::NONE,
        Key::F6,
        "They take turns where there is no room for both",
    ),
    entry(Command::OnTop, "Always on top", CTRL, Key::T, "On or off"),
    entry(Command::Settings, "Settings", CTRL, Key::Comma, "Theme, text size, motion, breathing"),
    entry(Command::Keys, "Keys", Modifiers::NONE, Key::F1, "This sheet"),
    entry(Command::Redo, "Redo", CTRL_SHIFT, Key::Z, "Makes again what was taken back"),
    entry(Command::Undo, "Undo", CTRL, Key::Z, "Everywhere, the whole call long"),
    entry(Command::Larger, "Larger text", CTRL, Key::Plus, "Up to 200 %"),
    entry(Command::Larger, "Larger text", CTRL, Key::Equals, "Up to 200 %"),
    entry(Command::Smaller, "Smaller text", CTRL, Key::Minus, "Down to 80 %"),
    entry(Command::AsItWas, "Text size as it was", CTRL, Key::Num0, "100 %"),
    entry(
        Command::Back,
        "One level out",
        Modifiers::NONE,
        Key::Escape,
        "Closes what lies on top; never loses text",
    ),
];

/// Rows for the sheet of keys that are no single command.
pub const MORE_KEYS: [(&str, &str); 3] = [
    ("Alt+1…9, 0", "Choose the situation shown with that number, from anywhere"),
    ("1…9, 0", "The same while no field is being typed into"),
    ("Ctrl+1…9", "Copy that card, filled from the record"),
];

/// The keys of digits in the order of the numbers shown: 1 to 9, then 0.
pub const DIGITS: [Key; 10] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
    Key::Num0,
];

/// The key as one writes it: "Ctrl+Shift+N"; Cmd on a Mac.
#[must_use]
pub fn written(key: &KeyboardShortcut) -> String {
    let control = if cfg!(target_os = "macos") { "Cmd" } else { "Ctrl" };
    let name = match key.logical_key {
        Key::Escape => "Esc",
        Key::Comma => ",",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        other => other.name(),
    };
    let shift = if key.modifiers.shift { "Shift+" } else { "" };
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
    let typing = ctx.text_edit_focused();
    let idle = ctx.memory(|memory| memory.focused().is_none()) && view.focus.is_none();
    let alone = idle && model.screen == Screen::Call && model.overlay.is_none();
    for entry in &TABLE {
        if entry.command == Command::Back && escapes_itself(ctx, model, typing) {
            continue;
        }
        if ctx.input_mut(|input| input.consume_key(entry.key.modifiers, entry.key.logical_key)) {
            run(entry.command, model, view, now, out);
        }
    }
    for (at, key) in DIGITS.into_iter().enumerate() {
        let takes = |modifiers| ctx.input_mut(|input| input.consume_key(modifiers, key));
        if at < 9 && takes(CTRL) {
            out.push(Action::CopyCard(at + 1));
        } else if takes(Modifiers::ALT) || (alone && takes(Modifiers::NONE)) {
            swallow_digit(ctx);
            choose(model, view, at, out);
        }
    }
}

/// Does what the command says.
pub fn run(command: Command, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let live = |change| Action::Record(Which::Live, change);
    let action = match command {
        Command::NewCall => Action::NewCall,
        Command::End => Action::End,
        Command::Breathe => Action::Breathe,
        Command::Palette => {
            view.palette_query.clear();
            Action::Show(Some(Overlay::Palette))
        }
        Command::Event => live(Change::Event(EventKind::Quote, String::new())),
        Command::Promise => live(Change::Promise(String::new())),
        Command::Escalate => live(Change::Escalate),
        Command::NextStep => Action::NextStep,
        Command::ReadBack => live(Change::ReadBack),
        Command::CopySummary => match summary(model, now) {
            Some(text) => Action::Copy(text, "summary".to_owned()),
            None => return,
        },
        Command::GoOn => match model.set_aside.last() {
            Some(aside) => Action::Resume(aside.id),
            None => return,
        },
        Command::Review => Action::Go(Screen::Review),
        Command::Find if model.screen == Screen::Review => Action::Focus(Place::Search),
        Command::Find => Action::Focus(Place::Picker),
        Command::Turn => {
            view.notes_turn = view.notes_turn.other();
            let field =
                if view.notes_turn == super::view::Turn::Notes { Field::Reference } else { Field::Words };
            Action::Focus(Place::Field(Which::Live, field))
        }
        Command::OnTop => Action::ToggleOnTop,
        Command::Settings => Action::Go(Screen::Settings),
        Command::Keys => Action::Show(Some(Overlay::Keys)),
        Command::Undo => Action::Undo,
        Command::Redo => Action::Redo,
        Command::Larger => Action::TextSize(1),
        Command::Smaller => Action::TextSize(-1),
        Command::AsItWas => Action::TextSize(0),
        Command::Back => Action::Back,
    };
    if matches!(command, Command::Event | Command::Promise | Command::Escalate | Command::End) {
        view.notes_turn = super::view::Turn::Notes;
        if model.screen != Screen::Call {
            out.push(Action::Go(Screen::Call));
        }
    }
    out.push(action);
}

/// The summary of the call in view.
fn summary(model: &Model, now: &Now) -> Option<String> {
    let desk = match model.screen {
        Screen::Review => model.saved.as_ref(),
        Screen::Call | Screen::Settings => model.live.as_ref(),
    };
    Some(report::text::summary(&desk?.call, &model.playbook, now.wall.time_zone()))
}

fn choose(model: &Model, view: &mut ViewState, at: usize, out: &mut Vec<Action>) {
    if let Some(id) = super::picker::shown(model, view).get(at) {
        out.push(Action::Record(Which::Live, Change::Situation(id.clone())));
        view.picker_query.clear();
        view.notes_turn = super::view::Turn::Guide;
    }
}

/// Esc in a field only leaves the field, and Esc in an open list only closes the list: egui does
/// both by itself.
fn escapes_itself(ctx: &Context, model: &Model, typing: bool) -> bool {
    egui::Popup::is_any_open(ctx) || (typing && model.overlay.is_none())
}

/// What is typed while nothing has the keyboard goes to their words, so that none of it is lost.
/// A digit alone has chosen a situation before this.
pub fn typed_nowhere(ctx: &Context, model: &Model, view: &ViewState, out: &mut Vec<Action>) {
    let words = Place::Field(Which::Live, Field::Words);
    let nowhere = ctx.memory(|memory| memory.focused().is_none());
    let on_its_way = view.focus.is_none_or(|wish| wish.place == words);
    if !nowhere || !on_its_way || model.screen != Screen::Call || model.overlay.is_some() {
        return;
    }
    let mut typed = String::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) | Event::Paste(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
    });
    let chooses = view.focus.is_none() && typed.len() == 1 && typed.bytes().all(|c| c.is_ascii_digit());
    if typed.is_empty() || chooses {
        return;
    }
    let text = format!("{}{typed}", model.text(Which::Live, Field::Words));
    let caret = text.chars().count();
    out.push(Action::Record(Which::Live, Change::Text(Field::Words, text, caret)));
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
