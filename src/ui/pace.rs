//! Keys and frames: which keys lead the keyboard elsewhere, and how soon what they changed is drawn.

use egui::{Context, Event, Key};

use super::commands;
use super::view::ViewState;
use crate::model::action::{Action, Change};

/// Seconds from a key typed to the frame in which everything else shows it.
const TYPED_SECS: f64 = 0.06;

/// Whether this key leads the keyboard elsewhere.
pub(super) fn moves_keyboard(event: &Event) -> bool {
    match event {
        Event::Key { key: Key::Tab | Key::Enter, pressed: true, .. } => true,
        Event::Key { key, pressed: true, modifiers, .. } => modifiers.command && *key != Key::V,
        _ => false,
    }
}

/// Seconds until what these actions changed is drawn elsewhere. A field shows at once what is typed
/// into it; the cards that it fills may follow a moment later, out of the way of the next key.
pub(super) fn follow_up_secs(actions: &[Action]) -> Option<f64> {
    let typed = |action: &Action| matches!(action, Action::Record(_, Change::Text(..)));
    if actions.iter().all(typed) { actions.first().map(|_| TYPED_SECS) } else { Some(0.0) }
}

/// On a slow machine a frame may bring Tab or Ctrl+L together with what was typed behind it, which
/// would still go to the old field: it waits until the keyboard has moved.
pub(super) fn hold_back(ctx: &Context, view: &ViewState, later: &mut Vec<Event>) {
    let moving = view.focus.is_some();
    ctx.input_mut(|input| {
        let mut events = std::mem::take(later);
        events.append(&mut input.events);
        let typed = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_)) || is_digit(event);
        let mover = events.iter().position(moves_keyboard);
        let first = if moving { Some(0) } else { mover.map(|at| at + 1) };
        let behind = |from: usize| events.iter().skip(from).position(typed).map(|at| from + at);
        let split = first.and_then(behind).unwrap_or(events.len());
        *later = events.split_off(split);
        input.events = events;
    });
    if !later.is_empty() {
        ctx.request_repaint();
    }
}

/// Whether this is a digit alone, which chooses where nothing is typed into.
fn is_digit(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if modifiers.is_none() && commands::DIGITS.contains(key))
}
