//! The ledger: every promise by how it stands, marked with one key. Must not know where the calls
//! are kept.

use egui::{
    Align, Align2, EventFilter, Key, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use jiff::Zoned;

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::view::{self, Fold, ViewState};
use super::widget::Chosen;
use super::{cover, insights, theme, widget};
use crate::model::action::{Action, Now, Place, Screen};
use crate::model::beside::Seat;
use crate::model::call::PromiseStatus;
use crate::model::ledger::{Entry, Group, Mark, SHOWN_MOST, Section};
use crate::model::state::{Model, Waiting};
use crate::model::when;
use crate::say;

const ROW_PX: f32 = 48.0;

/// Between the buttons of a row.
const BETWEEN_PX: f32 = 2.0;

/// The widest that a row is drawn, in points.
const WIDEST: f32 = 720.0;

/// What comes into sight above and below the row that gets the keyboard, in points.
const AROUND_PX: f32 = 40.0;

/// Draws the ledger.
pub fn promises_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(say!("promises-promises")).font(theme::title()).color(palette.text));
        if model.seat == Seat::Call && widget::button(ui, say!("promises-back")).clicked() {
            out.push(Action::Go(Screen::Promises));
        }
    });
    let groups = model.ledger_groups(&now.wall, SHOWN_MOST);
    if groups.is_empty() {
        let text = match model.ledger.waiting {
            Waiting::Answered => {
                say!("promises-none-yet", key = commands::key_of(Command::Promise))
            }
            Waiting::Waiting | Waiting::NotAsked => say!("promises-looking").to_owned(),
        };
        ui.add_space(theme::GRID * 4.0);
        ui.vertical_centered(|ui| ui.label(RichText::new(text).color(palette.muted)));
        return;
    }
    widget::name(ui, say!("promises-keys"));
    let shown: Vec<Entry<'_>> = groups
        .iter()
        .filter(|section| view.ledger_fold(section.group) == Fold::Open)
        .flat_map(|section| section.entries.iter().copied())
        .collect();
    keys(ui, model, view, &shown, out);
    ScrollArea::vertical().id_salt("ledger").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = theme::GRID;
        let mut at = 0;
        for Section { group, count, entries } in &groups {
            heading(ui, view, *group, *count);
            if view.ledger_fold(*group) == Fold::Closed {
                continue;
            }
            for entry in entries {
                row_ui(ui, (at, *group), entry, &now.wall, out);
                at += 1;
            }
            if *count > entries.len() {
                let more = count - entries.len();
                if widget::button(ui, &say!("promises-and-more", more)).clicked() {
                    insights::behind(view, group.search(), out);
                }
            }
        }
        ui.add_space(theme::GRID * 2.0);
    });
}

/// The name of a group with its count; those that are done unfold.
fn heading(ui: &mut Ui, view: &mut ViewState, group: Group, count: usize) {
    ui.add_space(theme::GRID * 2.0);
    let text = format!("{} · {count}", group.name());
    if !group.is_done() {
        let palette = theme::palette(ui);
        let ink = if group == Group::Overdue { palette.alarm } else { palette.muted };
        ui.label(RichText::new(text).font(theme::small_strong()).color(ink));
        return;
    }
    let kind = if group == Group::Kept { "kept" } else { "broken" };
    let does = match view.ledger_fold(group) {
        Fold::Open => say!("promises-hide", kind),
        Fold::Closed => say!("promises-show", kind),
    };
    let button = widget::button(ui, &text).on_hover_text(does);
    if button.clicked() {
        view.turn_ledger_fold(group);
    }
}

/// Arrows move between the rows; letters mark the one that has the keyboard.
fn keys(ui: &Ui, model: &Model, view: &mut ViewState, shown: &[Entry<'_>], out: &mut Vec<Action>) {
    let Some(last) = shown.len().checked_sub(1) else { return };
    let focused = ui.memory(egui::Memory::focused);
    if model.overlay.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let held = (0..=last).find(|at| focused == Some(row_id(*at)));
    let at = held.unwrap_or_else(|| view.ledger_mark.min(last));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut next = at;
    for (key, to) in [
        (Key::ArrowDown, if held.is_some() { at + 1 } else { at }),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if (held.is_some() || focused.is_none()) && pressed(key) {
            next = to.min(last);
            ui.memory_mut(|memory| memory.request_focus(row_id(next)));
        }
    }
    // a row that was marked has left its place: the one that moved up, or the last, has the keyboard
    if focused.is_none() && view.ledger_mark > last {
        next = last;
        ui.memory_mut(|memory| memory.request_focus(row_id(last)));
    }
    view.ledger_mark = if focused == Some(row_id(last + 1)) { last + 1 } else { next };
    if let (Some(_), Some(entry)) = (held, shown.get(at)) {
        for (key, status) in
            [(Key::K, PromiseStatus::Kept), (Key::B, PromiseStatus::Broken), (Key::O, PromiseStatus::Open)]
        {
            if pressed(key) {
                out.push(mark(entry, status));
            }
        }
    }
}

fn row_id(at: usize) -> egui::Id {
    view::id(Place::Promise(at))
}

/// What marks this promise so.
pub(super) fn mark(entry: &Entry<'_>, status: PromiseStatus) -> Action {
    Action::Mark(Mark { call: entry.call, promise: entry.promise.id.clone(), status, at: None })
}

fn row_ui(ui: &mut Ui, (at, group): (usize, Group), entry: &Entry<'_>, now: &Zoned, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PX));
    if !ui.is_rect_visible(rect) && !ui.memory(|memory| memory.has_focus(row_id(at))) && at > 0 {
        // still there for Tab and for screen readers
        let _ = ui.interact(rect, row_id(at), Sense::click());
        return;
    }
    let response = ui.interact(rect, row_id(at), Sense::click());
    let facts = facts(ui, entry, now);
    let said = cover::text(ui, &entry.promise.text);
    let spoken = format!("{said}, {facts}, {}", group.name().to_lowercase());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    let edge = widget::edge(ui, &response, Chosen::No);
    ui.painter().rect(rect, 6, palette.surface, edge, egui::StrokeKind::Inside);
    let inside = rect.shrink2(vec2(10.0, 6.0));
    let buttons_px = buttons(ui, inside, entry, out);
    let width = inside.width() - buttons_px - theme::GRID * 2.0;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let text_ink = if group.is_done() { palette.muted } else { palette.text };
    let text = widget::cut(ui, &said, theme::strong(), text_ink, width);
    painter.galley(inside.left_top(), text, text_ink);
    let ink = if group == Group::Overdue { palette.alarm } else { palette.muted };
    let facts = widget::cut(ui, &facts, theme::small(), ink, width);
    painter.galley(Align2::LEFT_BOTTOM.anchor_size(inside.left_bottom(), facts.size()).min, facts, ink);
    icon::focus_ring(ui, &response, rect);
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand2(vec2(0.0, AROUND_PX)), None);
    }
    if response.clicked() {
        out.push(Action::Open(entry.call));
    }
}

/// "by Friday 15:00 · Mrs Lind · 7K4-Q2M": what is cut last comes first.
fn facts(ui: &Ui, entry: &Entry<'_>, now: &Zoned) -> String {
    let due = entry.promise.due.map(|due| say!("promises-by", due = when::say(due, now)));
    let parts = [due, Some(cover::text(ui, entry.to).into_owned()), Some(entry.short_id.to_owned())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Draws at the right what the mouse can do with it; answers how wide that is.
fn buttons(ui: &mut Ui, inside: Rect, entry: &Entry<'_>, out: &mut Vec<Action>) -> f32 {
    let what = cover::text(ui, &entry.promise.text);
    let choices: &[(Icon, &str, PromiseStatus)] = match entry.promise.status {
        PromiseStatus::Open => &[
            (Icon::Check, say!("promises-kept"), PromiseStatus::Kept),
            (Icon::Cross, say!("promises-broken"), PromiseStatus::Broken),
        ],
        PromiseStatus::Kept | PromiseStatus::Broken => {
            &[(Icon::Turn, say!("promises-open-again"), PromiseStatus::Open)]
        }
    };
    // drawn from left to right, as Tab goes through them
    let px = choices.iter().map(|_| icon::BUTTON_PX + BETWEEN_PX).sum::<f32>() - BETWEEN_PX;
    let right = Rect::from_min_max(pos2(inside.right() - px, inside.top()), inside.max);
    let layout = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(right).layout(layout));
    ui.spacing_mut().item_spacing.x = BETWEEN_PX;
    for (icon, name, status) in choices {
        if icon::button(&mut ui, *icon, &format!("{name}: {what}"), State::Plain).clicked() {
            out.push(mark(entry, *status));
        }
    }
    px
}
