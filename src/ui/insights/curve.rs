//! The running share over the bars of a Pareto figure: a line with rings on the scale of the bars, so
//! that nothing hangs on a colour. Must not know what the rows are.

use egui::{Align2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::model::insights::Figure;
use crate::say;
use crate::ui::theme;

/// The height of the scale and of what the signs mean, in points.
const SCALE_PX: f32 = 16.0;

/// The marks of the scale, in per cent.
const MARKS: [u8; 3] = [0, 50, 100];

const RING_PX: f32 = 3.5;

/// Draws the curve over these bars, one for each row of the figure, and the scale below them.
pub(super) fn curve_ui(ui: &mut Ui, figure: &Figure, bars: &[Rect]) {
    let points = figure.running();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return };
    if points.is_empty() || first.width() < 24.0 {
        return;
    }
    let palette = theme::palette(ui);
    let across = |percent: f32| first.left() + first.width() * percent / 100.0;
    let below = last.bottom() + theme::GRID;
    for mark in MARKS {
        let x = across(f32::from(mark));
        ui.painter().vline(x, last.bottom()..=below, Stroke::new(1.0, palette.muted));
    }
    let small = |percent: usize| u8::try_from(percent.min(100)).map_or(100.0, f32::from);
    let at =
        |(row, percent): &(usize, usize)| Some(pos2(across(small(*percent)), bars.get(*row)?.center().y));
    let points: Vec<_> = points.iter().filter_map(at).collect();
    let line = Stroke::new(1.5, palette.text);
    ui.painter().add(Shape::line(points.clone(), line));
    for point in points {
        ui.painter().circle(point, RING_PX, palette.surface, line);
    }
    scale_ui(ui, first.left(), across);
}

fn scale_ui(ui: &mut Ui, bars_left: f32, across: impl Fn(f32) -> f32) {
    let palette = theme::palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), SCALE_PX));
    for mark in MARKS {
        let align = match mark {
            0 => Align2::LEFT_TOP,
            100 => Align2::RIGHT_TOP,
            _ => Align2::CENTER_TOP,
        };
        let at = pos2(across(f32::from(mark)), rect.top());
        ui.painter().text(at, align, format!("{mark} %"), theme::small(), palette.muted);
    }
    let key = ui.painter().layout_no_wrap(say!("insights-curve").to_owned(), theme::small(), palette.muted);
    let sign_px = RING_PX * 6.0;
    if rect.left() + sign_px + theme::GRID + key.size().x > bars_left - theme::GRID {
        return;
    }
    let (left, middle) = (rect.left() + theme::GRID, rect.top() + key.size().y / 2.0);
    let line = Stroke::new(1.5, palette.text);
    ui.painter().hline(left..=left + sign_px, middle, line);
    ui.painter().circle(pos2(left + sign_px / 2.0, middle), RING_PX, palette.surface, line);
    ui.painter().galley(pos2(left + sign_px + theme::GRID, rect.top()), key, palette.muted);
}
