//! A figure as a table: a row is read in one go, each number with the name of its column. Must not
//! draw what the figure draws.

use egui::{Align, Label, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::model::insights::{Column, Figure, named};
use crate::model::state::Model;
use crate::model::when;
use crate::ui::theme;

/// The width of a column of numbers, and of that of the names, in points.
const NUMBER_PX: f32 = 84.0;
const NAME_PX: f32 = 150.0;

/// Draws the table; what is too wide is scrolled to.
pub(super) fn table_ui(ui: &mut Ui, model: &Model, figure: &Figure) {
    ScrollArea::horizontal().id_salt(("table", figure.kind)).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let head = figure.columns.iter().map(|column| head(*column)).collect::<Vec<_>>();
            row_ui(ui, figure.kind.rows(), &head, None);
            for (row, values) in &figure.rows {
                let cells: Vec<String> = values.iter().map(|value| value.written()).collect();
                let name = named(row, &model.playbook);
                let said = figure.columns.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
                let said = said.map(|(column, cell)| format!("{} {cell}", column.name().to_lowercase()));
                let said = format!("{name}: {}", said.collect::<Vec<_>>().join(", "));
                row_ui(ui, &name, &cells, Some(said));
            }
        });
    });
}

/// One row; `said` is what a screen reader says of it, the head has none.
fn row_ui(ui: &mut Ui, name: &str, cells: &[String], said: Option<String>) {
    let palette = theme::palette(ui);
    let font = if said.is_none() { theme::small_strong() } else { theme::small() };
    let ink = if said.is_none() { palette.muted } else { palette.text };
    let text = |text: &str| Label::new(RichText::new(text).font(font.clone()).color(ink)).truncate();
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(NAME_PX, 18.0), left, |ui| {
            ui.set_width(NAME_PX);
            ui.add(text(name));
        });
        for cell in cells {
            let right = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(vec2(NUMBER_PX, 18.0), right, |ui| {
                ui.set_width(NUMBER_PX);
                ui.add(text(cell));
            });
        }
    });
    if let Some(said) = said {
        row.response.widget_info(|| WidgetInfo::labeled(Role::Row, true, said.clone()));
    }
}

fn head(column: Column) -> String {
    match column {
        Column::Week(monday) => when::brief_date(monday),
        other => other.name(),
    }
}
