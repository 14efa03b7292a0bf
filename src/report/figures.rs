//! A figure as a table: CSV, plain text, JSON lines. The numbers are those of the window. Must not
//! count anything itself.

use serde_json::{Value as Json, json};

use super::csv;
use crate::model::insights::{Figure, Value, named};
use crate::model::library::Playbook;

/// The figure as CSV, its columns named in the first line.
#[must_use]
pub fn csv(figure: &Figure, playbook: &Playbook) -> String {
    let names = figure.columns.iter().map(|column| column.name());
    let mut text = csv::record([figure.kind.rows().to_owned()].into_iter().chain(names));
    for (row, values) in &figure.rows {
        let values =
            values.iter().map(|value| number(*value).map_or_else(String::new, |json| json.to_string()));
        text.push_str(&csv::record([named(row, playbook)].into_iter().chain(values)));
    }
    text
}

/// The figure as lines of text, its columns below each other.
#[must_use]
pub fn table(figure: &Figure, playbook: &Playbook) -> String {
    let head = [figure.kind.rows().to_owned()].into_iter();
    let mut lines: Vec<Vec<String>> = vec![head.chain(figure.columns.iter().map(|c| c.name())).collect()];
    for (row, values) in &figure.rows {
        let values = values.iter().map(|value| value.written());
        lines.push([named(row, playbook)].into_iter().chain(values).collect());
    }
    let widths: Vec<usize> = (0..=figure.columns.len())
        .map(|at| lines.iter().filter_map(|line| Some(line.get(at)?.chars().count())).max().unwrap_or(0))
        .collect();
    let line = |cells: &Vec<String>| {
        let cells = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("  {cell:<width$}"),
            _ => format!("  {cell:>width$}"),
        });
        cells.collect::<String>().trim_end().to_owned() + "\n"
    };
    lines.iter().map(line).collect()
}

/// Every number of the figure as a line of JSON, with the search that finds the calls behind it.
#[must_use]
pub fn lines(figure: &Figure, playbook: &Playbook) -> Vec<String> {
    let line = |(row, values): &(_, Vec<Value>)| {
        let of = figure.columns.iter().zip(values).map(|(column, value)| {
            json!({
                "figure": figure.kind.id(),
                "row": crate::model::insights::Row::id(row),
                "name": named(row, playbook),
                "column": column.id(),
                "value": number(*value),
                "query": figure.query(row, *column),
            })
            .to_string()
        });
        of.collect::<Vec<_>>()
    };
    figure.rows.iter().flat_map(line).collect()
}

fn number(value: Value) -> Option<Json> {
    match value {
        Value::Count(count) => Some(json!(count)),
        Value::Tenths(_) => value.written().parse::<f64>().ok().map(|tenths| json!(tenths)),
        Value::Percent(percent) => Some(json!(percent)),
        Value::TooFew | Value::None => None,
    }
}
