//! Rows with a bar and its number: promises, root causes, heat, debriefs. Every bar has its number
//! beside it, so that nothing hangs on a colour. Must not know where the rows come from.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::number::{Grid, calls};
use super::{curve, heat};
use crate::model::action::Action;
use crate::model::insights::{Column, Figure, Kind, Row, Value, named};
use crate::model::state::Model;
use crate::model::text;
use crate::say;
use crate::ui::view::ViewState;
use crate::ui::{theme, widget};

/// The height of a row, in points.
const ROW_PX: f32 = 26.0;

/// Draws the rows.
pub(super) fn bars_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let grid = Grid { figure, rows: figure.rows.len(), columns: 1 };
    grid.keys(ui, view);
    ui.spacing_mut().item_spacing.y = 0.0;
    let names_px = names_px(ui, model, figure);
    let most = figure.longest(counted(figure));
    let mut bars = Vec::new();
    for (at, (row, _)) in figure.rows.iter().enumerate() {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PX));
        let name = named(row, &model.playbook);
        let spoken = format!("{name}: {}", said(figure, at));
        let response = grid.number(ui, view, (rect, (at, 0)), (row, Column::Calls, &spoken), out);
        response.on_hover_text(spoken);
        let inner = rect.shrink2(vec2(4.0, 0.0));
        let bar = bar_rect(ui, figure, inner, names_px);
        if ui.is_rect_visible(rect) {
            row_ui(ui, model, figure, (at, &name), (inner, bar), names_px, most);
        }
        bars.push(bar);
    }
    curve::curve_ui(ui, figure, &bars);
    heat::key_ui(ui, figure, &bars);
    ui.add_space(theme::GRID);
}

fn row_ui(
    ui: &Ui,
    model: &Model,
    figure: &Figure,
    (at, name): (usize, &str),
    (rect, bar): (Rect, Rect),
    names_px: f32,
    most: usize,
) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let Some((row, _)) = figure.rows.get(at) else { return };
    let strong = matches!(row, Row::AtFault | Row::All | Row::AllDebriefed | Row::Kept(_)) && at == 0
        || matches!(row, Row::All | Row::AllDebriefed);
    let font = if strong { theme::strong() } else { theme::body() };
    let indent = if *row == Row::Overdue { theme::GRID * 2.0 } else { 0.0 };
    let title = title(ui, model, (row, name), (font, palette.text), names_px - indent);
    let title_at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(indent, 0.0), title.size()).min;
    painter.galley(title_at, title, palette.text);
    let written = painter.layout_no_wrap(written(figure, at), theme::small_strong(), palette.text);
    let beside = painter.layout_no_wrap(beside(figure, at), theme::small(), palette.muted);
    let right = rect.right();
    let beside_px = beside_px(ui, figure);
    let number_at =
        Align2::RIGHT_CENTER.anchor_size(pos2(right - beside_px, rect.center().y), written.size()).min;
    painter.galley(number_at, written, palette.text);
    painter.galley(
        Align2::RIGHT_CENTER.anchor_size(pos2(right, rect.center().y), beside.size()).min,
        beside,
        palette.muted,
    );
    if bar.width() < 24.0 {
        return;
    }
    if figure.kind == Kind::Heat {
        heat::heat_ui(ui, figure, at, bar);
        return;
    }
    let share = ratio(figure.count(at, counted(figure)), most);
    let fill = if *row == Row::Overdue || *row == Row::Broken { palette.alarm } else { palette.accent };
    painter.rect_filled(bar, 3, palette.raised);
    if share > 0.0 {
        let long = bar.with_max_x(bar.left() + (bar.width() * share).max(3.0));
        painter.rect_filled(long, 3, fill);
    }
}

/// Where the bar of a row goes, between its name and its number.
fn bar_rect(ui: &Ui, figure: &Figure, rect: Rect, names_px: f32) -> Rect {
    let left = rect.left() + names_px + theme::GRID * 2.0;
    let right = rect.right() - beside_px(ui, figure) - number_px(figure);
    Rect::from_min_max(pos2(left, rect.center().y - 5.0), pos2(right.max(left), rect.center().y + 5.0))
}

/// The column that the bars show.
const fn counted(figure: &Figure) -> Column {
    match figure.kind {
        Kind::Promises => Column::Promises,
        _ => Column::Calls,
    }
}

/// What stands at the end of a bar.
fn written(figure: &Figure, at: usize) -> String {
    match (figure.kind, figure.value(at, Column::Before), figure.value(at, Column::After)) {
        (Kind::Heat, before @ Value::Tenths(_), after @ Value::Tenths(_)) => {
            format!("{} → {}", before.written(), after.written())
        }
        (Kind::Heat, ..) => say!("insights-too-few").to_owned(),
        _ => figure.value(at, counted(figure)).written(),
    }
}

/// What stands behind the number in quiet ink.
fn beside(figure: &Figure, at: usize) -> String {
    match figure.kind {
        Kind::Heat => calls(figure.count(at, Column::Calls)),
        _ => match (figure.value(at, Column::Share), figure.value(at, Column::Running)) {
            (share @ Value::Percent(_), Value::Percent(running)) => {
                format!("{} · Σ {running} %", share.written())
            }
            (share @ Value::Percent(_), _) => share.written(),
            _ => String::new(),
        },
    }
}

fn beside_px(ui: &Ui, figure: &Figure) -> f32 {
    let widths = (0..figure.rows.len()).map(|at| {
        let text = ui.painter().layout_no_wrap(beside(figure, at), theme::small(), theme::palette(ui).muted);
        text.size().x
    });
    widths.fold(0.0, f32::max) + theme::GRID * 2.0
}

const fn number_px(figure: &Figure) -> f32 {
    match figure.kind {
        Kind::Heat => 68.0,
        _ => 44.0,
    }
}

/// The name of a row; that on its chip where a situation's whole one does not fit.
pub(super) fn title(
    ui: &Ui,
    model: &Model,
    (row, name): (&Row, &str),
    (font, ink): (egui::FontId, egui::Color32),
    room_px: f32,
) -> std::sync::Arc<egui::Galley> {
    widget::fitting(ui, (name, short(model, (row, name))), font, ink, room_px)
}

/// The shortest name of a row: a situation has one on its chip.
pub(super) fn short<'a>(model: &'a Model, (row, name): (&'a Row, &'a str)) -> &'a str {
    match row {
        Row::Situation(id) | Row::Debriefed(id) => model.playbook.chip(id),
        _ => name,
    }
}

/// The width of the names: what the longest needs, at most half; two bars in a row need more for themselves.
fn names_px(ui: &Ui, model: &Model, figure: &Figure) -> f32 {
    let widths = figure.rows.iter().map(|(row, _)| {
        let name = named(row, &model.playbook);
        ui.painter().layout_no_wrap(name, theme::strong(), theme::palette(ui).text).size().x
    });
    let narrow = ui.available_width() < 380.0;
    let share = match figure.kind {
        Kind::Heat if narrow => 0.36,
        Kind::Heat => 0.4,
        _ => 0.5,
    };
    widths.fold(40.0, f32::max).min(ui.available_width() * share)
}

/// A row in words.
fn said(figure: &Figure, at: usize) -> String {
    let parts = figure.columns.iter().map(|column| {
        let value = figure.value(at, *column);
        match (column, value) {
            (_, Value::None) => String::new(),
            (Column::Calls, Value::Count(count)) => calls(count),
            (Column::Promises, Value::Count(count)) => {
                say!("insights-promises", count, shown = text::grouped(count))
            }
            (column, value) => format!("{} {}", column.name().to_lowercase(), value.written()),
        }
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A part of a whole, for drawing.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    let small = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    // what does not fit into sixteen bits is scaled down first
    let scale = whole.max(part) / usize::from(u16::MAX) + 1;
    small(part / scale) / small(whole / scale).max(1.0)
}
