//! The parts that panes are made of: fields, chips, the heat scale. Each pushes actions and draws
//! itself in the theme; none knows which pane it is in.

use egui::{
    Align2, EventFilter, Key, Rect, Response, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{commands, icon, theme, view};
use crate::model::action::{Action, Change, Place, Which};
use crate::model::field::Field;
use crate::model::state::Model;

/// How tall a field is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Size {
    /// One line.
    Line,
    /// At least so many lines; grows with the text.
    Area(usize),
}

/// A text of a call, to be typed into. `hint` stands in it while it is empty.
pub fn field(
    ui: &mut Ui,
    model: &Model,
    at: (Which, Field),
    size: Size,
    hint: &str,
    out: &mut Vec<Action>,
) -> Response {
    edit(ui, model, at, size, hint, out).accessible_name(at.1.name())
}

/// A field with its name above it.
pub fn named_field(
    ui: &mut Ui,
    model: &Model,
    at: (Which, Field),
    size: Size,
    hint: &str,
    out: &mut Vec<Action>,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = name(ui, at.1.name());
        edit(ui, model, at, size, hint, out).labelled_by(label.id);
    });
}

fn edit(
    ui: &mut Ui,
    model: &Model,
    (which, field): (Which, Field),
    size: Size,
    hint: &str,
    out: &mut Vec<Action>,
) -> Response {
    let mut text = model.text(which, field).to_owned();
    let edit = match size {
        Size::Line => TextEdit::singleline(&mut text),
        Size::Area(rows) => TextEdit::multiline(&mut text).desired_rows(rows),
    };
    let hint = RichText::new(hint).color(theme::palette(ui).muted);
    let edit = edit.id(view::id(Place::Field(which, field))).desired_width(f32::INFINITY);
    let output = edit.margin(egui::Margin::symmetric(8, 4)).hint_text(hint).show(ui);
    let response = output.response.response;
    if response.changed() {
        let end = || text.chars().count();
        let caret = output.cursor_range.map_or_else(end, |range| range.primary.index.into());
        out.push(Action::Record(which, Change::Text(field, text, caret)));
    }
    icon::come_into_sight(&response);
    if response.lost_focus() {
        out.push(Action::Record(which, Change::Left(field)));
        if which == Which::Live && ui.input(|input| input.key_pressed(Key::Enter)) {
            out.push(Action::Focus(Place::Field(which, Field::Words)));
        }
    }
    response
}

/// A row whose parts, of whatever height, stand on one middle line.
pub fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), theme::TARGET + theme::GRID);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), contents);
}

/// A small name above something.
pub fn name(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).font(theme::small()).color(theme::palette(ui).muted))
}

/// The heading of a part.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::GRID);
    ui.label(RichText::new(text).font(theme::small_strong()).color(theme::palette(ui).muted));
}

/// A line of running text.
pub fn prose(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(theme::palette(ui).text));
}

/// A quiet button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    let palette = theme::palette(ui);
    let button =
        egui::Button::new(RichText::new(text).color(palette.text)).fill(palette.raised).stroke(Stroke::NONE);
    let response = ui.add(button.min_size(vec2(0.0, theme::TARGET)));
    icon::focus_ring(ui, &response, response.rect);
    response
}

/// The one button that goes on.
pub fn main_button(ui: &mut Ui, text: &str) -> Response {
    let palette = theme::palette(ui);
    let text = RichText::new(text).font(theme::strong()).color(palette.on_accent);
    let button = egui::Button::new(text).fill(palette.accent).stroke(Stroke::NONE);
    let response = ui.add(button.min_size(vec2(0.0, theme::TARGET + theme::GRID)));
    icon::come_into_sight(&response);
    if response.has_focus() {
        let ring = Stroke::new(2.0, palette.text);
        ui.painter().rect_stroke(response.rect.expand(1.0), 7, ring, egui::StrokeKind::Outside);
    }
    response
}

/// Whether a chip is chosen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Chosen {
    /// It is not.
    No,
    /// It is one of those chosen.
    Yes,
    /// It leads.
    Leads,
}

impl From<bool> for Chosen {
    fn from(chosen: bool) -> Self {
        if chosen { Self::Leads } else { Self::No }
    }
}

/// A chip to choose, with an optional number in front that is its key.
pub fn chip(ui: &mut Ui, number: Option<usize>, label: &str, chosen: Chosen, full_name: &str) -> Response {
    let palette = theme::palette(ui);
    let (fill, ink, quiet) = match chosen {
        Chosen::Leads => (palette.accent, palette.on_accent, palette.on_accent),
        Chosen::Yes => (palette.accent_soft, palette.text, palette.accent),
        Chosen::No => (palette.raised, palette.text, palette.muted),
    };
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    let number = ui.painter().layout_no_wrap(number, theme::small_strong(), quiet);
    let label = ui.painter().layout_no_wrap(label.to_owned(), theme::body(), ink);
    let gap = if number.size().x > 0.0 { 5.0 } else { 0.0 };
    let size = vec2(number.size().x + gap + label.size().x + 16.0, theme::TARGET + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen != Chosen::No, full_name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(rect, 13, fill);
        if chosen == Chosen::Yes || (response.hovered() && chosen == Chosen::No) {
            painter.rect_stroke(rect, 13, Stroke::new(1.0, palette.accent), egui::StrokeKind::Inside);
        }
        let left = rect.left_center() + vec2(8.0, 0.0);
        let number_at = Align2::LEFT_CENTER.anchor_size(left, number.size()).min;
        let label_at =
            Align2::LEFT_CENTER.anchor_size(left + vec2(number.size().x + gap, 0.0), label.size()).min;
        painter.galley(number_at, number, quiet);
        painter.galley(label_at, label, ink);
        if response.has_focus() {
            painter.rect_stroke(
                rect.expand(1.5),
                14,
                Stroke::new(2.0, palette.text),
                egui::StrokeKind::Outside,
            );
        }
    }
    icon::come_into_sight(&response);
    response
}

/// The heat scale, 0 to 10: click, or digits and arrow keys while it has the keyboard. The new value when it
/// was changed; choosing the value again takes it back.
pub fn heat(ui: &mut Ui, label: &str, value: Option<u8>) -> Option<Option<u8>> {
    let palette = theme::palette(ui);
    let width = ui.available_width().min(320.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), value.map_or(-1.0, f64::from), label));
    let mut chosen = None;
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let cell_px = rect.width() / 11.0;
        let cell =
            (0..=10_u8).rev().find(|cell| rect.left() + cell_px * f32::from(*cell) <= at.x).unwrap_or(0);
        chosen = Some((value != Some(cell)).then_some(cell));
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let step = i16::from(pressed(Key::ArrowRight)) - i16::from(pressed(Key::ArrowLeft));
        if step != 0 {
            let next = i16::from(value.unwrap_or(5)) + if value.is_some() { step } else { 0 };
            chosen = Some(u8::try_from(next.clamp(0, 10)).ok());
        }
        let typed = (1..=9_u8).chain([0]).zip(commands::DIGITS).find(|(_, key)| pressed(*key));
        chosen = typed.map(|(digit, _)| Some(digit)).or(chosen);
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let cell_width = rect.width() / 11.0;
        for cell in 0..=10_u8 {
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
