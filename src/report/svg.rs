//! A figure as inline SVG: bars and columns with their numbers, in the colours of the page. Must not
//! fetch anything, nor count.

use std::fmt::Write as _;

use super::html::escaped;
use crate::model::insights::{Column, Figure, Kind, Row, Value, named};
use crate::model::library::Playbook;
use crate::model::text;
use crate::model::when;
use crate::say;

/// The width of every drawing, in its own units.
const WIDTH: usize = 720;

/// The height of a row, and where bars begin and end.
const ROW: usize = 26;
const BARS: usize = 230;
const ENDS: usize = 600;

/// Where bars end that carry a curve: the numbers behind them are longer.
const ENDS_OF_CURVE: usize = 540;

/// Letters of a name that fit before the bars.
const LETTERS: usize = 29;

/// The drawing; its table stands beside it, so that nothing hangs on it.
#[must_use]
pub(super) fn drawing(figure: &Figure, playbook: &Playbook) -> String {
    match figure.kind {
        Kind::Situations => {
            let all = figure.place(&Row::All).unwrap_or(0);
            let weeks = figure.columns.iter().filter_map(|column| match column {
                Column::Week(monday) => Some((when::short_date(*monday), figure.count(all, *column))),
                _ => None,
            });
            let weeks: Vec<(String, usize)> = weeks.collect();
            bars(figure, playbook) + &columns(&weeks)
        }
        Kind::Hours => {
            let hours = (0..figure.rows.len()).map(|at| (at.to_string(), figure.count(at, Column::Calls)));
            columns(&hours.collect::<Vec<_>>())
        }
        _ => bars(figure, playbook),
    }
}

fn bars(figure: &Figure, playbook: &Playbook) -> String {
    let shown = |row: &&(Row, Vec<Value>)| figure.kind != Kind::Situations || row.0 != Row::All;
    let rows: Vec<_> = figure.rows.iter().filter(shown).collect();
    let column = if figure.kind == Kind::Promises { Column::Promises } else { Column::Calls };
    let running = figure.running();
    let most = if figure.kind == Kind::Situations {
        (0..rows.len()).map(|at| figure.count(at, column)).max().unwrap_or(0).max(1)
    } else {
        figure.longest(column)
    };
    // the numbers stand clear of the curve
    let ends = if running.is_empty() { ENDS } else { ENDS_OF_CURVE };
    let mut body = String::new();
    for (at, (row, _)) in rows.iter().enumerate() {
        let middle = at * ROW + ROW / 2;
        let name = escaped(&text::one_line(&named(row, playbook), LETTERS));
        let _ = write!(body, "<text x=\"0\" y=\"{middle}\" class=\"name\">{name}</text>");
        let count = figure.count(at, column);
        if figure.kind == Kind::Heat {
            body.push_str(&heat(figure, at, middle));
            continue;
        }
        let long = count * (ends - BARS) / most;
        let top = middle - 7;
        let alarm = if matches!(row, Row::Overdue | Row::Broken) { " alarm" } else { "" };
        let _ = write!(
            body,
            "<rect x=\"{BARS}\" y=\"{top}\" width=\"{long}\" height=\"14\" rx=\"3\" class=\"bar{alarm}\"/>"
        );
        let share = match figure.value(at, Column::Share) {
            share @ Value::Percent(_) => format!(" · {}", share.written()),
            _ => String::new(),
        };
        let sum = match figure.value(at, Column::Running) {
            sum @ Value::Percent(_) => format!(" · Σ {}", sum.written()),
            _ => String::new(),
        };
        let end = 8 + if running.is_empty() { BARS + long } else { ends };
        let _ = write!(body, "<text x=\"{end}\" y=\"{middle}\">{}{share}{sum}</text>", text::grouped(count));
    }
    if !running.is_empty() {
        body.push_str(&curve(&running, rows.len()));
        return framed(rows.len() * ROW + ROW, &body);
    }
    framed(rows.len() * ROW, &body)
}

/// The running share: a line with rings on the scale of the bars, and that scale below them.
fn curve(running: &[(usize, usize)], rows: usize) -> String {
    let across = |percent: usize| BARS + percent.min(100) * (ENDS_OF_CURVE - BARS) / 100;
    let points = running.iter().map(|(row, percent)| (across(*percent), row * ROW + ROW / 2));
    let points: Vec<(usize, usize)> = points.collect();
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
    let mut body = format!("<path d=\"M{}\" class=\"curve\"/>", line.join("L"));
    for (x, y) in points {
        let _ = write!(body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" class=\"point\"/>");
    }
    let y = rows * ROW + ROW / 2;
    for percent in [0, 50, 100] {
        let x = across(percent);
        let _ = write!(body, "<text x=\"{x}\" y=\"{y}\" class=\"mid quiet\">{percent} %</text>");
    }
    let _ = write!(
        body,
        "<path d=\"M0 {y}H24\" class=\"curve\"/><circle cx=\"12\" cy=\"{y}\" r=\"4\" class=\"point\"/>\
         <text x=\"32\" y=\"{y}\" class=\"quiet\">{}</text>",
        say!("insights-curve")
    );
    body
}

/// A ring, before, and a dot, after, on a line from 0 to 10.
fn heat(figure: &Figure, at: usize, middle: usize) -> String {
    let calls = text::grouped(figure.count(at, Column::Calls));
    let mut body = format!("<path d=\"M{BARS} {middle}H{ENDS}\" class=\"line\"/>");
    let (before, after) = (figure.value(at, Column::Before), figure.value(at, Column::After));
    let said = if let (Value::Tenths(from), Value::Tenths(to)) = (before, after) {
        let place = |tenths: usize| BARS + tenths * (ENDS - BARS) / 100;
        let (from, to) = (place(from), place(to));
        let _ = write!(
            body,
            "<path d=\"M{from} {middle}H{to}\" class=\"way\"/><circle cx=\"{from}\" cy=\"{middle}\" r=\"5\" class=\"ring\"/>\
             <circle cx=\"{to}\" cy=\"{middle}\" r=\"5\" class=\"bar\"/>"
        );
        format!("{} → {} · {calls}", before.written(), after.written())
    } else {
        format!("{} · {calls}", say!("insights-too-few"))
    };
    let end = ENDS + 8;
    let _ = write!(body, "<text x=\"{end}\" y=\"{middle}\">{said}</text>");
    body
}

fn columns(of: &[(String, usize)]) -> String {
    const TALLEST: usize = 90;
    const BASE: usize = 112;
    let most = of.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let wide = (WIDTH / of.len().max(1)).clamp(1, 60);
    // a name wants some room
    let every = (48 / wide).max(1);
    let mut body = format!("<path d=\"M0 {BASE}H{WIDTH}\" class=\"line\"/>");
    for (at, (name, count)) in of.iter().enumerate() {
        let left = at * wide;
        let middle = left + wide / 2;
        if *count > 0 {
            let tall = (count * TALLEST / most).max(2);
            let (top, inner) = (BASE - tall, wide.saturating_sub(2).max(1));
            let _ = write!(
                body,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{inner}\" height=\"{tall}\" rx=\"2\" class=\"bar\"/>"
            );
            if wide >= 20 || *count == most {
                let over = top - 8;
                let _ = write!(body, "<text x=\"{middle}\" y=\"{over}\" class=\"mid\">{count}</text>");
            }
        }
        if at % every == 0 {
            let _ =
                write!(body, "<text x=\"{middle}\" y=\"{}\" class=\"mid quiet\">{name}</text>", BASE + 14);
        }
    }
    framed(BASE + 24, &body)
}

fn framed(height: usize, body: &str) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {height}\" aria-hidden=\"true\">{body}</svg>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::insights::{Asked, Digest, Tally};
    use crate::model::{call::CauseKind, library};

    /// The root causes of so many calls: process, product, product, again and again.
    fn causes(calls: usize) -> String {
        let now: jiff::Zoned = "2026-11-22T12:00:00[UTC]".parse().unwrap();
        let mut tally = Tally::new(Asked::new("", &now));
        for number in 0..calls {
            let cause = if number % 3 == 0 { CauseKind::Process } else { CauseKind::Product };
            let (situations, promises) = (Vec::new(), Vec::new());
            let opened = now.timestamp();
            tally.add(&Digest {
                opened,
                situations,
                heat: None,
                promises,
                cause: Some(cause),
                debriefed: false,
            });
        }
        drawing(tally.insights().figure(Kind::Causes).unwrap(), &library::builtin())
    }

    #[test]
    fn root_causes_have_a_curve_of_their_running_share_on_the_scale_of_the_bars() {
        let drawn = causes(12);
        // 67 % and 100 % of the way, with the bar of the first as long as the first point is far
        assert!(drawn.contains("<path d=\"M437 39L540 65L"), "{drawn}");
        assert!(drawn.contains(&format!("x=\"{BARS}\" y=\"32\" width=\"206\"")), "{drawn}");
        assert!(drawn.contains("8 · 67 % · Σ 67 %") && drawn.contains("50 %</text>"), "{drawn}");
    }

    #[test]
    fn too_few_calls_have_no_curve() {
        let drawn = causes(9);
        assert!(!drawn.contains("curve") && !drawn.contains('Σ'), "{drawn}");
    }
}
