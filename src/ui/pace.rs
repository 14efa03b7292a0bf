//! Keys and frames: which keys lead the keyboard elsewhere, and how soon what they changed is drawn.

use egui::{Event, Key};

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
