//! The palette: situations, cards, saved calls and commands in one search. Must not do anything
//! itself: a hit is an action.

use egui::{Area, Event, Frame, Id, Key, Modifiers, Order, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::commands::{self, Command};
use super::view::{self, ViewState};
use super::{cover, icon, kept, ladder, theme};
use crate::model::action::{Action, Change, Now, Overlay, Place, Screen, Which};
use crate::model::call::HOTTEST;
use crate::model::desk::Desk;
use crate::model::fit::{self, Fit};
use crate::model::playbook::Situation;
use crate::model::recognise::Slips;
use crate::model::scrub::Scrubbed;
use crate::model::settings::Section;
use crate::model::state::{Model, Waiting};
use crate::model::{card, text, when};
use crate::report;
use crate::say;

/// At most so many hits of one kind are shown.
const MOST: usize = 6;

/// Something the palette offers.
#[derive(Clone, Debug)]
struct Hit {
    name: String,
    kind: String,
    /// Hits with a smaller number come first.
    order: u8,
    does: Does,
}

#[derive(Clone, Debug)]
enum Does {
    Act(Box<Action>),
    Run(Command),
    /// Searches the saved calls for this.
    Search(String),
}

/// Draws the palette over the window.
pub fn palette_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let field = view::id(Place::Palette);
    let focused = ui.memory(egui::Memory::focused).filter(|focused| *focused != field);
    if model.overlay != Some(Overlay::Palette) {
        view.palette_chooses = false;
        // closed with nothing chosen
        if let Some(before) = view.under_palette.take()
            && focused.is_none()
        {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
        return;
    }
    view.under_palette = focused.or(view.under_palette);
    let hits = hits(ui, model, &view.palette_query, now);
    keys(ui, view, hits.len());
    view.palette_chooses |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if view.palette_chooses && !is_looking(ui, model, &view.palette_query, &hits) {
        view.palette_chooses = false;
        if let Some(hit) = hits.get(view.palette_mark) {
            choose(hit, model, view, now, out);
            return;
        }
    }
    let screen = ui.ctx().content_rect();
    let width = (screen.width() - 24.0).min(520.0);
    let area = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .accessible_name(say!("palette-find-anything"));
    let area = area.default_size(vec2(width, screen.height()));
    let shown = area.fixed_pos(egui::pos2(screen.center().x - width / 2.0, screen.top() + 44.0)).show(
        ui.ctx(),
        |ui| {
            Frame::popup(ui.style()).inner_margin(8).show(ui, |ui| {
                ui.set_width(width - 18.0);
                let hint = RichText::new(say!("palette-hint")).color(theme::palette(ui).muted);
                let edit = TextEdit::singleline(&mut view.palette_query).id(field);
                let edit = cover::field(ui, edit);
                let edit =
                    edit.hint_text(hint).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
                let response = ui.add(edit).accessible_name(say!("palette-find-anything"));
                if response.changed() {
                    mark(view, 0);
                    out.push(Action::Find(view.palette_query.clone()));
                }
                let height = (screen.height() - 130.0).max(120.0);
                // the room is the window's, not what fewer hits left of it
                let scroll = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
                scroll.show(ui, |ui| {
                    list(ui, &hits, model, view, now, out);
                });
            });
        },
    );
    ui.ctx().memory_mut(|memory| memory.set_modal_layer(shown.response.layer_id));
}

/// Whether what Enter is to choose may still come: with the letters of this very frame, or with the calls.
fn is_looking(ui: &Ui, model: &Model, query: &str, hits: &[Hit]) -> bool {
    let types = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_));
    if ui.input(|input| input.events.iter().any(types)) {
        ui.ctx().request_repaint();
        return true;
    }
    !query.trim().is_empty() && !is_answered(model, query) && hits.first().is_none_or(|hit| hit.order > CALLS)
}

/// Whether the calls for this are there.
fn is_answered(model: &Model, query: &str) -> bool {
    model.finds.query == query && model.finds.waiting == Waiting::Answered
}

fn list(ui: &mut Ui, hits: &[Hit], model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    if hits.is_empty() {
        ui.label(RichText::new(say!("palette-nothing-fits")).color(theme::palette(ui).muted));
    }
    for (at, hit) in hits.iter().enumerate() {
        let kind = RichText::new(&hit.kind).font(theme::small()).color(theme::palette(ui).muted);
        let button =
            egui::Button::selectable(at == view.palette_mark, text::one_line(&hit.name, 60)).right_text(kind);
        let response = ui.add(button.min_size(vec2(ui.available_width(), theme::TARGET)).wrap());
        // what has the keyboard is what Enter chooses
        if response.gained_focus() {
            view.palette_mark = at;
        }
        if view.palette_sought.take_if(|sought| *sought == at).is_some() {
            response.scroll_to_me(None);
        }
        icon::focus_ring(ui, &response, response.rect);
        if response.clicked() {
            choose(hit, model, view, now, out);
        }
    }
}

fn keys(ui: &Ui, view: &mut ViewState, count: usize) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = count.saturating_sub(1);
    if pressed(Key::ArrowDown) {
        mark(view, last.min(view.palette_mark + 1));
    }
    if pressed(Key::ArrowUp) {
        mark(view, view.palette_mark.saturating_sub(1));
    }
    view.palette_mark = view.palette_mark.min(last);
}

/// Marks this hit, which comes into sight once: asked for at each frame, a list that is a point too
/// long would never rest.
fn mark(view: &mut ViewState, at: usize) {
    view.palette_mark = at;
    view.palette_sought = Some(at);
}

fn choose(hit: &Hit, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    view.palette_query.clear();
    mark(view, 0);
    // what is done says itself who has the keyboard
    view.under_palette = None;
    out.push(Action::Show(None));
    match &hit.does {
        Does::Act(action) => out.push((**action).clone()),
        Does::Run(command) => commands::run(*command, model, view, now, out),
        Does::Search(query) => {
            if model.screen != Screen::Review {
                out.push(Action::Go(Screen::Review));
            }
            view.search.clone_from(query);
            view.list_mark = 0;
            out.push(Action::Search(query.clone()));
        }
    }
}

/// The order of saved calls.
const CALLS: u8 = 2;

/// The order of what is only a slip of the finger away: it is left out where anything else fits.
const SLIPS: u8 = 4;

/// What fits, the best first. What was typed word for word comes before what only resembles it.
fn hits(ui: &Ui, model: &Model, query: &str, now: &Now) -> Vec<Hit> {
    let needle = query.trim().to_lowercase();
    let mut hits = situations(model, &needle);
    hits.extend(entries(model, &needle));
    hits.extend(sections(&needle));
    hits.extend(heat(model, &needle));
    hits.extend(incident(model, &needle, now));
    hits.extend(reopen(model, &needle));
    hits.extend(searches(ui, model, &needle));
    if !needle.is_empty() {
        hits.extend(cards(ui, model, &needle, now));
        hits.extend(calls(ui, model, query, now));
    }
    hits.sort_by_key(|hit| hit.order);
    if hits.first().is_some_and(|hit| hit.order < SLIPS) {
        hits.retain(|hit| hit.order < SLIPS);
    }
    hits
}

/// Where a hit with such a name stands.
fn order(needle: &str, name: &str) -> Option<u8> {
    match fit::fit(needle, name) {
        _ if needle.is_empty() => Some(1),
        Some(Fit::Words | Fit::Initials | Fit::Within) => Some(1),
        Some(Fit::Slip) => Some(SLIPS),
        None => None,
    }
}

/// The same where more is said of it than its name.
fn order_of_helped(needle: &str, name: &str, help: &str) -> Option<u8> {
    let whole = || fit::fit(needle, &format!("{name} {help}"));
    let is_part = needle.chars().count() >= fit::PART;
    let helps = || (is_part && matches!(whole(), Some(Fit::Words | Fit::Within))).then_some(2);
    let named = order(needle, name);
    named.filter(|order| *order < SLIPS).or_else(helps).or(named)
}

fn situations(model: &Model, needle: &str) -> Vec<Hit> {
    let firm = model.playbook.rank_with(needle, Slips::Not);
    let situations = if needle.is_empty() {
        model.playbook.situations.iter().collect()
    } else {
        model.playbook.rank(needle)
    };
    let order = |situation: &Situation| {
        let mut names = situation.recognise.iter().chain([&situation.name]);
        let fits = |name: &String| matches!(fit::fit(needle, name), Some(Fit::Words | Fit::Within));
        match () {
            () if needle.is_empty() || names.any(fits) => Some(0),
            () if needle.chars().count() < fit::PART => None,
            () if firm.iter().any(|other| other.id == situation.id) => Some(3),
            () => Some(SLIPS),
        }
    };
    let hits = situations.into_iter().filter_map(|situation| {
        Some(Hit {
            name: situation.name.clone(),
            kind: say!("palette-situation").to_owned(),
            order: order(situation)?,
            does: Does::Act(Box::new(Action::Record(Which::Live, Change::Situation(situation.id.clone())))),
        })
    });
    hits.take(MOST).collect()
}

fn entries(model: &Model, needle: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for entry in commands::TABLE.iter().filter(|entry| entry.command != Command::Back) {
        let name = kept::said(model, entry.name).to_owned();
        let known = hits.iter().any(|hit| hit.name == name);
        if let Some(order) = order_of_helped(needle, &name, kept::said(model, entry.help))
            && !known
        {
            let kind = commands::written(&entry.key);
            hits.push(Hit { name, kind, order, does: Does::Run(entry.command) });
        }
    }
    hits
}

fn sections(needle: &str) -> impl Iterator<Item = Hit> {
    let sections = Section::ALL.into_iter().filter(|_| !needle.is_empty());
    sections.filter_map(|section| {
        let name = say!("palette-settings", section = section.name());
        let order = order_of_helped(needle, &name, section.holds())?;
        Some(Hit { name, kind: String::new(), order, does: Does::Act(Box::new(Action::SetUp(section))) })
    })
}

/// "heat 7", in a call the heat at the start, in wrap-up that at the end.
fn heat(model: &Model, needle: &str) -> Option<Hit> {
    model.call()?;
    let (named, number) = needle.rsplit_once(' ')?;
    let heat = number.parse().ok().filter(|heat| *heat <= HOTTEST)?;
    let (name, change) = if model.wrapping_up() {
        (say!("palette-heat-at-the-end", heat), Change::HeatEnd(Some(heat)))
    } else {
        (say!("palette-heat", heat), Change::HeatStart(Some(heat)))
    };
    let order = order(named, &name)?;
    let does = Does::Act(Box::new(Action::Record(Which::Live, change)));
    Some(Hit { name, kind: commands::key_of(Command::Heat), order, does })
}

/// The searches that were kept.
fn searches<'a>(ui: &'a Ui, model: &'a Model, needle: &'a str) -> impl Iterator<Item = Hit> + 'a {
    let searches = model.settings.searches.iter().filter(|_| !needle.is_empty());
    searches.filter_map(|search| {
        Some(Hit {
            name: cover::text(ui, &search.name).into_owned(),
            kind: say!("palette-kept-search").to_owned(),
            order: order(needle, &search.name)?,
            does: Does::Search(search.query.clone()),
        })
    })
}

/// The incident text of the call in view, once there is one to tell.
fn incident(model: &Model, needle: &str, now: &Now) -> Option<Hit> {
    let name = say!("ladder-copy-incident");
    let call = &model.desk_in_view()?.call;
    let order = order(needle, name).filter(|_| report::incident::tells(call))?;
    Some(Hit {
        name: name.to_owned(),
        kind: say!("palette-one-page").to_owned(),
        order,
        does: Does::Act(Box::new(ladder::copy_incident(model, call, now))),
    })
}

/// Out of wrap-up.
fn reopen(model: &Model, needle: &str) -> Option<Hit> {
    let name = say!("wrapup-reopen");
    let order = order_of_helped(needle, name, say!("wrapup-reopen-help")).filter(|_| model.wrapping_up())?;
    let does = Does::Act(Box::new(Action::Record(Which::Live, Change::Reopen)));
    Some(Hit { name: name.to_owned(), kind: String::new(), order, does })
}

fn calls<'a>(ui: &'a Ui, model: &'a Model, query: &str, now: &'a Now) -> impl Iterator<Item = Hit> + 'a {
    let rows = if is_answered(model, query) { model.finds.rows.as_slice() } else { &[] };
    rows.iter().take(MOST).map(|row| {
        let who = if row.customer.is_empty() {
            row.short_id.as_str().into()
        } else {
            cover::text(ui, &row.customer)
        };
        let name = format!("{who}: {}", cover::text(ui, &row.snippet));
        let kind = when::say(row.opened, &now.wall);
        Hit { name, kind, order: CALLS, does: Does::Act(Box::new(Action::Open(row.id))) }
    })
}

fn cards<'a>(ui: &'a Ui, model: &'a Model, needle: &'a str, now: &'a Now) -> impl Iterator<Item = Hit> + 'a {
    let cards = model.playbook.situations.iter().flat_map(|situation| {
        let wordings = situation.say.iter().flat_map(|card| &card.variants);
        wordings.map(move |wording| (situation, wording))
    });
    let fitting = cards.filter(move |(_, wording)| wording.to_lowercase().contains(needle));
    let safe = model.live.as_ref().map(Desk::for_disk);
    fitting.take(MOST).map(move |(situation, wording)| {
        let text = card::fill(wording, safe.as_ref().map(Scrubbed::call), &now.wall);
        let shown = card::fill(wording, cover::in_hand(ui, model).as_deref(), &now.wall);
        let kind = say!("palette-copy", chip = situation.chip);
        Hit {
            name: shown,
            kind,
            order: 2,
            does: Does::Act(Box::new(Action::Copy(text, say!("palette-card").to_owned()))),
        }
    })
}
