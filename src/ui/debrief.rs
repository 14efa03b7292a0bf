//! The private debrief: a few questions after a call, each of which may be skipped.

use egui::{Key, RichText, ScrollArea, Ui, vec2};

use super::cover;
use super::paper;
use super::theme;
use super::view::ViewState;
use super::widget::{self, Size};
use crate::model::action::{Action, Place};
use crate::model::debrief::{About, Change, Debrief, FEELINGS, Fate, Part};
use crate::model::state::Model;
use crate::say;

/// No line of the page is wider, in points.
const MOST_PX: f32 = 560.0;

/// Draws the debrief.
pub fn debrief_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let (Some(paper), Some(about)) = (&model.debrief, &model.debrief_about) else {
        ui.label(RichText::new(say!("debrief-looking")).color(theme::palette(ui).muted));
        return;
    };
    heading(ui, model, about, out);
    ScrollArea::vertical().id_salt(("debrief", about.id)).auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(MOST_PX.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = theme::GRID;
        let page = &paper.page;
        feeling(ui, page, out);
        reappraisal(ui, model, view, (page, about), out);
        ask(ui, page, Part::Worked, say!("debrief-a-sentence-is-plenty"), out);
        ask(ui, page, Part::Differently, say!("debrief-next-time"), out);
        fate(ui, page, out);
        ask(ui, page, Part::TalkedTo, say!("debrief-talked-to-hint"), out);
        ui.add_space(theme::GRID * 2.0);
        if widget::main_button(ui, say!("debrief-done-esc")).clicked() {
            out.push(Action::Back);
        }
        ui.add_space(theme::GRID * 2.0);
    });
}

fn heading(ui: &mut Ui, model: &Model, about: &About, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(say!("debrief-let-it-go")).font(theme::title()).color(palette.text));
        ui.label(RichText::new(cover::text(ui, &about.label)).font(theme::small()).color(palette.muted));
        if widget::button(ui, say!("debrief-back")).on_hover_text("Esc").clicked() {
            out.push(Action::Back);
        }
        let failed = model.debrief.as_ref().and_then(|paper| paper.failure.as_ref());
        if let Some(why) = failed {
            ui.label(RichText::new(say!("debrief-not-saved", why)).font(theme::small()).color(palette.alarm));
        }
    });
    let private = say!("debrief-private");
    ui.label(RichText::new(private).font(theme::small()).color(palette.muted));
}

fn feeling(ui: &mut Ui, page: &Debrief, out: &mut Vec<Action>) {
    widget::heading(ui, Part::Feeling.name());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GRID, theme::GRID);
        for word in FEELINGS.map(|feeling| say!(feeling)) {
            let chip =
                widget::chip(ui, None, word, (page.feeling == word).into(), &say!("debrief-feeling", word));
            if chip.clicked() {
                out.push(Action::Debrief(Change::Take(Part::Feeling, word.to_owned())));
            }
        }
    });
    field(ui, page, Part::Feeling, say!("debrief-or-in-your-own-words"), out);
}

/// A thought that fits the call, to be taken; or one's own.
fn reappraisal(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    (page, about): (&Debrief, &About),
    out: &mut Vec<Action>,
) {
    widget::heading(ui, Part::Reappraisal.name());
    let fits = |situations: &[String]| situations.iter().any(|id| about.situations.contains(id));
    let (near, any): (Vec<_>, Vec<_>) =
        model.playbook.reframes.iter().partition(|reframe| fits(&reframe.situations));
    let any = any.into_iter().filter(|reframe| reframe.situations.is_empty());
    let thoughts: Vec<_> = near.into_iter().chain(any).collect();
    let at = view.debrief_thought.checked_rem(thoughts.len()).unwrap_or(0);
    if let Some(thought) = thoughts.get(at) {
        ui.label(RichText::new(&thought.text).color(theme::palette(ui).accent));
        ui.horizontal(|ui| {
            let label = if page.reappraisal == thought.text {
                say!("debrief-taken")
            } else {
                say!("debrief-take-it")
            };
            if widget::button(ui, label).clicked() {
                out.push(Action::Debrief(Change::Take(Part::Reappraisal, thought.text.clone())));
            }
            if widget::button(ui, say!("debrief-another")).clicked() {
                view.debrief_thought = at + 1;
            }
        });
    }
    field(ui, page, Part::Reappraisal, say!("debrief-or-in-your-own-words"), out);
}

fn fate(ui: &mut Ui, page: &Debrief, out: &mut Vec<Action>) {
    widget::heading(ui, say!("debrief-raise-or-let-go"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GRID, theme::GRID);
        for (label, fate) in
            [(say!("debrief-let-it-go"), Fate::LetGo), (say!("debrief-raise-it"), Fate::Raise)]
        {
            let name = say!("debrief-decision", label);
            if widget::chip(ui, None, label, (page.fate == fate).into(), &name).clicked() {
                out.push(Action::Debrief(Change::Fate(fate)));
            }
        }
    });
    if page.fate == Fate::Raise {
        ask(ui, page, Part::Raise, say!("debrief-raise-hint"), out);
    }
}

fn ask(ui: &mut Ui, page: &Debrief, part: Part, hint: &str, out: &mut Vec<Action>) {
    widget::heading(ui, part.name());
    field(ui, page, part, hint, out);
}

fn field(ui: &mut Ui, page: &Debrief, part: Part, hint: &str, out: &mut Vec<Action>) {
    let size = match part {
        Part::Feeling | Part::TalkedTo => Size::Line,
        _ => Size::Area(1),
    };
    let edit =
        paper::Edit { place: Place::Debrief(part), text: part.get(page), name: part.name(), hint, size };
    match paper::edit_ui(ui, &edit) {
        Some(paper::Edited::Typed(text, caret)) => {
            out.push(Action::Debrief(Change::Text(part, text, caret)));
        }
        Some(paper::Edited::Left) => {
            out.push(Action::Debrief(Change::Left));
            if part == Part::Feeling && ui.input(|input| input.key_pressed(Key::Enter)) {
                out.push(Action::Focus(Place::Debrief(Part::Reappraisal)));
            }
        }
        None => {}
    }
}
