//! Insights: the figures, each with its table, and a way from every number to its calls. Owns the
//! screen; must not know how the figures are counted.

mod bars;
mod columns;
mod curve;
mod heat;
mod matrix;
mod number;
mod table;

use egui::{Frame, RichText, ScrollArea, Stroke, Ui};

use super::view::{Fold, ViewState};
use super::widget::{self, Chosen};
use super::window::Drawer;
use super::{kept, theme};
use crate::model::action::{Action, Now, Place, Screen};
use crate::model::beside::Seat;
use crate::model::insights::{FEW, Figure, Insights, Kind, Period, claim};
use crate::model::language::Language;
use crate::model::query;
use crate::model::settings::Theme;
use crate::model::state::{Model, Waiting};
use crate::model::text;
use crate::report::{csv, figures};
use crate::{key, say};

/// The widest that a figure is drawn, in points.
const WIDEST: f32 = 760.0;

/// The width from which the spans stand beside the title, in points.
const ROOMY_PX: f32 = 480.0;

/// The width of a figure as a picture, in points.
const PICTURE_PX: f32 = 720.0;

/// Draws the screen.
pub fn insights_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let roomy = ui.available_width() >= ROOMY_PX;
    ui.horizontal(|ui| {
        ui.label(RichText::new(say!("insights-insights")).font(theme::title()).color(palette.text));
        if model.seat == Seat::Call && widget::button(ui, say!("insights-back")).clicked() {
            out.push(Action::Go(Screen::Insights));
        }
        if roomy {
            periods(ui, model, view, out);
        }
    });
    if !roomy {
        ui.horizontal_wrapped(|ui| periods(ui, model, view, out));
    }
    let Some(insights) = &model.insights.insights else {
        middle(ui, say!("insights-counting"));
        return;
    };
    if insights.calls == 0 {
        let none = match model.insights.period {
            Period::All => kept::said(model, key!("insights-none-yet")),
            _ => say!("insights-no-calls-in-these-weeks"),
        };
        middle(ui, if model.insights.waiting == Waiting::Waiting { say!("insights-counting") } else { none });
        return;
    }
    widget::name(ui, &counted(insights, model.insights.waiting));
    ScrollArea::vertical().id_salt("insights").auto_shrink(false).show(ui, |ui| {
        widget::turn_pages(ui);
        ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
        let wide = ui.available_width() >= theme::WIDE;
        let figures: Vec<&Figure> = insights.figures.iter().collect();
        if !wide {
            for figure in figures {
                card_ui(ui, model, view, figure, now, out);
            }
            return;
        }
        let [mut left, mut right] = [Vec::new(), Vec::new()];
        for figure in figures {
            match figure.kind {
                Kind::Situations | Kind::Causes | Kind::Own => left.push(figure),
                Kind::Heat | Kind::Promises | Kind::Hours => right.push(figure),
            }
        }
        ui.columns(2, |columns| {
            for (ui, figures) in columns.iter_mut().zip([left, right]) {
                ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
                for figure in figures {
                    card_ui(ui, model, view, figure, now, out);
                }
            }
        });
    });
}

fn periods(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    for period in Period::ALL {
        let chosen = period == model.insights.period;
        let name = say!("insights-look-back", period = period.name());
        let chip = widget::chip(ui, None, period.name(), chosen.into(), &name);
        if chosen {
            view.settle(Place::Insights, &chip);
        }
        if chip.clicked() {
            out.push(Action::LookBack(period));
        }
    }
}

fn middle(ui: &mut Ui, text: &str) {
    ui.add_space(theme::GRID * 4.0);
    ui.vertical_centered(|ui| ui.label(RichText::new(text).color(theme::palette(ui).muted)));
}

/// How many calls the figures are made of, and what that is too few for.
fn counted(insights: &Insights, waiting: Waiting) -> String {
    let calls = text::calls(insights.calls);
    let said = if insights.calls < FEW {
        say!("insights-few", calls, few = FEW)
    } else {
        say!("insights-enough", calls)
    };
    if waiting == Waiting::Waiting { format!("{said} {}", say!("insights-counting-again")) } else { said }
}

/// One figure with what can be done with it.
fn card_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    figure: &Figure,
    now: &Now,
    out: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let kind = figure.kind;
    let frame = Frame::new().fill(palette.surface).stroke(Stroke::new(1.0, palette.line)).corner_radius(8);
    frame.inner_margin(theme::card_margin()).show(ui, |ui| {
        ui.set_width((ui.available_width()).min(WIDEST));
        head_ui(ui, model, figure);
        if kind == Kind::Own && view.own_fold == Fold::Closed {
            ui.horizontal(|ui| {
                if widget::button(ui, say!("insights-show-my-own-patterns")).clicked() {
                    view.own_fold = Fold::Open;
                }
            });
            return;
        }
        if figure.is_empty() {
            widget::name(ui, nothing(kind));
            return;
        }
        chart_ui(ui, model, view, figure, out);
        ui.horizontal_wrapped(|ui| {
            let shown = view.tables.contains(&kind);
            let name = say!("insights-table-of", kind = kind.name());
            if widget::chip(ui, None, say!("insights-table"), Chosen::from(shown), &name).clicked()
                && !view.tables.remove(&kind)
            {
                view.tables.insert(kind);
            }
            if widget::chip(ui, None, "CSV", Chosen::No, &say!("insights-save-as-csv", kind = kind.name()))
                .clicked()
            {
                let csv = csv::BYTE_ORDER_MARK.to_owned() + &figures::csv(figure, &model.playbook);
                out.push(Action::Write(file_name(kind, "csv", now), csv.into_bytes()));
            }
            if widget::chip(ui, None, "PNG", Chosen::No, &say!("insights-save-as-png", kind = kind.name()))
                .clicked()
            {
                out.push(Action::Picture(kind));
            }
        });
        if view.tables.contains(&kind) {
            table::table_ui(ui, model, figure);
        }
    });
}

fn head_ui(ui: &mut Ui, model: &Model, figure: &Figure) {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = theme::GRID;
    ui.label(RichText::new(figure.kind.name()).font(theme::strong()).color(palette.text));
    if !figure.is_empty() {
        let claim = RichText::new(claim(figure, &model.playbook)).font(theme::small()).color(palette.muted);
        ui.label(claim);
    }
    ui.add_space(theme::GRID);
}

fn chart_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, figure: &Figure, out: &mut Vec<Action>) {
    match figure.kind {
        Kind::Situations => matrix::matrix_ui(ui, model, view, figure, out),
        Kind::Hours => columns::columns_ui(ui, model, view, figure, out),
        Kind::Heat | Kind::Promises | Kind::Causes | Kind::Own => {
            bars::bars_ui(ui, model, view, figure, out);
        }
    }
}

/// What is said where a figure has nothing to show.
fn nothing(kind: Kind) -> &'static str {
    match kind {
        Kind::Situations | Kind::Hours => say!("insights-no-calls-yet"),
        Kind::Heat => say!("insights-no-heat-yet"),
        Kind::Promises => say!("insights-nothing-promised-yet"),
        Kind::Causes => say!("insights-no-cause-yet"),
        Kind::Own => say!("insights-no-debrief-yet"),
    }
}

/// `evenkeel-situations-2026-11-22.csv`.
#[must_use]
pub fn file_name(kind: Kind, ending: &str, now: &Now) -> String {
    format!("evenkeel-{}-{}.{ending}", kind.id(), now.wall.date())
}

/// The figure as a PNG file, dark on light, for paper.
pub(super) fn picture(model: &Model, kind: Kind, draw: Drawer) -> Option<Vec<u8>> {
    let figure = model.insights.insights.as_ref()?.figure(kind)?;
    let mut view = ViewState::default();
    let mut begun = false;
    draw(PICTURE_PX, &mut |ui| {
        if !std::mem::replace(&mut begun, true) {
            theme::install(ui.ctx());
        }
        theme::apply(ui.ctx(), Theme::Light, 100);
        let page = ui.max_rect();
        ui.painter().rect_filled(page, 0, theme::LIGHT.surface);
        Frame::new().inner_margin(16).show(ui, |ui| {
            ui.set_width(PICTURE_PX - 32.0);
            head_ui(ui, model, figure);
            chart_ui(ui, model, &mut view, figure, &mut Vec::new());
        });
    })
}

/// Goes to the calls behind a number.
pub(super) fn behind(view: &mut ViewState, query: &str, out: &mut Vec<Action>) {
    let query = query::worded(query, Language::spoken());
    view.search.clone_from(&query);
    view.mark_row(0);
    out.push(Action::Behind(query));
}

/// The id of a number, for the keyboard.
fn id(kind: Kind, at: (usize, usize)) -> egui::Id {
    egui::Id::unique(("figure", kind, at))
}
