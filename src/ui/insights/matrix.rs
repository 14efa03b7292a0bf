//! Situations by weeks: a row for each, a cell for each week with its count and a bar as tall as it
//! is large. Must not know where the rows come from.

use egui::{Align2, Rect, RichText, Ui, pos2, vec2};

use super::bars::{ratio, short, title};
use super::number::{Grid, calls};
use crate::model::action::Action;
use crate::model::insights::{Column, Figure, Row, named};
use crate::model::state::Model;
use crate::model::when;
use crate::say;
use crate::ui::theme;
use crate::ui::view::ViewState;

/// The height of a row and the least width of a week, in points.
const ROW_PX: f32 = 32.0;
const WEEK_PX: f32 = 27.0;

/// The tallest bar below a number, in points.
const BAR_PX: f32 = 11.0;

/// The width of the sums, in points.
const SUM_PX: f32 = 40.0;

/// Draws the rows, the sum first, then as many of the latest weeks as there is room for.
pub(super) fn matrix_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let width = ui.available_width();
    let names_px = names_px(ui, model, figure);
    let columns = shown(figure, width - names_px - SUM_PX);
    let weeks = columns.len().saturating_sub(1);
    let week_px = if weeks == 0 { WEEK_PX } else { ((width - names_px - SUM_PX) / small(weeks)).min(44.0) };
    let grid = Grid { figure, rows: figure.rows.len(), columns: columns.len() };
    grid.keys(ui, view);
    ui.spacing_mut().item_spacing.y = 0.0;
    let all = figure.rows.len().saturating_sub(1);
    let most = (0..all).flat_map(|row| columns.iter().skip(1).map(move |column| figure.count(row, *column)));
    let most = most.max().unwrap_or(1).max(1);
    let place = |rect: Rect, at: usize| {
        let left = rect.left() + names_px;
        let sum = Rect::from_min_max(pos2(left, rect.top()), pos2(left + SUM_PX, rect.bottom()));
        let week = |at: usize| {
            let left = sum.right() + week_px * small(at - 1);
            Rect::from_min_max(pos2(left, rect.top()), pos2(left + week_px, rect.bottom()))
        };
        if at == 0 { sum } else { week(at) }
    };
    heads(ui, &columns, place);
    for (at, (row, _)) in figure.rows.iter().enumerate() {
        let (_, rect) = ui.allocate_space(vec2(width, ROW_PX));
        let name = named(row, &model.playbook);
        if *row == Row::All {
            let line = egui::Stroke::new(1.0, theme::palette(ui).line);
            ui.painter().hline(rect.x_range(), rect.top(), line);
        }
        let ink = theme::palette(ui).text;
        let title = title(ui, model, (row, &name), (font(row), ink), names_px - theme::GRID * 2.0);
        let title_at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), title.size()).min;
        ui.painter().galley(title_at, title, ink);
        for (number, column) in columns.iter().enumerate() {
            let cell = place(rect, number);
            let count = figure.count(at, *column);
            let spoken = said(&name, *column, count);
            let inside = cell.shrink(1.0);
            let bar = (number > 0 && *row != Row::All).then(|| ratio(count, most));
            cell_ui(ui, inside, count, bar);
            let response = grid.number(ui, view, (inside, (at, number)), (row, *column, &spoken), out);
            response.on_hover_text(spoken);
        }
    }
    ui.add_space(theme::GRID);
    let of = figure.columns.iter().filter(|column| matches!(column, Column::Week(_))).count();
    if weeks < of {
        let text = say!("insights-latest-weeks", weeks, of);
        ui.label(RichText::new(text).font(theme::small()).color(theme::palette(ui).muted));
        ui.add_space(theme::GRID);
    }
}

/// The width of the names: what their shortest need, and a third; one week has room in any case.
fn names_px(ui: &Ui, model: &Model, figure: &Figure) -> f32 {
    let width = ui.available_width();
    let needed = figure.rows.iter().map(|(row, _)| {
        let name = named(row, &model.playbook);
        let short = short(model, (row, &name)).to_owned();
        let galley = ui.painter().layout_no_wrap(short, font(row), theme::palette(ui).text);
        galley.size().x + theme::GRID * 2.0
    });
    needed.fold((width * 0.34).clamp(96.0, 190.0), f32::max).min(width - SUM_PX - WEEK_PX)
}

fn font(row: &Row) -> egui::FontId {
    if *row == Row::All { theme::strong() } else { theme::body() }
}

/// The number, and below it a bar as tall as it is large.
fn cell_ui(ui: &Ui, cell: Rect, count: usize, bar: Option<f32>) {
    if !ui.is_rect_visible(cell) {
        return;
    }
    let palette = theme::palette(ui);
    if let Some(share) = bar.filter(|share| *share > 0.0) {
        let foot = cell.shrink2(vec2(3.0, 2.0));
        let top = foot.bottom() - (BAR_PX * share).max(1.5);
        ui.painter().rect_filled(foot.with_min_y(top), 1, palette.accent);
    }
    let (text, ink) = match count {
        0 => ("·".to_owned(), palette.muted),
        count => (rounded(count), palette.text),
    };
    let (font, at) = if bar.is_some() {
        (theme::small(), cell.center() - vec2(0.0, BAR_PX / 2.0))
    } else {
        (theme::small_strong(), cell.center())
    };
    ui.painter().text(at, Align2::CENTER_CENTER, text, font, ink);
}

/// The day and month on which each week begins; every other one where there is little room.
fn heads(ui: &mut Ui, columns: &[Column], place: impl Fn(Rect, usize) -> Rect) {
    let palette = theme::palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 16.0));
    let mut free_until = f32::INFINITY;
    let sum = place(rect, 0);
    for (at, column) in columns.iter().enumerate().rev() {
        let cell = place(rect, at);
        // the names leave room above them for a long word, the weeks do not
        let (text, between) = match column {
            Column::Week(monday) => (when::short_date(*monday), sum.right()..=rect.right()),
            _ => (say!("insights-calls").to_owned(), rect.left()..=sum.right()),
        };
        let galley = ui.painter().layout_no_wrap(text, theme::small(), palette.muted);
        let head = Align2::CENTER_BOTTOM.anchor_size(cell.center_bottom(), galley.size());
        let head = head.translate(vec2((between.end() - head.right()).min(0.0), 0.0));
        // from the latest on; one that would touch its neighbour is left out
        if head.right() + 4.0 <= free_until && head.left() >= *between.start() {
            free_until = head.left();
            ui.painter().galley(head.min, galley, palette.muted);
        }
    }
}

/// The sum and the latest weeks that fit into so many points.
fn shown(figure: &Figure, room_px: f32) -> Vec<Column> {
    let weeks: Vec<Column> =
        figure.columns.iter().copied().filter(|column| matches!(column, Column::Week(_))).collect();
    let mut fit = 0;
    while fit < weeks.len() && WEEK_PX * small(fit + 1) <= room_px {
        fit += 1;
    }
    let latest = weeks.iter().skip(weeks.len() - fit).copied();
    [Column::Calls].into_iter().chain(latest).collect()
}

/// "Angry, week of 16 Nov 2026: 3 calls".
fn said(name: &str, column: Column, count: usize) -> String {
    let calls = calls(count);
    match column {
        Column::Week(monday) => say!("insights-week-of", name, date = when::date(monday), calls),
        _ => format!("{name}: {calls}"),
    }
}

/// A count in four signs at most, as far as ten million, rounded to the nearest.
fn rounded(count: usize) -> String {
    let tenths = |of: usize| (count + of / 20) / (of / 10);
    match count {
        0..=999 => count.to_string(),
        1_000..=9_949 => format!("{}.{}k", tenths(1_000) / 10, tenths(1_000) % 10),
        9_950..=999_499 => format!("{}k", (count + 500) / 1_000),
        _ => format!("{}.{}M", tenths(1_000_000) / 10, tenths(1_000_000) % 10),
    }
}

fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_has_no_room_is_rounded_to_the_nearest() {
        let counts = [999, 1_000, 3_061, 9_949, 9_950, 99_990, 999_499, 999_500, 1_260_000];
        let said = ["999", "1.0k", "3.1k", "9.9k", "10k", "100k", "999k", "1.0M", "1.3M"];
        assert_eq!(counts.map(rounded), said);
    }
}
