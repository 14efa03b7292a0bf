//! The editor of the playbook: the list of situations, and the one that is open beside or over it.
//! Must not know what an edit makes of the playbook, nor where it is kept.

use egui::{Align, Color32, Frame, Layout, Margin, Panel, Response, RichText, ScrollArea, Stroke, Ui, vec2};

use super::icon::{self, Icon, State};
use super::view::ViewState;
use super::{kept, theme, widget};
use crate::model::action::{Action, Place, Screen};
use crate::model::editor::Editor;
use crate::model::pack::{Edit, Item, Key, List, Way};
use crate::model::playbook::Situation;
use crate::model::state::Model;
use crate::{key, say};

mod breathing;
mod elsewhere;
mod line;
mod situation;

/// Draws the editor: side by side from [`theme::WIDE`], else the open situation over the list.
pub fn editor_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    head(ui, model, out);
    if ui.available_width() >= theme::WIDE {
        let list_px = (ui.available_width() * 0.4).min(440.0);
        let frame = |right: i8| Frame::new().inner_margin(Margin { right, ..Margin::ZERO });
        Panel::left("playbook").exact_size(list_px).resizable(false).frame(frame(12)).show(ui, |ui| {
            list_ui(ui, model, view, out);
        });
        let frame = Frame::new().inner_margin(Margin { left: 12, ..Margin::ZERO });
        egui::CentralPanel::default().frame(frame).show(ui, |ui| match &model.editor.open {
            Some(_) => situation::situation_ui(ui, model, out),
            None => nothing_open(ui),
        });
    } else if model.editor.open.is_some() {
        situation::situation_ui(ui, model, out);
    } else {
        list_ui(ui, model, view, out);
    }
}

fn head(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let editor = &model.editor;
    ui.horizontal(|ui| {
        let palette = theme::palette(ui);
        let wide = ui.available_width() >= theme::WIDE;
        let open = editor.open.as_deref().filter(|_| !wide).and_then(|id| editor.book.situation(id));
        let (title, back) = open.map_or((say!("editor-playbook"), Action::Go(Screen::Call)), |open| {
            (open.chip.as_str(), Action::EditSituation(None))
        });
        ui.label(RichText::new(title).font(theme::title()).color(palette.text));
        if widget::button(ui, say!("editor-back")).clicked() {
            out.push(back);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (text, ink) = match (&editor.failure, editor.is_saved()) {
                (Some(_), _) => (say!("editor-not-saved"), palette.alarm),
                (None, true) if editor.is_touched() => (kept::said(model, key!("bar-saved")), palette.muted),
                _ => ("", palette.muted),
            };
            ui.label(RichText::new(text).font(theme::small()).color(ink));
        });
    });
}

fn nothing_open(ui: &mut Ui) {
    ui.add_space(theme::GRID * 8.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(say!("editor-choose-a-situation")).color(theme::palette(ui).muted));
    });
}

fn list_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("playbook list").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        widget::heading(ui, say!("editor-situations"));
        let count = model.editor.book.all.situations.len();
        for (at, situation) in model.editor.book.all.situations.iter().enumerate() {
            let row = row(ui, &model.editor, situation, (at, count), out);
            if at == 0 {
                view.settle(Place::Situations, &row);
            }
        }
        if widget::button(ui, say!("editor-add-a-situation")).clicked() {
            out.push(Action::Edit(Edit::Add(List::Situations)));
        }
        breathing::patterns_ui(ui, model, out);
        elsewhere::elsewhere_ui(ui, model, view, out);
        ui.add_space(theme::GRID * 4.0);
    });
}

/// The width from which what a situation is stands beside its name, in points.
const BESIDE_PX: f32 = 150.0;

/// One situation of the list; answers what opens it.
fn row(
    ui: &mut Ui,
    editor: &Editor,
    situation: &Situation,
    (at, count): (usize, usize),
    out: &mut Vec<Action>,
) -> Response {
    let palette = theme::palette(ui);
    let key = Key::Situation(situation.id.clone());
    let standing = standing(editor, &key);
    widget::row(ui, |ui| {
        let name = if situation.name.trim().is_empty() { say!("editor-untitled") } else { &situation.name };
        let ink = if standing == Standing::Hidden { palette.muted } else { palette.text };
        let selected = editor.open.as_ref() == Some(&situation.id);
        let size = vec2(ui.available_width() - tools_px(ui), theme::TARGET + theme::GRID);
        let button = if size.x < BESIDE_PX {
            let mut lines = egui::text::LayoutJob::default();
            lines.append(name, 0.0, egui::TextFormat::simple(theme::body(), ink));
            if standing != Standing::Same {
                let tag = format!("\n{}", standing.name());
                lines.append(&tag, 0.0, egui::TextFormat::simple(theme::small(), palette.muted));
            }
            egui::Button::selectable(selected, lines)
        } else {
            let tag = RichText::new(standing.name()).font(theme::small()).color(palette.muted);
            egui::Button::selectable(selected, RichText::new(name).color(ink)).right_text(tag)
        };
        let placed = ui.allocate_ui(size, |ui| {
            ui.set_max_width(size.x);
            ui.add(button.min_size(size).wrap())
        });
        let response = placed.inner;
        let of = if standing == Standing::Same { "" } else { ", " };
        let response = response.accessible_name(format!("{name}{of}{}", standing.name()));
        icon::focus_ring(ui, &response, response.rect);
        if response.clicked() {
            out.push(Action::EditSituation(Some(situation.id.clone())));
        }
        tools(ui, editor, (Item::Situation(at), &key), (at, count, name), out);
        response
    })
}

/// How an item stands to what lies below one's own changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Standing {
    /// As it is there.
    Same,
    /// Changed.
    Changed,
    /// One's own.
    Own,
    /// Out of sight.
    Hidden,
}

impl Standing {
    fn name(self) -> &'static str {
        match self {
            Self::Same => "",
            Self::Changed => say!("editor-changed"),
            Self::Own => say!("editor-yours"),
            Self::Hidden => say!("editor-hidden"),
        }
    }
}

fn standing(editor: &Editor, key: &Key) -> Standing {
    if editor.book.hides(key) {
        return Standing::Hidden;
    }
    if !editor.below.holds(key) {
        return Standing::Own;
    }
    if editor.is_changed(key) { Standing::Changed } else { Standing::Same }
}

/// What so many buttons at the end of a line take.
fn buttons_px(ui: &Ui, count: f32) -> f32 {
    count * (theme::TARGET + theme::GRID + ui.spacing().item_spacing.x)
}

/// What the buttons at the end of a line take.
fn tools_px(ui: &Ui) -> f32 {
    buttons_px(ui, 3.0)
}

/// A small button that stays in the background.
fn quiet(ui: &mut Ui, text: &str, name: &str) -> Response {
    let palette = theme::palette(ui);
    let text = RichText::new(text).font(theme::small()).color(palette.muted);
    let button = egui::Button::new(text).fill(Color32::TRANSPARENT).stroke(Stroke::NONE);
    let response = ui.add(button.min_size(vec2(0.0, theme::TARGET))).accessible_name(name);
    icon::focus_ring(ui, &response, response.rect);
    response
}

/// Up, down, and out of sight or back.
fn tools(
    ui: &mut Ui,
    editor: &Editor,
    (item, key): (Item, &Key),
    (at, count, name): (usize, usize, &str),
    out: &mut Vec<Action>,
) {
    let mut edit = |change| out.push(Action::Edit(change));
    ui.add_enabled_ui(at > 0, |ui| {
        if icon::button(ui, Icon::Up, &say!("editor-move-up", name), State::Plain).clicked() {
            edit(Edit::Move(item, Way::Up));
        }
    });
    ui.add_enabled_ui(at + 1 < count, |ui| {
        if icon::button(ui, Icon::Down, &say!("editor-move-down", name), State::Plain).clicked() {
            edit(Edit::Move(item, Way::Down));
        }
    });
    let (sign, does, change) = match (editor.book.hides(key), editor.below.holds(key)) {
        (true, _) => (Icon::Plus, say!("editor-show-again"), Edit::Show(item)),
        (false, true) => (Icon::Cross, say!("editor-hide"), Edit::Drop(item)),
        (false, false) => (Icon::Cross, say!("editor-take-out"), Edit::Drop(item)),
    };
    if icon::button(ui, sign, &format!("{does}: {name}"), State::Plain).clicked() {
        edit(change);
    }
}
