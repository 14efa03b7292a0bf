//! Heat before and after: a ring and a dot on a line from 0 to 10, and below them what they mean. Must not
//! know what the rows are.

use egui::{Align2, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::bars::ratio;
use crate::model::insights::{Column, Figure, Kind, Value};
use crate::say;
use crate::ui::theme;

/// The heat scale ends here.
const HOTTEST: u8 = 10;

/// The height of the scale and of what the signs mean, in points.
const SCALE_PX: f32 = 18.0;

/// From the middle of a sign to its edge, in points.
const RING_PX: f32 = 4.0;

/// From a ring, before, to a dot, after.
pub(super) fn heat_ui(ui: &Ui, figure: &Figure, at: usize, bar: Rect) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    painter.hline(bar.x_range(), bar.center().y, Stroke::new(1.0, palette.line));
    let (Value::Tenths(before), Value::Tenths(after)) =
        (figure.value(at, Column::Before), figure.value(at, Column::After))
    else {
        return;
    };
    let place = |tenths: usize| pos2(across(bar, ratio(tenths, 10)), bar.center().y);
    let (from, to) = (place(before), place(after));
    painter.line_segment([from, to], Stroke::new(2.0, palette.accent));
    ring(ui, from);
    dot(ui, to);
}

/// The scale of heat below these bars, one for each row, and what ring and dot mean.
pub(super) fn key_ui(ui: &mut Ui, figure: &Figure, bars: &[Rect]) {
    let Some(bar) = bars.first().filter(|_| figure.kind == Kind::Heat) else { return };
    let palette = theme::palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), SCALE_PX));
    let mut left = rect.left() + theme::GRID;
    for (sign, word) in
        [(ring as fn(&Ui, Pos2), say!("insights-key-before")), (dot, say!("insights-key-after"))]
    {
        let word = ui.painter().layout_no_wrap(word.to_owned(), theme::small(), palette.muted);
        sign(ui, pos2(left + RING_PX, rect.center().y));
        left += RING_PX * 2.0 + theme::GRID;
        let at = pos2(left, rect.center().y - word.size().y / 2.0);
        left += word.size().x + theme::GRID * 2.0;
        ui.painter().galley(at, word, palette.muted);
    }
    if bar.width() < 24.0 || left > bar.left() {
        return;
    }
    for mark in [0, HOTTEST / 2, HOTTEST] {
        let at = pos2(across(*bar, f32::from(mark)), rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, mark.to_string(), theme::small(), palette.muted);
    }
}

/// Where on this bar so much heat is.
fn across(bar: Rect, heat: f32) -> f32 {
    let inside = bar.shrink2(vec2(5.0, 0.0));
    inside.left() + inside.width() * (heat / f32::from(HOTTEST)).min(1.0)
}

fn ring(ui: &Ui, at: Pos2) {
    let palette = theme::palette(ui);
    ui.painter().circle(at, RING_PX, palette.surface, Stroke::new(1.5, palette.accent));
}

fn dot(ui: &Ui, at: Pos2) {
    ui.painter().circle_filled(at, RING_PX + 0.5, theme::palette(ui).accent);
}
