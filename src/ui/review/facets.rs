//! What narrows the list: facets with their counts, and searches kept under a name. Each is a word or
//! the whole text of the search. Must not know how calls are found.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::model::action::{Action, Now, Place};
use crate::model::beside::Seat;
use crate::model::facet::{self, Facet, Search};
use crate::model::language::Language;
use crate::model::query;
use crate::model::state::Model;
use crate::model::text;
use crate::say;
use crate::ui::caret;
use crate::ui::commands::{self, Command};
use crate::ui::cover;
use crate::ui::icon::{self, Icon, State};
use crate::ui::theme;
use crate::ui::view::{self, Fold, ViewState};
use crate::ui::widget::{self, Chosen};

/// The tallest that the chips are before they scroll, in points.
const TALLEST: f32 = 132.0;

/// Draws the line of what can be done with the search, and the chips when they are unfolded.
pub(super) fn facets_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let query = model.shelf.query.trim();
    let kept = model.settings.searches.iter().any(|search| search.query == query);
    ui.horizontal_wrapped(|ui| {
        let open = view.facets_fold == Fold::Open;
        if widget::chip(ui, None, say!("review-narrow"), Chosen::from(open), say!("review-narrow-the-list"))
            .clicked()
        {
            view.facets_fold = view.facets_fold.other();
        }
        if !query.is_empty() && !kept && view.search_name.is_none() {
            let keep = widget::button(ui, say!("review-keep-search"))
                .on_hover_text(commands::key_of(Command::KeepSearch));
            if keep.clicked() {
                begin(model, view, out);
            }
        }
        // the window beside has a tab for it
        if model.seat == Seat::Call {
            let insights = widget::button(ui, say!("review-insights"));
            if insights.on_hover_text(commands::key_of(Command::Insights)).clicked() {
                commands::run(Command::Insights, model, view, now, out);
            }
        }
    });
    naming(ui, model, view, out);
    // where there is little room, the calls themselves come first
    let short = ui.ctx().content_rect().height() < theme::TALL;
    if view.facets_fold == Fold::Closed || (short && !model.shelf.picked.is_empty()) {
        return;
    }
    let tallest = if short { TALLEST / 2.0 } else { TALLEST };
    ScrollArea::vertical().id_salt("facets").max_height(tallest).auto_shrink([false, true]).show(ui, |ui| {
        searches(ui, model, view, out);
        let facets = facet::offered(&model.shelf.facets, &model.playbook);
        if facets.is_empty() {
            widget::name(ui, say!("review-nothing-to-narrow"));
        }
        ui.horizontal_wrapped(|ui| {
            // what narrows the list is in English, as the files are
            let query = query::worded(&model.shelf.query, Language::ENGLISH);
            for facet in &facets {
                facet_ui(ui, &query, view, facet, out);
            }
        });
    });
}

fn facet_ui(ui: &mut Ui, query: &str, view: &mut ViewState, facet: &Facet, out: &mut Vec<Action>) {
    let said = |query: &str| query::worded(query, Language::spoken());
    let chosen = facet::holds(query, &facet.word);
    let calls = text::calls(facet.count);
    let tag = facet.word.starts_with("tag:");
    let seen = |text| if tag { cover::text(ui, text) } else { text.into() };
    let word = said(&facet.word);
    let (word, shown) = (seen(&word), seen(&facet.name));
    let name = say!("review-narrow-to", shown, calls);
    let label = format!("{}  {}", text::one_line(&shown, 28), facet.count);
    if widget::chip(ui, None, &label, chosen.into(), &name).on_hover_text(word).clicked() {
        type_in(view, said(&facet::turned(query, &facet.word)), out);
    }
}

fn searches(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    if model.settings.searches.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for Search { name, query } in &model.settings.searches {
            let chosen = Chosen::from(model.shelf.query.trim() == query);
            let shown = cover::text(ui, name);
            let label = text::one_line(&shown, 28);
            let chip = widget::chip(ui, None, &label, chosen, &say!("review-search", search = shown));
            if chip.on_hover_text(cover::text(ui, query)).clicked() {
                type_in(view, query.clone(), out);
            }
            if icon::button(ui, Icon::Cross, &say!("review-forget-search", search = shown), State::Plain)
                .clicked()
            {
                out.push(Action::ForgetSearch(name.clone()));
            }
        }
    });
}

/// Begins to keep the search that is typed; its own text is the name unless another is typed.
pub(in crate::ui) fn begin(model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    if !model.shelf.query.trim().is_empty() {
        view.search_name = Some(model.shelf.query.trim().to_owned());
        out.push(Action::Focus(Place::SearchName));
    }
}

/// The name is typed; Enter keeps the search, leaving the field does not.
fn naming(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let Some(name) = &mut view.search_name else { return };
    let hint = RichText::new(say!("review-name-of-this-search-hint")).color(theme::palette(ui).muted);
    let edit = cover::field(ui, TextEdit::singleline(name).id(view::id(Place::SearchName)).hint_text(hint));
    let edit = edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 5));
    let response = ui.add(edit).accessible_name(say!("review-name-of-this-search"));
    if !response.has_focus() || response.gained_focus() {
        // what is typed takes its place
        caret::mark_all(ui.ctx(), Place::SearchName, name);
    }
    if response.lost_focus() {
        if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            let query = model.shelf.query.clone();
            out.push(Action::KeepSearch(Search { name: name.clone(), query }));
            view.facets_fold = Fold::Open;
        }
        view.search_name = None;
        out.push(Action::Focus(Place::Search));
    }
}

/// Puts this into the search.
pub(in crate::ui) fn type_in(view: &mut ViewState, query: String, out: &mut Vec<Action>) {
    view.search.clone_from(&query);
    view.mark_row(0);
    out.push(Action::Search(query));
}
