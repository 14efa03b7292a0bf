//! The heat scale, 0 to 10: by click, by keys, and by what a screen reader asks for. Must not know which
//! heat it is.

use egui::accesskit::{Action, ActionData};
use egui::{Align2, EventFilter, Id, Key, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use super::{commands, icon, theme};
use crate::model::call::HOTTEST;
use crate::say;

/// What stands for no heat where only a number can be said.
const NONE: f64 = -1.0;

/// The heat one step further in this direction, within 0 to 10; the first step puts it in the
/// middle. `None` without a step.
#[must_use]
pub fn stepped(heat: Option<u8>, step: i16) -> Option<u8> {
    let next = i16::from(heat.unwrap_or(5)) + if heat.is_some() { step } else { 0 };
    if step == 0 { None } else { u8::try_from(next.clamp(0, i16::from(HOTTEST))).ok() }
}

/// The heat scale, 0 to 10: click, or digits (10 is 1 and 0) and arrow keys while it has the keyboard. The new value when it
/// was changed; choosing the value again takes it back. With an id it can be sent the keyboard.
pub fn heat_ui(ui: &mut Ui, at: Option<Id>, label: &str, value: Option<u8>) -> Option<Option<u8>> {
    let palette = theme::palette(ui);
    let width = ui.available_width().min(320.0);
    let (own, rect) = ui.allocate_space(vec2(width, theme::TARGET));
    let response = ui.interact(rect, at.unwrap_or(own), Sense::click());
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), value.map_or(NONE, f64::from), label));
    let mut chosen = asked(ui, &response, value).map(|number| u8::try_from(number).ok());
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let cell_px = rect.width() / f32::from(HOTTEST + 1);
        let cell =
            (0..=HOTTEST).rev().find(|cell| rect.left() + cell_px * f32::from(*cell) <= at.x).unwrap_or(0);
        chosen = Some((value != Some(cell)).then_some(cell));
    }
    commands::give_digits(ui.ctx(), response.id);
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let step = i16::from(pressed(Key::ArrowRight)) - i16::from(pressed(Key::ArrowLeft));
        chosen = stepped(value, step).map(Some).or(chosen);
        let typed = (1..=9_u8).chain([0]).zip(commands::DIGITS).find(|(_, key)| pressed(*key));
        let ten = |digit| if (value, digit) == (Some(1), 0) { HOTTEST } else { digit };
        chosen = typed.map(|(digit, _)| Some(ten(digit))).or(chosen);
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let cell_width = rect.width() / f32::from(HOTTEST + 1);
        for cell in 0..=HOTTEST {
            let left = rect.left() + cell_width * f32::from(cell);
            let cell_rect =
                Rect::from_min_size(egui::pos2(left, rect.top()), vec2(cell_width - 2.0, rect.height()));
            let here = value == Some(cell);
            let below = value.is_some_and(|value| cell < value);
            let fill = if here {
                palette.accent
            } else if below {
                palette.accent_soft
            } else {
                palette.raised
            };
            let ink = if here { palette.on_accent } else { palette.muted };
            painter.rect_filled(cell_rect, 4, fill);
            painter.text(cell_rect.center(), Align2::CENTER_CENTER, cell.to_string(), theme::small(), ink);
        }
    }
    icon::focus_ring(ui, &response, rect.expand(1.0));
    chosen
}

/// What a screen reader asks for: a value, one more, one less, or none, which is below them all. It is
/// told what it may ask for.
fn asked(ui: &Ui, response: &Response, value: Option<u8>) -> Option<i16> {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(NONE);
        node.set_max_numeric_value(f64::from(HOTTEST));
        node.set_numeric_value_step(1.0);
        for action in [Action::SetValue, Action::Increment, Action::Decrement] {
            node.add_action(action);
        }
        node.set_description(say!("notes-heat-minus-one"));
        if value.is_none() {
            node.set_value(say!("notes-heat-not-noted"));
        }
    });
    ui.input(|input| {
        let times = |action| i16::try_from(input.num_accesskit_action_requests(response.id, action));
        let step = times(Action::Increment).unwrap_or(1) - times(Action::Decrement).unwrap_or(1);
        let set = input.accesskit_action_requests(response.id, Action::SetValue);
        let numbers = set.filter_map(|request| match request.data {
            Some(ActionData::NumericValue(number)) => Some(number),
            _ => None,
        });
        let near =
            |number: f64| (-1..=i16::from(HOTTEST)).find(|heat| (f64::from(*heat) - number).abs() <= 0.5);
        numbers.last().and_then(near).or_else(|| stepped(value, step).map(i16::from))
    })
}
