//! The saved calls: a list that filters as one types, and the one opened beside or over it.

mod facets;
mod picked;

use egui::{
    Align2, Key, Modifiers, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};
use jiff::Timestamp;

use super::commands::{self, Command};
use super::cover;
use super::icon;
use super::kept;
use super::notes;
use super::rows::{self, Rows};
use super::theme;
use super::versions;
use super::view::{self, ViewState};
use super::widget::{self, Chosen};
use crate::model::action::{Action, Now, Place, Which};
use crate::model::call::{Call, Status};
use crate::model::exchange::{Access, Count, Row};
use crate::model::state::{Model, Waiting};
use crate::model::together::Form;
use crate::model::{text, when};
use crate::report::{csv, json, markdown};
use crate::{key, say};
pub(super) use facets::{begin as keep_search, type_in};
pub(super) use picked::focused as focused_row;

const ROW_PX: f32 = 52.0;

/// The width of the bar beside the call that is open, in points.
const OPEN_PX: f32 = 4.0;

/// Between a name and how they behaved, in points.
const BETWEEN_PX: f32 = 4.0;

/// Where the opened call stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stands {
    BesideList,
    OverList,
}

/// Draws the review: side by side from [`theme::WIDE`], else the opened call over the list.
pub fn review_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    if ui.available_width() >= theme::WIDE {
        let list_px = (ui.available_width() * 0.4).min(460.0);
        egui::Panel::left("list")
            .exact_size(list_px)
            .resizable(false)
            .frame(egui::Frame::new().inner_margin(4))
            .show(ui, |ui| {
                list_ui(ui, model, view, now, out);
            });
        // arrows and Enter in the search go on from call to call
        let searching = ui.memory(|memory| memory.has_focus(view::id(Place::Search)));
        view.focus = view.focus.filter(|wish| wish.place != Place::Reader || !searching);
        egui::CentralPanel::default()
            .frame(egui::Frame::new().inner_margin(8))
            .show(ui, |ui| reader_ui(ui, model, view, Stands::BesideList, now, out));
    } else if model.saved.is_some() {
        reader_ui(ui, model, view, Stands::OverList, now, out);
    } else {
        list_ui(ui, model, view, now, out);
    }
}

fn list_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    search(ui, model, view, out);
    facets::facets_ui(ui, model, view, now, out);
    picked::picked_ui(ui, model, view, out);
    picked::keys(ui, model, view, out);
    asides(ui, model);
    let rows = &model.shelf.rows;
    let palette = theme::palette(ui);
    if rows.is_empty() {
        let text = match (model.shelf.waiting, model.shelf.query.trim().is_empty()) {
            (Waiting::Waiting | Waiting::NotAsked, _) => say!("review-looking"),
            (Waiting::Answered, true) => kept::said(model, key!("review-none-yet")),
            (Waiting::Answered, false) if model.shelf.progress.is_some() => {
                say!("review-still-looking")
            }
            (Waiting::Answered, false) => say!("review-none-found"),
        };
        ui.add_space(theme::GRID * 4.0);
        ui.vertical_centered(|ui| ui.label(RichText::new(text).color(palette.muted)));
        return;
    }
    let count = model.shelf.count.known();
    widget::name(ui, &counted(model.shelf.count));
    ui.spacing_mut().item_spacing.y = 2.0;
    let rows = Rows { name: "rows", count, row_px: ROW_PX, sought: view.list_sought.take() };
    rows::rows_ui(ui, rows, |ui, at| {
        if let Some(row) = model.shelf.row(at) {
            row_ui(ui, model, view, (at, row), now, out);
        } else {
            out.push(Action::ReadOn(at));
        }
    });
}

/// The search; while it has the keyboard, arrows move the mark and Enter opens.
fn search(ui: &mut Ui, model: &Model, view: &mut ViewState, out: &mut Vec<Action>) {
    let id = view::id(Place::Search);
    if view.searched != model.shelf.query {
        view.search.clone_from(&model.shelf.query);
        view.searched.clone_from(&model.shelf.query);
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        let last = model.shelf.count.known().saturating_sub(1);
        let extends = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
        if extends(Key::ArrowDown) {
            picked::extend(model, view, (view.list_mark + 1).min(last), out);
        }
        if extends(Key::ArrowUp) {
            picked::extend(model, view, view.list_mark.saturating_sub(1), out);
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            view.mark_row((view.list_mark + 1).min(last));
        }
        if pressed(Key::ArrowUp) {
            view.mark_row(view.list_mark.saturating_sub(1));
        }
        view.opens_marked |= pressed(Key::Enter);
    } else {
        view.opens_marked = false;
    }
    let hint = RichText::new(kept::said(model, key!("review-find"))).color(theme::palette(ui).muted);
    let edit = TextEdit::singleline(&mut view.search).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let edit = cover::field(ui, edit);
    let response = ui
        .add(edit.margin(egui::Margin::symmetric(8, 5)))
        .accessible_name(kept::said(model, key!("review-find")));
    if response.changed() {
        view.mark_row(0);
        out.push(Action::Search(view.search.clone()));
    } else if view.opens_marked && model.shelf.waiting == Waiting::Answered {
        view.opens_marked = false;
        out.extend(model.shelf.row(view.list_mark).map(|row| Action::Open(row.id)));
    }
}

/// How many calls there are, in words.
fn counted(count: Count) -> String {
    match count {
        Count::Exactly(count) => text::calls(count),
        Count::AtLeast(count) => say!("review-at-least", count, shown = text::grouped(count)),
    }
}

/// What there is to know about the list besides the list.
fn asides(ui: &mut Ui, model: &Model) {
    let palette = theme::palette(ui);
    let shelf = &model.shelf;
    let tell = |ui: &mut Ui, what: String| {
        ui.label(RichText::new(what).font(theme::small()).color(palette.muted));
    };
    if let Some(progress) = shelf.progress {
        let (done, of) = (text::grouped(progress.done), text::grouped(progress.of));
        tell(ui, say!("review-progress", done, of));
    }
    if !shelf.unclear.is_empty() {
        let words = shelf.unclear.join(", ");
        tell(ui, say!("review-searched-as-words", words = cover::text(ui, &words)));
    }
    for word in &shelf.missed {
        tell(ui, say!("review-one-letter-away", word = cover::text(ui, word)));
    }
    unreadable(ui, model);
}

fn unreadable(ui: &mut Ui, model: &Model) {
    let count = model.shelf.unreadable.len();
    if count == 0 {
        return;
    }
    let palette = theme::palette(ui);
    let label = ui.label(RichText::new(say!("review-unreadable", count)).color(palette.alarm));
    label.on_hover_text(model.shelf.unreadable.join("\n"));
}

fn row_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    (at, row): (usize, &Row),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let marked = Chosen::from(at == view.list_mark);
    let selected = model.shelf.picked.contains(&row.id);
    let palette = theme::palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PX));
    let response = ui.interact(rect, picked::row_id(row.id), Sense::click());
    let lead = row.situations.first();
    let situation = lead.map_or("", |id| model.playbook.name(id));
    let chip = lead.map_or("", |id| model.playbook.chip(id));
    let when = when::say(row.opened, &now.wall);
    let row = &*cover::row(ui, row);
    let who = if row.customer.is_empty() { row.short_id.as_str() } else { row.customer.as_str() };
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            ui.is_enabled(),
            selected,
            format!("{who}, {when}, {situation}, {}", row.snippet),
        )
    });
    if ui.is_rect_visible(rect) {
        let open = model.saved.as_ref().is_some_and(|desk| desk.call.id == row.id);
        let fill = if open || selected { palette.accent_soft } else { palette.surface };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.rect(rect, 6, fill, widget::edge(ui, &response, marked), egui::StrokeKind::Inside);
        if open {
            painter.rect_filled(rect.with_max_x(rect.left() + OPEN_PX), 2, palette.accent);
        }
        let mut inside = rect.shrink2(vec2(10.0, 7.0));
        if selected {
            let at = inside.left_center() + vec2(7.0, 0.0);
            ui.painter().rect_filled(egui::Rect::from_center_size(at, vec2(18.0, 18.0)), 5, palette.accent);
            icon::paint(ui.painter(), icon::Icon::Check, at, Stroke::new(1.8, palette.on_accent));
            inside.min.x += 24.0;
        }
        let standing = standing(row, now.wall.timestamp());
        let small = |text| painter.layout_no_wrap(text, theme::small(), palette.muted);
        let (mut right, mut before) = (small(format!("{standing}{when}")), "");
        // who and what come first; where there is little room its standing goes down a line
        if right.size().x > inside.width() / 2.0 {
            (right, before) = (small(when), standing.as_str());
        }
        let right_at = Align2::RIGHT_TOP.anchor_size(inside.right_top(), right.size()).min;
        let space = (right_at.x - inside.left() - 8.0).max(20.0);
        painter.galley(right_at, right, palette.muted);
        let fitting = |texts, space| widget::fitting(ui, texts, theme::strong(), palette.text, space);
        let behind = |what: &str| if what.is_empty() { String::new() } else { format!("· {what}") };
        let behaves = (behind(situation), behind(chip));
        // a long name leaves half of the room to how they behaved
        let room = (space - BETWEEN_PX - fitting((who, who), space).size().x).max(space / 2.0);
        let behaves = fitting((&behaves.0, &behaves.1), room);
        let name = fitting((who, who), space - BETWEEN_PX - behaves.size().x);
        let behaves_at = inside.left_top() + vec2(name.size().x + BETWEEN_PX, 0.0);
        painter.galley(inside.left_top(), name, palette.text);
        painter.galley(behaves_at, behaves, palette.text);
        let snippet = snippet(ui, row, before, inside.width());
        painter.galley(inside.left_bottom() - vec2(0.0, snippet.size().y), snippet, palette.muted);
    }
    icon::focus_ring(ui, &response, rect);
    picked::clicked(&response, (at, row.id), model, view, out);
}

/// The selected calls as a file to be written.
pub(super) fn exported(model: &Model, calls: &[Call], form: Form, now: &Now) -> Action {
    let zone = now.wall.time_zone();
    let text: String = match form {
        Form::Csv => {
            let head = [csv::BYTE_ORDER_MARK.to_owned(), csv::header()];
            head.into_iter().chain(calls.iter().map(csv::row)).collect()
        }
        Form::Jsonl => calls.iter().flat_map(|call| [json::line(call), "\n".to_owned()]).collect(),
        Form::Markdown => calls.iter().map(|call| markdown::section(call, &model.playbook, zone)).collect(),
    };
    Action::Write(format!("evenkeel-calls-{}.{}", now.wall.date(), form.ending()), text.into_bytes())
}

/// The line around the hit behind what comes `before` it, with the words that were searched in strong
/// ink.
fn snippet(ui: &Ui, row: &Row, before: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let palette = theme::palette(ui);
    let mut job = egui::text::LayoutJob { break_on_newline: false, ..Default::default() };
    let mut run = before.to_owned();
    let mut ink = palette.muted;
    for (at, c) in row.snippet.chars().enumerate() {
        let marked = row.marks.iter().any(|mark| mark.contains(&at));
        let its = if marked { palette.text } else { palette.muted };
        if its != ink {
            job.append(&std::mem::take(&mut run), 0.0, egui::TextFormat::simple(theme::small(), ink));
            ink = its;
        }
        run.push(c);
    }
    job.append(&run, 0.0, egui::TextFormat::simple(theme::small(), ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

fn standing(row: &Row, now: Timestamp) -> String {
    let owed = match row.owed {
        Some(Some(due)) if due < now => Some(say!("review-promise-overdue")),
        Some(_) => Some(say!("review-promise-open")),
        None => None,
    };
    let status = Some(row.status).filter(|status| *status != Status::Ended).map(Status::name);
    status.into_iter().chain(owed).flat_map(|part| [part, " · "]).collect()
}

fn reader_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    stands: Stands,
    now: &Now,
    out: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let Some(desk) = &model.saved else {
        ui.add_space(theme::GRID * 8.0);
        ui.vertical_centered(|ui| ui.label(RichText::new(say!("review-choose-a-call")).color(palette.muted)));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        if stands == Stands::OverList && widget::button(ui, say!("review-back")).clicked() {
            out.push(Action::Back);
        }
        let (id, when) = (&desk.call.short_id, when::say(desk.call.opened, &now.wall));
        let who = text::one_line(&cover::text(ui, &desk.call.customer), 40);
        let title =
            if who.is_empty() { format!("{id} · {when}") } else { format!("{who} · {id} · {when}") };
        ui.label(RichText::new(title).font(theme::strong()).color(palette.text));
        if let Some(why) = &desk.failure {
            ui.label(RichText::new(say!("review-not-saved", why)).font(theme::small()).color(palette.alarm));
        } else if !desk.needs_save() && desk.saved_at.is_some() {
            ui.label(
                RichText::new(kept::said(model, key!("bar-saved"))).font(theme::small()).color(palette.muted),
            );
        }
    });
    ui.horizontal_wrapped(|ui| {
        let copy = widget::button(ui, say!("review-copy-summary"))
            .on_hover_text(commands::key_of(Command::CopySummary));
        view.settle(Place::Reader, &copy);
        if copy.clicked() {
            commands::run(Command::CopySummary, model, view, now, out);
        }
        let debrief = if model.debriefed == Some(desk.call.id) {
            say!("review-your-debrief")
        } else {
            say!("review-debrief")
        };
        let debrief = widget::button(ui, debrief).on_hover_text(commands::key_of(Command::Debrief));
        if debrief.clicked() {
            out.push(Action::OpenDebrief);
        }
        if desk.call.status != Status::Ended && widget::button(ui, say!("review-go-on-with-it")).clicked() {
            out.push(Action::Resume(desk.call.id));
        }
        if widget::button(ui, say!("review-delete")).on_hover_text(say!("review-delete-help")).clicked() {
            out.push(Action::Delete(desk.call.id));
        }
    });
    if desk.access == Access::ReadOnly {
        let text = say!("review-newer");
        ui.label(RichText::new(text).color(palette.alarm));
    }
    let situations = desk.call.situations.iter().map(|id| model.playbook.name(id));
    let situations = situations.collect::<Vec<_>>().join(", ");
    if !situations.is_empty() {
        ui.label(RichText::new(situations).color(palette.accent));
    }
    versions::chips_ui(ui, model, Which::Saved, now, out);
    if let Some(shown) = model.version_shown(Which::Saved) {
        versions::version_ui(ui, view, Which::Saved, shown, now, out);
        return;
    }
    ScrollArea::vertical().id_salt(("reader", desk.call.id)).auto_shrink(false).show(ui, |ui| {
        widget::turn_pages(ui);
        notes::notes_ui(ui, model, view, Which::Saved, now, out);
    });
}
