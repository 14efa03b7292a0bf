//! Keys and frames: which keys lead the keyboard elsewhere, and how soon what they changed is drawn.

use egui::{Context, Event, ImeEvent, Key};

use super::commands;
use super::view::ViewState;
use crate::model::action::{Action, Change};

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

/// On a slow machine a frame may bring Tab, Ctrl+L or a click together with what was typed behind it, which
/// would still go to the old field: it waits until the keyboard has moved. So does Ctrl+L behind Enter,
/// which has the last word then. And a key behind what was typed waits until that is written, for it may
/// take the field away: the strip, another screen, the end of the call. A command waits for the one before it, so that
/// each is carried out, and in their order; so does a digit that chooses.
pub(super) fn hold_back(ctx: &Context, view: &ViewState, later: &mut Vec<Event>) {
    let (moving, typing) = (view.focus.is_some(), ctx.text_edit_focused());
    if later.iter().any(is_escape) {
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
    }
    ctx.input_mut(|input| {
        let mut events = std::mem::take(later);
        events.append(&mut input.events);
        let typed = |event: &Event| is_text(event) || is_digit(event);
        let mover = events.iter().position(|event| is_led_on(event) || is_command(event));
        let first = if moving { Some(0) } else { mover.map(|at| at + 1) };
        let led_on = mover.filter(|at| events.get(*at).is_some_and(is_led_on));
        let behind = |from: usize, waits: &dyn Fn(&Event) -> bool| {
            events.iter().skip(from).position(waits).map_or(events.len(), |at| from + at)
        };
        let clicked = events.iter().position(is_click);
        let written = events.iter().position(writes);
        let commanded = events.iter().position(is_pressed_command);
        let chosen = events.iter().position(is_digit).filter(|_| !typing);
        let splits = [
            commanded.map(|at| behind(at + 1, &is_pressed_command)),
            written.map(|at| behind(at + 1, &takes_away)),
            first.map(|from| behind(from, &typed)),
            led_on.map(|at| behind(at + 1, &is_command)),
            clicked.map(|at| behind(at + 1, &is_typed)),
            chosen.map(|at| behind(at + 1, &is_digit)),
        ];
        *later = events.split_off(splits.into_iter().flatten().min().unwrap_or(events.len()));
        input.events = events;
    });
    if later.first().is_some_and(is_escape) {
        // egui has taken the keyboard away already
        ctx.memory_mut(|memory| {
            if let Some(id) = view.focused.filter(|id| memory.had_focus_last_frame(*id)) {
                memory.request_focus(id);
            }
        });
    }
    if !later.is_empty() {
        ctx.request_repaint();
    }
}

/// Whether this is a digit alone, which chooses where nothing is typed into.
fn is_digit(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if modifiers.is_none() && commands::DIGITS.contains(key))
}
