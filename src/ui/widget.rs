//! The parts that panes are made of: fields, buttons, chips. Each pushes actions and draws
//! itself in the theme; none knows which pane it is in.

use std::sync::Arc;

use egui::{
    Align2, Context, Frame, InnerResponse, Key, Margin, Modifiers, Response, RichText, Role, Sense, Stroke,
    TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{cover, icon, theme, view};
use crate::model::action::{Action, Change, Place, Which};
use crate::model::compact::Form;
use crate::model::field::Field;
use crate::model::state::Model;
use crate::model::text;

/// From the edge of a field to the text in it.
pub const FIELD_MARGIN: Margin = Margin::symmetric(8, 4);

/// From the edge of a chip to its label, in points.
const CHIP_MARGIN_PX: f32 = 8.0;

/// How tall a field is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Size {
    /// One line.
    Line,
    /// At least so many lines; grows with the text.
    Area(usize),
    /// The same without a frame, which somebody else draws around it, with a margin above and below.
    Bare(usize),
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

/// A field of one line from which Enter leads on to this place.
pub fn field_then(
    ui: &mut Ui,
    model: &Model,
    at: (Which, Field),
    hint: &str,
    next: Place,
    out: &mut Vec<Action>,
) -> Response {
    let text = model.text(at.0, at.1).to_owned();
    edit_text(ui, text, at, (Size::Line, hint), Some(next), out).accessible_name(at.1.name())
}

/// A field with its name above it, which shows this text.
pub fn named_text(
    ui: &mut Ui,
    text: String,
    at: (Which, Field),
    size: Size,
    out: &mut Vec<Action>,
) -> Response {
    let label = name(ui, at.1.name());
    edit_text(ui, text, at, (size, ""), None, out).labelled_by(label.id)
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
    at: (Which, Field),
    size: Size,
    hint: &str,
    out: &mut Vec<Action>,
) -> Response {
    // the strip has no room for their words
    let leads = at.0 == Which::Live && !model.wrapping_up() && model.form == Form::Full;
    let next = match at.1 {
        Field::EscalationTo => Some(Place::Field(at.0, Field::EscalationWhy)),
        _ => leads.then_some(Place::Field(Which::Live, Field::Words)),
    };
    edit_text(ui, model.text(at.0, at.1).to_owned(), at, (size, hint), next, out)
}

fn edit_text(
    ui: &mut Ui,
    mut text: String,
    (which, field): (Which, Field),
    (size, hint): (Size, &str),
    next: Option<Place>,
    out: &mut Vec<Action>,
) -> Response {
    let edit = match size {
        Size::Line => TextEdit::singleline(&mut text).margin(FIELD_MARGIN),
        Size::Area(rows) => TextEdit::multiline(&mut text).desired_rows(rows).margin(FIELD_MARGIN),
        Size::Bare(rows) => {
            let bare = Frame::new().inner_margin(Margin::symmetric(FIELD_MARGIN.left, 0));
            TextEdit::multiline(&mut text).desired_rows(rows).frame(bare)
        }
    };
    let hint = RichText::new(hint).color(theme::palette(ui).muted);
    let edit = cover::field(ui, edit);
    let edit = edit.id(view::id(Place::Field(which, field))).desired_width(f32::INFINITY);
    let output = edit.hint_text(hint).show(ui);
    let response = output.response.response;
    if response.changed() {
        let end = || text.chars().count();
        let caret = output.cursor_range.map_or_else(end, |range| range.primary.index.into());
        out.push(Action::Record(which, Change::Text(field, text, caret)));
    }
    match output.cursor_range.filter(|_| matches!(size, Size::Bare(_)) && icon::gets_keyboard(&response)) {
        // a long text may not fit: its caret is what is looked for
        Some(range) => {
            let caret = output.galley.pos_from_cursor(range.primary);
            ui.scroll_to_rect(caret.translate(output.galley_pos.to_vec2()), None);
        }
        None => icon::come_into_sight(&response),
    }
    if response.lost_focus() {
        out.push(Action::Record(which, Change::Left(field)));
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        out.extend(next.filter(|_| enter).map(Action::Focus));
    }
    response
}

/// A row whose parts, of whatever height, stand on one middle line.
pub fn row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_width(), theme::TARGET + theme::GRID);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), contents).inner
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

/// One line of text, cut with an ellipsis where it is too long.
#[must_use]
pub fn cut(ui: &Ui, text: &str, font: egui::FontId, ink: egui::Color32, width: f32) -> Arc<egui::Galley> {
    let line = text::one_line(text, 200);
    let mut job = egui::text::LayoutJob::simple_singleline(line, font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// One line that stands whole where there is room, else the short way to say it, cut if need be.
#[must_use]
pub fn fitting(
    ui: &Ui,
    (whole, short): (&str, &str),
    font: egui::FontId,
    ink: egui::Color32,
    width: f32,
) -> Arc<egui::Galley> {
    let galley = cut(ui, whole, font.clone(), ink, width);
    if galley.elided { cut(ui, short, font, ink, width) } else { galley }
}

/// One line if it fits, else two of the smaller font, so that it is read at a glance.
#[must_use]
pub fn at_a_glance(
    ui: &Ui,
    text: &str,
    (large, small): (egui::FontId, egui::FontId),
    ink: egui::Color32,
    width: f32,
) -> Arc<egui::Galley> {
    let galley = cut(ui, text, large, ink, width);
    if !galley.elided {
        return galley;
    }
    let mut job = egui::text::LayoutJob::simple(text::one_line(text, 400), small, ink, width);
    job.wrap.max_rows = 2;
    ui.painter().layout_job(job)
}

/// A quiet button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    let palette = theme::palette(ui);
    let button =
        egui::Button::new(RichText::new(text).color(palette.text)).fill(palette.raised).stroke(Stroke::NONE);
    let button = if button_px(ui, text) > ui.max_rect().width() { button.wrap() } else { button };
    let response = ui.add(button.min_size(vec2(0.0, theme::TARGET)));
    icon::focus_ring(ui, &response, response.rect);
    response
}

/// The width of a [`button`] with this text.
#[must_use]
pub fn button_px(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let text = ui.painter().layout_no_wrap(text.to_owned(), font, theme::palette(ui).text);
    text.size().x + ui.spacing().button_padding.x * 2.0
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

/// The width of a chip with this label and no number.
#[must_use]
pub fn chip_px(ui: &Ui, label: &str) -> f32 {
    let label = ui.painter().layout_no_wrap(label.to_owned(), theme::body(), theme::palette(ui).text);
    (label.size().x + CHIP_MARGIN_PX * 2.0).max(theme::TARGET)
}

/// A chip to choose, with an optional number in front that is its key.
pub fn chip(ui: &mut Ui, number: Option<usize>, label: &str, chosen: Chosen, full_name: &str) -> Response {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    keyed_chip(ui, Keys { room: &number, shown: &number }, label, chosen, full_name)
}

/// The keys in front of a chip: where they come and go there is room for them all the time, so that nothing
/// moves away from under a pointer.
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a> {
    /// Those there is room for.
    pub room: &'a str,
    /// Those that are to be seen now.
    pub shown: &'a str,
}

/// The edge of something to click: what is chosen stands out, what the pointer is over only a little.
#[must_use]
pub fn edge(ui: &Ui, response: &Response, chosen: Chosen) -> Stroke {
    let palette = theme::palette(ui);
    let ink = match chosen {
        Chosen::Yes | Chosen::Leads => palette.accent,
        Chosen::No if response.hovered() => palette.muted,
        Chosen::No => palette.line,
    };
    Stroke::new(1.0, ink)
}

/// The same with the keys in front; none when they are empty.
pub fn keyed_chip(ui: &mut Ui, keys: Keys<'_>, label: &str, chosen: Chosen, full_name: &str) -> Response {
    let palette = theme::palette(ui);
    let (fill, ink, quiet) = match chosen {
        Chosen::Leads => (palette.accent, palette.on_accent, palette.on_accent),
        Chosen::Yes => (palette.accent_soft, palette.text, palette.accent),
        Chosen::No => (palette.raised, palette.text, palette.muted),
    };
    let number = |keys: &str| ui.painter().layout_no_wrap(keys.to_owned(), theme::small_strong(), quiet);
    let (number_px, number) = (number(keys.room).size().x, number(keys.shown));
    let gap = if number_px > 0.0 { 5.0 } else { 0.0 };
    let room = ui.max_rect().width() - number_px - gap - CHIP_MARGIN_PX * 2.0;
    let whole = ui.painter().layout_no_wrap(label.to_owned(), theme::body(), ink);
    let fits = whole.size().x <= room;
    let label = if fits { whole } else { cut(ui, label, theme::body(), ink, room.max(theme::TARGET)) };
    let width = number_px + gap + label.size().x + CHIP_MARGIN_PX * 2.0;
    let size = vec2(width.max(theme::TARGET), theme::TARGET + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen != Chosen::No, full_name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(rect, 13, fill);
        if chosen == Chosen::Yes || (response.hovered() && chosen == Chosen::No) {
            painter.rect_stroke(rect, 13, edge(ui, &response, chosen), egui::StrokeKind::Inside);
        }
        let left = rect.left_center() + vec2((rect.width() - width) / 2.0 + CHIP_MARGIN_PX, 0.0);
        let number_at = Align2::LEFT_CENTER.anchor_size(left, number.size()).min;
        // room that is empty is shared between both sides
        let share = if keys.shown.is_empty() { 0.5 } else { 1.0 };
        let before_px = (number_px + gap) * share;
        let label_at = Align2::LEFT_CENTER.anchor_size(left + vec2(before_px, 0.0), label.size()).min;
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

/// A part whose controls stay the same ones, for the keyboard and for screen readers, whatever comes and
/// goes before it; `name` is its own within the part around it.
pub fn steady<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let id = ui.scope_id().with(name);
    ui.scope_builder(UiBuilder::new().scope_id(id), contents)
}

/// What a screen reader calls the window that is drawn here.
pub fn name_window(ctx: &Context, name: &str) {
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
}

/// The keys for pages turn those of the scroll area around, whatever has the keyboard below what lies
/// over the window.
pub fn turn_pages(ui: &Ui) {
    if !ui.memory(|memory| memory.is_above_modal_layer(ui.layer_id())) {
        return;
    }
    let page_px = ui.clip_rect().height() * 0.8;
    for (key, px) in [(Key::PageDown, page_px), (Key::PageUp, -page_px)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, -px));
        }
    }
}
