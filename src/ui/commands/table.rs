//! The table itself: command, name, key, help. Must not know what a command does.

use crate::key;
use egui::{Key, KeyboardShortcut, Modifiers};

/// A command that has a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Command {
    /// Begin a new call.
    NewCall,
    /// End the call, file it.
    End,
    /// Breathe or stop.
    Breathe,
    /// One breath and a thought.
    Reset,
    /// Palette.
    Palette,
    /// Log an event.
    Event,
    /// Note a promise.
    Promise,
    /// What was promised.
    Promises,
    /// Read the customer's earlier call.
    Earlier,
    /// They called before.
    Repeat,
    /// Hand the call on.
    Escalate,
    /// Copy the brief for whoever takes over.
    CopyBrief,
    /// Two options.
    Options,
    /// Take the next rung of the boundary ladder.
    Rung,
    /// How heated they are.
    Heat,
    /// Tick the next step.
    NextStep,
    /// "Read back, they agree".
    ReadBack,
    /// Copy the sentence that reads it back.
    CopyReadBack,
    /// Copy the summary.
    CopySummary,
    /// Back to the call set aside.
    GoOn,
    /// Private debrief.
    Debrief,
    /// Intention, review, handover.
    Shift,
    /// Saved calls.
    Review,
    /// What the saved calls say together.
    Insights,
    /// Keep the search that is typed.
    KeepSearch,
    /// Find.
    Find,
    /// Guide and notes take turns.
    Turn,
    /// Strip or whole.
    Compact,
    /// Always on top.
    OnTop,
    /// Cover what was said.
    Cover,
    /// Cover everything, forget the key.
    Lock,
    /// Settings.
    Settings,
    /// The editor of the playbook.
    Playbook,
    /// What was just said becomes a card.
    SaveCard,
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
    /// The message that is its name.
    pub name: &'static str,
    /// Its key.
    pub key: KeyboardShortcut,
    /// The message that is one line of help.
    pub help: &'static str,
}

pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
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
pub const TABLE: &[Entry] = &[
    entry(Command::GoOn, key!("commands-go-on"), CTRL_SHIFT, Key::N, key!("commands-go-on-help")),
    entry(Command::NewCall, key!("commands-new-call"), CTRL, Key::N, key!("commands-new-call-help")),
    entry(Command::End, key!("commands-end"), CTRL, Key::Enter, key!("commands-end-help")),
    entry(Command::Reset, key!("commands-reset"), CTRL_SHIFT, Key::B, key!("commands-reset-help")),
    entry(Command::Breathe, key!("commands-breathe"), CTRL, Key::B, key!("commands-breathe-help")),
    entry(Command::Lock, key!("commands-lock"), CTRL_SHIFT, Key::K, key!("commands-lock-help")),
    entry(Command::Palette, key!("commands-palette"), CTRL, Key::K, key!("commands-palette-help")),
    entry(Command::Rung, key!("commands-rung"), CTRL_SHIFT, Key::L, key!("commands-rung-help")),
    entry(Command::Event, key!("commands-event"), CTRL, Key::L, key!("commands-event-help")),
    entry(Command::Promises, key!("commands-promises"), CTRL_SHIFT, Key::P, key!("commands-promises-help")),
    entry(Command::Earlier, key!("commands-earlier"), CTRL_SHIFT, Key::R, key!("commands-earlier-help")),
    entry(Command::Repeat, key!("commands-repeat"), CTRL_SHIFT, Key::Y, key!("commands-repeat-help")),
    entry(Command::Promise, key!("commands-promise"), CTRL, Key::P, key!("commands-promise-help")),
    entry(
        Command::CopyBrief,
        key!("commands-copy-brief"),
        CTRL_SHIFT,
        Key::E,
        key!("commands-copy-brief-help"),
    ),
    entry(Command::Escalate, key!("commands-escalate"), CTRL, Key::E, key!("commands-escalate-help")),
    entry(Command::Options, key!("commands-options"), CTRL, Key::O, key!("commands-options-help")),
    entry(Command::Debrief, key!("commands-debrief"), CTRL_SHIFT, Key::J, key!("commands-debrief-help")),
    entry(Command::NextStep, key!("commands-next-step"), CTRL, Key::J, key!("commands-next-step-help")),
    entry(
        Command::CopyReadBack,
        key!("commands-copy-read-back"),
        CTRL_SHIFT,
        Key::D,
        key!("commands-copy-read-back-help"),
    ),
    entry(Command::ReadBack, key!("commands-read-back"), CTRL, Key::D, key!("commands-read-back-help")),
    entry(
        Command::CopySummary,
        key!("commands-copy-summary"),
        CTRL_SHIFT,
        Key::C,
        key!("commands-copy-summary-help"),
    ),
    entry(Command::Cover, key!("commands-cover"), CTRL_SHIFT, Key::H, key!("commands-cover-help")),
    entry(Command::Shift, key!("commands-shift"), CTRL, Key::H, key!("commands-shift-help")),
    entry(Command::Review, key!("commands-review"), CTRL, Key::R, key!("commands-review-help")),
    entry(Command::Insights, key!("commands-insights"), CTRL, Key::I, key!("commands-insights-help")),
    entry(Command::Find, key!("commands-find"), CTRL, Key::F, key!("commands-find-help")),
    entry(Command::Turn, key!("commands-turn"), Modifiers::NONE, Key::F6, key!("commands-turn-help")),
    entry(Command::Compact, key!("commands-compact"), CTRL, Key::M, key!("commands-compact-help")),
    entry(Command::Heat, key!("commands-heat"), CTRL_SHIFT, Key::T, key!("commands-heat-help")),
    entry(Command::OnTop, key!("commands-on-top"), CTRL, Key::T, key!("commands-on-top-help")),
    entry(Command::Settings, key!("commands-settings"), CTRL, Key::Comma, key!("commands-settings-help")),
    entry(Command::Playbook, key!("commands-playbook"), CTRL, Key::G, key!("commands-playbook-help")),
    entry(Command::SaveCard, key!("commands-save-card"), CTRL_SHIFT, Key::S, key!("commands-save-card-help")),
    entry(Command::KeepSearch, key!("commands-keep-search"), CTRL, Key::S, key!("commands-keep-search-help")),
    entry(Command::Keys, key!("commands-keys"), Modifiers::NONE, Key::F1, key!("commands-keys-help")),
    entry(Command::Redo, key!("commands-redo"), CTRL_SHIFT, Key::Z, key!("commands-redo-help")),
    entry(Command::Undo, key!("commands-undo"), CTRL, Key::Z, key!("commands-undo-help")),
    entry(Command::Larger, key!("commands-larger"), CTRL, Key::Plus, key!("commands-larger-help")),
    entry(Command::Larger, key!("commands-larger"), CTRL, Key::Equals, key!("commands-larger-help")),
    entry(Command::Smaller, key!("commands-smaller"), CTRL, Key::Minus, key!("commands-smaller-help")),
    entry(Command::AsItWas, key!("commands-as-it-was"), CTRL, Key::Num0, key!("commands-as-it-was-help")),
    entry(Command::Back, key!("commands-back"), Modifiers::NONE, Key::Escape, key!("commands-back-help")),
];

/// Rows for the sheet of keys that are no single command: the key and what it does.
pub const MORE_KEYS: [(&str, &str); 5] = [
    (key!("commands-alt-digits"), key!("commands-alt-digits-help")),
    (key!("commands-digits"), key!("commands-digits-help")),
    (key!("commands-digits-in-wrap-up"), key!("commands-digits-in-wrap-up-help")),
    (key!("commands-ctrl-digits"), key!("commands-ctrl-digits-help")),
    (key!("commands-pages"), key!("commands-pages-help")),
];

/// The same of the playbook.
pub const PLAYBOOK_KEYS: [(&str, &str); 2] = [
    (key!("commands-alt-arrows"), key!("commands-alt-arrows-help")),
    (key!("commands-alt-enter"), key!("commands-alt-enter-help")),
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
