//! Keys and frames: which keys lead the keyboard elsewhere, and how soon what they changed is drawn.

use egui::{Context, Event, FocusDirection, ImeEvent, Key, Memory, Modifiers};

use super::commands;
use super::view::{self, ViewState};
use crate::model::action::{Action, Change, Place, Which};
use crate::model::field::Field;

/// Seconds from a key typed to the frame in which everything else shows it.
const TYPED_SECS: f64 = 0.06;

/// Whether this key leads the keyboard on from where it is: where to, drawing says.
fn is_led_on(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Tab | Key::Enter, pressed: true, modifiers, .. } if !modifiers.command)
}

/// Whether this key may lead the keyboard anywhere.
fn is_command(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. } if modifiers.command && *key != Key::V)
}

/// The same, pressed anew: one that is kept down goes on as fast as frames come.
fn is_pressed_command(event: &Event) -> bool {
    is_command(event) && matches!(event, Event::Key { repeat: false, .. })
}

/// Seconds until what these actions changed is drawn elsewhere. A field shows at once what is typed
/// into it; the cards that it fills may follow a moment later, out of the way of the next key.
pub(super) fn follow_up_secs(actions: &[Action]) -> Option<f64> {
    let typed = |action: &Action| matches!(action, Action::Record(_, Change::Text(..)));
    if actions.iter().all(typed) { actions.first().map(|_| TYPED_SECS) } else { Some(0.0) }
}

/// Whether this presses the pointer, which takes the keyboard along where a field is.
const fn is_click(event: &Event) -> bool {
    matches!(event, Event::PointerButton { pressed: true, .. })
}

/// Whether this is text, put together of several keys too.
const fn is_text(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Ime(ImeEvent::Commit(_) | ImeEvent::Preedit { .. })
    )
}

/// Whether this changes the text that has the keyboard.
const fn writes(event: &Event) -> bool {
    is_text(event) || matches!(event, Event::Key { key: Key::Backspace | Key::Delete, pressed: true, .. })
}

const fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Escape, pressed: true, .. })
}

/// Whether this key may take away the field that has the keyboard, or the keyboard from it.
fn takes_away(event: &Event) -> bool {
    let leaves = |key: &Key| matches!(key, Key::F1 | Key::F6);
    is_led_on(event)
        || is_command(event)
        || is_escape(event)
        || matches!(event, Event::Key { key, pressed: true, modifiers, .. } if modifiers.alt || leaves(key))
}

/// Whether this goes to whatever has the keyboard.
const fn is_typed(event: &Event) -> bool {
    is_text(event) || matches!(event, Event::Key { pressed: true, .. })
}

/// The same, but for what is meant for the window as a whole and for keys that are kept down.
fn is_for_one(event: &Event) -> bool {
    let is_anew = matches!(event, Event::Key { pressed: true, repeat: false, .. });
    is_text(event) || is_digit(event) || (is_anew && (is_led_on(event) || !takes_away(event)))
}

/// Where this key leads the keyboard in egui.
fn leads(event: &Event) -> Option<FocusDirection> {
    match event {
        Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.shift_only() => {
            Some(FocusDirection::Previous)
        }
        Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if !modifiers.any() => {
            Some(FocusDirection::Next)
        }
        _ => None,
    }
}

/// Whether this is an arrow alone or with Shift, pressed anew.
fn is_arrow(event: &Event) -> bool {
    let is_one = |key: &Key| matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
    matches!(event, Event::Key { key, pressed: true, repeat: false, modifiers, .. }
        if is_one(key) && !modifiers.command && !modifiers.alt)
}

/// Whether an arrow says here what the next key is for.
fn steers(ctx: &Context, view: &ViewState) -> bool {
    let outcome = Place::Field(Which::Live, Field::Outcome);
    let steered = [Place::Palette, Place::Search, outcome, Place::Promise(view.ledger_mark)];
    let focused = ctx.memory(Memory::focused);
    focused.is_none_or(|id| steered.map(view::id).contains(&id)) || commands::takes_digits(ctx)
}

/// On a slow machine a frame may bring Tab, Ctrl+L or a click together with what was typed behind it, which
/// would still go to the old field: it waits until the keyboard has moved. So does the next Tab, and Ctrl+L behind
/// Enter, which has the last word then. And a key behind what was typed waits until that is written, for it may
/// take the field away: the strip, another screen, the end of the call. A command waits for the one before it, so that
/// each is carried out, and in their order; so does a digit that chooses, and what stands before or behind an arrow
/// that steers.
pub(super) fn hold_back(ctx: &Context, view: &ViewState, later: &mut Vec<Event>) {
    let mut events = std::mem::take(later);
    let waited = !events.is_empty();
    let came = ctx.input_mut(|input| std::mem::take(&mut input.events));
    let (led, left) = (came.iter().any(|event| leads(event).is_some()), came.iter().any(is_escape));
    events.extend(came);
    tell_digits(&mut events);
    *later = events.split_off(in_turn(ctx, view, &events));
    // egui has followed each Tab and Esc as it came, not in its turn
    if waited || !later.is_empty() {
        let direction = events.iter().filter_map(leads).next_back();
        let leaves = events.iter().any(is_escape);
        ctx.memory_mut(|memory| {
            if leaves && !left {
                memory.focused().into_iter().for_each(|id| memory.surrender_focus(id));
            } else if left
                && !leaves
                && let Some(id) = view.focused.filter(|id| memory.had_focus_last_frame(*id))
            {
                memory.request_focus(id);
            }
            if led || direction.is_some() {
                memory.move_focus(direction.unwrap_or(FocusDirection::None));
            }
        });
    }
    ctx.input_mut(|input| input.events = events);
    if !later.is_empty() {
        ctx.request_repaint();
    }
}

/// How many of these are for this frame.
fn in_turn(ctx: &Context, view: &ViewState, events: &[Event]) -> usize {
    let (moving, typing) = (view.focus.is_some(), ctx.text_edit_focused());
    let mover = events.iter().position(|event| is_led_on(event) || is_command(event));
    let first = if moving { Some(0) } else { mover.map(|at| at + 1) };
    let led_on = mover.filter(|at| events.get(*at).is_some_and(is_led_on));
    let behind = |from: usize, waits: &dyn Fn(&Event) -> bool| {
        events.iter().skip(from).position(waits).map_or(events.len(), |at| from + at)
    };
    let clicked = events.iter().position(is_click);
    let written = events.iter().position(writes);
    let commanded = events.iter().position(is_pressed_command);
    // where nothing is typed into, what was typed leads there, and the digits behind it are for that
    let chosen = events.iter().position(|event| is_digit(event) || is_text(event)).filter(|_| !typing);
    let steers = steers(ctx, view);
    let steered = events.iter().position(is_arrow).filter(|_| steers);
    let typed = events.iter().position(is_typed).filter(|_| steers);
    let splits = [
        commanded.map(|at| behind(at + 1, &is_pressed_command)),
        written.map(|at| behind(at + 1, &takes_away)),
        first.map(|from| behind(from, &is_for_one)),
        led_on.map(|at| behind(at + 1, &is_command)),
        clicked.map(|at| behind(at + 1, &is_typed)),
        chosen.map(|at| behind(at + 1, &is_digit)),
        steered.map(|at| behind(at + 1, &is_typed)),
        typed.map(|at| behind(at + 1, &is_arrow)),
    ];
    splits.into_iter().flatten().min().unwrap_or(events.len())
}

/// A sign comes with the digit's key that it stands on: as the text says, that is no digit. Where
/// digits are typed with Shift, they are digits alone all the same.
fn tell_digits(events: &mut Vec<Event>) {
    let mut all = std::mem::take(events).into_iter().peekable();
    while let Some(mut event) = all.next() {
        if let Event::Key { key, pressed: true, modifiers, .. } = &mut event
            && commands::DIGITS.contains(key)
            && !(modifiers.command || modifiers.ctrl || modifiers.alt)
        {
            let is_digit = match all.peek() {
                Some(Event::Text(text)) => text == key.name(),
                _ => modifiers.is_none(),
            };
            if !is_digit {
                continue;
            }
            *modifiers = Modifiers::NONE;
        }
        events.push(event);
    }
}

/// Whether this is a digit alone, which chooses where nothing is typed into.
fn is_digit(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if modifiers.is_none() && commands::DIGITS.contains(key))
}
