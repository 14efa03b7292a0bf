//! Up and Down between rows of controls: to the nearest control of the next row, as one reads, however
//! far aside it stands. Must not know what the controls are.

use egui::{Context, Event, Id, Key, Memory, Modifiers, Rect, Ui};

use super::icon;

/// Draws these rows. What was reached by an arrow is left by one, until it is used: in a number or a
/// text reached otherwise arrows are its own.
pub(super) fn rows_ui(ui: &mut Ui, rows: impl FnOnce(&mut Ui)) {
    let key = if has_keyboard(ui) { travels(ui.ctx()) } else { None };
    let before = controls(ui).len();
    rows(ui);
    let (Some(key), Some(focused)) = (key, ui.memory(Memory::focused)) else { return };
    let mut controls = controls(ui).split_off(before);
    if key == Key::ArrowUp {
        for (_, rect) in &mut controls {
            *rect = upside_down(*rect);
        }
    }
    if let Some(target) = next_row(&controls, focused) {
        lead_to(ui, target);
    }
}

/// Draws what lies beside other controls. While one of those has the keyboard, Right leads to the first here.
pub(super) fn beside_ui(ui: &mut Ui, others_have_keyboard: bool, part: impl FnOnce(&mut Ui)) {
    let leads =
        others_have_keyboard && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowRight));
    let before = controls(ui).len();
    part(ui);
    if let Some((first, _)) = controls(ui).get(before).filter(|_| leads) {
        lead_to(ui, *first);
    }
}

fn lead_to(ui: &Ui, target: Id) {
    ui.memory_mut(|memory| {
        // egui looks by angle, and would go on to what lies straight below
        memory.move_focus(egui::FocusDirection::None);
        memory.request_focus(target);
    });
    ui.data_mut(|data| data.insert_temp(travelling(), target));
    icon::arrive(ui.ctx(), target);
    ui.ctx().request_repaint();
}

/// Whether something in this layer has it, and nothing lies over that.
fn has_keyboard(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused().filter(|_| memory.allows_interaction(ui.layer_id())));
    let layer = |id| ui.ctx().viewport(|viewport| viewport.prev_pass.widgets.order(id));
    focused.and_then(layer).is_some_and(|(layer, _)| layer == ui.layer_id())
}

/// The arrow that leads on, if one is pressed and whatever has the keyboard does not need it.
fn travels(ctx: &Context) -> Option<Key> {
    let focused = ctx.memory(Memory::focused);
    let uses = |event: &Event| match event {
        Event::Key { key, pressed, .. } => *pressed && !matches!(key, Key::ArrowUp | Key::ArrowDown),
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::PointerButton { .. } => true,
        _ => false,
    };
    if ctx.input(|input| input.events.iter().any(uses)) {
        ctx.data_mut(|data| data.remove::<Id>(travelling()));
    }
    let came_by_arrow = focused.is_some() && ctx.data(|data| data.get_temp(travelling())) == focused;
    if ctx.text_edit_focused() && !came_by_arrow {
        return None;
    }
    let pressed = |key: &Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
    [Key::ArrowUp, Key::ArrowDown].into_iter().find(|key| pressed(key))
}

/// What can have the keyboard in this layer, in the order in which it is drawn.
fn controls(ui: &Ui) -> Vec<(Id, Rect)> {
    let layer = ui.layer_id();
    ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        let focusable = widgets.filter(|widget| widget.enabled && widget.sense.is_focusable());
        focusable.map(|widget| (widget.id, widget.rect)).collect()
    })
}

/// The control of the next row that is nearest to this one.
fn next_row(controls: &[(Id, Rect)], from: Id) -> Option<Id> {
    let (_, here) = *controls.iter().find(|(id, _)| *id == from)?;
    let is_below = |rect: Rect| rect.center().y > here.bottom() && rect.top() > here.center().y;
    let below = || controls.iter().filter(|(_, rect)| is_below(*rect));
    let (_, first) = below().min_by(|(_, a), (_, b)| a.top().total_cmp(&b.top()))?;
    let aside = |rect: Rect| {
        let clear_of = (rect.left() - here.right()).max(here.left() - rect.right()).max(0.0);
        (clear_of, (rect.center().x - here.center().x).abs())
    };
    let nearer = |a: (f32, f32), b: (f32, f32)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
    let row = below().filter(|(_, rect)| rect.y_range().contains(first.center().y));
    row.min_by(|(_, a), (_, b)| nearer(aside(*a), aside(*b))).map(|(id, _)| *id)
}

fn upside_down(rect: Rect) -> Rect {
    Rect::from_x_y_ranges(rect.x_range(), -rect.bottom()..=-rect.top())
}

/// What an arrow led to and is not used yet.
fn travelling() -> Id {
    Id::unique("travelling")
}
