//! The hours of the day as columns beside each other, the number over those that have room. Must not
//! know where the numbers come from.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::bars::ratio;
use super::number::{Grid, calls};
use crate::model::action::Action;
use crate::model::insights::{Column, Figure, named};
use crate::model::state::Model;
use crate::ui::theme;
use crate::ui::view::ViewState;

/// How tall the tallest column is, and the lines above and below it, in points.
const TALLEST: f32 = 72.0;
const LINE_PX: f32 = 16.0;

/// Draws the columns.
pub(super) fn columns_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    // they stand beside each other, so left and right lead from one to the next
    let grid = Grid { figure, rows: 1, columns: figure.rows.len() };
    grid.keys(ui, view);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), TALLEST + LINE_PX * 2.0));
    let column_px = rect.width() / 24.0;
    let most = (0..figure.rows.len()).map(|at| figure.count(at, Column::Calls)).max().unwrap_or(1).max(1);
    let base = rect.bottom() - LINE_PX;
    ui.painter().hline(rect.x_range(), base, egui::Stroke::new(1.0, palette.line));
    let mut left = rect.left();
    for (at, (row, _)) in figure.rows.iter().enumerate() {
        let count = figure.count(at, Column::Calls);
        let whole = Rect::from_min_max(pos2(left, rect.top()), pos2(left + column_px, rect.bottom()));
        left += column_px;
        let tall = TALLEST * ratio(count, most);
        if count > 0 {
            let column = Rect::from_min_max(
                pos2(whole.left() + 1.0, base - tall.max(2.0)),
                pos2(whole.right() - 1.0, base),
            );
            ui.painter().rect_filled(column, 2, palette.accent);
        }
        let number = ui.painter().layout_no_wrap(count.to_string(), theme::small(), palette.text);
        if count > 0 && (number.size().x < column_px || count == most) {
            let above =
                Align2::CENTER_BOTTOM.anchor_size(pos2(whole.center().x, base - tall - 1.0), number.size());
            ui.painter().galley(above.min, number, palette.text);
        }
        if at % 3 == 0 {
            let below = pos2(whole.center().x, rect.bottom());
            ui.painter().text(below, Align2::CENTER_BOTTOM, format!("{at}"), theme::small(), palette.muted);
        }
        let name = format!("{}: {}", named(row, &model.playbook), calls(count));
        let response = grid.number(ui, view, (whole, (0, at)), (row, Column::Calls, &name), out);
        response.on_hover_text(name);
    }
}
