//! The table itself: command, name, key, help. Must not know what a command does.

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
    /// Its name.
    pub name: &'static str,
    /// Its key.
    pub key: KeyboardShortcut,
    /// One line of help.
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
    entry(
        Command::GoOn,
        "Go on with the call set aside",
        CTRL_SHIFT,
        Key::N,
        "The latest call set aside comes back",
    ),
    entry(Command::NewCall, "New call", CTRL, Key::N, "A call in hand is set aside, never lost"),
    entry(Command::End, "End call, then file it", CTRL, Key::Enter, "First wrap-up, then filed"),
    entry(
        Command::Reset,
        "One-breath reset",
        CTRL_SHIFT,
        Key::B,
        "One breath, one thought that fits; gone by itself",
    ),
    entry(Command::Breathe, "Breathe", CTRL, Key::B, "Starts, and stops at any moment"),
    entry(Command::Lock, "Lock", CTRL_SHIFT, Key::K, "An encrypted vault; a call in hand is saved first"),
    entry(Command::Palette, "Find anything", CTRL, Key::K, "Situations, cards, calls, commands"),
    entry(
        Command::Rung,
        "Next rung of the boundary ladder",
        CTRL_SHIFT,
        Key::L,
        "Copies and logs its wording, then asks for their exact words",
    ),
    entry(Command::Event, "Log an event", CTRL, Key::L, "Exact words, warning, hold… with the time"),
    entry(Command::Promises, "Promises", CTRL_SHIFT, Key::P, "Overdue, due today, later, kept, broken"),
    entry(
        Command::Earlier,
        "Read the customer's earlier call",
        CTRL_SHIFT,
        Key::R,
        "Again for the one before it; Esc leads back",
    ),
    entry(Command::Repeat, "In touch before: yes", CTRL_SHIFT, Key::Y, "Notes it in the call in hand"),
    entry(Command::Promise, "Note a promise", CTRL, Key::P, "“send the form by Friday”"),
    entry(
        Command::CopyBrief,
        "Copy the brief",
        CTRL_SHIFT,
        Key::E,
        "The call in 30 seconds, for whoever takes over",
    ),
    entry(Command::Escalate, "Escalate", CTRL, Key::E, "Whom to, why, and the brief"),
    entry(
        Command::Options,
        "Offer two options",
        CTRL,
        Key::O,
        "What I can, what I can't, and why; again copies and notes it",
    ),
    entry(
        Command::Debrief,
        "Let it go",
        CTRL_SHIFT,
        Key::J,
        "A private debrief of the call just filed, or the one in view",
    ),
    entry(Command::NextStep, "Tick the next step", CTRL, Key::J, "The first one that is not ticked yet"),
    entry(
        Command::CopyReadBack,
        "Copy the read-back",
        CTRL_SHIFT,
        Key::D,
        "A sentence made of name, problem and remedy",
    ),
    entry(Command::ReadBack, "Read back, they agree", CTRL, Key::D, "Ticks it with the time"),
    entry(Command::CopySummary, "Copy summary", CTRL_SHIFT, Key::C, "The call as text, for the CRM"),
    entry(
        Command::Cover,
        "Cover what was said",
        CTRL_SHIFT,
        Key::H,
        "For a shared screen: dots for every text of a call; again shows it",
    ),
    entry(Command::Shift, "Shift", CTRL, Key::H, "Intention, review, handover sheet"),
    entry(Command::Review, "Saved calls", CTRL, Key::R, "Find, read, edit, delete"),
    entry(Command::Insights, "Insights", CTRL, Key::I, "Situations, heat, promises, root causes, busy hours"),
    entry(Command::Find, "What is the caller doing?", CTRL, Key::F, "To the search of what is shown"),
    entry(
        Command::Turn,
        "Guide or notes",
        Modifiers::NONE,
        Key::F6,
        "They take turns where there is no room for both",
    ),
    entry(Command::Compact, "Compact strip", CTRL, Key::M, "A slim bar at the edge, and back"),
    entry(Command::OnTop, "Always on top", CTRL, Key::T, "On or off"),
    entry(Command::Settings, "Settings", CTRL, Key::Comma, "Theme, text size, motion, breathing"),
    entry(Command::Playbook, "Playbook", CTRL, Key::G, "Edit, add, hide and reorder what it says"),
    entry(
        Command::SaveCard,
        "Save what I just said as a card",
        CTRL_SHIFT,
        Key::S,
        "What is marked, or the field you are in",
    ),
    entry(
        Command::KeepSearch,
        "Keep this search",
        CTRL,
        Key::S,
        "In the saved calls: under a name, one click away",
    ),
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
pub const MORE_KEYS: [(&str, &str); 6] = [
    ("Alt+1…9, 0", "Choose the situation shown with that number, from anywhere"),
    ("1…9, 0", "The same while no field is being typed into"),
    ("1…9, 0 in wrap-up", "The choice shown with that number; ↑ and ↓ go to another row"),
    ("Ctrl+1…9", "Copy that card, filled from the record"),
    ("Alt+Up, Alt+Down", "In the playbook: move the line up or down"),
    ("Alt+Enter", "In the playbook: take the better wording"),
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
