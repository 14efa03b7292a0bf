//! A number of a figure: clicked, or entered by the keyboard, it lists its calls. One number of a
//! figure takes Tab, arrows lead to the others. Must not know how it is drawn.

use egui::accesskit::Action;
use egui::{EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::{behind, id};
use crate::model::action as model;
use crate::model::insights::{Column, Figure, Row};
use crate::ui::view::ViewState;
use crate::ui::{icon, theme};

/// The numbers of a figure that can be entered: rows by columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid<'a> {
    pub(super) figure: &'a Figure,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Grid<'_> {
    /// Takes the keys of the number that has the keyboard.
    pub(super) fn keys(self, ui: &Ui, view: &mut ViewState) {
        let kind = self.figure.kind;
        let (rows, columns) = (self.rows.saturating_sub(1), self.columns.saturating_sub(1));
        let mark = view.figure_marks.entry(kind).or_default();
        *mark = (mark.0.min(rows), mark.1.min(columns));
        if ui.memory(egui::Memory::focused) != Some(id(kind, *mark)) {
            return;
        }
        let (row, column) = *mark;
        let steps = [
            (Key::ArrowDown, (row + 1, column)),
            (Key::ArrowUp, (row.saturating_sub(1), column)),
            (Key::ArrowRight, (row, column + 1)),
            (Key::ArrowLeft, (row, column.saturating_sub(1))),
            (Key::Home, (row, 0)),
            (Key::End, (row, columns)),
        ];
        for (key, (row, column)) in steps {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                *mark = (row.min(rows), column.min(columns));
                ui.memory_mut(|memory| memory.request_focus(id(kind, *mark)));
            }
        }
    }

    /// A number at this place: reached by the keyboard, named, and the way to its calls.
    pub(super) fn number(
        self,
        ui: &Ui,
        view: &mut ViewState,
        (rect, at): (Rect, (usize, usize)),
        (row, column, name): (&Row, Column, &str),
        out: &mut Vec<model::Action>,
    ) -> Response {
        let kind = self.figure.kind;
        // a screen reader sends the keyboard to any of them
        let asked =
            |input: &egui::InputState| input.has_accesskit_action_request(id(kind, at), Action::Focus);
        if ui.input(asked) {
            view.figure_marks.insert(kind, at);
            ui.memory_mut(|memory| memory.request_focus(id(kind, at)));
        }
        let marked = view.figure_marks.get(&kind).copied().unwrap_or_default() == at;
        let sense = if marked { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id(kind, at), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        if response.has_focus() {
            let arrows =
                EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        if response.hovered() && !response.has_focus() {
            let edge = egui::Stroke::new(1.0, theme::palette(ui).accent);
            ui.painter().rect_stroke(rect, 4, edge, egui::StrokeKind::Inside);
        }
        icon::focus_ring(ui, &response, rect);
        if response.clicked() {
            view.figure_marks.insert(kind, at);
            behind(view, &self.figure.query(row, column), out);
        }
        response
    }
}

/// "12 calls".
pub(super) fn calls(count: usize) -> String {
    crate::model::text::calls(count)
}
